"""Changing what is out: a revision begun, described, given up or begun again (steps 15, 22, 23)."""

from articles.models import Approval, Article, covers_of, digest_of
from articles.vocabulary import REVISIONS, ChangeKind
from articles.workflow.act import Act
from articles.workflow.acting import taking
from articles.workflow.errors import Reason
from articles.workflow.four_eyes import NOTE
from articles.workflow.live_words import put_back
from people.models import Editor

LONGEST = 2000


def revise(
    editor: Editor,
    article_id: int,
    kind: str,
    *,
    note: str = "",
    said: str = "",
    right: str = "",
    at_top: bool = False,
    quotation_id: int | None = None,
) -> Article:
    """Begin to change a story that is out. Readers see what they saw until the change is released.

    `kind` is one of REVISIONS; what readers are told of it may be written later.
    """
    with taking("revise", editor, article_id) as act:
        begin_change(act, kind)
        _describe(act, note, said, right, quotation_id, at_top=at_top)
    return act.article


def begin_change(act: Act, kind: str) -> None:
    """The working copy is from now on a change of that kind of the newest release."""
    if kind not in REVISIONS:
        names = ", ".join(one.label for one in REVISIONS)
        act.refuse([Reason("no_kind", f"Choose the kind of change: {names}.", "change")])
    act.void_approval()
    act.set(
        change_kind=ChangeKind(kind),
        change_note="",
        change_said="",
        change_right="",
        change_at_top=False,
        change_quotation=None,
        revised_by=act.editor,
        based_on_release=act.article.newest(act.at),
    )


def describe_change(
    editor: Editor,
    article_id: int,
    kind: str = "",
    *,
    note: str = "",
    said: str = "",
    right: str = "",
    at_top: bool = False,
    quotation_id: int | None = None,
) -> Article:
    """Say what kind of change it is and what readers are told of it. An approval of other words ends."""
    with taking("describe_change", editor, article_id) as act:
        if kind and kind not in REVISIONS:
            act.refuse([Reason("no_kind", "Choose the kind of change.", "change")])
        act.set(change_kind=ChangeKind(kind or act.article.change_kind))
        _describe(act, note, said, right, quotation_id, at_top=at_top)
    return act.article


def _describe(
    act: Act, note: str, said: str, right: str, quotation_id: int | None, *, at_top: bool
) -> None:
    words = {
        "change_note": note.strip(), "change_said": said.strip(), "change_right": right.strip(),
    }  # fmt: skip
    if any(len(text) > LONGEST for text in words.values()):
        text = f"A note to readers has room for {LONGEST} characters."
        act.refuse([Reason("too_long", text, "change")])
    if any(getattr(act.article, name) != text for name, text in words.items()):
        # Whoever leaves the words as they are has not worded them.
        act.set(revised_by=act.editor)
        act.digests[NOTE] = digest_of(words)
    quotation = act.article.quotations.filter(pk=quotation_id or 0).first()
    act.set(**words, change_at_top=at_top, change_quotation=quotation)


def discard(editor: Editor, article_id: int, *, reason: str) -> Article:
    """Give the change up: the working copy is again what readers see, or last saw."""
    with taking("discard", editor, article_id, reason=reason) as act:
        act.call_off("The change was discarded.")
        act.void_approval()
        newest = act.article.newest(act.at)
        assert newest is not None  # The row starts from a story that is out.
        put_back(act, newest, "The change was discarded.")
    return act.article


def start_again(
    editor: Editor, article_id: int, kind: str = "", *, reason: str = ""
) -> Article:
    """Put the live words back and begin another change from them. What was in hand stays a version."""
    with taking("start_again", editor, article_id, reason=reason) as act:
        act.call_off("The change was begun again from the live words.")
        newest = act.article.newest(act.at)
        assert newest is not None  # The row starts from a story that is out.
        put_back(act, newest, "Started again from the live words.")
        begin_change(act, kind or act.article.change_kind)
    return act.article


def bring_up_to_date(editor: Editor, article_id: int) -> Article:
    """Say that the change is made with the newest release in view; an approval given before ends."""
    with taking("bring_up_to_date", editor, article_id) as act:
        act.void_approval()
        act.set(based_on_release=act.article.newest(act.at))
    return act.article


def renew(editor: Editor, article_id: int, *, seen_version: int | None = None) -> Approval:
    """Carry an approval on over a slight change (EDITORIAL D4): one press, the difference in view."""
    with taking("renew", editor, article_id, seen_version=seen_version) as act:
        article, copy = act.article, act.copy()
        version = article.current_version
        assert version is not None  # It was approved before, so it has words.
        full = article.approvals.filter(independent=True, renews=None).last()
        act.void_approval()
        approval = Approval.objects.create(
            article=article,
            version=version,
            covers=covers_of(article, copy.standings),
            digest=copy.digest,
            approver=act.editor,
            renews=full,
            at=act.at,
        )
        act.made(approval)
    return approval
