"""What every test stands on: the settings of the tests, and what to do without a browser."""

import os
from collections.abc import Iterator

import django
import pytest
from django.conf import settings
from django.test import override_settings

from tests.chromium import HOW_TO_GET_IT, chromium

# The production settings as the demo has them. Set before they are read, so that neither the
# environment nor a .env file of whoever runs the tests changes what is tested.
os.environ.update(
    DJANGO_SETTINGS_MODULE="newsroom.settings",
    SECRET_KEY="a key for tests alone, long enough that no check complains of it",
    DEBUG="false",
    NEWSROOM_DEMO="true",
    NEWSROOM_NAME="Newsroom",
    NEWSROOM_ORIGIN="http://127.0.0.1:8000",
    NEWSROOM_TIME_ZONE="UTC",
    ALLOWED_HOSTS="127.0.0.1,localhost,[::1]",
    DATABASE_POOL="false",
)
assert not settings.DEBUG
# Before the conftest of a folder is read, which may import models.
django.setup()


@pytest.fixture(scope="session", autouse=True)
def settings_of_the_tests() -> Iterator[None]:
    """Files in memory, static files straight from their folders, passwords hashed at once."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(
        STORAGES=storages,
        PASSWORD_HASHERS=hashers,
        WHITENOISE_AUTOREFRESH=True,
        WHITENOISE_USE_FINDERS=True,
    ):
        yield


LONG_RUNS = settings.BASE_DIR / "var" / "long"
"""Tables that the tests marked long leave behind; the end of such a run shows them."""


def lacks_its_browser(config: pytest.Config) -> bool:
    return "not browser" not in config.option.markexpr and chromium() is None


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("NEWSROOM_REQUIRE_BROWSER") == "1" and lacks_its_browser(config):
        raise pytest.UsageError(HOW_TO_GET_IT)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if lacks_its_browser(config):
        left_out = [item for item in items if item.get_closest_marker("browser")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for table in sorted(LONG_RUNS.glob("*.txt")) if config.option.markexpr == "long" else ():
        terminalreporter.write_line(f"\n{table.read_text()}")
    if lacks_its_browser(config):
        terminalreporter.write_line(HOW_TO_GET_IT)
