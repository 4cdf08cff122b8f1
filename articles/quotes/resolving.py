"""Whom a pronoun or a role stands for: by gender, recency and who was speaking."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from articles.quotes import lexicon
from articles.quotes.cast import Figure, Mention
from articles.quotes.mentions import PERSON
from articles.quotes.roles import is_narrower
from articles.quotes.strangers import Strangers, strangers

_LOOK_BACK = 20
_FAR = 1 << 40
_FAR_BACK, _OPENING = 80, 2
_PASSAGE, _SENTENCE = 0.66, 0.9
_LEADS, _FOLLOWS, _OWNS, _SPEAKS = 1.0, 0.7, 0.55, 1.05
_UNSURE_GENDER, _UNSURE_PERSON = 0.75, 0.5
# The subject of this sentence or of the one before it.
_JUST = 1.25


@dataclass(slots=True)
class Said:
    """A figure who was found to speak at a place."""

    passage: int
    at: int
    figure: Figure


@dataclass(slots=True)
class Ranked:
    """A figure and how likely it is meant."""

    figure: Figure
    weight: float


class Memory:
    """Who has been named and who has spoken so far."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        sentence_at: Callable[[int, int], int],
        body: frozenset[int],
        masks: Sequence[str],
    ) -> None:
        self.body, self.masks = body, masks
        self.people = [m for m in mentions if m.figure.kind == PERSON]
        self.order = [(m.passage, m.start) for m in self.people]
        self.sentence_at = sentence_at
        self.said: list[Said] = []
        self.leads: dict[int, set[int]] = {}

    def speaks(self, passage: int, at: int, figure: Figure) -> None:
        self.said.append(Said(passage, at, figure))

    def _leaders(self, passage: int) -> set[int]:
        """Where the first person of each sentence of a block stands: the likely subjects."""
        leaders = self.leads.get(passage)
        if leaders is None:
            first: dict[int, int] = {}
            begin = bisect_left(self.order, (passage, -1))
            for mention in self.people[begin : bisect_left(self.order, (passage + 1, -1))]:
                if not mention.possessive:
                    first.setdefault(self.sentence_at(passage, mention.start), mention.start)
            leaders = self.leads[passage] = set(first.values())
        return leaders

    def _near(self, passage: int, at: int, there: int, where: int) -> float:
        if there == passage:
            between = self.sentence_at(passage, at) - self.sentence_at(passage, where)
            return float(_SENTENCE ** min(between, 9))
        # A name late in a block is a little nearer to the next block than an early one.
        after = self.sentence_at(there, _FAR) - self.sentence_at(there, where)
        return float(_PASSAGE ** (passage - there) * _SENTENCE ** min(after, 4))

    def rank(self, pronoun: str, passage: int, at: int) -> list[Ranked]:
        """Who a pronoun can stand for, the likeliest first."""
        weights: dict[int, Ranked] = {}
        for mention in self._before(passage, at):
            if mention.start in self._leaders(mention.passage):
                value = _LEADS
            else:
                value = _OWNS if mention.possessive else _FOLLOWS
            near = self._near(passage, at, mention.passage, mention.start)
            if value == _LEADS and mention.passage == passage:
                between = self.sentence_at(passage, at) - self.sentence_at(
                    passage, mention.start
                )
                value *= _JUST if between <= 1 else 1.0
            if self._set_off(mention, passage, at):
                continue
            _weigh(weights, pronoun, mention.figure, value * near)
        for said in self.said[-6:]:
            if (said.passage, said.at) < (passage, at):
                near = self._near(passage, at, said.passage, said.at)
                _weigh(weights, pronoun, said.figure, _SPEAKS * near)
        return sorted(weights.values(), key=lambda r: -r.weight)

    def _set_off(self, mention: Mention, passage: int, at: int) -> bool:
        """`Roe, he said, would win`, `asked about Roe, he said`: the pronoun is not for Roe."""
        return mention.passage == passage and self.masks[passage][mention.end : at] == ", "

    def recent(self, passage: int, at: int) -> list[Figure]:
        """The people named or heard last, the latest first."""
        place = bisect_left(self.order, (passage, at))
        latest = [m.figure for m in self.people[max(0, place - 8) : place]]
        return list({id(f): f for f in reversed(latest)}.values())[:4]

    def strangers(self, figure: Figure, pronoun: str, passage: int, at: int) -> Strangers:
        """Who without a name came into view since a figure was named or heard last."""
        since = max(
            ((m.passage, m.end) for m in self._before(passage, at) if m.figure is figure),
            default=(passage, 0),
        )
        for said in self.said[-6:]:
            if said.figure is figure and (said.passage, said.at) < (passage, at):
                since = max(since, (said.passage, said.at))
        first = since[1] if since[0] == passage else 0
        here = strangers(
            self.masks[passage], first, at, self.people_in(passage, first, at), pronoun
        )
        if since[0] == passage or not passage:
            return here
        begin = since[1] if since[0] == passage - 1 else 0
        before = self.masks[passage - 1]
        there = strangers(
            before,
            begin,
            len(before),
            self.people_in(passage - 1, begin, len(before)),
            pronoun,
        )
        return Strangers(here.people + there.people, here.leads or there.leads)

    def _before(self, passage: int, at: int) -> Sequence[Mention]:
        place = bisect_left(self.order, (passage, at))
        return self.people[max(0, place - _LOOK_BACK) : place]

    def first_from(self, passage: int) -> Mention | None:
        """The first person named from a block on, where nobody is named before it in its part."""
        first = bisect_left(self.order, (passage, -1))
        body = [m for m in self.people[:first] if m.passage in self.body]
        return self.people[first] if first < len(self.people) and not body else None

    def people_in(self, passage: int, start: int, end: int) -> Sequence[Mention]:
        """The places in a stretch of a block where a person is named."""
        first = bisect_left(self.order, (passage, start))
        return self.people[first : bisect_left(self.order, (passage, end))]

    def nearest(self, passage: int, start: int, end: int) -> str:
        """The person named closest to a span in the same block."""
        place = bisect_left(self.order, (passage, start))
        beside = [m for m in self.people[max(0, place - 1) : place + 1] if m.passage == passage]
        if not beside:
            return ""
        closest = min(beside, key=lambda m: max(start - m.end, m.start - end, 0))
        return closest.figure.name

    def by_place(self, place: str, gender: str, passage: int, at: int) -> Figure | None:
        """The latest person the copy puts in a place: `the Kansas senator`."""
        before = bisect_left(self.order, (passage, at))
        for mention in reversed(self.people[max(0, before - _FAR_BACK) : before]):
            figure: Figure = mention.figure
            if place in figure.roles and figure.pronoun in ("", gender or figure.pronoun):
                return figure
        return None

    def by_role(self, head: str, passage: int, at: int) -> Figure | None:
        """The latest person whose role words hold the noun; in a headline, the next one."""
        wanted = head.casefold()
        gender = noun_gender(wanted)
        place = bisect_left(self.order, (passage, at))
        before = reversed(self.people[max(0, place - _FAR_BACK) : place])
        ahead = self.people[place : place + _FAR_BACK] if place < _OPENING else ()
        wider: Figure | None = None
        for mention in (*before, *ahead):
            figure: Figure = mention.figure
            if gender and figure.pronoun and figure.pronoun != gender:
                continue
            if wanted in figure.roles:
                return figure
            if wider is None and is_narrower(wanted, figure.roles):
                wider = figure
        return wider


def noun_gender(noun: str) -> str:
    if noun in lexicon.HE_NOUNS:
        return "he"
    return "she" if noun in lexicon.SHE_NOUNS else ""


def _weigh(weights: dict[int, Ranked], pronoun: str, figure: Figure, value: float) -> None:
    if pronoun in ("he", "she"):
        if figure.pronoun not in ("", pronoun):
            return
        if not figure.pronoun:
            value *= _UNSURE_GENDER
    if not figure.sure:
        value *= _UNSURE_PERSON
    old = weights.get(id(figure))
    if old is None or old.weight < value:
        weights[id(figure)] = Ranked(figure, value)
