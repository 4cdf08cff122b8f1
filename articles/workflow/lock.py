"""The one way into an action: the story's row, locked, as it is now."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from articles.models import Article

# The name of the lock that every act shares and a change of the house's mode has to itself.
_MODE = 6_041_973


def shares_the_mode() -> None:
    """While the transaction runs nobody changes the mode that it is judged by."""
    _on_postgresql("SELECT pg_advisory_xact_lock_shared(%s)")


def has_the_mode() -> None:
    """Wait until no act is under way that was begun in the mode there is; others wait from now on."""
    _on_postgresql("SELECT pg_advisory_xact_lock(%s)")


def _on_postgresql(wait: str) -> None:
    # On SQLite one transaction writes at a time.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(wait, [_MODE])


@contextmanager
def locked(article_id: int) -> Iterator[Article]:
    """One transaction with the story's row locked first. All a gate uses is read under it.

    On SQLite `select_for_update` does nothing: there the transaction itself is the lock, which
    holds only where it takes the write lock when it begins.
    """
    if connection.vendor == "sqlite":
        mode = connection.settings_dict["OPTIONS"].get("transaction_mode", "")
        if mode.upper() != "IMMEDIATE":
            raise ImproperlyConfigured(
                "On SQLite the workflow needs OPTIONS['transaction_mode'] = 'IMMEDIATE'."
            )
    with transaction.atomic():
        shares_the_mode()
        yield Article.objects.select_for_update().get(pk=article_id)
