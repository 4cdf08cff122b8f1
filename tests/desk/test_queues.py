"""The index: what waits for whom, in few queries however many stories there are."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import clock, workflow
from articles.admin.day import day_line
from articles.admin.inbox import inbox
from articles.admin.queues import queues_for
from articles.models import Article, FollowUp, FollowUpKind, standings
from articles.vocabulary import Stage
from people.models import Editor
from tests.desk.pages import signed_in, text
from tests.factories import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def queue(editor: Editor, name: str) -> list[str]:
    found = {one.name: one for one in queues_for(editor, clock.now())}
    return [row.article.slugline for row in found[name].rows] if name in found else []


def test_a_story_stands_where_somebody_has_to_do_something(desk: Desk) -> None:
    desk.bring_to(Stage.DESK, slugline="at-desk")
    desk.bring_to(Stage.CHECKING, slugline="to-check")
    done = desk.bring_to(Stage.CHECKING, slugline="to-approve")
    desk.check_all(done)
    desk.bring_to(Stage.APPROVED, slugline="to-release")

    assert queue(desk.desk, "to-edit") == ["at-desk"]
    assert queue(desk.checker, "to-check") == ["to-check"]
    assert queue(desk.desk2, "to-approve") == ["to-approve"]
    assert queue(desk.duty, "to-release") == ["to-release"]
    assert len(queue(desk.reporter, "mine")) == 4


def test_own_queues_come_first_and_others_work_is_named_as_such(desk: Desk) -> None:
    desk.bring_to(Stage.CHECKING)

    names = [(one.name, bool(one.whose)) for one in queues_for(desk.duty, clock.now())]

    assert names == [
        ("mine", False), ("to-approve", False), ("to-release", False), ("scheduled", False),
        ("to-check", True),
    ]  # fmt: skip


def test_it_says_who_may_approve_and_why_not(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING, slugline="to-approve")
    workflow.save(desk.desk, article.pk, {"headline": "Quay shut"}, seen_version=1)
    desk.check_all(article)

    def stands(editor: Editor) -> str:
        found = {one.name: one for one in queues_for(editor, clock.now())}
        return found["to-approve"].rows[0].stands

    assert stands(desk.desk2) == "You may approve"
    assert stands(desk.desk) == "Not you: you wrote in v2"
    assert stands(desk.checker) == "Ready to approve"


def test_a_returned_story_says_by_whom(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    workflow.send_back(desk.desk, article.pk, reason="Too long")

    rows = next(
        one for one in queues_for(desk.reporter, clock.now()) if one.name == "mine"
    ).rows

    assert rows[0].stands == f"Returned by {desk.desk}"


def test_the_page_names_what_is_late_and_what_is_owed(desk: Desk) -> None:
    at = clock.now()
    article = desk.bring_to(
        Stage.DESK, slugline="late-one", deadline=at - datetime.timedelta(minutes=11)
    )
    FollowUp.objects.create(
        article=article, kind=FollowUpKind.DISPUTE, asked_by=desk.checker, asked_at=at,
        due_at=at + datetime.timedelta(hours=2),
    )  # fmt: skip

    page = text(signed_in(desk.desk).get(reverse("admin:index")))

    assert "is 11 min late" in page
    assert "11 min over" in page
    assert "Owed an answer" in page


def test_an_empty_queue_says_so_in_one_line(desk: Desk) -> None:
    page = text(signed_in(desk.duty).get(reverse("admin:index")))

    assert "Nothing is with you." in page
    assert "Nothing to release." in page


def grow(article: Article, number: int) -> None:
    """Copies of a story with its byline and quotations, made quickly."""
    rows = [one.quotation for one in standings(article)]
    version: Any = article.current_version
    for copy in range(number):
        article.pk, article._state.adding, article.slugline = None, True, f"copy-{copy}"
        article.save()
        version.pk, version._state.adding, version.article = None, True, article
        version.save()
        for row in rows:
            row.pk, row._state.adding = None, True
            row.article, row.worded_in, row.public_id = (
                article,
                version,
                f"{article.pk}-{row.order}"[:16],
            )
            row.save()


def queries(editor: Editor, path: str) -> int:
    client = signed_in(editor)
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    "where", ["admin:index", "admin:articles_article_changelist", "desk:to_check"]
)
def test_forty_stories_cost_as_many_queries_as_six(desk: Desk, where: str) -> None:
    article = desk.bring_to(Stage.CHECKING, deadline=clock.now())
    grow(Article.objects.get(pk=article.pk), 6)
    few = queries(desk.checker, reverse(where))

    grow(Article.objects.get(pk=article.pk), 34)
    many = queries(desk.checker, reverse(where))

    assert many == few
    assert many < 40


def test_the_day_names_deadlines_answers_and_what_goes_out(desk: Desk) -> None:
    at = clock.now()
    hour = datetime.timedelta(hours=1)
    desk.bring_to(Stage.DESK, slugline="due", deadline=at + hour)
    desk.bring_to(Stage.DESK, slugline="much-later", deadline=at + 13 * hour)
    soon = desk.bring_to(Stage.APPROVED, slug="soon", slugline="soon")
    workflow.schedule(desk.duty, soon.pk, at + 3 * hour)
    held = desk.bring_to(Stage.RELEASED, slug="held", slugline="held")
    workflow.hold(desk.duty, held.pk, reason="In doubt.")
    at = clock.now()

    line = [
        (one.article.slugline, one.kind)
        for one in day_line(queues_for(desk.duty, at), inbox(desk.duty, at), at)
    ]

    assert line == [("due", "deadline"), ("held", "answer"), ("soon", "out")]
