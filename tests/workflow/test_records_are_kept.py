"""What the database itself holds, and what nobody can delete (DESIGN, Storage; EDITORIAL D5, I5)."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from articles import workflow
from articles.models import (
    Address,
    Approval,
    Article,
    Byline,
    Check,
    DeskLogEntry,
    KeptForever,
    Quotation,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    Section,
    SignOff,
    SourceCopy,
    Topic,
    Version,
)
from articles.vocabulary import Stage
from people.models import Editor, Organisation, Person
from tests.factories import make_organisation, make_person, make_section
from tests.workflow.newsroom import Newsroom, fresh, rewrite, sql, undone

Stories = dict[Stage, Article]
HOUR = datetime.timedelta(hours=1)


def raw(model: type[models.Model]) -> models.QuerySet:
    """The rows of a table without the guards of its model."""
    return models.QuerySet(model)


@pytest.fixture
def out(stories: Stories) -> Article:
    return stories[Stage.RELEASED]


# Releases of one story never overlap.


def columns(row: models.Model, **changes: Any) -> tuple[str, list[Any]]:
    fields: dict[str, Any] = {
        field.attname: field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in row._meta.concrete_fields
        if not field.primary_key
    } | changes
    marks = ", ".join(["%s"] * len(fields))
    names = ", ".join(connection.ops.quote_name(name) for name in fields)
    return f"({names}) VALUES ({marks})", list(fields.values())


def insert(row: models.Model, **changes: Any) -> None:
    """INSERT as somebody with the database's password would."""
    statement, values = columns(row, **changes)
    sql(f"INSERT INTO {row._meta.db_table} {statement}", *values)


def moment(at: datetime.datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


@pytest.mark.parametrize(
    ("begins", "ends"), [(-HOUR, HOUR), (HOUR, 2 * HOUR), (-HOUR, 10**4 * HOUR)]
)
def test_a_release_that_overlaps_another_of_its_story_is_refused_by_the_database(
    begins: datetime.timedelta, ends: datetime.timedelta, out: Article
) -> None:
    release = out.releases.get()
    times = {
        "visible_from": moment(release.visible_from + begins),
        "visible_until": moment(release.visible_from + ends),
    }

    with undone(), pytest.raises(IntegrityError, match="articles_release_no_overlap"):
        insert(release, number=2, **times)


def test_releases_that_meet_and_a_called_off_one_inside_another_are_no_overlap(
    out: Article,
) -> None:
    release = out.releases.get()
    begins, inside = moment(release.visible_from), moment(release.visible_from + HOUR)
    earlier = moment(release.visible_from - HOUR)

    insert(release, number=2, visible_from=earlier, visible_until=begins)
    insert(release, number=3, visible_from=inside, visible_until=inside)

    assert out.releases.count() == 3


@pytest.mark.parametrize(
    ("number", "column", "by"), [(2, "visible_until", HOUR), (1, "visible_from", -HOUR)]
)
def test_an_update_that_makes_releases_overlap_is_refused_too(
    number: int, column: str, by: datetime.timedelta, out: Article
) -> None:
    release = out.releases.get()
    earlier, begins = moment(release.visible_from - HOUR), moment(release.visible_from)
    insert(release, number=2, visible_from=earlier, visible_until=begins)

    with undone(), pytest.raises(IntegrityError, match="articles_release_no_overlap"):
        raw(Release).filter(number=number).update(**{column: release.visible_from + by})


def test_a_release_moved_to_another_story_may_not_overlap_there(
    newsroom: Newsroom, stories: Stories, out: Article
) -> None:
    other = stories[Stage.APPROVED]
    workflow.release(newsroom.duty, other.pk)

    with undone(), pytest.raises(IntegrityError, match="articles_release_no_overlap"):
        sql(
            "UPDATE articles_release SET article_id = %s, number = 7 WHERE article_id = %s",
            out.pk,
            other.pk,
        )


def test_two_stories_may_be_visible_at_once(
    newsroom: Newsroom, stories: Stories, out: Article
) -> None:
    workflow.release(newsroom.duty, stories[Stage.APPROVED].pk)

    now = out.releases.get().visible_from + HOUR
    assert Release.objects.visible(now).count() == 2


# What a row cannot say.

CANNOT_BE: dict[str, tuple[type[models.Model], dict[str, Any]]] = {
    "a quotation of a person and an organisation": (
        Quotation,
        {"person_id": "person", "organisation_id": "organisation", "speaker_words": ""},
    ),
    "a quotation of a person and of words": (
        Quotation,
        {"person_id": "person", "organisation_id": None, "speaker_words": "the master"},
    ),
    "a quotation of an organisation and of words": (
        Quotation,
        {"person_id": None, "organisation_id": "organisation", "speaker_words": "it"},
    ),
    "a speaker confirmed by nobody": (Quotation, {"confirmed_by_id": None}),
    "a speaker confirmed at no time": (Quotation, {"confirmed_at": None}),
    "a class of what is a quotation": (Quotation, {"classed_by_id": "editor"}),
    "a span that ends before it begins": (Quotation, {"start": 9, "end": 3}),
    "a verdict without evidence": (Check, {"evidence_id": None, "within_id": None}),
    "a dispute without a reason": (Check, {"verdict": "disputed", "note": ""}),
    "a waiver without a reason": (Check, {"verdict": "waived", "note": ""}),
    "an unnamed source signed off that is none": (SignOff, {"quotation_id": None}),
    "a release that ends before it begins": (
        Release,
        {"visible_until": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)},
    ),
    "a byline of a person and an organisation": (
        Byline,
        {"person_id": "person", "organisation_id": "organisation"},
    ),
}


@pytest.mark.parametrize("what", CANNOT_BE)
def test_the_database_refuses(what: str, out: Article, newsroom: Newsroom) -> None:
    model, fields = CANNOT_BE[what]
    known = {
        "person": make_person().pk,
        "organisation": make_organisation().pk,
        "editor": newsroom.desk.pk,
    }
    written = {
        name: known.get(value, value) if isinstance(value, str) else value
        for name, value in fields.items()
    }
    which = {"verdict": "verified"} if model is Check else {}
    first = raw(model).filter(**which).order_by("pk")[0]

    with undone(), pytest.raises(IntegrityError):
        raw(model).filter(pk=first.pk).update(**written)


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (DeskLogEntry, {}),
        (Version, {}),
        (Release, {"visible_until": "visible_from"}),
        (Address, {"current": False}),
        (Byline, {}),
    ],
)
def test_a_number_of_a_story_is_given_once(
    model: type[models.Model], changes: dict[str, Any], out: Article
) -> None:
    row = raw(model).filter(article=out).order_by("pk")[0]
    written = {
        name: moment(row.visible_from) if value == "visible_from" else value
        for name, value in changes.items()
    }

    with undone(), pytest.raises(IntegrityError):
        insert(row, **written)


def test_a_story_has_one_address_that_is_current(out: Article) -> None:
    with undone(), pytest.raises(IntegrityError):
        insert(out.addresses.get(), path="/elsewhere/")


def test_one_raw_text_comes_in_once(newsroom: Newsroom, stories: Stories) -> None:
    copy = workflow.import_copy(None, "tide.txt", "The tide was high.").source_copy

    with undone(), pytest.raises(IntegrityError):
        insert(copy, article_id=stories[Stage.DRAFT].pk)


# Rows that are added and never changed.

KEPT: tuple[Any, ...] = (
    Version,
    Check,
    Approval,
    SignOff,
    DeskLogEntry,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    SourceCopy,
)


@pytest.fixture
def rows(newsroom: Newsroom) -> dict[Any, Any]:
    """One row of each kind that is kept."""
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    story = newsroom.ready(slug="kept")
    workflow.save(newsroom.desk, story.pk, {"topics": [topic]}, seen_version=1)
    for press in newsroom.presses():
        press(story.pk)
    workflow.import_copy(None, "tide.txt", "The tide was high.")
    return {model: raw(model).order_by("-pk")[0] for model in KEPT}


def test_no_row_of_the_record_is_changed_or_deleted_through_its_model(
    rows: dict[Any, Any],
) -> None:
    for model, row in rows.items():
        key = {"pk": row.pk}
        for act in (
            row.save,
            row.delete,
            model.objects.filter(**key).delete,
            lambda model=model: model.objects.all().delete(),
            lambda model=model, key=key: model.objects.filter(**key).update(pk=1),
            lambda model=model, row=row: model.objects.bulk_update([row], [first_field(model)]),
            lambda model=model, key=key: model.objects.update_or_create(
                **key, defaults={first_field(model): None}
            ),
        ):
            with undone(), pytest.raises(KeptForever):
                act()


def first_field(model: Any) -> str:
    return next(
        str(field.name) for field in model._meta.concrete_fields if not field.primary_key
    )


def test_only_the_end_of_a_release_and_the_voiding_of_an_approval_move(out: Article) -> None:
    release, approval = out.releases.get(), out.approvals.get()

    out.releases.update(visible_until=release.visible_from + HOUR)
    out.approvals.update(voided_at=release.visible_from)

    for rows, field in ((out.releases, "visible_from"), (out.approvals, "at")):
        with pytest.raises(KeptForever):
            rows.update(**{field: release.visible_from})
    assert fresh(out).approvals.get().voided_at is not None
    assert approval.voided_at is None


def test_an_address_is_never_deleted(out: Article) -> None:
    for act in (
        out.addresses.get().delete,
        out.addresses.all().delete,
        Address.objects.all().delete,
    ):
        with undone(), pytest.raises(KeptForever):
            act()


@pytest.mark.parametrize(
    "kind", ["story", "account", "person", "organisation", "section", "topic"]
)
def test_nothing_that_a_record_names_can_be_deleted(
    kind: str, newsroom: Newsroom, rows: dict[Any, Any]
) -> None:
    release: Release = rows[Release]
    organisation = make_organisation()
    key = release.article.quotations.order_by("pk")[0].pk
    draft = newsroom.ready(slug="of-the-office")
    workflow.confirm_speaker(
        newsroom.desk,
        draft.pk,
        draft.quotations.order_by("pk")[0].pk,
        organisation=organisation,
    )
    named: dict[str, list[models.Model]] = {
        "story": [release.article, draft],
        "account": [
            newsroom.reporter,
            newsroom.checker,
            newsroom.desk,
            newsroom.desk2,
            newsroom.duty,
            Editor.objects.get(username="wire"),
        ],
        "person": [newsroom.speaker],
        "organisation": [organisation],
        "section": [make_section()],
        "topic": [rows[ReleaseTopic].topic],
    }

    for row in named[kind]:
        for act in (row.delete, type(row)._default_manager.filter(pk=row.pk).delete):
            with undone(), pytest.raises((ProtectedError, KeptForever)):
                act()
    assert Quotation.objects.filter(pk=key).exists()


def test_a_quotation_or_evidence_with_a_check_cannot_be_deleted(out: Article) -> None:
    for row in (*out.quotations.filter(checks__isnull=False), *out.evidence.all()):
        with undone(), pytest.raises((ProtectedError, KeptForever)):
            row.delete()


def test_words_that_leave_the_copy_retire_their_quotation(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    before = set(story.quotations.values_list("pk", flat=True))

    rewrite(newsroom.desk, story, '"too tired to trust"', "tired")

    assert set(story.quotations.values_list("pk", flat=True)) == before
    assert story.quotations.filter(removed_in__number=2).count() == 1


def test_nothing_in_the_schema_deletes_a_record_along_with_something_else() -> None:
    spares = {"TopicOnArticle.content_object"}
    cascades = {
        f"{model.__name__}.{field.name}"
        for model in (
            *KEPT,
            Article,
            Quotation,
            Address,
            Byline,
            Section,
            Topic,
            Person,
            Organisation,
        )
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
    }

    assert cascades - spares == set()


def test_a_transaction_that_fails_leaves_no_half_step(
    newsroom: Newsroom, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = stories[Stage.APPROVED]
    before = [story.desk_log.count(), story.stage, story.log_head]

    def breaks(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("The disk is full.")

    monkeypatch.setattr("articles.workflow.acting.desk_log.write", breaks)
    with pytest.raises(RuntimeError), transaction.atomic():
        workflow.release(newsroom.duty, story.pk)

    now = fresh(story)
    assert [now.desk_log.count(), now.stage, now.log_head] == before
    assert now.releases.count() + now.addresses.count() == 0
