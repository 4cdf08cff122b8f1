"""The archive: its address is its state, each page walks one index, and no name of a draft is a choice."""

import datetime
import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import clock
from articles.models import Article, Release, Section, Topic
from articles.site import walks
from articles.site.names import Chosen
from articles.site.paging import PAGE, Key
from articles.site.walks import Asked, lines_of, stretch
from articles.vocabulary import ChangeKind, Stage
from tests.factories import make_article, make_organisation, make_person
from tests.site.changing import Paper
from tests.site.releases import make_releases

MANY = 2 * PAGE + 5


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


def titles(page: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*>([^<]+)", page)


def look(client: Client, address: str = "/archive/", **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def pages(client: Client, address: str, rel: str) -> list[list[str]]:
    """What each page shows, following its pager in one direction."""
    met: list[list[str]] = []
    while address:
        page = look(client, address)
        met.append(titles(page))
        found = re.search(rf'href="([^"]+)" rel="{rel}"', page)
        address = f"/archive/{found[1]}" if found else ""
    return met


@pytest.fixture
def filled(live: Release) -> Release:
    """Forty-five older stories by one person under one topic, quoting another."""
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    make_releases(
        live,
        MANY,
        person=make_person("Joss Penry"),
        writer=make_person("Rae Holm"),
        topic=topic,
    )
    return live


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", MANY + 1),
        ("?section=harbour", MANY + 1),
        ("?kind=report", MANY + 1),
        ("?person=joss-penry", MANY),
        ("?person=rae-holm", MANY),
        ("?topic=cranes", MANY),
        ("?person=rae-holm&topic=cranes&kind=report&section=harbour", MANY),
    ],
)
def test_every_story_is_met_once_on_the_way_down_and_again_on_the_way_up(
    client: Client, filled: Release, query: str, number: int
) -> None:
    down = pages(client, f"/archive/{query}", "next")
    last = look(client, f"/archive/{query}")
    while found := re.search(r'href="([^"]+)" rel="next"', last):
        last = look(client, f"/archive/{found[1]}")
    up = re.search(r'href="([^"]+)" rel="prev"', last)

    met = [title for page in down for title in page]
    assert len(met) == len(set(met)) == number
    assert met == sorted(met, key=lambda title: (title.startswith("Older"), title))
    assert up is not None
    assert pages(client, f"/archive/{up[1]}", "prev")[-1] == down[0]


def test_what_is_filtered_is_said_and_every_page_keeps_it(
    client: Client, filled: Release
) -> None:
    page = look(client, person="rae-holm", kind="report", since="2020-01-01")

    assert "Reports</b> by or quoting <b>Rae Holm</b> from <b>1 January 2020</b>." in page
    assert '<a href="/archive/">Show all stories</a>' in page
    assert "<title>Reports by or quoting Rae Holm from 1 January 2020 – Archive" in page
    assert re.search(
        r'href="\?kind=report&person=rae-holm&since=2020-01-01&before=[^"]+"', page
    )
    assert '<option value="rae-holm" selected>' in page
    assert 'content="noindex, follow"' in page
    assert "canonical" not in page


def test_the_whole_archive_has_an_address_for_search_engines(
    client: Client, live: Release
) -> None:
    page = look(client)

    assert 'rel="canonical" href="http://127.0.0.1:8000/archive/"' in page
    assert "noindex" not in page
    assert "/archive/</loc>" in client.get("/sitemap.xml").content.decode()
    assert page.count('href="/archive/"') >= 2


def test_days_are_the_newsrooms_and_both_count(client: Client, live: Release) -> None:
    make_releases(live, 3, apart=datetime.timedelta(days=1))
    day = (live.first_published_at - datetime.timedelta(days=1)).date().isoformat()

    assert titles(look(client, since=day, until=day)) == ["Older story 001"]
    assert len(titles(look(client, until=day))) == 3


def test_corrected_stories_are_those_readers_were_told_of_and_can_still_see(
    client: Client, paper: Paper
) -> None:
    for number in range(4):
        paper.story(slug=f"s-{number}", slugline=f"s-{number}", headline=f"Story {number}")
    first, second, third, _ = Article.objects.order_by("pk")
    for story in (first, second):
        paper.change(story, ChangeKind.CORRECTION)
    again = Article.objects.get(pk=first.pk)
    paper.change(again, ChangeKind.CORRECTION, "on Wednesday", "on Thursday")
    paper.begin(third, ChangeKind.CORRECTION)
    paper.hold(second)

    assert titles(look(client, corrected="yes")) == ["Story 0"]
    assert titles(look(client, corrected="yes", section="harbour", kind="report")) == [
        "Story 0"
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("section", "nowhere", "There is no section called “nowhere”."),
        ("kind", "poem", "There is no kind of work called “poem”."),
        ("person", "nobody", "Nobody called “nobody” is in our stories."),
        ("topic", "nothing", "There are no stories under a topic called “nothing”."),
        ("organisation", "none", "No organisation called “none” is in our stories."),
        ("since", "2025-13-45", "“2025-13-45” is not a day."),
        ("until", "0001-01-01", "“0001-01-01” is not a day."),
        ("corrected", "1", "“1” says nothing about corrections."),
    ],
)
def test_what_cannot_be_read_is_said_and_left_out(
    client: Client, live: Release, name: str, value: str, said: str
) -> None:
    page = look(client, **{name: value})

    assert f"{said}" in page
    assert "It was left out." in page
    assert titles(page) == [live.headline]


def test_days_in_the_wrong_order_are_both_left_out(client: Client, live: Release) -> None:
    page = look(client, since="2025-02-01", until="2025-01-01")

    assert "The first day is after the last" in page
    assert titles(page) == [live.headline]


@pytest.mark.parametrize(
    "value",
    ["", "\x00", "'", "<script>", "9" * 5000, "-1", "٢٠٢٥-٠١-٠١", "9999-12-31", "\ud7ff\u202e", "a/../b"],
)  # fmt: skip
@pytest.mark.parametrize(
    "name",
    ["section", "kind", "person", "organisation", "topic", "since", "until", "corrected", "before", "after"],
)  # fmt: skip
def test_no_value_breaks_it(client: Client, live: Release, name: str, value: str) -> None:
    answer = client.get("/archive/", {name: value})

    assert answer.status_code == 200
    assert "<script>'" not in answer.content.decode()
    assert ">&lt;script" not in answer.content.decode().replace("“&lt;script", "")


def test_names_of_drafts_are_no_choices_and_answer_as_unknown_ones(
    client: Client, live: Release
) -> None:
    ghost, office = make_person("Zed Ghost"), make_organisation("Ghost Office")
    topic = Topic.objects.create(name="Ghosts", slug="ghosts")
    draft = make_article(Stage.DRAFT, slugline="draft", topics=[topic])
    draft.quotations.update(person=ghost)

    for name, somebody in (("person", ghost), ("organisation", office), ("topic", topic)):
        page = look(client, **{name: somebody.slug})
        unknown = look(client, **{name: "z" * len(somebody.slug)})
        assert page.replace(somebody.slug, "z" * len(somebody.slug)) == unknown
    assert "Ghost" not in look(client)


def test_a_name_leaves_the_choices_with_its_last_story(client: Client, paper: Paper) -> None:
    story = paper.story()
    assert "Ada Finch</option>" in look(client)

    paper.hold(story)

    assert "Ada Finch" not in look(client)
    assert "Nobody called “ada-finch”" in look(client, person="ada-finch")


def test_somebody_merged_is_found_by_either_name(client: Client, filled: Release) -> None:
    old, new = make_person("Joss Penry"), make_person("Jocelyn Penry")
    type(old).objects.filter(pk=old.pk).update(merged_into=new)

    for slug in (old.slug, new.slug):
        page = look(client, person=slug)
        assert "by or quoting <b>Jocelyn Penry</b>" in page
        assert titles(page)[0] == "Older story 001"


def test_a_walk_that_looks_for_several_things_ends_and_says_where(
    client: Client, filled: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "REACH", 10)
    other = Section.objects.create(name="Sport", slug="sport", order=9)

    page = look(client, topic="cranes", section=other.slug)

    assert titles(page) == []
    assert "We have looked back as far as" in page
    assert len(pages(client, f"/archive/?topic=cranes&section={other.slug}", "next")) == 5


ASKED: dict[str, Any] = {
    "": None, "section": 1, "kind": "report", "topic": Chosen("c", "C", (1,)),
    "person": Chosen("p", "P", (1,)), "organisation": Chosen("o", "O", (1,)), "corrected": "yes",
}  # fmt: skip
INDEXES = {
    "": "articles_release_newest", "section": "articles_release_section",
    "kind": "articles_release_work", "topic": "articles_topic_newest",
    "person": "articles_(quoted|byline)_person", "corrected": "articles_correction_kind",
    "organisation": "articles_(quoted|byline)_organisation",
}  # fmt: skip


@pytest.mark.skipif(connection.vendor != "sqlite", reason="The plan is SQLite's.")
@pytest.mark.parametrize("name", ASKED)
def test_a_single_filter_walks_its_index_and_sorts_nothing(live: Release, name: str) -> None:
    at = clock.now()
    asked = Asked({name: ASKED[name]} if name else {}, begin=at, end=at)

    for walk in walks.walks(asked, at):
        plan = lines_of(walk, asked, at, stretch_key(at)).explain()

        assert re.search(INDEXES[name], plan), plan
        assert "TEMP B-TREE" not in plan, plan
        assert not re.search(r"^\s*\d+ \d+ \d+ SCAN (?!.*USING INDEX)", plan, re.M), plan


def stretch_key(at: datetime.datetime) -> Any:
    return Key(at, 10**9).older()


def test_no_page_counts_or_skips(client: Client, filled: Release) -> None:
    for query in ("", "?topic=cranes", "?topic=cranes&kind=report", "?person=rae-holm"):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/archive/{query}")

        assert len(asked.captured_queries) <= 5, query
        for one in asked.captured_queries:
            assert not re.search(r"\b(COUNT|OFFSET)\b", one["sql"]), one["sql"]


def test_a_plain_page_asks_three_questions(client: Client, filled: Release) -> None:
    for query in ("", "?section=harbour", "?kind=report&section=harbour", "?corrected=yes"):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/archive/{query}")

        assert len(asked.captured_queries) == 3, query


def test_a_stretch_of_nothing_is_whole(live: Release) -> None:
    empty = stretch(Asked({"section": 10**6}), clock.now(), None, None)

    assert (list(empty.items), empty.older, empty.newer) == ([], None, None)
