"""Who else has a story open: told to the newsroom alone, and gone after a minute."""

import datetime
from typing import Any

import pytest
from django.test import Client

from articles import clock
from articles.models import Article, Presence
from articles.vocabulary import RoleName, Stage
from people.models import Editor
from tests.desk.pages import address, post, signed_in
from tests.factories import Desk, make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def beat(editor: Editor, article: Article, window: str = "one", **said: str) -> Any:
    answer = signed_in(editor).post(address("here", article), {"window": window} | said)
    assert answer.status_code == 200
    return answer.json()


def says(answer: Any) -> list[str]:
    return [one["says"] for one in answer["others"]]


def test_each_is_told_of_the_others_and_what_they_do(desk: Desk) -> None:
    article = desk.write()
    beat(desk.reporter, article, doing="writing")
    beat(desk.checker, article, doing="checking")

    answer = beat(desk.desk, article)

    assert says(answer) == [f"{desk.checker} is checking", f"{desk.reporter} is writing"]
    assert answer["others"][1] == {
        "initials": "R", "says": f"{desk.reporter} is writing", "writing": True,
    }  # fmt: skip


def test_another_story_is_another_matter(desk: Desk) -> None:
    article, other = desk.write(), desk.write()
    beat(desk.reporter, other)

    assert says(beat(desk.desk, article)) == []


def test_a_second_window_of_ones_own_is_told(desk: Desk) -> None:
    article = desk.write()
    beat(desk.desk, article, "one")

    assert says(beat(desk.desk, article, "two")) == ["You have it open in another window too"]


def test_of_two_windows_of_somebody_the_one_that_writes_is_told(desk: Desk) -> None:
    article = desk.write()
    beat(desk.reporter, article, "one", doing="writing")
    beat(desk.reporter, article, "two", doing="\x00")

    assert says(beat(desk.desk, article)) == [f"{desk.reporter} is writing"]


def test_who_is_not_heard_of_for_a_minute_is_gone_and_leaves_no_row(desk: Desk) -> None:
    article = desk.write()
    now = clock.now()
    with clock.set_to(now):
        beat(desk.reporter, article)
    with clock.set_to(now + datetime.timedelta(seconds=59)):
        before = says(beat(desk.desk, article))
    with clock.set_to(now + datetime.timedelta(seconds=61)):
        after = says(beat(desk.desk, article))

    assert (before, after) == ([f"{desk.reporter} is reading"], [])
    assert set(Presence.objects.values_list("editor", flat=True)) == {desk.desk.pk}


def test_a_window_that_closes_says_so(desk: Desk) -> None:
    article = desk.write()
    beat(desk.reporter, article)
    beat(desk.reporter, article, left="1")

    assert says(beat(desk.desk, article)) == []


def test_the_page_hears_of_a_save_and_of_an_approval_since_it_was_drawn(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    approval = str(article.approvals.get().pk)
    drawn = {"seen_version": "1", "approval": ""}

    approved = beat(desk.desk, article, **drawn)["news"]
    quiet = beat(desk.desk, article, **drawn | {"approval": approval})["news"]
    post(desk.desk, article, standfirst="Another.", _save="1")
    saved = beat(desk.reporter, article, **drawn)["news"]

    assert approved.startswith(f"{desk.desk2} approved it at ")
    assert quiet == ""
    assert saved.startswith(f"{desk.desk} saved v2 at ")


def test_nobody_outside_the_newsroom_is_told_or_noted(desk: Desk) -> None:
    article = desk.write()
    beat(desk.reporter, article)
    boss = make_editor("boss", RoleName.ADMIN, is_superuser=True)

    stranger = Client().post(address("here", article), {"window": "x"})
    refused = signed_in(boss).post(address("here", article), {"window": "x"})

    assert (stranger.status_code, refused.status_code) == (302, 403)
    assert desk.reporter.username not in stranger.content.decode() + refused.content.decode()
    assert Presence.objects.count() == 1


def test_looking_is_a_post_with_a_token_and_nothing_else(desk: Desk) -> None:
    article = desk.write()
    client = signed_in(desk.desk)

    assert client.get(address("here", article)).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(address("here", article), {"window": "x"}).status_code == 403
    assert not Presence.objects.exists()


@pytest.mark.parametrize("window", ["", "x" * 41, "\x00", "a b", "<b>", "²"])
def test_a_window_without_a_proper_name_is_not_noted(desk: Desk, window: str) -> None:
    article = desk.write()

    beat(desk.desk, article, window)

    assert not Presence.objects.exists()


def test_a_beat_changes_nothing_of_the_story(desk: Desk) -> None:
    article = desk.write()
    lines = article.desk_log.count()

    beat(desk.desk, article, doing="writing")

    assert article.desk_log.count() == lines
    assert Article.objects.get().version_no == 1
