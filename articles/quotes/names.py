"""How names are compared: titles off, short forms and middle initials folded."""

from functools import lru_cache

from articles.quotes import lexicon
from articles.quotes.givennames import plain_given
from articles.quotes.mentions import ORGANISATION, PERSON, plain, read
from articles.quotes.records import Known

_PRONOUNS = {
    "he": "he",
    "him": "he",
    "she": "she",
    "her": "she",
    "they": "they",
    "them": "they",
}
_INITIAL = 2


def fold(name: str) -> str:
    """A name as it is compared: no capitals, one kind of apostrophe."""
    return name.casefold().replace("’", "'")


def known_pronoun(known: Known) -> str:
    first = known.pronouns.casefold().replace("/", " ").split()
    return _PRONOUNS.get(first[0], "") if first else ""


@lru_cache(maxsize=4096)
def without_titles(name: str, key: str) -> str:
    """A person's name as it is looked for; `Senator Jane Doe` is found as `Jane Doe`."""
    name = " ".join(name.split())
    if key_kind(key) != PERSON:
        return name
    reading = read(name)
    return reading.name if reading.kind == PERSON and reading.role else name


@lru_cache(maxsize=4096)
def looked_for(name: str, key: str) -> tuple[str, ...]:
    return tuple(fold(without_titles(name, key)).split())


@lru_cache(maxsize=4096)
def role_words(words: str) -> tuple[str, ...]:
    """The role words before a name, abbreviated ones in full."""
    roles = (plain(word) for word in words.split())
    return tuple(lexicon.IN_FULL.get(role, role) for role in roles)


def key_kind(key: str) -> str:
    return ORGANISATION if key.startswith("organisation") else PERSON


@lru_cache(maxsize=16384)
def one_name(name: str) -> str:
    """The form that spellings of one name share: `michael r. doe` and `mike doe`."""
    first, *rest = name.split(" ")
    if not rest:
        return name
    middle = [w for w in rest[:-1] if not (len(w) == _INITIAL and w[1] == ".")]
    return " ".join([plain_given(first), *middle, rest[-1]])


@lru_cache(maxsize=4096)
def family_alone(name: str) -> bool:
    """`Van der Linden` at the head of a sentence is a family name, not a given one."""
    first = name.split(" ", 1)[0]
    return first[:1].isupper() and first.casefold() in lexicon.PARTICLES


def possessive(text: str, end: int) -> bool:
    """Whether a name that ends here is followed by the mark of ownership."""
    following = text[end : end + 3]
    if following[:1] not in ("'", "’", " "):
        return False
    if following.startswith(("'s", "’s", " 's", " ’s")):
        return True
    return text[end - 1 : end] == "s" and following.startswith(("' ", "’ "))


def word_at(run: str, skip: int) -> int:
    """Where the word number `skip` begins in a run."""
    at = 0
    for _ in range(skip):
        at = run.find(" ", at) + 1
    return at
