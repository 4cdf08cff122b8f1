"""The word diff a checker reads: what is the same, what differs, what a cut hides."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from articles.quotes.fragments import Quoted
from articles.quotes.records import Piece
from articles.quotes.sources import Source
from articles.quotes.written import Word

_OPS = {"equal": "same", "delete": "story", "insert": "source"}


def _slice(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _pieces(
    words: str, mine: Sequence[Word], source: Source, theirs: Sequence[Word]
) -> list[Piece]:
    """Runs of one fragment against its stretch of the source."""
    out: list[Piece] = []
    for step in Indel.opcodes([w.folded for w in mine], [w.folded for w in theirs]):
        story = _slice(words, mine[step.src_start : step.src_end])
        said = _slice(source.text, theirs[step.dest_start : step.dest_end])
        piece = Piece(_OPS[step.tag], story, said)
        if piece.op == "story" and out and out[-1].op == "source":
            # What the story has comes first, then what was said instead.
            out.insert(-1, piece)
        else:
            out.append(piece)
    return out


def passing_pieces(
    asked: Quoted, source: Source, spans: Sequence[tuple[int, int]]
) -> tuple[Piece, ...]:
    """The diff of words that stand in order, with what stands behind each cut."""
    out: list[Piece] = []
    before: tuple[Word, int] | None = None
    for one, (first, last) in zip(asked.fragments, spans, strict=True):
        if before is not None:
            word, stop = before
            cut = asked.text[word.end : one.words[0].start].strip()
            hidden = _slice(source.text, source.words[stop + 1 : first])
            out.append(Piece("hidden", cut, hidden))
        out += _pieces(asked.text, one.words, source, source.words[first : last + 1])
        before = one.words[-1], last
    return tuple(out)


def altered_pieces(
    words: str, source: Source, mine: Sequence[Word], span: tuple[int, int]
) -> tuple[Piece, ...]:
    """The diff of words that do not pass against the stretch they come nearest to."""
    return tuple(_pieces(words, mine, source, source.words[span[0] : span[1] + 1]))
