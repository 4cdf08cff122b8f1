"""Stories of our own with the quotations marked by hand: how they are written and read.

A story file begins with `people:`, then its text. `⟦words¦Name⟧` stands inside the quotation
marks of what a person said, `¦=the report` where somebody without a name of their own or a body
spoke, `¦-` where nobody can be told, and `¦-title`, `¦-term`, `¦-scare` for what is no quotation.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from articles.quotes import Findings, Found, Known, Passage, find

DATA = Path(__file__).parent.parent / "data" / "quotes"
_MARKED = re.compile(r"⟦([^¦⟧]*)¦([^⟧]*)⟧")


@dataclass(frozen=True)
class Expected:
    """One span as the annotator read it. `speaker` is a person's name or empty."""

    passage: int
    words: str
    speaker: str
    is_quotation: bool


@dataclass(frozen=True)
class Story:
    """A story without its annotation, and the annotation."""

    name: str
    people: tuple[str, ...]
    passages: tuple[Passage, ...]
    expected: tuple[Expected, ...]

    def read(self) -> Findings:
        known = [Known(f"person:{n}", name) for n, name in enumerate(self.people)]
        return find(self.passages, known)


def load(path: Path) -> Story:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n")
    people = tuple(n.strip() for n in head.removeprefix("people:").split(";") if n.strip())
    passages, expected = [], []
    lines = [line for line in rest.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        for words, said in _MARKED.findall(line):
            named = said and said[0] not in "-="
            expected.append(
                Expected(
                    number, words, said if named else "", said in ("-", "") or said[0] != "-"
                )
            )
        text = _MARKED.sub(r"\1", line)
        passages.append(Passage("headline" if number == 0 else "body", text))
    return Story(path.stem, people, tuple(passages), tuple(expected))


def stories(half: str) -> list[Story]:
    return [load(path) for path in sorted((DATA / half).glob("*.txt"))]


@dataclass
class Score:
    """Counts over many stories: spans, speakers, and both at once."""

    expected: int = 0
    proposed: int = 0
    spans: int = 0
    named: int = 0
    named_right: int = 0
    nobody: int = 0
    nobody_wrong: int = 0
    right: int = 0
    sure: int = 0
    sure_right: int = 0

    @property
    def span_f1(self) -> float:
        return 2 * self.spans / max(1, self.expected + self.proposed)

    @property
    def attributed_f1(self) -> float:
        return 2 * self.right / max(1, self.expected + self.proposed)


def _same(one: str, other: str) -> bool:
    """Equal but for the stop that house style puts inside or outside the closing mark."""
    return one.strip(" ,.;:") == other.strip(" ,.;:")


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].casefold() if name else ""


def person(found: Found) -> str:
    return found.speaker if found.speaker_kind == "person" else ""


def score(told: list[Story], faults: list[str] | None = None) -> Score:
    total = Score()
    for story in told:
        found = story.read().found
        spoken = [f for f in found if f.kind in ("full", "partial")]
        wanted = [e for e in story.expected if e.is_quotation]
        total.expected += len(wanted)
        total.proposed += len(spoken)
        left = list(spoken)
        for want in wanted:
            hit = next(
                (f for f in left if f.passage == want.passage and _same(f.exact, want.words)),
                None,
            )
            if hit is None:
                if faults is not None:
                    faults.append(f"{story.name} | missed | {want.words[:50]} | {want.speaker}")
                continue
            left.remove(hit)
            total.spans += 1
            _count(total, story, want, hit, faults)
        if faults is not None:
            faults += [f"{story.name} | extra | {f.exact[:50]} | {f.speaker}" for f in left]
    return total


def _count(
    total: Score, story: Story, want: Expected, hit: Found, faults: list[str] | None
) -> None:
    right = _surname(person(hit)) == _surname(want.speaker)
    total.right += right
    if want.speaker:
        total.named += 1
        total.named_right += right
    else:
        total.nobody += 1
        total.nobody_wrong += not right
    if person(hit) and hit.confidence >= 0.9:
        total.sure += 1
        total.sure_right += right
    if not right and faults is not None:
        faults.append(
            f"{story.name} | speaker | {want.words[:50]} | {want.speaker} | {hit.speaker}"
            f" | {hit.rule}"
        )
