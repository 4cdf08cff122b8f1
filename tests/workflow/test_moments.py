"""The hour somebody types, in a zone whose clock is put forward and back (EDITORIAL, Time)."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.workflow import Refused, instant_of

BRUSSELS = ZoneInfo("Europe/Brussels")
SKIPPED = datetime.datetime(2027, 3, 28, 2, 30)  # noqa: DTZ001 - what is typed has no zone.
DOUBLED = datetime.datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001
PLAIN = datetime.datetime(2026, 12, 24, 18, 0)  # noqa: DTZ001


@pytest.fixture(autouse=True)
def in_brussels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "get_default_timezone", lambda: BRUSSELS)


def codes(typed: datetime.datetime, which: str = "") -> list[str]:
    with pytest.raises(Refused) as refused:
        instant_of(typed, "schedule", which)
    return [reason.code for reason in refused.value.reasons]


def test_an_hour_is_read_in_the_newsrooms_zone() -> None:
    found = instant_of(PLAIN, "schedule")

    assert found.astimezone(datetime.UTC).hour == 17


def test_an_instant_with_a_zone_is_taken_as_it_is() -> None:
    instant = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)

    assert instant_of(instant, "schedule") == instant


def test_an_hour_that_the_clock_skips_is_refused() -> None:
    assert codes(SKIPPED) == ["skipped_hour"]
    assert codes(SKIPPED, "first") == ["skipped_hour"]


def test_an_hour_that_comes_twice_is_asked_about() -> None:
    assert codes(DOUBLED) == ["doubled_hour"]
    assert codes(DOUBLED, "whichever") == ["doubled_hour"]


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_and_taken_as_it_is_answered(which: str, hour: int) -> None:
    found = instant_of(DOUBLED, "schedule", which)

    assert found.astimezone(datetime.UTC).hour == hour


@pytest.mark.parametrize("year", [1, 1999, 3000, 9999])
def test_a_year_of_another_age_is_refused(year: int) -> None:
    assert codes(PLAIN.replace(year=year)) == ["moment"]
