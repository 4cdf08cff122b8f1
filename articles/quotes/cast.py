"""Everybody a story names, one entry each, and every place where they are named."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from articles.quotes import lexicon
from articles.quotes.givennames import plain_given, pronoun_of
from articles.quotes.mentions import (
    CAPITALISED,
    LONGEST,
    ORGANISATION,
    PERSON,
    PLACE,
    ROLE,
    UNKNOWN,
    Reading,
    plain,
    read,
)
from articles.quotes.names import (
    family_alone,
    fold,
    key_kind,
    known_pronoun,
    looked_for,
    one_name,
    possessive,
    role_words,
    without_titles,
    word_at,
)
from articles.quotes.records import Known


@dataclass(slots=True)
class Figure:
    """Somebody, or some body, that the story names."""

    name: str
    kind: str
    key: str | None = None
    pronoun: str = ""
    sure: bool = False
    roles: set[str] = field(default_factory=set)
    twin: bool = False


@dataclass(slots=True)
class Mention:
    """One place where a figure is named outside quotation marks."""

    passage: int
    start: int
    end: int
    figure: Figure
    role: str
    possessive: bool
    shared: bool = False


_NO_PERSON = frozenset((ORGANISATION, PLACE))
_FAR_MORE = 2
_THREE = 3
_LONG_ENOUGH, _TOO_MANY, _FEW, _ALIKE = 5, 400, 60, 85.0


def _is_unsure(reading: Reading) -> bool:
    return not reading.sure


def _words(run: str) -> int:
    return run.count(" ")


class Cast:
    """The figures of one story, found by name; those on record carry their key."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.full: dict[str, Figure] = {}
        self.on_record: dict[str, Figure] = {}
        self.by_last: dict[str, list[Figure]] = {}
        self.by_first: dict[str, list[Figure]] = {}
        self.read: dict[str, Reading] = {}
        self.known: dict[str, Known] = {}
        self.ends: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.lone: dict[str, list[Known]] = {}
        self.lone_first: dict[str, list[Known]] = {}
        # Given names alone mean somebody only where the table is this story's own.
        self.few = len(known) <= _FEW
        for entry in known:
            self._admit(entry)
        for entry in known:
            # Another spelling means somebody only where nobody is on record under it.
            for printed in (entry.name, *entry.aliases):
                name = " ".join(looked_for(printed, entry.key))
                if name:
                    self.known.setdefault(one_name(name), entry)
        self.mentions: list[Mention] = []
        # Whether the name read last is the family name of several people of the story.
        self.shared = False
        self.later: dict[int, list[tuple[int, str]]] = {}

    def _admit(self, entry: Known) -> None:
        for printed in (entry.name, *entry.aliases):
            words = looked_for(printed, entry.key)
            if not words:
                continue
            self.known.setdefault(" ".join(words), entry)
            if len(words) > 1:
                self.ends[words[-1]].append(words)
        if key_kind(entry.key) == PERSON and " " in entry.name:
            parts = fold(entry.name).split()
            self.lone.setdefault(parts[-1], []).append(entry)
            if len(parts) == _THREE:
                # `Ms. Wasserman Schultz` may be the middle and the last of three.
                self.lone.setdefault(" ".join(parts[1:]), []).append(entry)
            if self.few:
                self.lone_first.setdefault(parts[0], []).append(entry)

    def figure(self, reading: Reading) -> Figure:
        """The entry for a full name, made when it is first met."""
        folded = fold(reading.name)
        if folded not in self.known:
            folded = one_name(folded)
        figure = self.full.get(folded)
        if figure is None:
            figure = self.full[folded] = self._met(reading, folded)
        figure.pronoun = figure.pronoun or reading.pronoun
        if reading.role:
            figure.roles.update(role_words(reading.role))
        return figure

    def _met(self, reading: Reading, folded: str) -> Figure:
        """A name met for the first time: on record under this or another spelling, or new."""
        known = self.known.get(folded)
        if known is None and reading.kind == PERSON:
            known = self._slip(folded)
        if known is None:
            return self._enter(reading, None)
        figure = self.on_record.get(known.key)
        if figure is None:
            figure = self.on_record[known.key] = self._enter(reading, known)
        return figure

    def _slip(self, folded: str) -> Known | None:
        """`Elaine Gustafon` for Elaine Gustafson: the given name right, the other nearly."""
        first, _, last = folded.rpartition(" ")
        given = plain_given(first.split(" ")[0])
        kin = [
            k for k in self.lone.get(last, ()) if plain_given(fold(k.name).split()[0]) == given
        ]
        if len(kin) == 1:
            # `Hillary Rodham Clinton` for Hillary Clinton.
            return kin[0]
        if not first or len(last) < _LONG_ENOUGH or len(self.lone) > _TOO_MANY:
            return None
        close = process.extractOne(
            last, list(self.lone), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        entries = self.lone[close[0]] if close else []
        same = [k for k in entries if fold(k.name).split()[0] == first.split()[0]]
        return same[0] if len(same) == 1 else None

    def _enter(self, reading: Reading, known: Known | None) -> Figure:
        if known:
            name, kind = without_titles(known.name, known.key), key_kind(known.key)
            pronoun = known_pronoun(known) or reading.pronoun or pronoun_of(name.split()[0])
            figure = Figure(name, kind, known.key, pronoun, sure=True)
            for title in known.titles:
                figure.roles.update(plain(w) for w in title.split())
        else:
            figure = Figure(reading.name, reading.kind, None, reading.pronoun, reading.sure)
        self._shelve(figure)
        return figure

    def _shelve(self, figure: Figure) -> None:
        """File a person under family and given name."""
        words = [fold(w) for w in figure.name.split()]
        while len(words) > 1 and words[-1].rstrip(".") in lexicon.SUFFIXES:
            words.pop()
        if figure.kind == PERSON:
            self.by_last.setdefault(words[-1], []).append(figure)
            if len(words) > 1:
                self.by_first.setdefault(words[0], []).append(figure)
                self._claim(words, figure)

    def _claim(self, words: list[str], figure: Figure) -> None:
        """Two-part family names answer to both parts: `von der Leyen`, `García Márquez`."""
        if len(words) > 2:
            for family in dict.fromkeys((" ".join(words[-2:]), " ".join(words[1:]))):
                self.by_last.setdefault(family, []).append(figure)

    def reading(self, run: str) -> Reading:
        found = self.read.get(run)
        if found is None:
            found = self.read[run] = self._on_record(run) or read(run)
        return found

    def _on_record(self, run: str) -> Reading | None:
        """A run that ends in, or is, a name on record."""
        whole = fold(run)
        folded = whole.split()
        if self.ends.keys().isdisjoint(folded) and whole not in self.known:
            return None
        words = run.split()
        if len(words) > LONGEST:
            return None
        for at in range(len(words) - 1, -1, -1):
            for name in self.ends.get(folded[at], ()):
                start = at + 1 - len(name)
                if start >= 0 and tuple(folded[start : at + 1]) == name:
                    return self._reading_of(self.known[" ".join(name)], words, start, at)
        if whole in self.known:
            return self._reading_of(self.known[whole], words, 0, len(words) - 1)
        return None

    def _reading_of(
        self, known: Known, words: list[str], start: int, end: int
    ) -> Reading | None:
        kind = key_kind(known.key)
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
        folded = fold(word)
        for shelf in (self.by_last, self.by_first):
            fits = [
                f
                for f in shelf.get(folded, ())
                if not (pronoun and f.pronoun and f.pronoun != pronoun)
            ]
            if fits:
                self.shared = len(fits) > 1
                figure = self._of_one_name(fits) if self.shared else fits[0]
                # Bodies and places are seldom called by their last word alone.
                figure.sure = figure.sure or shelf is self.by_last
                return figure
        entries = self.lone.get(folded) or self.lone_first.get(folded, [])
        if not entries or (len(entries) > 1 and not self.few):
            return None
        figure = self.figure(Reading(PERSON, entries[0].name, title, pronoun, sure=True))
        figure.twin = len(entries) > 1
        return figure

    def _of_one_name(self, figures: list[Figure]) -> Figure:
        """Whom a shared family name alone means: whoever is named far more, else named last."""
        near = [m.figure for m in self.mentions[-40:] if m.figure in figures]
        if not near:
            return figures[0]
        counts = sorted(((near.count(f), n) for n, f in enumerate(figures)), reverse=True)
        (most, first), (next_most, _) = counts[:2]
        return figures[first] if most >= next_most + _FAR_MORE else near[-1]

    def gather(self, texts: Sequence[str]) -> list[Mention]:
        """Every person and every longer name in the texts, in order.

        Surnames are read after all full names, so that a headline's surname is understood.
        """
        hits = [[(h.start(), h[0]) for h in CAPITALISED.finditer(text)] for text in texts]
        long = dict.fromkeys(run for block in hits for _, run in block if " " in run)
        self._meet(sorted(long, key=_words, reverse=True))
        for passage, block in enumerate(hits):
            later = self.later[passage] = []
            for start, run in block:
                if " " in run:
                    if self.reading(run).kind in _NO_PERSON:
                        later.append((start, run))
                    else:
                        self._mention(texts[passage], passage, start, run, self.mentions)
                elif self._is_person(run):
                    self._mention(texts[passage], passage, start, run, self.mentions)
        return self.mentions

    def _meet(self, runs: Sequence[str]) -> None:
        """Enter everybody named in full: those that are surely people first, longer names first."""
        readings = [self.reading(run) for run in runs if not family_alone(run)]
        full = [r for r in readings if r.kind == PERSON and " " in r.name]
        for reading in sorted(full, key=_is_unsure):
            known = self._is_family(reading.name)
            if not known and (reading.sure or not self._ends_in_given(reading)):
                self.figure(reading)

    def others(self, text: str, passage: int, start: int, end: int) -> list[Mention]:
        """The bodies and places named in a stretch: only sentences that matter ask for them."""
        found: list[Mention] = []
        runs = self.later.get(passage, ())
        for at in range(bisect_left(runs, (start,)), len(runs)):
            if runs[at][0] >= end:
                break
            self._mention(text, passage, *runs[at], found)
        return found

    def _is_person(self, word: str) -> bool:
        folded = fold(word)
        return (
            folded in self.by_last
            or folded in self.by_first
            or folded in self.lone
            or folded in self.lone_first
            or folded in self.known
        )

    def _is_family(self, word: str) -> bool:
        folded = fold(word)
        return folded in self.by_last or folded in self.lone

    def _mention(
        self, text: str, passage: int, start: int, run: str, into: list[Mention]
    ) -> None:
        reading = self.reading(run)
        if reading.kind in ("none", ROLE):
            return
        self.shared = False
        figure = self._whose(reading)
        if figure is None:
            return
        end = start + len(run)
        if not run.endswith(reading.name):
            end = start + max(run.find(reading.name), 0) + len(reading.name)
            if plain(run[end - start :].strip()) in lexicon.SUFFIXES:
                end = start + len(run)
        begin = start + word_at(run, reading.skip) if reading.skip else start
        owns = possessive(text, end)
        into.append(Mention(passage, begin, end, figure, reading.role, owns, self.shared))

    def _whose(self, reading: Reading) -> Figure | None:
        single = " " not in reading.name or family_alone(reading.name)
        double = not single and reading.kind in (PERSON, UNKNOWN)
        single = single or (double and self._is_family(reading.name))
        guess = not single and reading.kind == PERSON and not reading.sure
        if guess and self._ends_in_given(reading):
            return self.alone(reading.name.split()[-1], "", reading.pronoun)
        # `TATE: “Yes.”`: a family name in capitals is no body's.
        loud = reading.kind == ORGANISATION and self._is_family(reading.name)
        if single and (loud or reading.kind in (PERSON, UNKNOWN)):
            figure = self.alone(reading.name, reading.role, reading.pronoun)
            if figure is None and reading.kind == PERSON:
                figure = self._misspelt(reading.name)
            if figure:
                figure.pronoun = figure.pronoun or reading.pronoun
                return figure
        return self.figure(reading) if reading.name else None

    def _ends_in_given(self, reading: Reading) -> bool:
        """`Hubby Wayne`: a word of the story's before a given name it knows."""
        last = fold(reading.name.split()[-1])
        first = last in self.by_first or last in self.lone_first
        return first and last not in self.by_last and last not in self.lone

    def lone_word(self, text: str, passage: int, start: int, word: str) -> Mention | None:
        """A capitalised word in a sentence that matters: a body, a place, or a name misspelt."""
        reading = self.reading(word)
        if reading.kind in ("none", ROLE):
            return None
        figure = self._misspelt(word) if reading.kind == UNKNOWN else None
        figure = figure or self.figure(reading)
        end = start + len(word)
        return Mention(passage, start, end, figure, "", possessive(text, end))

    def _misspelt(self, word: str) -> Figure | None:
        """`Bauchtman` where the story also has Buchtmann: one letter or two apart."""
        if len(word) < _LONG_ENOUGH or len(self.by_last) > _TOO_MANY:
            return None
        close = process.extractOne(
            fold(word), list(self.by_last), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        return self.by_last[close[0]][0] if close else None
