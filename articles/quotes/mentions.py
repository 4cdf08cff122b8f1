"""What a run of capitalised words is: a person, an organisation, a place, or a role alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from articles.quotes import lexicon
from articles.quotes.givennames import GIVEN, pronoun_of

PERSON, ORGANISATION, PLACE, ROLE, UNKNOWN = "person", "organisation", "place", "role", ""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
# A full stop belongs to a title where one of these stands before it, one line a length.
_TITLE_STOP = (
    r"(?:\.(?<=\b(?:Mr|Ms|Mx|Dr|Lt|St|Jr|Sr)\.)"
    r"|\.(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Maj|Adm|Rev|Hon)\.)"
    r"|\.(?<=\b(?:Prof|Capt|Cmdr)\.))?"
)
_REST = (
    rf"(?:\.(?:[{_UPPER}]\.)*(?:-[{_UPPER}]\.)*"
    rf"|\w*(?:['’](?!s\b)\w+|-\w+)*{_TITLE_STOP})"
)
_LINK = (
    r" (?:(?:of (?:the )?)|(?:(?:de|da|di|del|della|dos|du|van|von|der|den|ten|ter|bin|ibn|la|le) )"
    r"{1,3}|(?:al|el|ul|as|ad|ar)-)?"
)
# The look behind comes after the first letter: so the search jumps from capital to capital.
CAPITALISED = re.compile(rf"[{_UPPER}](?<![\w.@#/-].){_REST}(?:{_LINK}[{_UPPER}]{_REST})*")
_HYPHENED = re.compile(r"-[a-z]")
LONGEST = 12
_TITLES, _ORGANISATION, _PLACES = lexicon.TITLES, lexicon.ORGANISATION, lexicon.PLACES
_GROUND = _PLACES | lexicon.PEOPLES | lexicon.PLACE_LEADERS | lexicon.CALENDAR


@dataclass(slots=True)
class Reading:
    """One reading of capitalised words: what they name, its role words, how sure the kind is."""

    kind: str
    name: str
    role: str = ""
    pronoun: str = ""
    skip: int = 0
    sure: bool = False


_BEGINNERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "He",
        "She",
        "It",
        "They",
        "But",
        "And",
        "For",
        "To",
        "By",
        "With",
        "This",
        "That",
        "When",
        "After",
        "Before",
        "As",
        "From",
        "Image",
        "Photo",
        "We",
        "I",
        "His",
        "Her",
        "Their",
        "Its",
    ]
)
_DAYS = frozenset(w for w in lexicon.CALENDAR if w.endswith("day"))
# No family is called so: `Environment Canada`.
_LANDS = frozenset(
    "Canada Australia Britain Scotland Germany Russia Ukraine China India Japan America Europe Africa Asia".split()  # noqa: SIM905
)
_PARTISANS = frozenset(
    ("Republican", "Democrat", "Libertarian", "Conservative", "Liberal", "Tory")
)
_NOTHING = Reading("none", "")


def plain(word: str) -> str:
    return word.rstrip(".").casefold()


def _title_pronoun(words: Iterable[str]) -> str:
    for word in words:
        if plain(word) in lexicon.HONORIFIC_HE or plain(word) in lexicon.HE_NOUNS:
            return "he"
        if plain(word) in lexicon.HONORIFIC_SHE or plain(word) in lexicon.SHE_NOUNS:
            return "she"
    return ""


def _after_title(words: list[str]) -> int:
    """Where the name begins after the last title; 0 where there is no title before a name."""
    last = 0
    for index, word in enumerate(words[:-1]):
        if plain(word) in _TITLES:
            last = index + 1
    while 0 < last < len(words) and (
        words[last] in _GROUND or plain(words[last]) in ("of", "the")
    ):
        last += 1
        if last < len(words) and words[last] in _ORGANISATION:
            last += 1
    return last


def _looks_given(words: list[str]) -> bool:
    first = words[0].casefold()
    return first in GIVEN or first.partition("-")[0] in GIVEN or _is_initial(words[0])


def _is_initial(word: str) -> bool:
    bare = word.replace(".", "").replace("-", "")
    return bare.isupper() and len(bare) <= 2 and word not in _PLACES


def _person(words: list[str], role: list[str], skip: int, *, sure: bool) -> Reading:
    given = next((w for w in words if not _is_initial(w)), words[0])
    pronoun = _title_pronoun(role) or (pronoun_of(given) if len(words) > 1 else "")
    return Reading(PERSON, " ".join(words), " ".join(role), pronoun, skip, sure)


def _tail_person(words: list[str]) -> int:
    """Where a person's name begins at the end of a run that opens with a body or a place."""
    for index in range(max(1, len(words) - 4), len(words) - 1):
        rest = words[index:]
        if rest[0].casefold() in GIVEN and not any(
            w in _ORGANISATION or w in _GROUND or w == "of" for w in rest
        ):
            return index
    return 0


def _without_lead(words: list[str]) -> int:
    """How many words at the front only stand there because a sentence begins."""
    skip = 0
    while skip < len(words) and (
        plain(words[skip]) in lexicon.STOP or words[skip] in lexicon.CALENDAR
    ):
        if skip + 1 < len(words) and words[skip] in ("Will", "May", "April", "June", "August"):
            break
        skip += 1
    return skip


def _of_body(words: list[str], skip: int) -> Reading | None:
    """A run with a word for a body or a place in it."""
    given = words[0].casefold() in GIVEN and words[0] not in _PLACES
    if given and 2 <= len(words) <= 3 and "of" not in words:
        return _person(words, [], skip, sure=True)
    tail = _tail_person(words)
    if tail:
        return _person(words[tail:], words[:tail], skip, sure=True)
    if words[0] in lexicon.PLACE_LEADERS and len(words) == 2 and words[0] not in lexicon.TITLES:
        return Reading(PLACE, " ".join(words), skip=skip, sure=True)
    if all(w in _GROUND or w in ("of", "the") for w in words):
        kind = PLACE if any(w in _PLACES for w in words) else UNKNOWN
        return Reading(kind, " ".join(words), skip=skip, sure=True)
    if any(w in _ORGANISATION for w in words):
        return Reading(ORGANISATION, " ".join(words), skip=skip, sure=True)
    return None


def _untitled(words: list[str], skip: int) -> Reading:
    read = None
    if any(w in _ORGANISATION or w in _GROUND for w in words):
        read = _of_body(words, skip)
    if read:
        return read
    name = " ".join(words)
    if len(words) == 1:
        acronym = len(name) > 1 and name.replace(".", "").isupper()
        return Reading(ORGANISATION if acronym else UNKNOWN, name, skip=skip, sure=acronym)
    if "of" in words:
        return _before_of(words, skip)
    if _looks_given(words) and len(words) <= 5:
        return _person(words, [], skip, sure=True)
    if (
        words[-1] in _LANDS
        or words[0].replace(".", "").isupper()
        or words[-1].isupper()
        or len(words) > 4
    ):
        return Reading(ORGANISATION, name, skip=skip)
    return _person(words, [], skip, sure=False)


def _before_of(words: list[str], skip: int) -> Reading:
    """`Jane Doe of Acme` is the person; `Bank of Elsewhere` is a body."""
    front = words[: words.index("of")]
    home = words[words.index("of") + 1 :]
    bare = not any(w in _ORGANISATION or w in _GROUND for w in front)
    if bare and len(front) in (2, 3) and all(w in _PLACES for w in home):
        return _person(front, [], skip, sure=_looks_given(front))
    if len(front) > 1 and (_looks_given(front) or _HYPHENED.search(front[-1])):
        return _person(front, [], skip, sure=True)
    return Reading(ORGANISATION, " ".join(words), skip=skip)


@lru_cache(maxsize=16384)
def read(run: str) -> Reading:
    """Read one run of capitalised words."""
    words = run.split()
    if len(words) > LONGEST:
        return _NOTHING
    skip = _without_lead(words)
    words = _up_to_next_sentence(words[skip:])
    if not words:
        return _NOTHING
    start = _after_title(words)
    rest = words[start:]
    if start and (not rest or (len(rest) == 1 and plain(rest[0]) in lexicon.TITLE_NOUNS)):
        return Reading(ROLE, "", " ".join(words), _title_pronoun(words), skip)
    if start and rest[0] not in _ORGANISATION and not any(w in _ORGANISATION for w in rest[1:]):
        return _person(_cut_of(rest), words[:start], skip, sure=True)
    if len(words) == 1 and plain(words[0]) in _TITLES:
        return Reading(ROLE, "", words[0], _title_pronoun(words), skip)
    if plain(words[-1]) in lexicon.TITLE_NOUNS and not _looks_given(words):
        return Reading(ROLE, "", " ".join(words), _title_pronoun(words), skip)
    if words[-1] in _PARTISANS and all(w in _GROUND for w in words[:-1]):
        return Reading(ROLE, "", " ".join(words), "", skip)
    return _untitled(words, skip)


def _up_to_next_sentence(words: list[str]) -> list[str]:
    """`Washington D.C. The` ends where the next sentence begins."""
    for index in range(1, len(words)):
        if words[index] in _BEGINNERS or (words[index] in _DAYS and index > 1):
            return words[:index]
    return words


def _cut_of(words: list[str]) -> list[str]:
    return words[: words.index("of")] if "of" in words[1:] else words
