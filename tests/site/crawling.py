"""Every public address there could be, and what each of them shows: for the tests of what must not show."""

import html
import re
from collections.abc import Iterator
from itertools import product

from django.conf import settings
from django.test import Client

from articles.models import Article, Release, Section, Topic
from articles.site.corrections import FILTERS
from articles.site.feed_formats import FORMATS
from people.models import Organisation, Person

BENEATH = ("", "record/", "record.json", "changes/")


def known_addresses() -> Iterator[str]:
    """Every address that the records could have, released or not."""
    yield from ("/", "/?before=9999999999999999.1", "/healthz", "/robots.txt", "/sitemap.xml")
    for feed in ("all", "corrections"):
        yield from (f"/feeds/{feed}.{kind}" for kind in FORMATS)
    yield from ("/corrections/", *(f"/corrections/?kind={kind}" for kind in FILTERS))
    yield from (section.get_absolute_url() for section in Section.objects.all())
    for kind, slugs in (
        ("people", Person.objects.values_list("slug", flat=True)),
        ("organisations", ["harbour-office"]),
        ("topics", Topic.objects.values_list("slug", flat=True)),
    ):
        for slug in slugs:
            yield f"/{kind}/{slug}/"
            yield from (f"/feeds/{kind}/{slug}.{feed}" for feed in FORMATS)
    for article in Article.objects.all():
        days = {f"{version.at:/%Y/%m/%d/}" for version in article.versions.all()}
        for day, beneath in product(days, BENEATH):
            yield f"{day}{article.slug}/{beneath}"
        yield from (f"/quotations/{q.public_id}/" for q in article.quotations.all())
    for release in Release.objects.all():
        yield from (f"{release.path}{beneath}" for beneath in BENEATH)
        yield f"/corrections/{release.pk}/"


def archive_addresses() -> Iterator[str]:
    """The archive whole, and narrowed by each name that the records could have."""
    yield from ("/archive/", "/archive/?before=9999999999999999.1", "/archive/?corrected=yes")
    for kind, model in (("person", Person), ("organisation", Organisation), ("topic", Topic)):
        slugs = model.objects.values_list("slug", flat=True)
        yield from (f"/archive/?{kind}={slug}" for slug in slugs)


def crawl(client: Client) -> dict[str, str]:
    """The known addresses and every one that their pages lead to, with what they show."""
    shown: dict[str, str] = {}
    waiting = [*known_addresses(), *archive_addresses()]
    while waiting:
        address = waiting.pop()
        if address in shown:
            continue
        response = client.get(address)
        assert response.status_code in {200, 301, 302, 404, 410}, address
        body = b"".join(response) if response.streaming else response.content
        page = html.unescape(body.decode()) + str(response.headers)
        # The archive repeats what it cannot read of its address: that is nobody's but the asker's.
        shown[address] = page.replace(f"“{address.rpartition('=')[2]}”", "")
        links = re.findall(r'(?:href="|<link>|<loc>)([^"#<]+)', shown[address])
        inside = [link.removeprefix(settings.NEWSROOM_ORIGIN) for link in links]
        waiting += [link for link in inside if re.match(r"/(?!static/|admin/|/)", link)]
    return shown


def where(shown: dict[str, str], word: str) -> list[str]:
    """The addresses that show the word."""
    return sorted(address for address, page in shown.items() if word in page)
