"""Rows of the readers' lists: teasers of stories, and quotations with how they were checked."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.models import Release, ReleaseQuotation
from articles.rendering import wording
from articles.rendering.forms import fill
from articles.rendering.pictures import TEASER_SIZES, drawn, lead_of
from articles.templatetags import readers

register = template.Library()


@register.simple_tag(takes_context=True)
def teasers(
    context: Context,
    stories: Sequence[Release],
    size: str = "s",
    *,
    byline: bool = False,
    level: int = 2,
) -> SafeString:
    """Stories in a list: in `size` m, s or xs, under a heading of that level."""
    at: datetime.datetime = context["at"]
    zone = timezone.get_current_timezone()
    today = at.astimezone(zone).date()
    rows = (
        {
            "section": story.section_name,
            "kind": wording.work_kind(story.kind_of_work),
            "path": story.path,
            "headline": story.headline,
            "standfirst": story.standfirst if size != "xs" else "",
            "byline": story.byline if byline else "",
            "iso": local.isoformat(timespec="seconds"),
            "told": readers.told_on(local, today),
            "picture": _picture(story, at) if size == "m" else "",
        }
        for story, local in ((one, one.first_published_at.astimezone(zone)) for one in stories)
    )
    return fill("site/_teaser.html", rows, size=size, level=level)


def _picture(story: Any, at: datetime.datetime) -> SafeString:
    """Above a larger teaser, where the list brings the pictures of its stories."""
    use = lead_of(story.lead, story.lead_until, at) if hasattr(story, "lead_until") else None
    return drawn(use, TEASER_SIZES) if use else SafeString("")


@register.simple_tag
def said(quotations: Sequence[ReleaseQuotation]) -> SafeString:
    """Somebody's words, each with its day, its check and its story."""
    rows = (
        {
            **_words(row),
            "iso": readers.iso(row.first_published_at),
            "day": readers.short_day(row.first_published_at),
        }
        for row in quotations
    )
    return fill("site/_said.html", rows)


@register.simple_tag
def shown(quotations: Sequence[ReleaseQuotation]) -> SafeString:
    """Words of several people, each with its check and its story."""
    return fill(
        "site/_checked_item.html",
        ({**_words(row), "speaker": row.speaker} for row in quotations),
    )


def _words(row: ReleaseQuotation) -> dict[str, str]:
    return {
        "state": wording.shown_state(row),
        "state_words": wording.state_words(row),
        "public_id": row.public_id,
        "words": readers.quoted(row.words),
        "role": capfirst(row.role),
        "check": readers.briefly(row),
        "path": row.story_path,  # type: ignore[attr-defined]
        "headline": row.story_headline,  # type: ignore[attr-defined]
    }
