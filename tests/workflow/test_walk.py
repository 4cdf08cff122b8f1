"""A guided walk over the whole routine: after each of its steps every invariant holds (EDITORIAL D5)."""

from pathlib import Path
from random import Random

import pytest
from django.conf import settings as django_settings
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.vocabulary import Stage
from articles.workflow import ROUTINE
from tests.workflow.newsroom import Newsroom, undone
from tests.workflow.walk.machine import Walk
from tests.workflow.walk.presses import Tally

Stories = dict[Stage, Article]
NUMBERS = st.integers(0, 2**64 - 1)
SOME = 50
LONG = {"sqlite": 20_000, "postgresql": 2_000}
IN_ONE_WORLD = 2_000
SPARE = 4
"""So many worlds more are walked while a step was not taken often enough."""
AT_LEAST = {"sqlite": 50, "postgresql": 3}


def walk_over(newsroom: Newsroom, stories: Stories, tally: Tally | None = None) -> Walk:
    return Walk(newsroom, [story.pk for story in stories.values()], tally)


@given(numbers=st.lists(NUMBERS, min_size=SOME, max_size=SOME))
@settings(
    max_examples=6,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_step_of_a_walk_breaks_an_invariant(
    numbers: list[int], newsroom: Newsroom, stories: Stories
) -> None:
    with undone():
        walk_over(newsroom, stories).go(numbers)


@pytest.mark.long
def test_nor_does_one_of_thousands_and_every_step_is_taken_often(
    newsroom: Newsroom, stories: Stories
) -> None:
    vendor, tally = connection.vendor, Tally()
    worlds = LONG[vendor] // IN_ONE_WORLD
    for seed in range(worlds + SPARE):
        if seed >= worlds and not seldom(tally):
            break
        numbers = Random(seed)  # noqa: S311
        with undone():
            walk_over(newsroom, stories, tally).go(
                numbers.randrange(2**64) for _ in range(IN_ONE_WORLD)
            )
        table = tally.table(f"{(seed + 1) * IN_ONE_WORLD} steps on {vendor}")
        write_down(f"walk-{vendor}.txt", table)

    assert seldom(tally) == {}, table


def seldom(tally: Tally) -> dict[str, int]:
    """Steps that were done less often than is asked for."""
    done = {row.name: tally.done.get(row.name, 0) for row in ROUTINE}
    return {name: times for name, times in done.items() if times < AT_LEAST[connection.vendor]}


def write_down(name: str, table: str) -> None:
    """Keep it in var/, from where the end of the run shows it."""
    folder = Path(django_settings.BASE_DIR) / "var" / "long"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(table)
