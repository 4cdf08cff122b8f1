"""One story in every stage: what is not released is on no page that a reader can open."""

import html
import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article, Release, Section, Topic
from articles.vocabulary import EvidenceKind, PublicState, Stage
from people.models import Person
from tests.factories import Desk, make_organisation, make_person, make_section

# Scheduling comes with the clock's own step: until then no story reaches that stage.
UNRELEASED = [stage for stage in Stage if stage not in {Stage.RELEASED, Stage.SCHEDULED}]


def mark(stage: Stage) -> str:
    """A word that stands nowhere but in the story of that stage."""
    return f"zq{stage.value}zq"


class Paper:
    """A newsroom with a story in every stage, each full of its own mark."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.stories = {stage: self.write(stage) for stage in [*UNRELEASED, Stage.RELEASED]}

    def write(self, stage: Stage) -> Article:
        word = mark(stage)
        self.desk.speaker = make_person(f"Speaker {word}")
        writer = make_person(f"Writer {word}")
        topic = Topic.objects.create(name=f"Topic {word}", slug=f"topic-{word}")
        said = f"We will not lift another crate of {word} until the steel has been looked at"
        story = self.desk.bring_to(
            Stage.DRAFT,
            slugline=word,
            slug=f"slug-{word}",
            headline=f"Headline {word}",
            standfirst=f"Standfirst {word}.",
            dateline=f"Place {word}",
            body=f'<p>Speaker {word} told them at the quay.</p><p>"{said}," she said.</p>',
            section=make_section(),
            byline=[{"person": writer.pk, "organisation": None, "printed_as": writer.name}],
            topics=[topic],
        )
        workflow.add_evidence(
            self.desk.desk,
            story.pk,
            kind=EvidenceKind.TRANSCRIPT,
            label=f"Label {word}",
            text=f"{said}. And that is all of {word}.",
        )
        return self.bring(story, stage)

    def bring(self, story: Article, stage: Stage) -> Article:
        if stage == Stage.SPIKED:
            return workflow.spike(self.desk.reporter, story.pk, reason="Not for us.")
        for _, step in self.desk.way():
            if story.stage == stage:
                break
            step(story)
            story = Article.objects.get(pk=story.pk)
        assert story.stage == stage
        return story


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


def known_addresses() -> Iterator[str]:
    """Every address that the records could have, released or not."""
    yield from ("/", "/?before=9999999999999999.1", "/healthz", "/robots.txt", "/sitemap.xml")
    yield from (section.get_absolute_url() for section in Section.objects.all())
    for kind, slugs in (
        ("people", Person.objects.values_list("slug", flat=True)),
        ("organisations", ["harbour-office"]),
        ("topics", Topic.objects.values_list("slug", flat=True)),
    ):
        yield from (f"/{kind}/{slug}/" for slug in slugs)
    for article in Article.objects.all():
        days = {f"{version.at:/%Y/%m/%d/}" for version in article.versions.all()}
        for day, beneath in product(days, ("", "record/", "record.json", "changes/")):
            yield f"{day}{article.slug}/{beneath}"
        yield from (f"/quotations/{q.public_id}/" for q in article.quotations.all())
    yield from (f"{release.path}record.json" for release in Release.objects.all())


def crawl(client: Client) -> dict[str, str]:
    """The known addresses and every one that their pages lead to, with what they show."""
    shown: dict[str, str] = {}
    waiting = list(known_addresses())
    while waiting:
        address = waiting.pop()
        if address in shown:
            continue
        response = client.get(address)
        assert response.status_code in {200, 301, 404}, address
        body = b"".join(response) if response.streaming else response.content
        shown[address] = html.unescape(body.decode()) + str(response.headers)
        links = re.findall(r'href="([^"#]+)', shown[address])
        waiting += [link for link in links if re.match(r"/(?!static/|/)", link)]
    return shown


@pytest.mark.parametrize("stage", UNRELEASED)
def test_no_word_of_an_unreleased_story_is_on_any_page(
    client: Client, paper: Paper, stage: Stage
) -> None:
    shown = crawl(client)

    assert paper.stories[stage].public_state == PublicState.UNRELEASED
    assert [address for address, page in shown.items() if mark(stage) in page] == []


def test_the_crawl_would_have_seen_it(client: Client, paper: Paper) -> None:
    shown = crawl(client)
    seen = [address for address, page in shown.items() if mark(Stage.RELEASED) in page]

    assert {"/", "/sections/harbour/"} <= set(seen)
    assert {address.split("/")[1] for address in seen} >= {"people", "topics", "quotations"}


@pytest.mark.parametrize("method", ["get", "head"])
def test_an_unreleased_address_answers_as_one_that_never_was(
    client: Client, paper: Paper, method: str
) -> None:
    unknown = getattr(client, method)("/2025/01/01/never-was/")
    marks = [mark(stage) for stage in UNRELEASED]

    asked = [address for address in known_addresses() if any(m in address for m in marks)]

    assert len(asked) > 3 * len(UNRELEASED)
    for address in asked:
        answer = getattr(client, method)(address)
        assert answer.status_code == 404, address
        assert answer.content == unknown.content, address
        assert answer.headers == unknown.headers, address


def test_a_quotation_of_an_unreleased_story_answers_as_an_unknown_one(
    client: Client, paper: Paper
) -> None:
    unknown = client.get("/quotations/neverwas/").content

    for stage in UNRELEASED:
        for quotation in paper.stories[stage].quotations.all():
            answer = client.get(f"/quotations/{quotation.public_id}/")
            assert (answer.status_code, answer.content) == (404, unknown), stage


def test_what_the_desk_changes_after_a_release_does_not_show(
    client: Client, paper: Paper
) -> None:
    live = paper.stories[Stage.RELEASED]
    before = crawl(client)
    Article.objects.filter(pk=live.pk).update(
        headline="zqlaterzq", standfirst="zqlaterzq", body="<p>zqlaterzq</p>", slug="zqlaterzq"
    )

    after = crawl(client)

    assert not [address for address, page in after.items() if "zqlaterzq" in page]
    assert (
        after[f"/people/speaker-{mark(Stage.RELEASED)}/"]
        == (before[f"/people/speaker-{mark(Stage.RELEASED)}/"])
    )


def test_an_organisation_named_in_no_release_has_no_page(client: Client, paper: Paper) -> None:
    office = make_organisation("Harbour Office")

    answer = client.get(office.get_absolute_url())

    assert answer.content == client.get("/organisations/neverwas/").content
