"""An approval that came while somebody had the story open: they are told before a save ends it."""

from articles.models import Approval, Article


class ApprovedSince(Exception):
    """The save would end an approval that its form was not drawn with."""

    def __init__(self, approval: Approval) -> None:
        self.approval = approval
        super().__init__(f"{approval.approver} approved it while the form was open.")


def in_force(article: Article) -> Approval | None:
    """The approval that stands now, if one does."""
    found = article.approvals.in_force().select_related("approver", "version").last()
    return found if isinstance(found, Approval) else None


def ask_first(before: Approval | None, after: Article, seen: str) -> None:
    """Call it after a save, in its transaction. Raises ApprovedSince, so that nothing is saved.

    Whether an approval holds the workflow alone can say; so the save is made, and taken back
    where it ended one that the form, by the approval it names in `seen`, did not know of.
    """
    if before is not None and in_force(after) is None and str(before.pk) != seen:
        raise ApprovedSince(before)
