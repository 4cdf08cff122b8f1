"""The doors to a change of what is out: begin, describe, give up, begin again, catch up, renew."""

from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article
from articles.vocabulary import ChangeKind, Stage
from people.models import Editor
from tests.desk.pages import address, now, post, signed_in, text
from tests.workflow.newsroom import Newsroom, fresh, log_of, nth, rewrite

pytestmark = pytest.mark.django_db

STEPS = ("revise", "describe_change", "discard", "start_again", "bring_up_to_date", "renew")
SAID, RIGHT = "She spoke of a crate.", "She spoke of a container."


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def press(editor: Editor, article: Article, step: str, **fields: Any) -> Any:
    """Press the button of a step's own page."""
    seen = {"seen_version": now(article).version_no}
    return signed_in(editor).post(address(step, article), seen | fields)


def look(editor: Editor, article: Article, page: str = "change") -> str:
    return text(signed_in(editor).get(address(page, article)))


def begun(room: Newsroom, kind: str = "correction") -> Article:
    """A live story with a change in hand that differs by one quoted word."""
    article = room.at(Stage.RELEASED)
    workflow.revise(room.desk, article.pk, kind)
    return rewrite(room.desk, fresh(article), "another crate", "another container")


def overtaken(room: Newsroom, article: Article) -> None:
    """Duty strikes a quotation of the live story; the change that was in hand is brought back."""
    struck = nth(article, 2).quotation.public_id
    live = article.versions.get(number=1).body
    spoken = live[live.index('<p>"We will') : live.index("<p>In its own")]
    body = live.replace(spoken, "<p>She asked for the steel to be looked at.</p>")
    workflow.strike(room.duty, article.pk, [struck], changes={"body": body}, note="In doubt.")
    workflow.revise(room.desk, article.pk, "update")
    workflow.bring_back(room.desk, article.pk, 2, seen_version=now(article).version_no)


def approved_before(room: Newsroom) -> Article:
    """Approved, then changed by one word that nobody quoted: a slight change."""
    article = room.at(Stage.APPROVED)
    return rewrite(room.desk, article, "forty winters", "many winters")


def test_a_live_story_is_changed_only_after_its_kind_is_chosen(room: Newsroom) -> None:
    article = room.at(Stage.RELEASED)

    page = look(room.desk, article)
    kinds = look(room.desk, article, "revise")
    answer = press(room.desk, article, "revise", kind="update", note="Adds a voice.")

    assert "Ctrl S" not in page
    for kind in ("refile", "update", "clarification", "correction", "editors_note"):
        assert f'name="kind" value="{kind}"' in kinds
    assert answer.status_code == 302
    assert now(article).stage == Stage.DRAFT
    assert now(article).stands == "Live · update in draft"
    assert now(article).change_note == "Adds a voice."


def test_without_a_kind_nothing_begins_and_the_note_is_kept(room: Newsroom) -> None:
    article = room.at(Stage.RELEASED)

    answer = press(room.desk, article, "revise", note="Adds a voice.")

    assert answer.status_code == 409
    assert "Choose the kind of change" in text(answer)
    assert "Adds a voice." in text(answer)
    assert now(article).stage == Stage.RELEASED


def test_a_kind_that_does_not_exist_is_said_and_begins_nothing(room: Newsroom) -> None:
    article = room.at(Stage.RELEASED)

    answer = press(room.desk, article, "revise", kind="hold")

    assert "Select a valid choice" in text(answer)
    assert now(article).stage == Stage.RELEASED


def test_pressed_twice_one_change_begins(room: Newsroom) -> None:
    article = room.at(Stage.RELEASED)

    first = press(room.desk, article, "revise", kind="update")
    second = press(room.desk, article, "revise", kind="correction")

    assert (first.status_code, second.status_code) == (302, 409)
    assert now(article).change_kind == ChangeKind.UPDATE
    assert log_of(article).count("revise") == 1


def test_the_page_of_a_correction_shows_both_texts_and_what_it_costs(room: Newsroom) -> None:
    article = begun(room)

    page = look(room.desk, article, "describe_change")

    assert "</span>crate</del>" in page
    assert "</span>container</ins>" in page
    assert "Quotation 2" in page
    assert "Desk changed these words in v2." in page
    assert "Readers see release 1" in page
    assert "Not open: A quotation, its speaker or its source is another one." in page


def test_a_correction_is_tied_to_what_was_said_what_is_right_and_the_quotation(
    room: Newsroom,
) -> None:
    article = begun(room)
    key = nth(article, 2).quotation.pk

    answer = press(
        room.desk, article, "describe_change",
        kind="correction", said=SAID, right=RIGHT, quotation=key, at_top="top",
    )  # fmt: skip

    kept = now(article)
    assert answer.status_code == 302
    assert (kept.change_said, kept.change_right) == (SAID, RIGHT)
    assert kept.change_quotation_id == key
    assert kept.change_at_top
    assert SAID in look(room.desk, article, "describe_change")


def test_what_was_typed_for_another_kind_is_not_told_to_readers(room: Newsroom) -> None:
    article = begun(room)

    press(
        room.desk, article, "describe_change",
        kind="update", note="Adds a voice.", said=SAID, right=RIGHT,
    )  # fmt: skip

    kept = now(article)
    assert kept.change_kind == ChangeKind.UPDATE
    assert (kept.change_note, kept.change_said, kept.change_right) == ("Adds a voice.", "", "")


def test_a_quotation_of_another_story_cannot_be_chosen(room: Newsroom) -> None:
    article = begun(room)
    other = room.at(Stage.DRAFT, slugline="other", headline="Another story")

    answer = press(
        room.desk, article, "describe_change",
        kind="correction", quotation=nth(other, 1).quotation.pk,
    )  # fmt: skip

    assert answer.status_code == 200
    assert "is not one of the available choices" in text(answer)
    assert now(article).change_quotation_id is None


def test_a_note_that_is_too_long_is_refused_and_kept(room: Newsroom) -> None:
    article = begun(room)

    answer = press(room.desk, article, "describe_change", kind="update", note="Long. " * 400)

    assert "at most 2000 characters" in text(answer)
    assert "Long. Long. Long." in text(answer)
    assert now(article).change_note == ""


def test_the_bar_of_a_change_names_what_readers_must_be_told(room: Newsroom) -> None:
    page = look(room.desk, begun(room))

    assert "Live · correction in draft" in page
    assert "Write what we said and what is right; readers are told both." in page
    assert "Kind and note…" in page
    assert "What differs from release 1" in page


def test_a_change_is_discarded_with_a_reason_after_its_words_were_shown(
    room: Newsroom,
) -> None:
    article = begun(room)

    shown = look(room.desk, article, "discard")
    without = press(room.desk, article, "discard")
    answer = press(room.desk, article, "discard", reason="It was right after all.")
    again = press(room.desk, article, "discard", reason="It was right after all.")

    assert "</span>container</ins>" in shown
    assert (without.status_code, answer.status_code, again.status_code) == (409, 302, 409)
    assert "another crate" in now(article).body
    assert now(article).stage == Stage.RELEASED
    assert log_of(article).count("discard") == 1


def test_a_change_is_begun_again_from_the_live_words(room: Newsroom) -> None:
    article = begun(room, "update")

    answer = press(
        room.duty, article, "start_again", kind="correction", reason="This cannot wait."
    )

    now_ = now(article)
    assert answer.status_code == 302
    assert "another crate" in now_.body
    assert (now_.stage, now_.change_kind) == (Stage.DRAFT, ChangeKind.CORRECTION)
    assert now_.versions.filter(body__contains="another container").exists()


def test_a_change_that_fell_behind_is_brought_up_to_date_after_the_difference(
    room: Newsroom,
) -> None:
    article = begun(room, "update")
    overtaken(room, article)
    release = now(article).newest(clock.now())

    bar = look(room.desk, article)
    page = look(room.desk, article, "bring_up_to_date")
    answer = press(room.desk, article, "bring_up_to_date")

    assert "Bring up to date…" in bar
    assert "I have seen the difference" in page
    assert answer.status_code == 302
    assert now(article).based_on_release == release
    assert "Bring up to date" not in look(room.desk, article)


def test_a_slight_change_is_renewed_in_one_press_with_the_difference_in_view(
    room: Newsroom,
) -> None:
    article = approved_before(room)

    page = look(room.checker, article, "renew")
    answer = press(room.checker, article, "renew")
    again = press(room.checker, article, "renew")

    assert "Approved by Desk2, v1" in page
    assert "</span>forty</del>" in page
    assert "</span>many</ins>" in page
    assert (answer.status_code, again.status_code) == (302, 409)
    assert now(article).stage == Stage.APPROVED


def test_who_wrote_the_change_does_not_renew_it(room: Newsroom) -> None:
    article = approved_before(room)

    page = look(room.desk, article, "renew")
    answer = press(room.desk, article, "renew")

    assert "someone else renews it" in page
    assert answer.status_code == 409
    assert now(article).stage == Stage.DESK


def test_words_that_were_not_seen_are_not_renewed(room: Newsroom) -> None:
    article = approved_before(room)

    answer = press(room.checker, article, "renew", seen_version=1)

    assert answer.status_code == 409
    assert now(article).stage == Stage.DESK


@pytest.mark.parametrize("step", STEPS)
def test_opening_the_page_of_a_change_changes_nothing(room: Newsroom, step: str) -> None:
    article = begun(room)
    before = article.desk_log.count()

    answer = signed_in(room.desk).get(address(step, article) + "?kind=update&reason=x")

    assert answer.status_code == 200
    assert now(article).desk_log.count() == before
    assert now(article).version_no == article.version_no


@pytest.mark.parametrize("step", STEPS)
def test_a_stranger_neither_opens_nor_presses(room: Newsroom, step: str) -> None:
    article = room.at(Stage.RELEASED) if step == "revise" else begun(room)
    outsider = room.legal
    before = article.desk_log.count()

    opened = signed_in(outsider).get(address(step, article)).status_code
    pressed = press(outsider, article, step, kind="update", reason="Mine.").status_code

    assert (opened, pressed) == (403, 403)
    assert now(article).desk_log.count() == before


@pytest.mark.parametrize("step", ["describe_change", "discard", "start_again"])
def test_on_a_story_that_never_ran_there_is_nothing_to_change(
    room: Newsroom, step: str
) -> None:
    article = room.at(Stage.DRAFT)

    page = look(room.desk, article, step)
    answer = press(room.desk, article, step, kind="update", reason="So.")

    assert "not out yet" in page
    assert answer.status_code == 409


def test_a_correction_goes_out_through_the_desk(room: Newsroom) -> None:
    article = begun(room)
    press(room.desk, article, "describe_change", kind="correction", said=SAID, right=RIGHT)
    evidence = article.evidence.get()
    workflow.change_evidence(
        room.desk, article.pk, evidence.pk, text=evidence.text.replace("crate", "container")
    )
    for editor, step in ((room.desk, "submit"), (room.desk, "send_to_check")):
        assert post(editor, article, _step=step).status_code == 302
    room.check_all(now(article))
    assert post(room.desk2, article, _step="approve").status_code == 302

    answer = post(room.duty, article, _step="release")

    out = signed_in(room.duty).get(now(article).public_path)
    assert answer.status_code == 302
    assert "another container" in text(out)
    assert RIGHT.rsplit(maxsplit=1)[-1] in text(out)
    assert "Correction" in text(out)
