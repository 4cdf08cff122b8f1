"""What the engine scores on stories marked by hand; a fall below these figures is a fault."""

from dataclasses import dataclass

import pytest

from articles.quotes import Found, Known, Passage, find
from tests.quotes import annotated
from tests.quotes.annotated import Span
from tests.quotes.stories import score, stories


@dataclass
class Counted:
    """Spans, spans with the right speaker, and how often a sure proposal was right."""

    wanted: int = 0
    given: int = 0
    spans: int = 0
    right: int = 0
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


def _counted(half: str) -> Counted:
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
            if found.speaker and found.confidence >= 0.9:
                total.sure += 1
                total.sure_right += right
    return total


@pytest.mark.parametrize(
    ("half", "spans", "right", "sure"),
    [("tuned", 0.97, 0.91, 0.97), ("heldout", 0.96, 0.77, 0.9)],
)
def test_the_annotated_stories(half: str, spans: float, right: float, sure: float) -> None:
    counted = _counted(half)

    assert counted.f1(counted.spans) >= spans
    assert counted.f1(counted.right) >= right
    assert counted.sure_right / max(1, counted.sure) >= sure


@pytest.mark.parametrize(
    ("half", "spans", "right"), [("tuned", 0.97, 0.94), ("held", 0.97, 0.92)]
)
def test_the_easier_stories(half: str, spans: float, right: float) -> None:
    total = score(stories(half))

    assert total.span_f1 >= spans
    assert total.attributed_f1 >= right
