"""The words of a text as they are written: folded, where they stand, and the breaks about them."""

import re
import unicodedata
from dataclasses import dataclass

from articles.quotes.wordlists import among

_SEEN = r"['’‘ʼ′`＇]"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NUMBER = r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,:/]\d+)*"
_MINUS = r"(?<![^\s(\[])[-−](?=\d)"
_SIGNS = r"[%$£€¥&°]|\+(?=\d)"


def _pattern(letter: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{letter}\.){{2,}}(?:{letter}(?!\w))?"
        rf"|{letter}+(?:{_SEEN}{letter}+)*"
        rf"|{_NUMBER}|{_SEEN}{letter}+|{_MINUS}|{_SIGNS}"
    )


_PLAIN = _pattern(r"[^\W\d_]")
_MARKED = _pattern(rf"(?:[^\W\d_]|[\u0300-\u036f{_UNSEEN}])")
_NEEDS_MARKED = re.compile(rf"[\u0300-\u036f{_UNSEEN}]")
_APOSTROPHES = str.maketrans({**dict.fromkeys("’‘ʼ′`＇", "'"), **dict.fromkeys(_UNSEEN)})
# Only these keep the apostrophe they begin with; before any other word it is a quotation mark.
_CLIPPED = among("'s 're 've 'll 'm 'd 'em 'cause 'cos 'til 'tis 'twas 'n 't")
_BREAKS = frozenset(",;:.!?—–…-()")
_STOPS = frozenset(".!?…:")
_HYPHENS = frozenset("-‐‑–")


@dataclass(slots=True)
class Word:
    """One word: folded, where it stands, and what stands between it and its neighbours."""

    folded: str
    start: int
    end: int
    opens: bool
    """A break stands before it: a comma, a stop, a dash, a bracket."""
    closes: bool = True
    """A break stands behind it."""
    stops: bool = True
    """A sentence ends before it."""
    dashed: bool = False
    """A hyphen ties it to the word before."""
    tight: bool = False
    """Nothing at all stands between it and the word before, as in `5m`."""
    upper: bool = False
    """It begins with a capital letter."""
    loud: bool = False
    """It is written in capitals throughout."""


def _folded(word: str) -> str:
    folded = word.casefold()
    if folded.isascii() and folded.isalnum():
        return folded
    folded = unicodedata.normalize("NFC", folded.translate(_APOSTROPHES))
    if folded[:1] == "'" and folded not in _CLIPPED:
        folded = folded[1:]
    if folded[:1].isdigit():
        return "".join(folded.split())
    if folded in {"-", "−"}:
        return "minus"
    return folded.replace(".", "")


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text, with the breaks before and behind each."""
    pattern = _MARKED if _NEEDS_MARKED.search(text) else _PLAIN
    out: list[Word] = []
    last = -1
    for hit in pattern.finditer(text, start, len(text) if end is None else end):
        written, at = hit[0], hit.start()
        folded = _folded(written)
        if not folded:
            continue
        if written[0] in "'’‘ʼ′`＇" and folded[0] != "'":
            at += 1
        capital = written[0].isupper()
        loud = capital and len(written) > 1 and written.isupper()
        if last < 0:
            out.append(Word(folded, at, hit.end(), opens=True, upper=capital, loud=loud))
        else:
            gap = text[last : hit.start()]
            out.append(_after(out[-1], folded, (at, hit.end()), gap, upper=capital, loud=loud))
        last = hit.end()
    return out


def _after(
    before: Word,
    folded: str,
    place: tuple[int, int],
    gap: str,
    *,
    upper: bool,
    loud: bool,
) -> Word:
    """A word behind another; the gap between them is told to both."""
    if gap == " ":
        before.closes = False
        return Word(folded, *place, opens=False, stops=False, upper=upper, loud=loud)
    opens = not _BREAKS.isdisjoint(gap)
    before.closes = opens
    return Word(
        folded,
        *place,
        opens,
        stops=not _STOPS.isdisjoint(gap),
        dashed=gap in _HYPHENS,
        tight=not gap,
        upper=upper,
        loud=loud,
    )
