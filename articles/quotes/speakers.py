"""From the subject of a clause to a speaker: a name, whoever a pronoun or a role stands for."""

from dataclasses import dataclass, replace

from articles.quotes import confidence, lexicon
from articles.quotes.cast import Figure
from articles.quotes.clauses import Sentence
from articles.quotes.mentions import ORGANISATION, PERSON
from articles.quotes.phrases import GROUP, TEXT, Cue, Subject
from articles.quotes.resolving import Memory, Ranked, noun_gender
from articles.quotes.roles import GENERIC, is_title_like
from articles.quotes.story import Story
from articles.quotes.strangers import NOBODY, Strangers
from articles.quotes.subjects import main_subject

_BACK, _NEAR = 4, 3
_OPENING, _HEAD = 3, 2
# A shared family name: as unsure as a pronoun that fits two.
_NAMESAKE = 1.0
_CLEAR = 0.7
# A noun for whom the pronoun stands is as unsure as the noun.
_GUESSES = frozenset(("someone", "epithet", "role", "later"))
_INDEFINITE = frozenset(("a", "an", "one", "another"))


@dataclass(slots=True)
class Spoken:
    """A resolved cue, before it is written out."""

    figure: Figure | None
    words: str
    kind: str
    rule: str
    sure: float
    cue: Cue | None
    others: tuple[tuple[Figure, float], ...] = ()
    by: str = "name"
    rivals: float = 0.0
    faint: float = 0.0
    steps: int = 0
    crowd: int = 0
    reach: int = 0
    strangers: Strangers = NOBODY
    guessed: bool = False
    asked: bool = False
    single: bool = False


def _closeness(ranked: list[Ranked]) -> float:
    """How near the second in view comes to the first."""
    return ranked[1].weight / ranked[0].weight if len(ranked) > 1 else 0.0


def _faintness(best: Ranked) -> float:
    """How far out of view the likeliest is: 0 where just named, nearly 1 where long ago."""
    return max(0.0, 1.0 - best.weight)


class Speakers:
    """Resolves subjects in the order of the copy, and knows who spoke last."""

    def __init__(self, story: Story, memory: Memory) -> None:
        self.story, self.memory = story, memory
        self.last: Spoken | None = None
        self.last_place = (-1, -1)
        self.addressed: frozenset[str] = frozenset()

    def is_addressed(self, figure: Figure | None) -> bool:
        """Whether the words at hand call this figure by name: then somebody else speaks."""
        names = figure.name.casefold().split() if figure and self.addressed else ()
        return not self.addressed.isdisjoint(names)

    def resolve(self, cue: Cue, passage: int, at: int) -> Spoken | None:
        subject = cue.subject
        assert subject is not None
        if subject.pronoun:
            return self._pronoun(cue, subject, passage, at)
        if subject.figure is not None:
            sure = confidence.named(cue.rule, subject.figure)
            if not cue.governed and cue.rule == "weak verb before":
                sure = confidence.ungoverned(sure)
            name, rivals = subject.figure.name, _NAMESAKE if subject.shared else 0.0
            sure = confidence.shared(sure) if subject.shared else sure
            return Spoken(
                subject.figure, name, subject.kind, cue.rule, sure, cue, rivals=rivals
            )
        by_role = self._role(cue, subject, passage, at) or self._named_later(
            cue, subject, passage
        )
        if by_role is not None:
            return by_role
        if subject.kind == PERSON:
            # `the sergeant` may be somebody the story names; `a sergeant` hardly.
            by = "someone" if subject.definite else "noun"
            sure = confidence.common(cue.rule)
            return Spoken(None, subject.words, GROUP, cue.rule, sure, cue, by=by, single=True)
        voice = self._voice(cue, subject, passage, at) if subject.kind == TEXT else None
        if voice is not None:
            return voice
        kind = {GROUP: GROUP, TEXT: ORGANISATION}.get(subject.kind, subject.kind)
        if not subject.words or not kind:
            return None
        by = "document" if subject.kind == TEXT else "name"
        sure = confidence.common(cue.rule)
        return Spoken(None, subject.words, kind, cue.rule, sure, cue, by=by)

    def _role(self, cue: Cue, subject: Subject, passage: int, at: int) -> Spoken | None:
        """`the minister said`: the person of that role, or whoever is most in view."""
        bare = passage < 2 and subject.kind == PERSON and len(subject.words.split()) == 1
        if not (subject.definite or bare) or subject.kind not in (PERSON, ""):
            return None
        self.story.learn_roles()
        if subject.definite and self._just_met(subject.head, passage, at):
            return Spoken(
                None,
                subject.words,
                GROUP,
                cue.rule,
                confidence.common(cue.rule),
                cue,
                by="role",
            )
        figure = self._by_place(subject, passage, at)
        figure = figure or self.memory.by_role(subject.head, passage, at)
        if figure is not None:
            rule = f"{cue.rule}, by role"
            return Spoken(
                figure, figure.name, PERSON, rule, confidence.role(cue.rule), cue, by="role"
            )
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
        rule = f"{cue.rule}, epithet"
        rivals = _closeness(ranked)
        return Spoken(
            best,
            best.name,
            PERSON,
            rule,
            sure,
            cue,
            others,
            by="epithet",
            rivals=rivals,
            faint=_faintness(ranked[0]),
        )

    def _just_met(self, head: str, passage: int, at: int) -> bool:
        """`One minister grumbled. “…,” the minister said`: nobody the story names."""
        index = self.story.sentence_at(passage, at) - 1
        cut = self.story.sentences(passage)[max(0, index - _NEAR) : index]
        if not cut or not head:
            return False
        before = self.story.masks[passage][cut[0].start : cut[-1].end].casefold().split()
        for number, word in enumerate(before):
            lead = before[max(0, number - _NEAR) : number]
            new = not _INDEFINITE.isdisjoint(lead) or (lead and lead[-1][-2:] in ("’s", "'s"))
            if word.strip(",.") == head and new:
                return not self._named_beside(passage, cut[0].start, cut[-1].end)
        return False

    def _named_beside(self, passage: int, start: int, end: int) -> bool:
        """Whether a stretch of the copy names a person."""
        people = self.memory.people_in(passage, start, end)
        return any(not m.possessive for m in people)

    def _named_later(self, cue: Cue, subject: Subject, passage: int) -> Spoken | None:
        """A story that opens with `A surgeon said “…”` and names her at the head of the next block."""
        copy = self.story.passages
        opens = passage <= _OPENING and passage + 1 < len(copy) and cue.rule != "label"
        if subject.kind != PERSON or not opens or subject.head in GENERIC:
            return None
        ahead = self.memory.first_from(passage)
        if ahead is None or ahead.passage != passage + 1 or ahead.start > _HEAD:
            return None
        figure, gender = ahead.figure, noun_gender(subject.head)
        if ahead.possessive or (gender and figure.pronoun not in ("", gender)):
            return None
        rule, sure = f"{cue.rule}, named later", confidence.later(cue.rule)
        return Spoken(figure, figure.name, PERSON, rule, sure, cue, by="later")

    def _by_place(self, subject: Subject, passage: int, at: int) -> Figure | None:
        words = subject.words.split()
        place = next((w.casefold() for w in words if w in lexicon.PLACES), "")
        gender = noun_gender(subject.head)
        return self.memory.by_place(place, gender, passage, at) if place else None

    def _voice(self, cue: Cue, subject: Subject, passage: int, at: int) -> Spoken | None:
        """`the statement said`: whoever was just said to have made it."""
        if not (subject.definite and subject.head in lexicon.OWN_VOICE):
            return None
        for block in (passage, passage - 1):
            until = self.story.sentence_at(passage, at) - 1 if block == passage else None
            cut = self.story.sentences(block)[:until] if block >= 0 else []
            for sentence in reversed(cut[-_BACK:]):
                mask = self.story.masks[block]
                if subject.head in mask[sentence.start : sentence.end].casefold():
                    return self._of_sentence(cue, block, sentence)
        return None

    def _of_sentence(self, cue: Cue, block: int, sentence: Sentence) -> Spoken | None:
        """Who speaks in a sentence read before, or who acts in it."""
        if sentence.spans:
            here = (block, self.story.spans[sentence.spans[-1]].start)
            last = self.last if self.last_place == here else None
            return (
                replace(last, rule=f"{cue.rule}, by text", cue=cue, by="text") if last else None
            )
        parts = self.story.chunks(sentence)[:120]
        subject = main_subject(parts, 0, len(parts))
        if subject is None or subject.figure is None or subject.kind == "":
            return None
        figure, rule = subject.figure, f"{cue.rule}, by text"
        sure = confidence.role(cue.rule)
        return Spoken(figure, figure.name, subject.kind, rule, sure, cue, by="text")

    def _pronoun(self, cue: Cue, subject: Subject, passage: int, at: int) -> Spoken | None:
        unnamed = self._unnamed(cue, subject.pronoun, passage, at)
        if unnamed is not None:
            return unnamed
        ranked = self.memory.rank(subject.pronoun, passage, at)
        if any(not r.figure.pronoun for r in ranked) and self.story.learn_pronouns():
            ranked = self.memory.rank(subject.pronoun, passage, at)
        if self.addressed:
            ranked = [r for r in ranked if not self.is_addressed(r.figure)] or ranked
        if subject.pronoun == "they":
            ranked = self._singular_they(ranked, passage, at)
        if not ranked:
            words = subject.pronoun if subject.pronoun == "they" else ""
            return Spoken(None, words, GROUP if words else "", cue.rule, 0.3, cue)
        best = ranked[0]
        sure = confidence.pronoun(cue.rule, [r.weight for r in ranked])
        others = tuple((r.figure, r.weight / best.weight * 0.5) for r in ranked[1:4])
        rule = f"{cue.rule}, {subject.pronoun}"
        in_view = NOBODY
        guessed = not best.figure.pronoun
        if subject.pronoun in ("he", "she"):
            in_view = self.memory.strangers(best.figure, subject.pronoun, passage, at)
        told = subject.pronoun in ("he", "she") and _closeness(ranked) < _CLEAR
        if told and not best.figure.pronoun:
            # Whom the story calls `she` once is she from then on.
            best.figure.pronoun = subject.pronoun
        return Spoken(
            best.figure,
            best.figure.name,
            PERSON,
            rule,
            sure,
            cue,
            others,
            by="pronoun",
            rivals=_closeness(ranked),
            faint=_faintness(ranked[0]),
            strangers=in_view,
            guessed=guessed,
        )

    def _singular_they(self, ranked: list[Ranked], passage: int, at: int) -> list[Ranked]:
        """One person whose pronoun is they, or may be, where no group was spoken of."""
        theirs = [r for r in ranked if r.figure.pronoun == "they"]
        index = self.story.sentence_at(passage, at) - 1
        before = self.story.sentences(passage)[max(0, index - 1) : index]
        text = " ".join(self.story.masks[passage][s.start : s.end] for s in before)
        groups = any(w in lexicon.GROUPS and w != "they" for w in text.casefold().split())
        if theirs or groups:
            return theirs
        return [r for r in ranked if not r.figure.pronoun and r.figure.sure]

    def _unnamed(self, cue: Cue, pronoun: str, passage: int, at: int) -> Spoken | None:
        """`A spokesman declined to comment. “…,” he said`: nobody the story names."""
        before = None if pronoun == "they" else self._sentence_before(passage, at)
        if before is None:
            return None
        block, sentence = before
        if sentence.spans:
            return (
                None if block != passage else self._nobody_again(cue, pronoun, block, sentence)
            )
        parts = self.story.chunks(sentence)
        subject = main_subject(parts, 0, min(len(parts), 120))
        if subject is None or subject.kind != PERSON or subject.figure is not None:
            return None
        if subject.pronoun or noun_gender(subject.head) not in ("", pronoun):
            return None
        new = subject.words.casefold().split(" ", 1)[0] in _INDEFINITE
        if block != passage and not (
            new and not self._named_beside(block, sentence.start, sentence.end)
        ):
            return None
        spoken = self.resolve(Cue(subject, cue.rule), block, sentence.start)
        rule = f"{cue.rule}, {pronoun}"
        by = spoken.by if spoken and spoken.by in _GUESSES else "pronoun"
        return replace(spoken, rule=rule, cue=cue, by=by) if spoken else None

    def _sentence_before(self, passage: int, at: int) -> tuple[int, Sentence] | None:
        """The sentence before a place, in the same block or at the end of the one before."""
        index = self.story.sentence_at(passage, at) - 1
        if index > 0:
            return passage, self.story.sentences(passage)[index - 1]
        cut = self.story.sentences(passage - 1) if passage else []
        return (passage - 1, cut[-1]) if cut else None

    def _nobody_again(
        self, cue: Cue, pronoun: str, block: int, sentence: Sentence
    ) -> Spoken | None:
        """`“…,” an aide said. “…,” he added`: the same person without a name."""
        last = self.last
        here = (block, self.story.spans[sentence.spans[-1]].start)
        if last is None or self.last_place != here or last.figure is not None:
            return None
        subject = last.cue.subject if last.cue else None
        if subject is None or subject.kind != PERSON or last.kind != GROUP:
            return None
        return replace(last, rule=f"{cue.rule}, {pronoun}", cue=cue, by="pronoun")
