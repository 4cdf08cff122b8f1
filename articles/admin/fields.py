"""What a story's form holds: the words, which make versions, and the fields beside them."""

import json
from typing import Any

from django.utils import timezone

from articles.models import Article

WORDS = ("headline", "standfirst", "body", "dateline", "byline")
DESK = ("slugline", "slug", "kind_of_work", "section", "topics", "deadline", "assignee")
LOCAL = "%Y-%m-%dT%H:%M"
"""How a browser writes a moment."""


def as_seen(raw: str) -> dict[str, Any] | None:
    """What a hidden field says of the fields without a version; None where it says nothing."""
    try:
        seen = json.loads(raw or "null")
    except (ValueError, RecursionError):
        return None
    return seen if isinstance(seen, dict) else None


def plain(value: Any) -> Any:
    """A chosen value as JSON knows it."""
    if hasattr(value, "pk"):
        return value.pk
    if hasattr(value, "isoformat"):
        return timezone.localtime(value).strftime(LOCAL)
    if isinstance(value, str) or value is None:
        return value or None
    return sorted(one.pk for one in value)


def fields_now(article: Article) -> dict[str, Any]:
    """The fields that make no version, as they stand."""
    values = {name: plain(getattr(article, name)) for name in DESK if name != "topics"}
    return values | {"topics": sorted(article.topics.values_list("pk", flat=True))}
