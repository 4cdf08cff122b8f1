"""What before its opening mark attributes a span: the nearest verb or noun of saying."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.quotes import verbs
from articles.quotes.clauses import (
    ACCORDING,
    BREAK,
    COLON,
    COMMA,
    HELPER,
    PREPOSITION,
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
from articles.quotes.phrases import Cue, Subject, noun_kind, owner_before
from articles.quotes.subjects import after_verb

_REACH = 18
_NAMING = frozenset("call calls called describe describes described".split())  # noqa: SIM905
# A verb of a relative clause, kept until a better one is met.
ASIDE = "aside"


def before_span(chunks: Sequence[Chunk], at: int) -> Cue | None:
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
        if cue.governed and cue.rule != ASIDE:
            return cue
        if spare is None or cue.rule == ASIDE:
            spare = cue
    if spare is not None and spare.rule == ASIDE:
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
    if subject is None or _names_it(chunks, index, at):
        return None
    if chunk.kind == WEAK:
        governed = _close(chunks, index, at, subject)
        return Cue(subject, "weak verb before", chunk.text, governed=governed)
    if _in_relative(chunks, index, at):
        return Cue(subject, ASIDE, chunk.text)
    promised = _said_aside(chunks, index, at)
    if promised is not None:
        return Cue(promised, "verb before, apart", chunk.text)
    near = at - index <= 2 or chunks[at - 1].kind in (COMMA, COLON)
    return Cue(subject, "verb before" if near else "verb before, apart", chunk.text)


def _is_definite(chunks: Sequence[Chunk], verb: int) -> bool:
    """`the toolmaker called “final”`: a body that the story has met does call."""
    return any(c.text.casefold() in verbs.DEFINITE for c in chunks[max(0, verb - 4) : verb])


def _names_it(chunks: Sequence[Chunk], verb: int, at: int) -> bool:
    """`a company called “Blue Heron”`: the verb only gives the thing its name."""
    called = verb == at - 1 and verb > 0 and chunks[verb].text == "called"
    if not called or _is_definite(chunks, verb):
        return False
    thing = chunks[verb - 1]
    return thing.kind == WORD and noun_kind(thing.text) != PERSON


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
    if any(a.kind == QUOTE and b.kind == HELPER for a, b in pairwise(between)):
        # `Doe, who had called it “…,” was “…”`: the relative clause is over.
        return False
    reach = 16 if any(c.kind == QUOTE for c in between) else 7
    return len(between) <= reach and not any(c.kind in (COMMA, BREAK, SAYS) for c in between)
