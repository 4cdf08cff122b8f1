"""A form opened before an approval: the saver is told of it, and chooses whether it ends."""

from typing import Any

import pytest

from articles import workflow
from articles.models import Article
from articles.vocabulary import Stage
from tests.desk.choices import choose, fields_of
from tests.desk.pages import address, form_of, now, post, signed_in, text
from tests.factories import Desk, make_section

pytestmark = pytest.mark.django_db


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
