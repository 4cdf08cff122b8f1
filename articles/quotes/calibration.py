"""How likely a proposed speaker is right: a logistic curve over a small table of weights.

The table is fitted on stories whose rules were not tuned on them (`tools/fit_confidence.py`), so
that of proposals at 0.9 or more nearly all are right, also on stories nobody tuned on.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from articles.quotes.weights import WEIGHTS

_CUES = {
    "verb then name": "direct",
    "name then verb": "direct",
    "in the words of": "direct",
    "named at its end": "direct",
    "verb before": "before",
    "verb before, apart": "apart",
    "weak verb before": "weak",
    "goes on, same paragraph": "run",
    "resumed paragraph": "resumed",
    "sentence says, same paragraph": "run",
    "label": "label",
}
_TOLD_BY = (", he", ", she", ", they", ", by role", ", by text", ", named later", ", epithet")
_LEAST, _MOST = 0.02, 0.98
_CROWD = 3
_STEPS = 2
_FAR = 10
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one proposal: the cue, how the speaker is told, and what speaks against it.

    `by` is name, noun, someone (`the sergeant`), document, pronoun, role, text, later, turn or
    epithet; `rivals` how close the next best comes and `faint` how far out of view the best is
    (0 to 1); `steps` how many quotations lie between these words and their attribution; `crowd`
    how many others are named between the words and the speaker's name; `known` says they are on
    record; `short` that the words are few and in the middle of a sentence; `reach` how far off the
    name is. `strangers` counts people without a name whom a pronoun may mean instead, `leads` says
    that one of them is what a clause is about; `guessed` that nothing tells the speaker's gender;
    `asked` that the speaker only asked; `single` that one person without a name is proposed, in a
    `heading` or `early`, where the name may be still to come.
    """

    rule: str
    sure: float
    kind: str
    whole: bool
    by: str = "name"
    rivals: float = 0.0
    faint: float = 0.0
    steps: int = 0
    crowd: int = 0
    known: bool = False
    short: bool = False
    reach: int = 0
    strangers: int = 0
    leads: bool = False
    guessed: bool = False
    asked: bool = False
    single: bool = False
    heading: bool = False
    early: bool = False


def stands(words: str) -> bool:
    """Whether quoted words are a sentence of their own, as far as their look tells."""
    return not words[:1].islower() and words.count(" ", 0, 60) > 1


@lru_cache(maxsize=256)
def _cue(rule: str) -> str:
    for suffix in _TOLD_BY:
        rule = rule.removesuffix(suffix)
    return "cue " + _CUES.get(rule, "far")


def features(told: Told) -> dict[str, float]:
    """The numbers the curve is drawn over."""
    clipped = min(max(told.sure, _LEAST), _MOST)
    row = {
        "bias": 1.0,
        "sure": math.log(clipped / (1 - clipped)),
        _cue(told.rule): 1.0,
        "by " + told.by: 1.0,
        "speaker " + (told.kind or "unknown"): 1.0,
        "rivals": told.rivals,
        "faint": told.faint,
        "steps": float(min(told.steps, _STEPS)),
        "crowd": float(min(told.crowd, _CROWD)),
        "strangers": float(min(told.strangers, _CROWD)),
        "close rivals": max(0.0, told.rivals - _HALF),
        "very faint": max(0.0, told.faint - _HALF),
    }
    single = told.single
    for name, holds in (
        ("words within a sentence", not told.whole),
        ("short", told.short),
        ("far", told.reach > _FAR),
        ("not on record", told.kind == "person" and not told.known),
        ("stranger leads", told.leads),
        ("gender guessed", told.guessed),
        ("asked", told.asked),
        ("heading", told.heading),
        ("one person", single),
        ("one person in a heading", single and told.heading),
        ("one person early", single and told.early),
    ):
        if holds:
            row[name] = 1.0
    return row


def curve(row: dict[str, float], weights: dict[str, float]) -> float:
    total = 0.0
    for name, value in row.items():
        total += value * weights.get(name, 0.0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def calibrated(told: Told) -> float:
    return round(curve(features(told), WEIGHTS), 3)
