"""The house chain: modes and daily lines under it, and what `manage.py verify` finds where it was touched."""

import datetime
import io
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models

from articles import clock, workflow
from articles.models import Article, Check, DeskLogEntry, House, Mode
from articles.vocabulary import RoleName, Stage
from articles.workflow.audit import audit, orphans
from articles.workflow.house import heads, heads_at
from articles.workflow.house_audit import audit_house
from people.models import Editor
from tests.factories import make_editor
from tests.workflow.newsroom import Newsroom, rewrite

HOURS = datetime.timedelta(hours=1)
DAY = 24 * HOURS
LATER = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def admin(newsroom: Newsroom) -> Editor:
    return make_editor("admin", RoleName.ADMIN)


@pytest.fixture
def house(admin: Editor) -> list[DeskLogEntry]:
    """Two modes were set and two days closed, both with all stories of the newsroom."""
    workflow.set_mode(admin, "solo", reason="One of us is left.")
    workflow.set_mode(admin, "strict", reason="We are two again.")
    for days in (1, 2):
        workflow.close_the_day(clock.now() + days * DAY)
    lines = list(house_lines())
    assert [line.step for line in lines] == ["set_mode", "set_mode", "day", "day"]
    return lines


def house_lines() -> models.QuerySet[DeskLogEntry]:
    return DeskLogEntry.objects.filter(article__isnull=True).order_by("seq")


def rows(model: type[models.Model], **which: Any) -> models.QuerySet[Any]:
    """Rows as the database has them, past every guard of the models."""
    return models.QuerySet(model).filter(**which)


def alter(row: models.Model, field: str, value: Any) -> None:
    assert rows(type(row), pk=row.pk).update(**{field: value})


def delete(row: models.Model) -> None:
    assert rows(type(row), pk=row.pk)._raw_delete(connection.alias)


def erase(article: Article) -> None:
    """Every row of a story, and the story: nothing is left that names it."""
    rows(Check, quotation__article=article)._raw_delete(connection.alias)
    for model in apps.get_app_config("articles").get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Article:
                rows(model, **{field.name: article.pk})._raw_delete(connection.alias)
    delete(article)


def verified() -> str:
    """What `manage.py verify` writes."""
    out = io.StringIO()
    try:
        call_command("verify", stdout=out)
    except CommandError as failed:
        out.write(f"FAILED: {failed}")
    return out.getvalue()


def test_what_the_routine_wrote_is_clean_and_stays_so_while_work_goes_on(
    newsroom: Newsroom, stories: dict[Stage, Article], house: list[DeskLogEntry]
) -> None:
    with clock.set_to(clock.now() + 3 * DAY):
        rewrite(newsroom.desk, stories[Stage.DESK], "forty winters", "fifty winters")
        newsroom.at(Stage.DESK, slug="a-new-one", slugline="a-new-one")

    assert audit_house() == []
    assert "every record agrees" in verified()


def test_a_house_in_which_nothing_was_written_is_clean(newsroom: Newsroom) -> None:
    assert not house_lines().exists()
    assert audit_house() == []


def test_a_daily_line_is_written_once_a_day(house: list[DeskLogEntry]) -> None:
    last = house[-1].at

    again = workflow.close_the_day(last + 23 * HOURS)
    next_day = workflow.close_the_day(last + 24 * HOURS)

    assert again is None
    assert next_day is not None
    assert next_day.previous == house[-1].digest


def test_the_ends_of_the_logs_are_read_once_for_many_days_and_are_those_of_each(
    house: list[DeskLogEntry],
) -> None:
    at = clock.now()
    moments = [at - 3 * DAY, at - datetime.timedelta(seconds=1), at, at + DAY]

    assert list(heads_at(moments)) == [heads(moment) for moment in moments]
    assert heads(moments[0]) == []
    assert len(heads(moments[-1])) == Article.objects.count()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reason", "Nobody knows."),
        ("step", "close"),
        ("who", None),
        ("role", "Duty"),
        ("at", LATER),
        ("digests", {}),
        ("previous", "0" * 64),
        ("digest", "0" * 64),
        ("seq", 9),
    ],
)
@pytest.mark.parametrize("number", [0, 2, 3])
def test_a_line_that_was_altered_is_found(
    number: int, field: str, value: Any, house: list[DeskLogEntry]
) -> None:
    if field == "who" and house[number].who is None:
        value = Editor.objects.earliest("pk").pk

    alter(house[number], field, value)

    assert audit_house()
    assert "FAILED: The house log failed." in verified()


def test_a_line_rewritten_with_a_digest_of_its_own_is_found_by_the_next(
    house: list[DeskLogEntry],
) -> None:
    house[1].reason = "Nobody knows."

    alter(house[1], "reason", house[1].reason)
    alter(house[1], "digest", house[1].computed_digest())

    assert audit_house() == ["house log: line 3 does not follow the line before it"]


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_line_that_is_gone_is_found(number: int, house: list[DeskLogEntry]) -> None:
    delete(house[number])

    assert audit_house()


@pytest.mark.parametrize(("field", "value"), [("log_seq", 3), ("log_head", "0" * 64)])
def test_the_end_of_the_chain_is_where_the_house_says(
    field: str, value: Any, house: list[DeskLogEntry]
) -> None:
    alter(House.objects.get(), field, value)

    assert audit_house() == ["house log: its end is not where the house says it is"]


@pytest.mark.parametrize(
    ("field", "value"), [("name", "solo"), ("reason", "No reason."), ("at", LATER)]
)
def test_a_mode_that_was_altered_is_found(
    field: str, value: Any, house: list[DeskLogEntry]
) -> None:
    mode = Mode.objects.latest("pk")

    alter(mode, field, value)

    assert audit_house() == [f"mode {mode.pk} was altered"]


def test_a_mode_that_is_gone_or_was_slipped_in_is_found(
    admin: Editor, house: list[DeskLogEntry]
) -> None:
    first = Mode.objects.earliest("pk")
    delete(first)
    slipped = Mode.objects.create(name="solo", reason="Ours.", set_by=admin, at=LATER)

    assert audit_house() == [
        f"mode {slipped.pk} is not in the house log",
        f"mode {first.pk} is gone",
    ]


def test_a_story_of_which_every_row_vanished_is_missed_by_the_daily_lines(
    stories: dict[Stage, Article], house: list[DeskLogEntry]
) -> None:
    count = Article.objects.count()

    erase(stories[Stage.RELEASED])

    assert orphans() == []
    assert audit_house() == [
        f"house log: the daily line {line.seq}, up to {line.reason}, knew {count} stories; "
        f"there are {count - 1} of that time"
        for line in house[2:]
    ]
    assert "FAILED: The house log failed." in verified()


def test_a_story_put_back_to_what_it_was_is_missed_by_the_daily_line(
    newsroom: Newsroom, stories: dict[Stage, Article], house: list[DeskLogEntry]
) -> None:
    """Its own chain is whole: the last line was taken off, and the row says what it said before."""
    article = stories[Stage.DRAFT]
    lines = list(article.desk_log.order_by("seq"))
    delete(lines[-1])
    alter(article, "log_seq", lines[-2].seq)
    alter(article, "log_head", lines[-2].digest)
    findings = audit(Article.objects.get(pk=article.pk))

    assert not [finding for finding in findings if finding.startswith("desk log:")]
    assert len(audit_house()) == 2
    assert all("other ends of the stories’ logs" in finding for finding in audit_house())


def test_a_daily_line_that_says_nonsense_is_told_and_does_not_stop_the_rest(
    house: list[DeskLogEntry],
) -> None:
    alter(house[2], "reason", "yesterday")

    findings = audit_house()

    assert f"house log: line {house[2].seq} does not say up to when it holds" in findings


def test_a_story_and_the_house_that_fail_are_both_named(
    stories: dict[Stage, Article], house: list[DeskLogEntry]
) -> None:
    alter(stories[Stage.DESK], "headline", "Another headline")
    alter(house[0], "reason", "Another reason.")

    said = verified()

    assert "1 of 6 stories failed, and the house log." in said
