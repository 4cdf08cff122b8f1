"""What is asked of the desk after something was done, and what answers it (EDITORIAL D6)."""

import datetime

from articles.models import Article, FollowUp, FollowUpKind, Quotation, Release
from articles.vocabulary import QuotationState
from articles.workflow.errors import Reason
from people.models import Editor

Kind = FollowUpKind
ANSWER_WITHIN = datetime.timedelta(hours=2)
"""How long the desk has for an answer, whatever was asked."""

BY_A_RELEASE = (Kind.DISPUTE, Kind.HOLD_OUTCOME)
TO_BRING_BACK = ("lift", "reinstate")
"""Signatures asked for so that readers see the story again."""
BY_A_SECOND_LOOK = (Kind.LATE_CHECK, Kind.SECOND_LOOK)


def ask(
    article: Article, kind: FollowUpKind, by: Editor, at: datetime.datetime, **rest: object
) -> FollowUp:
    """Put something into the inbox; it is due within two hours."""
    return FollowUp.objects.create(
        article=article, kind=kind, asked_by=by, asked_at=at, due_at=at + ANSWER_WITHIN, **rest
    )


def ask_about(
    article: Article, by: Editor, at: datetime.datetime, quotation: Quotation
) -> None:
    """A quotation that readers see is in doubt: Duty answers. Asked once, however often it is said."""
    open_already = article.follow_ups.open().filter(kind=Kind.DISPUTE, quotation=quotation)
    if not open_already.exists():
        ask(article, Kind.DISPUTE, by, at, quotation=quotation, release=article.newest(at))


def close_dispute(
    article: Article, quotation_id: int, by: Editor, at: datetime.datetime, outcome: str
) -> bool:
    """Answer the dispute of one quotation; False where there is none."""
    disputes = article.follow_ups.open().filter(kind=Kind.DISPUTE, quotation=quotation_id)
    return bool(disputes.update(done_by=by, done_at=at, outcome=outcome))


def close(
    article: Article,
    kinds: tuple[FollowUpKind, ...],
    by: Editor,
    at: datetime.datetime,
    outcome: str,
) -> None:
    article.follow_ups.open().filter(kind__in=kinds).update(
        done_by=by, done_at=at, outcome=outcome
    )


def close_after_release(article: Article, release: Release) -> None:
    """Other words are out: what was in doubt about the old ones is answered by them.

    A dispute of what went out all the same, in an emergency or beside a strike, stays open.
    """
    if release.number == 1:
        return
    still = release.quotations.filter(state=QuotationState.DISPUTED)
    article.follow_ups.open().filter(kind__in=BY_A_RELEASE).exclude(
        kind=Kind.DISPUTE, quotation__public_id__in=still.values("public_id")
    ).update(done_at=release.visible_from, outcome=f"Answered by release {release.number}.")
    # Else somebody could sign at the next hold what was asked, and worded, in this one.
    article.follow_ups.open().signatures().filter(step__in=TO_BRING_BACK).update(
        done_at=release.visible_from, outcome=f"Overtaken by release {release.number}."
    )


def close_all(article: Article, by: Editor, at: datetime.datetime, outcome: str) -> None:
    """Readers see none of it any more: nothing of it is owed an answer."""
    close(article, tuple(FollowUpKind), by, at, outcome)


def asked_signature(article: Article) -> FollowUp | None:
    """The one second signature that is asked for, if any."""
    return article.follow_ups.open().signatures().select_related("asked_by").first()


def nothing_asked(article: Article) -> list[Reason]:
    """One signature at a time: two askings could contradict each other."""
    asked = asked_signature(article)
    if asked is None:
        return []
    words = f"{asked.asked_by} asks for a second signature. Sign that, or have it withdrawn."
    return [Reason("asked_already", words, "signature")]
