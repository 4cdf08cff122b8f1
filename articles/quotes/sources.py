"""A source text made ready once, so that many quotations can be held against it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache

from articles.quotes.forms import Form
from articles.quotes.numerals import is_number
from articles.quotes.said import Run, Spoken
from articles.quotes.tidying import forms_of
from articles.quotes.transcripts import spoken
from articles.quotes.written import Word, words_of

# What a transcript says was heard besides words. `[inaudible]` hides words, so it is not here.
_HEARD = re.compile(
    r"[\[(](?:\w+ ){0,2}(?:laughter|laughs|laughing|applause|cheers|cheering|crosstalk|pause|music|"
    r"coughs|coughing|sighs|chuckles|clears throat)[\])]",
    re.IGNORECASE,
)

# `half a million` and `-5` are more, or less, than the words behind them.
_BINDING = frozenset({"half", "minus"})


class Source:
    """The spoken words of a source, written and tidied, each searchable."""

    def __init__(self, read: Spoken) -> None:
        self.spoken = read
        self.text = read.text
        self.words: list[Word] = words_of(self.text)
        self._asides = self._unspoken()
        self.forms: list[Form] = forms_of(self.words, tidy=True, asides=self._asides)
        self.kept = [f for f in self.forms if not f.loose]
        self.raw = Line([w.folded for w in self.words])
        self.tidy = Line([f.text for f in self.kept])
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, form in enumerate(self.forms):
            self.places[form.text].append(at)
            if form.other:
                self.places[form.other].append(at)
        self._bound = self._bindings()
        self._turns = self._turned()

    @classmethod
    def of(cls, words: str) -> "Source":
        """Words that are no transcript, every one of them spoken."""
        return cls(Spoken(words, (Run(0, 0, len(words)),)))

    def _unspoken(self) -> frozenset[int]:
        starts = [w.start for w in self.words]
        out: set[int] = set()
        for hit in _HEARD.finditer(self.text):
            out.update(range(bisect_left(starts, hit.start()), bisect_left(starts, hit.end())))
        return frozenset(out)

    def _bindings(self) -> bytearray:
        """For each word, whether it goes on from the one before: `-violent`, `thirty-five`."""
        bound = bytearray(len(self.words) + 1)
        loose = {form.first for form in self.forms if form.loose}
        before = ""
        for at, word in enumerate(self.words):
            if word.dashed:
                bound[at] = at - 1 not in loose
            elif before in _BINDING and not word.opens:
                bound[at] = before == "half" or word.tight
            before = word.folded
        for form in self.forms:
            if form.last > form.first and is_number(form.text):
                bound[form.first + 1 : form.last + 1] = b"\1" * (form.last - form.first)
        return bound

    def is_whole(self, first: int, last: int) -> bool:
        """Whether a run of words begins and ends where words do, not inside a number or compound."""
        return not (self._bound[first] or self._bound[last + 1])

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """A run of words with the rest of the numbers and compounds it begins or ends in."""
        while self._bound[first]:
            first -= 1
        while self._bound[last + 1]:
            last += 1
        return first, last

    def _turned(self) -> list[int]:
        """The number of the first word of each turn, a turn being one speaker's words on end."""
        starts = [w.start for w in self.words]
        return [bisect_left(starts, at) for at in self.spoken.turn_at]

    def turn(self, word: int) -> int:
        """The turn a word stands in."""
        return bisect_right(self._turns, word) - 1

    def speaker(self, word: int) -> str:
        """Who speaks a word, as far as the source tells; empty where it does not."""
        turn = self.turn(word)
        return self.spoken.speakers[turn] if turn >= 0 else ""

    def is_one_turn(self, first: int, last: int) -> bool:
        """Whether one speaker says a run of words without another between."""
        low, high = self.turn(first), self.turn(last)
        speakers = self.spoken.speakers
        return low == high or (low >= 0 and len(set(speakers[low : high + 1])) == 1)

    def form_at(self, word: int) -> int:
        """The first form that comes from a written word or a later one."""
        return bisect_left(self.forms, word, key=_first)


def _first(form: Form) -> int:
    return form.first


class Line:
    """Words joined by spaces, searched as one string and answered in words."""

    def __init__(self, words: list[str]) -> None:
        self.joined = " " + " ".join(words) + " "
        self.starts: list[int] = []
        at = 1
        for word in words:
            self.starts.append(at)
            at += len(word) + 1

    def find_all(self, words: list[str], most: int | None = None) -> list[int]:
        """Where a run of words stands, as numbers of its first word; at most so many places."""
        wanted = " " + " ".join(words) + " "
        out: list[int] = []
        at = self.joined.find(wanted)
        while at >= 0 and len(out) != most:
            out.append(bisect_left(self.starts, at + 1))
            at = self.joined.find(wanted, at + 1)
        return out


@lru_cache(maxsize=4)
def prepared(text: str) -> Source:
    return Source(spoken(text))
