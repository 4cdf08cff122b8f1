"""Moments to come, in words: when a story goes out, and how long that is."""

import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

MINUTE, HOUR, DAY = 60, 3600, 86_400


@register.simple_tag
def in_words(moment: datetime.datetime, at: datetime.datetime) -> str:
    """“today at 18:00 CET”, “on 24 December at 18:00 CET”: newsroom time, with its zone."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    hour = f"{local:%H:%M}" if not local.second else f"{local:%H:%M:%S}"
    return f"{_day(local, at)} at {hour} {local:%Z}"


def _day(local: datetime.datetime, at: datetime.datetime) -> str:
    today = at.astimezone(local.tzinfo).date()
    if local.date() == today:
        return "today"
    if local.date() == today + datetime.timedelta(days=1):
        return "tomorrow"
    return f"on {date_format(local, 'j F' if local.year == today.year else 'j F Y')}"


@register.simple_tag
def countdown(moment: datetime.datetime, at: datetime.datetime) -> str:
    """“in 3 h 20 min”, “in 40 s”, “now”: the two largest units, the smaller one rounded down."""
    seconds = int((moment - at).total_seconds())
    if seconds <= 0:
        return "now"
    if seconds < MINUTE:
        return f"in {seconds} s"
    if seconds < HOUR:
        return f"in {seconds // MINUTE} min"
    if seconds < DAY:
        return _two(seconds, HOUR, "h", MINUTE, "min")
    days = "day" if seconds < 2 * DAY else "days"
    return _two(seconds, DAY, days, HOUR, "h")


@register.simple_tag
def moment(instant: datetime.datetime, at: datetime.datetime) -> SafeString:
    """A moment of newsroom time; a browser in another zone puts its own time beside it."""
    local = timezone.localtime(instant, timezone.get_default_timezone())
    return format_html(
        '<time datetime="{}" data-local>{}</time>',
        local.isoformat(timespec="seconds"),
        in_words(instant, at),
    )


def _two(seconds: int, large: int, name: str, small: int, rest: str) -> str:
    left = seconds % large // small
    said = f"in {seconds // large} {name}"
    return f"{said} {left} {rest}" if left else said
