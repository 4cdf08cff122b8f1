"""Who does a verb of saying that stands somewhere before the quoted words."""

from collections.abc import Sequence

from articles.quotes import verbs
from articles.quotes.clauses import (
    BREAK,
    COMMA,
    HELPER,
    NAME,
    QUOTE,
    RELATIVE,
    SAYS,
    WEAK,
    WORD,
    Chunk,
)
from articles.quotes.phrases import TEXT, Subject, named, noun_kind
from articles.quotes.subjects import (
    after_verb,
    antecedent,
    before_verb,
    main_subject,
    with_clause,
)

# Words of one sentence that are looked at; longer ones are no prose.
LONGEST = 120
_USED = frozenset(("used", "liked"))
_BLAMED = frozenset(("for", "of", "as"))
_VERBS = frozenset((SAYS, WEAK, WORD))
_PLAINLY = frozenset(("said", "says", "added", "adds", "wrote", "argued", "explained"))
_BE = frozenset(("is", "was", "were", "are", "be", "been", "being", "get", "got"))


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
    index, lowest = at - 1, max(0, at - LONGEST)
    while index >= lowest and chunks[index].kind != BREAK:
        index -= 1
    return index + 1


def _set_in(chunks: Sequence[Chunk], verb: int, quote: int) -> Subject | None:
    """`The path, said Roe, “runs through Ohio”`: whoever is set in with the verb."""
    plainly = verb and chunks[verb].text in _PLAINLY and chunks[verb - 1].kind == COMMA
    if not plainly or verb + 2 >= quote or chunks[verb + 1].kind != NAME:
        return None
    return after_verb(chunks, verb + 1) if chunks[verb + 2].kind == COMMA else None


def subject_of(chunks: Sequence[Chunk], verb: int, quote: int) -> Subject | None:
    """Who does the verb that stands somewhere before the span."""
    text = chunks[verb].text.casefold()
    if _passive(chunks, verb) and not text.endswith("ing"):
        return _agent(chunks, verb, quote)
    return _set_in(chunks, verb, quote) or _of_clause(chunks, verb, quote, text)


def _of_clause(chunks: Sequence[Chunk], verb: int, quote: int, text: str) -> Subject | None:
    """The subject of the clause that the verb stands in."""
    floor = _floor(chunks, verb)
    if verb and chunks[verb - 1].text.casefold() == "to":
        used = chunks[verb - 2] if verb > 1 else None
        if used is not None and used.text.casefold() in _USED:
            # `how her father used to say`.
            subject = before_verb(chunks, verb - 2, floor)
            if subject is not None and not subject.pronoun:
                return subject
        return main_subject(chunks, floor, verb - 1)
    if text in verbs.PARTICIPLES and not _passive(chunks, verb):
        return _leaning(chunks, verb, quote, floor)
    subject = before_verb(chunks, verb, floor)
    if subject is None and verb + 1 < quote:
        follows = after_verb(chunks, verb + 1)
        if verb == 0 or chunks[verb - 1].kind in (COMMA, QUOTE):
            subject = follows
    return subject


def _doer_beside(chunks: Sequence[Chunk], verb: int, floor: int) -> Subject | None:
    """Whoever stands right before a participle and does it, not the subject of the clause."""
    before, earlier = chunks[verb - 1], chunks[verb - 2]
    if before.kind == NAME and earlier.kind in (SAYS, WEAK):
        # `Roe recalled Doe telling him`.
        return named(chunks, verb - 1, verb - 1)
    if before.kind == WORD and noun_kind(before.text) == TEXT:
        # `a sign reading “…”`.
        return antecedent(chunks, verb, floor)
    blamed = verb > 2 and before.text in _BLAMED and chunks[verb - 3].kind in _VERBS
    if blamed and earlier.kind == NAME:
        # `Roe mocked Doe for saying`, `quoted Doe as saying`.
        return named(chunks, verb - 2, verb - 2)
    return None


def _leaning(chunks: Sequence[Chunk], verb: int, quote: int, floor: int) -> Subject | None:
    """`…, adding “…”` and `Calling it “…”, Jo Roe left`: the subject of the main clause."""
    own = _doer_beside(chunks, verb, floor) if verb > 1 else None
    if own is not None:
        return own
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
            subject = subject_of(chunks, index, verb)
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
            return main_subject(chunks, index + 1, min(len(chunks), index + LONGEST))
        if chunks[index].kind in (BREAK, QUOTE):
            return None
    return None
