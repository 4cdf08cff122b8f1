"""What every test stands on: the settings of the tests, and a quick password hasher."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings

# The production settings, but for what only a deployment has. Set here, before the settings are
# read, so that neither a developer's environment nor a .env file can change what is tested.
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
# Reading one reads them all, and pytest-django sets up Django only for settings that were read.
assert not settings.DEBUG


@pytest.fixture(scope="session", autouse=True)
def settings_of_the_tests() -> Iterator[None]:
    """Static files without a manifest, and passwords hashed at once."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers):
        yield
