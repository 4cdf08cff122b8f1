"""What is out is doubted: hold, lift, retract, remove, reinstate, strike, evidence destroyed."""

from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article, FollowUp, Release
from articles.vocabulary import PublicState, RoleName, Stage
from articles.workflow.audit import audit
from people.models import Editor
from tests.factories import SAID, make_editor, make_person
from tests.workflow.newsroom import Newsroom, codes_of, fresh, nth, rewrite, sql, states

Stories = dict[Stage, Article]
PLAIN = '"We will not lift another crate until the steel has been looked at," she said.'


@pytest.fixture
def live(stories: Stories) -> Article:
    return stories[Stage.RELEASED]


@pytest.fixture
def held(live: Article, newsroom: Newsroom) -> Article:
    workflow.hold(newsroom.duty, live.pk, reason="A call from the port.")
    return fresh(live)


@pytest.fixture
def retracted(live: Article, newsroom: Newsroom) -> Article:
    workflow.ask_retract(newsroom.duty, live.pk, reason="It is untrue.")
    workflow.retract(newsroom.desk, live.pk)
    return fresh(live)


def visible(story: Article) -> Release:
    release: Release = Release.objects.visible(clock.now()).get(article=story)
    return release


def owed(story: Article) -> list[str]:
    return sorted(story.follow_ups.open().values_list("kind", flat=True))


def test_a_hold_is_at_once_and_holds_no_word(held: Article) -> None:
    notice = visible(held)

    assert (held.public_state, notice.kind) == (PublicState.HELD, "hold")
    assert not any([notice.headline, notice.body_html, notice.standfirst, notice.record])
    assert not (notice.bylines.exists() or notice.quotations.exists() or notice.topics.exists())
    assert owed(held) == ["hold_outcome"]
    assert audit(held) == []


def test_a_hold_is_lifted_by_a_second_person(held: Article, newsroom: Newsroom) -> None:
    workflow.ask_lift(newsroom.duty, held.pk, outcome="The port was wrong.")

    own = codes_of(workflow.lift, newsroom.duty, held.pk)
    release = workflow.lift(newsroom.desk, held.pk)

    assert own == ["own_ask"]
    assert (release.kind, release.change, visible(held)) == ("story", "lift", release)
    assert release.approval is not None
    assert release.approval.approver == newsroom.desk
    assert [note["note"] for note in release.notices] == ["", "The port was wrong."]
    assert owed(held) == []
    assert audit(fresh(held)) == []


def test_nothing_is_lifted_that_nobody_asked_for(held: Article, newsroom: Newsroom) -> None:
    assert codes_of(workflow.lift, newsroom.desk, held.pk) == ["not_asked"]


def test_whoever_stands_in_the_byline_does_not_sign_a_lift(
    held: Article, newsroom: Newsroom
) -> None:
    line = held.bylines.get()
    person = make_person(line.printed_as)
    sql("UPDATE articles_byline SET person_id = %s WHERE id = %s", person.pk, line.pk)
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", person.pk, newsroom.desk.pk)
    workflow.ask_lift(newsroom.duty, held.pk, outcome="It stands.")

    assert codes_of(workflow.lift, newsroom.desk, held.pk) == ["own_words"]


def test_a_lift_asks_the_gates_of_the_copy_now(held: Article, newsroom: Newsroom) -> None:
    workflow.dispute(newsroom.checker, held.pk, nth(held, 1).quotation.pk, note="Tyres.")
    workflow.ask_lift(newsroom.duty, held.pk, outcome="It stands.")

    assert codes_of(workflow.lift, newsroom.desk, held.pk) == ["disputed"]


def test_a_hold_is_not_lifted_over_an_open_change(held: Article, newsroom: Newsroom) -> None:
    workflow.revise(newsroom.desk, held.pk, "correction", said="a", right="b")

    assert codes_of(workflow.ask_lift, newsroom.duty, held.pk, outcome="x") == ["wrong_stage"]


@pytest.mark.parametrize(
    ("kind", "comes_back"),
    [
        ("refile", ""),
        ("update", ""),
        ("clarification", "it does"),
        ("correction", "it does"),
        ("editors_note", "it does"),
    ],
)
def test_a_held_story_comes_back_changed_only_by_some_kinds(
    kind: str,
    comes_back: str,
    held: Article,
    newsroom: Newsroom,
) -> None:
    workflow.revise(newsroom.desk, held.pk, kind, note="Note.", said="forty", right="fifty")
    rewrite(newsroom.desk, held, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, held.pk)

    if not comes_back:
        assert "held" in codes_of(workflow.approve, newsroom.desk2, held.pk)
        return
    workflow.approve(newsroom.desk2, held.pk)
    workflow.release(newsroom.duty, held.pk)

    assert fresh(held).public_state == PublicState.LIVE
    assert owed(held) == []


def test_asking_to_retract_holds_at_once(live: Article, newsroom: Newsroom) -> None:
    workflow.ask_retract(newsroom.duty, live.pk, reason="It is untrue.")

    assert fresh(live).public_state == PublicState.HELD
    assert owed(live) == ["hold_outcome", "second_signature"]


def test_a_retraction_says_why_and_ends_what_was_owed(retracted: Article) -> None:
    notice = visible(retracted)

    assert (retracted.public_state, notice.kind) == (PublicState.RETRACTED, "retraction")
    assert [note["note"] for note in notice.notices] == ["It is untrue."]
    assert owed(retracted) == []
    assert audit(retracted) == []


def test_a_notice_repeats_no_earlier_note_of_the_story(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.desk, live.pk, "correction", said="forty", right="fifty winters")
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, live.pk)
    workflow.approve(newsroom.desk2, live.pk)
    workflow.release(newsroom.duty, live.pk)

    workflow.ask_retract(newsroom.duty, live.pk, reason="Untrue.")
    workflow.retract(newsroom.desk, live.pk)

    assert "fifty" not in str(visible(live).as_record())


def test_one_signature_is_asked_for_at_a_time(live: Article, newsroom: Newsroom) -> None:
    workflow.ask_retract(newsroom.duty, live.pk, reason="Untrue.")

    again = codes_of(workflow.ask_remove, newsroom.legal, live.pk, ground="A court.")
    workflow.withdraw_ask(newsroom.duty, live.pk)
    workflow.ask_remove(newsroom.legal, live.pk, ground="A court.")

    assert again == ["asked_already"]
    assert fresh(live).public_state == PublicState.HELD


def test_a_substitute_must_be_a_story_readers_find(live: Article, newsroom: Newsroom) -> None:
    other = newsroom.at(Stage.RELEASED, slug="new", slugline="new")
    retract: Any = (workflow.ask_retract, newsroom.duty, live.pk)

    wrong = codes_of(*retract, reason="Untrue.", substitute="/nowhere/")
    workflow.ask_retract(newsroom.duty, live.pk, reason="Untrue.", substitute=other.public_path)
    workflow.retract(newsroom.desk, live.pk)

    assert wrong == ["substitute"]
    assert visible(live).notices[-1]["substitute"] == other.public_path


@pytest.mark.parametrize("asks", ["Duty", "Duty and Legal"])
def test_removal_takes_duty_and_legal_two_people(
    asks: str,
    live: Article,
    newsroom: Newsroom,
) -> None:
    asker = make_editor("asker", *[RoleName(name) for name in asks.split(" and ")])
    workflow.ask_remove(asker, live.pk, ground="A court.")

    own = codes_of(workflow.remove, asker, live.pk)
    second_duty = codes_of(workflow.remove, make_editor("duty2", RoleName.DUTY), live.pk)
    workflow.remove(newsroom.legal, live.pk)

    assert (own, second_duty) == (["other_role"], ["other_role"])
    assert fresh(live).public_state == PublicState.REMOVED
    assert "court" not in str(visible(live).as_record())


def test_a_retracted_story_comes_back_under_both_notices(
    retracted: Article, newsroom: Newsroom
) -> None:
    workflow.ask_reinstate(newsroom.duty, retracted.pk, note="It was true.")
    release = workflow.reinstate(newsroom.desk, retracted.pk)

    notes = [(note["kind"], note["note"]) for note in release.notices]
    assert notes[-2:] == [("retraction", "It is untrue."), ("reinstatement", "It was true.")]
    assert fresh(retracted).public_state == PublicState.LIVE
    assert audit(fresh(retracted)) == []


def test_a_retracted_story_is_checked_anew_before_it_comes_back(
    retracted: Article, newsroom: Newsroom
) -> None:
    row = retracted.evidence.get()
    workflow.change_evidence(newsroom.desk, retracted.pk, row.pk, text="Nothing.")
    workflow.ask_reinstate(newsroom.duty, retracted.pk, note="It was true.")
    unchecked = codes_of(workflow.reinstate, newsroom.desk, retracted.pk)
    workflow.change_evidence(newsroom.desk, retracted.pk, row.pk, text=SAID)

    newsroom.check_all(fresh(retracted))
    workflow.reinstate(newsroom.desk, retracted.pk)

    assert unchecked == ["stale", "stale"]
    assert fresh(retracted).public_state == PublicState.LIVE


@pytest.mark.parametrize("state", ["retracted", "removed"])
def test_the_words_of_what_was_taken_down_are_not_worked_on(
    state: str, live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.desk, live.pk, "update", note="Adds.")
    if state == "retracted":
        workflow.ask_retract(newsroom.duty, live.pk, reason="Untrue.")
        workflow.retract(newsroom.desk, live.pk)
    else:
        workflow.ask_remove(newsroom.duty, live.pk, ground="A court.")
        workflow.remove(newsroom.legal, live.pk)

    save = codes_of(rewrite, newsroom.desk, live, "forty", "fifty")
    submit = codes_of(workflow.submit, newsroom.desk, live.pk)

    assert (save, submit) == (["wrong_stage"], ["wrong_stage"])


class TestStrike:
    def strike(self, who: Editor, story: Article, body: str, number: int = 2) -> Release:
        name = nth(story, number).quotation.public_id
        return workflow.strike(who, story.pk, [name], {"body": body}, note="Taken out.")

    def test_it_takes_the_quotation_out_at_once_and_says_so(
        self, live: Article, newsroom: Newsroom
    ) -> None:
        body = live.body.replace(PLAIN, "She said that no crate would be lifted.")

        release = self.strike(newsroom.duty, live, body)

        assert visible(live) == release
        assert "another crate" not in release.body_html
        assert [mark["code"] for mark in release.marks] == ["struck", "waived"]
        assert release.approval is None
        assert owed(live) == ["second_look"]
        assert audit(fresh(live)) == []

    def test_it_changes_nothing_else(self, live: Article, newsroom: Newsroom) -> None:
        body = live.body.replace(PLAIN, "No.").replace("forty winters", "fifty winters")

        assert "elsewhere" in codes_of(self.strike, newsroom.duty, live, body)

    def test_it_takes_out_what_it_names(self, live: Article, newsroom: Newsroom) -> None:
        assert "still_there" in codes_of(self.strike, newsroom.duty, live, live.body)

    def test_it_puts_no_other_quotation_in(self, live: Article, newsroom: Newsroom) -> None:
        body = live.body.replace(PLAIN, 'She said "never" and left.')

        assert codes_of(self.strike, newsroom.duty, live, body)

    def test_a_change_in_hand_stays_as_a_version(
        self, live: Article, newsroom: Newsroom
    ) -> None:
        workflow.revise(newsroom.desk, live.pk, "update", note="Adds.")
        rewrite(newsroom.desk, live, "forty winters", "fifty winters")
        number = fresh(live).version_no

        self.strike(newsroom.duty, live, live.body.replace(PLAIN, "No crate, she said."))

        assert "fifty" in fresh(live).versions.get(number=number).body
        assert "forty" in fresh(live).body

    def test_a_second_editor_looks_at_it(self, live: Article, newsroom: Newsroom) -> None:
        self.strike(newsroom.duty, live, live.body.replace(PLAIN, "No crate, she said."))

        own = codes_of(workflow.second_look, newsroom.duty, live.pk)
        release = workflow.second_look(newsroom.desk2, live.pk)

        assert own == ["own_words", "own_note"]
        assert [mark["code"] for mark in release.marks] == ["waived"]
        assert owed(live) == []


class TestDisputesOfWhatReadersSee:
    def test_it_is_put_to_duty_once(self, live: Article, newsroom: Newsroom) -> None:
        key = nth(live, 1).quotation.pk
        for _ in range(2):
            workflow.dispute(newsroom.checker, live.pk, key, note="She said tyres.")

        assert owed(live) == ["dispute"]

    def test_of_words_that_the_change_in_hand_has_left_behind(
        self, live: Article, newsroom: Newsroom
    ) -> None:
        name = nth(live, 1).quotation.public_id
        workflow.revise(newsroom.desk, live.pk, "update", note="Adds.")
        rewrite(newsroom.desk, live, "too tired to trust", "too worn to use")

        workflow.dispute_released(newsroom.checker, live.pk, name, note="She said tyres.")

        assert owed(live) == ["dispute"]
        assert states(fresh(live))[0] == "stale"
        workflow.discard(newsroom.desk, live.pk, reason="Begin from the live words.")
        assert states(fresh(live))[0] == "disputed"

    def test_duty_answers_with_a_word(self, live: Article, newsroom: Newsroom) -> None:
        key = nth(live, 1).quotation.pk
        workflow.dispute(newsroom.checker, live.pk, key, note="She said tyres.")

        workflow.answer(newsroom.duty, live.pk, key, outcome="The tape has it as printed.")

        assert owed(live) == []
        again = codes_of(workflow.answer, newsroom.duty, live.pk, key, outcome="Again.")
        assert again == ["not_asked"]

    @pytest.mark.parametrize("how", ["changed", "withdrawn", "destroyed"])
    def test_a_check_that_falls_away_under_a_live_story_is_a_dispute(
        self, how: str, live: Article, newsroom: Newsroom
    ) -> None:
        row = live.evidence.get()
        if how == "changed":
            workflow.change_evidence(newsroom.desk, live.pk, row.pk, text="Nothing.")
        elif how == "withdrawn":
            workflow.withdraw(newsroom.checker, live.pk, nth(live, 1).quotation.pk)
        else:
            workflow.ask_destroy(newsroom.duty, live.pk, row.pk, reason="A court.")
            workflow.destroy(newsroom.legal, live.pk)

        assert set(owed(live)) == {"dispute"}


def test_evidence_is_destroyed_by_duty_and_legal_and_its_hash_stays(
    live: Article, newsroom: Newsroom
) -> None:
    row = live.evidence.get()
    workflow.ask_destroy(newsroom.legal, live.pk, row.pk, reason="A court.")

    own = codes_of(workflow.destroy, newsroom.legal, live.pk)
    workflow.destroy(newsroom.duty, live.pk)

    row.refresh_from_db()
    assert own == ["other_role"]
    assert (row.text, row.file.name) == ("", "")
    assert row.destroyed_at is not None
    assert states(fresh(live))[:2] == ["stale", "stale"]
    assert audit(fresh(live)) == []


def test_every_answer_bears_a_name_but_the_clocks(held: Article, newsroom: Newsroom) -> None:
    workflow.ask_lift(newsroom.duty, held.pk, outcome="It stands.")
    workflow.lift(newsroom.desk, held.pk)

    signature = FollowUp.objects.signatures().get(article=held)
    assert (signature.done_by, signature.outcome) == (newsroom.desk, "Signed.")
