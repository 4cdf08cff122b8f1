"""Whom a pronoun or a role stands for: by gender, recency and who was speaking."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes import lexicon
from articles.quotes.cast import Figure, Mention
from articles.quotes.mentions import PERSON

_LOOK_BACK = 24
_PASSAGE, _SENTENCE = 0.72, 0.9
_LEADS, _FOLLOWS, _OWNS, _SPEAKS = 1.0, 0.6, 0.45, 1.15
_UNSURE_GENDER, _UNSURE_PERSON = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """A figure who was found to speak at a place."""

    passage: int
    at: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Ranked:
    """A figure and how likely it is meant."""

    figure: Figure
    weight: float


class Memory:
    """Who has been named and who has spoken so far."""

    def __init__(self, mentions: Sequence[Mention], starts: Sequence[Sequence[int]]) -> None:
        self.mentions = mentions
        self.order = [(m.passage, m.start) for m in mentions]
        self.starts = starts
        self.said: list[Said] = []
        self._lead()

    def _lead(self) -> None:
        """Mark the first person of each sentence: the likely subject."""
        seen: set[tuple[int, int]] = set()
        for mention in self.mentions:
            if mention.figure.kind == PERSON:
                where = (mention.passage, self._sentence(mention.passage, mention.start))
                mention.leads = where not in seen
                seen.add(where)

    def _sentence(self, passage: int, at: int) -> int:
        return bisect_left(self.starts[passage], at + 1)

    def speaks(self, passage: int, at: int, figure: Figure) -> None:
        self.said.append(Said(passage, at, figure))

    def _distance(self, passage: int, at: int, there: int, where: int) -> float:
        if there == passage:
            return _SENTENCE ** (self._sentence(passage, at) - self._sentence(passage, where))
        between = len(self.starts[there]) - self._sentence(there, where)
        return float(_PASSAGE ** (passage - there)) * float(_SENTENCE ** min(between, 4))

    def rank(self, pronoun: str, passage: int, at: int) -> list[Ranked]:
        """Who a pronoun can stand for, the likeliest first."""
        weights: dict[int, Ranked] = {}
        place = bisect_left(self.order, (passage, at))
        for mention in self.mentions[max(0, place - _LOOK_BACK) : place]:
            value = _LEADS if mention.leads else _FOLLOWS
            value = min(value, _OWNS) if mention.possessive and not mention.leads else value
            self._weigh(
                weights, pronoun, mention.figure, value * self._near(passage, at, mention)
            )
        for said in self.said[-6:]:
            if (said.passage, said.at) < (passage, at):
                near = self._distance(passage, at, said.passage, said.at)
                self._weigh(weights, pronoun, said.figure, _SPEAKS * near)
        return sorted(weights.values(), key=lambda r: -r.weight)

    def _near(self, passage: int, at: int, mention: Mention) -> float:
        return self._distance(passage, at, mention.passage, mention.start)

    def _weigh(
        self, weights: dict[int, Ranked], pronoun: str, figure: Figure, value: float
    ) -> None:
        if figure.kind != PERSON:
            return
        if pronoun in ("he", "she") and figure.pronoun not in ("", pronoun):
            return
        if pronoun in ("he", "she") and not figure.pronoun:
            value *= _UNSURE_GENDER
        if not figure.sure:
            value *= _UNSURE_PERSON
        old = weights.get(id(figure))
        if old is None or old.weight < value:
            weights[id(figure)] = Ranked(figure, value)

    def by_role(self, head: str, passage: int, at: int) -> Figure | None:
        """The latest person whose role words hold the noun."""
        wanted = head.casefold()
        gender = (
            "he" if wanted in lexicon.HE_NOUNS else "she" if wanted in lexicon.SHE_NOUNS else ""
        )
        place = bisect_left(self.order, (passage, at))
        for mention in reversed(self.mentions[:place][-80:]):
            figure = mention.figure
            if figure.kind == PERSON and wanted in figure.roles:
                if not (gender and figure.pronoun and figure.pronoun != gender):
                    return figure
        return None
