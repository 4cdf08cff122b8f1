"""Long lists: pages by key, every item once, whatever the address says."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Release, Topic
from articles.site.paging import PAGE
from people.models import Person
from tests.factories import make_person
from tests.site.releases import make_releases

MANY = 2 * PAGE + 5


@pytest.fixture
def writer(live: Release) -> Person:
    return make_person("Joss Penry")


@pytest.fixture
def lists(live: Release, writer: Person) -> dict[str, str]:
    """Each list by its address, and what its items are called."""
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    make_releases(live, MANY, person=writer, writer=writer, topic=topic)
    story, said = r"Older story \d{3}</a></h\d>", r"“Said \d{3}”</span>"
    return {
        "/?before": story,
        f"{live.section.get_absolute_url()}?before": story,
        "/topics/cranes/?before": story,
        "/people/joss-penry/?before": said,
        "/people/joss-penry/?stories": story,
    }


def walk(client: Client, address: str, item: str) -> list[list[str]]:
    path, name = address.split("?")
    pages, onwards = [], path
    while onwards:
        page = client.get(onwards).content.decode()
        pages.append(re.findall(item, page))
        found = re.search(rf'href="(\?{name}=[^"]+)" rel="next"', page)
        onwards = f"{path}{found[1]}" if found else ""
    return pages


def test_every_item_is_met_once_and_in_order(client: Client, lists: dict[str, str]) -> None:
    for address, item in lists.items():
        pages = walk(client, address, item)
        met = [found for page in pages for found in page]

        assert len(met) == len(set(met)) == MANY, address
        assert met == sorted(met), address
        assert max(map(len, pages)) <= PAGE, address


def test_stories_of_one_instant_are_met_once_each(client: Client, live: Release) -> None:
    make_releases(live, MANY, apart=datetime.timedelta(0))

    pages = walk(client, "/?before", r"Older story \d{3}</a></h\d>")

    met = [found for page in pages for found in page]
    assert len(set(met)) == len(met) == MANY
    assert met == sorted(met, reverse=True)


def test_the_last_page_leads_back_and_not_on(client: Client, lists: dict[str, str]) -> None:
    for address, item in lists.items():
        path, name = address.split("?")
        page = client.get(path, {name: "1.1.1" if "Said" in item else "1.1"}).content.decode()

        assert f'href="?{name}=' not in page, address
        assert 'href="?"' in page, address


@pytest.mark.parametrize(
    "value",
    [
        "", "x", "-1", "1", "1.2.3.4", "٣.٤", "\x00", "1.\x00", "9" * 4000, "1e9.1", "0x1.1",
        "1'.1", "'; DROP TABLE articles_release; --",
    ],
)  # fmt: skip
def test_a_value_that_is_no_key_is_the_first_page(
    client: Client, lists: dict[str, str], value: str
) -> None:
    for address in lists:
        path, name = address.split("?")
        assert client.get(path, {name: value}).content == client.get(path).content, address


@pytest.mark.parametrize("value", ["9" * 17 + "." + "9" * 18, "0.0", "0.0." + "9" * 9])
def test_a_far_key_is_an_empty_or_a_whole_list(
    client: Client, lists: dict[str, str], value: str
) -> None:
    for address in lists:
        path, name = address.split("?")
        assert client.get(path, {name: value}).status_code == 200, address


def test_fifteen_hundred_keys_are_one(client: Client, lists: dict[str, str]) -> None:
    for address in lists:
        assert (
            client.get(address.replace("?before", "?") + "&before=1.1" * 900).status_code == 200
        )


def test_no_list_counts_or_skips(client: Client, lists: dict[str, str]) -> None:
    for address in lists:
        path, _ = address.split("?")
        if path == "/":
            continue
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(path)

        for query in asked.captured_queries:
            assert not re.search(r"\b(COUNT|OFFSET)\b", query["sql"]), query["sql"]
