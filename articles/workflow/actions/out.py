"""How a story goes out: at once, at its hour, or before it is ready (steps 9 to 13)."""

import datetime

from articles.models import Approval, Article, FollowUpKind, Release, covers_of
from articles.rendering.marks import mark
from articles.vocabulary import ChangeKind, MarkCode
from articles.workflow.act import Act
from articles.workflow.acting import taking
from articles.workflow.errors import Reason
from articles.workflow.follow_ups import BY_A_SECOND_LOOK, ask, close
from articles.workflow.four_eyes import contributors
from articles.workflow.gates import Copy, own, unread
from articles.workflow.releasing import Told, put_out, unchecked_in
from articles.workflow.step_gates import before_release
from articles.workflow.timeline import LAST_SECONDS, went_out
from people.models import Editor


def change_of(article: Article, copy: Copy) -> Told:
    """What readers are told of the change in hand; nothing of a first release."""
    if copy.newest is None:
        return Told()
    return Told(
        ChangeKind(article.change_kind),
        article.change_note,
        article.change_said,
        article.change_right,
        at_top=article.change_at_top,
    )


def release(editor: Editor, article_id: int, *, seen_version: int | None = None) -> Release:
    """Let readers see the approved copy from this instant on.

    Refused with everything that is missing, gates 1 to 6 asked again under the lock.
    """
    with taking("release", editor, article_id, seen_version=seen_version) as act:
        copy = act.copy()
        released = put_out(act, copy, change_of(act.article, copy), approval=copy.approval)
        went_out(act.article, released)
    return released


def schedule(
    editor: Editor,
    article_id: int,
    moment: datetime.datetime,
    *,
    seen_version: int | None = None,
) -> Release:
    """Let readers see the approved copy from that moment on, by the clock alone.

    The gates are asked for that moment: the embargo must be over by then, the address be free.
    """
    with taking("schedule", editor, article_id, seen_version=seen_version) as act:
        if moment - act.at <= LAST_SECONDS:
            words = "Choose a moment that is still to come, or release it now."
            act.refuse([Reason("past", words, "schedule")])
        copy = act.copy(moment)
        act.refuse(before_release(copy))
        released = put_out(act, copy, change_of(act.article, copy), approval=copy.approval)
        act.reason = act.reason or f"For {moment:%Y-%m-%d %H:%M %Z}"
    return released


def unschedule(editor: Editor, article_id: int, *, reason: str = "") -> Article:
    """The release that was to come never comes; the approval stands."""
    with taking("unschedule", editor, article_id, reason=reason) as act:
        act.take_off()
    return act.article


def emergency(
    editor: Editor, article_id: int, *, reason: str, seen_version: int | None = None
) -> Release:
    """Let readers see the copy before checks are complete, and tell them so; `reason` is for the log.

    What must follow is asked of the desk: the checks that are late, and a second editor's look.
    """
    with taking(
        "emergency", editor, article_id, reason=reason, seen_version=seen_version
    ) as act:
        copy = act.copy()
        late = unchecked_in(copy)
        marks = [mark(MarkCode.EMERGENCY, "", late)]
        if act.editor.pk in contributors(act.article):
            marks.append(mark(MarkCode.OWN_WRITER, ""))
        act.void_approval()
        released = put_out(act, copy, change_of(act.article, copy), marks=marks)
        went_out(act.article, released)
        owe(act, released, checks=bool(late))
    return released


def owe(act: Act, released: Release, *, checks: bool) -> None:
    """Put into the inbox what a release still lacks."""
    if checks:
        ask(act.article, FollowUpKind.LATE_CHECK, act.editor, act.at, release=released)
    ask(act.article, FollowUpKind.SECOND_LOOK, act.editor, act.at, release=released)


def second_look(editor: Editor, article_id: int, *, seen_copy: str = "") -> Release:
    """A second editor has read what went out in a hurry: the same words again, now approved."""
    with taking("second_look", editor, article_id) as act:
        act.refuse(unread(act.copy(), seen_copy))
        released = same_words(act, Told(ChangeKind.SECOND_LOOK))
        close(act.article, BY_A_SECOND_LOOK, act.editor, act.at, "Read and approved.")
    return released


def same_words(act: Act, told: Told) -> Release:
    """The words readers saw last go out anew, with their record as it stands now.

    The press is itself the approval, and an independent one but in solo mode.
    """
    article = act.article
    tell(act, told)
    copy = act.copy()
    version = article.current_version
    assert version is not None  # It was out, so it has words.
    act.void_approval()
    approval = Approval.objects.create(
        article=article,
        version=version,
        covers=covers_of(article, copy.standings),
        digest=copy.digest,
        approver=act.editor,
        independent=not any(own(copy, act.editor)),
        at=act.at,
    )
    act.made(approval)
    released = put_out(act, copy, told, approval=approval)
    went_out(article, released)
    return released


def tell(act: Act, told: Told) -> None:
    """Make what readers are told of it the change on record, and nothing from another change."""
    act.set(
        change_kind=told.change or "",
        change_note=told.note,
        change_said=told.said,
        change_right=told.right,
        change_at_top=told.at_top,
        change_quotation=None,
    )
