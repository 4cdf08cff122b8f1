"""How far the checking of a story is: a mark a quotation, and counts of what is not settled."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.models import Standing
from articles.vocabulary import QuotationKind, QuotationState

NOT_QUOTED = QuotationState.NOT_A_QUOTATION
LOUDEST_FIRST = (
    QuotationState.DISPUTED,
    QuotationState.STALE,
    QuotationState.UNCHECKED,
    QuotationState.WAIVED,
)
SETTLED = frozenset({QuotationState.VERIFIED, QuotationState.WAIVED, NOT_QUOTED})
MOST_MARKS = 16
"""Above so many quotations the tally is runs: “✓ 1–12, ◐ 13”."""


@dataclass(frozen=True)
class TallyMark:
    """A quotation, or a run of quotations in one state, as a link of the tally."""

    state: QuotationState
    numbers: str
    quotation_id: int

    @property
    def spoken(self) -> str:
        return f"Quotation {self.numbers}, {self.state.label}"


class Tally:
    """The quotations of a story, source notes left out."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        quoted = [one for one in standings if one.quotation.kind != QuotationKind.REPORTED]
        self.standings = [one for one in quoted if one.state != NOT_QUOTED]
        self.classed = [one for one in quoted if one.state == NOT_QUOTED]
        self.counts = Counter(one.state for one in self.standings)

    @property
    def total(self) -> int:
        return len(self.standings)

    @property
    def checked(self) -> int:
        return self.counts[QuotationState.VERIFIED]

    @property
    def is_settled(self) -> bool:
        return all(one.state in SETTLED for one in self.standings)

    @property
    def open(self) -> list[tuple[QuotationState, int]]:
        """The states that are not “verified”, counted, the loudest first."""
        return [(state, self.counts[state]) for state in LOUDEST_FIRST if self.counts[state]]

    @property
    def first_open(self) -> Standing | None:
        return next((one for one in self.standings if one.state not in SETTLED), None)

    @property
    def marks(self) -> list[TallyMark]:
        if self.total <= MOST_MARKS:
            return [
                TallyMark(one.state, str(one.number), one.quotation.pk)
                for one in self.standings
            ]
        return [self._run(list(run)) for _, run in groupby(self.standings, lambda o: o.state)]

    @property
    def is_runs(self) -> bool:
        return self.total > MOST_MARKS

    @staticmethod
    def _run(run: list[Standing]) -> TallyMark:
        first, last = run[0].number, run[-1].number
        numbers = str(first) if first == last else f"{first}–{last}"
        return TallyMark(run[0].state, numbers, run[0].quotation.pk)
