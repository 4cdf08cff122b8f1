"""What must be true before a story may go out: embargo, and what Legal asks."""

import datetime

from articles.models import Article, SignOff, SignOffKind
from articles.workflow.acting import taking
from articles.workflow.errors import Reason
from articles.workflow.gates import unread
from people.models import Editor


def set_embargo(
    editor: Editor, article_id: int, until: datetime.datetime | None, *, note: str = ""
) -> Article:
    """Nothing public before that moment. Lifting or shortening one needs the reason in the note."""
    with taking("embargo", editor, article_id, reason=note) as act:
        held = act.article.embargo_until
        shorter = held is not None and held > act.at and (until is None or until < held)
        if shorter and not act.reason:
            act.refuse(
                [Reason("no_reason", "Lifting an embargo early needs a reason.", "embargo")]
            )
        act.set(embargo_until=until, embargo_note=note.strip()[:200])
    return act.article


def require_legal(editor: Editor, article_id: int) -> Article:
    """Ask that Legal clears the words before they are approved."""
    with taking("require_legal", editor, article_id) as act:
        act.set(legal_required=True)
    return act.article


def clear_legal(
    editor: Editor, article_id: int, *, note: str = "", seen_copy: str = ""
) -> SignOff:
    """Legal's clearance of exactly these words, which are those that Legal read."""
    with taking("clear_legal", editor, article_id, reason=note) as act:
        act.refuse(unread(act.copy(), seen_copy))
        cleared = SignOff.objects.create(
            article=act.article,
            kind=SignOffKind.LEGAL,
            digest=act.copy().digest,
            note=note,
            by=act.editor,
            at=act.at,
        )
        act.made(cleared)
    return cleared


def legal_hold(editor: Editor, article_id: int, *, reason: str) -> Article:
    """Nothing of it goes out until Legal lifts the hold."""
    with taking("legal_hold", editor, article_id, reason=reason) as act:
        act.set(legal_hold=True)
    return act.article


def lift_legal_hold(editor: Editor, article_id: int, *, reason: str = "") -> Article:
    with taking("lift_legal_hold", editor, article_id, reason=reason) as act:
        act.set(legal_hold=False)
    return act.article
