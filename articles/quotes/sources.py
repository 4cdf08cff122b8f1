"""A source text made ready once, so that many quotations can be held against it."""

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from articles.quotes.transcripts import spoken
from articles.quotes.wording import Form, Word, forms_of, words_of

_AROUND = 6


class Source:
    """The spoken words of a source, written and tidied, each searchable."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spoken = spoken(text)
        self.words: list[Word] = []
        for start, end in self.spoken.stretches:
            self.words += words_of(text, start, end)
        self.forms: list[Form] = forms_of(self.words, tidy=True)
        self.kept = [f for f in self.forms if not f.loose]
        self.raw = Line([w.folded for w in self.words])
        self.tidy = Line([f.text for f in self.kept])
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, form in enumerate(self.forms):
            self.places[form.text].append(at)

    def form_at(self, word: int) -> int:
        """The first tidied form that comes from a written word or a later one."""
        return bisect_left(self.forms, word, key=lambda f: f.first)


class Line:
    """Words joined by spaces, searched as one string and answered in words."""

    def __init__(self, words: list[str]) -> None:
        self.joined = " " + " ".join(words) + " "
        self.starts: list[int] = []
        at = 1
        for word in words:
            self.starts.append(at)
            at += len(word) + 1

    def find_all(self, words: list[str], most: int = 400) -> list[int]:
        """Where a run of words stands, as numbers of its first word."""
        wanted = " " + " ".join(words) + " "
        out: list[int] = []
        at = self.joined.find(wanted)
        while at >= 0 and len(out) < most:
            out.append(bisect_left(self.starts, at + 1))
            at = self.joined.find(wanted, at + 1)
        return out

    def find_between(self, words: list[str], low: int, high: int, *, first: bool) -> int | None:
        """The first or last run of words that begins at or after `low` and ends before `high`."""
        if low >= len(self.starts) or low >= high:
            return None
        begin = self.starts[low] - 1
        end = self.starts[high] if high < len(self.starts) else len(self.joined)
        wanted = " " + " ".join(words) + " "
        find = self.joined.find if first else self.joined.rfind
        at = find(wanted, begin, end)
        return bisect_left(self.starts, at + 1) if at >= 0 else None


@lru_cache(maxsize=4)
def prepared(text: str) -> Source:
    return Source(text)
