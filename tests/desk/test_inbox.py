"""The inbox on the index: who asked, by when, what was said, whose it is, and the press that answers."""

import datetime
import re
from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import clock, workflow
from articles.admin.inbox import Item, inbox
from articles.models import Article, FollowUp, standings
from articles.vocabulary import RoleName, Stage
from people.models import Editor
from tests.desk.doubt import door, live
from tests.desk.pages import address, signed_in, text
from tests.factories import Desk, make_editor

pytestmark = pytest.mark.django_db

SAID = "The tape has “not to trust”."


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def story(desk: Desk) -> Article:
    return live(desk)


def disputed(desk: Desk, article: Article, number: int = 1) -> int:
    key = standings(article)[number - 1].quotation.pk
    workflow.dispute(desk.checker, article.pk, key, note=SAID)
    return key


def items(editor: Editor) -> Sequence[Item]:
    return inbox(editor, clock.now())


def only(editor: Editor) -> Item:
    found = items(editor)
    assert len(found) == 1, [item.what for item in found]
    return found[0]


def ways(editor: Editor) -> dict[str, str]:
    return {way.label: way.address for way in only(editor).ways}


def index(editor: Editor) -> str:
    return text(signed_in(editor).get(reverse("admin:index")))


def test_a_dispute_says_who_asked_what_was_said_and_by_when(desk: Desk, story: Article) -> None:
    disputed(desk, story)

    page = index(desk.duty)

    assert "Quotation 1 is in doubt" in page
    assert "too tired to trust" in page
    assert SAID in page
    assert f"{desk.checker} asked" in page
    assert "Yours to answer" in page


def test_a_dispute_offers_an_answer_a_correction_a_strike_and_a_hold(
    desk: Desk, story: Article
) -> None:
    key = disputed(desk, story)

    offered = ways(desk.duty)

    assert list(offered) == ["Answer…", "Correct…", "Strike…", "Hold…"]
    assert offered["Answer…"] == door("answer", story, key)
    assert offered["Hold…"] == door("hold", story)
    client = signed_in(desk.duty)
    assert {client.get(path).status_code for path in offered.values()} == {200}


def test_it_is_shown_to_others_as_waiting_for_duty(desk: Desk, story: Article) -> None:
    disputed(desk, story)

    for editor in (desk.reporter, desk.checker, desk.desk):
        assert not only(editor).is_yours
        assert only(editor).whom == "Duty"
        assert only(editor).ways == []
        assert "For Duty" in index(editor)


def test_an_overdue_answer_says_so_in_words(desk: Desk, story: Article) -> None:
    disputed(desk, story)

    with clock.set_to(clock.now() + datetime.timedelta(hours=2, minutes=11)):
        page = index(desk.duty)

    assert "Overdue" in page
    assert "11 min over" in page
    assert "has been owed your answer for 11 min" in page


def test_own_asks_wait_for_others_and_can_be_withdrawn(desk: Desk, story: Article) -> None:
    workflow.hold(desk.duty, story.pk, reason="In doubt.")
    workflow.ask_lift(desk.duty, story.pk, outcome="It stands.")

    own = next(item for item in items(desk.duty) if item.asked.step == "lift")
    other = next(item for item in items(desk.desk2) if item.asked.step == "lift")

    assert (own.is_yours, own.waits) == (False, "You asked for it, so someone else signs")
    assert [(way.label, way.address) for way in own.ways] == [
        ("Withdraw…", door("lift", story))
    ]
    assert other.is_yours
    assert other.said == "It stands."
    assert [(way.label, way.address) for way in other.ways] == [
        ("Read and sign…", door("lift", story))
    ]


@pytest.mark.parametrize(("asker", "whom"), [("duty", "Legal"), ("legal", "Duty")])
def test_a_removal_is_for_the_other_of_duty_and_legal(
    asker: str, whom: str, desk: Desk, story: Article
) -> None:
    workflow.ask_remove(getattr(desk, asker), story.pk, ground="A court order.")

    found = {
        role: next(item for item in items(getattr(desk, role)) if item.asked.step == "remove")
        for role in ("duty", "legal", "desk")
    }

    assert {item.whom for item in found.values()} == {whom}
    assert {role for role, item in found.items() if item.is_yours} == {whom.lower()}


def test_a_held_story_asks_duty_what_came_of_it(desk: Desk, story: Article) -> None:
    workflow.hold(desk.duty, story.pk, reason="The minister denies it.")

    item = only(desk.duty)

    assert item.what == "Held: readers wait for what came of it"
    assert item.said == "The minister denies it."
    assert [way.label for way in item.ways] == ["Ask to lift…", "Correct…", "Retract…"]


def test_a_hold_for_which_a_signature_is_asked_waits_for_that(
    desk: Desk, story: Article
) -> None:
    workflow.ask_retract(desk.duty, story.pk, reason="Made up.")
    other = make_editor("duty2", RoleName.DUTY)

    found = {item.asked.kind: (item.is_yours, item.waits) for item in items(other)}

    assert found["second_signature"] == (True, "")
    assert found["hold_outcome"] == (False, "Waits for the signature that is asked for")


def test_what_went_out_in_a_hurry_is_for_a_checker_and_for_whoever_wrote_none_of_it(
    desk: Desk,
) -> None:
    article = desk.bring_to(Stage.CHECKING)
    both = make_editor("both", RoleName.DESK, RoleName.DUTY)
    workflow.emergency(desk.duty, article.pk, reason="The quay is on fire.")

    late, look = (
        [item for item in items(editor) if item.is_yours] for editor in (desk.checker, both)
    )

    assert [item.ways[0].address for item in late] == [address("check_first", article)]
    assert [item.what for item in look] == ["Out before a second editor read it"]
    assert "The quay is on fire." in look[0].said


def test_evidence_that_changed_says_what_was_done_where_nothing_was_said(
    desk: Desk, story: Article
) -> None:
    evidence = story.evidence.get()

    workflow.change_evidence(desk.desk, story.pk, evidence.pk, text="Nothing of the kind.")

    assert "changed evidence" in items(desk.duty)[0].said


def test_solo_whoever_asked_signs_but_never_for_both_of_duty_and_legal(
    desk: Desk, story: Article
) -> None:
    alone = make_editor("alone", RoleName.DUTY, RoleName.LEGAL, RoleName.DESK)
    workflow.set_mode(make_editor("admin", RoleName.ADMIN), "solo", reason="One is left.")
    other = live(desk, slug="other", slugline="other")
    workflow.ask_retract(alone, story.pk, reason="Made up.")
    workflow.ask_remove(alone, other.pk, ground="A court order.")

    asked = {item.asked.step: item.is_yours for item in items(alone) if item.asked.step}

    assert asked == {"retract": True, "remove": False}


def test_what_is_answered_is_gone(desk: Desk, story: Article) -> None:
    key = disputed(desk, story)

    answer = signed_in(desk.duty).post(
        door("answer", story, key), {"_press": "answer", "said": "The tape was cut."}
    )

    assert answer.status_code == 302
    assert items(desk.duty) == []
    assert "Owed an answer" not in index(desk.duty)


def test_many_things_owed_cost_as_many_queries_as_few(desk: Desk, story: Article) -> None:
    disputed(desk, story)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert items(desk.duty)
        return len(seen)

    queries()  # Roles are asked for once a request.
    few = queries()
    for number in range(6):
        other = live(desk, slug=f"other-{number}", slugline=f"other-{number}")
        workflow.hold(desk.duty, other.pk, reason="In doubt.")
    many = queries()

    assert FollowUp.objects.open().count() == 7
    assert many == few


def test_the_way_to_a_correction_has_its_kind_and_quotation_chosen(
    desk: Desk, story: Article
) -> None:
    key = disputed(desk, story, 2)

    page = text(signed_in(desk.duty).get(ways(desk.duty)["Correct…"]))

    assert re.search(r'<input [^>]*value="correction"[^>]* checked', page)
    assert f'<option value="{key}" selected' in page


@pytest.mark.parametrize("asked", ["kind=nothing&q=%00", "kind=correction&q=<b>", "q=x&kind="])
def test_a_way_to_a_change_that_names_nothing_known_chooses_nothing(
    asked: str, desk: Desk, story: Article
) -> None:
    page = signed_in(desk.duty).get(f"{address('revise', story)}?{asked}")

    assert page.status_code == 200
    assert '" selected>None of them' in text(page)


def test_a_change_that_begins_repeats_no_note_of_the_last_one(
    desk: Desk, story: Article
) -> None:
    workflow.revise(desk.desk, story.pk, "editors_note", note="We looked at it again.")
    workflow.submit(desk.desk, story.pk)
    workflow.approve(desk.desk2, story.pk)
    workflow.release(desk.duty, story.pk)

    page = text(signed_in(desk.duty).get(f"{address('revise', story)}?kind=correction"))

    assert "We looked at it again." not in page.split('id="change"')[1]


def test_whoever_wrote_the_note_of_an_emergency_is_told_that_another_looks(
    desk: Desk, story: Article
) -> None:
    workflow.revise(desk.duty, story.pk, "editors_note", note="We looked at it again.")
    workflow.emergency(desk.duty, story.pk, reason="Nobody is here.")

    look = next(item for item in items(desk.duty) if item.asked.kind == "second_look")

    assert look.waits == "You wrote in it, so someone else looks"
    assert not look.is_yours
