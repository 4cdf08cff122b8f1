"""How likely a proposed speaker is right: a logistic curve over a small table of weights.

The table is fitted on stories we may tune on (`tools/fit_confidence.py`), so that of proposals
at 0.9 or more nearly all are right, also on stories nobody tuned on.
"""

import math

from articles.quotes.weights import WEIGHTS

_BY = {
    ", he": "pronoun",
    ", she": "pronoun",
    ", they": "pronoun",
    ", by role": "role",
    ", epithet": "epithet",
}
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
_LEAST, _MOST = 0.02, 0.98


def stands(words: str) -> bool:
    """Whether quoted words are a sentence of their own, as far as their look tells."""
    return not words[:1].islower() and words.count(" ", 0, 60) > 1


def features(rule: str, sure: float, kind: str, *, whole: bool) -> dict[str, float]:
    """What the curve knows of one proposal: its cue, how the speaker is told, how sure the rules are."""
    base, by = rule, "name"
    for suffix, how in _BY.items():
        if rule.endswith(suffix):
            base, by = rule.removesuffix(suffix), how
    clipped = min(max(sure, _LEAST), _MOST)
    return {
        "bias": 1.0,
        "sure": math.log(clipped / (1 - clipped)),
        f"cue {_CUES.get(base, 'far')}": 1.0,
        f"by {by}": 1.0,
        f"speaker {kind or 'unknown'}": 1.0,
        "words within a sentence": 0.0 if whole else 1.0,
    }


def curve(row: dict[str, float], weights: dict[str, float]) -> float:
    total = sum(value * weights.get(name, 0.0) for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def calibrated(rule: str, sure: float, kind: str, *, whole: bool) -> float:
    return round(curve(features(rule, sure, kind, whole=whole), WEIGHTS), 3)
