"""What attributes a span in its own sentence: what stands after it, before it, or a colon."""

from collections.abc import Sequence

from articles.quotes import lexicon
from articles.quotes.clauses import (
    ACCORDING,
    BRACKET,
    BREAK,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    HELPER,
    NAME,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SAYS,
    WEAK,
    Chunk,
)
from articles.quotes.governing import LONGEST, subject_of
from articles.quotes.leading import ASIDE, before_span
from articles.quotes.mentions import PERSON
from articles.quotes.phrases import Cue, Subject, head_of
from articles.quotes.subjects import after_verb, before_verb, main_subject
from articles.quotes.trailing import after_span

_ADDRESSEE = 4
_WORDS = frozenset(("words", "phrase"))
# A sentence that opens so has its main clause after the span.
_SUBORDINATE = frozenset(
    "in after before when while as since though although because if despite".split()  # noqa: SIM905
)
_ENDS_NOUN = frozenset((PREPOSITION, SAYS, WEAK, COMMA, CONJUNCTION, QUOTE, HELPER))


def _words_of(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """`in the words of Jo Roe, “…”`."""
    for index in range(at - 1, max(-1, at - 16), -1):
        if chunks[index].text in _WORDS and chunks[index + 1].text == "of":
            return Cue(after_verb(chunks, index + 2), "in the words of")
    return None


def _label(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """`Kallas: “…”` and `He had one request: “…”`."""
    if not at or chunks[at - 1].kind != COLON:
        return None
    text = _own_text(chunks, at - 2)
    if text is not None:
        return Cue(text, "colon")
    subject = main_subject(chunks, max(0, at - LONGEST), at - 1)
    if subject is None:
        return None
    return Cue(subject, "label" if at <= 4 else "colon")


def _own_text(chunks: Sequence[Chunk], at: int) -> Subject | None:
    """`They pointed to a line in Roe's book: “…”`: whoever owns the text speaks in it."""
    for _ in range(_ADDRESSEE):
        if at > 0 and chunks[at].text.casefold() not in lexicon.OWN_VOICE:
            # `Her message to the mayor: “…”`.
            at -= 1
    if at < 1 or chunks[at].text.casefold() not in lexicon.OWN_VOICE:
        return None
    start = at
    while start > 0 and chunks[start - 1].kind not in _ENDS_NOUN:
        start -= 1
    subject = head_of(chunks, start, at + 1)
    return subject if subject is not None and (subject.figure or subject.pronoun) else None


def _far_after(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """`The “difficult” talks, Jo Roe said, were over`: a verb later in the sentence."""
    for index in range(at + 1, min(len(chunks), at + 30)):
        chunk = chunks[index]
        if chunk.kind == ACCORDING:
            return Cue(after_verb(chunks, index + 2), "according after", "according to")
        if chunk.kind in (BREAK, COLON) or _new_clause(chunks, index):
            return None
        if chunk.kind == SAYS and not chunk.text.casefold().endswith("ing"):
            subject = before_verb(chunks, index, at + 1)
            if subject is None and chunks[index - 1].kind == COMMA:
                subject = after_verb(chunks, index + 1)
            return Cue(subject, "verb after, apart", chunk.text) if subject else None
    return None


def _new_clause(chunks: Sequence[Chunk], index: int) -> bool:
    """`…, and Roe agreed`: what follows has a subject of its own."""
    joined = chunks[index].text.casefold() in ("and", "but") and index + 1 < len(chunks)
    return joined and chunks[index + 1].kind in (NAME, PRONOUN)


def alone(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence holds nothing but quoted spans, stops and asides in brackets."""
    inside = 0
    for chunk in chunks:
        if chunk.kind == BRACKET:
            inside += 1 if chunk.text in "([" else -1
        elif inside <= 0 and chunk.kind not in (QUOTE, BREAK, COMMA, DASH):
            return False
    return True


def cue_for(chunks: Sequence[Chunk], at: int, *, closed: bool) -> Cue | None:
    """The best cue for the span at chunks[at], or nothing."""
    words_of = _words_of(chunks, at)
    if words_of is not None and words_of.subject is not None:
        return words_of
    after = after_span(chunks, at, closed=closed)
    before = before_span(chunks, at)
    told = after is not None and after.subject is not None
    if told and not _goes_before(chunks, before, after):
        return after
    if before is not None and before.rule != "weak verb before":
        return before
    return _label(chunks, at) or _far_after(chunks, at) or before or after


def _goes_before(chunks: Sequence[Chunk], before: Cue | None, after: Cue | None) -> bool:
    """Whether the verb before the span has it, though a clause with a subject follows.

    `Roe told them it was “…”, according to Doe`; `In what Roe called “…,” Doe apologized`.
    """
    if before is None or after is None or not before.governed or not _by_somebody(before):
        return False
    if after.rule == "according":
        return before.rule.startswith("verb before")
    subordinate = chunks[0].text.casefold() in _SUBORDINATE
    return subordinate and after.rule == "name then verb" and before.rule != ASIDE


def _by_somebody(cue: Cue | None) -> bool:
    subject = cue.subject if cue else None
    if subject is None:
        return False
    figure = subject.figure
    return bool(subject.pronoun) or (figure is not None and figure.kind == PERSON)


def sentence_subject(chunks: Sequence[Chunk]) -> Cue | None:
    """Who speaks or acts in a sentence without a quoted span."""
    chunks = chunks[:LONGEST]
    for index in range(len(chunks) - 1, -1, -1):
        if chunks[index].kind == ACCORDING:
            return Cue(after_verb(chunks, index + 2), "sentence says", "according to")
        subject = None
        if chunks[index].kind == SAYS:
            subject = subject_of(chunks, index, len(chunks))
        if subject is not None:
            return Cue(subject, "sentence says", chunks[index].text)
    asks = bool(chunks) and chunks[-1].text == "?"
    subject = None if asks else main_subject(chunks, 0, len(chunks))
    subject = subject or _he_or_she(chunks)
    return Cue(subject, "sentence about", governed=False) if subject else None


def _he_or_she(chunks: Sequence[Chunk]) -> Subject | None:
    """`Did she ever learn?`: who is asked about will answer."""
    for at, chunk in enumerate(chunks):
        if chunk.kind == PRONOUN and chunk.text.casefold() in ("he", "she"):
            return Subject(pronoun=chunk.text.casefold(), at=at)
    return None
