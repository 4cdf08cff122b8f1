"""Each gate by its reason code: it stops the steps that ask for it, and says where to clear it."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article, SignOff
from articles.vocabulary import QuotationKind, RoleName, SourceLevel, Stage, WorkKind
from people.models import Editor
from tests.factories import make_editor
from tests.workflow.newsroom import Newsroom, codes_of, fresh, nth, rewrite, sql

Spoil = Callable[[Newsroom, Article], Any]


def saving(**changes: Any) -> Spoil:
    return lambda room, story: workflow.save(
        room.desk, story.pk, changes, seen_version=story.version_no
    )


def writing(old: str, new: str) -> Spoil:
    return lambda room, story: rewrite(room.desk, story, old, new)


def unknown_to_the_record(room: Newsroom, story: Article) -> None:
    body = story.body + '<p>He called it "a farce".</p>'
    sql("UPDATE articles_article SET body = %s WHERE id = %s", body, story.pk)


def unconfirmed(room: Newsroom, story: Article) -> None:
    workflow.unclass(room.desk, story.pk, nth(story, 3).quotation.pk)


def unchecked(room: Newsroom, story: Article) -> None:
    workflow.withdraw(room.checker, story.pk, nth(story, 1).quotation.pk)


def disputed(room: Newsroom, story: Article) -> None:
    workflow.dispute(room.checker, story.pk, nth(story, 1).quotation.pk, note="She said tyres.")


def stale(room: Newsroom, story: Article) -> None:
    evidence = story.evidence.get()
    workflow.change_evidence(room.desk, story.pk, evidence.pk, text=evidence.text + " Goodbye.")


def without_a_reason(room: Newsroom, story: Article) -> None:
    workflow.describe_source(
        room.desk, story.pk, nth(story, 4).quotation.pk, level=SourceLevel.UNNAMED
    )


def for_another_reason(room: Newsroom, story: Article) -> None:
    workflow.describe_source(
        room.desk,
        story.pk,
        nth(story, 4).quotation.pk,
        level=SourceLevel.UNNAMED,
        reason="She was told not to talk.",
    )


def for_legal(room: Newsroom, story: Article) -> None:
    workflow.require_legal(room.desk, story.pk)


BEFORE_APPROVAL: dict[str, tuple[Spoil, list[str]]] = {
    "no headline": (saving(headline=""), ["no_headline"]),
    "a headline of spaces": (saving(headline="   "), ["no_headline"]),
    "no text": (saving(body="<p> </p>"), ["no_body"]),
    "no section": (saving(section=None), ["no_section"]),
    "no byline": (saving(byline=[]), ["no_byline"]),
    "no dateline": (saving(dateline=""), ["no_dateline"]),
    "a lone mark": (writing("forty winters.", 'forty winters".'), ["unbalanced"]),
    "a lone mark in the headline": (saving(headline='Quay "shut'), ["unbalanced"]),
    "a span that was never read": (unknown_to_the_record, ["uncovered"]),
    "a span nobody confirmed": (unconfirmed, ["unconfirmed", "unchecked"]),
    "a quotation in the headline": (
        saving(headline='Quay "shut" today'),
        ["unconfirmed", "unchecked"],
    ),
    "a quotation in the standfirst": (
        saving(standfirst='The office is "sorry".'),
        ["unconfirmed", "unchecked"],
    ),
    "no check": (unchecked, ["unchecked"]),
    "a dispute": (disputed, ["disputed"]),
    "evidence that changed": (stale, ["stale", "stale"]),
    "an unnamed source without a reason": (
        without_a_reason,
        ["no_unnamed_reason", "unsigned_source"],
    ),
    "an unnamed source for another reason": (for_another_reason, ["unsigned_source"]),
    "Legal not heard": (for_legal, ["not_cleared"]),
}


@pytest.mark.parametrize("what", BEFORE_APPROVAL)
def test_it_stops_an_approval_and_is_the_only_thing_that_does(
    what: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    spoil, codes = BEFORE_APPROVAL[what]
    story = stories[Stage.CHECKING]
    spoil(newsroom, story)

    refused = codes_of(workflow.approve, newsroom.desk2, story.pk)

    assert sorted(refused) == sorted(codes)
    assert fresh(story).stage == Stage.CHECKING


@pytest.mark.parametrize("what", BEFORE_APPROVAL)
def test_it_ends_an_approval_that_stands_and_so_stops_a_release(
    what: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    spoil, codes = BEFORE_APPROVAL[what]
    story = stories[Stage.APPROVED]
    spoil(newsroom, story)

    refused = codes_of(workflow.release, newsroom.duty, story.pk)

    assert set(codes) <= set(refused)
    assert fresh(story).public_state == "unreleased"


@pytest.mark.parametrize("what", BEFORE_APPROVAL)
def test_a_release_asks_again_whatever_the_stage_says(
    what: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    spoil, codes = BEFORE_APPROVAL[what]
    story = stories[Stage.CHECKING]
    spoil(newsroom, story)
    sql("UPDATE articles_article SET stage = 'approved' WHERE id = %s", story.pk)

    refused = codes_of(workflow.release, newsroom.duty, story.pk)

    assert set(codes) <= set(refused)
    assert "not_approved" in refused


def test_all_reasons_come_at_once_each_with_its_place(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.DESK]
    changes: dict[str, Any] = {"headline": "", "section": None, "byline": [], "dateline": ""}
    workflow.save(newsroom.desk, story.pk, changes, seen_version=story.version_no)
    unchecked(newsroom, story)

    with pytest.raises(workflow.Refused) as refused:
        workflow.approve(newsroom.desk2, story.pk)

    places = {reason.code: reason.place for reason in refused.value.reasons}
    assert places == {
        "no_headline": "field-headline",
        "no_section": "field-section",
        "no_byline": "field-byline",
        "no_dateline": "field-dateline",
        "unchecked": f"quotation-{nth(story, 1).quotation.pk}",
    }


def test_only_a_report_needs_a_dateline(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.DESK]
    changes = {"dateline": "", "kind_of_work": WorkKind.ANALYSIS}
    workflow.save(newsroom.desk, story.pk, changes, seen_version=story.version_no)

    workflow.approve(newsroom.desk2, story.pk)

    assert fresh(story).stage == Stage.APPROVED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"headline": ""}, "no_headline"),
        ({"body": ""}, "no_body"),
        ({"section": None}, "no_section"),
        ({"byline": []}, "no_byline"),
    ],
)
def test_a_draft_is_submitted_with_headline_body_section_and_byline(
    changes: dict[str, Any], code: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.DRAFT]
    workflow.save(newsroom.reporter, story.pk, changes, seen_version=story.version_no)

    refused = codes_of(workflow.submit, newsroom.reporter, story.pk)

    assert refused == [code]


def test_a_draft_without_a_dateline_may_be_submitted(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.DRAFT]
    workflow.save(newsroom.reporter, story.pk, {"dateline": ""}, seen_version=story.version_no)

    workflow.submit(newsroom.reporter, story.pk)

    assert fresh(story).stage == Stage.DESK


@pytest.mark.parametrize(
    "what", ["a lone mark", "a span that was never read", "a span nobody confirmed"]
)
def test_a_story_goes_to_the_checkers_covered(
    what: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    spoil, codes = BEFORE_APPROVAL[what]
    story = stories[Stage.DESK]
    spoil(newsroom, story)

    refused = codes_of(workflow.send_to_check, newsroom.desk2, story.pk)

    assert refused == codes[:1]


def test_a_story_without_quotations_needs_no_checking(newsroom: Newsroom) -> None:
    story = newsroom.write(body="<p>The tide was high.</p>")
    workflow.submit(newsroom.reporter, story.pk)

    workflow.approve(newsroom.desk2, story.pk)

    assert fresh(story).stage == Stage.APPROVED


def no_slug(room: Newsroom, story: Article) -> None:
    workflow.save(room.desk, story.pk, {"slug": ""}, seen_version=story.version_no)
    sql("UPDATE articles_article SET slug = '' WHERE id = %s", story.pk)


def taken_address(room: Newsroom, story: Article) -> None:
    out = Article.objects.get(slug="quay-released")
    workflow.save(room.desk, story.pk, {"slug": out.slug}, seen_version=story.version_no)


def embargo(room: Newsroom, story: Article) -> None:
    until = clock.now() + datetime.timedelta(hours=1)
    workflow.set_embargo(room.duty, story.pk, until, note="From the ministry")


def hold(room: Newsroom, story: Article) -> None:
    workflow.legal_hold(room.legal, story.pk, reason="A letter came.")


AT_THE_MOMENT: dict[str, Spoil] = {
    "no_slug": no_slug,
    "address_taken": taken_address,
    "embargo": embargo,
    "legal_hold": hold,
}


@pytest.mark.parametrize("code", AT_THE_MOMENT)
def test_it_stops_the_release_and_leaves_the_approval(
    code: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.APPROVED]
    AT_THE_MOMENT[code](newsroom, story)

    refused = codes_of(workflow.release, newsroom.duty, story.pk)

    assert refused == [code]
    assert fresh(story).stage == Stage.APPROVED


@pytest.mark.parametrize("code", AT_THE_MOMENT)
def test_it_stops_neither_checking_nor_approving(
    code: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.DESK]
    AT_THE_MOMENT[code](newsroom, story)

    workflow.send_to_check(newsroom.desk2, story.pk)
    workflow.approve(newsroom.desk2, story.pk)

    assert fresh(story).stage == Stage.APPROVED


@pytest.mark.parametrize(
    "slug", ["../admin", "a/b", "two words", "q?x", "Ærø", "a#b", "%2e%2e", "<b>"]
)
def test_a_slug_that_is_no_part_of_an_address_stops_the_release(
    slug: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.APPROVED]
    workflow.save(newsroom.desk, story.pk, {"slug": slug}, seen_version=story.version_no)

    refused = codes_of(workflow.release, newsroom.duty, story.pk)

    assert refused == ["bad_slug"]


def test_the_moment_an_embargo_ends_the_story_may_go(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.APPROVED]
    until = clock.now() + datetime.timedelta(hours=1)
    workflow.set_embargo(newsroom.duty, story.pk, until)

    with clock.set_to(until - datetime.timedelta(microseconds=1)):
        early = codes_of(workflow.release, newsroom.duty, story.pk)
    with clock.set_to(until):
        workflow.release(newsroom.duty, story.pk)

    assert early == ["embargo"]
    assert fresh(story).stage == Stage.RELEASED


def test_an_embargo_is_lifted_early_only_with_a_reason(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.APPROVED]
    until = clock.now() + datetime.timedelta(hours=2)
    workflow.set_embargo(newsroom.duty, story.pk, until)
    sooner = until - datetime.timedelta(hours=1)

    lifted = codes_of(workflow.set_embargo, newsroom.duty, story.pk, None)
    shortened = codes_of(workflow.set_embargo, newsroom.duty, story.pk, sooner, note="  ")
    workflow.set_embargo(newsroom.duty, story.pk, None, note="The ministry broke it.")

    assert lifted == shortened == ["no_reason"]
    assert fresh(story).embargo_until is None


def test_a_legal_hold_is_lifted_by_legal_alone(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.APPROVED]
    workflow.legal_hold(newsroom.duty, story.pk, reason="A letter came.")

    refused = codes_of(workflow.lift_legal_hold, newsroom.duty, story.pk)
    workflow.lift_legal_hold(newsroom.legal, story.pk)
    workflow.release(newsroom.duty, story.pk)

    assert refused == ["not_yours"]
    assert fresh(story).stage == Stage.RELEASED


def second_pair(newsroom: Newsroom) -> Editor:
    return make_editor("desk5", RoleName.DESK)


def test_whoever_classed_words_near_a_speaker_does_not_approve(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.CHECKING]
    key = nth(story, 1).quotation.pk
    workflow.class_span(
        newsroom.desk2, story.pk, key, kind=QuotationKind.SCARE, reason="Our words, not hers."
    )

    own = codes_of(workflow.approve, newsroom.desk2, story.pk)
    workflow.approve(second_pair(newsroom), story.pk)

    assert own == ["own_class"]
    assert fresh(story).stage == Stage.APPROVED


@pytest.mark.parametrize("change", ["headline", "body", "speaker"])
def test_legals_clearance_lapses_with_what_was_cleared(
    change: str, newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    story = stories[Stage.CHECKING]
    workflow.require_legal(newsroom.desk, story.pk)
    workflow.clear_legal(newsroom.legal, story.pk)
    cleared = [one.code for one in workflow.missing(fresh(story), clock.now())]

    if change == "headline":
        rewrite(newsroom.desk, story, "North", "South", "headline")
    elif change == "body":
        rewrite(newsroom.desk, story, "forty winters", "fifty winters")
    else:
        key = nth(story, 2).quotation.pk
        workflow.confirm_speaker(newsroom.desk, story.pk, key, words="the harbour master")

    assert "not_cleared" not in cleared
    assert "not_cleared" in codes_of(workflow.approve, newsroom.desk2, story.pk)
    assert SignOff.objects.filter(article=story, kind="legal").count() == 1
