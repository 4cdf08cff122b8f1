"""Signs that look like quotation marks to a reader and are none to the reading of copy, named so that somebody types real ones."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from articles.quotes.marks import ALL_MARKS

# Corner brackets of half width and upright ones, ornaments, a low mark of old print, angle brackets.
_ALWAYS = "｢｣﹁﹂﹃﹄❛❜❝❞❟❠❮❯🙶🙷🙸⹂〟＇《》〈〉⟨⟩⟪⟫≪≫"
# Primes and modifier letters: a measure or a letter but where a pair of them stands about words.
_PAIRED = "′″‴‵‶‷ʹʺʻʼʽˈˊˋ˝ˮ״׳՚ꞌꞋ΄᾽᾿῾"
_SINGLE = "'‘’‚‛‹›`´"
# Two of a kind that are set for one mark.
_DOUBLED = re.compile(r"<<|>>|´´")
_HARD = re.compile(f"[{_ALWAYS}]|{_DOUBLED.pattern}")
_OPENING = re.compile(rf"(?<!\w)([{_PAIRED}{_SINGLE}]+)(?=\S)")
_CLOSING = re.compile(rf"(?<=\S)(?<![sS]['’])([{_PAIRED}{_SINGLE}]+)(?!\w)")
_ALONE = re.compile(r"(?<![\S])['’‘‚‛`´](?![\S])")
_SOFT = frozenset(_PAIRED)
_CODED = re.compile(r"&#?\w{1,10};")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MEASURE = 8
# Letters of no width, and what turns a line around, though Unicode calls some of them letters.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0")
_TURNS = frozenset("\u202a\u202b\u202d\u202e")
_FIRST_SELECTOR, _LAST_SELECTOR = 0xFE00, 0xFE0F


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A sign that has to go, where it stands in its text, and why in a few words."""

    at: int
    sign: str
    why: str


def look_alikes(text: str) -> list[LookAlike]:
    """Every sign of a text that hides quoted words or may be taken for a mark, in order."""
    found = {one.at: one for one in (*_blind(text), *_soft(text), *_hard(text))}
    return [found[at] for at in sorted(found)]


def _hard(text: str) -> Iterator[LookAlike]:
    for hit in _HARD.finditer(text):
        yield LookAlike(hit.start(), hit[0], "looks like a quotation mark and is none")
    for hit in _ALONE.finditer(text):
        # Feet: a measure with a space before its sign.
        before = text[max(0, hit.start() - _MEASURE) : hit.start()].rstrip()
        if not before[-1:].isdigit():
            yield LookAlike(hit.start(), hit[0], "stands alone between spaces")
    for hit in _CODED.finditer(text):
        if html.unescape(hit[0]) in ALL_MARKS:
            yield LookAlike(hit.start(), hit[0], "is a quotation mark written in code")


def _soft(text: str) -> Iterator[LookAlike]:
    """A pair about words of which one is a prime or a modifier letter."""
    if not _SOFT & set(text):
        return
    opening = next(iter(_OPENING.finditer(text)), None)
    closing = list(_CLOSING.finditer(text))
    if opening is None or not closing or closing[-1].start() <= opening.end():
        return
    for hit in (opening, *closing):
        if _SOFT & set(hit[1]):
            yield LookAlike(hit.start(), hit[1], "looks like a quotation mark and is none")


def _blind(text: str) -> Iterator[LookAlike]:
    """What is not seen beside a mark, so that it is read another way than it looks."""
    for hit in _FOREIGN.finditer(text):
        at, sign = hit.start(), hit[0]
        if sign in _TURNS:
            yield LookAlike(at, _named(sign), "turns the words after it around")
        elif _is_unseen(sign) and _beside_a_mark(text, at):
            yield LookAlike(at, _named(sign), "stands unseen beside a quotation mark")


def _is_unseen(sign: str) -> bool:
    selects = _FIRST_SELECTOR <= ord(sign) <= _LAST_SELECTOR
    return selects or sign in _BLANKS or unicodedata.category(sign) == "Cf"


def _beside_a_mark(text: str, at: int) -> bool:
    return any(sign in ALL_MARKS for sign in text[max(0, at - 1) : at + 2])


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X}"
