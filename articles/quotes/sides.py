"""Rows on record and spans of the copy as they are compared, and the pairs made of them so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.quotes.folding import normalised
from articles.quotes.records import Found, OnRecord

EDGE = 16
"""So many characters of context on either side tell where words stand."""
FEW = 60
"""More than so many are not all compared with one another."""


@dataclass(frozen=True, slots=True)
class Side:
    """A row or a span reduced to what is compared: words, the edges of its context, its spot."""

    at: int
    words: str
    before: str
    after: str
    place: str
    passage: int
    order: int
    present: bool
    settled: str


def _edge(context: str) -> str:
    """A context folded, its marks off; empty where it holds no word."""
    folded = normalised(context).strip(" \"'.,:;!?-()[]").casefold()
    return folded if any(map(str.isalnum, folded)) else ""


def side_of_row(at: int, row: OnRecord) -> Side:
    return Side(
        at,
        normalised(row.exact),
        _edge(row.prefix),
        _edge(row.suffix),
        row.place,
        row.passage,
        row.order,
        row.present,
        row.settled,
    )


def side_of_span(at: int, span: Found) -> Side:
    return Side(
        at,
        normalised(span.exact),
        _edge(span.prefix),
        _edge(span.suffix),
        span.place,
        span.passage,
        at,
        present=True,
        settled="",
    )


def _agree(before: str, after: str) -> bool:
    """Whether two contexts agree where they touch the words; a block's edge may cut one short."""
    length = min(len(before), len(after), EDGE)
    return length > 0 and before[:length] == after[:length]


def agreement(row: Side, span: Side) -> int:
    """How many sides of the context agree: 0, 1 or 2."""
    backwards = _agree(row.before[::-1], span.before[::-1])
    return int(backwards) + int(_agree(row.after, span.after))


def common(row: Side, span: Side) -> int:
    """How many characters of context agree, outwards from the words."""
    return _shared(row.before[::-1], span.before[::-1]) + _shared(row.after, span.after)


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def speak(row: Side, span: Side) -> bool:
    """Whether both have a context that could agree."""
    return bool((row.before or row.after) and (span.before or span.after))


class Desk:
    """Pairs made so far, and what is still without a partner."""

    def __init__(self, rows: Sequence[Side], spans: Sequence[Side]) -> None:
        self.row_of: dict[int, int] = {}
        self.span_of: dict[int, int] = {}
        self.same: set[int] = set()
        self.doubtful: set[int] = set()
        self.rows, self.spans = rows, spans

    def join(self, row: Side, span: Side, *, same: bool, doubtful: bool = False) -> None:
        self.row_of[span.at] = row.at
        self.span_of[row.at] = span.at
        if same:
            self.same.add(span.at)
        if doubtful:
            self.doubtful.add(span.at)

    def free_rows(self, rows: Iterable[Side]) -> list[Side]:
        return [r for r in rows if r.at not in self.span_of]

    def free_spans(self, spans: Iterable[Side]) -> list[Side]:
        return [s for s in spans if s.at not in self.row_of]
