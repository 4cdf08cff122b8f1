"""Quotations on the front page: a few worth showing, and how many were checked today."""

import datetime
from collections.abc import Sequence

from django.db.models import Count, DateTimeField, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Given, Release, ReleaseQuotation, Statement
from articles.rendering.wording import is_checked
from articles.site.listing import AT, PICTURED, TEASER, in_stories, stories
from articles.site.paging import Line
from articles.vocabulary import QuotationKind, QuotationState

STORIES, SHOWN = 8, 3
_LONGEST, _SHORTEST = 200, 24
_PULLED = 150
_MIDNIGHT = Given("midnight", DateTimeField())


def _of_newest() -> "QuerySet[ReleaseQuotation, Line]":
    newest = stories().values("pk")[:STORIES]
    rows = ReleaseQuotation.objects.filter(release__in=newest, kind=QuotationKind.FULL)
    return in_stories(rows).order_by("-first_published_at", "-article_id", "number")


NEWEST: Statement[Line] = Statement(_of_newest)


def notable(page: Sequence[Line], at: datetime.datetime) -> tuple[Line | None, list[Line]]:
    """The lead's quotation, and the strip's: full ones, each of another story, an unchecked one too."""
    if not page:
        return None, []
    fitting = [row for row in NEWEST.run(at=at) if _fits(row)]
    pulled = _pulled([row for row in fitting if row.release_id == page[0].pk])
    rest = [row for row in fitting if row is not pulled]
    return pulled, _strip(rest)


def _fits(row: Line) -> bool:
    return _SHORTEST <= len(row.words) <= _LONGEST


def _pulled(rows: Sequence[Line]) -> Line | None:
    """The lead's quotation beside its standfirst: the fullest that is short enough to be large."""
    checked = [row for row in rows if is_checked(row)]
    short = [row for row in checked if len(row.words) <= _PULLED]
    return max(short, key=lambda row: len(row.words), default=None)


def _strip(rows: Sequence[Line]) -> list[Line]:
    """The strip is a report, not a boast: what was not checked is shown beside what was."""
    first_of_each: dict[int, Line] = {}
    for row in rows:
        first_of_each.setdefault(row.release_id, row)
    others = [row for row in rows if first_of_each[row.release_id] is not row]
    chosen = [*first_of_each.values(), *others][:SHOWN]
    unchecked = next((row for row in rows if not is_checked(row)), None)
    if unchecked is not None and unchecked not in chosen:
        chosen = [*chosen[: SHOWN - 1], unchecked]
    return chosen


def midnight(at: datetime.datetime) -> datetime.datetime:
    """When today began by the newsroom's clock."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def counting_today(rows: "QuerySet[Release, Line]") -> "QuerySet[Release, Line]":
    """The same rows, each with how many quotations of today's stories were checked, and not."""
    others = [state for state in QuotationState if state != QuotationState.VERIFIED]
    verified = Q(quotations__state=QuotationState.VERIFIED, quotations__by_writer=False)
    rest = Q(quotations__state__in=others) | Q(quotations__by_writer=True)
    counted = rows.annotate(checked=_counted(verified), not_checked=_counted(rest))
    return counted.values_list(*TEASER, *PICTURED, "checked", "not_checked", named=True)


def checked_today(page: Sequence[Line]) -> dict[str, int]:
    """What was counted with the newest stories; without a story there is nothing to count."""
    if not page:
        return {"checked": 0, "not_checked": 0}
    return {"checked": page[0].checked, "not_checked": page[0].not_checked}


def _counted(which: Q) -> Coalesce:
    """Of stories first published since the `midnight` given: a subquery, answered once for all rows."""
    today = Release.objects.listed(AT).filter(which, first_published_at__gte=_MIDNIGHT)
    # Grouped by what all of them share: one sum.
    summed = today.order_by().values("kind").annotate(number=Count("quotations"))
    return Coalesce(Subquery(summed.values("number")), 0)
