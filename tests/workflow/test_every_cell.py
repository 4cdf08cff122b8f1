"""Each cell of the routine that a person can press (EDITORIAL D2, D4, D6), from a table by hand."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article, Picture
from articles.vocabulary import (
    EvidenceKind,
    Method,
    QuotationKind,
    RoleName,
    SourceLevel,
    Stage,
)
from articles.workflow import NotYours
from people.models import Editor
from tests.factories import make_editor
from tests.workflow.newsroom import Newsroom, Outcome, log_of, outcome_of, sql

D, K, C, A, R, S = (
    Stage.DRAFT,
    Stage.DESK,
    Stage.CHECKING,
    Stage.APPROVED,
    Stage.RELEASED,
    Stage.SPIKED,
)
WORK = (D, K, C, A)
OUT_TOO = (D, K, C, A, R)

# For each step, who may take it, and from where. “writer” is the reporter who wrote the story,
# “editor” a Desk without a hand in it, “writing editor” a Desk who wrote some of it. Whoever does
# not stand in a row is told that it is not theirs, at every stage.
ROUTINE: dict[str, dict[str, tuple[Stage, ...]]] = {
    "submit": {"writer": (D,), "writing editor": (D,)},
    "return": {"editor": (K, C), "writing editor": (K, C)},
    "send to check": {"editor": (K,), "writing editor": (K,)},
    "verify": {"checker": OUT_TOO},
    "dispute": {"checker": OUT_TOO},
    "withdraw": {"checker": OUT_TOO, "duty": OUT_TOO},
    "waive": {"duty": OUT_TOO},
    "raise": {"checker": (C,)},
    "approve": {"editor": (K, C), "writing editor": (), "duty": (K, C)},
    "take back": {"editor": (A,), "writing editor": (A,), "duty": (A,)},
    "release": {"duty": (A,)},
    "spike": {"writer": (D,), "editor": WORK, "writing editor": WORK},
    "unspike": {"writer": (S,), "editor": (S,), "writing editor": (S,)},
    "save": {"writer": (D,), "editor": WORK, "writing editor": WORK, "duty": WORK},
    "bring back": {"writer": (D,), "editor": WORK, "writing editor": WORK, "duty": WORK},
    "take": {
        "writer": (D,),
        "another reporter": (D,),
        "editor": WORK,
        "writing editor": WORK,
        "checker": WORK,
        "duty": WORK,
    },
    "confirm": {
        "writer": WORK,
        "editor": WORK,
        "writing editor": WORK,
        "checker": WORK,
        "duty": WORK,
    },
    "class": {
        "writer": WORK,
        "editor": WORK,
        "writing editor": WORK,
        "checker": WORK,
        "duty": WORK,
    },
    "unclass": {
        "writer": WORK,
        "editor": WORK,
        "writing editor": WORK,
        "checker": WORK,
        "duty": WORK,
    },
    "describe source": {
        "writer": WORK,
        "editor": WORK,
        "writing editor": WORK,
        "checker": WORK,
        "duty": WORK,
    },
    "add evidence": {
        "writer": OUT_TOO,
        "editor": OUT_TOO,
        "writing editor": OUT_TOO,
        "checker": OUT_TOO,
        "duty": OUT_TOO,
    },
    "change evidence": {
        "writer": OUT_TOO,
        "editor": OUT_TOO,
        "writing editor": OUT_TOO,
        "checker": OUT_TOO,
        "duty": OUT_TOO,
    },
    "sign off": {"duty": OUT_TOO},
    "require legal": {"editor": WORK, "writing editor": WORK, "duty": WORK, "legal": WORK},
    "clear legal": {"legal": OUT_TOO},
    "legal hold": {"duty": OUT_TOO, "legal": OUT_TOO},
    "lift legal hold": {"legal": OUT_TOO},
    "embargo": {"duty": WORK},
    "picture rights": {
        "editor": (*OUT_TOO, S),
        "writing editor": (*OUT_TOO, S),
        "duty": (*OUT_TOO, S),
        "legal": (*OUT_TOO, S),
    },
}

OF_A_CHANGE = {
    "renew", "schedule", "unschedule", "emergency", "second_look", "revise", "describe_change",
    "hold", "ask_lift", "lift", "ask_retract", "retract", "ask_remove", "remove", "ask_reinstate",
    "reinstate", "withdraw_ask", "discard", "start_again", "bring_up_to_date", "strike", "answer",
    "ask_destroy", "destroy",
}  # fmt: skip
"""Steps of what is out or to come, which stand in a table of their own."""

PEOPLE = (
    "writer",
    "another reporter",
    "editor",
    "writing editor",
    "checker",
    "duty",
    "legal",
    "admin",
    "nobody",
    "superuser",
    "an account that was switched off",
    "an account that is no staff",
)
EVERY_ROLE = tuple(RoleName)


@pytest.fixture(scope="module")
def people(kept_newsroom: Newsroom) -> dict[str, Editor]:
    newsroom = kept_newsroom
    return {
        "writer": newsroom.reporter,
        "another reporter": newsroom.stranger,
        "editor": newsroom.desk2,
        "writing editor": make_editor("desk4", RoleName.DESK),
        "checker": newsroom.checker,
        "duty": newsroom.duty,
        "legal": newsroom.legal,
        "admin": make_editor("admin", RoleName.ADMIN),
        "nobody": make_editor("nobody"),
        "superuser": make_editor("root", is_superuser=True),
        "an account that was switched off": make_editor("gone", *EVERY_ROLE, is_active=False),
        "an account that is no staff": make_editor("reader", *EVERY_ROLE, is_staff=False),
    }


def quoted(article: Article, number: int) -> int:
    """As `nth`, without asking where each of them stands."""
    return article.quotations.present().in_marks().heads()[number - 1].pk


def picture_of(story: Article) -> str:
    picture, _ = Picture.objects.get_or_create(
        article=story,
        defaults={"width": 9, "height": 9, "added_by": story.made_by, "at": story.made_at},
    )
    return str(picture.public_id)


def evidence_of(article: Article) -> int:
    evidence = article.evidence.first()
    assert evidence is not None
    return evidence.pk


Press = Callable[[Editor, Article], Any]
PRESSES: Mapping[str, Press] = {
    "submit": lambda who, story: workflow.submit(who, story.pk),
    "return": lambda who, story: workflow.send_back(who, story.pk, reason="More, and sooner."),
    "send to check": lambda who, story: workflow.send_to_check(who, story.pk),
    "verify": lambda who, story: workflow.verify(
        who,
        story.pk,
        quoted(story, 1),
        evidence_id=evidence_of(story),
        method=Method.LISTENED,
    ),
    "dispute": lambda who, story: workflow.dispute(
        who, story.pk, quoted(story, 1), note="She said tyres."
    ),
    "withdraw": lambda who, story: workflow.withdraw(
        who, story.pk, quoted(story, 4 if who.username == "duty" else 1)
    ),
    "waive": lambda who, story: workflow.waive(
        who, story.pk, quoted(story, 1), reason="The tape is lost."
    ),
    "raise": lambda who, story: workflow.raise_to_desk(who, story.pk, reason="See line 2."),
    "approve": lambda who, story: workflow.approve(who, story.pk),
    "take back": lambda who, story: workflow.take_back(who, story.pk, reason="A doubt."),
    "release": lambda who, story: workflow.release(who, story.pk),
    "spike": lambda who, story: workflow.spike(who, story.pk, reason="Overtaken."),
    "unspike": lambda who, story: workflow.unspike(who, story.pk, reason="It is back."),
    "save": lambda who, story: workflow.save(
        who, story.pk, {"headline": "North quay shut"}, seen_version=story.version_no
    ),
    "bring back": lambda who, story: workflow.bring_back(
        who, story.pk, 1, seen_version=story.version_no
    ),
    "take": lambda who, story: workflow.take(who, story.pk),
    "confirm": lambda who, story: workflow.confirm_speaker(
        who, story.pk, quoted(story, 1), words="the harbour master"
    ),
    "class": lambda who, story: workflow.class_span(
        who, story.pk, quoted(story, 1), kind=QuotationKind.SCARE, reason="Nobody said it."
    ),
    "unclass": lambda who, story: workflow.unclass(who, story.pk, quoted(story, 3)),
    "describe source": lambda who, story: workflow.describe_source(
        who, story.pk, quoted(story, 1), level=SourceLevel.BACKGROUND
    ),
    "add evidence": lambda who, story: workflow.add_evidence(
        who, story.pk, kind=EvidenceKind.NOTES, label="Notes", text="too tired to trust"
    ),
    "change evidence": lambda who, story: workflow.change_evidence(
        who, story.pk, evidence_of(story), text="Nothing of the kind."
    ),
    "sign off": lambda who, story: workflow.sign_off(who, story.pk, quoted(story, 4)),
    "require legal": lambda who, story: workflow.require_legal(who, story.pk),
    "clear legal": lambda who, story: workflow.clear_legal(who, story.pk),
    "legal hold": lambda who, story: workflow.legal_hold(who, story.pk, reason="A letter."),
    "lift legal hold": lambda who, story: workflow.lift_legal_hold(who, story.pk),
    "embargo": lambda who, story: workflow.set_embargo(who, story.pk, None),
    "picture rights": lambda who, story: workflow.set_rights(
        who, story.pk, picture_of(story), clock.now(), reason="Recalled."
    ),
}


def expected(name: str, person: str, stage: Stage) -> str:
    if person not in ROUTINE[name]:
        return "not theirs"
    if name == "approve" and person == "writing editor" and stage in (K, C):
        return "their own words"
    return "done" if stage in ROUTINE[name][person] else "not from here"


def came_to(outcome: Outcome) -> str:
    if outcome.refusal is None:
        return "done"
    if isinstance(outcome.refusal, NotYours):
        return "not theirs"
    if outcome.codes == ["own_words"]:
        return "their own words"
    return "not from here" if "wrong_stage" in outcome.codes else str(outcome)


def test_the_table_here_has_every_step_a_person_takes() -> None:
    of_the_clock = {"lapse", "called_off", "clock"}
    without_a_story = {"create", "import"}

    steps = (
        {row.name for row in workflow.ROUTINE} - of_the_clock - without_a_story - OF_A_CHANGE
    )

    assert len(ROUTINE) == len(steps)
    assert set(ROUTINE) == set(PRESSES)


@pytest.mark.parametrize("stage", (D, K, C, A, R, S))
@pytest.mark.parametrize("name", ROUTINE)
def test_each_person_may_do_what_the_table_says_and_no_more(
    name: str, stage: Stage, people: dict[str, Editor], stories: dict[Stage, Article]
) -> None:
    story = stories[stage]
    with_a_hand(people["writing editor"], story)
    if name == "take":
        Article.objects.filter(pk=story.pk).update(assignee=None)

    found = {
        person: came_to(outcome_of(PRESSES[name], editor, story))
        for person, editor in people.items()
    }

    assert found == {person: expected(name, person, stage) for person in PEOPLE}


@pytest.mark.parametrize("name", ["create", "import"])
def test_a_story_is_begun_by_reporters_the_desk_and_duty(
    name: str, people: dict[str, Editor], newsroom: Newsroom
) -> None:
    writers = {"writer", "another reporter", "editor", "writing editor", "duty"}

    found = {
        person: came_to(outcome_of(BEGINS[name], editor)) for person, editor in people.items()
    }

    assert found == {person: "done" if person in writers else "not theirs" for person in PEOPLE}


BEGINS: Mapping[str, Callable[[Editor], Any]] = {
    "create": lambda who: workflow.create(who, {"slugline": "tide", "headline": "High tide"}),
    "import": lambda who: workflow.import_copy(who, "tide.txt", "The tide was high."),
}


@pytest.mark.parametrize(
    ("name", "person", "stage"),
    [
        ("submit", "writer", D),
        ("return", "editor", C),
        ("send to check", "editor", K),
        ("raise", "checker", C),
        ("approve", "editor", C),
        ("take back", "duty", A),
        ("release", "duty", A),
        ("spike", "editor", K),
        ("unspike", "editor", S),
    ],
)
def test_a_step_pressed_twice_is_taken_once(
    name: str,
    person: str,
    stage: Stage,
    people: dict[str, Editor],
    stories: dict[Stage, Article],
) -> None:
    story, editor = stories[stage], people[person]
    PRESSES[name](editor, story)
    once = [log_of(story), story.approvals.count(), story.releases.count()]

    again = outcome_of(PRESSES[name], editor, story)

    assert came_to(again) == "not from here"
    assert [log_of(story), story.approvals.count(), story.releases.count()] == once


@pytest.mark.parametrize("name", ROUTINE)
def test_each_press_that_is_done_leaves_one_line_of_its_own(
    name: str, people: dict[str, Editor], stories: dict[Stage, Article]
) -> None:
    person, stages = next((who, cell) for who, cell in ROUTINE[name].items() if cell)
    story, editor = stories[stages[0]], people[person]
    before = log_of(story)

    PRESSES[name](editor, story)

    line = story.desk_log.order_by("seq").last()
    assert line is not None
    assert len(log_of(story)) == len(before) + 1
    assert line.who == editor
    assert line.role in {role.value for role in RoleName}
    assert line.stage_from == stages[0]


@pytest.mark.parametrize("name", ["return", "take back", "spike", "unspike", "legal hold"])
@pytest.mark.parametrize("typed", ["", "  \n "])
def test_a_step_that_asks_for_a_reason_is_refused_without_one(
    name: str, typed: str, people: dict[str, Editor], stories: dict[Stage, Article]
) -> None:
    asks = {
        "return": (workflow.send_back, "editor", K),
        "take back": (workflow.take_back, "editor", A),
        "spike": (workflow.spike, "editor", K),
        "unspike": (workflow.unspike, "editor", S),
        "legal hold": (workflow.legal_hold, "legal", K),
    }
    act, person, stage = asks[name]

    refused = outcome_of(act, people[person], stories[stage].pk, reason=typed)

    assert refused.codes == ["no_reason"]


def with_a_hand(editor: Editor, story: Article) -> None:
    """Make the newest version theirs, whatever the stage."""
    sql("UPDATE articles_version SET author_id = %s WHERE article_id = %s", editor.pk, story.pk)
