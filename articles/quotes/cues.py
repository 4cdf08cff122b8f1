"""What in its own sentence attributes a span: a verb after it, a verb before it, a colon."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAYS,
    THAT,
    WEAK,
    WORD,
    Chunk,
)
from articles.quotes.governing import LONGEST, subject_of
from articles.quotes.mentions import PERSON
from articles.quotes.phrases import Subject, head_of, owner_before
from articles.quotes.subjects import after_verb, before_verb, main_subject

_REACH, _SIGNATURE, _ADDRESSEE = 18, 14, 4
_NAMING = frozenset("call calls called describe describes described".split())  # noqa: SIM905
_WORDS = frozenset(("words", "phrase"))
# A sentence that opens so has its main clause after the span.
_SUBORDINATE = frozenset(
    "in after before when while as since though although because if despite".split()  # noqa: SIM905
)
_ENDS_NOUN = frozenset((PREPOSITION, SAYS, WEAK, COMMA, CONJUNCTION, QUOTE, HELPER))
_TELLS = frozenset(("told", "said", "wrote", "replied", "answered", "texted", "shouted"))
# A verb of a relative clause, kept until a better one is met.
_ASIDE = "aside"


@dataclass(slots=True)
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


def _before(chunks: Sequence[Chunk], at: int) -> Cue | None:
    """A cue that stands before the opening mark, the nearest verb first."""
    spare: Cue | None = None
    for index in range(at - 1, max(-1, at - LONGEST), -1):
        kind = chunks[index].kind
        if kind == ACCORDING:
            told = Cue(after_verb(chunks, index + 2), "according before", "according to")
            if not index or chunks[index - 1].kind != COMMA:
                return told
            # `Roe told Doe, according to two people, that “…”`: Roe said it.
            spare = spare or told
            continue
        cue = (
            _noun_before(chunks, index, at) if kind == WORD else _verb_before(chunks, index, at)
        )
        if cue is None:
            continue
        if cue.governed and cue.rule != _ASIDE:
            return cue
        if spare is None or cue.rule == _ASIDE:
            spare = cue
    if spare is not None and spare.rule == _ASIDE:
        return replace(spare, rule="verb before, apart")
    return spare


def _noun_before(chunks: Sequence[Chunk], index: int, at: int) -> Cue | None:
    """`Roe's claim that it was “…”`, `her description of it as “…”`: whoever owns the noun."""
    noun = chunks[index].text.casefold()
    if noun not in verbs.SPEECH or index + 1 >= len(chunks):
        return None
    following = chunks[index + 1].kind
    described = following == PREPOSITION and chunks[at - 1].text == "as"
    if not (described or following in (THAT, QUOTE)):
        return None
    owner = owner_before(chunks, index)
    if owner is not None and following == QUOTE and _is_object(chunks, owner.at):
        return None
    return Cue(owner, "verb before, apart", noun) if owner is not None else None


def _is_object(chunks: Sequence[Chunk], at: int) -> bool:
    """`The paper called Roe's remark “…”`: the noun is what the verb is about."""
    return at > 0 and chunks[at - 1].kind in (SAYS, WEAK)


def _verb_before(chunks: Sequence[Chunk], index: int, at: int) -> Cue | None:
    """What one word before the span says of its speaker, if it is a verb that can."""
    chunk = chunks[index]
    if chunk.kind not in (SAYS, WEAK):
        return None
    far = at - index > 2 and chunks[index + 1].kind != THAT
    subject = None
    if not (far and chunk.text.casefold() in verbs.MANNER):
        subject = subject_of(chunks, index, at)
    if subject is None:
        return None
    if chunk.kind == WEAK:
        governed = _close(chunks, index, at, subject)
        return Cue(subject, "weak verb before", chunk.text, governed=governed)
    if _in_relative(chunks, index, at):
        return Cue(subject, _ASIDE, chunk.text)
    promised = _said_aside(chunks, index, at)
    if promised is not None:
        return Cue(promised, "verb before, apart", chunk.text)
    near = at - index <= 2 or chunks[at - 1].kind in (COMMA, COLON)
    return Cue(subject, "verb before" if near else "verb before, apart", chunk.text)


def _said_aside(chunks: Sequence[Chunk], verb: int, at: int) -> Subject | None:
    """`The minister had told her, she said, that it was “…”`: the words are the minister's."""
    begin = verb - 2
    set_off = (
        begin > 0 and verb + 1 < at and chunks[begin].kind == COMMA == chunks[verb + 1].kind
    )
    if not (set_off and (chunks[at - 1].kind == COLON or chunks[verb + 2].kind == THAT)):
        return None
    for index in range(begin - 1, max(-1, begin - _REACH), -1):
        if chunks[index].kind in (BREAK, QUOTE):
            return None
        if chunks[index].kind == SAYS:
            return subject_of(chunks, index, begin)
    return None


def _in_relative(chunks: Sequence[Chunk], verb: int, at: int) -> bool:
    """`told a reporter who asked him: “…”`: before a colon the main clause speaks."""
    if chunks[at - 1].kind != COLON:
        return False
    index = verb - 1
    while index > 0 and chunks[index].kind == HELPER:
        index -= 1
    earlier = any(c.kind == SAYS for c in chunks[max(0, index - LONGEST) : index])
    return earlier and chunks[index].kind == RELATIVE


def _close(chunks: Sequence[Chunk], verb: int, at: int, subject: Subject) -> bool:
    """Whether a weak verb takes the span, or a list it is in, as its object."""
    naming = chunks[verb].text.casefold() in _NAMING
    if not (subject.pronoun or subject.figure or subject.kind or naming):
        return False
    between = chunks[verb + 1 : at]
    reach = 16 if any(c.kind == QUOTE for c in between) else 7
    return len(between) <= reach and not any(c.kind in (COMMA, BREAK, SAYS) for c in between)


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
    after = _after(chunks, at, closed=closed)
    before = _before(chunks, at)
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
    return subordinate and after.rule == "name then verb" and before.rule != _ASIDE


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
