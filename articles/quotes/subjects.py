"""The subject of a verb of saying: before it, after it, or over an aside."""

from collections.abc import Sequence

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
from articles.quotes.mentions import PERSON
from articles.quotes.phrases import (
    TEXT,
    Subject,
    adverbial,
    by_name,
    head_of,
    named,
    note_role,
    noun_kind,
    pronoun,
    stretches,
)

_LEAD_IN = frozenset(("as", "with", "after", "before", "since", "until"))
_TURNS = frozenset(("though", "although", "but", "while", "whereas", "because"))
_NEVER_A_SUBJECT = frozenset((PREPOSITION, QUOTE, COLON, DASH, SAYS))
_ENDS_CLAUSE = frozenset((COLON, BREAK, DASH, QUOTE, CONJUNCTION, THAT))
_ENDS_STRETCH = _ENDS_CLAUSE | {COMMA, SAYS}
_ENDS_NOUN = frozenset(
    (COMMA, COLON, BREAK, DASH, QUOTE, CONJUNCTION, THAT, RELATIVE, BRACKET, SAYS, WEAK, HELPER)
)


def _skip_helpers(chunks: Sequence[Chunk], at: int) -> int:
    while at >= 0 and chunks[at].kind == HELPER:
        at -= 1
    return at


def _clause_start(chunks: Sequence[Chunk], at: int) -> int:
    """Where the stretch of words that ends at `at` begins."""
    while at >= 0 and chunks[at].kind not in _ENDS_STRETCH and chunks[at].text != "as":
        at -= 1
    return at + 1


def main_subject(chunks: Sequence[Chunk], start: int, end: int) -> Subject | None:
    """The first noun phrase of a clause that is no mere scene-setting."""
    parts = [p for p in stretches(chunks, start, end) if not adverbial(chunks, p[0])]
    for number, (first, last) in enumerate(parts):
        stop = first
        while stop < last and chunks[stop].kind not in (SAYS, WEAK, THAT):
            stop += 1
        subject = head_of(chunks, first, _noun_end(chunks, first, stop))
        if subject is not None:
            return by_name(chunks, subject, parts[number + 1 : number + 2]) or subject
    return None


def _noun_end(chunks: Sequence[Chunk], start: int, stop: int) -> int:
    """Where the first noun phrase ends: at a verb we know, a helper, or a past form after a name."""
    for at in range(start, stop):
        if chunks[at].kind in (HELPER, CONJUNCTION, QUOTE):
            return max(at, start)
        after_name = at > start and chunks[at - 1].kind in (NAME, PRONOUN)
        plain = chunks[at].kind == WORD and chunks[at].text[:1].islower()
        if after_name and plain and not noun_kind(chunks[at].text):
            return at
    return stop


def before_verb(chunks: Sequence[Chunk], verb: int, floor: int = 0) -> Subject | None:
    """The subject that stands before a verb of saying."""
    at = _skip_helpers(chunks, verb - 1)
    if at < floor or chunks[at].kind in _NEVER_A_SUBJECT:
        return None
    kind = chunks[at].kind
    if kind == RELATIVE:
        return antecedent(chunks, at, floor)
    if kind == THAT and at > floor and noun_kind(chunks[at - 1].text):
        # `a sign that read`; `said that` has no noun before it.
        return antecedent(chunks, at, floor)
    if kind in (CONJUNCTION, BREAK, THAT):
        return _shared(chunks, floor, at)
    if kind in (PRONOUN, OTHER):
        return pronoun(chunks[at], at)
    if kind in (COMMA, BRACKET):
        return _over_apposition(chunks, floor, at)
    return _phrase_before(chunks, floor, at)


def _phrase_before(chunks: Sequence[Chunk], floor: int, at: int) -> Subject | None:
    """The noun phrase that ends at a chunk, or where it is an aside the clause's own."""
    start = max(floor, _clause_start(chunks, at))
    if chunks[start].text.casefold() in _LEAD_IN and start < at:
        start += 1
    relative = _relative_inside(chunks, start, at)
    if relative == start:
        if start < at and chunks[start].text.casefold() != "who":
            # `whom Roe has called`: the clause has a subject of its own.
            return head_of(chunks, start + 1, at + 1)
        return antecedent(chunks, start, floor)
    if relative is not None:
        own = chunks[relative].text.casefold() != "who" and relative < at
        if own and chunks[relative + 1].kind in (NAME, PRONOUN, DETERMINER):
            # `a tape in which Roe told him`.
            return head_of(chunks, relative + 1, at + 1)
        return head_of(chunks, start, relative)
    subject = head_of(chunks, start, at + 1)
    trails = start > floor and chunks[start - 1].kind == COMMA and _trails(chunks, start)
    if subject is None or trails:
        return main_subject(chunks, floor, at + 1) or subject
    return subject


def _shared(chunks: Sequence[Chunk], floor: int, at: int) -> Subject | None:
    """`Roe had been warm and had told staff`: the subject of the clause before `and`."""
    for index in range(at - 1, floor, -1):
        if chunks[index].kind == SAYS:
            subject = main_subject(chunks, index + 1, at)
            if subject is not None and (
                subject.figure is not None or subject.pronoun or subject.kind == PERSON
            ):
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
    subject = head_of(chunks, start, at + 1)
    person = subject is not None and subject.figure and subject.figure.kind == PERSON
    if person and chunks[at].kind == NAME and chunks[relative].text.casefold() == "which":
        # Not a person: the letter or body named before `to Jo Roe, which began`.
        return Subject(words="which", kind=TEXT, at=relative)
    return subject


def _over_apposition(chunks: Sequence[Chunk], floor: int, at: int) -> Subject | None:
    """`Jo Roe, editor of the Argus, said`: the phrase before the aside, or the name within it."""
    start = at
    while start > floor and not _bounds(chunks, start - 1):
        start -= 1
    cut = stretches(chunks, start, at)
    turns = [n for n, p in enumerate(cut) if chunks[p[0]].text.casefold() in _TURNS]
    if turns and cut[turns[-1]][1] - cut[turns[-1]][0] > 1:
        # `…, though Roe, who was there, said`: another clause begins.
        begin = cut[turns[-1]][0] + 1
        while begin < cut[turns[-1]][1] - 1 and chunks[begin].kind == HELPER:
            begin += 1
        cut = [(begin, cut[turns[-1]][1]), *cut[turns[-1] + 1 :]]
    parts = [p for p in cut if not adverbial(chunks, p[0])]
    if not parts:
        return None
    first = head_of(chunks, *parts[0])
    found = by_name(chunks, first, parts[1:2]) if first is not None else None
    if found is not None:
        return found
    if first is not None and first.figure is not None and len(parts) > 1:
        note_role(chunks, first, parts[1])
    return first


def _bounds(chunks: Sequence[Chunk], at: int) -> bool:
    """Where a clause begins; a title in marks inside an aside does not begin one."""
    if chunks[at].kind == QUOTE:
        return at == 0 or chunks[at - 1].kind in (COMMA, COLON, SAYS)
    return chunks[at].kind in (COLON, BREAK, THAT)


def with_clause(chunks: Sequence[Chunk], verb: int, floor: int) -> Subject | None:
    """`…, with the chair, Jo Roe, speaking of “…”`: the subject that `with` brings in."""
    for at in range(verb - 1, floor, -1):
        if chunks[at].text.casefold() == "with":
            last = verb - 1
            if chunks[last].kind == COMMA:
                return _over_apposition(chunks, at + 1, last)
            return head_of(chunks, at + 1, verb)
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
    subject = head_of(chunks, at, end) if end > at else None
    if end + 1 >= len(chunks) or chunks[end].kind != COMMA:
        return subject
    if subject is not None and subject.figure is not None:
        note_role(chunks, subject, (end + 1, min(len(chunks), end + 6)))
        return subject
    closes = end + 2 >= len(chunks) or chunks[end + 2].kind in (COMMA, BREAK)
    set_off = chunks[end + 1].kind == NAME and closes
    if set_off and end > at and not (subject and subject.pronoun):
        return named(chunks, end + 1, end + 1)
    return subject
