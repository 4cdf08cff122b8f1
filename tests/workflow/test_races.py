"""Pressed at the same moment: one wins, the others are told, and the record agrees (EDITORIAL D5, I8)."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from articles import workflow
from articles.models import Address, Article, FollowUp, SourceCopy
from articles.vocabulary import PublicState, RoleName, Stage
from articles.workflow import Overtaken, Refused
from articles.workflow.audit import audit
from people.models import Editor
from tests.factories import Desk, make_editor
from tests.workflow.newsroom import fresh, log_of, nth

THREADS = 12
FEW = 3
MANY = int(os.environ.get("NEWSROOM_ROUNDS", "40"))
"""Rounds of a long run; more of them by hand, where there is time."""

# Threads see only what was committed, so nothing here is rolled back: the database is emptied
# after each test, which is the costly part. A round makes a new story and leaves it lying.
pytestmark = pytest.mark.django_db(transaction=True)

Press = Callable[[Editor, Article], Any]


class Room(Desk):
    """A desk of twelve who hold every role that approves, releases and edits."""

    def __init__(self) -> None:
        super().__init__()
        self.crowd = [
            make_editor(f"hand{number}", RoleName.DESK, RoleName.DUTY)
            for number in range(THREADS)
        ]
        self.numbers = count(1)

    def story(self, stage: Stage, **changes: Any) -> Article:
        slug = f"quay-{next(self.numbers)}"
        return self.bring_to(stage, **{"slug": slug, "slugline": slug, **changes})


@pytest.fixture
def room() -> Room:
    return Room()


def at_once(presses: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each press came to, all begun at the same moment, each on a connection of its own."""
    barrier = Barrier(len(presses), timeout=30)

    def run(press: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait()
            return press()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(run, presses))


def pressing(press: Press, editor: Editor, story: Article) -> Callable[[], Any]:
    return lambda: press(editor, story)


def winners(results: Sequence[Any]) -> list[Any]:
    return [result for result in results if not isinstance(result, Refused)]


def told(results: Sequence[Any]) -> list[Refused]:
    return [result for result in results if isinstance(result, Refused)]


def codes(refusals: Sequence[Refused]) -> set[str]:
    return {reason.code for refused in refusals for reason in refused.reasons}


RACES: dict[str, tuple[Stage, Press, str]] = {
    "approve": (
        Stage.CHECKING,
        lambda who, story: workflow.approve(who, story.pk, seen_version=story.version_no),
        "wrong_stage",
    ),
    "release": (
        Stage.APPROVED,
        lambda who, story: workflow.release(who, story.pk, seen_version=story.version_no),
        "wrong_stage",
    ),
    "save": (
        Stage.APPROVED,
        lambda who, story: workflow.save(
            who,
            story.pk,
            {"headline": f"Quay closed, says {who.username}"},
            seen_version=story.version_no,
        ),
        "overtaken",
    ),
}
"""Where the story stands, what the twelve press, and what all but one are told."""


def race(room: Room, name: str) -> list[str]:
    """One round. What is wrong afterwards: nothing, where one won and the others were told."""
    stage, press, code = RACES[name]
    story = room.story(stage)
    if stage == Stage.CHECKING:
        room.check_all(story)
    before = log_of(story)

    results = at_once([pressing(press, editor, story) for editor in room.crowd])

    refusals = told(results)
    lines = {"save": ["save", "lapse"]}.get(name, [name])
    kind = Overtaken if name == "save" else Refused
    holds = {
        "one wins": len(refusals) == THREADS - 1,
        "the others are told why": codes(refusals) == {code},
        "in the way of that step": {type(refused) for refused in refusals} == {kind},
        "one line": log_of(story) == [*before, *lines],
        "one row": made_once(name, story),
    }
    return [claim for claim, is_so in holds.items() if not is_so] + audit(fresh(story))


def made_once(name: str, story: Article) -> bool:
    """One approval, one release with one address, one version more: never two."""
    now = fresh(story)
    if name == "approve":
        return (now.stage, now.approvals.in_force().count()) == (Stage.APPROVED, 1)
    if name == "release":
        rows = (now.releases.count(), now.addresses.count())
        return (now.public_state, *rows) == (PublicState.LIVE, 1, 1)
    version = now.current_version
    assert version is not None
    words = f"Quay closed, says {version.author.username}"
    return (now.version_no, now.headline, version.headline) == (2, words, words)


@pytest.mark.parametrize("name", RACES)
def test_of_twelve_who_press_at_once_one_wins_and_the_others_are_told(
    name: str, room: Room
) -> None:
    rounds = [race(room, name) for _ in range(FEW)]

    assert rounds == [[]] * FEW
    call_command("verify", verbosity=0)


@pytest.mark.long
@pytest.mark.parametrize("name", RACES)
def test_one_wins_each_of_many_times(name: str, room: Room) -> None:
    won = sum(not race(room, name) for _ in range(MANY))

    assert f"{won} of {MANY}" == f"{MANY} of {MANY}"
    call_command("verify", verbosity=0)


def release(room: Room, story: Article) -> Callable[[], Any]:
    return lambda: workflow.release(room.duty, story.pk, seen_version=story.version_no)


def edit(room: Room, story: Article) -> Callable[[], Any]:
    body = story.body.replace("forty winters", "fifty winters")
    assert body != story.body
    return lambda: workflow.save(
        room.desk, story.pk, {"body": body}, seen_version=story.version_no
    )


def dispute(room: Room, story: Article) -> Callable[[], Any]:
    key = nth(story, 1).quotation.pk
    return lambda: workflow.dispute(room.checker, story.pk, key, note="She said tyres.")


@pytest.fixture(params=[FEW, pytest.param(MANY, marks=pytest.mark.long)], ids=["few", "many"])
def rounds(request: pytest.FixtureRequest, room: Room) -> Iterator[range]:
    """Rounds to run; afterwards every record of all of them has to agree."""
    yield range(request.param)
    call_command("verify", verbosity=0)


def test_a_release_and_an_edit_happen_in_one_order_and_the_later_is_told(
    rounds: range, room: Room
) -> None:
    for _ in rounds:
        story = room.story(Stage.APPROVED)

        went, edited = at_once([release(room, story), edit(room, story)])

        now = fresh(story)
        if isinstance(went, Refused):
            assert isinstance(went, Overtaken)
            assert (now.stage, now.public_state) == (Stage.DESK, PublicState.UNRELEASED)
            assert log_of(now)[-2:] == ["save", "lapse"]
            assert not isinstance(edited, Refused)
        else:
            assert isinstance(edited, Refused)
            assert codes([edited]) == {"wrong_stage"}
            assert "fifty" not in went.body_html + now.body
            assert log_of(now)[-1] == "release"


def test_a_release_and_a_dispute_happen_in_one_order_and_each_is_told(
    rounds: range, room: Room
) -> None:
    for _ in rounds:
        story = room.story(Stage.APPROVED)

        went, disputed = at_once([release(room, story), dispute(room, story)])

        assert not isinstance(disputed, Refused)
        owed = FollowUp.objects.filter(article=story).count()
        if isinstance(went, Refused):
            assert {"wrong_stage", "disputed", "not_approved"} <= codes([went])
            assert (fresh(story).public_state, owed) == (PublicState.UNRELEASED, 0)
        else:
            assert went.quotations.get(number=1).state == "verified"
            assert (fresh(story).public_state, owed) == (PublicState.LIVE, 1)


def test_two_stories_of_one_slug_released_at_once_get_one_address(
    rounds: range, room: Room
) -> None:
    for number in rounds:
        stories = [room.story(Stage.APPROVED, slug=f"same-{number}") for _ in range(2)]

        results = at_once([release(room, story) for story in stories])

        (won,) = winners(results)
        (refused,) = told(results)
        left = next(story for story in stories if story.pk != won.article_id)
        assert codes([refused]) == {"address_taken"}
        assert won.path in refused.reasons[0].words
        assert list(Address.objects.filter(path=won.path)) == [won.article.addresses.get()]
        assert (fresh(left).stage, fresh(left).public_state) == ("approved", "unreleased")
        assert left.releases.count() + left.addresses.count() == 0


def test_the_same_wire_text_come_in_twelve_times_at_once_is_one_story(
    rounds: range, room: Room
) -> None:
    for number in rounds:
        raw = f"The tide was {number} feet high."

        results = at_once(
            [lambda: workflow.import_copy(None, "tide.txt", raw)] * THREADS  # noqa: B023
        )

        (story,) = winners(results)
        assert codes(told(results)) == {"already_imported"}
        assert SourceCopy.objects.get(raw=raw).article == story
        assert audit(fresh(story)) == []
