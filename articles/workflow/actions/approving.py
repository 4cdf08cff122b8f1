"""From the desk to an approval, and back (steps 3, 4, 6, 7 and 7b)."""

from articles.models import Approval, Article, covers_of
from articles.vocabulary import QuotationState
from articles.workflow.acting import taking
from articles.workflow.errors import Reason
from articles.workflow.gates import own, unread
from people.models import Editor


def send_back(editor: Editor, article_id: int, *, reason: str) -> Article:
    """Return the story to its writer, with what is wanted."""
    with taking("return", editor, article_id, reason=reason) as act:
        pass
    return act.article


def send_to_check(editor: Editor, article_id: int, *, reason: str = "") -> Article:
    """Put the story before the checkers, once every span in marks has its speaker or class."""
    with taking("send_to_check", editor, article_id, reason=reason) as act:
        pass
    return act.article


def raise_to_desk(editor: Editor, article_id: int, *, reason: str = "") -> Article:
    """Give the story back to the desk over a disputed quotation, or with a note."""
    with taking("raise", editor, article_id, reason=reason) as act:
        states = {one.state for one in act.copy().in_marks}
        if QuotationState.DISPUTED not in states and not act.reason:
            words = "Nothing is disputed. Write a note that says what the desk should look at."
            act.refuse([Reason("no_reason", words, "reason")])
    return act.article


def approve(
    editor: Editor, article_id: int, *, seen_version: int | None = None, seen_copy: str = ""
) -> Approval:
    """Approve exactly these words. Refused while gates 1 to 4 are red, and to whoever wrote any of it.

    `seen_copy` is the seal of what the approver read: a speaker, a section or a note to readers
    changes without a new version.
    """
    with taking("approve", editor, article_id, seen_version=seen_version) as act:
        copy = act.copy()
        act.refuse(unread(copy, seen_copy))
        version = act.article.current_version
        assert version is not None  # Gate 1 asked for a body, and words make a version.
        act.void_approval()
        approval = Approval.objects.create(
            article=act.article,
            version=version,
            covers=covers_of(act.article, copy.standings),
            digest=copy.digest,
            approver=act.editor,
            independent=not any(own(copy, act.editor)),
            at=act.at,
        )
        act.made(approval)
    return approval


def take_back(editor: Editor, article_id: int, *, reason: str) -> Article:
    """Withdraw an approval: the story is the desk's again."""
    with taking("take_back", editor, article_id, reason=reason) as act:
        act.void_approval()
    return act.article
