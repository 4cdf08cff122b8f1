"""Walks through the archive: each goes along one index, as far as one page needs and no further.

A single filter, with or without days, is an index of its own. Where several are asked for, the
narrowest of them is walked and the others are looked at on the way, over `REACH` stories at most:
the page then says how far back it has looked, and leads on from there.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Value, When

from articles.models import Correction, Release, ReleaseQuotation
from articles.models.release import listed_at
from articles.site.listing import TEASER
from articles.site.names import ROWS, Chosen
from articles.site.paging import PAGE, Key, Line
from articles.vocabulary import ChangeKind

REACH = 500
"""How many stories of the walked index a page looks at, where it looks for something else too."""

NARROWEST = ("person", "organisation", "topic", "corrected", "section", "kind")
_OWN = frozenset({"article_id", "first_published_at"})
_SHOWN = tuple(name for name in TEASER if name != "pk")


@dataclass(frozen=True, slots=True)
class Walk:
    """Rows in the order of one index, and the way from each to its release."""

    rows: Callable[[], Any]
    release: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: values by filter, and the days it keeps to."""

    values: dict[str, Any] = field(default_factory=dict)
    begin: datetime.datetime | None = None
    end: datetime.datetime | None = None

    @property
    def walked(self) -> str:
        """The filter whose index is walked; empty for the newest of all."""
        return next((name for name in NARROWEST if name in self.values), "")

    @property
    def others(self) -> list[str]:
        return [name for name in self.values if name != self.walked]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of a walk, newest first."""

    items: Sequence[Line]
    older: Key | None = None
    newer: Key | None = None
    looked_back_to: datetime.datetime | None = None
    """Where a walk that looked for several things stopped, though there may be more beyond."""


def stretch(
    asked: Asked, at: datetime.datetime, before: Key | None, after: Key | None
) -> Stretch:
    """The page after one key or before another; of the whole list where there is neither."""
    if after is not None:
        items, end, _ = _taken(asked, at, after.newer(), upwards=True)
        if end is not None:
            older = Key.of(items[0]) if items else after
            return Stretch(items[::-1], older, end)
        before = None
    items, end, is_short = _taken(asked, at, before.older() if before else Q(), upwards=False)
    newer = None if before is None else Key.of(items[0]) if items else before
    seen = end.first_published_at if end and is_short else None
    return Stretch(items, end, newer, seen)  # type: ignore[arg-type]


def _taken(
    asked: Asked, at: datetime.datetime, where: Q, *, upwards: bool
) -> tuple[list[Line], Key | None, bool]:
    """The items, the key to go on from where there is more, and whether the walk ended first."""
    size = REACH if asked.others else PAGE
    found: dict[int, Line] = {}
    ends = []
    for walk in walks(asked, at):
        lines = list(lines_of(walk, asked, at, where, upwards=upwards)[: size + 1])
        if len(lines) > size:
            ends.append(_place(lines[size - 1]))
        found.update((line.article_id, line) for line in lines[:size])
    # Beyond the end of one walk the other may lack what the first would have brought.
    horizon = (min(ends) if upwards else max(ends)) if ends else None
    ordered = sorted(found.values(), key=_place, reverse=not upwards)
    if horizon is not None:
        ordered = [
            line
            for line in ordered
            if (_place(line) <= horizon if upwards else _place(line) >= horizon)
        ]
    fitting = [line for line in ordered if getattr(line, "fits", True)]
    if len(fitting) > PAGE or (len(fitting) == PAGE and horizon is not None):
        return fitting[:PAGE], Key.of(fitting[PAGE - 1]), False
    return fitting, Key(*horizon) if horizon else None, horizon is not None


def _place(line: Line) -> tuple[datetime.datetime, int]:
    return line.first_published_at, line.article_id


def lines_of(
    walk: Walk, asked: Asked, at: datetime.datetime, where: Q, *, upwards: bool = False
) -> Any:
    """The walk from a key on, within the days asked for, as lines of a list; not yet cut."""
    if asked.begin is not None:
        where &= Q(first_published_at__gte=asked.begin)
    if asked.end is not None:
        where &= Q(first_published_at__lt=asked.end)
    rows, shown = walk.rows().filter(where), _SHOWN
    if walk.release:
        way = {name: F(f"{walk.release}{name}") for name in _SHOWN if name not in _OWN}
        rows = rows.annotate(**way)
    if asked.others:
        fits = Q(*(_fits(name, asked.values[name], walk.release, at) for name in asked.others))
        yes = When(fits, then=Value(True))  # noqa: FBT003
        rows = rows.annotate(
            fits=Case(yes, default=Value(False), output_field=BooleanField())  # noqa: FBT003
        )
        shown = (*_SHOWN, "fits")
    sign = "" if upwards else "-"
    order = f"{sign}first_published_at", f"{sign}article_id"
    return rows.order_by(*order).values_list(*shown, named=True)


def walks(asked: Asked, at: datetime.datetime) -> list[Walk]:
    """The index to be walked; two for somebody who is quoted here and writes there."""
    name = asked.walked
    value: Any = asked.values.get(name)
    if name in ROWS:
        return [
            Walk(partial(_named, rows, name, value, at), "release__") for rows in ROWS[name]
        ]
    if name == "corrected":
        return [Walk(lambda: first_corrections(at), "article__releases__")]
    listed = Release.objects.listed(at)
    return [Walk(lambda: listed.filter(**_of_release(name, value, "")))]


def _named(rows: Any, name: str, value: Chosen, at: datetime.datetime) -> Any:
    """One row a story, where somebody is quoted several times in it."""
    found = rows.objects.listed(at).filter(_is(name, value))
    if rows is not ReleaseQuotation:
        return found
    sooner = rows.objects.filter(
        _is(name, value), release=OuterRef("release"), number__lt=OuterRef("number")
    )
    return found.filter(~Exists(sooner))


def _is(name: str, value: Chosen) -> Q:
    """By equality where one is meant: of several the index gives no order."""
    if len(value.ids) == 1:
        return Q((name, value.ids[0]))
    return Q((f"{name}__in", value.ids))


def corrections(at: datetime.datetime) -> Any:
    return Correction.objects.ran(at).filter(kind=ChangeKind.CORRECTION)


def first_corrections(at: datetime.datetime) -> Any:
    """Of each listed story that was ever corrected, its first correction."""
    sooner = corrections(at).filter(article=OuterRef("article"), pk__lt=OuterRef("pk"))
    return corrections(at).filter(~Exists(sooner), listed_at(at, "article__releases__"))


def _fits(name: str, value: Any, release: str, at: datetime.datetime) -> Any:
    """Whether a row met on the way is also of this section, kind, topic, or by this person."""
    if name == "corrected":
        return Exists(corrections(at).filter(article=OuterRef("article")))
    if name not in ROWS:
        return Q(**_of_release(name, value, release))
    own = Q(release=OuterRef(f"{release}pk")) & _is(name, value)
    either = Q()
    for rows in ROWS[name]:
        either |= Q(Exists(rows.objects.filter(own)))
    return either


def _of_release(name: str, value: Any, release: str) -> dict[str, Any]:
    column = {"section": "section", "kind": "kind_of_work"}.get(name)
    return {f"{release}{column}": value} if column else {}
