"""How often each rule is right. The figures are shares of right proposals, not weights."""

from collections.abc import Sequence

from articles.quotes.cast import Figure
from articles.quotes.mentions import PERSON

# Below this nobody is proposed: no speaker rather than a wrong one.
THRESHOLD = 0.35
_RULES = {
    "verb then name": 0.97,
    "name then verb": 0.96,
    "verb before": 0.95,
    "verb before, apart": 0.92,
    "according": 0.9,
    "according before": 0.85,
    "according after": 0.7,
    "in the words of": 0.95,
    "label": 0.9,
    "colon": 0.7,
    "colon before": 0.85,
    "signature": 0.9,
    "weak verb before": 0.82,
    "verb after, apart": 0.7,
    "sentence says, same paragraph": 0.88,
    "sentence says, paragraph before": 0.7,
    "sentence about, same paragraph": 0.55,
    "sentence about, paragraph before": 0.4,
}


def _base(rule: str) -> float:
    return _RULES.get(rule, 0.5)


def named(rule: str, figure: Figure) -> float:
    """A name that the sentence itself gives."""
    if figure.kind != PERSON:
        return _base(rule) * 0.8
    return _base(rule) * (1.0 if figure.sure and not figure.twin else 0.85)


def shared(sure: float) -> float:
    """A family name that several people of the story have."""
    return sure * 0.7


def pronoun(rule: str, weights: Sequence[float]) -> float:
    """A pronoun: the surer the further the best lies before the next."""
    lead = weights[1] / weights[0] if len(weights) > 1 else 0.0
    return _base(rule) * (0.95 - 0.5 * lead**2)


def role(rule: str) -> float:
    return _base(rule) * 0.9


def later(rule: str) -> float:
    """`A surgeon` of the first block, named in the next: most often, not always."""
    return _base(rule) * 0.6


def epithet(rule: str, weights: Sequence[float]) -> float:
    """`the minister` where no minister was named: whoever is most in view."""
    return pronoun(rule, weights) * 0.6


def ungoverned(sure: float) -> float:
    """A verb that often has nothing to do with the words: nobody is proposed on it alone."""
    return sure * 0.45


def common(rule: str) -> float:
    return _base(rule) * 0.85


def goes_on(run: str, before: float) -> float:
    """A quotation that runs on is no surer than the one it runs on from."""
    return before * (0.97 if run == "same paragraph" else 0.82)
