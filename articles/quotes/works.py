"""Which words in quotation marks name a work: a book, a programme, a song, a report."""

import re
from collections.abc import Sequence

from articles.quotes.clauses import COLON, COMMA, OWNS, PREPOSITION, WORD, Chunk

WORKS = (
    "album|article|ballad|blog|book|broadcast|chapter|column|comedy|comic|documentary|drama|editorial|"
    "episode|essay|exhibit|exhibition|film|game|headline|hit|hymn|magazine|movie|musical|novel|opera|"
    "painting|paper|play|podcast|poem|print|programme|program|report|section|sequel|series|show|single|"
    "site|song|speech|story|study|symphony|thriller|track|trilogy|tune|video|website|work|workshop|"
    "memoir|diary|autobiography|novella|pamphlet|sheet|map|atlas|slide|newsletter|talk|"
    "seminar|lecture|panel|titled|entitled|headlined|robot|ship|operation|project|campaign"
)
_NOUNS = frozenset(WORKS.split("|"))
_NAMED = frozenset("law bill act policy initiative programme title name slogan motto".split())  # noqa: SIM905
_SMALL = frozenset("a an the of and or for in on at to by with from as vs is are &".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W_][\w'’-]*")
_PLACED = frozenset("on of in from at for with during hosts hosted watching".split())  # noqa: SIM905
_LONGEST = 60


def title_case(words: Sequence[str]) -> bool:
    """Whether the words are set as a title is: two or more, the weighty ones capitalised."""
    large = [w for w in words if w.casefold() not in _SMALL]
    return len(large) > 1 and all(w[0].isupper() or w[0].isdigit() for w in large)


def _titled(inner: str, *, owned: bool) -> bool:
    """Set as a title throughout; after `ABC's` or `The` one weighty word will do."""
    bare = inner.rstrip(",.")
    if len(inner) > _LONGEST or any(stop in bare for stop in ".?!;,:"):
        return False
    words = _WORD.findall(bare)
    if title_case(words):
        return True
    led = len(words) == 2 and words[0] == "The"
    return (led or (owned and len(words) == 1)) and words[-1][0].isupper()


def _goes_on_as_a_thing(chunks: Sequence[Chunk], at: int) -> bool:
    """`“The Boss,” which ran for years`: a thing, whoever is named after it."""
    after = chunks[at + 1 : at + 3]
    return bool(after) and next((c for c in after if c.kind != COMMA), after[0]).text == "which"


def names_a_work(chunks: Sequence[Chunk], at: int, inner: str) -> bool:
    """`on “The Morning Table,” Roe said`: the span names a programme, whatever follows it."""
    if not inner[:1].isupper():
        return False
    if _goes_on_as_a_thing(chunks, at):
        return _titled(inner, owned=False)
    if not at:
        return False
    before = chunks[at - 1]
    if before.kind in (COMMA, COLON):
        # `his book, “The Winner,” Roe wrote`; `Its title: “The Winner.”`
        named = at > 1 and chunks[at - 2].text.casefold() in _NOUNS | _NAMED
        return named and _titled(inner, owned=True)
    if before.kind == OWNS:
        return _titled(inner, owned=True)
    placed = before.kind in (PREPOSITION, WORD) and before.text.casefold() in _PLACED
    if placed:
        follows_name = at > 1 and chunks[at - 2].kind == OWNS
        return _titled(inner, owned=follows_name)
    return (
        before.kind == WORD and before.text.casefold() in _NOUNS and _titled(inner, owned=False)
    )
