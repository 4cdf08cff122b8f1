"""Who said it: the speaker proposed for each span, with the rule and a confidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.quotes import confidence
from articles.quotes.calibration import Told, calibrated, stands
from articles.quotes.cast import Figure
from articles.quotes.clauses import (
    NAME,
    PRONOUN,
    QUOTE,
    WORD,
    Chunk,
    Sentence,
)
from articles.quotes.cues import alone, cue_for
from articles.quotes.mentions import PERSON
from articles.quotes.records import Candidate
from articles.quotes.resolving import Memory
from articles.quotes.spans import Span
from articles.quotes.speakers import Speakers, Spoken
from articles.quotes.story import Story
from articles.quotes.turns import Turns
from articles.quotes.works import names_a_work

_AFTER = ("verb then name", "name then verb")
_ATTRIBUTION = 120
_SHORT = 3
_RESUMED = "resumed paragraph"
# Rules by which the sentence of a span names its speaker itself.
_OWN = frozenset(("verb then name", "name then verb", "according"))
_STATED = _OWN | frozenset(
    f"{rule}, {how}" for rule in _OWN for how in ("he", "she", "by role")
)
# `“Over my dead body, Janet.”`: whoever is addressed by name does not speak.
_ADDRESSED = re.compile(r"^([A-Z][\w’'-]+), |, ([A-Z][\w’'-]+)[.?!,]*$")
_CLOSERS = (",", "?", "!", "…", ".")


@dataclass(slots=True)
class Attribution:
    """What the rules say of one span."""

    speaker: str = ""
    key: str | None = None
    kind: str = ""
    confidence: float = 0.0
    rule: str = ""
    candidates: tuple[Candidate, ...] = ()
    nearest: str = ""
    role: str = ""
    verb: str = ""
    governed: bool = False
    alone: bool = False
    joins: bool = False
    told: Told | None = None
    work: bool = False


class Reader:
    """Reads one story once, in order, and remembers who has spoken."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.passages, self.spans = story.passages, story.spans
        body = frozenset(n for n, p in enumerate(self.passages) if p.place == "body")
        self.memory = Memory(
            self.story.mentions, self.story.sentence_at, body, self.story.masks
        )
        self.speakers = Speakers(self.story, self.memory)
        self.turns = Turns(self.story, self.memory, self.speakers)
        self.opening = min(body, default=0) + 1
        self.out: list[Attribution | None] = [None] * len(story.spans)

    def read(self) -> list[Attribution]:
        for i, mine in enumerate(self.story.mine):
            if mine:
                for index, sentence in enumerate(self.story.sentences(i)):
                    if sentence.spans:
                        self._sentence(i, index, sentence)
        self._join_paragraphs()
        return [a or Attribution() for a in self.out]

    def _join_paragraphs(self) -> None:
        """A quotation of several paragraphs is often attributed at its end: tell its beginning."""
        chain: list[int] = []
        for number, span in enumerate(self.spans):
            if not (span.resumes and chain):
                chain = []
            chain.append(number)
            if span.runs_on:
                continue
            read = self.out[number]
            if len(chain) > 1 and read is not None and read.speaker and read.rule in _STATED:
                for part in chain[:-1]:
                    self.out[part] = replace(read, alone=True, rule="named at its end")
            chain = []

    def _sentence(self, passage: int, index: int, sentence: Sentence) -> None:
        parts = self.story.chunks(sentence)
        for number in self._works(parts, passage):
            self.out[number] = Attribution(work=True)
        lonely = alone(parts)
        previous = -1
        for at, chunk in enumerate(parts):
            if chunk.kind != QUOTE or chunk.span < 0:
                continue
            span = self.spans[chunk.span]
            spoken = self._spoken(passage, index, parts, at, span, lonely=lonely)
            if previous >= 0:
                joins = self._interrupted(parts, previous, at)
            else:
                joins = lonely and index > 0 and self._split(passage, index - 1)
            self._write(chunk.span, spoken, passage, lonely=lonely, joins=joins)
            previous = at

    def _works(self, parts: list[Chunk], passage: int) -> set[int]:
        """The spans of a sentence that name a programme or a book, set apart from the rest."""
        text = self.passages[passage].text
        named: set[int] = set()
        for at, chunk in enumerate(parts):
            if chunk.kind == QUOTE and chunk.span >= 0:
                span = self.spans[chunk.span]
                if names_a_work(parts, at, text[span.start : span.end]):
                    named.add(chunk.span)
                    chunk.kind = WORD
        return named

    def _interrupted(self, parts: list[Chunk], first: int, second: int) -> bool:
        """`“…,” she said, “…”`: the same sentence goes on after its attribution."""
        before, after = self.spans[parts[first].span], self.spans[parts[second].span]
        text = self.passages[after.passage].text
        goes_on = text[after.start : after.start + 1].islower()
        comma = text[before.end - 1 : before.end] in (",", "-", "–", "—")
        return comma and (goes_on or parts[second - 1].kind == ",") and second - first < 14

    def _split(self, passage: int, index: int) -> bool:
        """`“…,” she said. “…”`: the comma kept the quotation open over its attribution."""
        sentence = self.story.sentences(passage)[index]
        if not sentence.spans:
            return False
        number = sentence.spans[-1]
        span, read = self.spans[number], self.out[number]
        text = self.passages[passage].text
        return (
            read is not None
            and read.rule.startswith(_AFTER)
            and text[span.end - 1 : span.end] == ","
            and sentence.end - span.outer_end <= _ATTRIBUTION
        )

    def _spoken(
        self, passage: int, index: int, parts: list[Chunk], at: int, span: Span, *, lonely: bool
    ) -> Spoken | None:
        text = self.passages[passage].text
        closed = text[span.end - 1 : span.end] in _CLOSERS
        self.speakers.addressed = _addressed(text[span.start : span.end])
        cue = None if lonely else cue_for(parts, at, closed=closed)
        own = cue is not None and cue.rule in _OWN
        if span.resumes and self.speakers.last is not None and not own:
            last = self.speakers.last
            return replace(last, rule=_RESUMED, steps=last.steps + 1)
        if cue is not None and cue.subject is not None:
            spoken = self.speakers.resolve(
                cue, passage, parts[cue.subject.at].start if cue.subject.at >= 0 else span.start
            )
            if spoken is None and cue.governed:
                return Spoken(None, "", "", cue.rule, 0.0, cue)
            if spoken is not None:
                # Made for this span alone: nobody else has seen it yet.
                spoken.crowd = _crowd(parts, at, cue.subject.at)
                spoken.reach = abs(at - cue.subject.at)
                return spoken
        if lonely:
            return self.turns.signed(passage, index) or self.turns.from_before(passage, index)
        return None

    def _write(
        self, number: int, spoken: Spoken | None, passage: int, *, lonely: bool, joins: bool
    ) -> None:
        span = self.spans[number]
        near = self.memory.nearest(passage, span.start, span.end)
        if spoken is None:
            self.out[number] = Attribution(nearest=near, alone=lonely)
            return
        self._remember(spoken, passage, span)
        cue = spoken.cue
        figure = spoken.figure
        propose = spoken.words if spoken.sure >= confidence.THRESHOLD else ""
        inner = self.passages[passage].text[span.start : span.end]
        whole = stands(inner)
        told = Told(
            spoken.rule,
            spoken.sure,
            spoken.kind,
            whole,
            spoken.by,
            spoken.rivals,
            spoken.faint,
            spoken.steps,
            spoken.crowd,
            known=figure is not None and figure.key is not None,
            short=not whole and inner.count(" ") < _SHORT,
            reach=spoken.reach,
            strangers=spoken.strangers.people,
            leads=spoken.strangers.leads,
            guessed=spoken.guessed,
            asked=spoken.asked,
            single=spoken.single,
            heading=self.passages[passage].place != "body",
            early=passage <= self.opening,
        )
        sure = calibrated(told)
        self.out[number] = Attribution(
            speaker=propose,
            key=figure.key if figure and propose else None,
            kind=spoken.kind if propose else "",
            confidence=sure if propose else 0.0,
            rule=spoken.rule,
            told=told,
            candidates=_candidates(spoken, sure, self._others(spoken, passage, span)),
            nearest=near,
            role=cue.subject.role if cue and cue.subject else "",
            verb=cue.verb if cue else "",
            governed=lonely or bool(cue and cue.governed),
            alone=lonely,
            joins=joins,
        )

    def _others(
        self, spoken: Spoken, passage: int, span: Span
    ) -> tuple[tuple[Figure, float], ...]:
        return spoken.others or tuple(
            (figure, 0.3) for figure in self.memory.recent(passage, span.end)
        )

    def _remember(self, spoken: Spoken, passage: int, span: Span) -> None:
        if spoken.words:
            self.speakers.last, self.speakers.last_place = spoken, (passage, span.start)
        if spoken.figure is not None and spoken.figure.kind == PERSON:
            self.memory.speaks(passage, span.start, spoken.figure)


def _crowd(parts: list[Chunk], at: int, subject: int) -> int:
    """How many others are named between quoted words and whoever is said to speak them."""
    low, high = sorted((at, subject))
    return sum(c.kind in (NAME, PRONOUN) for c in parts[low + 1 : high]) if subject >= 0 else 0


def _addressed(words: str) -> frozenset[str]:
    """The names by which the quoted words address somebody, at their beginning or end."""
    if "," not in words:
        return frozenset()
    return frozenset((a or b).casefold() for a, b in _ADDRESSED.findall(words))


def _candidates(
    spoken: Spoken, own: float, others: Sequence[tuple[Figure, float]]
) -> tuple[Candidate, ...]:
    """The proposal and who else it may be, the likeliest first, each once."""
    found: dict[str, Candidate] = {}
    if spoken.words:
        key = spoken.figure.key if spoken.figure else None
        found[spoken.words] = Candidate(spoken.words, key, round(own, 2), spoken.rule)
    for figure, weight in others:
        if figure.name not in found:
            sure = round(min(weight * (1 - own), own, 0.5), 2)
            found[figure.name] = Candidate(figure.name, figure.key, sure, "named nearby")
    return tuple(found.values())[:4]


def attribute(story: Story) -> list[Attribution]:
    """One attribution a span, in order."""
    return Reader(story).read() if story.spans else []
