"""Pressed at once about what is to come or out: one order of the two, and each is told (EDITORIAL D5, I8)."""

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles import clock, workflow
from articles.models import Article, Release
from articles.vocabulary import PublicState, RoleName, Stage
from articles.workflow import Refused
from articles.workflow.audit import audit
from people.models import Editor
from tests.factories import make_editor
from tests.workflow.newsroom import Newsroom, fresh, log_of, nth, rewrite
from tests.workflow.test_races import FEW, MANY, at_once, codes, told, winners

HOUR = datetime.timedelta(hours=1)

pytestmark = pytest.mark.django_db(transaction=True)
often = pytest.mark.parametrize(
    "rounds", [FEW, pytest.param(MANY, marks=pytest.mark.long)], ids=["few", "many"]
)
Press = Callable[[Newsroom, Article], Any]


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def approve_again(room: Newsroom, story: Article, lost: str) -> None:
    """Back to where the round began, whatever it came to: the story is built once, it costs most."""
    now = fresh(story)
    if lost == "legal_hold":
        workflow.lift_legal_hold(room.legal, story.pk)
    elif lost == "embargo":
        workflow.set_embargo(room.duty, story.pk, None, note="It is over.")
    elif lost == "evidence":
        evidence = story.evidence.get()
        workflow.change_evidence(room.desk, story.pk, evidence.pk, text=evidence.text[:-1])
    if now.stage == Stage.RELEASED:
        workflow.revise(room.desk, story.pk, "update", note="Adds a number.")
    count = story.desk_log.count()
    # A standfirst that was never there before: the next release has something to tell.
    if fresh(story).stage != Stage.APPROVED or now.stage == Stage.RELEASED:
        old = fresh(story).standfirst
        rewrite(room.desk, story, old, f"The office wants it looked at, {count}.", "standfirst")
    room.check_all(fresh(story))
    if fresh(story).stage == Stage.DRAFT:
        workflow.submit(room.desk, story.pk)
    if fresh(story).stage != Stage.APPROVED:
        workflow.approve(room.desk2, story.pk)


AGAINST: dict[str, Press] = {
    "edit": lambda room, story: rewrite(room.desk, story, "winters", "hard winters"),
    "dispute": lambda room, story: workflow.dispute(
        room.checker, story.pk, nth(story, 1).quotation.pk, note="She said tyres."
    ),
    "evidence": lambda room, story: workflow.change_evidence(
        room.desk, story.pk, story.evidence.get().pk, text=f"{story.evidence.get().text}."
    ),
    "legal_hold": lambda room, story: workflow.legal_hold(
        room.legal, story.pk, reason="A letter."
    ),
    "embargo": lambda room, story: workflow.set_embargo(
        room.duty, story.pk, clock.now() + HOUR, note="Until six."
    ),
}
STOPS = {
    "edit": {"wrong_stage", "not_approved"},
    "dispute": {"wrong_stage", "disputed"},
    "evidence": {"wrong_stage", "stale"},
    "legal_hold": {"legal_hold"},
    "embargo": {"embargo"},
}
"""What a release is told that came second."""
REFUSED_ONCE_OUT = {"edit", "embargo"}


def press(name: str, room: Newsroom, story: Article) -> Callable[[], Any]:
    return lambda: AGAINST[name](room, story)


def releasing(room: Newsroom, story: Article) -> Callable[[], Any]:
    return lambda: workflow.release(room.duty, story.pk)


@often
@pytest.mark.parametrize("name", AGAINST)
def test_a_release_and_whatever_stops_one_happen_in_one_order_and_each_is_told(
    name: str, rounds: int, room: Newsroom
) -> None:
    agreed = 0
    story = room.at(Stage.APPROVED)
    for number in range(rounds):
        if number % 20 == 19:
            story = room.at(Stage.APPROVED, slug=f"quay-{number}", slugline=f"quay-{number}")
        releases = story.releases.count()

        went, against = at_once([releasing(room, story), press(name, room, fresh(story))])

        now = fresh(story)
        if isinstance(went, Refused):
            agreed += bool(STOPS[name] & codes([went])) and not isinstance(against, Refused)
            agreed -= now.releases.count() != releases
        else:
            agreed += isinstance(against, Refused) == (name in REFUSED_ONCE_OUT)
            agreed -= now.releases.count() != releases + 1
        approve_again(room, story, "" if isinstance(against, Refused) else name)

    assert f"{agreed} of {rounds}" == f"{rounds} of {rounds}"
    call_command("verify", verbosity=0)


@often
@pytest.mark.parametrize("step", ["lift", "retract"])
def test_of_two_second_signatures_one_counts(step: str, rounds: int, room: Newsroom) -> None:
    signers = [room.desk3, make_editor("night", RoleName.DESK, RoleName.DUTY)]
    sign = {"lift": workflow.lift, "retract": workflow.retract}[step]
    story = room.at(Stage.RELEASED)
    alone = 0
    for _ in range(rounds):
        ask(room, story, step)
        before = log_of(story)

        results = at_once([signing(sign, who, story) for who in signers])

        refused = codes(told(results))
        alone += len(winners(results)) == 1 and bool(refused & {"not_asked", "wrong_stage"})
        alone -= log_of(story) != [*before, step]
        if step == "retract":
            workflow.ask_reinstate(room.duty, story.pk, note="It was true.")
            workflow.reinstate(room.desk3, story.pk)

    assert f"{alone} of {rounds}" == f"{rounds} of {rounds}"
    assert audit(fresh(story)) == []


def ask(room: Newsroom, story: Article, step: str) -> None:
    if step == "retract":
        workflow.ask_retract(room.duty, story.pk, reason="It is untrue.")
    else:
        workflow.hold(room.duty, story.pk, reason="A call.")
        workflow.ask_lift(room.duty, story.pk, outcome="It stands.")


def signing(
    sign: Callable[[Editor, int], Release], who: Editor, story: Article
) -> Callable[[], Any]:
    return lambda: sign(who, story.pk)


class Hastening:
    """A clock a hair more than five seconds before the hour, which each reading brings nearer."""

    def __init__(self, hour: datetime.datetime, step: datetime.timedelta) -> None:
        self.now = hour - datetime.timedelta(seconds=5.1)
        self.step = step

    def __call__(self) -> datetime.datetime:
        self.now += self.step
        return self.now


def reading(
    story: Article, at: Callable[[], datetime.datetime], seen: list[bool]
) -> Callable[[], None]:
    """A reader who comes again and again."""

    def read() -> None:
        for _ in range(4):
            seen.append(Release.objects.visible(at()).filter(article=story).exists())

    return read


def unscheduling(room: Newsroom, story: Article) -> Callable[[], Any]:
    return lambda: workflow.unschedule(room.duty, story.pk)


@often
def test_unscheduled_at_its_very_instant_it_goes_out_or_does_not_and_never_both(
    rounds: int, room: Newsroom
) -> None:
    story = room.at(Stage.APPROVED)
    one_outcome = 0
    for number in range(rounds):
        hour = clock.now() + HOUR
        release = workflow.schedule(room.duty, story.pk, hour)
        # From too slow to matter to past the hour within the action itself.
        hasty = Hastening(hour, datetime.timedelta(seconds=(number * 7 % 40) * 0.15))
        seen: list[bool] = []

        with clock.set_to(hasty):
            *_, undone = at_once([reading(story, hasty, seen), unscheduling(room, story)])
            hasty.now = max(hasty.now, hour)
            workflow.catch_up()
            out = Release.objects.visible(hasty()).filter(pk=release.pk).exists()
        went = isinstance(undone, Refused)
        one_outcome += went == out and seen == sorted(seen) and (went or not any(seen))
        story = begin_again(room, story, number, went=went)

    assert f"{one_outcome} of {rounds}" == f"{rounds} of {rounds}"


def begin_again(room: Newsroom, story: Article, number: int, *, went: bool) -> Article:
    if not went:
        return story
    name = f"quay-{number}"
    return room.at(Stage.APPROVED, slug=name, slugline=name)


@often
def test_of_four_ticks_at_once_one_writes_the_clocks_line(rounds: int, room: Newsroom) -> None:
    story = room.at(Stage.RELEASED)
    once = 0
    with clock.set_to(clock.now()):
        hour = clock.now()
    for number in range(rounds):
        hour += HOUR
        with clock.set_to(iter_from(hour)):
            workflow.revise(room.desk, story.pk, "update", note="Adds a number.")
            rewrite(
                room.desk, story, fresh(story).standfirst, f"Looked at, {number}.", "standfirst"
            )
            workflow.submit(room.desk, story.pk)
            workflow.approve(room.desk2, story.pk)
            workflow.schedule(room.duty, story.pk, hour + HOUR / 2)
        before = log_of(story)

        with clock.set_to(iter_from(hour + HOUR / 2)):
            settled = at_once([workflow.catch_up] * 4)

        once += sum(settled) == 1 and log_of(story) == [*before, "clock"]

    assert f"{once} of {rounds}" == f"{rounds} of {rounds}"
    assert fresh(story).public_state == PublicState.LIVE


def iter_from(instant: datetime.datetime) -> Callable[[], datetime.datetime]:
    """A clock that begins there and goes on a little with each reading."""
    return Hastening(
        instant + datetime.timedelta(seconds=5.1), datetime.timedelta(milliseconds=1)
    )


def test_what_is_approved_as_the_mode_changes_is_looked_at_in_the_new_one(
    room: Newsroom,
) -> None:
    admin, alone = make_editor("admin", RoleName.ADMIN), make_editor("alone", *RoleName)
    story = room.at(Stage.CHECKING)
    rewrite(alone, story, "after forty winters", "after fifty winters")
    workflow.set_mode(admin, "solo", reason="One editor runs the paper.")

    def set_strict() -> None:
        try:
            workflow.set_mode(admin, "strict", reason="There are two of us.")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            workflow.approve(alone, story.pk)
            waiting = pool.submit(set_strict)
            wait([waiting], timeout=1)
        waiting.result(timeout=30)

    assert fresh(story).stage == Stage.DESK
