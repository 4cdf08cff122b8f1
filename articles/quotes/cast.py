"""Everybody a story names, one entry each, and every place where they are named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.quotes import lexicon
from articles.quotes.givennames import pronoun_of
from articles.quotes.mentions import (
    CAPITALISED,
    ORGANISATION,
    PERSON,
    ROLE,
    UNKNOWN,
    Reading,
    plain,
    read,
)
from articles.quotes.records import Known

_PRONOUNS = {
    "he": "he",
    "him": "he",
    "she": "she",
    "her": "she",
    "they": "they",
    "them": "they",
}


@dataclass(slots=True)
class Figure:
    """Somebody, or some body, that the story names."""

    name: str
    kind: str
    key: str | None = None
    pronoun: str = ""
    sure: bool = False
    roles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Mention:
    """One place where a figure is named outside quotation marks."""

    passage: int
    start: int
    end: int
    figure: Figure
    role: str
    possessive: bool
    leads: bool = False


def _known_pronoun(known: Known) -> str:
    first = known.pronouns.casefold().replace("/", " ").split()
    return _PRONOUNS.get(first[0], "") if first else ""


def _without_titles(name: str, key: str) -> str:
    """A person's name as it is looked for; `Senator Jane Doe` is found as `Jane Doe`."""
    name = " ".join(name.split())
    if _key_kind(key) != PERSON:
        return name
    reading = read(name)
    return reading.name if reading.kind == PERSON and reading.role else name


def _key_kind(key: str) -> str:
    return ORGANISATION if key.startswith("organisation") else PERSON


class Cast:
    """The figures of one story, found by name; those on record carry their key."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.full: dict[str, Figure] = {}
        self.by_last: dict[str, list[Figure]] = defaultdict(list)
        self.by_first: dict[str, list[Figure]] = defaultdict(list)
        self.read: dict[str, Reading] = {}
        self.known: dict[str, Known] = {}
        self.ends: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.lone: dict[str, list[Known]] = defaultdict(list)
        for entry in known:
            self._admit(entry)
        self.mentions: list[Mention] = []

    def _admit(self, entry: Known) -> None:
        for printed in (entry.name, *entry.aliases):
            name = _without_titles(printed, entry.key)
            words = tuple(name.split())
            if not words:
                continue
            self.known.setdefault(name.casefold(), entry)
            if len(words) > 1:
                self.ends[words[-1].casefold()].append(tuple(w.casefold() for w in words))
        if _key_kind(entry.key) == PERSON and " " in entry.name:
            self.lone[entry.name.split()[-1].casefold()].append(entry)

    def figure(self, reading: Reading) -> Figure:
        """The entry for a full name, made when it is first met."""
        folded = reading.name.casefold()
        known = self.known.get(folded)
        at = f"known {known.key}" if known else folded
        figure = self.full.get(at)
        if figure is None:
            figure = self._enter(at, reading, known)
        figure.pronoun = figure.pronoun or reading.pronoun
        if reading.role:
            figure.roles.update(plain(w) for w in reading.role.split())
        return figure

    def _enter(self, at: str, reading: Reading, known: Known | None) -> Figure:
        if known:
            name, kind = _without_titles(known.name, known.key), _key_kind(known.key)
            pronoun = _known_pronoun(known) or reading.pronoun or pronoun_of(name.split()[0])
            figure = Figure(name, kind, known.key, pronoun, sure=True)
            for title in known.titles:
                figure.roles.update(plain(w) for w in title.split())
        else:
            figure = Figure(reading.name, reading.kind, None, reading.pronoun, reading.sure)
        self.full[at] = figure
        words = [w.casefold() for w in figure.name.split()]
        while len(words) > 1 and words[-1].rstrip(".") in lexicon.SUFFIXES:
            words.pop()
        if figure.kind == PERSON:
            self.by_last[words[-1]].append(figure)
            if len(words) > 1:
                self.by_first[words[0]].append(figure)
                self._claim(words, figure)
        return figure

    def _claim(self, words: list[str], figure: Figure) -> None:
        """Two-part family names answer to both parts: `von der Leyen`, `García Márquez`."""
        if len(words) > 2:
            self.by_last[" ".join(words[-2:])].append(figure)
            self.by_last[" ".join(words[1:])].append(figure)

    def reading(self, run: str) -> Reading:
        found = self.read.get(run)
        if found is None:
            found = self.read[run] = self._on_record(run) or read(run)
        return found

    def _on_record(self, run: str) -> Reading | None:
        """A run that ends in, or is, a name on record."""
        words = run.split()
        folded = [w.casefold() for w in words]
        for at in range(len(words) - 1, -1, -1):
            for name in self.ends.get(folded[at], ()):
                start = at + 1 - len(name)
                if start >= 0 and tuple(folded[start : at + 1]) == name:
                    return self._reading_of(self.known[" ".join(name)], words, start, at)
        if run.casefold() in self.known:
            return self._reading_of(self.known[run.casefold()], words, 0, len(words) - 1)
        return None

    def _reading_of(
        self, known: Known, words: list[str], start: int, end: int
    ) -> Reading | None:
        kind = _key_kind(known.key)
        name = " ".join(words[start : end + 1])
        rest = words[end + 1 :]
        if (
            rest
            and plain(rest[0]) not in lexicon.SUFFIXES
            and kind == PERSON
            and rest[0] != "of"
        ):
            return None
        skip = 0
        while skip < start and plain(words[skip]) in lexicon.STOP:
            skip += 1
        lead = words[skip:start]
        before = read(" ".join([*lead, name])) if lead else None
        pronoun = before.pronoun if before and before.kind == PERSON else ""
        return Reading(kind, name, " ".join(lead), pronoun, skip, sure=True)

    def alone(self, word: str, title: str, pronoun: str) -> Figure | None:
        """The figure a family name, or now and then a given name, stands for."""
        folded = word.casefold()
        for shelf in (self.by_last, self.by_first):
            fits = [
                f
                for f in shelf.get(folded, ())
                if not (pronoun and f.pronoun and f.pronoun != pronoun)
            ]
            if fits:
                return fits[0] if len(fits) == 1 else self._latest(fits)
        entries = self.lone.get(folded, [])
        if len(entries) == 1:
            name = entries[0].name
            return self.figure(Reading(PERSON, name, title, pronoun, sure=True))
        return None

    def _latest(self, figures: list[Figure]) -> Figure:
        for mention in reversed(self.mentions[-40:]):
            if mention.figure in figures:
                return mention.figure
        return figures[0]

    def gather(self, texts: Sequence[str]) -> list[Mention]:
        """Every mention in the texts, in order; surnames are read after all full names."""
        hits = [
            (i, hit.start(), hit[0])
            for i, text in enumerate(texts)
            for hit in CAPITALISED.finditer(text)
        ]
        for _, _, run in hits:
            reading = self.reading(run)
            if reading.kind == PERSON and " " in reading.name:
                self.figure(reading)
        for passage, start, run in hits:
            self._mention(texts[passage], passage, start, run)
        return self.mentions

    def _mention(self, text: str, passage: int, start: int, run: str) -> None:
        reading = self.read[run]
        if reading.kind in ("none", ROLE):
            return
        figure = self._whose(reading)
        if figure is None:
            return
        end = start + len(run)
        if not run.endswith(reading.name):
            end = start + max(run.find(reading.name), 0) + len(reading.name)
        begin = start + _offset(run, reading.skip)
        possessive = text.startswith(("'s", "’s", " 's", " ’s"), end) or (
            text[end - 1 : end] in ("s", "S") and text.startswith(("' ", "’ "), end)
        )
        self.mentions.append(Mention(passage, begin, end, figure, reading.role, possessive))

    def _whose(self, reading: Reading) -> Figure | None:
        single = " " not in reading.name
        if single and reading.kind in (PERSON, UNKNOWN):
            figure = self.alone(reading.name, reading.role, reading.pronoun)
            if figure:
                figure.pronoun = figure.pronoun or reading.pronoun
                return figure
        return self.figure(reading) if reading.name else None


def _offset(run: str, skip: int) -> int:
    """Where the word number `skip` begins in a run."""
    at = 0
    for _ in range(skip):
        at = run.find(" ", at) + 1
    return at


def nearest(mentions: Iterable[Mention], start: int, end: int) -> str:
    """The named person closest to a span of the same passage."""
    people = [m for m in mentions if m.figure.kind == PERSON]
    if not people:
        return ""
    best = min(people, key=lambda m: max(start - m.end, m.start - end, 0))
    return best.figure.name
