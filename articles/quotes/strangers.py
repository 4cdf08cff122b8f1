"""People without a name in view: whom a pronoun may mean though no list of names has them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from articles.quotes import lexicon
from articles.quotes.cast import Mention
from articles.quotes.lexicon import word_set

# `the keeper`, `his elder sister`, `a sheriff's deputy`: what may be a noun comes last or before.
_PHRASE = re.compile(
    r"\b(?:the|an?|his|her|their|its|my|our|one|another)((?: [^\W\d_][\w’'-]*){1,4})",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?…:;)\ufffc]\s*|\band |\bbut |, |—\s?)$")
_WIDEST, _APART, _LEAD = 700, 14, 8
_OF = word_set("of in at for on from with by who whose that which and or as to said had was is")


class Strangers(NamedTuple):
    """How many a stretch of copy holds, and whether one of them is what a clause is about."""

    people: int
    leads: bool


NOBODY = Strangers(0, leads=False)


def strangers(
    mask: str, start: int, end: int, mentions: Sequence[Mention], pronoun: str
) -> Strangers:
    """The people that a stretch of a block tells of by a noun alone, whom a pronoun would fit."""
    count, leads = 0, False
    start = max(start, end - _WIDEST)
    for hit in _PHRASE.finditer(mask, start, end):
        close = _noun_end(hit, pronoun)
        if close and not _is_named(hit.start(), close, mentions):
            count += 1
            leads = leads or bool(
                _BEGINS.search(mask[max(0, hit.start() - _LEAD) : hit.start()])
            )
    return Strangers(count, leads)


def _noun_end(hit: re.Match[str], pronoun: str) -> int:
    """Where the noun for a person ends in a phrase; 0 where there is none."""
    at, close = hit.start(1), 0
    for word in hit[1].split():
        at += 1 + len(word)
        folded = word.casefold()
        if folded in _OF:
            break
        if folded in lexicon.ROLES and not (
            (pronoun == "he" and folded in lexicon.SHE_NOUNS)
            or (pronoun == "she" and folded in lexicon.HE_NOUNS)
        ):
            close = at
        elif close:
            break
    return close


def _is_named(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """`her editor, Jo Roe`, `Jo Roe, the chair`, `Roe is a nurse`: somebody with a name."""
    return any(
        0 <= m.start - end <= 2 or 0 <= start - m.end <= _APART or start <= m.start < end
        for m in mentions
    )
