"""Pages for what is not there, not allowed, gone or broken: each says what to do next."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from articles.models import Release
from articles.vocabulary import RoleName
from tests.desk.pages import signed_in
from tests.factories import make_editor
from tests.site.changing import Paper
from tests.site.releases import make_releases
from tests.site.test_notices import path_of

ARCHIVE = '<a href="/archive/">Archive</a>'


def test_a_404_shows_the_three_newest_stories(client: Client, live: Release) -> None:
    make_releases(live, 5)

    answer = client.get("/nowhere/")
    page = answer.content.decode()

    assert answer.status_code == 404
    assert ARCHIVE in page
    assert re.findall(r"<h3><a [^>]*>([^<]+)", page) == [
        live.headline, "Older story 001", "Older story 002",
    ]  # fmt: skip


def test_a_404_of_an_empty_paper_is_whole(client: Client, db: None) -> None:
    page = client.get("/nowhere/").content.decode()

    assert "The newest stories" not in page
    assert ARCHIVE in page


def test_a_410_leads_to_what_is_there_and_a_notice_to_the_archive(
    client: Client, db: None
) -> None:
    paper = Paper()
    gone = paper.story(slug="gone", slugline="gone", headline="Gone")
    held = paper.story(slug="held", slugline="held", headline="Held")
    paper.story(slug="here", slugline="here", headline="Still here")
    paper.remove(gone)
    paper.hold(held)

    removed, notice = client.get(path_of(gone)), client.get(path_of(held)).content.decode()

    assert removed.status_code == 410
    assert re.findall(r"<h3><a [^>]*>([^<]+)", removed.content.decode()) == ["Still here"]
    assert ARCHIVE in notice
    assert "Still here" not in notice


def test_a_403_says_why_and_where_to_go(live: Release) -> None:
    outsider = signed_in(make_editor("nobody"))
    checker = signed_in(make_editor("checker", RoleName.CHECKER))

    stranger = outsider.get(reverse("admin:articles_article_changelist"))
    refused = checker.post(
        reverse("admin:articles_article_step", args=[live.article_id, "spike"])
    )

    assert (stranger.status_code, refused.status_code) == (403, 403)
    assert "Your account has no role that opens this page." in stranger.content.decode()
    assert "This is for " in refused.content.decode()
    assert 'href="/admin/">Go to the desk</a>' in stranger.content.decode()


def test_a_stale_token_loses_no_typing_and_says_so(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_editor("rep", RoleName.REPORTER))

    answer = client.post(reverse("admin:articles_article_add"), {"slugline": "x"})

    assert answer.status_code == 403
    assert "load the page anew" in answer.content.decode()
    assert "what you typed still stands there" in answer.content.decode()


@pytest.mark.parametrize("name", ["tokens", "base", "layout"])
def test_the_500_needs_no_template_tag_and_names_sheets_that_are_there(name: str) -> None:
    page = (Path(settings.BASE_DIR) / "templates/500.html").read_text()

    assert "{%" not in page
    assert "{{" not in page
    assert f"/static/newsroom/css/{name}.css" in page
    assert (Path(settings.BASE_DIR) / f"newsroom/static/newsroom/css/{name}.css").exists()


@override_settings(DEBUG=False)
def test_a_500_asks_nothing_of_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr("articles.site.door.surroundings", broken)
    client.raise_request_exception = False

    answer = client.get("/")

    assert answer.status_code == 500
    assert "Something failed here, and it was not you" in answer.content.decode()
