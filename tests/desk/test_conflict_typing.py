"""Typing that a browser kept: shown beside what is saved, never put in by itself, acknowledged once."""

from typing import Any

import pytest
from django.urls import reverse

from articles.models import Article
from articles.vocabulary import Stage
from tests.desk.choices import choose, fields_of
from tests.desk.pages import address, form_of, now, post, signed_in, text
from tests.factories import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def look(desk: Desk, article: Article, typed: dict[str, Any]) -> Any:
    """What the page of the story sends where somebody looks at kept typing."""
    sent = typed | {"_kept": "1", "kept_at": "1764598210.5", "typing": "abc-1"}
    return signed_in(desk.desk2).post(address("change", article), sent)


def test_it_is_shown_with_its_time_and_nothing_is_saved(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = look(desk, article, form_of(article) | {"headline": "Quay shut at noon"})

    shown = text(page)
    assert "You typed this at 1 Dec 2025 14:10, and it was not saved" in shown
    assert "Nobody saved the story since." in shown
    assert "Quay shut at noon" in shown
    assert now(article).version_no == 1


def test_it_is_saved_where_that_is_chosen_and_the_browser_is_told_once(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    page = look(desk, article, form_of(article) | {"headline": "Quay shut at noon"})
    client = signed_in(desk.desk2)

    client.post(address("change", article), fields_of(page) | {"_merge": "1"})
    first, second = (text(client.get(address("change", article))) for _ in range(2))

    assert now(article).headline == "Quay shut at noon"
    assert 'data-acknowledged="abc-1"' in first
    assert 'data-acknowledged=""' in second


def test_typing_from_an_older_version_is_merged_with_what_came_since(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    typed = form_of(article) | {"headline": "Quay shut at noon"}
    post(desk.desk, article, dateline="Port Aune, 5 December", _save="1")

    page = look(desk, article, typed)
    choose(desk, article, page)

    after = now(article)
    assert f"It began from v1; {desk.desk} saved v2 since." in text(page)
    assert (after.headline, after.dateline) == ("Quay shut at noon", "Port Aune, 5 December")


def test_back_to_writing_names_the_typing_again(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    page = look(desk, article, form_of(article) | {"headline": "Quay shut at noon"})

    form = text(choose(desk, article, page, "_back"))

    assert 'name="typing" value="abc-1"' in form
    assert "Quay shut at noon" in form
    assert 'data-acknowledged=""' in form


def test_typing_in_a_story_that_went_out_is_shown_and_cannot_be_saved(desk: Desk) -> None:
    article = desk.bring_to(Stage.RELEASED)

    page = look(desk, article, form_of(article) | {"headline": "Quay shut at noon"})

    assert fields_of(page)["headline"] == ["Quay shut at noon"]
    assert 'name="_merge"' not in text(page)


def test_a_refused_press_acknowledges_nothing(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    client = signed_in(desk.desk2)
    typed = form_of(article) | {"typing": "abc-1", "section": "999"}

    page = text(
        client.post(address("change", article), typed | {"headline": "X", "_save": "1"})
    )

    assert 'data-acknowledged=""' in page
    assert 'name="typing" value="abc-1"' in page
    assert 'data-acknowledged=""' in text(client.get(address("change", article)))


def test_a_save_whose_step_is_refused_is_acknowledged_on_that_very_page(desk: Desk) -> None:
    article = desk.write(section=None)
    sent = form_of(article) | {"headline": "Quay shut", "typing": "abc-1", "_step": "submit"}

    page = text(signed_in(desk.reporter).post(address("change", article), sent))

    assert now(article).headline == "Quay shut"
    assert 'data-acknowledged="abc-1"' in page
    assert 'name="typing" value=""' in page


def test_a_new_story_that_was_never_begun_is_shown_and_not_begun(desk: Desk) -> None:
    sent = {
        "slugline": "night-ferry",
        "headline": "Ferry late",
        "typing": "abc-1",
        "_kept": "1",
    }

    page = signed_in(desk.reporter).post(reverse("admin:articles_article_add"), sent)

    assert page.status_code == 200
    assert "Ferry late" in text(page)
    assert 'name="typing" value="abc-1"' in text(page)
    assert not Article.objects.exists()


def test_a_name_that_is_none_is_forgotten(desk: Desk) -> None:
    article = desk.write()
    client = signed_in(desk.reporter)
    sent = form_of(article) | {"headline": "Quay shut", "typing": '"><b>', "_save": "1"}

    client.post(address("change", article), sent)

    assert 'data-acknowledged=""' in text(client.get(address("change", article)))
