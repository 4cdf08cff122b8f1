"""The page of corrections: what was put right or taken down, by month, and how often."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Release
from articles.rendering.wording import count_of
from articles.site.door import Page
from articles.site.notices import instead_of
from articles.site.paging import PAGE, Listing
from articles.site.told import LEDGER, Told, as_told, key_of, newest, told_by
from articles.vocabulary import ChangeKind

MONTHS = 13
_ITEM, _TALLEST = 22, 176
_NAMES = {
    ChangeKind.CORRECTION: ("correction", "corrections"),
    ChangeKind.CLARIFICATION: ("clarification", "clarifications"),
    ChangeKind.EDITORS_NOTE: ("editor’s note", "editor’s notes"),
    ChangeKind.STRIKE: ("quotation taken out", "quotations taken out"),
    ChangeKind.HOLD: ("hold", "holds"),
    ChangeKind.LIFT: ("hold lifted", "holds lifted"),
    ChangeKind.RETRACTION: ("retraction", "retractions"),
    ChangeKind.REINSTATEMENT: ("reinstatement", "reinstatements"),
    ChangeKind.REMOVAL: ("removal", "removals"),
}
FILTERS = (ChangeKind.CORRECTION, ChangeKind.CLARIFICATION, ChangeKind.RETRACTION)

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of each kind there were in a month."""

    first: datetime.date
    counts: Counter[str]
    is_running: bool = False
    height: int = 0

    @property
    def corrections(self) -> int:
        return self.counts[ChangeKind.CORRECTION]

    @property
    def sentence(self) -> str:
        parts = [
            count_of(self.counts[kind], *_NAMES[kind]) for kind in LEDGER if self.counts[kind]
        ]
        return ", ".join(parts)

    @property
    def row(self) -> list[int]:
        return [self.counts[kind] for kind in LEDGER]


class Corrections(Page):
    """It begins after a key as every list does. Its first page has the figures of a year."""

    template_name = "site/corrections.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind, before = self.kind(), self.key()
        rows = told_by(self.at)
        found = newest(rows.filter(kind=kind) if kind else rows, before, PAGE + 1)
        page = found[:PAGE]
        items = as_told(page, self.at)
        shown = [month_of(item.note.at) for item in items]
        figures = self.figures(shown, is_first=before is None)
        older = key_of(page[-1]) if len(found) > PAGE else None
        return super().get_context_data(
            page=Listing(items, older, before is None),
            months=by_month(items, figures),
            figures=bars(figures, self.at) if before is None else [],
            names=[many for _, many in (_NAMES[one] for one in LEDGER)],
            chosen=kind,
            filters=[(one.value, _NAMES[one][1].capitalize()) for one in FILTERS],
            **kwargs,
        )

    def kind(self) -> str:
        """The kind the list is narrowed to, if it is one of the three."""
        given = self.request.GET.get("kind", "")
        return given if given in FILTERS else ""

    def figures(self, shown: Sequence[Month], *, is_first: bool) -> dict[Month, Counter[str]]:
        """Of the months on the page; on the first, of the last thirteen as well."""
        months = [*shown, *(last_months(self.at) if is_first else [])]
        if not months:
            return {}
        since, until = start_of(min(months)), start_of(following(max(months)))
        rows = told_by(self.at).filter(at__gte=since, at__lt=until).order_by()
        counted = rows.annotate(month=TruncMonth("at")).values_list("month", "kind")
        figures: dict[Month, Counter[str]] = {}
        for month, kind, number in counted.annotate(number=Count("pk")):
            figures.setdefault((month.year, month.month), Counter())[kind] += number
        return figures


class TakenDown(Page):
    """A notice by the number of the release it came with: its address holds no word of the story."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Release.objects.ran(self.at).filter(pk=int(kwargs["release"]))
        return instead_of(rows, self.around)


def month_of(at: datetime.datetime) -> Month:
    """By the newsroom's clock."""
    local = timezone.localtime(at)
    return local.year, local.month


def following(month: Month) -> Month:
    year, number = month
    return (year + 1, 1) if number == 12 else (year, number + 1)


def start_of(month: Month) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(*month, 1))  # noqa: DTZ001


def last_months(at: datetime.datetime) -> list[Month]:
    """The running month and the twelve before it, oldest first."""
    year, number = month_of(at)
    months = [(year, number)]
    while len(months) < MONTHS:
        year, number = (year - 1, 12) if number == 1 else (year, number - 1)
        months.append((year, number))
    return months[::-1]


def by_month(
    items: Iterable[Told], figures: dict[Month, Counter[str]]
) -> list[tuple[Figures, list[Told]]]:
    """The lines of the page under their months, each with all that was counted in it."""
    grouped = groupby(items, key=lambda item: month_of(item.note.at))
    return [
        (Figures(datetime.date(*month, 1), figures.get(month, Counter())), list(group))
        for month, group in grouped
    ]


def bars(figures: dict[Month, Counter[str]], at: datetime.datetime) -> list[Figures]:
    """Thirteen months; a bar grows by 22 px an item, or less where there were many."""
    months = last_months(at)
    counts = [figures.get(month, Counter()) for month in months]
    most = max(count[ChangeKind.CORRECTION] for count in counts)
    item = min(_ITEM, _TALLEST // most) if most else 0
    return [
        Figures(
            datetime.date(*month, 1),
            count,
            is_running=month == months[-1],
            height=max(2, item * count[ChangeKind.CORRECTION])
            if count[ChangeKind.CORRECTION]
            else 0,
        )
        for month, count in zip(months, counts, strict=True)
    ]
