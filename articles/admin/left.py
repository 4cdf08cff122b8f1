"""Quotations whose words left the copy: what was recorded of them waits until the words return."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Article, Check, Quotation, Standing
from articles.vocabulary import Verdict

MOST = 20
_SHOWN = 60


@dataclass(frozen=True)
class Left:
    """A quotation that is in the copy no more, with the last verdict on it, if any."""

    row: Quotation
    check: Check | None


def left_copy(article: Article) -> list[Left]:
    """Those somebody had settled: confirmed, classed or checked. The last to leave come first."""
    rows = (
        article.quotations.in_marks()
        .heads()
        .filter(removed_in__isnull=False)
        .select_related("person", "organisation", "removed_in__author")
        .order_by("-removed_in__number", "order")
    )
    checks: dict[int, Check] = {
        check.quotation_id: check
        for check in Check.objects.filter(quotation__in=rows).select_related("checker")
        if check.verdict != Verdict.WITHDRAWN
    }
    settled = [
        Left(row, checks.get(row.pk))
        for row in rows
        if row.is_confirmed or row.is_classed or row.pk in checks
    ]
    return settled[:MOST]


def what_was_lost(before: Iterable[Standing], after: Iterable[Standing]) -> list[str]:
    """What a save took from quotations, in sentences: their place in the copy, their speaker."""
    here = {one.quotation.pk: one for one in after}
    said = []
    for one in before:
        row, now = one.quotation, here.get(one.quotation.pk)
        if not (row.is_confirmed or row.is_classed):
            continue
        if now is None:
            said.append(
                f"“{_short(one.words)}” left the copy; it is kept until the words return."
            )
        elif (
            row.is_confirmed and not now.quotation.is_confirmed and not now.quotation.is_classed
        ):
            said.append(
                f"Quotation {now.number}: confirm again who said “{_short(now.words)}”."
            )
    return said


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
