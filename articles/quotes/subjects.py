"""The subject of a verb of saying: a name, a pronoun, a role, a group, a body or a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes import lexicon, verbs
from articles.quotes.cast import Figure
from articles.quotes.clauses import (
    BRACKET,
    BREAK,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    HELPER,
    NAME,
    OTHER,
    OWNS,
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
from articles.quotes.mentions import ORGANISATION, PERSON, PLACE

GROUP, TEXT = "group", "text"
_ENDS_CLAUSE = frozenset((COLON, BREAK, DASH, QUOTE, CONJUNCTION, THAT))
_ENDS_STRETCH = _ENDS_CLAUSE | {COMMA, SAYS}
_ENDS_NOUN = frozenset(
    (COMMA, COLON, BREAK, DASH, QUOTE, CONJUNCTION, THAT, RELATIVE, BRACKET, SAYS, WEAK, HELPER)
)


@dataclass(frozen=True, slots=True)
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


def _noun_kind(word: str) -> str:
    """What a common noun names as a speaker, if it can be one."""
    folded = word.casefold()
    if folded in lexicon.ROLES or folded.endswith("-year-old"):
        return PERSON
    if folded in lexicon.DOCUMENTS:
        return TEXT
    if folded in lexicon.GROUPS:
        return GROUP
    if folded.endswith("s") and folded[:-1] in lexicon.ROLES:
        return GROUP
    return ""


def _words(chunks: Sequence[Chunk], start: int, end: int) -> str:
    return " ".join(c.text for c in chunks[start:end])


def _named(chunks: Sequence[Chunk], at: int, start: int) -> Subject:
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
    if kind == PERSON and not (figure.sure or figure.pronoun or figure.roles & lexicon.ROLES):
        # Two capitalised words that nothing shows to be a person.
        kind = ""
    return Subject(figure, kind=kind, role=role, at=at)


def _adverbial(chunks: Sequence[Chunk], start: int) -> bool:
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


def _head_of(chunks: Sequence[Chunk], start: int, end: int) -> Subject | None:
    """The head of one noun phrase: the name that ends it, or its noun before `of` or `for`."""
    stop = start
    while stop < end and chunks[stop].kind not in (PREPOSITION, RELATIVE, COMMA, BRACKET):
        stop += 1
    name = _last_name(chunks, start, stop)
    if name is None and stop < end and chunks[stop].kind == PREPOSITION:
        name = _joined_name(chunks, stop, end)
    if name is not None:
        return _named(chunks, name, start)
    return _common(chunks, start, stop, end)


def _last_name(chunks: Sequence[Chunk], start: int, stop: int) -> int | None:
    """The last name of a noun phrase, unless it only owns or describes what follows."""
    for at in range(stop - 1, start - 1, -1):
        chunk = chunks[at]
        if chunk.kind == NAME and chunk.mention is not None:
            if chunk.mention.possessive and at + 1 < stop:
                return None
            later = [c for c in chunks[at + 1 : stop] if c.kind == WORD]
            if any(_noun_kind(c.text) for c in later):
                return None
            return at
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
    speakers = [at for at in range(start, stop) if _noun_kind(chunks[at].text)]
    last = speakers[-1] + 1 if speakers else stop
    for at in range(last - 1, start - 1, -1):
        chunk = chunks[at]
        if chunk.kind == PRONOUN:
            return Subject(pronoun=verbs.PRONOUNS[chunk.text.casefold()], at=at)
        if chunk.kind == OTHER:
            kind = "" if chunk.text.casefold() in ("i", "we", "you") else ORGANISATION
            return Subject(words=chunk.text, kind=kind, at=at)
        kind = _noun_kind(chunk.text)
        if chunk.text.casefold() in lexicon.OWN_VOICE:
            owner = _owner(chunks, start, at) or _author(chunks, stop)
            if owner is not None:
                return owner
        if kind or chunk.kind == WORD:
            definite = chunks[start].text.casefold() in verbs.DEFINITE
            if not kind and chunk.text[:1].isupper() and at > 0:
                kind = ORGANISATION
            trails = at + 1 == stop
            return Subject(
                words=_words(chunks, start, min(end, stop + 6) if trails else at + 1),
                kind=kind,
                definite=definite,
                head=chunk.text.casefold(),
                at=at,
            )
    return None


def _owner(chunks: Sequence[Chunk], start: int, at: int) -> Subject | None:
    """`Jo Roe's statement`, `her letter`: whose words the text holds."""
    for index in range(start, at):
        chunk = chunks[index]
        mention = chunk.mention
        if mention is not None and mention.possessive and mention.figure.kind == PERSON:
            return _named(chunks, index, start)
        if chunk.text.casefold() in ("his", "her"):
            return Subject(pronoun="he" if chunk.text.casefold() == "his" else "she", at=index)
    return None


def _author(chunks: Sequence[Chunk], stop: int) -> Subject | None:
    """`a statement from Jo Roe`: the person it comes from."""
    if stop + 1 < len(chunks) and chunks[stop].text.casefold() in ("from", "by"):
        mention = chunks[stop + 1].mention
        if mention is not None and mention.figure.kind == PERSON and not mention.possessive:
            return _named(chunks, stop + 1, stop + 1)
    return None


def _skip_helpers(chunks: Sequence[Chunk], at: int) -> int:
    while at >= 0 and chunks[at].kind == HELPER:
        at -= 1
    return at


def _clause_start(chunks: Sequence[Chunk], at: int) -> int:
    """Where the stretch of words that ends at `at` begins."""
    while at >= 0 and chunks[at].kind not in _ENDS_STRETCH and chunks[at].text != "as":
        at -= 1
    return at + 1


def _stretches(chunks: Sequence[Chunk], start: int, end: int) -> list[tuple[int, int]]:
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


def main_subject(chunks: Sequence[Chunk], start: int, end: int) -> Subject | None:
    """The first noun phrase of a clause that is no mere scene-setting."""
    parts = [p for p in _stretches(chunks, start, end) if not _adverbial(chunks, p[0])]
    for number, (first, last) in enumerate(parts):
        stop = first
        while stop < last and chunks[stop].kind not in (SAYS, WEAK, THAT):
            stop += 1
        subject = _head_of(chunks, first, _noun_end(chunks, first, stop))
        if subject is not None:
            return _by_name(chunks, subject, parts[number + 1 : number + 2]) or subject
    return None


def _by_name(
    chunks: Sequence[Chunk], subject: Subject, following: Sequence[tuple[int, int]]
) -> Subject | None:
    """`His manager, Jo Roe, was late`: the name set off after a role."""
    person = subject.figure is not None and subject.figure.kind == PERSON
    if person or subject.pronoun or not following:
        return None
    begin, end = following[0]
    mention = chunks[begin].mention
    if end - begin == 1 and mention is not None:
        if subject.figure is None or mention.figure.kind == PERSON:
            return _named(chunks, begin, begin)
    return None


def _noun_end(chunks: Sequence[Chunk], start: int, stop: int) -> int:
    """Where the first noun phrase ends: at a verb we know, a helper, or a past form after a name."""
    for at in range(start, stop):
        if chunks[at].kind in (HELPER, CONJUNCTION, QUOTE):
            return max(at, start)
        if at > start and chunks[at - 1].kind in (NAME, PRONOUN) and chunks[at].kind == WORD:
            if chunks[at].text[:1].islower() and not _noun_kind(chunks[at].text):
                return at
    return stop


def before_verb(chunks: Sequence[Chunk], verb: int, floor: int = 0) -> Subject | None:
    """The subject that stands before a verb of saying."""
    at = _skip_helpers(chunks, verb - 1)
    if at < floor:
        return None
    kind = chunks[at].kind
    if kind == RELATIVE:
        return antecedent(chunks, at, floor)
    if kind in (CONJUNCTION, BREAK, THAT):
        return _shared(chunks, floor, at)
    if kind in (PRONOUN, OTHER):
        return _common(chunks, at, at + 1, at + 1)
    if kind in (COMMA, BRACKET):
        return _over_apposition(chunks, floor, at)
    if kind in (PREPOSITION, QUOTE, COLON, DASH, SAYS):
        return None
    start = max(floor, _clause_start(chunks, at))
    if chunks[start].text.casefold() in ("as", "with") and start < at:
        start += 1
    relative = _relative_inside(chunks, start, at)
    if relative is not None:
        if relative == start:
            return antecedent(chunks, relative, floor)
        return _head_of(chunks, start, relative)
    subject = _head_of(chunks, start, at + 1)
    if subject is None or (
        start > floor and chunks[start - 1].kind == COMMA and _trails(chunks, start)
    ):
        return main_subject(chunks, floor, at + 1) or subject
    return subject


def _shared(chunks: Sequence[Chunk], floor: int, at: int) -> Subject | None:
    """`Roe had been warm and had told staff`: the subject of the clause before `and`."""
    for index in range(at - 1, floor, -1):
        if chunks[index].kind == SAYS:
            subject = main_subject(chunks, index + 1, at)
            if subject is not None and (subject.figure is not None or subject.pronoun):
                return subject
            break
    return main_subject(chunks, floor, at)


def _relative_inside(chunks: Sequence[Chunk], start: int, end: int) -> int | None:
    for at in range(start, end):
        if chunks[at].kind == RELATIVE:
            return at
    return None


def _trails(chunks: Sequence[Chunk], start: int) -> bool:
    """Whether the stretch only ends a list or an aside, as `and Fayetteville` does."""
    return chunks[start].kind in (PREPOSITION, RELATIVE)


def antecedent(chunks: Sequence[Chunk], relative: int, floor: int) -> Subject | None:
    """Whom `who` stands for: the phrase before it."""
    at = relative - 1
    if at >= floor and chunks[at].kind == COMMA:
        at -= 1
    if at < floor:
        return None
    start = at
    while start > floor and chunks[start].kind != DETERMINER:
        if chunks[start - 1].kind not in (WORD, NAME, OWNS, DETERMINER):
            break
        start -= 1
    subject = _head_of(chunks, start, at + 1)
    if chunks[relative].text.casefold() == "which" and subject is not None and subject.figure:
        # Not a person: the letter or body named before `to Jo Roe, which began`.
        if subject.figure.kind == PERSON:
            return Subject(words="which", kind=TEXT, at=relative)
    return subject


def _over_apposition(chunks: Sequence[Chunk], floor: int, at: int) -> Subject | None:
    """`Jo Roe, editor of the Argus, said`: the phrase before the aside, or the name within it."""
    start = at
    while start > floor and not _bounds(chunks, start - 1):
        start -= 1
    parts = [p for p in _stretches(chunks, start, at) if not _adverbial(chunks, p[0])]
    if not parts:
        return None
    first = _head_of(chunks, *parts[0])
    named = _by_name(chunks, first, parts[1:2]) if first is not None else None
    if named is not None:
        return named
    if first is not None and first.figure is not None and len(parts) > 1:
        _note_role(chunks, first.figure, parts[1])
    return first


def _bounds(chunks: Sequence[Chunk], at: int) -> bool:
    """Where a clause begins; a title in marks inside an aside does not begin one."""
    if chunks[at].kind == QUOTE:
        return at == 0 or chunks[at - 1].kind in (COMMA, COLON, SAYS)
    return chunks[at].kind in (COLON, BREAK, THAT)


def _note_role(chunks: Sequence[Chunk], figure: Figure, part: tuple[int, int]) -> None:
    """Words set off after a name say what that person is."""
    for chunk in chunks[part[0] : part[1]]:
        if chunk.kind == PREPOSITION:
            break
        if chunk.kind == WORD:
            figure.roles.add(chunk.text.casefold())


def with_clause(chunks: Sequence[Chunk], verb: int, floor: int) -> Subject | None:
    """`…, with the chair, Jo Roe, speaking of “…”`: the subject that `with` brings in."""
    for at in range(verb - 1, floor, -1):
        if chunks[at].text.casefold() == "with":
            last = verb - 1
            if chunks[last].kind == COMMA:
                return _over_apposition(chunks, at + 1, last)
            return _head_of(chunks, at + 1, verb)
        if chunks[at].kind in _ENDS_CLAUSE:
            return None
    return None


def after_verb(chunks: Sequence[Chunk], at: int) -> Subject | None:
    """The subject after a verb or `to`: `said Jo Roe`, `according to the minister`."""
    while at < len(chunks) and chunks[at].kind == HELPER:
        at += 1
    end = at
    while end < len(chunks) and chunks[end].kind not in _ENDS_NOUN:
        end += 1
    if end == at:
        return None
    subject = _head_of(chunks, at, end)
    named = subject is not None and (subject.figure is not None or subject.pronoun)
    if not named and end + 1 < len(chunks) and chunks[end].kind == COMMA:
        following = chunks[end + 1]
        closes = end + 2 >= len(chunks) or chunks[end + 2].kind in (COMMA, BREAK, QUOTE)
        if following.kind == NAME and closes:
            return _named(chunks, end + 1, end + 1)
    if named and subject is not None and subject.figure and chunks[end : end + 1]:
        if chunks[end].kind == COMMA:
            _note_role(chunks, subject.figure, (end + 1, min(len(chunks), end + 6)))
    return subject


__all__ = [
    "GROUP",
    "TEXT",
    "Subject",
    "after_verb",
    "before_verb",
    "main_subject",
    "with_clause",
]
