"""The doors to time: schedule, unschedule, release, emergency, second look, and pages true to the clock."""

import datetime
from typing import Any

import pytest
from django.test import override_settings
from django.urls import reverse

from articles import clock, workflow
from articles.models import Article, FollowUpKind
from articles.vocabulary import MarkCode, RoleName, Stage
from people.models import Editor
from tests.desk.pages import address, form_of, now, post, signed_in, text
from tests.factories import make_editor
from tests.workflow.newsroom import Newsroom, log_of, rewrite

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 12, 0, tzinfo=datetime.UTC)
SIX = NOON.replace(hour=18)


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def press(editor: Editor, article: Article, step: str, **fields: Any) -> Any:
    """Press the button of a step's own page."""
    seen = {"seen_version": now(article).version_no}
    return signed_in(editor).post(address(step, article), seen | fields)


def look(editor: Editor, article: Article, page: str = "change") -> str:
    return text(signed_in(editor).get(address(page, article)))


def at_six(editor: Editor, article: Article, **fields: Any) -> Any:
    return press(editor, article, "schedule", **{"day": "2026-11-24", "hour": "18:00"} | fields)


def test_a_story_is_scheduled_for_an_hour_of_the_newsroom(room: Newsroom) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)

        answer = at_six(room.duty, article)
        page = look(room.duty, article)

    release = now(article).to_come(NOON)
    assert answer.status_code == 302
    assert release is not None
    assert release.visible_from == SIX
    assert "Goes out" in page
    assert "today at 18:00 UTC" in page
    assert "in 6 h" in page
    assert 'datetime="2026-11-24T18:00:00+00:00" data-local' in page


@override_settings(TIME_ZONE="Europe/Brussels")
def test_the_hour_is_read_in_the_zone_of_the_newsroom(room: Newsroom) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)

        at_six(room.duty, article)

    release = now(article).to_come(NOON)
    assert release is not None
    assert release.visible_from == SIX - datetime.timedelta(hours=1)


@override_settings(TIME_ZONE="Europe/Brussels")
def test_an_hour_that_is_skipped_is_refused_and_one_that_comes_twice_is_asked_about(
    room: Newsroom,
) -> None:
    winter = datetime.datetime(2026, 10, 24, 12, tzinfo=datetime.UTC)
    with clock.set_to(winter):
        article = room.at(Stage.APPROVED)

        skipped = press(room.duty, article, "schedule", day="2027-03-28", hour="02:30")
        asked = press(room.duty, article, "schedule", day="2026-10-25", hour="02:30")
        press(room.duty, article, "schedule", day="2026-10-25", hour="02:30", which="second")

    release = now(article).to_come(winter)
    assert (skipped.status_code, asked.status_code) == (409, 409)
    assert "There is no 02:30 on 28 March" in text(skipped)
    assert 'name="which"' not in text(skipped)
    assert "02:30 comes twice" in text(asked)
    assert text(asked).count('name="which"') == 2
    assert release is not None
    assert release.visible_from == datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC)


@override_settings(TIME_ZONE="Europe/Brussels")
def test_an_embargo_until_an_hour_that_comes_twice_asks_which_and_keeps_the_typing(
    room: Newsroom,
) -> None:
    article = room.at(Stage.DESK)
    typed = {"embargo-until": "2026-10-25T02:30", "embargo-note": "The ministry"}

    asked = post(room.duty, article, _do="embargo", **typed)
    post(room.duty, article, _do="embargo", **typed, **{"embargo-which": "first"})

    assert "02:30 comes twice" in text(asked)
    assert 'name="embargo-which"' in text(asked)
    assert 'value="2026-10-25T02:30"' in text(asked)
    assert 'value="The ministry"' in text(asked)
    assert now(article).embargo_until == datetime.datetime(
        2026, 10, 25, 0, 30, tzinfo=datetime.UTC
    )


def test_a_schedule_is_refused_with_every_reason_and_keeps_what_was_typed(
    room: Newsroom,
) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)
        workflow.legal_hold(room.legal, article.pk, reason="A letter came.")
        workflow.set_embargo(room.duty, article.pk, SIX + datetime.timedelta(hours=1))

        answer = at_six(room.duty, article)

    page = text(answer)
    assert answer.status_code == 409
    assert "Not scheduled. Nothing was changed." in page
    assert "legal hold" in page.lower()
    assert 'value="18:00"' in page
    assert now(article).stage == Stage.APPROVED


def test_a_moment_in_the_past_is_refused(room: Newsroom) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)

        answer = at_six(room.duty, article, hour="11:00")

    assert answer.status_code == 409
    assert "still to come" in text(answer)


def test_what_is_no_hour_is_said_beside_the_field(room: Newsroom) -> None:
    article = room.at(Stage.APPROVED)

    answer = at_six(room.duty, article, hour="soon")

    assert "Enter a valid time" in text(answer)
    assert 'value="soon"' in text(answer)
    assert now(article).stage == Stage.APPROVED


def test_words_that_were_not_seen_are_not_scheduled(room: Newsroom) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)

        answer = at_six(room.duty, article, seen_version=7)

    assert answer.status_code == 409
    assert now(article).stage == Stage.APPROVED


@pytest.mark.parametrize("step", ["schedule", "emergency"])
def test_only_duty_opens_or_presses_the_steps_to_time(room: Newsroom, step: str) -> None:
    article = room.at(Stage.APPROVED if step == "schedule" else Stage.CHECKING)
    before = article.desk_log.count()

    for editor in (room.reporter, room.checker, room.desk, room.legal):
        opened = signed_in(editor).get(address(step, article)).status_code
        pressed = press(
            editor, article, step, day="2030-01-01", hour="12:00", reason="Now."
        ).status_code
        assert (opened, pressed) == (403, 403), editor
    assert now(article).desk_log.count() == before


@pytest.mark.parametrize("step", ["schedule", "emergency"])
def test_opening_a_page_changes_nothing(room: Newsroom, step: str) -> None:
    article = room.at(Stage.APPROVED)
    before = article.desk_log.count()

    answer = signed_in(room.duty).get(address(step, article) + "?day=2030-01-01&hour=12:00")

    assert answer.status_code == 200
    assert now(article).stage == Stage.APPROVED
    assert now(article).desk_log.count() == before


def test_scheduled_twice_it_is_scheduled_once_and_the_second_press_is_told(
    room: Newsroom,
) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)

        first, second = at_six(room.duty, article), at_six(room.duty, article)

    assert (first.status_code, second.status_code) == (302, 409)
    assert "It stands in scheduled" in text(second)
    assert log_of(article).count("schedule") == 1


def test_it_is_unscheduled_with_one_press(room: Newsroom) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)
        workflow.schedule(room.duty, article.pk, SIX)

        answer = post(room.desk, article, _step="unschedule")

    assert answer.status_code == 302
    assert now(article).stage == Stage.APPROVED
    assert now(article).to_come(NOON) is None


def test_in_the_last_seconds_nothing_is_saved_and_the_typing_is_kept(room: Newsroom) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)
        workflow.schedule(room.duty, article.pk, SIX)
    with clock.set_to(SIX - datetime.timedelta(seconds=3)):
        answer = post(room.desk, article, standfirst="Typed at the last moment.")

    assert answer.status_code == 409
    assert "Going out in 3 s" in text(answer)
    assert "Typed at the last moment." in text(answer)
    assert now(article).standfirst != "Typed at the last moment."


@pytest.mark.parametrize("page", ["change", "list", "index"])
def test_the_desk_shows_what_the_clock_has_done(room: Newsroom, page: str) -> None:
    addresses = {
        "list": reverse("admin:articles_article_changelist"),
        "index": reverse("admin:index"),
    }
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)
        workflow.schedule(room.duty, article.pk, SIX)
    with clock.set_to(SIX + datetime.timedelta(seconds=1)):
        opened = signed_in(room.duty).get(addresses.get(page, address("change", article)))

    assert opened.status_code == 200
    assert now(article).stage == Stage.RELEASED
    assert log_of(article)[-1] == "clock"
    if page != "index":
        assert "Live" in text(opened)


def test_an_emergency_says_what_readers_are_told_and_what_is_then_owed(room: Newsroom) -> None:
    article = room.at(Stage.CHECKING)
    rewrite(room.desk, article, "another crate", "any more crates")

    page = look(room.duty, article, "emergency")

    assert str(MarkCode.EMERGENCY.label) in page
    assert str(MarkCode.OWN_WRITER.label) not in page
    assert "any more crates until the steel" in page
    assert "A late check of 1 quotation." in page
    assert "A second look" in page


def test_a_refused_approval_shows_duty_the_way_for_what_cannot_wait(room: Newsroom) -> None:
    article = room.at(Stage.CHECKING)
    rewrite(room.desk, article, "another crate", "any more crates")
    seen = {"seen_version": now(article).version_no}

    duty, desk = (
        signed_in(one).post(address("step", article, "approve"), seen)
        for one in (room.duty, room.desk2)
    )

    assert (duty.status_code, desk.status_code) == (409, 409)
    assert address("emergency", article) in text(duty)
    assert address("emergency", article) not in text(desk)


def test_a_writer_who_releases_in_an_emergency_is_told_that_readers_will_know(
    room: Newsroom,
) -> None:
    article = room.at(Stage.CHECKING)
    rewrite(room.duty, article, "forty winters", "many winters")

    page = look(room.duty, article, "emergency")

    assert str(MarkCode.OWN_WRITER.label) in page


def test_an_emergency_release_goes_out_with_its_marks_and_leaves_what_is_owed(
    room: Newsroom,
) -> None:
    article = room.at(Stage.CHECKING)
    rewrite(room.desk, article, "another crate", "any more crates")

    without = press(room.duty, article, "emergency")
    answer = press(room.duty, article, "emergency", reason="The quay is burning.")
    again = press(room.duty, article, "emergency", reason="The quay is burning.")

    release = now(article).newest(clock.now())
    owed = set(now(article).follow_ups.open().values_list("kind", flat=True))
    assert "Emergency release needs a reason." in text(without)
    assert (without.status_code, answer.status_code, again.status_code) == (409, 302, 409)
    assert release is not None
    assert MarkCode.EMERGENCY in [mark["code"] for mark in release.marks]
    assert owed == {FollowUpKind.LATE_CHECK, FollowUpKind.SECOND_LOOK}


def test_the_second_look_is_offered_where_one_is_owed_and_to_who_wrote_none_of_it(
    room: Newsroom,
) -> None:
    article = room.at(Stage.CHECKING)
    usual = room.at(Stage.RELEASED, slugline="usual", headline="The usual way")
    workflow.emergency(room.duty, article.pk, reason="The quay is burning.")

    owed, not_owed = look(room.desk2, article), look(room.desk2, usual)
    answer = post(room.desk2, article, _step="second_look")

    assert 'value="second_look"' in owed
    assert "Second look" not in not_owed
    assert answer.status_code == 302
    assert not now(article).follow_ups.open().exists()


def test_duty_sees_a_release_and_a_schedule_side_by_side_and_one_primary(
    room: Newsroom,
) -> None:
    page = look(room.duty, room.at(Stage.APPROVED))

    bar = page[page.index("data-bar") : page.index("</header>", page.index("data-bar"))]
    assert bar.count("button primary") == 1
    assert 'value="release" data-primary' in bar
    assert "/schedule/" in bar


@pytest.mark.parametrize("who", ["reporter", "checker", "desk", "legal"])
def test_who_has_no_part_in_it_sees_no_signature_that_nobody_asked_for(
    room: Newsroom, who: str
) -> None:
    page = look(getattr(room, who), room.at(Stage.RELEASED))

    for label in ("Retract", "Remove", "Withdraw what was asked", "Second look"):
        assert f">{label}<" not in page


def test_second_signatures_nobody_asked_for_do_not_show(room: Newsroom) -> None:
    page = look(room.duty, room.at(Stage.RELEASED))

    assert ">Change it…<" in page
    assert ">Hold…<" in page
    assert "nobody has asked for it" not in page
    assert ">Retract<" not in page


def test_a_short_way_goes_as_far_as_roles_and_gates_allow(room: Newsroom) -> None:
    all_of_it = make_editor("night", RoleName.DESK, RoleName.DUTY)
    article = room.at(Stage.CHECKING)

    offered = look(all_of_it, article)
    answer = post(all_of_it, article, _step="press_on")

    assert 'value="press_on"' in offered
    assert answer.status_code == 302
    assert now(article).stage == Stage.RELEASED
    assert log_of(article)[-2:] == ["approve", "release"]


def test_a_short_way_says_where_it_stopped_and_why(room: Newsroom) -> None:
    all_of_it = make_editor("night", RoleName.DESK, RoleName.DUTY)
    article = room.at(Stage.CHECKING)
    workflow.legal_hold(room.legal, article.pk, reason="A letter came.")

    answer = post(all_of_it, article, _step="press_on")

    assert answer.status_code == 409
    assert "Approved. There it stopped." in text(answer)
    assert "legal hold" in text(answer).lower()
    assert now(article).stage == Stage.APPROVED


def test_a_short_way_stands_for_no_words_that_were_not_seen(room: Newsroom) -> None:
    all_of_it = make_editor("night", RoleName.DESK, RoleName.DUTY)
    article = room.at(Stage.CHECKING)
    seen = form_of(article)
    rewrite(room.desk, article, "forty winters", "many winters")

    answer = signed_in(all_of_it).post(address("change", article), seen | {"_step": "press_on"})

    assert answer.status_code == 409
    assert now(article).stage == Stage.CHECKING


def test_somebody_of_one_role_is_offered_no_short_way(room: Newsroom) -> None:
    article = room.at(Stage.CHECKING)

    assert 'value="press_on"' not in look(room.desk2, article)
    assert 'value="press_on"' not in look(room.checker, article)


def test_duty_has_a_queue_of_what_goes_out_the_next_first(room: Newsroom) -> None:
    later = room.at(Stage.APPROVED, slugline="later", headline="Later")
    sooner = room.at(Stage.APPROVED, slugline="sooner", headline="Sooner")
    six = clock.now() + datetime.timedelta(hours=6, minutes=10, seconds=30)
    workflow.schedule(room.duty, later.pk, six)
    workflow.schedule(room.duty, sooner.pk, six - datetime.timedelta(hours=2))

    page = text(signed_in(room.duty).get(reverse("admin:index")))

    queue = page[page.index('id="scheduled"') :]
    assert queue.index("sooner") < queue.index("later")
    assert "in 4 h 10 min" in queue


@pytest.mark.parametrize("page", ["versions", "preview", "history", "change", "check_first"])
def test_every_page_of_a_story_first_writes_down_what_the_clock_did(
    room: Newsroom, page: str
) -> None:
    with clock.set_to(NOON):
        article = room.at(Stage.APPROVED)
        at_six(room.duty, article)

    with clock.set_to(SIX + datetime.timedelta(seconds=1)):
        look(room.desk, article, page)

    assert now(article).stage == Stage.RELEASED
    assert log_of(article)[-1] == "clock"
