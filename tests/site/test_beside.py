"""What stands beside a story is frozen with it: names, tally, record, people, topics."""

import json
import re

from django.db.models import QuerySet
from django.test import Client

from articles.models import Article, Release, Topic
from articles.vocabulary import Stage
from people.models import Person
from tests.factories import Desk, make_article, make_person

BESIDE = ("names_html", "tally_html", "record_html", "below_html")


def release_with_everything(desk: Desk) -> Release:
    """A byline with a page and one without, quotations, a topic."""
    rae = make_person("Rae Holm")
    topic = Topic.objects.create(name="Cranes & hoists", slug="cranes")
    article = make_article(
        Stage.RELEASED,
        desk=desk,
        slug="quay",
        topics=[topic],
        byline=[
            {"person": rae.pk, "organisation": None, "printed_as": "Rae Holm"},
            {"person": None, "organisation": None, "printed_as": "<b>Staff</b>"},
        ],
    )
    release: Release = article.releases.get()
    return release


def test_it_is_finished_when_the_story_goes_out(desk: Desk) -> None:
    release = release_with_everything(desk)

    assert '<a rel="author" href="/people/rae-holm/">Rae Holm</a>' in release.names_html
    assert "<b>&lt;b&gt;Staff&lt;/b&gt;</b>" in release.names_html
    assert "<b>2 quotations</b>" in release.tally_html
    assert release.record["sentence"] in release.record_html
    assert '<a href="/people/ada-finch/">Ada Finch</a>' in release.below_html
    assert '<a href="/topics/cranes/">Cranes &amp; hoists</a>' in release.below_html
    assert release.structured["keywords"] == ["Cranes & hoists"]


def test_the_story_shows_it(client: Client, desk: Desk) -> None:
    release = release_with_everything(desk)

    page = client.get(release.path).content.decode()

    assert all(getattr(release, name) in page for name in BESIDE)


def test_it_stays_as_it_went_out_and_its_links_answer(client: Client, desk: Desk) -> None:
    release = release_with_everything(desk)
    before = client.get(release.path).content
    Person.objects.filter(slug="rae-holm").update(name="Rae Other")
    finch = Person.objects.get(slug="ada-finch")
    finch.merged_into = make_person("Ada Finch-Holm")
    finch.save()

    after = client.get(release.path).content.decode()

    assert after.encode() == before
    for link in set(re.findall(r'href="(/people/[^"]+)"', after)):
        assert client.get(link, follow=True).status_code == 200, link


def test_what_search_engines_are_told_has_whole_addresses(client: Client, desk: Desk) -> None:
    release = release_with_everything(desk)

    page = client.get(release.path).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found is not None
    told = json.loads(found[1])

    assert told["author"] == [
        {
            "@type": "Person",
            "name": "Rae Holm",
            "url": "http://127.0.0.1:8000/people/rae-holm/",
        },
        {"@type": "Person", "name": "<b>Staff</b>"},
    ]
    part = told["hasPart"][0]
    assert part["@id"].startswith(f"http://127.0.0.1:8000{release.path}#q-")
    assert part["creator"] == {"@type": "Person", "name": "Ada Finch"}


def test_a_release_from_before_it_was_frozen_shows_the_same(client: Client, desk: Desk) -> None:
    release = release_with_everything(desk)
    before = client.get(release.path).content.decode()
    as_it_was: QuerySet[Release] = QuerySet(Release).filter(pk=release.pk)
    as_it_was.update(**dict.fromkeys(BESIDE, ""), structured={})

    after = client.get(release.path).content.decode()

    assert Release.objects.get(pk=release.pk).record_html == ""
    assert after == before


def test_a_topic_chosen_after_the_release_is_not_on_it(client: Client, desk: Desk) -> None:
    release = release_with_everything(desk)
    article = Article.objects.get(pk=release.article_id)
    article.topics.add(Topic.objects.create(name="Winches", slug="winches"))

    assert "Winches" not in client.get(release.path).content.decode()
