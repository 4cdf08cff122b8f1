"""The buttons of the workflow bar: which step each takes, what it says, which comes first."""

from articles import workflow
from articles.admin.one_step import OneStep, Seen
from articles.admin.short_way import WentSoFar, press_on
from articles.workflow import Reason, Refused
from people.models import Editor

OF_THE_LINE: dict[str, OneStep] = {
    "submit": OneStep(
        lambda who, pk, reason, seen: workflow.submit(who, pk, reason=reason),
        "Sent to the desk.",
        "Not sent to the desk.",
    ),
    "return": OneStep(
        lambda who, pk, reason, seen: workflow.send_back(who, pk, reason=reason),
        "Returned to the writer.",
        "Not returned.",
    ),
    "send_to_check": OneStep(
        lambda who, pk, reason, seen: workflow.send_to_check(who, pk, reason=reason),
        "Sent to check.",
        "Not sent to check.",
    ),
    "raise": OneStep(
        lambda who, pk, reason, seen: workflow.raise_to_desk(who, pk, reason=reason),
        "Raised with the desk.",
        "Not raised.",
    ),
    "approve": OneStep(
        lambda who, pk, reason, seen: workflow.approve(
            who, pk, seen_version=seen.version, seen_copy=seen.copy
        ),
        "Approved.",
        "Not approved.",
    ),
    "take_back": OneStep(
        lambda who, pk, reason, seen: workflow.take_back(who, pk, reason=reason),
        "Taken back to the desk. The approval ended.",
        "Not taken back.",
    ),
    "release": OneStep(
        lambda who, pk, reason, seen: workflow.release(who, pk, seen_version=seen.version),
        "Released. Readers see it now.",
        "Not released.",
    ),
    "spike": OneStep(
        lambda who, pk, reason, seen: workflow.spike(who, pk, reason=reason),
        "Spiked. It is kept.",
        "Not spiked.",
    ),
    "unspike": OneStep(
        lambda who, pk, reason, seen: workflow.unspike(who, pk, reason=reason),
        "Off the spike: a draft again.",
        "Not brought back.",
    ),
}
"""The version matters where somebody stands up for the words they read: approve and release."""

OF_TIME: dict[str, OneStep] = {
    "unschedule": OneStep(
        lambda who, pk, reason, seen: workflow.unschedule(who, pk, reason=reason),
        "Unscheduled. The approval stands.",
        "Not unscheduled.",
    ),
    "second_look": OneStep(
        lambda who, pk, reason, seen: workflow.second_look(who, pk, seen_copy=seen.copy),
        "Read and approved: the same words, and readers are no longer told that they went out in "
        "a hurry.",
        "Not signed.",
    ),
}
TAKES: dict[str, OneStep] = {**OF_THE_LINE, **OF_TIME}
TAKES["press_on"] = OneStep(
    lambda who, pk, reason, seen: press_on(who, pk, seen, TAKES), "", "It went no step on."
)

LIKELY = ("release", "approve", "renew", "send_to_check", "raise", "submit", "unspike",
          "second_look", "revise")  # fmt: skip
"""What a person most likely does next, the furthest step first."""

ASIDE = frozenset({"spike", "emergency", "start_again", "ask_retract", "ask_remove", "strike"})
"""Steps that stand behind More."""


def take(editor: Editor, article_id: int, name: str, reason: str, seen: Seen) -> str:
    """Take the step. Returns what was done, in words."""
    step = TAKES.get(name)
    if step is None:
        raise Refused(
            [Reason("unknown", "The desk does not know this step. Load the page anew.")]
        )
    said = step.take(editor, article_id, reason, seen)
    return said if isinstance(said, str) else step.done


def title_of(name: str, refused: Refused) -> str:
    """What did not happen, for the head of a refusal; of a short way, how far it went."""
    if isinstance(refused, WentSoFar):
        return refused.title
    said = TAKES[name].not_done if name in TAKES else "Not done."
    return f"{said} Nothing was changed."
