"""The copy as the desk reads it: paragraphs in pieces, with the quoted pieces marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.models import Standing, Words
from articles.quotes.marks import ALL_MARKS
from articles.text import Mark
from articles.vocabulary import QuotationKind


@dataclass(frozen=True)
class Span:
    """Where quoted words stand in a passage, their marks included."""

    start: int
    end: int
    standing: Standing
    is_head: bool


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    standing: Standing | None = None
    begins: bool = False
    """The quotation begins here: its number stands in the margin."""


@dataclass(frozen=True)
class Passage:
    """Headline, standfirst or a paragraph."""

    place: str
    number: int
    kind: str
    pieces: tuple[Piece, ...]
    standings: tuple[Standing, ...]


def marked(words: Words, standings: Iterable[Standing]) -> list[Passage]:
    """The whole copy in reading order. Paragraphs are numbered from 1; the head has number 0."""
    spans: dict[int, list[Span]] = {}
    for one in standings:
        if one.quotation.kind == QuotationKind.REPORTED:
            continue
        for row in one.rows:
            span = Span(row.start, row.end, one, row is one.quotation)
            spans.setdefault(row.passage, []).append(span)
    return [
        Passage(
            passage.place,
            max(0, index - 1),
            passage.kind,
            pieces(
                passage.text,
                sorted(spans.get(index, ()), key=lambda span: span.start),
                words.blocks[index - 2].marks if 1 < index < len(words.blocks) + 2 else (),
            ),
            tuple(span.standing for span in spans.get(index, ()) if span.is_head),
        )
        for index, passage in enumerate(words.passages)
    ]


def pieces(text: str, spans: Sequence[Span], marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut the text wherever a span or an inline mark begins or ends."""
    wide = [_with_marks(text, span) for span in spans]
    cuts = {0, len(text)}
    edges = [(one.start, one.end) for one in wide] + [(one.start, one.end) for one in marks]
    for edge in edges:
        cuts |= {min(at, len(text)) for at in edge}
    found = sorted(cuts)
    begun: set[int] = set()
    out = []
    for start, end in pairwise(found):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        span = next((one for one in wide if one.start <= start and end <= one.end), None)
        begins = bool(span and span.is_head and span.standing.quotation.pk not in begun)
        if begins and span:
            begun.add(span.standing.quotation.pk)
        out.append(
            Piece(
                text[start:end],
                any(mark.name == "strong" for mark in over),
                any(mark.name == "em" for mark in over),
                next((mark.href for mark in over if mark.name == "link"), ""),
                span.standing if span else None,
                begins,
            )
        )
    return tuple(out)


def _with_marks(text: str, span: Span) -> Span:
    """The span with the quotation marks about it, as the pencil underlines them."""
    start, end = span.start, span.end
    if start > 0 and text[start - 1 : start] in ALL_MARKS:
        start -= 1
    if text[end : end + 1] in ALL_MARKS:
        end += 1
    return Span(start, end, span.standing, span.is_head)
