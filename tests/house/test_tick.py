"""`manage.py tick`: what the clock has done is written once, however many run it at the same moment."""

import datetime
import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from articles import clock, workflow
from articles.models import Article, DeskLogEntry
from articles.vocabulary import PublicState, Stage
from articles.workflow.house_audit import audit_house
from tests.factories import Desk

HOUR = datetime.timedelta(hours=1)


def tick() -> str:
    out = io.StringIO()
    call_command("tick", stdout=out)
    return out.getvalue().strip()


def scheduled(desk: Desk, slug: str = "quay") -> Article:
    article = desk.bring_to(Stage.APPROVED, slug=slug, slugline=slug)
    workflow.schedule(desk.duty, article.pk, clock.now() + HOUR)
    return article


@pytest.mark.django_db
def test_it_says_in_one_line_what_was_done() -> None:
    desk = Desk()
    scheduled(desk)
    doubted = desk.bring_to(Stage.RELEASED, slug="doubted", slugline="doubted")
    workflow.hold(desk.duty, doubted.pk, reason="In doubt.")

    first = tick()
    with clock.set_to(clock.now() + 3 * HOUR):
        second = tick()
        third = tick()

    assert first == "Nothing was due; the house’s daily line was written; no answers overdue."
    assert second == ("1 story went out by the clock; no daily line was due; 1 answer overdue.")
    assert third == "Nothing was due; no daily line was due; 1 answer overdue."


@pytest.mark.django_db
def test_a_tick_that_comes_late_writes_the_moment_at_which_it_went_out() -> None:
    desk = Desk()
    article = scheduled(desk)
    moment = article.releases.get().visible_from

    with clock.set_to(moment + 5 * HOUR):
        tick()

    line = article.desk_log.last()
    article.refresh_from_db()
    assert line is not None
    assert (line.step, line.at, line.who) == ("clock", moment, None)
    assert (article.stage, article.public_state) == (Stage.RELEASED, PublicState.LIVE)


@pytest.mark.django_db(transaction=True)
def test_four_at_once_write_one_line_a_story_and_one_for_the_day() -> None:
    desk = Desk()
    slugs = ["one", "two", "three"]
    stories = [scheduled(desk, slug) for slug in slugs]
    barrier = Barrier(4, timeout=30)

    def run(_: int) -> str:
        try:
            connection.ensure_connection()
            barrier.wait()
            return tick()
        finally:
            connection.close()

    with clock.set_to(clock.now() + 2 * HOUR), ThreadPoolExecutor(4) as pool:
        said = list(pool.map(run, range(4)))

    went_out = [int(line.split()[0]) for line in said if "went out" in line]
    assert sum(went_out) == 3
    assert sum("daily line was written" in line for line in said) == 1
    assert [one.desk_log.filter(step="clock").count() for one in stories] == [1, 1, 1]
    assert DeskLogEntry.objects.filter(step="day").count() == 1
    assert audit_house() == []
