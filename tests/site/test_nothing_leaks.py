"""One story in every stage: what is not released is on no page that a reader can open."""

import datetime

import pytest
from django.test import Client

from articles import clock, workflow
from articles.models import Article, Topic
from articles.vocabulary import EvidenceKind, PublicState, Stage
from tests.factories import Desk, make_organisation, make_person, make_section
from tests.site.crawling import crawl, known_addresses, where

UNRELEASED = [stage for stage in Stage if stage != Stage.RELEASED]


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
        reached = Stage.APPROVED if stage == Stage.SCHEDULED else stage
        for _, step in self.desk.way():
            if story.stage == reached:
                break
            step(story)
            story = Article.objects.get(pk=story.pk)
        if stage == Stage.SCHEDULED:
            moment = clock.now() + datetime.timedelta(hours=1)
            workflow.schedule(self.desk.duty, story.pk, moment)
            story = Article.objects.get(pk=story.pk)
        assert story.stage == stage
        return story


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


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


def test_a_scheduled_story_is_everywhere_from_its_instant_on_without_a_worker(
    client: Client, paper: Paper
) -> None:
    story, word = paper.stories[Stage.SCHEDULED], mark(Stage.SCHEDULED)
    release = story.releases.get()

    with clock.set_to(release.visible_from - datetime.timedelta(microseconds=1)):
        before = crawl(client)
    with clock.set_to(release.visible_from):
        after = crawl(client)

    assert where(before, word) == []
    seen = where(after, word)
    assert {release.path, "/", "/sections/harbour/", "/sitemap.xml", "/feeds/all.atom"} <= set(
        seen
    )
    assert {f"/topics/topic-{word}/", f"/people/speaker-{word}/"} <= set(seen)
    assert Article.objects.get(pk=story.pk).stage == Stage.SCHEDULED
