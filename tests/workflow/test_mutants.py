"""A test that was never seen to fail proves nothing: each rule is taken out once, and is missed.

The scenarios are the tests of the other chapters; here one rule of the routine is patched away, and
the scenario that guards it has to fail.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from articles import policy, workflow
from articles.models import Article, Evidence, Standing, digest_of
from articles.quotes import Pairing, reconcile
from articles.vocabulary import RoleName, Stage
from articles.workflow import (
    act,
    acting,
    audit,
    factcheck,
    four_eyes,
    gates,
    reading,
    releasing,
    step_gates,
)
from articles.workflow.actions import drafting, out, quoting
from tests.factories import SAID
from tests.workflow import test_classes_and_consistency as consistency
from tests.workflow import test_four_eyes as eyes
from tests.workflow import test_gates as gated
from tests.workflow import test_words_and_checks as words
from tests.workflow.newsroom import Newsroom, codes_of, fresh, outcome_of, rewrite

Stories = dict[Stage, Article]
Patch = pytest.MonkeyPatch
Breaks = Callable[[Patch], None]
Scenario = Callable[[Newsroom, Stories], None]


def without(module: Any, name: str, instead: Any) -> Breaks:
    return lambda patch: patch.setattr(module, name, instead)


def nothing(*args: Any, **kwargs: Any) -> list[Any]:
    return []


def any_version(module: Any) -> Breaks:
    """The step no longer asks which version the form showed."""
    real = module.taking

    @contextmanager
    def taking(*args: Any, seen_version: int | None = None, **rest: Any) -> Iterator[Any]:
        with real(*args, **rest) as act:
            yield act

    return lambda patch: patch.setattr(module, "taking", taking)


def signed_for_words_alone(patch: Patch) -> None:
    for module in (gates, quoting):
        patch.setattr(module, "source_digest", lambda one: digest_of([one.fingerprint]))


def newest_check(one: Standing) -> Any:
    """Whatever was said last of the quotation, of whatever words and speaker."""
    return one.checks[-1] if one.checks else None


def check_of_any_speaker(one: Standing) -> Any:
    about = [check for check in one.checks if check.fingerprint == one.fingerprint]
    return about[-1] if about else None


def as_first_seen(evidence: Evidence) -> str:
    return digest_of({"sha256": evidence.sha256, "text": SAID})


def never_doubtful(*args: Any) -> list[Pairing]:
    return [
        Pairing(one.key, one.found, one.same_words, doubtful=False) for one in reconcile(*args)
    ]


def whoever_saved_last(article: Article, *rest: Any) -> dict[int, int]:
    version = article.current_version
    return {version.author_id: version.number} if version else {}


def a_stale_form_is_told(newsroom: Newsroom, stories: Stories) -> None:
    """Two editors open one version; the second to save is told, and nothing is lost."""
    story = stories[Stage.CHECKING]
    seen = story.version_no
    rewrite(newsroom.desk3, story, "forty winters", "fifty winters")

    late = outcome_of(
        workflow.save, newsroom.desk2, story.pk, {"headline": "Quay shut"}, seen_version=seen
    )

    assert late.codes == ["overtaken"]


def a_reason_is_asked_for(newsroom: Newsroom, stories: Stories) -> None:
    refused = codes_of(workflow.send_back, newsroom.desk, stories[Stage.DESK].pk, reason="")

    assert refused == ["no_reason"]


def a_step_is_taken_from_its_stage(newsroom: Newsroom, stories: Stories) -> None:
    refused = codes_of(workflow.submit, newsroom.reporter, stories[Stage.CHECKING].pk)

    assert refused == ["wrong_stage"]


def an_approval_ends_with_any_word(newsroom: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    workflow.approve(newsroom.desk2, story.pk)

    rewrite(newsroom.desk3, story, "forty winters", "fifty winters")

    assert fresh(story).stage == Stage.DESK


def superusers_may_nothing(newsroom: Newsroom, stories: Stories) -> None:
    eyes.test_a_superuser_in_no_group_may_do_nothing_whatever(Stage.CHECKING, newsroom, stories)


def gate(what: str) -> Scenario:
    return lambda newsroom, stories: (
        gated.test_it_stops_an_approval_and_is_the_only_thing_that_does(what, newsroom, stories)
    )


def asked_again(what: str) -> Scenario:
    return lambda newsroom, stories: gated.test_a_release_asks_again_whatever_the_stage_says(
        what, newsroom, stories
    )


def at_the_moment(code: str) -> Scenario:
    return lambda newsroom, stories: gated.test_it_stops_the_release_and_leaves_the_approval(
        code, newsroom, stories
    )


def changed_a_word(newsroom: Newsroom, stories: Stories) -> None:
    eyes.test_the_desk_editor_who_changed_a_word_cannot_approve(
        "body", "forty winters", "fifty winters", newsroom, stories
    )


def stale_verdict(newsroom: Newsroom, stories: Stories) -> None:
    words.test_a_verdict_on_words_that_changed_while_they_were_read_is_refused(
        "verify", "words", newsroom, stories
    )


def lapsed_sign_off(newsroom: Newsroom, stories: Stories) -> None:
    key = consistency.unnamed(stories[Stage.CHECKING]).quotation.pk
    workflow.sign_off(newsroom.duty, stories[Stage.CHECKING].pk, key)

    consistency.test_a_sign_off_of_an_unnamed_source_is_of_words_speaker_outlet_and_reason(
        "reason", newsroom, stories
    )


def cleared_words(newsroom: Newsroom, stories: Stories) -> None:
    gated.test_legals_clearance_lapses_with_what_was_cleared("body", newsroom, stories)


def the_same_words_of_two(newsroom: Newsroom, stories: Stories) -> None:
    words.test_the_same_words_with_nothing_around_them_lose_their_names_when_copy_moves(
        newsroom
    )


def undone_words(newsroom: Newsroom, stories: Stories) -> None:
    eyes.test_undoing_the_sneaked_words_does_not_bring_the_approval_back(newsroom, stories)


def on_their_own_log_line(newsroom: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]

    workflow.release(newsroom.duty, story.pk)

    assert audit.audit(fresh(story)) == []


def no_check_by_its_writer(newsroom: Newsroom, stories: Stories) -> None:
    eyes.test_whoever_wrote_the_quotation_does_not_check_it(newsroom, stories)


def curly_marks_end_nothing(newsroom: Newsroom, stories: Stories) -> None:
    words.test_curly_marks_end_neither_check_nor_approval(newsroom, stories)


MUTANTS: dict[str, tuple[Breaks, Scenario]] = {
    "permission": (
        without(policy, "may", lambda *args: RoleName.DUTY),
        superusers_may_nothing,
    ),
    "superusers have no role": (
        without(
            policy,
            "roles_of",
            lambda who: frozenset(RoleName) if who.is_superuser else frozenset(),
        ),
        superusers_may_nothing,
    ),
    "stage": (without(acting, "wrong_start", nothing), a_step_is_taken_from_its_stage),
    "reason": (without(acting, "unexplained", nothing), a_reason_is_asked_for),
    "version guard of a save": (any_version(drafting), a_stale_form_is_told),
    "version guard of a release": (
        any_version(out),
        eyes.test_words_sneaked_in_between_approval_and_release_do_not_go_out,
    ),
    "gate 1, complete": (without(gates, "complete", nothing), gate("no headline")),
    "gate 2, coverage": (without(gates, "coverage", nothing), gate("a lone mark")),
    "gate 2, on record": (
        without(gates, "coverage", nothing),
        gate("a span that was never read"),
    ),
    "gate 3, checks": (without(gates, "checked", nothing), gate("a dispute")),
    "gate 4, sources": (
        without(gates, "sources", nothing),
        gate("an unnamed source for another reason"),
    ),
    "gate 4, Legal": (without(gates, "sources", nothing), gate("Legal not heard")),
    "gate 5, at the release": (
        without(step_gates, "approved", nothing),
        asked_again("no check"),
    ),
    "gate 6, embargo": (without(step_gates, "moment", nothing), at_the_moment("embargo")),
    "gate 6, hold": (without(step_gates, "moment", nothing), at_the_moment("legal_hold")),
    "four eyes": (without(gates, "contributors", lambda *args: {}), changed_a_word),
    "four eyes, all who wrote": (
        without(gates, "contributors", whoever_saved_last),
        eyes.test_a_voided_approval_is_no_new_beginning,
    ),
    "four eyes, bylines": (
        without(four_eyes, "accounts_of", lambda roots: {}),
        eyes.test_nor_one_whose_person_stood_in_the_byline_before,
    ),
    "four eyes, at the release": (
        without(gates, "is_independent", lambda approval: True),
        eyes.test_an_approval_by_a_writer_stops_the_release_however_it_came_to_be,
    ),
    "the second person for a class": (
        without(gates, "needs_second", lambda one: False),
        gated.test_whoever_classed_words_near_a_speaker_does_not_approve,
    ),
    "a reason for a class": (
        without(quoting, "needs_second", lambda one: False),
        consistency.test_words_near_a_speaker_are_classed_only_with_a_reason,
    ),
    "fingerprint": (
        without(Standing, "check", property(newest_check)),
        words.test_one_changed_word_ends_that_one_check_and_the_approval_and_the_log_says_who,
    ),
    "speaker": (
        without(Standing, "check", property(check_of_any_speaker)),
        words.test_another_speaker_ends_the_check_and_the_first_one_brings_it_back,
    ),
    "evidence digest": (
        without(Evidence, "computed_digest", as_first_seen),
        words.test_changed_evidence_ends_the_checks_that_rest_on_it,
    ),
    "typography folded": (
        without(Standing, "fingerprint", property(lambda one: digest_of(one.words))),
        curly_marks_end_nothing,
    ),
    "checkers who join the byline": (
        without(Standing, "lapse", lambda one, check: ""),
        eyes.test_the_checks_of_somebody_who_joins_the_byline_no_longer_count,
    ),
    "writers do not check": (
        without(factcheck, "who_may_check", nothing),
        no_check_by_its_writer,
    ),
    "seal": (
        without(
            factcheck,
            "standing_of",
            lambda copy, key, seen="": next(o for o in copy.in_marks if o.quotation.pk == key),
        ),
        stale_verdict,
    ),
    "the approval ends by itself": (without(acting, "uphold", nothing), undone_words),
    "the speaker is asked about again": (
        without(reading.Reader, "_names_somebody_else", lambda *args: False),
        words.test_said_by_somebody_else_asks_about_the_speaker_again_and_keeps_words_and_check,
    ),
    "doubtful pairings": (
        without(reading, "reconcile", never_doubtful),
        the_same_words_of_two,
    ),
    "a class ends with its words": (
        without(reading, "UNCLASSED", {}),
        consistency.test_a_class_ends_when_its_words_change,
    ),
    "a sign-off is of its reason": (signed_for_words_alone, lapsed_sign_off),
    "a clearance is of the words": (
        without(gates.Copy, "digest", property(lambda copy: "the same")),
        cleared_words,
    ),
    "an approval is of the words": (
        without(gates.Copy, "digest", property(lambda copy: "the same")),
        an_approval_ends_with_any_word,
    ),
    "a release is under the log": (
        without(releasing, "digest_of", lambda record: "0" * 64),
        on_their_own_log_line,
    ),
    "an early lift of the embargo": (
        without(act.Act, "refuse", lambda act, reasons: None),
        gated.test_an_embargo_is_lifted_early_only_with_a_reason,
    ),
}


@pytest.mark.parametrize("rule", MUTANTS)
def test_the_scenario_holds_while_the_rule_stands(
    rule: str, newsroom: Newsroom, stories: Stories
) -> None:
    _, scenario = MUTANTS[rule]

    scenario(newsroom, stories)


@pytest.mark.parametrize("rule", MUTANTS)
def test_a_rule_that_is_taken_out_is_missed(
    rule: str, newsroom: Newsroom, stories: Stories, monkeypatch: Patch
) -> None:
    breaks, scenario = MUTANTS[rule]
    breaks(monkeypatch)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        scenario(newsroom, stories)
