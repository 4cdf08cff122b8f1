"""A story that goes out at its hour: scheduled, called off, overtaken, out by the clock alone."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article, Release
from articles.vocabulary import PublicState, Stage
from articles.workflow import desk_log
from articles.workflow.audit import audit
from people.models import Editor
from tests.workflow.newsroom import Newsroom, codes_of, fresh, log_of, nth, rewrite

HOUR = datetime.timedelta(hours=1)
SECOND = datetime.timedelta(seconds=1)
Stories = dict[Stage, Article]
Act = Callable[[Newsroom, Article], Any]


class Hands:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = clock.now()

    def on(self, step: datetime.timedelta) -> None:
        self.now += step


@pytest.fixture
def hands(stories: Stories) -> Iterator[Hands]:
    standing = Hands()
    with clock.set_to(lambda: standing.now):
        yield standing


@pytest.fixture
def scheduled(newsroom: Newsroom, stories: Stories, hands: Hands) -> Article:
    """A first release, an hour from now."""
    story = stories[Stage.APPROVED]
    workflow.schedule(newsroom.duty, story.pk, hands.now + HOUR)
    return fresh(story)


@pytest.fixture
def change_to_come(newsroom: Newsroom, stories: Stories, hands: Hands) -> Article:
    """A live story whose correction goes out in an hour."""
    story = stories[Stage.RELEASED]
    begin_correction(newsroom, story)
    workflow.submit(newsroom.desk, story.pk)
    workflow.approve(newsroom.desk2, story.pk)
    workflow.schedule(newsroom.duty, story.pk, hands.now + HOUR)
    return fresh(story)


def begin_correction(newsroom: Newsroom, story: Article) -> None:
    workflow.revise(
        newsroom.desk, story.pk, "correction", said="forty winters", right="thirty winters"
    )
    rewrite(newsroom.desk, story, "forty winters", "thirty winters")


def seen(story: Article) -> list[tuple[str, bool]]:
    """What readers get now: kind, and whether it holds the corrected words."""
    visible = Release.objects.visible(clock.now()).filter(article=story)
    return [(release.kind, "thirty winters" in release.body_html) for release in visible]


def test_it_is_out_at_its_instant_and_not_before_with_nobody_at_work(
    scheduled: Article, hands: Hands
) -> None:
    hands.on(HOUR - SECOND)
    before = seen(scheduled)
    hands.on(SECOND)

    assert before == []
    assert seen(scheduled) == [("story", False)]


def test_the_clock_is_written_down_once_by_whoever_comes_first(
    scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    hands.on(2 * HOUR)

    assert [workflow.catch_up(), workflow.catch_up()] == [1, 0]

    line = scheduled.desk_log.order_by("seq").last()
    assert line is not None
    assert (line.step, line.who, line.at) == ("clock", None, hands.now - HOUR)
    now = fresh(scheduled)
    assert (now.stage, now.public_state) == (Stage.RELEASED, PublicState.LIVE)
    assert audit(now) == []


def test_an_action_settles_first_so_that_nothing_cancels_what_is_out(
    scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    hands.on(HOUR)

    assert codes_of(workflow.unschedule, newsroom.duty, scheduled.pk) == ["wrong_stage"]
    assert seen(scheduled) == [("story", False)]


@pytest.mark.parametrize("readings", range(4))
def test_an_instant_that_passes_between_two_looks_at_the_clock_is_told_of(
    readings: int, scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    """The clock stands just before the hour for so many readings, then past it."""
    hour = hands.now + HOUR
    early = [hour - SECOND] * readings

    with clock.set_to(lambda: early.pop() if early else hour + SECOND):
        told = codes_of(workflow.unschedule, newsroom.duty, scheduled.pk)

    assert told in (["wrong_stage"], ["going_out"])


@pytest.mark.parametrize("left", [1, 3, 5])
def test_in_the_last_five_seconds_nothing_is_written(
    left: int, scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    hands.on(HOUR - left * SECOND)
    before = log_of(scheduled)

    presses: list[Callable[[], Any]] = [
        lambda: rewrite(newsroom.desk, scheduled, "forty", "fifty"),
        lambda: workflow.unschedule(newsroom.duty, scheduled.pk),
        lambda: workflow.legal_hold(newsroom.legal, scheduled.pk, reason="A letter."),
        lambda: workflow.dispute(
            newsroom.checker, scheduled.pk, nth(scheduled, 1).quotation.pk, note="No."
        ),
    ]

    assert [codes_of(press) for press in presses] == [["going_out"]] * len(presses)
    assert log_of(scheduled) == before


def test_six_seconds_before_it_can_still_be_called_off(
    scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    hands.on(HOUR - 6 * SECOND)

    workflow.unschedule(newsroom.duty, scheduled.pk)
    hands.on(HOUR)

    assert seen(scheduled) == []
    assert fresh(scheduled).stage == Stage.APPROVED


def test_what_was_done_while_it_went_out_is_undone(
    scheduled: Article, newsroom: Newsroom, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The press begins in time and ends after the instant."""
    hands.on(HOUR - 10 * SECOND)
    slow = desk_log.write

    def write(*args: Any, **kwargs: Any) -> Any:
        hands.on(20 * SECOND)
        return slow(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(desk_log, "write", write)
        told = codes_of(workflow.unschedule, newsroom.duty, scheduled.pk)

    assert told == ["went_out"]
    assert seen(scheduled) == [("story", False)]
    assert workflow.catch_up() == 1
    assert audit(fresh(scheduled)) == []


@pytest.mark.parametrize("ahead", [-HOUR, 0 * SECOND, 5 * SECOND])
def test_a_moment_that_is_past_or_too_near_is_refused(
    ahead: datetime.timedelta, newsroom: Newsroom, stories: Stories, hands: Hands
) -> None:
    story = stories[Stage.APPROVED]

    assert codes_of(workflow.schedule, newsroom.duty, story.pk, hands.now + ahead) == ["past"]


def test_the_gates_are_asked_for_the_moment(
    newsroom: Newsroom, stories: Stories, hands: Hands
) -> None:
    story = stories[Stage.APPROVED]
    workflow.set_embargo(newsroom.duty, story.pk, hands.now + 2 * HOUR)

    early = codes_of(workflow.schedule, newsroom.duty, story.pk, hands.now + HOUR)
    workflow.schedule(newsroom.duty, story.pk, hands.now + 2 * HOUR)

    assert early == ["embargo"]
    assert fresh(story).stage == Stage.SCHEDULED


def test_there_is_never_a_second_release_to_come(
    scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    again = codes_of(workflow.schedule, newsroom.duty, scheduled.pk, hands.now + 2 * HOUR)

    assert again == ["wrong_stage"]
    assert scheduled.releases.to_come(hands.now).count() == 1


def test_a_first_release_that_never_came_leaves_no_address_behind(
    scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    workflow.unschedule(newsroom.duty, scheduled.pk)
    hands.on(48 * HOUR)

    workflow.release(newsroom.duty, scheduled.pk)

    paths = list(scheduled.addresses.values_list("path", "current"))
    assert len(paths) == 1
    assert paths == [(fresh(scheduled).public_path, True)]


def hold(room: Newsroom, story: Article) -> None:
    workflow.hold(room.duty, story.pk, reason="A doubt.")


def retract(room: Newsroom, story: Article) -> None:
    workflow.ask_retract(room.duty, story.pk, reason="It is untrue.")
    workflow.retract(room.desk, story.pk)


def remove(room: Newsroom, story: Article) -> None:
    workflow.ask_remove(room.legal, story.pk, ground="A court.")
    workflow.remove(room.duty, story.pk)


def release(room: Newsroom, story: Article) -> None:
    workflow.unschedule(room.duty, story.pk)
    workflow.release(room.duty, story.pk)


def another_kind(kind: str, note: str) -> Act:
    """The change goes out at once as another kind than the one that was scheduled."""

    def act(room: Newsroom, story: Article) -> None:
        workflow.start_again(room.desk, story.pk, kind)
        workflow.describe_change(
            room.desk, story.pk, note=note, said=note, right=note and "thirty winters"
        )
        rewrite(room.desk, story, "forty winters", "thirty winters")
        workflow.submit(room.desk, story.pk)
        workflow.approve(room.desk2, story.pk)
        workflow.release(room.duty, story.pk)

    return act


def emergency(room: Newsroom, story: Article) -> None:
    edit(room, story)
    workflow.emergency(room.duty, story.pk, reason="A fire.")


def edit(room: Newsroom, story: Article) -> None:
    rewrite(room.desk, story, "closed the north quay", "shut the north quay")


def dispute(room: Newsroom, story: Article) -> None:
    workflow.dispute(room.checker, story.pk, nth(story, 1).quotation.pk, note="She said tyres.")


def waive(room: Newsroom, story: Article) -> None:
    workflow.waive(room.duty, story.pk, nth(story, 1).quotation.pk, reason="The tape is lost.")


def legal_hold(room: Newsroom, story: Article) -> None:
    workflow.legal_hold(room.legal, story.pk, reason="A letter.")


def later_embargo(room: Newsroom, story: Article) -> None:
    workflow.set_embargo(room.duty, story.pk, clock.now() + 5 * HOUR)


def evidence(room: Newsroom, story: Article) -> None:
    row = story.evidence.first()
    assert row is not None
    workflow.change_evidence(room.desk, story.pk, row.pk, text="Nothing of the kind.")


def another_slug(room: Newsroom, story: Article) -> None:
    now = fresh(story)
    workflow.save(room.desk, now.pk, {"slug": "another"}, seen_version=now.version_no)


def discard(room: Newsroom, story: Article) -> None:
    workflow.discard(room.desk, story.pk, reason="Not needed.")


def strike(room: Newsroom, story: Article) -> None:
    live = story.newest(clock.now())
    assert live is not None
    plain = '"We will not lift another crate until the steel has been looked at," she said.'
    body = live.version.body.replace(plain, "No crate would be lifted, she said.")
    row = live.quotations.get(number=2)
    workflow.strike(room.duty, story.pk, [row.public_id], {"body": body}, note="For law.")


OLD, NEW = ("story", False), ("story", True)
AFTER_A_CHANGE: dict[str, tuple[Act, list[tuple[str, bool]]]] = {
    "release": (release, [NEW]),
    "refile": (another_kind("refile", ""), [NEW]),
    "correction": (another_kind("correction", "forty winters"), [NEW]),
    "emergency": (emergency, [NEW]),
    "hold": (hold, [("hold", False)]),
    "retraction": (retract, [("retraction", False)]),
    "removal": (remove, [("removal", False)]),
    "edit": (edit, [OLD]),
    "dispute": (dispute, [OLD]),
    "waiver": (waive, [OLD]),
    "legal hold": (legal_hold, [OLD]),
    "later embargo": (later_embargo, [OLD]),
    "evidence changed": (evidence, [OLD]),
    "another slug": (another_slug, [OLD]),
    "discard": (discard, [OLD]),
    "strike": (strike, [OLD]),
}
"""What was done to a live story with a correction to come, and what readers see after its hour."""

BEFORE_THE_FIRST: dict[str, tuple[Act, list[tuple[str, bool]]]] = {
    "release": (release, [OLD]),
    "emergency": (emergency, [OLD]),
    "edit": (edit, []),
    "dispute": (dispute, []),
    "waiver": (waive, []),
    "legal hold": (legal_hold, []),
    "later embargo": (later_embargo, []),
    "evidence changed": (evidence, []),
    "another slug": (another_slug, []),
}


@pytest.mark.parametrize("what", AFTER_A_CHANGE)
def test_after_the_hour_readers_see_what_the_rules_say_never_what_was_called_off(
    what: str, change_to_come: Article, newsroom: Newsroom, hands: Hands
) -> None:
    act, expected = AFTER_A_CHANGE[what]
    hands.on(HOUR / 2)

    act(newsroom, change_to_come)
    hands.on(HOUR)

    assert seen(change_to_come) == expected
    workflow.catch_up()
    now = fresh(change_to_come)
    assert seen(now) == expected
    assert now.releases.to_come(clock.now()).count() == 0
    assert audit(now) == []


@pytest.mark.parametrize("what", BEFORE_THE_FIRST)
def test_nor_is_a_first_release_that_was_called_off(
    what: str, scheduled: Article, newsroom: Newsroom, hands: Hands
) -> None:
    act, expected = BEFORE_THE_FIRST[what]
    hands.on(HOUR / 2)

    act(newsroom, scheduled)
    hands.on(HOUR)

    assert seen(scheduled) == expected
    workflow.catch_up()
    assert audit(fresh(scheduled)) == []


def test_a_change_that_nobody_stops_follows_what_was_seen_without_a_gap(
    change_to_come: Article, hands: Hands
) -> None:
    hands.on(HOUR - SECOND)
    before = seen(change_to_come)
    hands.on(SECOND)

    assert (before, seen(change_to_come)) == ([OLD], [NEW])


@pytest.mark.parametrize("what", ["legal hold", "later embargo", "waiver"])
def test_where_only_the_moment_or_the_record_changed_the_approval_stands(
    what: str, scheduled: Article, newsroom: Newsroom
) -> None:
    BEFORE_THE_FIRST[what][0](newsroom, scheduled)

    assert fresh(scheduled).stage == Stage.APPROVED
    assert log_of(scheduled)[-1] == "called_off"


@pytest.mark.parametrize(
    ("what", "stage"),
    [("edit", Stage.DESK), ("dispute", Stage.CHECKING), ("evidence changed", Stage.CHECKING)],
)
def test_where_words_or_checks_changed_it_ends_and_the_release_with_it(
    what: str, stage: Stage, scheduled: Article, newsroom: Newsroom
) -> None:
    BEFORE_THE_FIRST[what][0](newsroom, scheduled)

    assert fresh(scheduled).stage == stage
    assert log_of(scheduled)[-2:] == ["called_off", "lapse"]
    assert scheduled.approvals.in_force().count() == 0


def test_an_edit_of_a_live_storys_change_ends_that_check_and_the_approval_and_readers_see_nothing(
    change_to_come: Article, newsroom: Newsroom, hands: Hands
) -> None:
    rewrite(newsroom.desk, change_to_come, "too tired to trust", "too old to trust")

    states = [nth(change_to_come, number).state.value for number in (1, 2)]
    assert states == ["stale", "verified"]
    assert seen(change_to_come) == [OLD]
    assert change_to_come.approvals.in_force().count() == 0


def test_a_person_without_the_role_schedules_nothing(
    newsroom: Newsroom, stories: Stories, hands: Hands
) -> None:
    story = stories[Stage.APPROVED]
    others: list[Editor] = [newsroom.reporter, newsroom.desk, newsroom.checker, newsroom.legal]

    told = [codes_of(workflow.schedule, who, story.pk, hands.now + HOUR) for who in others]

    assert told == [["not_yours"]] * len(others)
