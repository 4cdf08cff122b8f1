"""What the readers' pages say in more than one place: quotations, marks, days and times."""

import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import ReleaseQuotation
from articles.rendering import wording

register = template.Library()

register.filter("state_words", wording.state_words)
register.filter("mark_words", wording.mark_words)
register.filter("kind_words", wording.kind_words)
register.filter("how_word", wording.how_word)
register.filter("source_words", wording.source_words)


@register.filter
def match_words(row: ReleaseQuotation, numbers: dict[str, int] | None = None) -> str:
    """With the numbers of its release, the fuller quotation is named by its own."""
    return wording.match_words(row, (numbers or {}).get(row.part_of, 0))


@register.filter
def quoted(words: str) -> str:
    """Words set alone in a list: in double quotation marks, whatever the story had."""
    return f"“{words.strip().rstrip(',')}”"


@register.filter
def day(instant: datetime.datetime) -> str:
    """“2 December 2025”, by the newsroom's clock."""
    return date_format(timezone.localtime(instant), "j F Y")


@register.filter
def day_and_time(instant: datetime.datetime) -> str:
    return date_format(timezone.localtime(instant), "j F Y, H:i")


@register.filter
def short_day(instant: datetime.datetime) -> str:
    return date_format(timezone.localtime(instant), "j M")


@register.filter
def moment(written: str) -> datetime.datetime:
    """An instant as the record keeps it, as text."""
    return datetime.datetime.fromisoformat(written)


@register.filter
def told_at(instant: datetime.datetime, at: datetime.datetime) -> str:
    """In lists: the hour today, “Yesterday 18:10”, else the day, with its year when that is past."""
    local, today = timezone.localtime(instant), timezone.localtime(at).date()
    if local.date() == today:
        return date_format(local, "H:i")
    if local.date() == today - datetime.timedelta(days=1):
        return f"Yesterday {date_format(local, 'H:i')}"
    return date_format(local, "j F" if local.year == today.year else "j F Y")
