"""Which step asks for which gates. The buttons and the actions look here, so they cannot disagree."""

from collections.abc import Callable

from articles.workflow.change_gates import behind, change_told, renewable
from articles.workflow.errors import Reason
from articles.workflow.follow_ups import BY_A_SECOND_LOOK, asked_signature, nothing_asked
from articles.workflow.gates import (
    Copy,
    approved,
    before_approval,
    clearance,
    complete,
    coverage,
    independent,
    moment,
)
from articles.workflow.signing import signable
from people.models import Editor

Gates = Callable[[Copy, Editor], list[Reason]]
SAME_WORDS = frozenset({"lift", "reinstate"})
OF_THE_MOMENT = frozenset({"embargo", "address_taken"})
"""Reasons that may be gone by the moment a release is scheduled for."""


def submittable(copy: Copy, editor: Editor) -> list[Reason]:
    """What the desk wants to see before it takes a draft. The dateline may come later."""
    return [one for one in complete(copy) if one.code != "no_dateline"]


def covered(copy: Copy, editor: Editor) -> list[Reason]:
    """What checkers need: each span in marks with its speaker or its class."""
    return list(coverage(copy))


def approvable(copy: Copy, editor: Editor) -> list[Reason]:
    """Gates 1 to 5 for this person, and what D3 asks of a change."""
    return [
        *before_approval(copy),
        *change_told(copy),
        *behind(copy),
        *independent(copy, editor),
    ]


def before_release(copy: Copy, editor: Editor | None = None) -> list[Reason]:
    """Gates 1 to 6, for a release at `copy.at`."""
    return [
        *before_approval(copy),
        *change_told(copy),
        *behind(copy),
        *approved(copy),
        *moment(copy),
    ]


def schedulable(copy: Copy, editor: Editor) -> list[Reason]:
    """As for a release, but for what depends on the moment, which the action asks for itself."""
    return [one for one in before_release(copy) if one.code not in OF_THE_MOMENT]


def urgent(copy: Copy, editor: Editor) -> list[Reason]:
    """An emergency release: complete, covered, and nothing of the moment against it (step 13)."""
    return [
        *complete(copy),
        *coverage(copy),
        *change_told(copy),
        *behind(copy),
        *moment(copy),
    ]


def unchanged(copy: Copy, editor: Editor) -> list[Reason]:
    """The same words again: gates 1 to 4, whoever holds it back, and a signer who wrote none of it."""
    return [*before_approval(copy), *clearance(copy), *independent(copy, editor)]


def second_look(copy: Copy, editor: Editor) -> list[Reason]:
    """The same words anew, where a release went out that nobody had approved."""
    owed = copy.article.follow_ups.open().filter(kind__in=BY_A_SECOND_LOOK)
    if not owed.exists():
        words = "What readers see was approved, so there is nothing to look at a second time."
        return [Reason("not_asked", words, "approval")]
    return unchanged(copy, editor)


def renewals(copy: Copy, editor: Editor) -> list[Reason]:
    """One press for a slight change (EDITORIAL D4, Renewal)."""
    return [*before_approval(copy), *behind(copy), *renewable(copy, editor)]


def signed_by(step: str) -> Gates:
    """For a second signature: somebody asked for this very step, and somebody else signs."""

    def gate(copy: Copy, editor: Editor) -> list[Reason]:
        reasons = signable(copy.article, editor, step)
        return reasons or (unchanged(copy, editor) if step in SAME_WORDS else [])

    return gate


def asked_for(copy: Copy, editor: Editor) -> list[Reason]:
    """To withdraw a request there must be one."""
    if asked_signature(copy.article) is not None:
        return []
    return [Reason("not_asked", "No second signature is asked for.", "signature")]


def unasked(copy: Copy, editor: Editor) -> list[Reason]:
    """No other second signature is waited for."""
    return nothing_asked(copy.article)


GATES: dict[str, Gates] = {
    "submit": submittable,
    "send_to_check": covered,
    "approve": approvable,
    "renew": renewals,
    "release": before_release,
    "schedule": schedulable,
    "emergency": urgent,
    "second_look": second_look,
    "lift": signed_by("lift"),
    "retract": signed_by("retract"),
    "remove": signed_by("remove"),
    "reinstate": signed_by("reinstate"),
    "destroy": signed_by("destroy"),
    "withdraw_ask": asked_for,
    "ask_lift": unasked,
    "ask_retract": unasked,
    "ask_remove": unasked,
    "ask_reinstate": unasked,
    "ask_destroy": unasked,
}


def gates_of(step: str) -> Gates:
    """The gates of a step by name; a step without any asks for nothing."""
    return GATES.get(step, lambda copy, editor: [])
