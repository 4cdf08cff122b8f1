"""Feeds in full: what a reader's program gets of a story, of a section and of a name, in three formats."""

import datetime
import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from articles import clock
from articles.models import Article, Topic
from articles.site.feed_formats import FORMATS
from articles.site.full_text import plain
from articles.vocabulary import ChangeKind
from tests.factories import make_person
from tests.site.changing import Paper, counting

ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
OF = ("all", "sections/harbour", "topics/cranes", "people/ada-finch", "people/rae-holm")
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


@pytest.fixture
def story(paper: Paper) -> Article:
    rae = make_person("Rae Holm")
    line = {"person": rae.pk, "organisation": None, "printed_as": rae.name}
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    return paper.story(topics=[topic], byline=[line])


def texts(client: Client, feed: str, kind: str) -> list[str]:
    answer = client.get(f"/feeds/{feed}.{kind}")
    assert answer.status_code == 200, (feed, kind)
    if kind == "json":
        return [item["content_html"] for item in json.loads(answer.content)["items"]]
    root = ET.fromstring(answer.content)  # noqa: S314
    name = f"{ATOM}content" if kind == "atom" else ENCODED
    return [found.text or "" for found in root.iter(name)]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("feed", OF)
def test_a_feed_has_the_words_and_how_they_were_checked(
    client: Client, story: Article, feed: str, kind: str
) -> None:
    (text,) = texts(client, feed, kind)

    record = f"{ORIGIN}{story.releases.get().path}record/"
    assert "said the cranes were “too tired to trust” after" in text
    assert "<p>“We will not lift another crate until the steel has been looked at,” she" in text
    assert "2 quotations: 1 full, 1 partial." in text
    assert f'<a href="{record}">How each was checked</a></p>' in text
    assert not re.search(r"class=|id=|#how|<aside|<span|Close", text)


@pytest.mark.parametrize("kind", FORMATS)
def test_what_readers_were_told_stands_in_the_text(
    client: Client, paper: Paper, story: Article, kind: str
) -> None:
    paper.change(story, ChangeKind.CORRECTION)

    (text,) = texts(client, "topics/cranes", kind)

    assert re.search(r"<p><strong>Correction, \d+ \w+ \d{4}, \d\d:\d\d UTC\.</strong>", text)
    assert "It is: The office closed the north quay on Wednesday." in text


@pytest.mark.parametrize("take_down", [Paper.hold, Paper.retract, Paper.remove])
@pytest.mark.parametrize("kind", FORMATS)
def test_no_word_of_what_was_taken_down_is_left_in_any(
    client: Client, paper: Paper, story: Article, take_down: Any, kind: str
) -> None:
    paper.story(
        slug="other", slugline="other", topics=[Topic.objects.get()], headline="Another"
    )
    with clock.set_to(counting(clock.now() + datetime.timedelta(hours=1))):
        take_down(paper, story)
        section = client.get(f"/feeds/sections/harbour.{kind}").content.decode()
        person = client.get(f"/feeds/people/ada-finch.{kind}").content.decode()
        gone = client.get(f"/feeds/people/rae-holm.{kind}")

    assert gone.status_code == 404
    for feed in (section, person):
        assert "north-quay-closes" not in feed
        assert "Another" in feed
    said = "Its words are not shown."
    assert said in section
    assert (said in person) is (take_down is not Paper.remove)


def test_a_name_that_nobody_released_has_no_feed(client: Client, story: Article) -> None:
    make_person("Zed Ghost")
    Topic.objects.create(name="Ghosts", slug="ghosts")

    for feed in ("people/zed-ghost", "topics/ghosts", "sections/none", "people/nobody"):
        assert client.get(f"/feeds/{feed}.atom").status_code == 404, feed


def test_a_merged_name_leads_on(client: Client, story: Article) -> None:
    new = make_person("Adelaide Finch")
    type(new).objects.filter(name="Ada Finch").update(merged_into=new)

    answer = client.get("/feeds/people/ada-finch.rss")

    assert (answer.status_code, answer["Location"]) == (301, "/feeds/people/adelaide-finch.rss")
    assert len(texts(client, "people/adelaide-finch", "rss")) == 1


def test_a_scheduled_story_is_in_each_from_its_instant_on(client: Client, paper: Paper) -> None:
    paper.story(slug="other", slugline="other")
    story = paper.story("approved")  # type: ignore[arg-type]
    moment = paper.schedule(story)

    for at, number in ((moment - datetime.timedelta(microseconds=1), 1), (moment, 2)):
        with clock.set_to(at):
            for feed in ("all", "sections/harbour", "people/ada-finch"):
                assert len(texts(client, feed, "json")) == number, feed


def test_pages_name_their_feeds_and_lead_to_the_archive(client: Client, story: Article) -> None:
    for path, name in (("sections/harbour", "section"), ("people/ada-finch", "person")):
        page = client.get(f"/{path}/").content.decode()
        slug = path.split("/")[1]

        assert f'type="application/atom+xml" href="/feeds/{path}.atom"' in page
        assert f'href="/archive/?{name}={slug}"' in page


def test_plain_text_keeps_links_and_emphasis_and_makes_addresses_whole() -> None:
    body = (
        '<p id="p1"><span class="dateline">Quay</span> <em>So</em> <a href="/2025/1/">it</a> was '
        '<span class="quotation is-verified" id="q-a">“<a class="mark is-verified" href="#how-a" '
        'aria-label="x"></a>true &amp; fair”</span> &lt;script&gt;.</p>\n'
        '<aside class="slip" id="how-a"><p>Close</p></aside>\n<ul><li id="p2">One</li></ul>'
    )

    assert plain(body) == (
        f'<p><strong>Quay</strong> <em>So</em> <a href="{ORIGIN}/2025/1/">it</a> was '
        "“true &amp; fair” &lt;script&gt;.</p>\n<ul><li>One</li></ul>"
    )
