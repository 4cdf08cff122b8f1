"""The marks of a release: what it says of itself where a rule of the routine was not kept."""

from collections.abc import Sequence

from articles.models import Approval
from articles.rendering.freeze import Frozen
from articles.vocabulary import MarkCode, QuotationState

Mark = dict[str, object]


def marks_of(frozen: Frozen, approval: Approval | None) -> list[Mark]:
    """What the release itself shows it went out without: a waiver, or a second pair of eyes."""
    waived = [row for row in frozen.quotations if row["state"] == QuotationState.WAIVED]
    own = [str(row["public_id"]) for row in frozen.quotations if row["by_writer"]]
    marks = []
    if waived:
        reasons = dict.fromkeys(str(row["reason"]) for row in waived)
        ids = [str(row["public_id"]) for row in waived]
        marks.append(mark(MarkCode.WAIVED, " ".join(reasons), ids))
    if own or (approval is not None and not approval.independent):
        marks.append(mark(MarkCode.SOLO, "", own))
    return marks


def mark(code: MarkCode, reason: str, quotations: Sequence[str] = ()) -> Mark:
    """A mark of a release: which rule was not kept, why, and for which quotations."""
    return {
        "code": code.value,
        "words": str(code.label),
        "reason": reason,
        "quotations": list(quotations),
    }
