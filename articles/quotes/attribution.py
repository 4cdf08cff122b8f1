"""Who said it: the speaker proposed for each span, with the rule and a confidence."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.quotes import confidence, lexicon
from articles.quotes.cast import Cast, Figure
from articles.quotes.clauses import (
    COLON,
    HELPER,
    QUOTE,
    SAYS,
    WEAK,
    Chunk,
    Sentence,
    chunks,
    cut_sentences,
    masked,
)
from articles.quotes.cues import Cue, alone, cue_for, sentence_subject
from articles.quotes.mentions import ORGANISATION, PERSON
from articles.quotes.phrases import GROUP, TEXT, Subject
from articles.quotes.records import Candidate, Known, Passage
from articles.quotes.resolving import Memory, Ranked, noun_gender
from articles.quotes.roles import is_title_like, learn
from articles.quotes.spans import Span
from articles.quotes.subjects import main_subject

_SIGNATURE = 10
_RESUMED = "resumed paragraph"
# Rules by which the sentence of a span names its speaker itself.
_OWN = frozenset(("verb then name", "name then verb", "according"))
_STATED = _OWN | frozenset(
    f"{rule}, {how}" for rule in _OWN for how in ("he", "she", "by role")
)
_CLOSERS = (",", "?", "!", "…", ".")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Spoken:
    """A resolved cue, before it is written out."""

    figure: Figure | None
    words: str
    kind: str
    rule: str
    sure: float
    cue: Cue | None
    others: tuple[tuple[Figure, float], ...] = ()


class Reader:
    """Reads one story once, in order, and remembers who has spoken."""

    def __init__(
        self, passages: Sequence[Passage], spans: Sequence[Span], known: Sequence[Known]
    ) -> None:
        self.passages, self.spans = passages, spans
        self.mine: list[list[tuple[int, Span]]] = [[] for _ in passages]
        for number, span in enumerate(spans):
            self.mine[span.passage].append((number, span))
        self.masks = [
            masked(p.text, [s for _, s in mine])
            for p, mine in zip(passages, self.mine, strict=True)
        ]
        self.cast = Cast(known)
        self.mentions = self.cast.gather(self.masks)
        self.order = [(m.passage, m.start) for m in self.mentions]
        self.cuts: dict[int, list[Sentence]] = {}
        self.begins: dict[int, list[int]] = {}
        self.memory = Memory(self.mentions, self.sentence_at)
        learn(self.mentions, self.masks)
        self.out: list[Attribution | None] = [None] * len(spans)
        self.last: Spoken | None = None
        self.last_place = (-1, -1)

    def sentences(self, passage: int) -> list[Sentence]:
        """The sentences of a block, cut when they are first asked for."""
        cut = self.cuts.get(passage)
        if cut is None:
            text, mask = self.passages[passage].text, self.masks[passage]
            cut = cut_sentences(text, mask, passage, self.mine[passage])
            self.cuts[passage] = cut
            self.begins[passage] = [s.start for s in cut]
        return cut

    def sentence_at(self, passage: int, at: int) -> int:
        if passage not in self.begins:
            self.sentences(passage)
        return bisect_left(self.begins[passage], at + 1)

    def read(self) -> list[Attribution]:
        for i, mine in enumerate(self.mine):
            if mine:
                for index, sentence in enumerate(self.sentences(i)):
                    if sentence.spans:
                        self._sentence(i, index, sentence)
        self._join_paragraphs()
        return [a or Attribution() for a in self.out]

    def _join_paragraphs(self) -> None:
        """A quotation of several paragraphs is often attributed at its end: tell its beginning."""
        chain: list[int] = []
        for number, span in enumerate(self.spans):
            chain = [*chain, number] if span.resumes and chain else [number]
            if span.runs_on:
                continue
            read = self.out[number]
            if len(chain) > 1 and read is not None and read.speaker and read.rule in _STATED:
                for part in chain[:-1]:
                    self.out[part] = replace(read, alone=True, rule="named at its end")
            chain = []

    def chunks(self, sentence: Sentence) -> list[Chunk]:
        first = bisect_left(self.order, (sentence.passage, sentence.start))
        last = bisect_left(self.order, (sentence.passage, sentence.end))
        return chunks(
            self.masks[sentence.passage], sentence, self.mentions[first:last], self.cast
        )

    def _sentence(self, passage: int, index: int, sentence: Sentence) -> None:
        parts = self.chunks(sentence)
        lonely = alone(parts)
        previous = -1
        for at, chunk in enumerate(parts):
            if chunk.kind != QUOTE or chunk.span < 0:
                continue
            span = self.spans[chunk.span]
            spoken = self._spoken(passage, index, parts, at, span, lonely=lonely)
            joins = previous >= 0 and self._interrupted(parts, previous, at)
            self._write(chunk.span, spoken, passage, lonely=lonely, joins=joins)
            previous = at

    def _interrupted(self, parts: list[Chunk], first: int, second: int) -> bool:
        """`“…,” she said, “…”`: the same sentence goes on after its attribution."""
        before, after = self.spans[parts[first].span], self.spans[parts[second].span]
        text = self.passages[after.passage].text
        goes_on = text[after.start : after.start + 1].islower()
        comma = text[before.end - 1 : before.end] in (",", "-", "–", "—")
        return comma and (goes_on or parts[second - 1].kind == ",") and second - first < 14

    def _spoken(
        self, passage: int, index: int, parts: list[Chunk], at: int, span: Span, *, lonely: bool
    ) -> Spoken | None:
        text = self.passages[passage].text
        closed = text[span.end - 1 : span.end] in _CLOSERS
        cue = None if lonely else cue_for(parts, at, closed=closed)
        own = cue is not None and cue.rule in _OWN
        if span.resumes and self.last is not None and not own:
            return replace(self.last, rule=_RESUMED)
        if cue is not None and cue.subject is not None:
            spoken = self._resolve(
                cue, passage, parts[cue.subject.at].start if cue.subject.at >= 0 else span.start
            )
            if spoken is None and cue.governed:
                return Spoken(None, "", "", cue.rule, 0.0, cue)
            if spoken is not None:
                return spoken
        if lonely:
            return self._signed(passage, index) or self._from_before(passage, index)
        return None

    def _from_before(self, passage: int, index: int) -> Spoken | None:
        """A span that is a sentence of its own: who spoke, or was spoken of, just before."""
        if index:
            return self._after_sentence(passage, index - 1, run="same paragraph")
        before = passage - 1
        while before >= 0 and not self._is_copy(before):
            before -= 1
        if before < 0 or self.passages[before].place != self.passages[passage].place:
            return None
        if not self.sentences(before):
            return None
        return self._after_sentence(
            before, len(self.sentences(before)) - 1, run="paragraph before"
        )

    def _is_copy(self, passage: int) -> bool:
        read = self.passages[passage]
        return read.kind != "figcaption" and bool(read.text.strip())

    def _signed(self, passage: int, index: int) -> Spoken | None:
        """`“…” Jo Roe, blogger`: a block that is a quotation and a name without a verb."""
        cut = self.sentences(passage)
        if index != 0 or len(cut) != 2:
            return None
        parts = self.chunks(cut[1])
        if len(parts) > _SIGNATURE or any(c.kind in (SAYS, WEAK, HELPER) for c in parts):
            return None
        subject = main_subject(parts, 0, min(len(parts), 120))
        if subject is None or not (subject.figure or subject.kind):
            return None
        return self._resolve(Cue(subject, "signature"), passage, cut[1].start)

    def _after_sentence(self, passage: int, index: int, *, run: str) -> Spoken | None:
        sentence = self.sentences(passage)[index]
        if sentence.spans:
            if self.last is not None and self.last_place[0] == passage:
                if run == "paragraph before" and self._asks(sentence):
                    return self._other_voice()
                return replace(
                    self.last,
                    rule=f"goes on, {run}",
                    sure=confidence.goes_on(run, self.last.sure),
                )
            return None
        parts = self.chunks(sentence)
        cue = sentence_subject(parts)
        if cue is None or cue.subject is None:
            return None
        colon = bool(parts) and parts[-1].kind == COLON
        rule = "colon before" if colon else f"{cue.rule}, {run}"
        at = parts[cue.subject.at].start if cue.subject.at >= 0 else sentence.start
        return self._resolve(replace(cue, rule=rule), passage, at)

    def _asks(self, sentence: Sentence) -> bool:
        """Whether the sentence before was somebody's question."""
        span = self.spans[sentence.spans[-1]]
        return self.passages[span.passage].text[span.end - 1 : span.end] == "?"

    def _other_voice(self) -> Spoken | None:
        """Who answers: the other of the two who spoke last."""
        asking = self.last.figure if self.last else None
        for said in reversed(self.memory.said[-6:]):
            if said.figure is not asking:
                figure = said.figure
                return Spoken(figure, figure.name, PERSON, "answers", 0.5, None)
        return None

    def _resolve(self, cue: Cue, passage: int, at: int) -> Spoken | None:
        subject = cue.subject
        assert subject is not None
        if subject.pronoun:
            return self._pronoun(cue, subject, passage, at)
        if subject.figure is not None:
            sure = confidence.named(cue.rule, subject.figure)
            if not cue.governed and cue.rule == "weak verb before":
                sure = confidence.ungoverned(sure)
            return Spoken(
                subject.figure, subject.figure.name, subject.kind, cue.rule, sure, cue
            )
        by_role = self._role(cue, subject, passage, at)
        if by_role is not None:
            return by_role
        if subject.kind == PERSON:
            return Spoken(
                None, subject.words, GROUP, cue.rule, confidence.common(cue.rule), cue
            )
        kind = {GROUP: GROUP, TEXT: ORGANISATION}.get(subject.kind, subject.kind)
        if not subject.words or not kind:
            return None
        return Spoken(None, subject.words, kind, cue.rule, confidence.common(cue.rule), cue)

    def _role(self, cue: Cue, subject: Subject, passage: int, at: int) -> Spoken | None:
        """`the minister said`: the person of that role, or whoever is most in view."""
        bare = passage < 2 and subject.kind == PERSON and len(subject.words.split()) == 1
        if not (subject.definite or bare) or subject.kind not in (PERSON, ""):
            return None
        figure = self.memory.by_role(subject.head, passage, at)
        if figure is not None:
            rule = f"{cue.rule}, by role"
            return Spoken(figure, figure.name, PERSON, rule, confidence.role(cue.rule), cue)
        if not subject.words.casefold().startswith("the ") and not bare:
            return None
        after = cue.rule in ("verb then name", "name then verb")
        if not (is_title_like(subject.head) or (after and subject.kind == "")):
            return None
        ranked = self.memory.rank(noun_gender(subject.head), passage, at)
        if not ranked:
            return None
        sure = confidence.epithet(cue.rule, [r.weight for r in ranked])
        best = ranked[0].figure
        others = tuple((r.figure, r.weight / ranked[0].weight * 0.4) for r in ranked[1:4])
        return Spoken(best, best.name, PERSON, f"{cue.rule}, epithet", sure, cue, others)

    def _pronoun(self, cue: Cue, subject: Subject, passage: int, at: int) -> Spoken | None:
        unnamed = self._unnamed(cue, subject.pronoun, passage, at)
        if unnamed is not None:
            return unnamed
        ranked = self.memory.rank(subject.pronoun, passage, at)
        if subject.pronoun == "they":
            ranked = self._singular_they(ranked, passage, at)
        if not ranked:
            words = subject.pronoun if subject.pronoun == "they" else ""
            return Spoken(None, words, GROUP if words else "", cue.rule, 0.3, cue)
        best = ranked[0]
        sure = confidence.pronoun(cue.rule, [r.weight for r in ranked])
        others = tuple((r.figure, r.weight / best.weight * 0.5) for r in ranked[1:4])
        rule = f"{cue.rule}, {subject.pronoun}"
        return Spoken(best.figure, best.figure.name, PERSON, rule, sure, cue, others)

    def _singular_they(self, ranked: list[Ranked], passage: int, at: int) -> list[Ranked]:
        """One person whose pronoun is they, or may be, where no group was spoken of."""
        theirs = [r for r in ranked if r.figure.pronoun == "they"]
        index = self.sentence_at(passage, at) - 1
        before = self.sentences(passage)[max(0, index - 1) : index]
        text = " ".join(self.masks[passage][s.start : s.end] for s in before)
        groups = any(w in lexicon.GROUPS and w != "they" for w in text.casefold().split())
        if theirs or groups:
            return theirs
        return [r for r in ranked if not r.figure.pronoun and r.figure.sure]

    def _unnamed(self, cue: Cue, pronoun: str, passage: int, at: int) -> Spoken | None:
        """`A spokesman declined to comment. “…,” he said`: nobody the story names."""
        index = self.sentence_at(passage, at) - 1
        if pronoun == "they" or index < 1:
            return None
        sentence = self.sentences(passage)[index - 1]
        last = self.last
        if sentence.spans:
            same = last is not None and self.last_place == (
                passage,
                self.spans[sentence.spans[-1]].start,
            )
            if same and last is not None and last.figure is None and last.kind == GROUP:
                return replace(last, rule=f"{cue.rule}, {pronoun}", cue=cue)
            return None
        parts = self.chunks(sentence)
        subject = main_subject(parts, 0, min(len(parts), 120))
        if subject is None or subject.kind != PERSON or subject.figure is not None:
            return None
        if subject.pronoun or noun_gender(subject.head) not in ("", pronoun):
            return None
        spoken = self._resolve(Cue(subject, cue.rule), passage, sentence.start)
        return replace(spoken, rule=f"{cue.rule}, {pronoun}", cue=cue) if spoken else None

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
        self.out[number] = Attribution(
            speaker=propose,
            key=figure.key if figure and propose else None,
            kind=spoken.kind if propose else "",
            confidence=spoken.sure if propose else 0.0,
            rule=spoken.rule,
            candidates=_candidates(spoken, self.memory, passage, span),
            nearest=near,
            role=cue.subject.role if cue and cue.subject else "",
            verb=cue.verb if cue else "",
            governed=lonely or bool(cue and cue.governed),
            alone=lonely,
            joins=joins,
        )

    def _remember(self, spoken: Spoken, passage: int, span: Span) -> None:
        if spoken.words:
            self.last, self.last_place = spoken, (passage, span.start)
        if spoken.figure is not None and spoken.figure.kind == PERSON:
            self.memory.speaks(passage, span.start, spoken.figure)


def _candidates(
    spoken: Spoken, memory: Memory, passage: int, span: Span
) -> tuple[Candidate, ...]:
    """The proposal and who else it may be, the likeliest first, each once."""
    found: dict[str, Candidate] = {}
    if spoken.words:
        key = spoken.figure.key if spoken.figure else None
        found[spoken.words] = Candidate(spoken.words, key, round(spoken.sure, 2), spoken.rule)
    rest = spoken.others or tuple((f, 0.3) for f in memory.recent(passage, span.end))
    for figure, weight in rest:
        sure = round(min(weight * (1 - spoken.sure), spoken.sure, 0.5), 2)
        found.setdefault(figure.name, Candidate(figure.name, figure.key, sure, "named nearby"))
    return tuple(found.values())[:4]


def attribute(
    passages: Sequence[Passage], spans: Sequence[Span], known: Sequence[Known]
) -> list[Attribution]:
    """One attribution a span, in order."""
    return Reader(passages, spans, known).read() if spans else []
