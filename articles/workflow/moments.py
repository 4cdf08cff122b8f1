"""The hour somebody types, as an instant: in the newsroom's zone, and never guessed."""

import datetime

from django.utils import timezone

from articles.workflow.errors import Reason, Refused

EARLIEST, LATEST = 2000, 2999
"""Nearer to the ends of the calendar a moment has no counterpart in another time zone."""


def instant_of(typed: datetime.datetime, place: str, which: str = "") -> datetime.datetime:
    """The instant of a typed local time; an aware one is taken as it is.

    Raises Refused where the hour does not exist in the newsroom's zone, because the clock is put
    forward over it, and where it comes twice and `which` does not say "first" or "second".
    """
    if not EARLIEST <= typed.year <= LATEST:
        raise Refused(
            [Reason("moment", "Write the day and the time, as in 2026-12-24 18:00.", place)]
        )
    if timezone.is_aware(typed):
        return typed
    zone = timezone.get_default_timezone()
    first, second = typed.replace(tzinfo=zone, fold=0), typed.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if not _exists(first):
        words = (
            f"There is no {typed:%H:%M} on {typed.day} {typed:%B} in the newsroom: the clock is "
            "put forward over it. Choose a time before or after."
        )
        raise Refused([Reason("skipped_hour", words, place)])
    if which not in {"first", "second"}:
        words = (
            f"{typed:%H:%M} comes twice on {typed.day} {typed:%B}, as the clock is put back: "
            f"first at {_utc(first)}, again at {_utc(second)}. Say which."
        )
        raise Refused([Reason("doubled_hour", words, place)])
    return first if which == "first" else second


def _exists(moment: datetime.datetime) -> bool:
    """A local time exists if the way to UTC and back leads to it."""
    there = moment.astimezone(datetime.UTC)
    return there.astimezone(moment.tzinfo).replace(tzinfo=None) == moment.replace(tzinfo=None)


def _utc(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%H:%M} UTC"
