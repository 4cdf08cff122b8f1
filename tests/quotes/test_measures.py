"""What the engine scores on stories marked by hand; a fall below these figures is a fault."""

import pytest

from tests.quotes.measures import counted
from tests.quotes.stories import score, stories


@pytest.mark.parametrize(
    ("half", "spans", "right", "sure"),
    [
        ("tuned", 0.98, 0.93, 0.97),
        ("heldout", 0.96, 0.79, 0.94),
        ("tuned-politics", 0.98, 0.96, 0.97),
        ("heldout-politics", 0.97, 0.9, 0.97),
        ("calibration", 0.97, 0.9, 0.97),
        ("calibration-hard", 0.97, 0.7, 0.95),
    ],
)
def test_the_annotated_stories(half: str, spans: float, right: float, sure: float) -> None:
    total = counted(half)

    assert total.f1(total.spans) >= spans
    assert total.f1(total.right) >= right
    assert total.sure_right / max(1, total.sure) >= sure


@pytest.mark.parametrize(
    ("half", "spans", "right"), [("tuned", 0.98, 0.97), ("held", 0.97, 0.93)]
)
def test_the_easier_stories(half: str, spans: float, right: float) -> None:
    total = score(stories(half))

    assert total.span_f1 >= spans
    assert total.attributed_f1 >= right
