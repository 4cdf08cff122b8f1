"""The system checks of the house: what they refuse, by id."""

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks
from django.db.utils import ConnectionHandler

from newsroom import checks

IMMEDIATE = {"transaction_mode": "IMMEDIATE"}


def ids() -> set[str | None]:
    return {fault.id for fault in run_checks(tags=[checks.TAG])}


@pytest.fixture(autouse=True)
def on_this_machine(settings: LazySettings) -> None:
    """The demo, without the host name that Django adds for its tests."""
    settings.NEWSROOM_DEMO = True
    settings.ALLOWED_HOSTS = ["localhost"]


def test_the_demo_on_this_machine_is_clean() -> None:
    assert ids() == set()


def test_the_demo_is_refused_beside_a_name_of_the_network(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "news.example"]

    assert ids() == {"newsroom.E001"}


@pytest.mark.parametrize(("options", "expected"), [({}, {"newsroom.E002"}), (IMMEDIATE, set())])
def test_sqlite_without_its_lock_is_refused(
    options: dict[str, str], expected: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": options}

    monkeypatch.setattr(checks, "connections", ConnectionHandler({"default": sqlite}))

    assert ids() == expected
