"""What after its closing mark attributes a span: a verb, a name after a dash, a clause."""

from collections.abc import Sequence

from articles.quotes import lexicon
from articles.quotes.clauses import (
    ACCORDING,
    BREAK,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    HELPER,
    NAME,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAYS,
    THAT,
    WEAK,
    WORD,
    Chunk,
)
from articles.quotes.phrases import Cue, Subject
from articles.quotes.subjects import after_verb, before_verb

_REACH, _SIGNATURE = 18, 14
_TELLS = frozenset(("told", "said", "wrote", "replied", "answered", "texted", "shouted"))


def after_span(chunks: Sequence[Chunk], at: int, *, closed: bool) -> Cue | None:
    """A cue that follows the closing mark."""
    index = at + 1
    if index < len(chunks) and chunks[index].kind in (COMMA, DASH):
        if chunks[index].kind == DASH and _signs(chunks, index + 1):
            return Cue(after_verb(chunks, index + 1), "signature")
        closed = True
        index += 1
    while index < len(chunks) and chunks[index].kind == HELPER:
        index += 1
    if index >= len(chunks):
        return None
    return _verb_after(chunks, index, closed=closed)


def _verb_after(chunks: Sequence[Chunk], index: int, *, closed: bool) -> Cue | None:
    chunk = chunks[index]
    if chunk.kind == ACCORDING:
        return Cue(after_verb(chunks, index + 2), "according", "according to")
    if _finite(chunk):
        subject = after_verb(chunks, index + 1)
        if subject is not None and (closed or subject.figure or subject.pronoun):
            return Cue(subject, "verb then name", chunk.text)
    return _clause_after(chunks, index) if closed else None


def _finite(chunk: Chunk) -> bool:
    return chunk.kind == SAYS and not chunk.text.casefold().endswith("ing")


def _signs(chunks: Sequence[Chunk], at: int) -> bool:
    """`“…” – Jo Roe`: a name after a dash that ends the block."""
    rest = chunks[at:]
    named = bool(rest) and rest[0].kind == NAME and len(rest) <= _SIGNATURE
    return named and not any(c.kind in (SAYS, WEAK, QUOTE) for c in rest)


def _clause_after(chunks: Sequence[Chunk], start: int) -> Cue | None:
    """`“…,” Jo Roe, who chairs the board, said`: the first verb of saying after the mark."""
    if chunks[start].kind in (CONJUNCTION, THAT, RELATIVE) or _is_aside(chunks, start):
        return None
    for index in range(start, min(len(chunks), start + _REACH)):
        chunk = chunks[index]
        if chunk.kind in (QUOTE, BREAK, COLON):
            return None
        if chunk.kind == ACCORDING:
            return Cue(after_verb(chunks, index + 2), "according", "according to")
        touches = chunk.kind == WEAK and start < index <= start + 2
        if _finite(chunk) or (touches and not chunk.text.endswith("ing")):
            subject = _retold(chunks, index) or _used_to(chunks, index, start)
            subject = subject or before_verb(chunks, index, start)
            if subject is not None or index > start:
                return Cue(subject, "name then verb", chunk.text) if subject else None
    return None


def _used_to(chunks: Sequence[Chunk], verb: int, start: int) -> Subject | None:
    """`“…,” he used to say`."""
    if verb - 2 <= start or chunks[verb - 1].text != "to" or chunks[verb - 2].kind != WORD:
        return None
    return before_verb(chunks, verb - 2, start)


def _retold(chunks: Sequence[Chunk], verb: int) -> Subject | None:
    """`“…,” she said he told her`: the words are his whom she reports."""
    at = verb + 2
    if at >= len(chunks) or chunks[verb + 1].kind not in (PRONOUN, NAME):
        return None
    told = chunks[at].kind == SAYS and chunks[at].text.casefold() in _TELLS
    return before_verb(chunks, at, verb + 1) if told else None


def _is_aside(chunks: Sequence[Chunk], start: int) -> bool:
    """`“…,” a remark he withdrew`: words about the quotation, not about who spoke."""
    if start + 2 >= len(chunks) or chunks[start].kind != DETERMINER:
        return False
    noun, following = chunks[start + 1], chunks[start + 2]
    return noun.text.casefold() not in lexicon.ROLES and following.kind in (
        THAT,
        RELATIVE,
        PRONOUN,
        NAME,
    )
