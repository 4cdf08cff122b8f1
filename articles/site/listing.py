"""The lists of the site by key: stories, and what somebody said. Each page of one is one query."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, F, IntegerField, Q, QuerySet

from articles.models import Given, Release, ReleaseQuotation, Statement
from articles.site.paging import PAGE, Key, Line, Listing

AT = Given("at", DateTimeField())
BEFORE = Key(
    Given("before_at", DateTimeField()),
    Given("before_article", BigIntegerField()),
)
BEFORE_NUMBER = Key(
    BEFORE.first_published_at, BEFORE.article, Given("before_number", IntegerField())
)
# What a teaser shows. The body and the record stay where they are.
TEASER = (
    "pk", "article_id", "path", "section_name", "kind_of_work", "headline", "standfirst", "byline",
    "first_published_at",
)  # fmt: skip
# And the picture above its text, with when our right to it ends, where the list shows one.
PICTURED = ("lead", "lead_until")
# What a line of somebody's words shows, and where it is from.
SAID = (
    "release_id", "article_id", "first_published_at", "number", "public_id", "kind", "words",
    "speaker", "role", "via", "state", "reason", "method", "match_level", "part_of",
    "evidence_kind", "evidence_label", "time_code", "by_writer",
)  # fmt: skip


FEW = 3


class List:
    """A list that is walked often: the wording of its first page and of those further back is kept."""

    def __init__(self, rows: Callable[[Key | None], "QuerySet[Any, Any]"], key: Key) -> None:
        """`rows` makes the whole list from a key on; `key` holds the places for a given one."""
        self.first: Statement[Any] = Statement(lambda: rows(None)[: PAGE + 1])
        self.further: Statement[Any] = Statement(lambda: rows(key)[: PAGE + 1])

    def page(self, at: datetime.datetime, before: Key | None, **given: object) -> Listing:
        if before is None:
            return Listing.cut(self.first.run(at=at, **given), is_first=True)
        found = self.further.run(at=at, **before.given(), **given)
        return Listing.cut(found, is_first=False)


NEWEST_FEW: Statement[Line] = Statement(lambda: stories()[:FEW])
"""For pages that have no story of their own to show."""


def page_of(rows: "QuerySet[Any, Any]", before: Key | None) -> Listing:
    """The same of a list that is asked for too seldom to keep its wording."""
    return Listing.cut(list(rows[: PAGE + 1]), is_first=before is None)


def stories(
    before: Key | None = None,
    keyed: Q | None = None,
    prefix: str = "",
    at: datetime.datetime | Given = AT,
) -> "QuerySet[Release, Any]":
    """Newest first by the key of the rows that `prefix` leads to."""
    narrowed = keyed or Q()
    if before is not None:
        narrowed &= before.older(prefix)
    # One filter, so that the key and the row it belongs to are conditions on the same row.
    listed = Release.objects.listed(at).filter(narrowed)
    found: QuerySet[Release, Any] = listed.annotate(lead_until=F("lead_picture__usable_until"))
    found = found.values_list(*TEASER, *PICTURED, named=True)
    return found.order_by(f"-{prefix}first_published_at", f"-{prefix}article_id")


def said(
    before: Key | None = None,
    keyed: Q | None = None,
    at: datetime.datetime | Given = AT,
) -> "QuerySet[ReleaseQuotation, Any]":
    """Quotations, newest story first, each story's in the order of its text."""
    narrowed = keyed or Q()
    if before is not None:
        narrowed &= before.older()
    found = ReleaseQuotation.objects.listed(at).filter(narrowed)
    return in_stories(found).order_by("-first_published_at", "-article_id", "number")


def in_stories(rows: "QuerySet[ReleaseQuotation, Any]") -> "QuerySet[ReleaseQuotation, Any]":
    """Quotations with address and headline of their story."""
    placed = rows.annotate(story_path=F("release__path"), story_headline=F("release__headline"))
    return placed.values_list(*SAID, "story_path", "story_headline", named=True)
