"""The weights of the confidence. Written by tools/fit_confidence.py: change them there."""

WEIGHTS: dict[str, float] = {
    "bias": 1.105,
    "by epithet": -0.274,
    "by name": 0.037,
    "by pronoun": 0.216,
    "by role": 0.022,
    "cue apart": 0.196,
    "cue before": -0.297,
    "cue direct": 0.121,
    "cue far": -0.081,
    "cue label": -0.109,
    "cue resumed": -0.518,
    "cue run": 0.344,
    "cue weak": 0.345,
    "speaker group": 0.470,
    "speaker organisation": -0.597,
    "speaker person": -0.038,
    "speaker unknown": 0.166,
    "sure": 0.504,
    "words within a sentence": -0.007,
}
