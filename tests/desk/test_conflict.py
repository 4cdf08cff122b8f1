"""Two people write at once: the second sees both texts, and loses nothing."""

import pytest

from articles.models import Article
from articles.vocabulary import Stage
from tests.desk.pages import address, form_of, now, post, signed_in, text
from tests.factories import Desk

pytestmark = pytest.mark.django_db

FIRST = "<p>The quay was shut on Monday, the office said.</p>"
SECOND = "<p>The quay was shut on Tuesday at noon.</p>"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def overtaken(desk: Desk, article: Article, **typed: str):  # type: ignore[no-untyped-def]
    """desk saves a body while desk2 has the form open; what desk2 then gets."""
    seen = form_of(article)
    post(desk.desk, article, body=FIRST, _save="1")
    return signed_in(desk.desk2).post(
        address("change", article), seen | {"body": SECOND, "_save": "1"} | typed
    )


def test_both_texts_are_shown_and_neither_is_lost(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = overtaken(desk, article, headline="Quay shut at noon")

    shown = text(page)
    assert page.status_code == 409
    assert f"{desk.desk} saved v2 while you were writing" in shown
    assert "the office said" in shown
    assert "Tuesday" in shown
    assert now(article).body == FIRST
    assert SECOND.replace("<", "&lt;").replace(">", "&gt;") in shown
    assert "Quay shut at noon" in shown


def test_the_kept_typing_can_be_saved_over_the_other_text(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    overtaken(desk, article)

    answer = signed_in(desk.desk2).post(
        address("change", article), {"seen_version": "2", "body": SECOND, "_save": "1"}
    )

    assert answer.status_code == 302
    assert (now(article).version_no, now(article).body) == (3, SECOND)
    assert article.versions.get(number=2).body == FIRST


def test_back_to_writing_keeps_the_typing_and_saves_nothing(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    overtaken(desk, article)

    page = signed_in(desk.desk2).post(
        address("change", article), {"seen_version": "2", "body": SECOND, "_back": "1"}
    )

    assert now(article).version_no == 2
    assert "Tuesday at noon" in text(page)
    assert 'name="seen_version" value="2"' in text(page)


def test_a_step_pressed_on_an_older_version_is_not_taken(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    seen = form_of(article)
    post(desk.desk, article, standfirst="The office wants the steel looked at soon.", _save="1")

    page = signed_in(desk.desk2).post(address("change", article), seen | {"_step": "approve"})

    assert page.status_code == 409
    assert "while you were writing" in text(page)
    assert not now(article).approvals.exists()


def test_a_form_that_names_no_version_cannot_change_words(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = signed_in(desk.desk).post(address("change", article), {"headline": "Blind"})

    assert page.status_code == 409
    assert now(article).headline == article.headline


def test_a_choice_without_words_is_saved_on_whatever_version_stands(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    seen = form_of(article)
    post(desk.desk, article, body=FIRST, _save="1")

    signed_in(desk.desk2).post(
        address("change", article), seen | {"slugline": "shut", "_save": "1"}
    )

    assert (now(article).slugline, now(article).body) == ("shut", FIRST)
