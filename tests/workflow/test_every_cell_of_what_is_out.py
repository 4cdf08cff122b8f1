"""Each cell of the routine's second half: what is live, held, retracted, removed or to come (EDITORIAL D2, D6)."""

from collections.abc import Mapping

import pytest

from articles import clock, workflow
from articles.models import Article, FollowUpKind
from articles.vocabulary import PublicState, RoleName, Stage
from articles.workflow.audit import audit
from articles.workflow.follow_ups import ask
from people.models import Editor
from tests.factories import make_editor
from tests.workflow.newsroom import TOMORROW, Newsroom, fresh, log_of, outcome_of
from tests.workflow.presses import PRESSES, Press
from tests.workflow.test_every_cell import OF_A_CHANGE, came_to, quoted

LIVE, HELD = PublicState.LIVE, PublicState.HELD
BUILT: dict[str, tuple[PublicState | None, Stage | None]] = {
    "to come": (None, Stage.SCHEDULED),
    "live": (LIVE, None),
    "live, draft": (LIVE, Stage.DRAFT),
    "live, desk": (LIVE, Stage.DESK),
    "live, approved": (LIVE, Stage.APPROVED),
    "live, scheduled": (LIVE, Stage.SCHEDULED),
    "held": (HELD, None),
    "held, draft": (HELD, Stage.DRAFT),
    "held, approved": (HELD, Stage.APPROVED),
    "retracted": (PublicState.RETRACTED, None),
    "retracted, draft": (PublicState.RETRACTED, Stage.DRAFT),
    "removed": (PublicState.REMOVED, None),
    "removed, draft": (PublicState.REMOVED, Stage.DRAFT),
}
"""What readers get, and where the change in hand stands, if there is one."""

ALL = tuple(BUILT)
ON_LIVE = tuple(name for name in BUILT if name.startswith("live"))
ON_HELD = tuple(name for name in BUILT if name.startswith("held"))
ON_RETRACTED = ("retracted", "retracted, draft")
OUT = ON_LIVE + ON_HELD
CHANGES = tuple(name for name in OUT if "," in name)
DRAFTS = ("live, draft", "held, draft")
IN_HAND = ("live, draft", "live, desk")

# For each step, who may take it and from where. The writer had a hand in the change.
ROUTINE: dict[str, dict[str, tuple[str, ...]]] = {
    "schedule": {"duty": ("live, approved",)},
    "unschedule": {
        "editor": ("to come", "live, scheduled"),
        "duty": ("to come", "live, scheduled"),
    },
    "release": {"duty": ("live, approved", "held, approved")},
    "emergency": {"duty": IN_HAND},
    "second_look": {"editor": ("live",), "duty": ("live",)},
    "revise": {
        "writer": ("live", "held"),
        "another reporter": ("live", "held"),
        "editor": ("live", "held"),
        "duty": ("live", "held"),
    },
    "describe_change": {"writer": CHANGES, "editor": CHANGES, "duty": CHANGES},
    "discard": {
        "writer": (*CHANGES, "retracted, draft"),
        "editor": (*CHANGES, "retracted, draft"),
    },
    "start_again": {"editor": CHANGES, "duty": CHANGES},
    "bring_up_to_date": {"editor": CHANGES, "duty": CHANGES},
    "hold": {"duty": ON_LIVE},
    "ask_lift": {"duty": ("held",)},
    "lift": {"editor": ("held",), "duty": ("held",)},
    "ask_retract": {"duty": OUT},
    "retract": {"editor": OUT, "duty": OUT},
    "ask_remove": {"duty": OUT + ON_RETRACTED, "legal": OUT + ON_RETRACTED},
    "remove": {"duty": OUT + ON_RETRACTED},
    "ask_reinstate": {"duty": ("retracted",)},
    "reinstate": {"editor": ("retracted",), "duty": ("retracted",)},
    "withdraw_ask": {"duty": ALL, "legal": ALL},
    "strike": {"duty": ON_LIVE},
    "answer": {"duty": OUT},
    "ask_destroy": {"duty": ALL, "legal": ALL},
    "destroy": {"duty": ALL},
    "save": {
        "writer": DRAFTS,
        "editor": ("to come", *CHANGES),
        "duty": ("to come", *CHANGES),
    },
    "verify": {"checker": ("to come", *OUT, *ON_RETRACTED)},
}
PEOPLE = (
    "writer",
    "another reporter",
    "editor",
    "checker",
    "duty",
    "legal",
    "admin",
    "nobody",
    "superuser",
)


@pytest.fixture(scope="module")
def people(kept_newsroom: Newsroom) -> dict[str, Editor]:
    room = kept_newsroom
    return {
        "writer": room.reporter,
        "another reporter": room.stranger,
        "editor": room.desk2,
        "checker": room.checker,
        "duty": room.duty,
        "legal": room.legal,
        "admin": make_editor("admin", RoleName.ADMIN),
        "nobody": make_editor("nobody"),
        "superuser": make_editor("root", is_superuser=True),
        # Those who asked before; they sign nothing here.
        "asking duty": make_editor("duty9", RoleName.DUTY),
        "asking legal": make_editor("legal9", RoleName.LEGAL),
    }


@pytest.fixture(scope="module")
def cells(kept_newsroom: Newsroom) -> dict[str, int]:
    return {
        name: build(kept_newsroom, f"cell-{number}", *parts).pk
        for number, (name, parts) in enumerate(BUILT.items())
    }


def build(
    room: Newsroom, slug: str, public: PublicState | None, stage: Stage | None
) -> Article:
    if public is None:
        story = room.at(Stage.APPROVED, slug=slug, slugline=slug)
        workflow.schedule(room.duty, story.pk, clock.now() + TOMORROW)
        return story
    story = room.at(Stage.RELEASED, slug=slug, slugline=slug)
    if stage is not None:
        story = room.change(story, stage)
    return room.take_down(story, public)


ASKED_BEFORE: Mapping[str, tuple[str, Press]] = {
    "lift": ("asking duty", PRESSES["ask_lift"]),
    "retract": ("asking duty", PRESSES["ask_retract"]),
    "reinstate": ("asking duty", PRESSES["ask_reinstate"]),
    "remove": ("asking legal", PRESSES["ask_remove"]),
    "destroy": ("asking legal", PRESSES["ask_destroy"]),
    "withdraw_ask": ("asking legal", PRESSES["ask_destroy"]),
    "answer": (
        "checker",
        lambda who, story: workflow.dispute(who, story.pk, quoted(story, 1), note="Tyres."),
    ),
    "second_look": (
        "asking duty",
        lambda who, story: ask(story, FollowUpKind.SECOND_LOOK, who, clock.now()),
    ),
}
"""What must have been asked, and by whom, for the press to have something to answer."""


def prepare(name: str, people: dict[str, Editor], story: Article) -> None:
    who, press = ASKED_BEFORE.get(name, ("", None))
    if press is not None and outcome_of(press, people[who], story).refusal is None:
        press(people[who], story)


def expected(name: str, person: str, cell: str) -> str:
    if name in {"remove", "destroy"} and person == "legal":
        # Legal asked before, so it is for Duty to sign.
        return "Refused(other_role)" if cell in ROUTINE[name]["duty"] else "not from here"
    if person not in ROUTINE[name]:
        return "not theirs"
    return "done" if cell in ROUTINE[name][person] else "not from here"


def test_with_the_table_of_the_first_half_every_step_is_here() -> None:
    # Which words may be renewed, and by whom, is a chapter of its own (test_change).
    assert set(ROUTINE) | {"renew"} == OF_A_CHANGE | {"release", "save", "verify"}
    assert set(ROUTINE) <= set(PRESSES)


@pytest.mark.parametrize("cell", BUILT)
@pytest.mark.parametrize("name", ROUTINE)
def test_each_person_may_do_what_the_table_says_and_no_more(
    name: str, cell: str, people: dict[str, Editor], cells: dict[str, int], newsroom: Newsroom
) -> None:
    story = Article.objects.get(pk=cells[cell])
    prepare(name, people, story)

    found = {
        person: came_to(outcome_of(PRESSES[name], people[person], fresh(story)))
        for person in PEOPLE
    }

    assert found == {person: expected(name, person, cell) for person in PEOPLE}


@pytest.mark.parametrize("name", ROUTINE)
def test_a_step_pressed_once_leaves_one_line_and_pressed_twice_no_second(
    name: str, people: dict[str, Editor], cells: dict[str, int], newsroom: Newsroom
) -> None:
    person, stands = next(iter(ROUTINE[name].items()))
    story = Article.objects.get(pk=cells[stands[-1]])
    prepare(name, people, story)
    before = log_of(story)

    PRESSES[name](people[person], fresh(story))
    once = log_of(story)
    again = outcome_of(PRESSES[name], people[person], fresh(story))

    assert once[len(before) :].count(name) == 1
    assert set(once[len(before) :]) <= {name, "called_off", "lapse"}
    assert name in AGAIN or again.refusal is not None
    assert audit(fresh(story)) == []


AGAIN = frozenset({"describe_change", "start_again", "bring_up_to_date", "save", "verify"})
"""Steps that may be taken twice, each time with a line of its own."""
