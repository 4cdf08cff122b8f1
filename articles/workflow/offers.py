"""What this person may do next with a story, and what stands in the way of the rest."""

import datetime
from dataclasses import dataclass

from articles import policy
from articles.models import Article
from articles.vocabulary import QuotationState
from articles.workflow.acting import not_yours
from articles.workflow.errors import Reason
from articles.workflow.gates import Copy
from articles.workflow.step_gates import before_release, gates_of
from articles.workflow.steps import BY_NAME, ROUTINE, Step
from people.models import Editor


@dataclass(frozen=True)
class Offer:
    """A step of the workflow bar, and why it is greyed where it is."""

    step: Step
    allowed: bool
    reasons: tuple[Reason, ...] = ()


def offers(
    editor: Editor, article: Article, at: datetime.datetime, copy: Copy | None = None
) -> list[Offer]:
    """Every step that starts from where the story stands, allowed or greyed with its reasons.

    The buttons ask here and the actions ask again under the lock: this is a courtesy, not the
    guard.
    """
    copy = copy or Copy(article, at)
    names = dict.fromkeys(
        step.name
        for step in ROUTINE
        if step.moves and article.stage in step.starts and article.public_state in step.public
    )
    return [_offer(name, editor, article, copy) for name in names]


def _offer(name: str, editor: Editor, article: Article, copy: Copy) -> Offer:
    rows = [row for row in BY_NAME[name] if article.stage in row.starts]
    if not any(policy.may(editor, row, article) for row in rows):
        return Offer(rows[0], allowed=False, reasons=(not_yours(rows, editor),))
    reasons = tuple(gates_of(name)(copy, editor))
    return Offer(rows[0], allowed=not reasons, reasons=reasons)


def missing(article: Article, at: datetime.datetime) -> list[Reason]:
    """Everything that stands between the story and a release at that instant, gates 1 to 6."""
    return lacking(Copy(article, at))


def lacking(copy: Copy) -> list[Reason]:
    """The same of a copy at hand, whether or not a story of it is on record."""
    return before_release(copy)


def needs_note_to_raise(copy: Copy) -> bool:
    """A checker raises over a dispute, or else with a note."""
    return all(one.state != QuotationState.DISPUTED for one in copy.in_marks)
