"""The guard that keeps releases of one story apart is in the database, and stays there."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.models.overlap import TRIGGERS, check_triggers, drop_triggers, install_triggers
from articles.vocabulary import RoleName

ON_SQLITE = connection.vendor == "sqlite"


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall()} & set(TRIGGERS)


def constraints() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "articles_release"))


def guarded() -> bool:
    if ON_SQLITE:
        return triggers() == set(TRIGGERS)
    return "articles_release_no_overlap" in constraints()


def test_the_guard_of_the_releases_is_in_the_database(db: None) -> None:
    assert guarded()
    assert check_triggers(["default"]) == []


def test_the_system_check_names_the_triggers_that_are_missing(db: None) -> None:
    drop_triggers()

    messages = check_triggers(["default"])
    install_triggers()

    # On PostgreSQL it is a constraint, which no migration drops by itself.
    assert [message.id for message in messages] == (["articles.E001"] if ON_SQLITE else [])
    assert all(name in message.msg for name in TRIGGERS for message in messages)
    assert all("migrate" in (message.hint or "") for message in messages)
    assert check_triggers(["default"]) == []
    assert guarded()


@pytest.mark.django_db(transaction=True)
def test_the_guards_and_the_groups_survive_migrate_and_flush() -> None:
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)

    assert guarded()
    assert {role.value for role in RoleName} == set(
        Group.objects.values_list("name", flat=True)
    )


@pytest.mark.django_db(transaction=True)
def test_the_guard_goes_and_comes_back_with_its_migration() -> None:
    executor = MigrationExecutor(connection)
    latest = [key for key in executor.loader.graph.leaf_nodes() if key[0] == "articles"]
    executor.migrate([("articles", "0001_initial")])
    without = connection.vendor == "postgresql" and not guarded()

    MigrationExecutor(connection).migrate(latest)
    install_triggers()

    assert without or ON_SQLITE
    assert guarded()
