"""What a speaker lets fall without meaning: hesitations, fillers set off by commas, stutters.

Only these may be left out of quoted words. What could be a word of sense stays: `like` without
commas, a number said twice, `uh-uh`, which means no, and `mm` behind a number.
"""

from collections.abc import Sequence, Set

from articles.quotes.forms import Form
from articles.quotes.numerals import NUMBER_WORDS, is_number
from articles.quotes.wordlists import among, listed
from articles.quotes.written import Word

_HESITATIONS = among("uh um er erm ah hmm mm mhm uhm eh ehm hm uhh umm ahh mmm hmmm")
_SET_OFF: dict[str, tuple[tuple[str, ...], ...]] = {
    **{word: ((word,),) for word in listed("like well so right okay ok oh")},
    "you": (("you", "know"), ("you", "see")),
    "i": (("i", "mean"),),
}
FILLERS = _HESITATIONS | frozenset(_SET_OFF)
"""The words that a hesitation or filler may begin with."""
_LINKS = frozenset({"and", "or", "nor", "but", "than"})
_OPENERS = frozenset({"so", "okay", "ok", "oh"})
_NEVER_DOUBLED = among("not no never none nobody nothing nor neither n't")
_NO_BITS = among(
    "a i no in so he we me be do go to an or it is as at the not non un im ir il ex re de dis "
    "mis co pre pro us up on of if my by"
)
_LONGEST_BIT, _LONGEST_SCORE = 3, 2
# Said twice with a hyphen these are a stutter: `I-I`; `win-win` and `so-so` are words.
_HALTING = among(
    "i we he she it they you the a an and but that this to of in is was my our if what who for"
)


def is_hesitation(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a hesitation, and neither a unit, an abbreviation nor part of `uh-huh`."""
    word = words[at]
    if word.folded not in _HESITATIONS or word.dashed:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1] if at else None
    if following is not None and following.dashed:
        return False
    if word.folded == "mm" and before is not None and is_number(before.folded):
        return False
    # `ER` between words in small letters is a ward.
    near = [w for w in (before, following) if w is not None]
    return not word.loud or any(w.loud for w in near)


def set_off(words: Sequence[Word], at: int) -> int:
    """How many words a filler with a break on either side takes up; 0 for none."""
    if not words[at].opens:
        return 0
    for filler in _SET_OFF.get(words[at].folded, ()):
        end = at + len(filler)
        said = words[at:end]
        whole = tuple(w.folded for w in said) == filler and said[-1].closes
        if whole and not any(w.opens for w in said[1:]) and _is_idle(words, at, end):
            return len(filler)
    return 0


def _is_idle(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether nothing hangs on a filler: no list it stands in, no `so` that gives a reason."""
    word, following = words[at], words[end] if end < len(words) else None
    if word.folded in _OPENERS:
        return word.stops
    if end - at > 1:
        return True
    if following is not None and following.folded in _LINKS and not following.stops:
        return False
    ends = following is None or following.stops
    if word.folded == "right":
        return word.stops or ends
    if word.folded == "well":
        # `alive, well, free` is a list; a pause before more words is not.
        return word.stops or not ends
    return True


def cut_off(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the beginning of the next one, broken off: `w-we`, `th- the`."""
    if at + 1 >= len(words) or not (words[at + 1].dashed or words[at + 1].opens):
        return False
    bit, whole = words[at].folded, words[at + 1].folded
    if len(bit) > _LONGEST_BIT or bit in _NO_BITS or not bit.isalpha() or words[at].loud:
        return False
    return words[at + 1].dashed and whole.startswith(bit) and whole != bit


def mark_stutters(forms: list[Form], words: Sequence[Word], names: Set[str]) -> None:
    """Mark what is said twice running: of each pair the first may be left out.

    `names` are words that stand doubled again and again, as in a name.
    """
    firm = [at for at, form in enumerate(forms) if not form.loose]
    for size in (1, 2, 3):
        for at in range(len(firm) - 2 * size + 1):
            if forms[firm[at]].text != forms[firm[at + size]].text:
                continue
            once, again = firm[at : at + size], firm[at + size : at + 2 * size]
            if not forms[once[0]].loose and _is_stutter(forms, words, once, again, names):
                for each in once:
                    forms[each].loose = True


def _may_be_two(text: str, word: Word) -> bool:
    """Whether a number said again may be meant twice, as in a score, a year or a telephone number."""
    if not is_number(text):
        return False
    large = text.isascii() and len(text) > _LONGEST_SCORE and word.folded not in NUMBER_WORDS
    return not (large or text.endswith("th"))


def _is_stutter(
    forms: list[Form], words: Sequence[Word], once: list[int], again: list[int], names: Set[str]
) -> bool:
    """One word or one compound said again, or a few words said again after a break."""
    texts = [forms[a].text for a in once]
    if texts != [forms[b].text for b in again] or not _NEVER_DOUBLED.isdisjoint(texts):
        return False
    last, following = forms[once[-1]].last, forms[again[0]].first
    if following <= last or _may_be_two(texts[0], words[last]):
        return False
    if words[last].upper and words[last].folded in names:
        return False
    compound = all(words[forms[a].first].dashed for a in once[1:])
    if len(once) == 1:
        return not words[following].dashed or texts[0] in _HALTING
    return compound or words[last].closes
