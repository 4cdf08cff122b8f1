"""Each rule taken out once: the scenario written for it must break, or it watches nothing (HOUSE B9)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from articles import policy, workflow
from articles.models import Article, Evidence, SignOff, Standing
from articles.vocabulary import Method, PublicState, QuotationKind, RoleName, Stage
from articles.workflow import acting, desk_log, factcheck, gates, reading
from articles.workflow.actions import drafting
from articles.workflow.audit import audit
from articles.workflow.errors import Reason
from people.models import Editor
from tests.factories import make_editor, make_person
from tests.workflow.newsroom import (
    Newsroom,
    fresh,
    log_of,
    nth,
    outcome_of,
    rewrite,
    sql,
    undone,
)

Stories = dict[Stage, Article]
Scenario = Callable[[Newsroom, Stories], None]


def refused(act: Any, *args: Any, **kwargs: Any) -> list[str]:
    """The codes by which a press is refused, and none where it was done."""
    return outcome_of(act, *args, **kwargs).codes


def approved_by(room: Newsroom, story: Article) -> list[str]:
    return refused(workflow.approve, room.desk3, story.pk)


def a_span_nobody_read_is_not_approved(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    sql(
        "UPDATE articles_quotation SET removed_in_id = worded_in_id WHERE id = %s",
        nth(story, 1).quotation.pk,
    )

    assert approved_by(room, story) == ["uncovered"]


def a_speaker_nobody_confirmed_does_not_go_to_the_checkers(
    room: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.DESK]
    workflow.unclass(room.desk, story.pk, nth(story, 3).quotation.pk)

    assert refused(workflow.send_to_check, room.desk, story.pk) == ["unconfirmed"]


def a_quotation_without_a_check_is_not_approved(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    workflow.withdraw(room.checker, story.pk, nth(story, 1).quotation.pk)

    assert approved_by(room, story) == ["unchecked"]


def whoever_changed_a_word_does_not_approve(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    rewrite(room.desk3, story, "forty winters", "fifty winters")

    assert approved_by(room, story) == ["own_words"]


def whoever_classed_words_near_a_speaker_does_not_approve(
    room: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    workflow.class_span(
        room.desk3,
        story.pk,
        nth(story, 1).quotation.pk,
        kind=QuotationKind.SCARE,
        reason="Our words, not hers.",
    )

    assert approved_by(room, story) == ["own_class"]


def a_checker_who_worded_it_does_not_check(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    both = make_editor("both", RoleName.DESK, RoleName.CHECKER)
    rewrite(both, story, "too tired to trust", "tired to trust")

    assert "own_words" in refused(check, both, story)


def check(who: Editor, story: Article, number: int = 1) -> Any:
    evidence = story.evidence.get()
    return workflow.verify(
        who,
        story.pk,
        nth(story, number).quotation.pk,
        evidence_id=evidence.pk,
        method=Method.LISTENED,
    )


def changed_words_lose_their_check(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    rewrite(room.desk2, story, "too tired to trust", "too old to trust")

    assert approved_by(room, story) == ["stale"]


def another_speaker_loses_the_check(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    workflow.confirm_speaker(
        room.desk2, story.pk, nth(story, 1).quotation.pk, person=make_person("Bo Lind")
    )

    assert approved_by(room, story) == ["stale"]


def a_name_changed_around_the_marks_is_asked_about_again(
    room: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    rewrite(room.desk2, story, "Ada Finch said", "Bo Lind said")

    assert "unconfirmed" in approved_by(room, story)


def words_that_are_not_in_the_source_are_not_verified(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    rewrite(room.desk2, story, "too tired to trust", "sold to the circus")

    assert "not_found" in refused(check, room.checker, story)


def changed_evidence_ends_the_check_and_the_approval(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    workflow.change_evidence(
        room.desk, story.pk, story.evidence.get().pk, text="She said nothing of the kind."
    )

    assert "stale" in refused(workflow.release, room.duty, story.pk)


def words_changed_and_changed_back_are_approved_by_nobody(
    room: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    rewrite(room.desk3, story, "forty winters", "fifty winters")
    rewrite(room.desk3, story, "fifty winters", "forty winters")

    assert "not_approved" in refused(workflow.release, room.duty, story.pk)


def words_nobody_approved_do_not_go_out(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    sql(
        "UPDATE articles_article SET headline = %s WHERE id = %s",
        "North quay sold to the circus",
        story.pk,
    )

    assert "not_approved" in refused(workflow.release, room.duty, story.pk)


def an_approver_put_into_the_byline_stops_the_release(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    person = make_person("Dee Marsh")
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", person.pk, room.desk2.pk)
    sql("UPDATE articles_byline SET person_id = %s WHERE article_id = %s", person.pk, story.pk)

    assert "not_independent" in refused(workflow.release, room.duty, story.pk)


def a_form_drawn_before_another_save_is_held_up(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.DESK]
    first, second = {"headline": "The quay is shut"}, {"headline": "The quay is open"}
    workflow.save(room.desk, story.pk, first, seen_version=story.version_no)
    late = partial(workflow.save, room.desk2, story.pk, second)

    assert refused(late, seen_version=story.version_no) == ["overtaken"]


def nobody_releases_without_the_role(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    root = make_editor("root", is_superuser=True)

    for who in (root, room.reporter, room.checker, room.desk, room.legal):
        assert refused(workflow.release, who, story.pk) == ["not_yours"]


def a_step_pressed_twice_is_taken_once(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    workflow.approve(room.desk3, story.pk)

    assert refused(workflow.approve, room.duty, story.pk) == ["wrong_stage"]


def a_step_that_asks_why_is_told_why(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.DESK]

    assert refused(workflow.spike, room.desk, story.pk, reason=" ") == ["no_reason"]


POINTED = '<p>"We will not lift another crate until the steel has been looked at," Ada Finch said.</p>'


def words_within_a_fuller_quotation_lapse_with_it(room: Newsroom, stories: Stories) -> None:
    story = room.write(body=POINTED, slug="pointed-at")
    room.confirm_all(story)
    room.check_all(story)
    rewrite(room.desk, story, "</p>", '</p><p>"The steel," Ada Finch said.</p>')
    room.confirm_all(story)
    fuller, within = nth(story, 1).quotation.pk, nth(story, 2).quotation.pk
    workflow.verify(room.checker, story.pk, within, within_id=fuller)
    workflow.submit(room.reporter, story.pk)
    assert approved_by(room, story) == []

    rewrite(
        room.desk,
        story,
        "We will not lift another crate until the steel has been looked at,",
        "Thank you all for coming,",
    )
    check(room.checker, story, number=1)

    assert approved_by(room, story) == ["stale"]


def another_reason_for_an_unnamed_source_is_signed_anew(
    room: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    workflow.describe_source(
        room.desk,
        story.pk,
        nth(story, 4).quotation.pk,
        level="unnamed",
        reason="She asked us nicely.",
    )

    assert approved_by(room, story) == ["unsigned_source"]


def legal_clears_these_words_and_no_others(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    workflow.require_legal(room.desk, story.pk)
    workflow.clear_legal(room.legal, story.pk)
    rewrite(room.desk2, story, "forty winters", "fifty winters")

    assert approved_by(room, story) == ["not_cleared"]


def a_legal_hold_stops_the_release(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    workflow.legal_hold(room.legal, story.pk, reason="A letter came.")

    assert refused(workflow.release, room.duty, story.pk) == ["legal_hold"]


def each_press_leaves_its_line(room: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    before = log_of(story)
    workflow.release(room.duty, story.pk)

    assert log_of(story) == [*before, "release"]
    assert fresh(story).public_state == PublicState.LIVE
    assert audit(fresh(story)) == []


def nothing(*args: Any, **kwargs: Any) -> list[Reason]:
    """The mutant of a rule that gives reasons: it finds none."""
    return []


def of_these_words(one: Standing) -> Any:
    about = [check for check in one.checks if check.fingerprint == one.fingerprint]
    return about[-1] if about else None


def of_this_speaker(one: Standing) -> Any:
    about = [check for check in one.checks if check.speaker_key == one.quotation.speaker_key]
    return about[-1] if about else None


def approval_of_anything(copy: gates.Copy) -> Any:
    return copy.article.approvals.in_force().last()


def whatever_was_signed(one: Standing) -> str:
    signed = SignOff.objects.filter(quotation=one.quotation).last()
    return signed.digest if signed else ""


_LAPSE = Standing.lapse
_TAKING = acting.taking


def never_with_the_fuller(one: Standing, check: Any) -> str:
    return "" if check.within_id else _LAPSE(one, check)


@contextmanager
def taking_whatever_was_seen(*args: Any, **kwargs: Any) -> Iterator[acting.Act]:
    with _TAKING(*args, **kwargs | {"seen_version": None}) as act:
        yield act


def a_line_that_is_never_written(article: Article, **line: Any) -> None:
    """The mutant of the desk log."""


MUTANTS: dict[str, tuple[Scenario, object, str, object]] = {
    "coverage": (a_span_nobody_read_is_not_approved, gates, "coverage", nothing),
    "coverage before checking": (
        a_speaker_nobody_confirmed_does_not_go_to_the_checkers, gates, "coverage", nothing,
    ),
    "checks asked for": (
        a_quotation_without_a_check_is_not_approved, gates, "checked", nothing,
    ),
    "four-eyes": (
        whoever_changed_a_word_does_not_approve, gates, "contributors", lambda *_: {},
    ),
    "four-eyes over a class": (
        whoever_classed_words_near_a_speaker_does_not_approve,
        gates, "needs_second", lambda one: False,
    ),
    "who may check": (a_checker_who_worded_it_does_not_check, factcheck, "who_may_check", nothing),
    "fingerprint": (
        changed_words_lose_their_check, Standing, "check", property(of_this_speaker),
    ),
    "speaker under the check": (
        another_speaker_loses_the_check, Standing, "check", property(of_these_words),
    ),
    "speaker asked again": (
        a_name_changed_around_the_marks_is_asked_about_again,
        reading._Reader, "_names_somebody_else", lambda *_: False,
    ),
    "match": (
        words_that_are_not_in_the_source_are_not_verified,
        factcheck, "what_is_missing", nothing,
    ),
    "evidence digest": (
        changed_evidence_ends_the_check_and_the_approval,
        Evidence, "computed_digest", lambda one: one.digest,
    ),
    "uphold (T8)": (
        words_changed_and_changed_back_are_approved_by_nobody, acting, "uphold", nothing,
    ),
    "digest of the approval": (
        words_nobody_approved_do_not_go_out,
        gates.Copy, "approval", property(approval_of_anything),
    ),
    "four-eyes at the release": (
        an_approver_put_into_the_byline_stops_the_release, gates, "approved", nothing,
    ),
    "version guard": (
        a_form_drawn_before_another_save_is_held_up,
        drafting, "taking", taking_whatever_was_seen,
    ),
    "permission": (
        nobody_releases_without_the_role, policy, "may", lambda *_: RoleName.DUTY,
    ),
    "stage": (a_step_pressed_twice_is_taken_once, acting, "wrong_start", nothing),
    "reason": (a_step_that_asks_why_is_told_why, acting, "unexplained", nothing),
    "within lapsing": (
        words_within_a_fuller_quotation_lapse_with_it, Standing, "lapse", never_with_the_fuller,
    ),
    "unnamed source": (
        another_reason_for_an_unnamed_source_is_signed_anew, gates, "sources", nothing,
    ),
    "digest of a sign-off": (
        another_reason_for_an_unnamed_source_is_signed_anew,
        gates, "source_digest", whatever_was_signed,
    ),
    "Legal's clearance": (legal_clears_these_words_and_no_others, gates, "sources", nothing),
    "moment": (a_legal_hold_stops_the_release, gates, "moment", nothing),
    "desk log": (each_press_leaves_its_line, desk_log, "write", a_line_that_is_never_written),
}  # fmt: skip
"""For each rule: the scenario that watches it, where it stands, and what is put in its place."""


@pytest.mark.parametrize("rule", MUTANTS)
def test_the_scenario_holds_with_the_rule_and_breaks_without_it(
    rule: str, newsroom: Newsroom, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, owner, name, mutant = MUTANTS[rule]
    with undone():
        scenario(newsroom, stories)

    monkeypatch.setattr(owner, name, mutant)

    with undone(), pytest.raises(AssertionError):
        scenario(newsroom, stories)


def test_words_let_out_by_a_broken_gate_are_found_by_verify(
    newsroom: Newsroom, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second net under the first: the audit asks for four eyes by itself."""
    story = stories[Stage.CHECKING]
    rewrite(newsroom.desk3, story, "forty winters", "fifty winters")
    monkeypatch.setattr(gates, "contributors", lambda *_: {})
    workflow.approve(newsroom.desk3, story.pk)
    workflow.release(newsroom.duty, story.pk)

    found = audit(fresh(story))

    assert found == ["release 1: it was approved by one of its writers"]
