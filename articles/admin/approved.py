"""An approval that came while somebody had the story open: they are told before a save ends it."""

from articles.admin.asking import allows
from articles.admin.story_form import StoryForm
from articles.models import Approval, Article, Words
from articles.typography import typeset
from people.models import Editor

COVERED = frozenset({"section", "kind_of_work"})
"""Fields beside the words that an approval covers."""


class ApprovedSince(Exception):
    """The save would end an approval that its form was not drawn with."""

    def __init__(self, approval: Approval) -> None:
        self.approval = approval
        super().__init__(f"{approval.approver} approved it while the form was open.")


def in_force(article: Article) -> Approval | None:
    """The approval that stands now, if one does."""
    found = article.approvals.in_force().select_related("approver", "version").last()
    return found if isinstance(found, Approval) else None


def ask_first(editor: Editor, article: Article, form: StoryForm) -> None:
    """Call it with the story locked, before a save. Raises ApprovedSince."""
    approval = in_force(article)
    if approval is None or str(approval.pk) == form.seen_approval:
        return
    # Who may not save is refused by the workflow, with its own reasons.
    if allows(editor, "save", article) and would_end(article, form):
        raise ApprovedSince(approval)


def would_end(article: Article, form: StoryForm) -> bool:
    """Whether readers would be told anything else; curly marks for straight ones are nothing else."""
    if COVERED & set(form.changed()):
        return True
    return _as_read(form.typed_words) != _as_read(article.words)


def _as_read(words: Words) -> tuple[object, ...]:
    body = tuple((block.kind, typeset(block.text), block.marks) for block in words.blocks)
    head = (typeset(words.headline), typeset(words.standfirst), words.dateline, words.byline)
    return (*head, body)
