"""Rows of the readers' lists: teasers of stories, and quotations with how they were checked."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.models import Release, ReleaseQuotation
from articles.rendering import wording
from articles.rendering.forms import fill
from articles.rendering.pages import HeldRole, Lead, by_year
from articles.rendering.pictures import TEASER_SIZES, drawn, lead_of
from articles.rendering.shells import Live
from articles.templatetags import readers

register = template.Library()


def put(
    context: Context, rows: Sequence[Any] | Live, draw: Callable[..., SafeString], **how: object
) -> SafeString:
    """Now where the rows are there; where the page is drawn before them, at each request."""
    if isinstance(rows, Live):
        return rows.later(partial(draw, **how))
    return draw(rows, context.get("at"), **how)


@register.simple_tag(takes_context=True)
def teasers(
    context: Context,
    stories: Sequence[Release] | Live,
    size: str = "s",
    *,
    byline: bool = False,
    level: int = 2,
) -> SafeString:
    """Stories in a list: in `size` m, s or xs, under a heading of that level."""
    return put(context, stories, _teasers, size=size, byline=byline, level=level)


def _teasers(
    stories: Sequence[Release], at: datetime.datetime, *, size: str, byline: bool, level: int
) -> SafeString:
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


@register.simple_tag(takes_context=True)
def lead(context: Context, stories: Sequence[Lead] | Live) -> SafeString:
    """The story on top of the front page, with its picture and somebody's words beside it."""
    return put(context, stories, _lead)


def _lead(stories: Sequence[Lead], at: datetime.datetime) -> SafeString:
    today = timezone.localtime(at).date()
    return fill("site/_lead.html", (_lead_row(one, today) for one in stories))


def _lead_row(lead: Lead, today: datetime.date) -> dict[str, str]:
    story, local = lead.story, timezone.localtime(lead.story.first_published_at)
    shown = {
        "section": story.section_name,
        "kind": wording.work_kind(story.kind_of_work),
        "path": story.path,
        "headline": story.headline,
        "standfirst": story.standfirst,
        "byline": story.byline,
        "iso": local.isoformat(),
        "told": readers.told_on(local, today),
    }
    if lead.picture:
        shown |= {
            "picture": lead.picture,
            "caption": story.lead["caption"],
            "credit": story.lead["credit"],
        }
    if lead.pulled is None:
        return shown
    return shown | _words(lead.pulled) | {"speaker": lead.pulled.speaker}


@register.simple_tag(takes_context=True)
def said(context: Context, quotations: Sequence[ReleaseQuotation] | Live) -> SafeString:
    """Somebody's words under their years, each with its day, its check and its story."""
    return put(context, quotations, _years)


def _years(quotations: Sequence[ReleaseQuotation], at: datetime.datetime) -> SafeString:
    years = by_year(quotations)
    return fill(
        "site/_year.html", ({"year": str(year), "said": _said(rows)} for year, rows in years)
    )


def _said(quotations: Sequence[ReleaseQuotation]) -> SafeString:
    rows = (
        {
            **_words(row),
            "iso": readers.iso(row.first_published_at),
            "day": readers.short_day(row.first_published_at),
        }
        for row in quotations
    )
    return fill("site/_said.html", rows)


@register.simple_tag(takes_context=True)
def held_roles(context: Context, roles: Sequence[HeldRole] | Live) -> SafeString:
    """What somebody was, and from when to when."""
    return put(context, roles, _held_roles)


def _held_roles(roles: Sequence[HeldRole], at: datetime.datetime) -> SafeString:
    rows = (
        {"title": role.title, "office": role.office or "", "held": readers.held(role)}
        for role in roles
    )
    return fill("site/_role.html", rows)


@register.simple_tag(takes_context=True)
def shown(context: Context, quotations: Sequence[ReleaseQuotation] | Live) -> SafeString:
    """Words of several people, each with its check and its story."""
    return put(context, quotations, _shown)


def _shown(quotations: Sequence[ReleaseQuotation], at: datetime.datetime) -> SafeString:
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
