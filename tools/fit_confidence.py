"""Fit the weights of the confidence on the stories we may tune on, and write them.

`python -m tools.fit_confidence` reads the tuned annotated stories, and the benchmark's news
stories where `../shared/quotes` is there. It prints how sure proposals fare on each story with
the weights fitted without that story, and writes `articles/quotes/weights.py`.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from articles.management.commands.find_quotations import known_of, passages_of
from articles.quotes import Known, Passage
from articles.quotes.attribution import attribute
from articles.quotes.calibration import curve, features
from articles.quotes.kinds import kind_of
from articles.quotes.runs import read_spans
from articles.quotes.story import Story
from tests.quotes import annotated

ROOT = Path(__file__).resolve().parent.parent
GUM = ROOT.parent / "shared" / "quotes" / "gum_news.jsonl"
WEIGHTS = ROOT / "articles" / "quotes" / "weights.py"
# Stories no rule was made for, and those rules were made for: the latter flatter, so they weigh
# less, and a share of what was right there is taken for wrong.
UNSEEN, SEEN = ("calibration", "calibration-hard"), ("tuned", "tuned-politics")
WEIGHT = {"calibration": 2.0, "calibration-hard": 2.0}
DOUBT = {"calibration": 0.03, "calibration-hard": 0.03}
SEEN_WEIGHT, SEEN_DOUBT = 0.5, 0.05
# Weights are held to where they start: a cue met five times says little.
HELD = 3.0
START = {
    "sure": 0.5,
    "rivals": -1.5,
    "faint": -1.5,
    "steps": -0.3,
    "crowd": -0.3,
    "not on record": -0.5,
    "by epithet": -1.0,
    "by role": -0.5,
    "by turn": -0.5,
    "by someone": -1.0,
    "by later": -1.0,
    "by document": -0.5,
    "strangers": -0.7,
    "stranger leads": -0.5,
    "close rivals": -2.0,
    "very faint": -2.0,
    "gender guessed": -0.5,
    "asked": -2.0,
    "heading": -0.5,
    "one person": -0.5,
    "one person in a heading": -0.5,
    "one person early": -1.0,
}
STEPS = 12
LEAST_STEP = 1e-3
FOLDS = 10


Told = tuple[str, dict[str, Any], list[int], list[Passage], list[Known]]


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal: its story and where that is from, what the curve knows of it, and whether it was right."""

    story: str
    half: str
    known: dict[str, float]
    right: bool
    weight: float = 1.0
    doubt: float = 0.0


def _family(name: str) -> str:
    words = [w for w in name.casefold().split() if w.rstrip(".") not in ("jr", "sr")]
    return words[-1] if words else ""


def _annotated(half: str) -> Iterator[Told]:
    for story in annotated.stories(half):
        lines = story.paragraphs()
        known = [
            Known(f"person:{n}", name, pronouns=pronouns)
            for n, (name, pronouns) in enumerate(story.people)
        ]
        passages = [Passage(place, words) for place, _, words in lines]
        yield half, story.record(), [at for _, at, _ in lines], passages, known


def _told() -> Iterator[Told]:
    """Each story: where it is from, its record, where its blocks begin, the blocks, the people."""
    for half in UNSEEN + SEEN:
        yield from _annotated(half)
    if not GUM.exists():
        sys.stdout.write(f"{GUM} is not there: fitted on our own stories alone.\n")
        return
    for line in GUM.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        starts, passages = passages_of(row["text"])
        yield "GUM", row, starts, passages, known_of(row["people"])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks, spaces and stops at its edges."""
    words = text[start:end]
    left = len(words) - len(words.lstrip("\"'“”‘’ ,.;:"))
    return start + left, start + len(words.rstrip("\"'“”‘’ ,.;:"))


class _Gold:
    """What a story's annotators say of a span."""

    def __init__(self, half: str, record: dict[str, Any]) -> None:
        self.text, self.gold = record["text"], record["gold"]
        self.exact = {_trimmed(self.text, g["start"], g["end"]): g for g in self.gold}
        # The news stories cut their spans differently: there the words decide, not their edges.
        self.loose = half == "GUM"

    def at(self, start: int, end: int) -> dict[str, Any] | None:
        want = self.exact.get(_trimmed(self.text, start, end))
        if want is None and self.loose:
            inside = (g for g in self.gold if g["start"] < end and start < g["end"])
            want = next(inside, None)
        return want


def rows() -> Iterator[Row]:
    """Every proposal of every story, read twice: as it is, and by a desk that knows no pronouns."""
    for half, record, starts, passages, known in _told():
        gold = _Gold(half, record)
        nameless = [replace(k, pronouns="") for k in known]
        readings = [known] if nameless == known else [known, nameless]
        weight = WEIGHT.get(half, SEEN_WEIGHT) / len(readings)
        for people in readings:
            for known_of_it, right in _proposals(gold, starts, passages, people):
                doubt = DOUBT.get(half, SEEN_DOUBT)
                yield Row(record["id"], half, known_of_it, right, weight, doubt)


def _proposals(
    gold: _Gold, starts: list[int], passages: list[Passage], known: list[Known]
) -> Iterator[tuple[dict[str, float], bool]]:
    spans, _ = read_spans(passages)
    for span, said in zip(spans, attribute(Story(passages, spans, known)), strict=True):
        kind = kind_of(passages[span.passage].text, span, said)
        if not said.told or not said.speaker or kind not in ("full", "partial"):
            continue
        at = starts[span.passage]
        want = gold.at(at + span.start, at + span.end)
        if want and not want["speaker"] and want.get("speaker_type") == "pronoun":
            continue
        named = _family(said.speaker) if said.kind == "person" else ""
        yield features(said.told), want is not None and named == _family(want["speaker"] or "")


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination; the matrix is small and positive definite."""
    size = len(right)
    table = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            share = table[below][at] / table[at][at]
            table[below] = [b - share * a for a, b in zip(table[at], table[below], strict=True)]
    out = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(table[at][k] * out[k] for k in range(at + 1, size))
        out[at] = (table[at][size] - rest) / table[at][at]
    return out


def fit(data: Sequence[Row]) -> dict[str, float]:
    """Logistic regression by Newton's method, the weights held to where they start."""
    names = sorted({name for row in data for name in row.known})
    weights = {name: START.get(name, 0.0) for name in names}
    for _ in range(STEPS):
        slope = [HELD * (weights[n] - START.get(n, 0.0)) * (n != "bias") for n in names]
        bend = [[HELD * (a == b) + 1e-9 for b in names] for a in names]
        for row in data:
            chance = curve(row.known, weights)
            off = row.weight * (chance - (1 - row.doubt if row.right else 0.0))
            here = [(k, row.known[n]) for k, n in enumerate(names) if row.known.get(n)]
            for k, value in here:
                slope[k] += off * value
                for other, times in here:
                    bend[k][other] += row.weight * chance * (1 - chance) * value * times
        step = _solve(bend, slope)
        weights = _nearer(data, weights, dict(zip(names, step, strict=True)))
    return weights


def _nearer(
    data: Sequence[Row], weights: dict[str, float], step: dict[str, float]
) -> dict[str, float]:
    """The weights a step on; a shorter step where the whole one leads away."""
    here, share = _loss(data, weights), 1.0
    while share > LEAST_STEP:
        there = {name: weights[name] - share * step[name] for name in weights}
        if _loss(data, there) <= here:
            return there
        share /= 2
    return weights


def _loss(data: Sequence[Row], weights: dict[str, float]) -> float:
    """How ill the weights tell right from wrong, and how far they are from where they start."""
    total = sum(
        HELD / 2 * (value - START.get(name, 0.0)) ** 2
        for name, value in weights.items()
        if name != "bias"
    )
    for row in data:
        chance = curve(row.known, weights)
        wanted = 1 - row.doubt if row.right else 0.0
        told = wanted * math.log(chance) + (1 - wanted) * math.log1p(-chance)
        total -= row.weight * told
    return total


def _say(title: str, judged: Sequence[tuple[float, bool]]) -> None:
    sure = [right for chance, right in judged if chance >= 0.9]
    sys.stdout.write(
        f"{title}: {len(judged)} proposals, {sum(r for _, r in judged) / len(judged):.3f} right; "
        f"at 0.9 or more {len(sure)} ({len(sure) / len(judged):.2f}), "
        f"{sum(sure) / max(1, len(sure)):.3f} right\n"
    )


def main() -> None:
    data = list(rows())
    stories = list(dict.fromkeys(row.story for row in data))
    judged: dict[str, list[tuple[float, bool]]] = {}
    for fold in range(FOLDS):
        left_out = set(stories[fold::FOLDS])
        weights = fit([row for row in data if row.story not in left_out])
        for row in data:
            if row.story in left_out:
                judged.setdefault(row.half, []).append((curve(row.known, weights), row.right))
    for half, chances in judged.items():
        _say(f"{half}, by weights fitted without the story", chances)
    weights = fit(data)
    _say("all by the weights written", [(curve(r.known, weights), r.right) for r in data])
    lines = "".join(f'    "{name}": {value:.3f},\n' for name, value in weights.items())
    WEIGHTS.write_text(
        '"""The weights of the confidence. Written by tools/fit_confidence.py: change them there."""'
        f"\n\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
