"""What in its own sentence attributes a span: a verb after it, a verb before it, a colon."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes import lexicon, verbs
from articles.quotes.clauses import (
    ACCORDING,
    BRACKET,
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
from articles.quotes.mentions import PERSON
from articles.quotes.subjects import (
    Subject,
    after_verb,
    antecedent,
    before_verb,
    main_subject,
    with_clause,
)

_REACH = 18
# Words of one sentence that are looked at; longer ones are no prose.
_LONGEST = 120
_BE = frozenset(("is", "was", "were", "are", "be", "been", "being", "get", "got"))
_HEARS = frozenset(
    (
        "told",
        "asked",
        "informed",
        "assured",
        "warned",
        "urged",
        "advised",
        "ordered",
        "instructed",
        "quoted",
    )
)
_NEVER_ALONE = frozenset(("quoted", "cited"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A subject that is said to have spoken, by which rule, with which verb."""

    subject: Subject | None
    rule: str
    verb: str = ""
    governed: bool = True


def _after(chunks: Sequence[Chunk], at: int, *, closed: bool) -> Cue | None:
    """A cue that follows the closing mark."""
    index = at + 1
    if index < len(chunks) and chunks[index].kind in (COMMA, DASH):
        closed = True
        if chunks[index].kind == DASH:
            signed = _signature(chunks, index + 1)
            if signed:
                return signed
        index += 1
    while index < len(chunks) and chunks[index].kind == HELPER:
        index += 1
    if index >= len(chunks):
        return None
    chunk = chunks[index]
    if chunk.kind == ACCORDING:
        return Cue(after_verb(chunks, index + 2), "according", "according to")
    if chunk.kind == SAYS and not chunk.text.casefold().endswith("ing"):
        subject = after_verb(chunks, index + 1)
        if subject is not None and (closed or subject.figure or subject.pronoun):
            return Cue(subject, "verb then name", chunk.text)
    return _clause_after(chunks, index) if closed else None


def _signature(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """`“…” – Jo Roe`: a name after a dash that ends the block."""
    if at < len(chunks) and chunks[at].kind == NAME and len(chunks) - at <= 8:
        if not any(c.kind in (SAYS, WEAK, QUOTE) for c in chunks[at:]):
            return Cue(after_verb(chunks, at), "signature")
    return None


def _clause_after(chunks: Sequence[Chunk], start: int) -> Cue | None:
    """`“…,” Jo Roe, who chairs the board, said`: the first verb of saying after the mark."""
    if start < len(chunks) and chunks[start].kind in (CONJUNCTION, THAT, RELATIVE):
        return None
    if _is_aside(chunks, start):
        return None
    for index in range(start, min(len(chunks), start + _REACH)):
        chunk = chunks[index]
        if chunk.kind in (QUOTE, BREAK, COLON):
            return None
        if chunk.kind == ACCORDING:
            return Cue(after_verb(chunks, index + 2), "according", "according to")
        touches = chunk.kind == WEAK and start < index <= start + 2
        if (chunk.kind == SAYS or touches) and not chunk.text.casefold().endswith("ing"):
            subject = before_verb(chunks, index, start)
            if subject is not None:
                return Cue(subject, "name then verb", chunk.text)
            if index > start:
                return None
    return None


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


def _passive(chunks: Sequence[Chunk], at: int) -> bool:
    index = at - 1
    while index >= 0 and chunks[index].kind == HELPER:
        if chunks[index].text.casefold() in _BE:
            return True
        index -= 1
    return False


def _agent(chunks: Sequence[Chunk], at: int, stop: int) -> Subject | None:
    """`was described by Jo Roe as`: the agent of a passive."""
    for index in range(at + 1, stop):
        if chunks[index].text.casefold() == "by":
            return after_verb(chunks, index + 1)
        if chunks[index].kind in (COMMA, BREAK, QUOTE):
            break
    return None


def _floor(chunks: Sequence[Chunk], at: int) -> int:
    """A stretch does not reach over a semicolon or bracket."""
    index, lowest = at - 1, max(0, at - _LONGEST)
    while index >= lowest and chunks[index].kind != BREAK:
        index -= 1
    return index + 1


def _subject_of(chunks: Sequence[Chunk], verb: int, quote: int) -> Subject | None:
    """Who does the verb that stands somewhere before the span."""
    text = chunks[verb].text.casefold()
    if _passive(chunks, verb) and not text.endswith("ing"):
        return _agent(chunks, verb, quote)
    floor = _floor(chunks, verb)
    if verb and chunks[verb - 1].text.casefold() == "to":
        return main_subject(chunks, floor, verb - 1)
    if text in verbs.PARTICIPLES and not _passive(chunks, verb):
        return _leaning(chunks, verb, quote, floor)
    subject = before_verb(chunks, verb, floor)
    if subject is None and verb + 1 < quote:
        follows = after_verb(chunks, verb + 1)
        if verb == 0 or chunks[verb - 1].kind in (COMMA, QUOTE):
            subject = follows
    return subject


def _leaning(chunks: Sequence[Chunk], verb: int, quote: int, floor: int) -> Subject | None:
    """`…, adding “…”` and `Calling it “…”, Jo Roe left`: the subject of the main clause."""
    brought = with_clause(chunks, verb, floor)
    if brought is not None:
        return brought
    for index in range(verb - 1, floor - 1, -1):
        if chunks[index].kind == RELATIVE and index > floor:
            return antecedent(chunks, index, floor)
        if (
            chunks[index].kind == SAYS
            and chunks[index].text.casefold() not in verbs.PARTICIPLES
        ):
            subject = _subject_of(chunks, index, verb)
            if subject is not None:
                return subject
    subject = main_subject(chunks, floor, verb) if verb > floor else None
    if subject is not None:
        return subject
    return _main_after(chunks, quote)


def _main_after(chunks: Sequence[Chunk], quote: int) -> Subject | None:
    """The clause after the comma that follows a span."""
    for index in range(quote + 1, min(len(chunks), quote + 14)):
        if chunks[index].kind == COMMA:
            return main_subject(chunks, index + 1, min(len(chunks), index + _LONGEST))
        if chunks[index].kind in (BREAK, QUOTE):
            return None
    return None


def _before(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """A cue that stands before the opening mark, the nearest verb first."""
    weak: Cue | None = None
    aside: Cue | None = None
    for index in range(at - 1, max(-1, at - _LONGEST), -1):
        chunk = chunks[index]
        if chunk.kind == ACCORDING:
            return Cue(after_verb(chunks, index + 2), "according before", "according to")
        if chunk.kind not in (SAYS, WEAK):
            continue
        if chunk.kind == WEAK and weak is not None:
            continue
        if chunk.text.casefold() in verbs.MANNER and at - index > 2:
            if chunks[index + 1].kind != THAT:
                continue
        subject = _subject_of(chunks, index, at)
        if subject is None:
            continue
        if chunk.kind == SAYS and _in_relative(chunks, index, at):
            aside = aside or Cue(subject, "verb before, apart", chunk.text)
            continue
        if chunk.kind == SAYS:
            near = at - index <= 2 or chunks[at - 1].kind in (COMMA, COLON)
            return Cue(subject, "verb before" if near else "verb before, apart", chunk.text)
        governed = _close(chunks, index, at, subject)
        weak = Cue(subject, "weak verb before", chunk.text, governed=governed)
        if governed:
            return weak
    return aside or weak


def _in_relative(chunks: Sequence[Chunk], verb: int, at: int) -> bool:
    """`told a reporter who asked him: “…”`: before a colon the main clause speaks."""
    if chunks[at - 1].kind != COLON:
        return False
    index = verb - 1
    while index > 0 and chunks[index].kind == HELPER:
        index -= 1
    earlier = any(c.kind == SAYS for c in chunks[max(0, index - _LONGEST) : index])
    return earlier and chunks[index].kind == RELATIVE


def _close(chunks: Sequence[Chunk], verb: int, at: int, subject: Subject) -> bool:
    """Whether a weak verb takes the span, or a list it is in, as its object."""
    if not (subject.pronoun or subject.figure or subject.kind):
        return False
    between = chunks[verb + 1 : at]
    reach = 16 if any(c.kind == QUOTE for c in between) else 7
    return len(between) <= reach and not any(c.kind in (COMMA, BREAK, SAYS) for c in between)


def _words_of(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """`in the words of Jo Roe, “…”`."""
    for index in range(at - 1, max(-1, at - 16), -1):
        if chunks[index].text.casefold() in ("words", "phrase") and index + 1 < at:
            if chunks[index + 1].text.casefold() == "of":
                return Cue(after_verb(chunks, index + 2), "in the words of")
    return None


def _label(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """`Kallas: “…”` and `He had one request: “…”`."""
    if not at or chunks[at - 1].kind != COLON:
        return None
    subject = main_subject(chunks, max(0, at - _LONGEST), at - 1)
    if subject is None:
        return None
    return Cue(subject, "label" if at <= 4 else "colon")


def _far_after(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """`The “difficult” talks, Jo Roe said, were over`: a verb later in the sentence."""
    for index in range(at + 1, min(len(chunks), at + 30)):
        chunk = chunks[index]
        if chunk.kind == ACCORDING:
            return Cue(after_verb(chunks, index + 2), "according after", "according to")
        if chunk.kind in (BREAK, COLON):
            return None
        if chunk.kind == SAYS and not chunk.text.casefold().endswith("ing"):
            subject = before_verb(chunks, index, at + 1)
            if subject is None and chunks[index - 1].kind == COMMA:
                subject = after_verb(chunks, index + 1)
            return Cue(subject, "verb after, apart", chunk.text) if subject else None
    return None


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
    after = _after(chunks, at, closed=closed)
    before = _before(chunks, at)
    if after is not None and after.subject is not None:
        # `Roe told them it was “…”, according to Doe`: Roe said it.
        spoken = before is not None and before.rule.startswith("verb before")
        if not (after.rule == "according" and spoken and _by_somebody(before)):
            return after
    if before is not None and before.rule != "weak verb before":
        return before
    return _label(chunks, at) or _far_after(chunks, at) or before or after


def _by_somebody(cue: Cue | None) -> bool:
    subject = cue.subject if cue else None
    if subject is None:
        return False
    figure = subject.figure
    return bool(subject.pronoun) or (figure is not None and figure.kind == PERSON)


def sentence_subject(chunks: Sequence[Chunk]) -> Cue | None:
    """Who speaks or acts in a sentence without a quoted span."""
    chunks = chunks[:_LONGEST]
    for index in range(len(chunks) - 1, -1, -1):
        if chunks[index].kind == SAYS:
            subject = _subject_of(chunks, index, len(chunks))
            if subject is not None:
                return Cue(subject, "sentence says", chunks[index].text)
        if chunks[index].kind == ACCORDING:
            return Cue(after_verb(chunks, index + 2), "sentence says", "according to")
    subject = main_subject(chunks, 0, len(chunks))
    asks = bool(chunks) and chunks[-1].text == "?"
    if asks or subject is None:
        for at, chunk in enumerate(chunks):
            if chunk.kind == PRONOUN and chunk.text.casefold() in ("he", "she"):
                subject = Subject(pronoun=chunk.text.casefold(), at=at)
                return Cue(subject, "sentence about", "", governed=False)
    return Cue(subject, "sentence about", "", governed=False) if subject and not asks else None


__all__ = ["PERSON", "WORD", "Cue", "alone", "cue_for", "sentence_subject"]
