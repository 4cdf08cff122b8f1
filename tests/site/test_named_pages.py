"""People, organisations and topics: there only while a listed release names them."""

import pytest
from django.test import Client

from articles import workflow
from articles.models import Release, Topic
from articles.vocabulary import Stage
from tests.factories import Desk, make_article, make_organisation, make_person
from tests.site.releases import make_releases

PLACES = ["people", "organisations", "topics"]


def test_a_person_shows_what_they_said_and_how_it_was_checked(
    client: Client, live: Release
) -> None:
    page = client.get("/people/ada-finch/").content.decode()

    assert "2 quotations in our pages since" in page
    assert "Her words" in page
    assert "too tired to trust" in page
    assert f"{live.path}#q-" in page


def test_a_writer_has_a_page_with_their_stories(client: Client, desk: Desk) -> None:
    writer = make_person("Rae Holm")
    byline = [{"person": writer.pk, "organisation": None, "printed_as": "Rae Holm"}]
    article = make_article(Stage.RELEASED, desk=desk, slug="told", byline=byline)

    page = client.get("/people/rae-holm/").content.decode()

    assert "Stories by Rae Holm" in page
    assert article.headline in page


@pytest.mark.parametrize(
    "stage", [s for s in Stage if s not in {Stage.RELEASED, Stage.SCHEDULED}]
)
def test_a_person_named_only_in_a_draft_is_as_unknown_as_anybody(
    client: Client, desk: Desk, stage: Stage
) -> None:
    make_article(stage, desk=desk)

    known, unknown = client.get("/people/ada-finch/"), client.get("/people/nobody-at-all/")

    assert known.status_code == 404
    assert known.content == unknown.content
    assert known.headers == unknown.headers


def test_an_organisation_and_a_topic_without_a_release_are_as_unknown(
    client: Client, desk: Desk
) -> None:
    make_organisation("Harbour Office")
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    make_article(Stage.APPROVED, desk=desk, topics=[topic])
    unknown = client.get("/topics/nothing/").content

    for path in ("/organisations/harbour-office/", "/topics/cranes/"):
        response = client.get(path)
        assert (response.status_code, response.content) == (404, unknown)


def test_a_page_goes_when_the_last_release_ends(client: Client, live: Release) -> None:
    Release.objects.filter(pk=live.pk).update(visible_until=live.visible_from)

    assert client.get("/people/ada-finch/").status_code == 404


def test_an_organisation_that_is_quoted_has_a_page(client: Client, desk: Desk) -> None:
    office = make_organisation("Harbour Office")
    article = make_article(Stage.DESK, desk=desk, slug="office")
    for quotation in article.quotations.heads():
        workflow.confirm_speaker(desk.desk, article.pk, quotation.pk, organisation=office)
    workflow.send_to_check(desk.desk, article.pk)
    desk.check_all(article)
    workflow.approve(desk.desk2, article.pk)
    workflow.release(desk.duty, article.pk)

    page = client.get(office.get_absolute_url()).content.decode()

    assert "Its words" in page
    assert "too tired to trust" in page


def test_somebody_merged_leads_to_whom_they_were_merged_into(
    client: Client, live: Release
) -> None:
    finch = make_person("Ada Finch")
    root = make_person("Ada Finch-Holm")
    finch.merged_into = root
    finch.save()

    moved = client.get("/people/ada-finch/")
    page = client.get(root.get_absolute_url())

    assert (moved.status_code, moved["Location"]) == (301, root.get_absolute_url())
    assert "too tired to trust" in page.content.decode()


def test_a_merge_of_people_in_drafts_leads_nowhere(client: Client, desk: Desk) -> None:
    make_article(Stage.DRAFT, desk=desk)
    finch = make_person("Ada Finch")
    finch.merged_into = make_person("Ada Finch-Holm")
    finch.save()

    assert client.get("/people/ada-finch/").status_code == 404


def test_other_spellings_of_a_name_are_on_no_page(client: Client, live: Release) -> None:
    finch = make_person("Ada Finch")
    finch.aliases = "Ada Maidenname"
    finch.save()

    assert "Maidenname" not in client.get("/people/ada-finch/").content.decode()


def test_a_topic_lists_its_stories_newest_first(client: Client, live: Release) -> None:
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    make_releases(live, 3, topic=topic)

    page = client.get("/topics/cranes/").content.decode()

    places = [page.index(f"Older story 00{number}") for number in (1, 2, 3)]
    assert places == sorted(places)


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_slug_answers_the_same_everywhere(
    client: Client, live: Release, place: str
) -> None:
    response = client.get(f"/{place}/nobody/")

    assert response.status_code == 404
    assert response.content == client.get("/2020/01/01/nobody/").content
