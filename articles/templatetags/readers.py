"""What the readers' pages say in more than one place: quotations, marks, days and times."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Release, ReleaseQuotation
from articles.rendering import notes, wording
from articles.rendering.diff import Run
from articles.rendering.pages import HeldRole
from articles.vocabulary import MatchLevel, QuotationKind
from people.models import Person

register = template.Library()

register.filter("state_words", wording.state_words)
register.filter("mark_words", wording.mark_words)
register.filter("kind_words", wording.kind_words)
register.filter("how_word", wording.how_word)
register.filter("source_words", wording.source_words)
register.filter("work_kind", wording.work_kind)
register.filter("shown_state", wording.shown_state)
register.filter("checked_by", wording.checked_by)
register.filter("adds", notes.adds)


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
    local = timezone.localtime(instant)
    return f"{local.day} {local:%B %Y}"


@register.filter
def day_and_time(instant: datetime.datetime) -> str:
    local = timezone.localtime(instant)
    return f"{local.day} {local:%B %Y, %H:%M}"


@register.filter
def zoned(instant: datetime.datetime) -> str:
    """“2 December 2025, 14:20 CET”: an hour that readers elsewhere may rely on."""
    return f"{day_and_time(instant)} {zone(instant)}"


@register.filter
def zoned_since(instant: datetime.datetime, since: datetime.datetime) -> str:
    """The hour alone where the day is the same: “14:20 CET”."""
    return f"{until(instant, since)} {zone(instant)}"


def zone(instant: datetime.datetime) -> str:
    """The newsroom's zone at that instant. One without letters is given by its distance."""
    name = timezone.localtime(instant).tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name


@register.filter
def in_a_list(release: Release) -> list[Release]:
    """One story, for what draws several."""
    return [release]


@register.filter
def short_day(instant: datetime.datetime) -> str:
    local = timezone.localtime(instant)
    return f"{local.day} {local:%b}"


@register.filter
def moment(written: str) -> datetime.datetime:
    """An instant as the record keeps it, as text."""
    return datetime.datetime.fromisoformat(written)


@register.filter
def iso(instant: datetime.datetime) -> str:
    """For machines, by the newsroom's clock."""
    return timezone.localtime(instant).isoformat(timespec="seconds")


@register.filter
def told_at(instant: datetime.datetime, at: datetime.datetime) -> str:
    """In lists: the hour today, “Yesterday 18:10”, else the day, with its year when that is past."""
    return told_on(timezone.localtime(instant), timezone.localtime(at).date())


def told_on(local: datetime.datetime, today: datetime.date) -> str:
    """The same of a moment by the newsroom's clock, on that day."""
    days = (today - local.date()).days
    if days in {0, 1}:
        return f"{'Yesterday ' if days else ''}{local:%H:%M}"
    return (
        f"{local.day} {local:%B}" if local.year == today.year else f"{local.day} {local:%B %Y}"
    )


@register.filter
def until(instant: datetime.datetime, since: datetime.datetime) -> str:
    """The end of a stretch of time: the hour alone where the day is the same."""
    end, begin = timezone.localtime(instant), timezone.localtime(since)
    return f"{end:%H:%M}" if end.date() == begin.date() else day_and_time(instant)


@register.filter
def briefly(row: ReleaseQuotation) -> str:
    """How it was checked in a few words: “Read: transcript of the briefing. Verbatim”."""
    source = wording.source_words(row).rstrip(".")
    if row.state != wording.CHECKED:
        return f"{wording.state_words(row)}: {source[:1].lower()}{source[1:]}"
    level = wording.match_word(row)
    if row.by_writer:
        level = f"{level}. Checked by its writer".removeprefix(". ")
    return ". ".join(part for part in (f"{wording.how_word(row)}: {source}", level) if part)


@register.filter
def held(role: HeldRole) -> str:
    """“May 2023 to now”."""
    begun = date_format(role.from_on, "F Y") if role.from_on else ""
    ended = date_format(role.to_on, "F Y") if role.to_on else "now"
    return f"{begun} to {ended}" if begun else f"until {ended}" if role.to_on else "Now"


@register.filter
def their_words(person: Person) -> str:
    """The head over somebody's quotations, with the pronoun they use."""
    first = person.pronouns.casefold().replace("/", " ").split()[:1]
    return {"she": "Her words", "he": "His words", "they": "Their words"}.get(
        first[0] if first else "", "What was said"
    )


@register.filter
def spoken(listing: Any) -> str:
    """One sentence of counts, exact because it counts what the page shows."""
    rows = listing.items
    checked = sum(wording.is_checked(row) for row in rows)
    not_checked = len(rows) - checked
    shown = wording.count_of(len(rows), "quotation", "quotations")
    whole = listing.is_first and listing.older is None
    since = timezone.localtime(rows[-1].first_published_at).year
    head = f"{shown} in our pages since {since}" if whole else f"{shown} on this page"
    said = f"{checked} {'was' if checked == 1 else 'were'} checked against a source"
    rest = f", {not_checked} {'was' if not_checked == 1 else 'were'} not independently checked"
    return f"{head}. {said}{rest if not_checked else ''}."


@register.filter
def word_for_word(row: ReleaseQuotation) -> bool:
    """A whole quotation that stands in its source exactly so: there is nothing to compare."""
    exact = row.state == wording.CHECKED and row.match_level == MatchLevel.VERBATIM
    return exact and row.kind == QuotationKind.FULL and not row.part_of


_OPENINGS = {
    "old": '<del><span class="for-ears">taken out: </span>{}</del>{}',
    "new": '<ins><span class="for-ears">put in: </span>{}</ins>{}',
    "same": "{}{}",
}


@register.simple_tag
def word_diff(runs: Iterable[Run]) -> SafeString:
    """Words taken out and put in, marked for eyes and ears; the space after them is nobody's."""
    return format_html_join(
        "",
        "{}",
        ((_run(run),) for run in runs),
    )


def _run(run: Run) -> SafeString:
    words = run.text.rstrip()
    return format_html(_OPENINGS[run.op], words, run.text[len(words) :])
