"""For one story the intervals of its releases never overlap: held by the database.

PostgreSQL holds it by an exclusion constraint, made in a migration. SQLite holds it by a pair of
triggers that name no other table; they stand aside while migrations rebuild tables.
"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

TABLE = "articles_release"
CONSTRAINT = "articles_release_no_overlap"
TRIGGERS = {
    f"{CONSTRAINT}_insert": f"BEFORE INSERT ON {TABLE}",
    f"{CONSTRAINT}_update": (
        f"BEFORE UPDATE OF visible_from, visible_until, article_id ON {TABLE}"
    ),
}
# The names are constants of this module; nothing a person types reaches this text.
BODY = f"""
WHEN NEW.visible_from < NEW.visible_until AND EXISTS (
    SELECT 1 FROM {TABLE} other
    WHERE other.article_id = NEW.article_id AND other.id IS NOT NEW.id
      AND other.visible_from < other.visible_until
      AND other.visible_from < NEW.visible_until AND NEW.visible_from < other.visible_until)
BEGIN SELECT RAISE(ABORT, '{CONSTRAINT}'); END
"""  # noqa: S608

ADD_EXCLUSION = f"""
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE {TABLE} ADD CONSTRAINT {CONSTRAINT} EXCLUDE USING gist
    (article_id WITH =, tstzrange(visible_from, visible_until) WITH &&);
"""
DROP_EXCLUSION = f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {CONSTRAINT};"


def drop_triggers(using: str = "default", **kwargs: Any) -> None:
    """Before a migration: a table rebuild would fail on a trigger that names the old table."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def install_triggers(using: str = "default", **kwargs: Any) -> None:
    """After a migration, once the table is there."""
    connection = connections[using]
    if connection.vendor != "sqlite" or TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for name, event in TRIGGERS.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"CREATE TRIGGER {name} {event} {BODY}")


def check_triggers(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """`check --database default`: are the triggers in the SQLite file?"""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "sqlite" or TABLE not in connection.introspection.table_names():
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            missing = set(TRIGGERS) - {name for (name,) in cursor.fetchall()}
        if missing:
            messages.append(
                Error(
                    f"The database {alias} lacks the triggers {', '.join(sorted(missing))}.",
                    hint="Run manage.py migrate: it puts them back.",
                    id="articles.E001",
                )
            )
    return messages
