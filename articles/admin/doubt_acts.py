"""The doors to doubt: what each asks, what it does to what readers see, and what is said when it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from articles import workflow
from articles.admin.typed import number, typed
from articles.models import Article
from articles.workflow import NotYours, Reason
from articles.workflow.acting import row_for, wrong_start
from articles.workflow.follow_ups import asked_signature
from articles.workflow.gates import Copy
from articles.workflow.step_gates import gates_of
from people.models import Editor


@dataclass(frozen=True)
class Door:
    """One act on a story that is out. Where it takes two people, `sign` is the second press."""

    name: str
    title: str
    ask: str
    """The step of the first press."""
    button: str
    label: str
    hint: str
    follows: tuple[str, ...]
    done: str
    not_done: str
    sign: str = ""
    signing: str = ""
    """The button of the second press."""
    signed: str = ""

    @property
    def follows_signing(self) -> tuple[str, ...]:
        """What follows once the second person has signed."""
        return tuple(line for line in self.follows if line not in BEFORE_SIGNING)


AT_ONCE = "Readers no longer find its words: not on its page, in lists, in feeds or beside people’s names."
HELD_MEANWHILE = "A live story is held at once, until somebody signs."
READ_AND_SIGNED = "A second editor, of Desk or Duty, reads the story and signs."
SIGNED_BY_BOTH = "Duty and Legal do this together: whoever of them did not ask signs."
BEFORE_SIGNING = frozenset({HELD_MEANWHILE, READ_AND_SIGNED, SIGNED_BY_BOTH})

DOORS: dict[str, Door] = {
    door.name: door
    for door in (
        Door(
            "hold",
            "Hold",
            ask="hold",
            button="Hold it now",
            label="Why it is held",
            hint="For the desk log. Readers read only that we are checking this report.",
            follows=(
                AT_ONCE,
                "Its address says that we are checking this report.",
                "A release that is scheduled is called off.",
                "Within two hours somebody says what came of it.",
            ),
            done="Held. Readers are told that we are checking this report.",
            not_done="Not held.",
        ),
        Door(
            "lift",
            "Lift the hold",
            ask="ask_lift",
            button="Ask to lift it",
            label="What came of it",
            hint="Readers read this beneath the story.",
            follows=(
                READ_AND_SIGNED,
                "Then the same words are back, with a dated note of what came of it.",
                "Where something has to change, begin a correction instead: its release ends the hold.",
            ),
            done="Asked. Somebody else of Desk or Duty signs; until then it stays held.",
            not_done="Not asked.",
            sign="lift",
            signing="Sign: lift the hold",
            signed="The hold is lifted. Readers see the story again.",
        ),
        Door(
            "retract",
            "Retract",
            ask="ask_retract",
            button="Ask to retract it",
            label="Why it is retracted",
            hint="Readers read this in place of the story.",
            follows=(
                HELD_MEANWHILE,
                READ_AND_SIGNED,
                "Then its address shows the notice with your reason, and no word of the story.",
                "It can be reinstated, by two people, with an editor’s note.",
            ),
            done="Asked, and held meanwhile. Somebody else of Desk or Duty signs.",
            not_done="Not asked.",
            sign="retract",
            signing="Sign: retract it",
            signed="Retracted. Readers find the notice in its place.",
        ),
        Door(
            "remove",
            "Remove",
            ask="ask_remove",
            button="Ask to remove it",
            label="The ground, in law or privacy",
            hint="It stays in the house. Readers are told that the story was removed, and no more.",
            follows=(
                HELD_MEANWHILE,
                SIGNED_BY_BOTH,
                "Then its address answers that it is gone (410). Nobody brings it back.",
            ),
            done="Asked, and held meanwhile. The other of Duty and Legal signs.",
            not_done="Not asked.",
            sign="remove",
            signing="Sign: remove it for good",
            signed="Removed. Its address answers that it is gone.",
        ),
        Door(
            "reinstate",
            "Reinstate",
            ask="ask_reinstate",
            button="Ask to reinstate it",
            label="Editor’s note",
            hint="Readers read this above the story.",
            follows=(
                READ_AND_SIGNED,
                "Then the same words are back under your note; the note of the retraction stays.",
            ),
            done="Asked. Somebody else of Desk or Duty signs; until then it stays retracted.",
            not_done="Not asked.",
            sign="reinstate",
            signing="Sign: reinstate it",
            signed="Reinstated. Readers see the story again, under both notes.",
        ),
        Door(
            "destroy",
            "Destroy evidence",
            ask="ask_destroy",
            button="Ask to destroy it",
            label="Why it must go",
            hint="For the desk log.",
            follows=(
                SIGNED_BY_BOTH,
                "Then its text and its file are erased. That it was there, and its hash, stay.",
                "Checks that rest on it end. If the story is live, Duty is asked about those quotations.",
            ),
            done="Asked. The other of Duty and Legal signs.",
            not_done="Not asked.",
            sign="destroy",
            signing="Sign: destroy it for good",
            signed="Destroyed. Only its hash is kept.",
        ),
    )
}
BY_STEP = {step: door for door in DOORS.values() for step in (door.ask, door.sign) if step}
"""The door of each step, for whoever draws a button of it."""


@dataclass(frozen=True)
class Pressed:
    """A press at a door, with what was typed beside it."""

    editor: Editor
    article: Article
    fields: Mapping[str, str]
    evidence_id: int = 0

    def typed(self, name: str) -> str:
        return typed(self.fields, name)

    @property
    def asked(self) -> int | None:
        """The request that stood on the page of whoever signs."""
        return number(self.typed("asked")) if "asked" in self.fields else None

    @property
    def who_what(self) -> tuple[Editor, int]:
        return self.editor, self.article.pk


def _path(raw: str) -> str:
    """The path of a story, also where its whole address was pasted."""
    try:
        return urlsplit(raw).path or raw
    except ValueError:
        return raw


Press = Callable[[Pressed], Any]
ASKS: dict[str, Press] = {
    "hold": lambda by: workflow.hold(*by.who_what, reason=by.typed("said")),
    "ask_lift": lambda by: workflow.ask_lift(*by.who_what, outcome=by.typed("said")),
    "ask_retract": lambda by: workflow.ask_retract(
        *by.who_what, reason=by.typed("said"), substitute=_path(by.typed("substitute"))
    ),
    "ask_remove": lambda by: workflow.ask_remove(*by.who_what, ground=by.typed("said")),
    "ask_reinstate": lambda by: workflow.ask_reinstate(*by.who_what, note=by.typed("said")),
    "ask_destroy": lambda by: workflow.ask_destroy(
        *by.who_what, by.evidence_id, reason=by.typed("said")
    ),
}
SIGNS: dict[str, Press] = {
    "lift": lambda by: workflow.lift(*by.who_what, typed=by.typed("slugline"), read=by.asked),
    "retract": lambda by: workflow.retract(
        *by.who_what, typed=by.typed("slugline"), read=by.asked
    ),
    "remove": lambda by: workflow.remove(*by.who_what, read=by.asked),
    "reinstate": lambda by: workflow.reinstate(
        *by.who_what, typed=by.typed("slugline"), read=by.asked
    ),
    "destroy": lambda by: workflow.destroy(*by.who_what, read=by.asked),
}


def in_the_way(name: str, editor: Editor, copy: Copy) -> tuple[Reason, ...]:
    """Why this editor may not take the step now; empty where they may. The action asks again."""
    try:
        step, _ = row_for(name, editor, copy.article)
    except NotYours as refused:
        return refused.reasons
    return (*wrong_start(step, copy.article), *gates_of(name)(copy, editor))


def address_of(step: str, article: Article, evidence_id: int | None = None) -> str:
    """Where a step of doubt is taken: a page of the story. Empty for any other step."""
    if step == "strike":
        return reverse("desk:strike", args=[article.pk])
    if step == "withdraw_ask":
        asked = asked_signature(article)
        return address_of(asked.step, article, asked.evidence_id) if asked else ""
    door = BY_STEP.get(step)
    if door is None:
        return ""
    more = [evidence_id or 0] if door.name == "destroy" else []
    return reverse(f"desk:{door.name}", args=[article.pk, *more])
