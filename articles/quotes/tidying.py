"""Written words in the forms they are compared in, and what of them a house may leave out.

Tidying a speaker is limited to what carries no meaning: hesitations, stutters, contractions,
spelling, numbers in words or figures. Negations, numbers, names, hedges and order never are.
"""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from articles.quotes.contractions import CONTRACTED, in_full
from articles.quotes.fillers import FILLERS, cut_off, is_hesitation, mark_stutters, set_off
from articles.quotes.forms import Form
from articles.quotes.numerals import NUMBER_WORDS, numeral
from articles.quotes.spelling import SOLID, joined, one_spelling
from articles.quotes.wordlists import among
from articles.quotes.written import Word

_STARTS = NUMBER_WORDS | among("a $ £ € ¥")
# Words that may be more than themselves: most are not, and are read without a second look.
_SPECIAL = _STARTS | FILLERS | CONTRACTED | frozenset(first for first, _ in SOLID)
_NONE: frozenset[int] = frozenset()


def forms_of(words: Sequence[Word], *, tidy: bool, asides: Set[int] = _NONE) -> list[Form]:
    """The forms of written words; `tidy` marks what a house may leave out.

    `asides` are words that nobody spoke, such as `[laughter]`, by their number.
    """
    forms: list[Form] = []
    at, last = 0, len(words) - 1
    while at <= last:
        word = words[at]
        if (
            word.folded not in _SPECIAL
            and word.folded.isalpha()
            and (at == last or not words[at + 1].dashed)
            and at not in asides
        ):
            forms.append(_plain(word, at))
            at += 1
            continue
        some = _idle(words, at, asides) if tidy else []
        forms += some or _read(words, at)
        at = forms[-1].last + 1
    if tidy:
        mark_stutters(forms, words, _doubled_names(words))
    return forms


def _idle(words: Sequence[Word], at: int, asides: Set[int]) -> list[Form]:
    """What may be left out at a word."""
    count = set_off(words, at)
    if not count and (at in asides or is_hesitation(words, at) or cut_off(words, at)):
        count = 1
    return [Form(words[n].folded, n, n, loose=True) for n in range(at, at + count)]


def _read(words: Sequence[Word], at: int) -> list[Form]:
    """The forms of one word, or of the few that make one number or one compound."""
    word = words[at]
    if word.folded in _STARTS or word.folded[0].isdigit():
        number = numeral(words, at)
        if number:
            return number
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and not following.stops:
        whole = joined(word.folded, following.folded, dashed=following.dashed)
        if whole and (following.dashed or not following.opens):
            return [Form(one_spelling(whole, named=False), at, at + 1)]
    before = words[at - 1].folded if at else ""
    parts = in_full(word.folded, before)
    if parts:
        return [Form(text, at, at, other=other) for text, other in parts]
    return [_plain(word, at)]


def _plain(word: Word, at: int) -> Form:
    named = word.upper and not word.stops
    return Form(one_spelling(word.folded, named=named), at, at)


def _doubled_names(words: Sequence[Word]) -> frozenset[str]:
    """Words with a capital that stand doubled more often than not: a name, no stutter."""
    doubled: Counter[str] = Counter()
    for before, word in pairwise(words):
        if word.folded == before.folded and word.upper and len(word.folded) > 1:
            doubled[word.folded] += 1
    said = Counter(w.folded for w in words if w.folded in doubled) if doubled else doubled
    return frozenset(
        name for name, count in doubled.items() if count > 1 and 3 * count > said[name]
    )
