"""What a feed brings: the newest stories as readers see them now, and notices where some were taken down."""

import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from articles.models import Correction, Release, ReleaseKind
from articles.site.names import ROWS, Chosen

SIZE = 20
RECENTLY = datetime.timedelta(days=30)
_UNREAD = (
    "lead_html", "headline_html", "standfirst_html", "names_html", "tally_html", "record_html", "below_html",
    "structured", "covers", "quotations_then",
)  # fmt: skip


def shown(at: datetime.datetime) -> "QuerySet[Release]":
    """What readers see, with the end of the rights to the picture above it."""
    visible: QuerySet[Release] = (
        Release.objects.visible(at)
        .defer(*_UNREAD)
        .annotate(lead_until=F("lead_picture__usable_until"))
    )
    return visible


def newest(at: datetime.datetime, **keyed: Any) -> list[Release]:
    """The newest by their first day, and older ones that readers were told something of lately."""
    visible = shown(at).filter(**keyed)
    found = {
        release.article_id: release
        for release in visible.order_by("-first_published_at", "-article_id")[:SIZE]
    }
    told = Correction.objects.ran(at).filter(at__gt=at - RECENTLY).order_by("-at", "-article")
    lately = set(told.values_list("article", flat=True)[:SIZE]) - found.keys()
    changed = visible.filter(article__in=lately).order_by() if lately else ()
    return in_order([*found.values(), *changed])


def of_name(name: str, who: Chosen, at: datetime.datetime) -> list[Release]:
    """The newest stories with a row for somebody or something, and notices of such as had one.

    A removal is for law or privacy: that the story named them is not told again.
    """
    listed: set[int] = set()
    ran: set[int] = set()
    for rows in ROWS[name]:
        own = rows.objects.filter(**{f"{name}__in": who.ids})
        listed.update(_newest_articles(own.listed(at)))
        ran.update(_newest_articles(own.ran(at)))
    notices = Q(kind__in=[ReleaseKind.HOLD, ReleaseKind.RETRACTION], article__in=ran - listed)
    visible = shown(at).filter(Q(article__in=listed) | notices)
    return in_order(list(visible.order_by("-first_published_at", "-article_id")[:SIZE]))


def _newest_articles(rows: "QuerySet[Any]") -> list[int]:
    keys = rows.order_by("-first_published_at", "-article_id")
    return [
        key[1] for key in keys.values_list("first_published_at", "article_id").distinct()[:SIZE]
    ]


def in_order(found: list[Release]) -> list[Release]:
    """The last of which readers were told something first."""
    return sorted(found, key=lambda one: (one.modified_at, one.article_id), reverse=True)
