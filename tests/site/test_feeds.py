"""Feeds and sitemap: what programs hold of a story is replaced when it changes or goes."""

import datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from articles import clock, workflow
from articles.models import Article, Release
from articles.vocabulary import ChangeKind, Stage
from tests.site.changing import Paper, counting
from tests.site.releases import make_releases
from tests.site.test_notices import path_of

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = ("/feeds/all.atom", "/feeds/all.rss", "/feeds/corrections.atom")
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


@pytest.fixture
def story(paper: Paper) -> Article:
    return paper.story()


def read(client: Client, path: str, **headers: Any) -> ET.Element:
    return ET.fromstring(client.get(path, **headers).content)  # noqa: S314


def entries(client: Client, path: str = "/feeds/all.atom") -> list[dict[str, str]]:
    return [
        {
            "title": entry.findtext(f"{ATOM}title") or "",
            "id": entry.findtext(f"{ATOM}id") or "",
            "link": next(link.get("href", "") for link in entry.iter(f"{ATOM}link")),
            "published": entry.findtext(f"{ATOM}published") or "",
            "updated": entry.findtext(f"{ATOM}updated") or "",
            "summary": entry.findtext(f"{ATOM}summary") or "",
        }
        for entry in read(client, path).iter(f"{ATOM}entry")
    ]


def test_a_story_is_an_entry_with_both_its_dates(
    client: Client, paper: Paper, story: Article
) -> None:
    first = story.releases.get()
    with clock.set_to(counting(first.visible_from + datetime.timedelta(hours=2))):
        paper.change(story, ChangeKind.UPDATE)
        (entry,) = entries(client)

    assert entry["title"] == first.headline
    assert entry["link"] == f"{ORIGIN}{first.path}"
    assert entry["published"][:19] == first.first_published_at.isoformat()[:19]
    assert entry["updated"][:13] != entry["published"][:13]


def test_a_refile_leaves_the_date_and_yet_reaches_who_asks_again(
    client: Client, paper: Paper, story: Article
) -> None:
    before = client.get("/feeds/all.atom")
    (was,) = entries(client)
    known = {"if-none-match": before["ETag"]}
    same = client.get("/feeds/all.atom", headers=known)
    paper.begin(story, ChangeKind.REFILE, "looked at.", "looked over.", "standfirst", note="")
    workflow.release(paper.duty, story.pk)

    other = client.get("/feeds/all.atom", headers=known)
    (now,) = entries(client)

    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200
    assert "looked over." in now["summary"]
    assert now["updated"] == was["updated"]
    assert "Last-Modified" not in before


@pytest.mark.parametrize("take_down", [Paper.hold, Paper.retract, Paper.remove])
def test_what_is_taken_down_is_replaced_by_a_notice_of_the_same_name(
    client: Client, paper: Paper, story: Article, take_down: Any
) -> None:
    (was,) = entries(client)
    with clock.set_to(counting(clock.now() + datetime.timedelta(hours=1))):
        take_down(paper, story)
        (now,) = entries(client)
        rss = client.get("/feeds/all.rss").content.decode()
        ledger = client.get("/feeds/corrections.atom").content.decode()
        notice = client.get(now["link"].removeprefix(ORIGIN))

    assert now["id"] == was["id"]
    assert now["updated"] > was["updated"]
    assert now["summary"] == "Its words are not shown."
    assert notice.status_code in {200, 410}
    assert not [word for word in ("quay", "crane", "Holm") if word in rss + ledger + str(now)]


def test_an_old_story_that_is_put_right_comes_back_into_the_feed(
    client: Client, paper: Paper, story: Article
) -> None:
    newer = datetime.timedelta(days=1)
    make_releases(story.releases.get(), 25, apart=-newer / 24 / 60)
    at = clock.now() + newer
    with clock.set_to(counting(at)):
        before = [entry["link"] for entry in entries(client)]
        paper.change(story, ChangeKind.CORRECTION)
    with clock.set_to(counting(at + newer)):
        after = [entry["link"] for entry in entries(client)]

    assert f"{ORIGIN}{path_of(story)}" not in before
    assert f"{ORIGIN}{path_of(story)}" in after


def test_the_ledger_feed_tells_what_we_said_and_what_is_right(
    client: Client, paper: Paper, story: Article
) -> None:
    release = paper.change(story, ChangeKind.CORRECTION)

    (entry,) = entries(client, "/feeds/corrections.atom")

    assert entry["title"] == f"Correction: {release.headline}"
    assert "<p>We said: The office closed the north quay on Tuesday.</p>" in entry["summary"]
    assert entry["link"] == f"{ORIGIN}{release.path}changes/#release-2"


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_well_formed_whatever_a_headline_holds(
    client: Client, paper: Paper, path: str
) -> None:
    story = paper.story(headline="</title><script> & ]]>", standfirst="A <b> & more.")
    paper.change(story, ChangeKind.CLARIFICATION, note="<script>alert(1)</script> & more")

    feed = client.get(path)

    assert read(client, path) is not None
    assert b"<script>" not in feed.content
    assert feed["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", [*FEEDS, "/sitemap.xml", "/robots.txt"])
def test_addresses_in_it_are_of_the_set_origin_whoever_asks(
    client: Client, paper: Paper, story: Article, path: str
) -> None:
    answer = client.get(path, headers={"host": "localhost", "x-forwarded-host": "evil.example"})

    assert answer.status_code == 200
    assert b"evil" not in answer.content
    assert b"localhost" not in answer.content
    assert client.post(path).status_code == 405


def test_the_sitemap_lists_live_stories_with_the_day_of_their_last_change(
    client: Client, paper: Paper, story: Article
) -> None:
    other = paper.story(slug="other", slugline="other")
    paper.hold(other)
    paper.begin(paper.story(slug="third", slugline="third"), ChangeKind.UPDATE)
    release: Release = paper.change(story, ChangeKind.UPDATE)

    urls = {
        url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod")
        for url in read(client, "/sitemap.xml").iter(f"{MAP}url")
    }

    lastmod = release.modified_at.isoformat(timespec="seconds")
    assert urls[f"{ORIGIN}{release.path}"] == lastmod
    assert f"{ORIGIN}{path_of(other)}" not in urls
    assert f"{ORIGIN}/sections/harbour/" in urls


def test_a_scheduled_story_is_in_the_feed_from_its_instant_on(
    client: Client, paper: Paper
) -> None:
    story = paper.story(Stage.APPROVED)
    moment = paper.schedule(story)

    for at, number in ((moment - datetime.timedelta(microseconds=1), 0), (moment, 1)):
        with clock.set_to(at):
            assert len(entries(client)) == number
            assert client.get("/sitemap.xml").content.count(b"lastmod>") == 2 * number
