"""Now, taken once per request and once per action, and passed on as `at`."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Func, Model, QuerySet
from django.utils import timezone

OPEN_END = datetime.datetime(3000, 1, 1, tzinfo=datetime.UTC)
"""What `visible_until` holds while no end is known. Never shown to anybody."""

_injected: list[Callable[[], datetime.datetime]] = []


def now() -> datetime.datetime:
    """The present instant, aware, to the microsecond.

    On PostgreSQL it is the server's own clock at this very statement: `now()` there is the start
    of the transaction, which may have waited for a lock while the world went on.
    """
    if _injected:
        return _injected[-1]()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            instant: datetime.datetime = cursor.fetchone()[0]
            return instant.astimezone(datetime.UTC)
    return timezone.now()


class ServerClock(Func):
    """PostgreSQL's own clock, for a query that is asked anyway."""

    function = "clock_timestamp"
    output_field = DateTimeField()


def stamped(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """A query that is asked anyway, made to bring the time where the server has the clock."""
    if connection.vendor != "postgresql":
        return rows
    timed: QuerySet[Any] = rows.annotate(read_at=ServerClock())
    return timed


def read_from(rows: Sequence[Model]) -> datetime.datetime:
    """Now, from the rows of a stamped query. Without a row it is asked for by itself."""
    read_at: datetime.datetime | None = getattr(rows[0], "read_at", None) if rows else None
    if _injected or read_at is None:
        return now()
    return read_at.astimezone(datetime.UTC)


@contextmanager
def set_to(instant: datetime.datetime | Callable[[], datetime.datetime]) -> Iterator[None]:
    """Put another clock in place, for tests and for the demo's past. All threads see it."""
    _injected.append(instant if callable(instant) else lambda: instant)
    try:
        yield
    finally:
        _injected.pop()
