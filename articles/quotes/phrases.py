"""A noun phrase and its head, a name, a pronoun, a role, a group, a body or a text; and cues."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes import lexicon, verbs
from articles.quotes.cast import Figure
from articles.quotes.clauses import (
    BRACKET,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    HELPER,
    NAME,
    OTHER,
    OWNS,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    WORD,
    Chunk,
)
from articles.quotes.givennames import GIVEN
from articles.quotes.mentions import ORGANISATION, PERSON, PLACE

GROUP, TEXT = "group", "text"
# `the Czech said`; of `the Spanish said` nobody knows how many.
_DEMONYMS = frozenset(
    w for w in lexicon.PEOPLES if not w.endswith(("s", "sh", "ese", "Dutch", "French"))
)
_SPEAKERS = frozenset(("i", "we", "you"))


@dataclass(slots=True)
class Subject:
    """Who a clause says spoke. One of figure, pronoun and words is set."""

    figure: Figure | None = None
    pronoun: str = ""
    words: str = ""
    kind: str = ""
    role: str = ""
    definite: bool = False
    head: str = ""
    at: int = -1
    shared: bool = False


@dataclass(slots=True)
class Cue:
    """A subject that is said to have spoken, by which rule, with which verb."""

    subject: Subject | None
    rule: str
    verb: str = ""
    governed: bool = True


def noun_kind(word: str) -> str:
    """What a common noun names as a speaker, if it can be one."""
    folded = word.casefold()
    if "-" in folded and folded not in lexicon.ROLES:
        if folded.endswith("-year-old"):
            return PERSON
        folded = folded.rpartition("-")[2]
    if folded in lexicon.ROLES:
        return PERSON
    if folded in lexicon.DOCUMENTS:
        return TEXT
    if folded in lexicon.GROUPS:
        return GROUP
    if word in _DEMONYMS:
        return PERSON
    if folded.endswith("s") and (folded[:-1] in lexicon.ROLES or word in lexicon.PEOPLES):
        return GROUP
    return ""


def _words(chunks: Sequence[Chunk], start: int, end: int) -> str:
    return " ".join(c.text for c in chunks[start:end])


def named(chunks: Sequence[Chunk], at: int, start: int) -> Subject:
    """A name as subject, with the role words in front of it."""
    mention = chunks[at].mention
    assert mention is not None
    figure = mention.figure
    lead = [
        c for c in chunks[start:at] if c.kind in (WORD, NAME, OWNS, PREPOSITION, DETERMINER)
    ]
    while lead and lead[0].kind == DETERMINER:
        lead.pop(0)
    role = " ".join([*(c.text for c in lead), *([mention.role] if mention.role else [])])
    if figure.kind == PERSON or (not figure.kind and " " in figure.name):
        figure.roles.update(c.text.casefold() for c in lead if c.kind == WORD)
    kind = ORGANISATION if figure.kind in (ORGANISATION, PLACE) else figure.kind
    if (
        not kind
        and lead
        and noun_kind(lead[-1].text) == PERSON
        and figure.name.casefold() in GIVEN
    ):
        # `Her brother Eric`.
        kind = figure.kind = PERSON
        figure.sure = True
    if kind == PERSON and not (figure.sure or figure.pronoun or figure.roles & lexicon.ROLES):
        # Two capitalised words that nothing shows to be a person.
        kind = ""
    return Subject(figure, kind=kind, role=role, at=at, shared=mention.shared)


def adverbial(chunks: Sequence[Chunk], start: int) -> bool:
    """Whether a stretch before a comma only sets the scene: `Speaking in Oslo,`."""
    first = chunks[start]
    folded = first.text.casefold()
    if first.kind in (PREPOSITION, CONJUNCTION, HELPER):
        return True
    if first.kind == NAME:
        return False
    return folded.endswith("ing") or folded in (
        "asked",
        "pressed",
        "born",
        "based",
        "as",
        "according",
        "on",
    )


def head_of(chunks: Sequence[Chunk], start: int, end: int) -> Subject | None:
    """The head of one noun phrase: the name that ends it, or its noun before `of` or `for`."""
    stop = start
    while stop < end and chunks[stop].kind not in (PREPOSITION, RELATIVE, COMMA, BRACKET):
        stop += 1
    name = _last_name(chunks, start, stop)
    if name is None and stop < end and chunks[stop].kind == PREPOSITION:
        name = _joined_name(chunks, stop, end)
    if name is not None:
        return named(chunks, name, start)
    return _common(chunks, start, stop, end)


def _last_name(chunks: Sequence[Chunk], start: int, stop: int) -> int | None:
    """The last name of a noun phrase, unless it only owns or describes what follows."""
    for at in range(stop - 1, start - 1, -1):
        chunk = chunks[at]
        if chunk.kind == NAME and chunk.mention is not None:
            if chunk.mention.possessive and at + 1 < stop:
                return None
            later = (c for c in chunks[at + 1 : stop] if c.kind == WORD)
            return None if any(noun_kind(c.text) for c in later) else at
    return None


def _joined_name(chunks: Sequence[Chunk], stop: int, end: int) -> int | None:
    """A person's name that ends the phrase with its role before `of`: `head of the union Jo Roe`."""
    last = chunks[end - 1]
    if last.kind != NAME or last.mention is None or last.mention.figure.kind != PERSON:
        return None
    role = last.mention.role.split()
    if len(role) > 1 and role[-1].rstrip(".").casefold() in lexicon.COURTESY:
        # `Undersecretary for Education Mr. Doe`: the courtesy title begins the name.
        return end - 1
    before = chunks[end - 2] if end - 2 > stop else None
    return end - 1 if before is not None and before.kind in (WORD, NAME) else None


def _common(chunks: Sequence[Chunk], start: int, stop: int, end: int) -> Subject | None:
    """A noun phrase without a name of its own: its last noun that can speak, else its last word."""
    speakers = [at for at in range(start, stop) if noun_kind(chunks[at].text)]
    last = speakers[-1] + 1 if speakers else stop
    for at in range(last - 1, start - 1, -1):
        chunk = chunks[at]
        if chunk.kind in (PRONOUN, OTHER):
            return pronoun(chunk, at)
        kind = noun_kind(chunk.text)
        if kind or chunk.kind == WORD:
            voice = chunk.text.casefold() in lexicon.OWN_VOICE
            owner = (_owner(chunks, start, at) or _author(chunks, stop)) if voice else None
            if owner is not None:
                return owner
            if not kind and chunk.text[:1].isupper() and at > 0:
                kind = ORGANISATION
            until = min(end, stop + 6) if at + 1 == stop else at + 1
            return _noun(chunks, start, until, at, kind)
    return None


def pronoun(chunk: Chunk, at: int) -> Subject:
    folded = chunk.text.casefold()
    if chunk.kind == PRONOUN:
        return Subject(pronoun=verbs.PRONOUNS[folded], at=at)
    return Subject(words=chunk.text, kind="" if folded in _SPEAKERS else ORGANISATION, at=at)


def _noun(chunks: Sequence[Chunk], start: int, until: int, at: int, kind: str) -> Subject:
    return Subject(
        words=_words(chunks, start, until),
        kind=kind,
        definite=chunks[start].text.casefold() in verbs.DEFINITE,
        head=chunks[at].text.casefold(),
        at=at,
    )


def _owner(chunks: Sequence[Chunk], start: int, at: int) -> Subject | None:
    """`Jo Roe's statement`, `her letter`: whose words the text holds."""
    for index in range(start, at):
        chunk = chunks[index]
        mention = chunk.mention
        if mention is not None and mention.possessive and mention.figure.kind == PERSON:
            return named(chunks, index, start)
        if chunk.text.casefold() in ("his", "her"):
            return Subject(pronoun="he" if chunk.text.casefold() == "his" else "she", at=index)
    return None


def owner_before(chunks: Sequence[Chunk], at: int) -> Subject | None:
    """The person who owns the noun at a place, an adjective or two between."""
    for index in range(at - 1, max(-1, at - 4), -1):
        chunk = chunks[index]
        mention = chunk.mention
        if mention is not None:
            owns = mention.possessive and mention.figure.kind == PERSON
            return named(chunks, index, index) if owns else None
        if chunk.text.casefold() in ("his", "her"):
            return Subject(pronoun="he" if chunk.text.casefold() == "his" else "she", at=index)
        if chunk.kind not in (WORD, OWNS, HELPER):
            return None
    return None


def _author(chunks: Sequence[Chunk], stop: int) -> Subject | None:
    """`a statement from Jo Roe`: the person it comes from."""
    if stop + 1 < len(chunks) and chunks[stop].text.casefold() in ("from", "by"):
        mention = chunks[stop + 1].mention
        if mention is not None and mention.figure.kind == PERSON and not mention.possessive:
            return named(chunks, stop + 1, stop + 1)
    return None


def stretches(chunks: Sequence[Chunk], start: int, end: int) -> list[tuple[int, int]]:
    """The parts between commas of chunks[start:end]."""
    parts, at = [], start
    for index in range(start, end):
        if chunks[index].kind == COMMA:
            if index > at:
                parts.append((at, index))
            at = index + 1
    if end > at:
        parts.append((at, end))
    return parts


def by_name(
    chunks: Sequence[Chunk], subject: Subject, following: Sequence[tuple[int, int]]
) -> Subject | None:
    """`His manager, Jo Roe, was late`: the name set off after a role."""
    person = subject.figure is not None and subject.figure.kind == PERSON
    if person or subject.pronoun or not following:
        return None
    begin, end = following[0]
    mention = chunks[begin].mention
    alone = end - begin == 1 or chunks[begin + 1].text in ("of", "from")
    if mention is None or not alone:
        return None
    fits = subject.figure is None or mention.figure.kind == PERSON
    if fits and subject.kind == PERSON and mention.figure.kind == PERSON:
        # Two capitalised words that a role is set before: somebody.
        mention.figure.sure = True
    return named(chunks, begin, begin) if fits else None


def note_role(chunks: Sequence[Chunk], subject: Subject, part: tuple[int, int]) -> None:
    """Words set off after a name say what that person is, and that it is a person."""
    figure = subject.figure
    if figure is None:
        return
    for chunk in chunks[part[0] : part[1]]:
        if chunk.kind == PREPOSITION:
            break
        if chunk.kind == WORD:
            figure.roles.add(chunk.text.casefold())
    if not subject.kind and figure.kind == PERSON and figure.roles & lexicon.ROLES:
        subject.kind = PERSON
