"""Each source of a story as it stands to one quotation: the match found, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Evidence, Standing
from articles.quotes import Match, match
from articles.vocabulary import MatchLevel

BEST_FIRST = (
    MatchLevel.VERBATIM,
    MatchLevel.CLEANED,
    MatchLevel.ELIDED,
    MatchLevel.ALTERED,
    MatchLevel.NOT_FOUND,
)
LONGEST = 40_000
"""Of a long source so many characters are shown on either side of the match."""

WHAT = {
    MatchLevel.VERBATIM: "the same, word for word",
    MatchLevel.CLEANED: "only fillers, repeats, spelling or figures differ",
    MatchLevel.ELIDED: "words in order, none changed, some hidden by an ellipsis or bracket",
    MatchLevel.ALTERED: "words differ",
    MatchLevel.NOT_FOUND: "no passage of this source comes near",
}

# Every word stands in the source, and yet they are not what was said.
WHY_NOT = {
    "negation": "every word is there, but a cut or bracket hides or adds a negation",
    "number": "every word is there, but a bracket gives another number",
    "speakers": "every word is there, but not from one speaker",
}


@dataclass(frozen=True)
class Part:
    """A run of a line of the source: inside the passage found, or outside it."""

    text: str
    is_found: bool


@dataclass(frozen=True)
class Line:
    parts: tuple[Part, ...]

    @property
    def is_found(self) -> bool:
        return any(part.is_found for part in self.parts)


@dataclass(frozen=True)
class Source:
    evidence: Evidence
    match: Match

    @property
    def level(self) -> MatchLevel:
        return MatchLevel(self.match.level)

    @property
    def is_match(self) -> bool:
        return self.level != MatchLevel.NOT_FOUND

    @property
    def what(self) -> str:
        return WHY_NOT.get(self.match.reason, WHAT[self.level])

    @property
    def said(self) -> str:
        """The passage found, as the source has it."""
        return " ".join(self.evidence.text[self.match.start : self.match.end].split())

    @property
    def hides_words(self) -> bool:
        return any(piece.op == "hidden" for piece in self.match.pieces)

    @property
    def lines(self) -> list[Line]:
        """The text line by line, cut at the edges of the match."""
        text, start, end = self.evidence.text, self.match.start, self.match.end
        low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
        found: list[Line] = []
        at = low
        for raw in text[low:high].splitlines(keepends=True):
            edges = (
                at,
                min(max(start, at), at + len(raw)),
                min(max(end, at), at + len(raw)),
                at + len(raw),
            )
            parts = [
                Part(text[a:b], is_found)
                for a, b, is_found in zip(edges, edges[1:], (False, True, False), strict=False)
                if text[a:b].strip()
            ]
            if parts:
                found.append(Line(tuple(parts)))
            at += len(raw)
        return found


def compared(one: Standing, evidence: Iterable[Evidence]) -> list[Source]:
    """The sources, the one with the best match first."""
    sources = [Source(each, match(one.words, each.text)) for each in evidence]
    return sorted(
        sources, key=lambda s: (BEST_FIRST.index(s.level), -s.match.score, s.evidence.pk)
    )
