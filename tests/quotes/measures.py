"""Counts over a half of the annotated stories: spans, speakers, and how sure the rules were."""

from dataclasses import dataclass

from articles.quotes import Found, Known, Passage, find
from tests.quotes import annotated
from tests.quotes.annotated import Span


@dataclass
class Counted:
    """Spans, spans with the right speaker, and how often a sure proposal was right."""

    wanted: int = 0
    given: int = 0
    spans: int = 0
    right: int = 0
    named: int = 0
    sure: int = 0
    sure_right: int = 0

    def f1(self, hits: int) -> float:
        return 2 * hits / (self.wanted + self.given)


def _family(name: str) -> str:
    words = [w for w in name.casefold().split() if w.rstrip(".") not in ("jr", "sr")]
    return words[-1] if words else ""


def _right(found: Found, span: Span) -> bool:
    person = found.speaker if found.speaker_kind == "person" else ""
    if span.speaker_kind != "person":
        return not person
    return _family(person) == _family(span.speaker)


def counted(half: str) -> Counted:
    total = Counted()
    for story in annotated.stories(half):
        lines = story.paragraphs()
        passages = [Passage(place, words) for place, _, words in lines]
        known = [
            Known(f"person:{n}", name, pronouns=pronouns or "")
            for n, (name, pronouns) in enumerate(story.people)
        ]
        given = {
            (lines[f.passage][1] + f.start, lines[f.passage][1] + f.end): f
            for f in find(passages, known).found
            if f.kind in ("full", "partial")
        }
        total.wanted += len(story.quotations)
        total.given += len(given)
        for span in story.quotations:
            found = given.get((span.start, span.end))
            if found is None:
                continue
            right = _right(found, span)
            total.spans += 1
            total.right += right
            total.named += bool(found.speaker)
            if found.speaker and found.confidence >= 0.9:
                total.sure += 1
                total.sure_right += right
    return total
