"""Which characters of a block are quotation marks, and which are apostrophes, feet or inches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENS, CLOSES, EITHER = "opens", "closes", "either"

_DOUBLE = '"“”„‟«»＂〝〞「」『』'
_SINGLE = "'‘’‚‛‹›`´"
ALL_MARKS = frozenset(_DOUBLE + _SINGLE)
# One class first, so that the search jumps from mark to mark; an apostrophe inside a word is
# passed over, and two of a kind are one mark.
_CANDIDATE = re.compile(
    rf"[{re.escape(_DOUBLE + _SINGLE)}](?!(?<=\w['’])\w)(?:(?<=')'|(?<=`)`)?"
)

_BEFORE_OPENING = frozenset("([{<—–-―/\u2026:;,=" + _DOUBLE + "'‘‚‹")
_AFTER_CLOSING = frozenset(")]}>.,;:!?…—–-―/" + _DOUBLE + "'’›")
_DIRECTED = {
    "“": OPENS,
    "„": OPENS,
    "‟": OPENS,
    "”": CLOSES,
    "«": OPENS,
    "»": CLOSES,
    "〝": OPENS,
    "〞": CLOSES,
    "「": OPENS,
    "」": CLOSES,
    "『": OPENS,
    "』": CLOSES,
    "``": OPENS,
    "‘": OPENS,
    "‚": OPENS,
    "‛": OPENS,
    "‹": OPENS,
    "›": CLOSES,
}
# Words that begin with an apostrophe: 'em, 'tis, rock 'n' roll.
_CLIPPED = re.compile(
    r"(?:\d0s|\d\ds?|tis|twas|twere|em|til|till|cause|cos|coz|bout|round|n|ere|neath|nuff|gainst"
    r"|ave|ere|ello|im|er|burbs|hood|tude|flu|phone|kay|sup)\b",
    re.IGNORECASE,
)
_FEET = re.compile(r"\d ?['’′] ?\d{1,2} ?$")


@dataclass(slots=True)
class Sign:
    """A quotation mark: where it stands, how wide, and which way it can face."""

    at: int
    width: int
    mark: str
    facing: str
    single: bool = False
    firm: bool = True

    @property
    def after(self) -> int:
        return self.at + self.width


def _space_before(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def _space_after(text: str, at: int) -> bool:
    return at >= len(text) or text[at].isspace()


def _facing(text: str, at: int, after: int) -> str:
    """Which way a straight mark faces, judged by its neighbours alone."""
    room_before, room_after = _space_before(text, at), _space_after(text, after)
    if room_before != room_after:
        return OPENS if room_before else CLOSES
    if room_before:
        return EITHER
    before, following = text[at - 1], text[after]
    if following.isalnum() and before in _BEFORE_OPENING and not before.isalnum():
        return EITHER if before in ",;:.-/" else OPENS
    if following in _AFTER_CLOSING and before not in "([{":
        return CLOSES
    return OPENS if before in "([{" else EITHER


def _is_inches(text: str, at: int) -> bool:
    """Whether a straight double mark after a digit means inches, as in 6'2"."""
    return at > 0 and text[at - 1].isdigit() and bool(_FEET.search(text[max(0, at - 8) : at]))


def _single(at: int, mark: str, facing: str, *, firm: bool) -> Sign:
    return Sign(at, 1, mark, facing, single=True, firm=firm)


def _single_sign(text: str, at: int, mark: str) -> Sign | None:
    """A single mark as a quotation mark, or nothing where it is an apostrophe."""
    after = at + 1
    before = text[at - 1] if at else ""
    following = text[after] if after < len(text) else ""
    if before.isdigit() and (
        following.isdigit() or (mark == "'" and not _ends_word(following))
    ):
        return None
    if before.isalnum() and following.isalnum():
        return None
    if mark in "`´":
        return _single(at, mark, _facing(text, at, after), firm=False)
    facing = _DIRECTED.get(mark) or _facing(text, at, after)
    if mark == "’" and facing == OPENS:
        return None
    if facing != CLOSES and _CLIPPED.match(text, after) and not before.isalnum():
        return None if mark in "'’" else _single(at, mark, OPENS, firm=False)
    if facing == EITHER:
        return None if not before or before.isspace() else _single(at, mark, CLOSES, firm=False)
    return _single(at, mark, facing, firm=_is_firm(before, following, facing))


def _ends_word(following: str) -> bool:
    return following == "" or following.isspace() or following in ".,;:!?)"


def _is_firm(before: str, following: str, facing: str) -> bool:
    """A closing single mark after a stop, or before one, is hardly a possessive."""
    if facing == OPENS:
        return True
    return before in ".,;:!?…" or following in _AFTER_CLOSING


def signs(text: str) -> Iterator[Sign]:
    """Every quotation mark of a block in order; apostrophes and measures are left out."""
    for hit in _CANDIDATE.finditer(text):
        mark, at = hit[0], hit.start()
        if len(mark) == 2:
            facing = _DIRECTED.get(mark) or _facing(text, at, at + 2)
            yield Sign(at, 2, mark, facing)
        elif mark in _SINGLE:
            sign = _single_sign(text, at, mark)
            if sign:
                yield sign
        elif mark in '"＂':
            if not _is_inches(text, at):
                yield Sign(at, 1, mark, _facing(text, at, at + 1))
        else:
            yield Sign(at, 1, mark, _DIRECTED[mark])
