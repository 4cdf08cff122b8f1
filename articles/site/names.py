"""Names by which readers may narrow the archive: only such as stand in stories that are listed."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value

from articles.models import Release, ReleaseByline, ReleaseQuotation, ReleaseTopic, Topic
from people.models import Organisation, Person

RECENT = 100
"""Of how many of the newest stories the names are offered. Any other is chosen by its address."""

_SLUG = re.compile(r"[a-zA-Z0-9_-]{1,120}")
_MODELS: dict[str, Any] = {"person": Person, "organisation": Organisation, "topic": Topic}
ROWS: dict[str, tuple[Any, ...]] = {
    "person": (ReleaseQuotation, ReleaseByline),
    "organisation": (ReleaseQuotation, ReleaseByline),
    "topic": (ReleaseTopic,),
}
"""By the name of a filter, the rows of a release in which such a name stands."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody or something by slug, with everybody merged into them: rows are never re-pointed."""

    slug: str
    name: str
    ids: tuple[int, ...]


def offered(at: datetime.datetime) -> dict[str, dict[str, str]]:
    """For each such filter the slugs and names of the newest stories, by name: one query."""
    newest = Release.objects.listed(at).newest_first().values("pk")[:RECENT]
    parts = [_named(kind, rows, newest) for kind, models in ROWS.items() for rows in models]
    found: dict[str, dict[str, str]] = {kind: {} for kind in ROWS}
    for kind, slug, name in sorted(
        parts[0].union(*parts[1:]), key=lambda row: row[2].casefold()
    ):
        found[kind][slug] = name
    return found


def _named(kind: str, rows: Any, newest: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    """Those of today: whoever was merged into another is offered by that name alone."""
    in_them = rows.objects.filter(release__in=newest, **{f"{kind}__isnull": False})
    alone = in_them.filter(**{f"{kind}__merged_into__isnull": True}).order_by()
    named: QuerySet[Any, Any] = alone.values_list(Value(kind), f"{kind}__slug", f"{kind}__name")
    return named


def chosen(kind: str, slug: str, at: datetime.datetime) -> Chosen | None:
    """The one of that slug, as it is called now; None where no listed story has a row for it."""
    if not _SLUG.fullmatch(slug):
        return None
    own = {kind: OuterRef("pk")}
    found = list(
        _MODELS[kind]
        .objects.filter(slug=slug)
        .annotate(
            merged_pk=F("merged__pk"),
            **{
                f"is_in_{rows.__name__}": Exists(rows.objects.listed(at).filter(**own))
                for rows in ROWS[kind]
            },
        )[:1]
    )
    if not found:
        return None
    row = found[0]
    if row.merged_into_id is None and row.merged_pk is None:
        is_listed = any(getattr(row, f"is_in_{rows.__name__}") for rows in ROWS[kind])
        return Chosen(row.slug, row.name, (row.pk,)) if is_listed else None
    return _merged(kind, row, at)


def _merged(kind: str, row: Any, at: datetime.datetime) -> Chosen | None:
    while row.merged_into is not None:
        row = row.merged_into
    ids = [row.pk]
    newer: Iterable[int] = ids
    while newer:
        newer = list(
            _MODELS[kind].objects.filter(merged_into__in=newer).values_list("pk", flat=True)
        )
        ids += newer
    listed = (rows.objects.listed(at).filter(**{f"{kind}__in": ids}) for rows in ROWS[kind])
    return Chosen(row.slug, row.name, tuple(ids)) if any(q.exists() for q in listed) else None
