"""The buttons of the workflow bar: which step each takes, what it says, which comes first."""

from collections.abc import Callable
from typing import Any

from articles import workflow
from articles.workflow import Reason, Refused
from people.models import Editor

Taken = Callable[[Editor, int, str, int], Any]

TAKES: dict[str, Taken] = {
    "submit": lambda who, pk, reason, seen: workflow.submit(who, pk, reason=reason),
    "return": lambda who, pk, reason, seen: workflow.send_back(who, pk, reason=reason),
    "send_to_check": lambda who, pk, reason, seen: workflow.send_to_check(
        who, pk, reason=reason
    ),
    "raise": lambda who, pk, reason, seen: workflow.raise_to_desk(who, pk, reason=reason),
    "approve": lambda who, pk, reason, seen: workflow.approve(who, pk, seen_version=seen),
    "take_back": lambda who, pk, reason, seen: workflow.take_back(who, pk, reason=reason),
    "release": lambda who, pk, reason, seen: workflow.release(who, pk, seen_version=seen),
    "spike": lambda who, pk, reason, seen: workflow.spike(who, pk, reason=reason),
    "unspike": lambda who, pk, reason, seen: workflow.unspike(who, pk, reason=reason),
}
"""The version matters where somebody stands up for the words they read: approve and release."""

DONE = {
    "submit": "Sent to the desk.",
    "return": "Returned to the writer.",
    "send_to_check": "Sent to check.",
    "raise": "Raised with the desk.",
    "approve": "Approved.",
    "take_back": "Taken back to the desk. The approval ended.",
    "release": "Released. Readers see it now.",
    "spike": "Spiked. It is kept.",
    "unspike": "Off the spike: a draft again.",
}
NOT_DONE = {
    "submit": "Not sent to the desk.",
    "return": "Not returned.",
    "send_to_check": "Not sent to check.",
    "raise": "Not raised.",
    "approve": "Not approved.",
    "take_back": "Not taken back.",
    "release": "Not released.",
    "spike": "Not spiked.",
    "unspike": "Not brought back.",
}
LIKELY = ("release", "approve", "send_to_check", "raise", "submit", "unspike")
"""What a person most likely does next, the furthest step first."""

ASIDE = frozenset({"spike"})
"""Steps that stand behind More."""


def take(editor: Editor, article_id: int, name: str, reason: str, seen_version: int) -> str:
    """Take the step. Returns what was done, in words."""
    step = TAKES.get(name)
    if step is None:
        raise Refused(
            [Reason("unknown", "The desk does not know this step. Load the page anew.")]
        )
    step(editor, article_id, reason, seen_version)
    return DONE[name]


def title_of(name: str) -> str:
    """What did not happen, for the head of a refusal."""
    return f"{NOT_DONE.get(name, 'Not done.')} Nothing was changed."
