"""What stands at the address of a story that was taken down: a notice, and no word of the story."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article, Release
from articles.vocabulary import ChangeKind
from tests.site.changing import Paper
from tests.workflow.newsroom import fresh

BENEATH = ("", "record/", "record.json", "changes/")


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


@pytest.fixture
def story(paper: Paper) -> Article:
    return paper.story()


def path_of(story: Article) -> str:
    path: str = story.releases.order_by("number")[0].path
    return path


def quotation_paths(story: Article) -> list[str]:
    return [f"/quotations/{row.public_id}/" for row in story.quotations.all()]


TAKEN_DOWN: dict[str, tuple[Callable[[Paper, Article], Release], int]] = {
    "held": (Paper.hold, 200),
    "retracted": (Paper.retract, 200),
    "removed": (Paper.remove, 410),
}


@pytest.mark.parametrize("state", TAKEN_DOWN)
def test_each_of_its_addresses_answers_with_the_notice(
    client: Client, paper: Paper, story: Article, state: str
) -> None:
    take_down, status = TAKEN_DOWN[state]
    take_down(paper, story)

    addresses = [*(f"{path_of(story)}{name}" for name in BENEATH), *quotation_paths(story)]
    answers = {address: client.get(address) for address in addresses}

    for address, answer in answers.items():
        assert answer.status_code == status, address
        assert answer["X-Robots-Tag"] == "noindex", address
        assert answer["Cache-Control"] == "no-cache", address
        page = answer.content.decode()
        assert "json" in address or '<meta name="robots" content="noindex">' in page, address
        assert not [word for word in ("quay", "crane", "Finch") if word in page], address
        assert "ld+json" not in page, address


def test_a_retraction_gives_its_reason_and_its_times(
    client: Client, paper: Paper, story: Article
) -> None:
    retracted = paper.retract(story, reason="The log was another ship’s.\n\nWe are sorry.")

    page = client.get(path_of(story)).content.decode()
    data = json.loads(client.get(f"{path_of(story)}record.json").content)

    assert "<h1" in page
    assert "We have withdrawn the article that stood here" in page
    assert "<p>The log was another ship’s.</p>\n\n<p>We are sorry.</p>" in page
    assert f"{retracted.visible_from:%H:%M} UTC</time>" in page
    terms = [f"<dt>{word}</dt>" for word in ("Released", "Held", "Retracted")]
    places = [page.index(term) for term in terms]
    assert places == sorted(places)
    assert data["reason"].startswith("The log was another ship’s.")


def test_the_reasons_of_a_hold_and_of_a_removal_stay_in_the_house(
    client: Client, paper: Paper, story: Article
) -> None:
    paper.hold(story)
    held = client.get(path_of(story)).content.decode()
    paper.remove(story)
    removed = client.get(path_of(story)).content.decode()

    assert "We are checking this report" in held
    assert "zqreasonzq" not in held
    assert "has been removed" in removed
    assert "zqgroundzq" not in removed
    assert "<dt>" not in removed


def test_a_substitute_is_followed_to_where_it_is_now(client: Client, paper: Paper) -> None:
    better = paper.story(slug="better", slugline="better", headline="What the log does show")
    story = paper.story(slug="wrong", slugline="wrong")
    paper.retract(story, substitute=path_of(better))
    paper.begin(better, ChangeKind.UPDATE)
    workflow.take_back(paper.desk, better.pk, reason="Another slug.")
    workflow.save(
        paper.desk, better.pk, {"slug": "best"}, seen_version=fresh(better).version_no
    )
    workflow.approve(paper.desk2, better.pk)
    before = client.get(path_of(story)).content.decode()
    workflow.release(paper.duty, better.pk)

    after = client.get(path_of(story)).content.decode()
    paper.hold(better)
    alone = client.get(path_of(story)).content.decode()

    assert path_of(better) in before
    assert path_of(better).replace("better", "best") in after
    assert "What the log does show" in after
    assert "In its place" not in alone


def test_a_quotation_taken_out_of_a_live_story_leads_to_the_story(
    client: Client, paper: Paper, story: Article
) -> None:
    gone = story.quotations.order_by("pk")[0].public_id
    said = 'said the cranes were "too tired\nto trust" after forty winters'
    paper.change(story, ChangeKind.CORRECTION, said, "spoke of the cranes")

    answer = client.get(f"/quotations/{gone}/")

    assert (answer.status_code, answer["Location"]) == (302, path_of(story))
    assert client.get("/quotations/neverwas/").status_code == 404


def test_a_lift_brings_everything_back_under_a_dated_note(
    client: Client, paper: Paper, story: Article
) -> None:
    paper.hold(story)
    paper.lift(story, "Both speakers confirmed it.")

    page = client.get(path_of(story)).content.decode()

    assert page.index('class="body"') < page.index("<b>Held</b>") < page.index("<b>Hold lifted")
    assert "Both speakers confirmed it." in page
    assert "zqreasonzq" not in page
    assert client.get(quotation_paths(story)[0]).status_code == 200


def test_both_notices_of_a_reinstated_story_stay_over_its_text(
    client: Client, paper: Paper, story: Article
) -> None:
    paper.retract(story, "Nobody said it.")
    paper.reinstate(story, "It was said after all.")

    page = client.get(path_of(story)).content.decode()

    places = [
        page.index(words)
        for words in ("<b>Retraction</b>", "<p>Nobody said it.", "<b>Reinstated</b>",
                      "<p>It was said after all.", 'class="body"')
    ]  # fmt: skip
    assert places == sorted(places)
