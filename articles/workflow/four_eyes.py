"""Nobody approves their own words: who counts as a contributor (EDITORIAL D4)."""

from collections.abc import Iterable

from articles.models import Approval, Article, Version, accounts_of
from people.models import Person


def contributors(article: Article, until: Approval | None = None) -> dict[int, int]:
    """Who wrote the words to be approved: editor id → number of the last version they wrote.

    Counted from the newest independent approval that stands or whose release readers have seen.
    `until` judges as of that approval: nothing later counts. Accounts of people in a byline,
    then or now, count with the version they stand in.
    """
    approvals = article.approvals.filter(independent=True)
    if until is not None:
        approvals = approvals.filter(pk__lt=until.pk)
    base = _base(approvals)
    return _writers(article, base, until) | ({} if until else _now_in_byline(article))


def writers_since(
    article: Article, last: Approval, until: Approval | None = None
) -> dict[int, int]:
    """Who wrote anything since that approval, whatever became of it; for a renewal of it."""
    return _writers(article, last.version, until) | ({} if until else _now_in_byline(article))


NOTE = "told:note"
"""Under this name a line of the desk log holds the digest of what readers will be told."""


def worded_note(article: Article) -> set[int]:
    """Ids of all who worded what readers are told of the change since it was begun."""
    lines = article.desk_log.order_by("seq")
    begun = (
        lines.filter(step__in=("revise", "start_again")).values_list("seq", flat=True).last()
    )
    wrote = lines.filter(seq__gte=begun or 0, digests__has_key=NOTE)
    return {who for who in wrote.values_list("who", flat=True) if who}


def is_independent(approval: Approval) -> bool:
    """Whether the approver wrote none of it, judged as at the approval, and by the byline now."""
    in_byline = approval.approver_id in approval.article.byline_editors()
    return was_independent(approval) and not in_byline


def was_independent(approval: Approval) -> bool:
    """Whether the approver had written none of it when approving.

    A renewal is judged from the approval or renewal before it: what came earlier was approved.
    """
    article = approval.article
    if not approval.independent:
        return False
    if approval.renews_id is None:
        return approval.approver_id not in contributors(article, approval)
    before = article.approvals.filter(independent=True, pk__lt=approval.pk).last()
    return before is not None and approval.approver_id not in writers_since(
        article, before, approval
    )


def _writers(article: Article, base: Version | None, until: Approval | None) -> dict[int, int]:
    versions = article.versions.select_related("begun_from__version").order_by("number")
    if until is not None:
        versions = versions.filter(number__lte=until.version.number)
    wrote: dict[int, int] = {}
    before: Version | None = None
    since: list[Version] = []
    behind: dict[str, dict[int, int]] = {}
    for version in versions:
        if base is not None and version.digest == base.digest and version.number >= base.number:
            wrote, since = {}, []
        elif _differs(version, before):
            # Words that come back are still those of whoever wrote them, not only of who pressed.
            wrote = behind.get(version.digest, {}) | wrote | {version.author_id: version.number}
            since.append(version)
        behind[version.digest] = dict(wrote)
        before = version
    printed = _in_byline([*since, *([before] if before else [])])
    return printed | wrote


def _base(approvals: Iterable[Approval]) -> Version | None:
    """The version of the newest approval that stands or that readers have seen the result of."""
    for approval in sorted(approvals, key=lambda one: one.pk, reverse=True):
        ran = any(one.visible_from < one.visible_until for one in approval.releases.all())
        if approval.voided_at is None or ran:
            return approval.version
    return None


def _differs(version: Version, before: Version | None) -> bool:
    """Somebody worded it: it is not the version before, nor the live words put back."""
    if before is None:
        return True
    live = version.begun_from
    put_back = live is not None and live.version.digest == version.digest
    return version.digest != before.digest and not put_back


def _in_byline(versions: Iterable[Version]) -> dict[int, int]:
    found: dict[int, int] = {}
    for version in versions:
        people = [line["person"] for line in version.byline if line["person"]]
        for editor in editors_of(people):
            found[editor] = version.number
    return found


def _now_in_byline(article: Article) -> dict[int, int]:
    return dict.fromkeys(article.byline_editors(), article.version_no)


def editors_of(people: Iterable[int]) -> set[int]:
    """Ids of the accounts of these people, merges followed."""
    roots = {
        person.root.pk
        for person in Person.objects.filter(pk__in=list(people)).select_related("merged_into")
    }
    return set().union(*accounts_of(roots).values())
