"""Numbers in words and in figures as one: `two hundred and five` is 205, `1.5 million` is 1500000.

A number is the same or it is not; nothing here rounds, and `half`, `a dozen`, `a couple` stay words.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from articles.quotes.forms import Form
from articles.quotes.wordlists import among, listed
from articles.quotes.written import Word

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_ONES = {
    word: number
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"),
        start=2,
    )
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_ORDINALS = {
    **{word: number for number, word in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"), 1)},
    **{word[:-1] + "ieth": number for word, number in _TENS.items()},
}  # fmt: skip
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_CENTURIES = frozenset({"nineteen", "twenty"})
_CURRENCY = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen"}
_PARTS = among("half quarter third of such many")
NUMBER_WORDS = frozenset({*_ONES, *_TENS, *_SCALES, *_ORDINALS, "hundred"})


def is_number(text: str) -> bool:
    """Whether a form is a number, in words or figures."""
    return text[:1].isdigit() or text in NUMBER_WORDS


def figures(word: str) -> str:
    """A number in figures without its grouping marks."""
    return word.replace(",", "") if _GROUPED.fullmatch(word) else word


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Numeral:
    """One number read from a word on: as many words as belong to it."""

    def __init__(self, words: Sequence[Word], at: int) -> None:
        self.words, self.begin, self.at = words, at, at
        self.ordinal = False

    def _text(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.words[at].folded if at < len(self.words) else ""

    def _runs_on(self, ahead: int = 0) -> bool:
        """Whether a word follows the one before without a break; a hyphen is none."""
        at = self.at + ahead
        return at < len(self.words) and (
            at == self.begin or not self.words[at].opens or self.words[at].dashed
        )

    def read(self) -> str:
        """The number as figures, an ordinal with `th`; empty where none begins here."""
        value = self._figures() if self._text()[:1].isdigit() else self._spelt()
        if value is None:
            return ""
        return _written(value) + ("th" if self.ordinal else "")

    def _figures(self) -> Decimal | None:
        text = figures(self._text())
        if not _PLAIN.fullmatch(text) or not text.isascii():
            return None
        value = Decimal(text)
        self.at += 1
        if self._text() in _ENDINGS and self.words[self.at].tight:
            self.at, self.ordinal = self.at + 1, True
        elif self._text() in _SCALES and self._runs_on():
            value *= _SCALES[self._text()]
            self.at += 1
        elif value != int(value) or len(text) > 1:
            # `007` and `1.50` are not 7 and 1.5 where nothing is reckoned with them.
            return None if _written(value) != text else value
        return value

    def _spelt(self) -> Decimal | None:
        if self._text() == "a":
            return self._a_hundred()
        year = self._year()
        if year is not None:
            return year
        total = self._whole()
        if total is None:
            return None
        return total if self.ordinal else self._pointed(total)

    def _a_hundred(self) -> Decimal | None:
        scale = {"hundred": 100, **_SCALES}.get(self._text(1))
        before = self.words[self.at - 1].folded if self.at else ""
        if scale is None or before in _PARTS or not self._runs_on(1):
            return None
        if self._text(2) in {"and", *_SCALES, *_ONES, *_TENS}:
            return None
        self.at += 2
        return Decimal(scale)

    def _year(self) -> Decimal | None:
        """`nineteen eighty-four`, `twenty twenty-five`: two pairs of figures."""
        rest = self._text(1)
        if self._text() not in _CENTURIES or not self._runs_on(1):
            return None
        if rest not in _TENS and _ONES.get(rest, 0) < 10:
            return None
        value = 100 * (_ONES.get(self._text()) or _TENS[self._text()])
        self.at += 2
        if rest in _ONES:
            return Decimal(value + _ONES[rest])
        value += _TENS[rest]
        if 0 < _ONES.get(self._text(), 0) < 10 and self._runs_on():
            value += _ONES[self._text()]
            self.at += 1
        return Decimal(value)

    def _whole(self) -> Decimal | None:
        """Thousands, hundreds, tens and ones, as they are said."""
        total, some, smallest = 0, False, 10**15
        while True:
            part = self._below_thousand()
            if part is None:
                return Decimal(total) if some else None
            scale = _SCALES.get(self._text(), 1) if self._runs_on() else 1
            if scale >= smallest:
                self.at -= self.taken
                return Decimal(total) if some else None
            total, some, smallest = total + part * scale, True, scale
            if scale == 1 or self.ordinal:
                return Decimal(total)
            self.at += 1
            self._and()

    def _and(self) -> None:
        following = self._text(1)
        if self._text() == "and" and (following in _ONES or following in _TENS):
            self.at += 1

    def _below_thousand(self) -> int | None:
        """At most `nineteen hundred and ninety-nine`; how many words it took is in `taken`."""
        begun = self.at
        value = self._below_hundred()
        if (
            value is not None
            and not self.ordinal
            and self._runs_on()
            and self._text() == "hundred"
        ):
            self.at += 1
            value *= 100
            if self._runs_on():
                self._and()
                rest = self._below_hundred()
                value += rest or 0
        self.taken = self.at - begun
        return value

    def _below_hundred(self) -> int | None:
        text = self._text()
        if not self._runs_on():
            return None
        if text in _ORDINALS:
            self.at, self.ordinal = self.at + 1, True
            return _ORDINALS[text]
        if text in _ONES:
            self.at += 1
            return _ONES[text]
        if text not in _TENS:
            return None
        self.at += 1
        value, following = _TENS[text], self._text()
        if self._runs_on() and 0 < _ONES.get(following, 0) < 10:
            self.at += 1
            return value + _ONES[following]
        if self._runs_on() and 0 < _ORDINALS.get(following, 0) < 10:
            self.at, self.ordinal = self.at + 1, True
            return value + _ORDINALS[following]
        return value

    def _pointed(self, whole: Decimal) -> Decimal:
        """`two point five million`: figures after the point, then what they count."""
        digits = ""
        if self._text() == "point" and self._runs_on() and self._runs_on(1):
            while _ONES.get(self._text(1 + len(digits)), 10) < 10:
                digits += str(_ONES[self._text(1 + len(digits))])
        if not digits:
            return whole
        self.at += 1 + len(digits)
        value = whole + Decimal(f"0.{digits}")
        if self._text() in _SCALES and self._runs_on():
            value *= _SCALES[self._text()]
            self.at += 1
        return value


def numeral(words: Sequence[Word], at: int) -> list[Form]:
    """The number that begins at a word as forms, its currency behind it; empty where none does."""
    sign = _CURRENCY.get(words[at].folded, "")
    begin = at + 1 if sign else at
    if begin >= len(words):
        return []
    read = Numeral(words, begin)
    value = read.read()
    if not value:
        return []
    last = read.at - 1
    if sign:
        return _money(words, (at, last), value, sign)
    return [Form(value, at, last)]


def _money(words: Sequence[Word], span: tuple[int, int], value: str, sign: str) -> list[Form]:
    """`£5m` as it is said: five million pounds."""
    first, last = span
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and following.tight and following.folded in _SHORT:
        value, last = _written(Decimal(value) * _SHORT[following.folded]), last + 1
    return [Form(value, first, last), Form(sign, first, last)]
