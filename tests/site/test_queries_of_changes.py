"""What the pages of changes and doubts ask of the database: the same with one release or with many."""

import pytest
from django.test import Client

from articles.models import Article
from articles.vocabulary import ChangeKind
from tests.site.changing import NEW, OLD, Paper
from tests.site.test_queries import asking

ALLOWED = {
    "": 3,
    "record/": 3,
    "changes/": 4,
    "/corrections/": 4,
    "/feeds/all.atom": 4,
    "/feeds/corrections.atom": 3,
    "/sitemap.xml": 2,
}


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


def asked(client: Client, story: Article) -> dict[str, int]:
    path = story.releases.order_by("number")[0].path
    counts = {}
    for name in ALLOWED:
        with asking() as queries:
            assert (
                client.get(name if name.startswith("/") else f"{path}{name}").status_code == 200
            )
        counts[name] = len(queries())
    return counts


def test_a_changed_story_asks_no_more_than_an_unchanged_one(
    client: Client, paper: Paper
) -> None:
    story = paper.story()
    paper.change(story, ChangeKind.CORRECTION)
    few = asked(client, story)
    for old, new in ((NEW, OLD), (OLD, NEW)):
        paper.change(story, ChangeKind.CORRECTION, old, new)
        paper.hold(paper.story(slug=f"held-{len(new)}{new[-3:]}", slugline=new[-9:]))

    many = asked(client, story)

    for name, most in ALLOWED.items():
        assert few[name] <= most, (name, few)
        assert many[name] <= most, (name, many)


@pytest.mark.parametrize("take_down", [Paper.hold, Paper.retract, Paper.remove])
def test_a_notice_asks_little(client: Client, paper: Paper, take_down: object) -> None:
    story = paper.story()
    take_down(paper, story)  # type: ignore[operator]
    path = story.releases.order_by("number")[0].path

    for beneath in ("", "record/", "record.json", "changes/"):
        with asking() as queries:
            client.get(f"{path}{beneath}")
        assert len(queries()) <= 3, (beneath, queries())
