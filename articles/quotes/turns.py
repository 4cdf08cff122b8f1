"""Who speaks words that are a sentence of their own: whoever spoke before goes on, or is answered."""

from dataclasses import replace

from articles.quotes import confidence
from articles.quotes.clauses import COLON, HELPER, SAYS, WEAK, Sentence
from articles.quotes.cues import sentence_subject
from articles.quotes.mentions import PERSON
from articles.quotes.phrases import Cue
from articles.quotes.resolving import Memory
from articles.quotes.speakers import Speakers, Spoken
from articles.quotes.story import Story
from articles.quotes.subjects import main_subject

_SIGNATURE = 10
_ANSWERS = "answers"
# Whoever asked hardly speaks the words that follow.
_ASKS = frozenset(("asked", "asks", "ask", "inquired", "enquired", "wondered", "pressed"))
_TWO, _TURN = 2, 36


class Turns:
    """Looks back from a span without a verb of its own."""

    def __init__(self, story: Story, memory: Memory, speakers: Speakers) -> None:
        self.story, self.memory, self.speakers = story, memory, speakers

    def from_before(self, passage: int, index: int) -> Spoken | None:
        """A span that is a sentence of its own: who spoke, or was spoken of, just before."""
        if index:
            return self._after_sentence(passage, index - 1, run="same paragraph")
        before = passage - 1
        while before >= 0 and not self._is_copy(before):
            before -= 1
        if (
            before < 0
            or self.story.passages[before].place != self.story.passages[passage].place
        ):
            return None
        if not self.story.sentences(before):
            return None
        return self._after_sentence(
            before, len(self.story.sentences(before)) - 1, run="paragraph before"
        )

    def _is_copy(self, passage: int) -> bool:
        read = self.story.passages[passage]
        return read.kind != "figcaption" and bool(read.text.strip())

    def signed(self, passage: int, index: int) -> Spoken | None:
        """`“…” Jo Roe, blogger`: a block that is a quotation and a name without a verb."""
        cut = self.story.sentences(passage)
        if index != 0 or len(cut) != 2:
            return None
        parts = self.story.chunks(cut[1])
        if len(parts) > _SIGNATURE or any(c.kind in (SAYS, WEAK, HELPER) for c in parts):
            return None
        subject = main_subject(parts, 0, min(len(parts), 120))
        if subject is None or not (subject.figure or subject.kind):
            return None
        return self.speakers.resolve(Cue(subject, "signature"), passage, cut[1].start)

    def _after_sentence(self, passage: int, index: int, *, run: str) -> Spoken | None:
        sentence = self.story.sentences(passage)[index]
        if sentence.spans:
            if self.speakers.last is not None and self.speakers.last_place[0] == passage:
                answers = (
                    self._asks(sentence)
                    or self.speakers.last.rule == _ANSWERS
                    or self._in_turns(passage)
                )
                if run == "paragraph before" and answers:
                    return self._other_voice()
                if self.speakers.is_addressed(self.speakers.last.figure):
                    return self._other_voice()
                return replace(
                    self.speakers.last,
                    rule=f"goes on, {run}",
                    sure=confidence.goes_on(run, self.speakers.last.sure),
                    steps=self.speakers.last.steps + 1,
                )
            return None
        parts = self.story.chunks(sentence)
        cue = sentence_subject(parts)
        if cue is None or cue.subject is None:
            asked = bool(parts) and parts[-1].text == "?"
            return self._still(passage) if asked else None
        colon = bool(parts) and parts[-1].kind == COLON
        rule = "colon before" if colon else f"{cue.rule}, {run}"
        at = parts[cue.subject.at].start if cue.subject.at >= 0 else sentence.start
        spoken = self.speakers.resolve(replace(cue, rule=rule), passage, at)
        if spoken is not None:
            spoken.asked = cue.verb.casefold() in _ASKS
        return spoken

    def _still(self, passage: int) -> Spoken | None:
        """`And her husband? / “Worse.”`: the writer asks on, whoever spoke last answers."""
        last = self.speakers.last
        if last is None or passage - self.speakers.last_place[0] > 1:
            return None
        sure = confidence.goes_on("paragraph before", last.sure)
        return replace(last, rule="goes on, paragraph before", sure=sure, steps=last.steps + 1)

    def _asks(self, sentence: Sentence) -> bool:
        """Whether the sentence before was somebody's question."""
        span = self.story.spans[sentence.spans[-1]]
        return self.story.passages[span.passage].text[span.end - 1 : span.end] == "?"

    def _in_turns(self, passage: int) -> bool:
        """Whether the two blocks up to this one are two people's turns and little else."""
        if not passage or len(self.memory.said) < _TWO:
            return False
        before, last = self.memory.said[-_TWO:]
        turns = (before.passage, last.passage) == (passage - 1, passage)
        if not turns or before.figure is last.figure:
            return False
        masks = self.story.masks[passage - 1 : passage + 1]
        return all(len(mask.replace(" ", "")) <= _TURN for mask in masks)

    def _other_voice(self) -> Spoken | None:
        """Who answers: the other of the two who spoke last."""
        asking = self.speakers.last.figure if self.speakers.last else None
        for said in reversed(self.memory.said[-6:]):
            if said.figure is not asking:
                figure = said.figure
                return Spoken(figure, figure.name, PERSON, _ANSWERS, 0.5, None, by="turn")
        return None
