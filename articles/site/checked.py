"""Quotations on the front page: a few worth showing, and how many were checked today."""

import datetime
from collections.abc import Sequence

from django.db.models import Count
from django.utils import timezone

from articles.models import Release, ReleaseQuotation
from articles.models.release import ReleaseQuerySet
from articles.vocabulary import QuotationKind, QuotationState

STORIES, SHOWN = 8, 3
_LONGEST, _SHORTEST = 200, 24
_PULLED = 150


def notable(stories: Sequence[Release]) -> dict[str, object]:
    """Full quotations of the newest stories, each from another; an unchecked one if there is one."""
    if not stories:
        return {"pulled": None, "strip": []}
    newest = [story.pk for story in stories[:STORIES]]
    rows = list(
        ReleaseQuotation.objects.filter(release__in=newest)
        .select_related("release")
        .order_by("-first_published_at", "-article_id", "number")
    )
    full = [row for row in rows if _is_notable(row)]
    pulled = _pulled([row for row in full if row.release_id == newest[0]])
    rest = [row for row in full if row is not pulled]
    return {"pulled": pulled, "strip": _strip(rest)}


def _is_notable(row: ReleaseQuotation) -> bool:
    return row.kind == QuotationKind.FULL and _SHORTEST <= len(row.words) <= _LONGEST


def _pulled(rows: Sequence[ReleaseQuotation]) -> ReleaseQuotation | None:
    """The lead's quotation beside its standfirst: the fullest that is short enough to be large."""
    checked = [row for row in rows if row.state == QuotationState.VERIFIED]
    short = [row for row in checked if len(row.words) <= _PULLED]
    return max(short, key=lambda row: len(row.words), default=None)


def _strip(rows: Sequence[ReleaseQuotation]) -> list[ReleaseQuotation]:
    """The strip is a report, not a boast: what was not checked is shown beside what was."""
    first_of_each: dict[int, ReleaseQuotation] = {}
    for row in rows:
        first_of_each.setdefault(row.release_id, row)
    others = [row for row in rows if first_of_each[row.release_id] is not row]
    chosen = [*first_of_each.values(), *others][:SHOWN]
    unchecked = next((row for row in rows if row.state != QuotationState.VERIFIED), None)
    if unchecked is not None and unchecked not in chosen:
        chosen = [*chosen[: SHOWN - 1], unchecked]
    return chosen


def checked_today(listed: ReleaseQuerySet, at: datetime.datetime) -> dict[str, int]:
    """Quotations in today's stories, by the newsroom's midnight: checked, and not."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    states = dict(
        listed.filter(first_published_at__gte=midnight, quotations__isnull=False)
        .values_list("quotations__state")
        .annotate(Count("quotations"))
        .order_by()
    )
    checked = states.pop(QuotationState.VERIFIED, 0)
    return {"checked": checked, "not_checked": sum(states.values())}
