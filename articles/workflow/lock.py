"""The one way into an action: the story's row, locked, as it is now."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from articles.models import Article


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
        yield Article.objects.select_for_update().get(pk=article_id)
