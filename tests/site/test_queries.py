"""What a page asks of the database: three questions at most, with one story or with many."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import clock
from articles.models import Release, Section, Topic
from articles.site.checked import midnight
from tests.factories import make_person
from tests.site.releases import make_releases

MANY = 45
ALLOWED = 3


@pytest.fixture
def topic(db: None) -> Topic:
    topic: Topic = Topic.objects.create(name="Cranes", slug="cranes")
    return topic


@pytest.fixture(params=[1, MANY])
def addresses(request: pytest.FixtureRequest, live: Release, topic: Topic) -> dict[str, str]:
    """A story, a list of each kind, somebody quoted and somebody who writes."""
    ada, rae = make_person("Ada Finch"), make_person("Rae Holm")
    make_releases(live, request.param, person=ada, writer=rae, topic=topic)
    writer = make_person("Only Writes")
    make_releases(
        live, request.param, writer=writer, apart=datetime.timedelta(hours=1), name="by"
    )
    return {
        "article": live.path,
        "front": "/",
        "section": live.section.get_absolute_url(),
        "topic": topic.get_absolute_url(),
        "person": ada.get_absolute_url(),
        "writer": writer.get_absolute_url(),
        "record": f"{live.path}record/",
        "quotation": f"/quotations/{live.quotations.get(number=1).public_id}/",
    }


@contextmanager
def asking() -> Iterator[Callable[[], list[str]]]:
    with CaptureQueriesContext(connection) as asked:
        yield lambda: [query["sql"] for query in asked.captured_queries]


def test_a_page_asks_three_questions_at_most(client: Client, addresses: dict[str, str]) -> None:
    for name, path in addresses.items():
        with asking() as asked:
            response = client.get(path)

        assert response.status_code == 200, name
        assert len(asked()) <= ALLOWED, (name, asked())


def test_so_does_a_page_further_back(client: Client, live: Release, topic: Topic) -> None:
    ada, rae = make_person("Ada Finch"), make_person("Rae Holm")
    make_releases(live, MANY, person=ada, topic=topic)
    make_releases(live, MANY, writer=rae, apart=datetime.timedelta(hours=1), name="by")
    key = f"{32_000_000_000_000_000}.{10**9}"
    for path in (
        f"/?before={key}",
        f"{live.section.get_absolute_url()}?before={key}",
        f"{topic.get_absolute_url()}?before={key}",
        f"{ada.get_absolute_url()}?before={key}.1",
        f"{rae.get_absolute_url()}?stories={key}",
    ):
        with asking() as asked:
            page = client.get(path).content.decode()

        assert ("Older story 001" in page) or ("Said 001" in page), path
        assert len(asked()) <= ALLOWED, (path, asked())


def test_a_renamed_section_shows_at_the_next_request(client: Client, live: Release) -> None:
    before = client.get(live.path).content.decode()
    Section.objects.filter(pk=live.section_id).update(name="Quays and Cranes")

    for path in (live.path, "/", live.section.get_absolute_url(), "/people/nobody/"):
        page = client.get(path).content.decode()
        assert page.count(">Quays and Cranes</a>") >= 2, path
    assert "Quays and Cranes" not in before


def test_todays_quotations_are_counted_from_the_newsrooms_midnight(
    client: Client, live: Release
) -> None:
    person = make_person("Ada Finch")
    make_releases(live, 30, person=person, apart=datetime.timedelta(microseconds=1))
    yesterday = live.first_published_at - midnight(live.first_published_at)
    make_releases(
        live, 1, person=person, apart=yesterday + datetime.timedelta(1, 1), name="old"
    )

    with clock.set_to(live.first_published_at):
        page = client.get("/").content.decode()

    assert "<b>32</b> quotations checked today" in page
    assert "not independently checked</li>\n</ul>\n</div>" not in page


def test_a_person_who_writes_and_is_quoted_has_both_lists(
    client: Client, live: Release
) -> None:
    both = make_person("Rae Holm")
    make_releases(live, 2, person=both, writer=both)

    page = client.get(both.get_absolute_url()).content.decode()

    assert "Stories by Rae Holm" in page
    assert "Said 001" in page
