"""Where two rules of the routine meet: what one of them leaves behind, the other finds."""

import datetime
import json
from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article, Release, covers_of
from articles.vocabulary import PublicState, QuotationKind, RoleName, Stage
from articles.workflow.audit import audit
from people.models import Editor
from tests.factories import make_editor
from tests.workflow.newsroom import Newsroom, codes_of, fresh, log_of, nth, rewrite, states

Stories = dict[Stage, Article]
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def live(stories: Stories) -> Article:
    return stories[Stage.RELEASED]


@pytest.fixture
def admin(newsroom: Newsroom) -> Editor:
    return make_editor("admin", RoleName.ADMIN)


def correct(newsroom: Newsroom, story: Article, old: str, new: str) -> None:
    """A correction, written and approved, of a story that is live or held."""
    workflow.revise(newsroom.desk, story.pk, "correction", said=old, right=new)
    rewrite(newsroom.desk, story, old, new)
    workflow.submit(newsroom.desk, story.pk)
    workflow.approve(newsroom.desk2, story.pk)


def newest(story: Article) -> Release:
    release = story.newest(clock.now())
    assert release is not None
    return release


def test_an_older_base_brought_back_under_a_schedule_calls_it_off(
    live: Article, newsroom: Newsroom
) -> None:
    first = live.version_no
    correct(newsroom, live, "forty winters", "fifty winters")
    workflow.release(newsroom.duty, live.pk)
    correct(newsroom, live, "fifty winters", "forty winters")
    workflow.schedule(newsroom.duty, live.pk, clock.now() + HOUR)
    now = fresh(live)

    workflow.bring_back(newsroom.desk, live.pk, first, seen_version=now.version_no)

    assert log_of(live)[-2:] == ["bring_back", "called_off"]
    assert fresh(live).stage == Stage.APPROVED
    assert codes_of(workflow.release, newsroom.duty, live.pk) == ["behind"]


def test_what_the_desk_took_back_is_not_renewed_by_one_press(
    stories: Stories, newsroom: Newsroom
) -> None:
    story = stories[Stage.APPROVED]
    workflow.take_back(newsroom.desk3, story.pk, reason="I doubt the winters.")
    bare = codes_of(workflow.renew, newsroom.stranger, story.pk)

    rewrite(newsroom.desk3, story, "forty", "many")

    assert bare == codes_of(workflow.renew, newsroom.stranger, story.pk) == ["taken_back"]


@pytest.mark.parametrize(
    "told", [{"said": "forty"}, {"right": "fifty"}, {"note": "See below."}]
)
def test_whoever_words_any_part_of_what_readers_are_told_does_not_approve_it(
    told: dict[str, Any], live: Article, newsroom: Newsroom
) -> None:
    whole: dict[str, Any] = {"said": "forty winters", "right": "fifty winters", "note": ""}
    begun = whole | dict.fromkeys(told, "")
    workflow.revise(newsroom.desk, live.pk, "correction", **begun)
    workflow.describe_change(newsroom.desk2, live.pk, **(whole | told))
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, live.pk)

    assert codes_of(workflow.approve, newsroom.desk2, live.pk) == ["own_note"]


def test_saving_a_note_as_it_stands_makes_nobody_its_author(
    live: Article, newsroom: Newsroom
) -> None:
    told: dict[str, Any] = {"said": "forty winters", "right": "fifty winters"}
    workflow.revise(newsroom.desk2, live.pk, "correction", **told)
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")

    workflow.describe_change(newsroom.desk, live.pk, **told)

    workflow.submit(newsroom.desk, live.pk)
    assert codes_of(workflow.approve, newsroom.desk2, live.pk) == ["own_note"]


def test_in_solo_an_approval_by_whoever_classed_doubtful_words_says_so(
    stories: Stories, newsroom: Newsroom, admin: Editor
) -> None:
    story = stories[Stage.CHECKING]
    key = nth(story, 1).quotation.pk
    workflow.class_span(
        newsroom.desk2, story.pk, key, kind=QuotationKind.SCARE, reason="Nobody said it."
    )
    workflow.set_mode(admin, "solo", reason="The others are away.")

    approval = workflow.approve(newsroom.desk2, story.pk)
    release = workflow.release(newsroom.duty, story.pk)

    assert not approval.independent
    assert "solo" in [mark["code"] for mark in release.marks]


def test_a_dispute_of_released_words_is_of_the_speaker_on_record_however_printed(
    stories: Stories, newsroom: Newsroom
) -> None:
    story = stories[Stage.CHECKING]
    key = nth(story, 2).quotation.pk
    workflow.confirm_speaker(
        newsroom.desk, story.pk, key, words="the harbour master", printed_as="The master"
    )
    newsroom.check_all(fresh(story))
    workflow.approve(newsroom.desk2, story.pk)
    workflow.release(newsroom.duty, story.pk)
    public_id = nth(story, 2).quotation.public_id
    workflow.revise(newsroom.desk, story.pk, "update", note="Adds.")
    rewrite(newsroom.desk, story, "another crate", "one more crate")

    workflow.dispute_released(newsroom.checker, story.pk, public_id, note="He did not.")
    workflow.discard(newsroom.desk, story.pk, reason="It was nothing.")

    assert states(fresh(story))[1] == "disputed"


def test_evidence_that_changes_under_live_words_is_asked_about_whatever_is_in_hand(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.desk, live.pk, "update", note="Adds.")
    rewrite(newsroom.desk, live, "another crate", "one more crate")
    evidence = live.evidence.get()
    seen = {row.public_id for row in newest(live).quotations.filter(state="verified")}

    workflow.change_evidence(newsroom.desk, live.pk, evidence.pk, text="Nothing of the kind.")

    asked = live.follow_ups.open().filter(kind="dispute")
    assert {one.quotation.public_id for one in asked if one.quotation} == seen
    assert len(seen) == 2


def test_what_was_asked_in_one_hold_is_not_signed_in_the_next(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.hold(newsroom.duty, live.pk, reason="A call.")
    workflow.ask_lift(newsroom.duty, live.pk, outcome="The first call was wrong.")
    correct(newsroom, live, "forty winters", "fifty winters")
    workflow.release(newsroom.duty, live.pk)
    workflow.hold(newsroom.duty, live.pk, reason="Another call.")

    assert codes_of(workflow.lift, newsroom.desk3, live.pk) == ["not_asked"]
    assert audit(fresh(live)) == []


def test_a_discarded_change_leaves_nothing_of_itself_in_the_copy(
    live: Article, newsroom: Newsroom
) -> None:
    correct(newsroom, live, "forty winters", "fifty winters")
    workflow.release(newsroom.duty, live.pk)
    workflow.revise(newsroom.desk, live.pk, "update", note="Adds a word.", at_top=True)
    rewrite(newsroom.desk, live, "fifty winters", "sixty winters")

    workflow.discard(newsroom.desk, live.pk, reason="It was nothing.")

    assert covers_of(fresh(live)) == newest(live).covers


def test_a_strike_tells_readers_of_itself_alone(live: Article, newsroom: Newsroom) -> None:
    workflow.revise(
        newsroom.desk, live.pk, "correction", said="forty", right="fifty", at_top=True
    )
    one = nth(live, 1)
    body = live.body.replace(f'"{one.words}"', "worn")

    release = workflow.strike(
        newsroom.duty, live.pk, [one.quotation.public_id], {"body": body}, note="Not hers."
    )

    told = json.loads(release.covers)["change"]
    assert told == ["strike", "Not hers.", "", "", False, ""]


def test_a_change_of_mode_waits_for_what_goes_out_in_the_last_seconds(
    newsroom: Newsroom, admin: Editor
) -> None:
    workflow.set_mode(admin, "solo", reason="The others are away.")
    alone = make_editor("alone", *RoleName)
    story = newsroom.at(Stage.CHECKING, slug="alone", slugline="alone")
    rewrite(alone, story, "forty", "many")
    workflow.approve(alone, story.pk)
    hour = clock.now() + HOUR
    workflow.schedule(alone, story.pk, hour)

    with clock.set_to(hour - datetime.timedelta(seconds=3)):
        refused = codes_of(workflow.set_mode, admin, "strict", reason="They are back.")

    assert refused == ["going_out"]
    assert Release.objects.visible(hour).filter(article=story).count() == 1


def test_a_second_look_is_taken_where_one_is_owed(live: Article, newsroom: Newsroom) -> None:
    assert codes_of(workflow.second_look, newsroom.desk3, live.pk) == ["not_asked"]


def test_legal_lifts_its_hold_of_a_retracted_story_too(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.legal_hold(newsroom.legal, live.pk, reason="A letter.")
    workflow.ask_retract(newsroom.duty, live.pk, reason="It is untrue.")
    workflow.retract(newsroom.desk, live.pk)

    workflow.lift_legal_hold(newsroom.legal, live.pk)

    workflow.ask_reinstate(newsroom.duty, live.pk, note="It was true.")
    workflow.reinstate(newsroom.desk, live.pk)
    assert fresh(live).public_state == PublicState.LIVE
