"""The rules of time, change and doubt, each taken out once: the scenario that guards it has to fail."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from articles import clock, workflow
from articles.models import Article, Release
from articles.vocabulary import Stage
from articles.workflow import (
    acting,
    change_gates,
    follow_ups,
    four_eyes,
    gates,
    live_words,
    releasing,
    step_gates,
    uphold,
)
from articles.workflow.act import Act
from articles.workflow.actions import out
from tests.workflow import test_four_eyes as eyes
from tests.workflow import test_where_rules_meet as meeting
from tests.workflow.newsroom import Newsroom, codes_of, fresh, log_of, nth, rewrite, undone
from tests.workflow.test_mutants import nothing, without
from tests.workflow.walk.crash import Crash, crashing
from tests.workflow.walk.memory import rows_of

Stories = dict[Stage, Article]
Patch = pytest.MonkeyPatch
Breaks = Callable[[Patch], None]
Scenario = Callable[[Newsroom, Stories], None]
HOUR, SECOND = datetime.timedelta(hours=1), datetime.timedelta(seconds=1)
MISSED = (AssertionError, DatabaseError, workflow.Refused, pytest.fail.Exception)


@contextmanager
def scheduled(room: Newsroom, stories: Stories) -> Iterator[tuple[Article, Any]]:
    """A first release in an hour, and a clock that stands an hour before it."""
    story = stories[Stage.APPROVED]
    standing = [clock.now()]
    with clock.set_to(lambda: standing[0]):
        workflow.schedule(room.duty, story.pk, standing[0] + HOUR)

        def on(step: datetime.timedelta) -> None:
            standing[0] += step

        yield fresh(story), on


def seen(story: Article) -> bool:
    return bool(Release.objects.visible(clock.now()).filter(article=story).exists())


def an_edit_ends_a_schedule(room: Newsroom, stories: Stories) -> None:
    with scheduled(room, stories) as (story, on):
        rewrite(room.desk, story, "forty winters", "fifty winters")
        on(HOUR)

        assert not seen(story)


def a_legal_hold_ends_a_schedule(room: Newsroom, stories: Stories) -> None:
    with scheduled(room, stories) as (story, on):
        workflow.legal_hold(room.legal, story.pk, reason="A letter.")
        on(HOUR)

        assert not seen(story)


def a_waiver_ends_a_schedule(room: Newsroom, stories: Stories) -> None:
    with scheduled(room, stories) as (story, on):
        workflow.waive(room.duty, story.pk, nth(story, 1).quotation.pk, reason="No tape.")
        on(HOUR)

        assert not seen(story)


def a_hold_ends_what_is_to_come(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.RELEASED]
    meeting.correct(room, story, "forty winters", "fifty winters")
    workflow.schedule(room.duty, story.pk, clock.now() + HOUR)

    workflow.hold(room.duty, story.pk, reason="A call.")

    assert story.to_come(clock.now()) is None


def nothing_is_written_in_the_last_seconds(room: Newsroom, stories: Stories) -> None:
    with scheduled(room, stories) as (story, on):
        on(HOUR - 3 * SECOND)

        assert codes_of(workflow.unschedule, room.duty, story.pk) == ["going_out"]


def what_goes_out_meanwhile_is_not_called_off(room: Newsroom, stories: Stories) -> None:
    with scheduled(room, stories) as (story, _):
        begun = clock.now() + HOUR - 6 * SECOND
        readings = iter([begun])
        with clock.set_to(lambda: next(readings, begun + 7 * SECOND)):
            refused = codes_of(workflow.unschedule, room.duty, story.pk)

    assert refused == ["went_out"]


def the_clock_is_written_down(room: Newsroom, stories: Stories) -> None:
    with scheduled(room, stories) as (story, on):
        on(HOUR + SECOND)
        workflow.hold(room.duty, story.pk, reason="A call.")

        assert log_of(story)[-2:] == ["clock", "hold"]


def a_signature_takes_another_person(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.RELEASED]
    workflow.ask_retract(room.duty, story.pk, reason="It is untrue.")

    assert codes_of(workflow.retract, room.duty, story.pk) == ["own_ask"]


def a_renewal_is_of_a_slight_change(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    rewrite(room.duty, story, "on Tuesday", "late on a cold and very wet Tuesday night")

    assert "not_slight" in codes_of(workflow.renew, room.reporter, story.pk)


def a_renewal_is_not_by_its_author(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    rewrite(room.duty, story, "forty winters", "many winters")

    assert codes_of(workflow.renew, room.duty, story.pk) == ["own_words"]


def words_of_an_older_release_wait(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.RELEASED]
    first = story.version_no
    meeting.correct(room, story, "forty winters", "fifty winters")
    workflow.release(room.duty, story.pk)
    workflow.revise(room.desk, story.pk, "update", note="Two.")
    workflow.bring_back(room.desk, story.pk, first, seen_version=fresh(story).version_no)
    workflow.submit(room.desk, story.pk)

    assert codes_of(workflow.approve, room.desk2, story.pk) == ["behind"]


def live_quotations_keep_their_names(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.RELEASED]
    names = {nth(story, number).quotation.public_id for number in (1, 2, 3, 4)}
    workflow.revise(room.desk, story.pk, "update", note="Adds.")
    rewrite(room.desk, story, '"too tired to trust"', '"We will see"')
    workflow.confirm_speaker(room.desk, story.pk, nth(story, 1).quotation.pk, words="a guard")

    workflow.discard(room.desk, story.pk, reason="No need.")

    now = fresh(story)
    assert {nth(now, number).quotation.public_id for number in (1, 2, 3, 4)} == names
    assert nth(now, 1).state == "verified"
    assert not nth(now, 1).quotation.speaker_words


def a_notice_holds_no_word(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.RELEASED]

    notice = workflow.hold(room.duty, story.pk, reason="A call.")

    assert not any([notice.headline, notice.standfirst, notice.body_html, notice.byline])


def whoever_discards_has_written_nothing(room: Newsroom, stories: Stories) -> None:
    story = room.write()
    room.confirm_all(story)
    workflow.emergency(room.duty, story.pk, reason="A fire.")
    workflow.revise(room.desk, story.pk, "update", note="Adds.")
    rewrite(room.desk, story, "forty winters", "fifty winters")

    workflow.discard(room.desk3, story.pk, reason="No need.")

    assert room.desk3.pk not in workflow.contributors(fresh(story))


def an_emergency_names_what_nobody_checked(room: Newsroom, stories: Stories) -> None:
    story = room.write()
    room.confirm_all(story)

    release = workflow.emergency(room.duty, story.pk, reason="A fire.")

    named = {name for mark in release.marks for name in mark["quotations"]}
    assert named == {row.public_id for row in release.quotations.all()}


def half_a_release_is_no_release(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    before = rows_of(story.pk)

    with undone(), CaptureQueriesContext(connection) as statements:
        workflow.release(room.duty, story.pk)
    for share in (0.6, 0.75, 0.9):
        with pytest.raises(Crash), crashing(int(len(statements) * share)):
            workflow.release(room.duty, story.pk)

    assert rows_of(story.pk) == before


@contextmanager
def unlocked(article_id: int) -> Iterator[Article]:
    yield Article.objects.get(pk=article_id)


def last_approval(approvals: Any) -> Any:
    last = approvals.last()
    return last.version if last else None


def wordy_notice(patch: Patch) -> None:
    real = releasing._blank

    def blank(act: Act, *args: Any, **fields: Any) -> Release:
        newest = act.article.newest(act.at)
        headline = newest.headline if newest else ""
        return real(act, *args, **({"headline": headline} | fields))

    patch.setattr(releasing, "_blank", blank)


def told_anything(room: Newsroom, stories: Stories) -> None:
    meeting.test_whoever_words_any_part_of_what_readers_are_told_does_not_approve_it(
        {"said": "forty"}, stories[Stage.RELEASED], room
    )


def signed_later(room: Newsroom, stories: Stories) -> None:
    meeting.test_what_was_asked_in_one_hold_is_not_signed_in_the_next(
        stories[Stage.RELEASED], room
    )


def older_base(room: Newsroom, stories: Stories) -> None:
    meeting.test_an_older_base_brought_back_under_a_schedule_calls_it_off(
        stories[Stage.RELEASED], room
    )


MUTANTS: dict[str, tuple[Breaks, Scenario]] = {
    "T8": (without(acting, "uphold", lambda act: None), an_edit_ends_a_schedule),
    "calling off, the moment": (
        without(uphold, "moment", nothing),
        a_legal_hold_ends_a_schedule,
    ),
    "calling off, what is told": (
        without(uphold, "frozen_otherwise", nothing),
        a_waiver_ends_a_schedule,
    ),
    "calling off, the base": (without(uphold, "behind", nothing), older_base),
    "calling off, a hold": (
        without(Act, "call_off", lambda *args: None),
        a_hold_ends_what_is_to_come,
    ),
    "voided approvals": (
        without(Act, "void_approval", lambda act: None),
        eyes.test_undoing_the_sneaked_words_does_not_bring_the_approval_back,
    ),
    "five seconds": (
        without(acting, "going_out", nothing),
        nothing_is_written_in_the_last_seconds,
    ),
    "gone out meanwhile": (
        without(acting, "refuse_if_out", nothing),
        what_goes_out_meanwhile_is_not_called_off,
    ),
    "settling first": (
        without(acting, "settle", lambda *args: False),
        the_clock_is_written_down,
    ),
    "the second signature": (
        without(step_gates, "signable", nothing),
        a_signature_takes_another_person,
    ),
    "signatures overtaken": (without(follow_ups, "TO_BRING_BACK", ()), signed_later),
    "the limit of a renewal": (
        without(change_gates, "weighs", nothing),
        a_renewal_is_of_a_slight_change,
    ),
    "authors do not renew": (
        without(change_gates, "writers_since", lambda *args: {}),
        a_renewal_is_not_by_its_author,
    ),
    "the base of a change": (
        without(step_gates, "behind", nothing),
        words_of_an_older_release_wait,
    ),
    "live quotations keep their names": (
        without(live_words, "_as_recorded", lambda *args: None),
        live_quotations_keep_their_names,
    ),
    "notices without words": (wordy_notice, a_notice_holds_no_word),
    "the base of contributors": (
        without(four_eyes, "_base", last_approval),
        eyes.test_a_voided_approval_is_no_new_beginning,
    ),
    "words put back are nobody's": (
        without(four_eyes, "_differs", lambda version, before: True),
        whoever_discards_has_written_nothing,
    ),
    "marks of an emergency": (
        without(out, "unchecked_in", nothing),
        an_emergency_names_what_nobody_checked,
    ),
    "the author of a note": (
        without(gates, "own", nothing),
        told_anything,
    ),
    "the transaction": (without(acting, "locked", unlocked), half_a_release_is_no_release),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_the_scenario_holds_while_the_rule_stands(
    name: str, newsroom: Newsroom, stories: Stories
) -> None:
    _, scenario = MUTANTS[name]

    scenario(newsroom, stories)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_rule_that_is_taken_out_is_missed(
    name: str, newsroom: Newsroom, stories: Stories, monkeypatch: Patch
) -> None:
    breaks, scenario = MUTANTS[name]
    breaks(monkeypatch)

    with pytest.raises(MISSED):
        scenario(newsroom, stories)
