"""A form opened before an approval: the saver is told of it, and chooses whether it ends."""

import datetime
from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article
from articles.vocabulary import Stage
from tests.desk.choices import choose, fields_of
from tests.desk.pages import address, form_of, now, post, signed_in, text
from tests.factories import Desk, make_section

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
SECONDS = datetime.timedelta(seconds=3)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def approved_meanwhile(desk: Desk, editor: str = "desk2", **typed: Any) -> tuple[Article, Any]:
    """A story opened in checking, approved by desk2, then saved from the form opened before."""
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    seen = form_of(article)
    workflow.approve(desk.desk2, article.pk)
    who = getattr(desk, editor)
    answer = signed_in(who).post(address("change", article), seen | {"_save": "1"} | typed)
    return article, answer


def test_the_saver_is_told_who_approved_and_what_saving_does(desk: Desk) -> None:
    article, page = approved_meanwhile(desk, standfirst="The office looks at the steel.")

    shown = text(page)
    assert page.status_code == 409
    assert f"{desk.desk2} approved this while you were writing" in shown
    assert f"Saving other words ends {desk.desk2}’s approval" in shown
    assert (now(article).version_no, now(article).stage) == (1, Stage.APPROVED)


def test_who_chooses_to_save_saves_and_the_approval_ends(desk: Desk) -> None:
    article, page = approved_meanwhile(desk, standfirst="The office looks at the steel.")

    answer = choose(desk, article, page)

    after = now(article)
    assert answer.status_code == 302
    assert after.standfirst == "The office looks at the steel."
    assert (after.version_no, after.stage) == (2, Stage.DESK)
    assert not after.approvals.in_force().exists()


def test_another_approval_since_the_page_is_asked_about_again(desk: Desk) -> None:
    article, page = approved_meanwhile(desk, standfirst="The office looks at the steel.")
    workflow.take_back(desk.desk, article.pk, reason="One more look.")
    workflow.approve(desk.duty, article.pk)

    again = choose(desk, article, page)

    assert again.status_code == 409
    assert f"{desk.duty} approved this while you were writing" in text(again)
    assert now(article).stage == Stage.APPROVED


def test_a_section_is_covered_too(desk: Desk) -> None:
    article, page = approved_meanwhile(desk, section=make_section("Economy").pk)

    assert page.status_code == 409
    assert "Economy" in text(page)
    assert now(article).stage == Stage.APPROVED


def test_what_an_approval_does_not_cover_is_saved_without_asking(desk: Desk) -> None:
    article, answer = approved_meanwhile(desk, slugline="quay-shut")

    assert answer.status_code == 302
    assert (now(article).slugline, now(article).stage) == ("quay-shut", Stage.APPROVED)


def test_who_opened_it_approved_is_not_asked(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)

    answer = post(desk.desk2, article, standfirst="The office looks at the steel.", _save="1")

    assert answer.status_code == 302
    assert now(article).stage == Stage.DESK


def test_curly_marks_end_no_approval_so_nobody_is_asked(desk: Desk) -> None:
    curly = Desk().write().body.replace('"We', "“We").replace('at,"', "at,”")
    article, answer = approved_meanwhile(desk, body=curly)

    assert answer.status_code == 302
    assert (now(article).version_no, now(article).stage) == (2, Stage.APPROVED)


def test_another_text_and_an_approval_of_it_are_told_on_one_page(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    seen = form_of(article)
    post(desk.desk, article, dateline="Port Aune, 4 December", _save="1")
    desk.check_all(now(article))
    workflow.approve(desk.desk2, article.pk)

    page = signed_in(desk.desk2).post(
        address("change", article), seen | {"standfirst": "Steel is looked at.", "_save": "1"}
    )
    saved = choose(desk, article, page)

    assert f"{desk.desk} saved v2 while you were writing" in text(page)
    assert f"ends {desk.desk2}’s approval" in text(page)
    assert saved.status_code == 302
    assert now(article).version_no == 3


def test_a_story_that_went_out_meanwhile_shows_the_typing_back(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    seen = form_of(article)
    workflow.release(desk.duty, article.pk)

    page = signed_in(desk.desk2).post(
        address("change", article), seen | {"standfirst": "Steel is looked at.", "_save": "1"}
    )

    assert page.status_code == 409
    assert "Not saved. Your text is kept in this page" in text(page)
    assert fields_of(page)["standfirst"] == ["Steel is looked at."]
    assert "Steel" in text(page)
    assert "_merge" not in text(page)
    assert now(article).standfirst == article.standfirst


def scheduled(desk: Desk, **typed: Any) -> tuple[Article, dict[str, Any]]:
    """A story opened in checking, then approved and scheduled for in an hour; what was typed."""
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    sent = form_of(article) | typed | {"_save": "1"}
    workflow.approve(desk.desk2, article.pk)
    workflow.schedule(desk.duty, article.pk, clock.now() + HOUR)
    return now(article), sent


def test_a_scheduled_release_that_a_save_would_call_off_is_named(desk: Desk) -> None:
    article, sent = scheduled(desk, standfirst="Steel is looked at.")

    page = signed_in(desk.desk2).post(address("change", article), sent)
    scheduled_still = now(article).stage
    saved = choose(desk, article, page)

    assert f"{desk.desk2}’s approval and calls off the scheduled release" in text(page)
    assert scheduled_still == Stage.SCHEDULED
    assert saved.status_code == 302
    assert now(article).stage == Stage.DESK
    assert now(article).standfirst == "Steel is looked at."


@pytest.mark.parametrize("late", [datetime.timedelta(hours=1, seconds=1), HOUR - SECONDS])
def test_typing_is_shown_back_as_a_story_goes_out_and_after(
    desk: Desk, late: datetime.timedelta
) -> None:
    article, sent = scheduled(desk, standfirst="Steel is looked at.")

    with clock.set_to(clock.now() + late):
        page = signed_in(desk.desk2).post(address("change", article), sent)

    assert page.status_code == 409
    assert "Not saved" in text(page)
    assert "Steel is looked at." in text(page)
    assert now(article).standfirst == article.standfirst
