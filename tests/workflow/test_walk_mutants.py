"""With a rule taken out the walk itself finds the breach, within a few hundred steps of one of three seeds."""

from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, connection

from articles.models import Article, DeskLogEntry, Standing
from articles.vocabulary import Stage
from articles.workflow import acting, gates, step_gates
from tests.workflow.newsroom import Newsroom, undone
from tests.workflow.test_mutants import newest_check, nothing, without
from tests.workflow.test_mutants_of_what_is_out import Breaks, unlocked, wordy_notice
from tests.workflow.test_walk import write_down
from tests.workflow.walk.machine import Walk

pytestmark = pytest.mark.long
Stories = dict[Stage, Article]
SEEDS, STEPS = 3, 500
FOUND: dict[str, str] = {}

MUTANTS: dict[str, Breaks] = {
    "2, a confirmed speaker": without(step_gates, "coverage", nothing),
    "3, four eyes": without(gates, "contributors", lambda *args: {}),
    "4, words of a check": without(Standing, "check", property(newest_check)),
    "4, evidence of a check": without(Standing, "lapse", lambda one, check: ""),
    "4, T8": without(acting, "uphold", lambda act: None),
    "5, the chain": without(DeskLogEntry, "computed_digest", lambda line: "0" * 64),
    "1, notices without words": wordy_notice,
    "five seconds": without(acting, "going_out", nothing),
    "the transaction": without(acting, "locked", unlocked),
}
"""By the invariant that is broken, where it is one of the five."""


@pytest.mark.parametrize("name", MUTANTS)
def test_the_walk_finds_that_a_rule_is_out(
    name: str, newsroom: Newsroom, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    MUTANTS[name](monkeypatch)

    found = ""
    for seed in range(SEEDS):
        found = found or breach(newsroom, stories, seed)

    FOUND[name] = found
    lines = [f"{rule:<28}{what}" for rule, what in FOUND.items()]
    write_down(f"mutants-{connection.vendor}.txt", "\n".join(["Rules taken out", *lines, ""]))
    assert found


def breach(newsroom: Newsroom, stories: Stories, seed: int) -> str:
    """What the walk says, and after how many steps; nothing where it found nothing."""
    numbers: Any = Random(seed)  # noqa: S311
    with undone():
        walk = Walk(newsroom, [story.pk for story in stories.values()])
        try:
            walk.go(numbers.randrange(2**64) for _ in range(STEPS))
        except (AssertionError, DatabaseError) as fault:
            return f"seed {seed}, step {walk.steps}: {str(fault).splitlines()[0][:90]}"
    return ""
