"""`manage.py verify`: clean on what the routine did, and it names the story where a row was touched."""

import datetime
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import models

from articles import workflow
from articles.models import (
    Address,
    Approval,
    Article,
    Byline,
    Check,
    DeskLogEntry,
    Evidence,
    Quotation,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    SignOff,
    SourceCopy,
    Topic,
    TopicOnArticle,
    Version,
)
from articles.vocabulary import EvidenceKind, Stage
from articles.workflow.audit import audit
from people.models import Editor
from tests.factories import make_organisation, make_person, make_section
from tests.workflow.newsroom import Newsroom, fresh, rewrite, undone

LATER = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def story(kept_newsroom: Newsroom, kept_stories: dict[Stage, int]) -> Iterator[Article]:
    """A released story that came by wire, was rewritten, and has a file and a topic."""
    newsroom = kept_newsroom
    field = Evidence._meta.get_field("file")
    kept_in, field.storage = field.storage, InMemoryStorage()
    base = newsroom.ready(slug="by-wire", slugline="by-wire")
    workflow.add_evidence(
        newsroom.desk,
        base.pk,
        kind=EvidenceKind.DOCUMENT,
        label="The harbour's letter",
        file=SimpleUploadedFile("letter.txt", b"We are sorry."),
    )
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    workflow.save(newsroom.desk, base.pk, {"topics": [topic]}, seen_version=1)
    rewrite(newsroom.desk, base, "forty winters", "fifty winters")
    workflow.require_legal(newsroom.desk, base.pk)
    workflow.clear_legal(newsroom.legal, base.pk)
    for press in newsroom.presses():
        press(base.pk)
    yield fresh(base)
    field.storage = kept_in


@pytest.fixture(scope="module")
def wire(kept_newsroom: Newsroom, story: Article) -> Article:
    return workflow.import_copy(None, "tide.txt", "The tide was high.")


@pytest.fixture(autouse=True)
def _rolled_back(story: Article, wire: Article, db: None) -> None:
    """What the stories of this module stand on, built before the test's own transaction."""


def verify() -> tuple[str, bool]:
    """What the command says, and whether it ends well."""
    out = io.StringIO()
    try:
        call_command("verify", stdout=out)
    except CommandError as failed:
        return f"{out.getvalue()}{failed}", False
    return out.getvalue(), True


def test_it_is_clean_on_stories_in_every_stage() -> None:
    said, well = verify()

    assert well, said
    assert said == "8 stories, 2 releases: every record agrees.\n"


def raw(model: type[models.Model]) -> models.QuerySet:
    """The rows of a table as somebody with the database's password sees them: no model guards."""
    return models.QuerySet(model)


Rows = Callable[[Article], models.QuerySet]


def of(model: type[models.Model], **which: Any) -> Rows:
    return lambda story: raw(model).filter(article=story, **which)


checks: Rows = lambda story: raw(Check).filter(quotation__article=story)  # noqa: E731
log: Rows = of(DeskLogEntry)
itself: Rows = lambda story: raw(Article).filter(pk=story.pk)  # noqa: E731


def other_person(story: Article) -> Any:
    return make_person("Somebody Else").pk


def other_editor(story: Article) -> Any:
    return Editor.objects.get(username="stranger").pk


# What, which rows (of them the first), which field, and what is written into it.
ALTERED: list[tuple[str, Rows, str, Any]] = [
    ("release", of(Release), "headline", "Another headline"),
    ("release", of(Release), "headline_html", "<b>Another headline</b>"),
    ("release", of(Release), "standfirst", "Another standfirst."),
    ("release", of(Release), "standfirst_html", "Another standfirst."),
    ("release", of(Release), "body_html", "<p>Nothing happened.</p>"),
    ("release", of(Release), "record_html", ""),
    ("release", of(Release), "below_html", "<p>Nobody is quoted.</p>"),
    ("release", of(Release), "structured", {"author": [], "keywords": [], "hasPart": []}),
    ("release", of(Release), "dateline", "Elsewhere, 1 January"),
    ("release", of(Release), "byline", "By somebody else"),
    ("release", of(Release), "section_name", "Sport"),
    ("release", of(Release), "section_id", lambda story: make_section("Sport").pk),
    ("release", of(Release), "kind_of_work", "opinion"),
    ("release", of(Release), "word_count", 7),
    ("release", of(Release), "marks", ["emergency"]),
    ("release", of(Release), "record", {"sentence": "All is well."}),
    ("release", of(Release), "covers", "{}"),
    ("release", of(Release), "path", "/2025/01/01/elsewhere/"),
    ("release", of(Release), "number", 9),
    ("release", of(Release), "first_published_at", LATER),
    ("release", of(Release), "visible_from", LATER),
    ("release", of(Release), "visible_until", LATER),
    ("release", of(Release), "digest", "0" * 64),
    ("its byline", of(ReleaseByline), "printed_as", "Somebody Else"),
    ("its byline", of(ReleaseByline), "person_id", other_person),
    ("its byline", of(ReleaseByline), "first_published_at", LATER),
    ("its topic", of(ReleaseTopic), "topic_name", "Sport"),
    (
        "its topic",
        of(ReleaseTopic),
        "topic_id",
        lambda story: Topic.objects.create(name="Sport", slug="sport").pk,
    ),
    ("its quotation", of(ReleaseQuotation), "words", "too happy to trust"),
    ("its quotation", of(ReleaseQuotation), "speaker", "Somebody Else"),
    ("its quotation", of(ReleaseQuotation), "role", "king"),
    ("its quotation", of(ReleaseQuotation), "person_id", other_person),
    (
        "its quotation",
        of(ReleaseQuotation),
        "organisation_id",
        lambda story: make_organisation("A Ministry").pk,
    ),
    ("its quotation", of(ReleaseQuotation, state="waived"), "state", "verified"),
    ("its quotation", of(ReleaseQuotation, state="waived"), "reason", "No need."),
    ("its quotation", of(ReleaseQuotation), "evidence_label", "A press conference"),
    ("its quotation", of(ReleaseQuotation), "public_id", "abcdefghijkl"),
    ("its quotation", of(ReleaseQuotation), "pieces", []),
    ("its quotation", of(ReleaseQuotation), "checked_at", LATER),
    ("its quotation", of(ReleaseQuotation), "first_published_at", LATER),
    ("version", of(Version), "headline", "Another headline"),
    ("version", of(Version), "body", "<p>Nothing happened.</p>"),
    ("version", of(Version), "byline", []),
    ("version", of(Version), "author_id", other_editor),
    ("version", of(Version), "reason", "The desk asked for it."),
    ("version", of(Version), "at", LATER),
    ("version", of(Version, number=2), "number", 3),
    ("check", checks, "verdict", "withdrawn"),
    ("check", checks, "words", "too happy to trust"),
    ("check", checks, "checker_id", other_editor),
    ("check", checks, "note", "I heard it myself."),
    ("check", checks, "match_level", "cleaned"),
    ("check", checks, "evidence_digest", "0" * 64),
    ("check", checks, "person_id", other_person),
    ("approval", of(Approval), "approver_id", other_editor),
    ("approval", of(Approval), "independent", False),
    ("approval", of(Approval), "covers", "{}"),
    ("approval", of(Approval), "digest", "0" * 64),
    ("approval", of(Approval), "voided_at", LATER),
    ("approval", of(Approval), "at", LATER),
    ("sign-off", of(SignOff), "by_id", other_editor),
    ("sign-off", of(SignOff), "digest", "0" * 64),
    ("sign-off", of(SignOff), "note", "Fine by me."),
    ("log", log, "who_id", other_editor),
    ("log", log, "role", "Legal"),
    ("log", log, "step", "spike"),
    ("log", log, "reason", "Nobody knows."),
    ("log", log, "stage_to", "released"),
    ("log", log, "version", 3),
    ("log", log, "at", LATER),
    ("log", log, "digests", {}),
    ("log", log, "previous", "0" * 64),
    ("log", log, "digest", "0" * 64),
    ("log", log, "seq", 99),
    ("quotation", of(Quotation), "confirmed_by_id", other_editor),
    ("quotation", of(Quotation), "confirmed_at", LATER),
    ("quotation", of(Quotation), "person_id", other_person),
    ("quotation", of(Quotation), "printed_as", "Somebody Else"),
    ("quotation", of(Quotation), "role_as_used", "king"),
    ("quotation", of(Quotation), "exact", "too happy to trust"),
    ("quotation", of(Quotation), "worded_by_id", other_editor),
    ("quotation", of(Quotation), "public_id", "abcdefghijkl"),
    ("quotation", of(Quotation), "governed", False),
    ("quotation", of(Quotation), "nearest_name", "Somebody Else"),
    ("quotation", of(Quotation), "proposed_words", "Somebody Else"),
    ("quotation", of(Quotation, kind="term"), "classed_by_id", other_editor),
    ("quotation", of(Quotation, kind="term"), "classed_reason", "Why not."),
    ("quotation", of(Quotation, level="unnamed"), "level", "on_record"),
    ("quotation", of(Quotation, level="unnamed"), "unnamed_reason", "Why not."),
    ("evidence", of(Evidence), "text", "She said something else."),
    ("evidence", of(Evidence), "label", "A press conference"),
    ("evidence", of(Evidence), "url", "https://elsewhere.example/"),
    ("evidence", of(Evidence), "digest", "0" * 64),
    ("evidence", of(Evidence), "confidential", True),
    ("evidence", of(Evidence, text="We are sorry."), "sha256", "0" * 64),
    ("evidence", of(Evidence, text="We are sorry."), "file", ""),
    ("evidence", of(Evidence, text="We are sorry."), "file", "../../etc/passwd"),
    ("evidence", of(Evidence, text="We are sorry."), "file_name", "letter.pdf"),
    ("address", of(Address), "path", "/2025/01/01/elsewhere/"),
    ("address", of(Address), "current", False),
    ("story", itself, "stage", "approved"),
    ("story", itself, "public_state", "unreleased"),
    ("story", itself, "embargo_until", LATER),
    ("story", itself, "embargo_note", "From the ministry"),
    ("story", itself, "legal_hold", True),
    ("story", itself, "legal_required", False),
    ("story", itself, "slug", "elsewhere"),
    ("story", itself, "headline", "Another headline"),
    ("story", itself, "body", "<p>Nothing happened.</p>"),
    ("story", itself, "section_id", lambda story: make_section("Sport").pk),
    ("story", itself, "made_by_id", other_editor),
    ("story", itself, "assignee_id", other_editor),
    ("story", itself, "version_no", 1),
    ("story", itself, "log_head", "0" * 64),
    ("story", itself, "log_seq", 1),
    ("its byline line", of(Byline), "person_id", other_person),
    ("its byline line", of(Byline), "printed_as", "Somebody Else"),
]


@pytest.mark.parametrize(
    ("rows", "field", "value"),
    [case[1:] for case in ALTERED],
    ids=[f"{what} {field}" for what, _, field, _ in ALTERED],
)
def test_a_row_that_was_altered_is_found(
    rows: Rows, field: str, value: Any, story: Article
) -> None:
    first = rows(story).order_by("pk").first()
    assert first is not None
    written = value(story) if callable(value) else value

    with undone():
        assert getattr(first, field) != written
        rows(story).filter(pk=first.pk).update(**{field: written})
        found = audit(fresh(story))

    assert found


REMOVED: list[tuple[str, Rows]] = [
    ("a release", of(Release)),
    ("a byline of the release", of(ReleaseByline)),
    ("a topic of the release", of(ReleaseTopic)),
    ("a quotation of the release", of(ReleaseQuotation)),
    ("the newest version", of(Version, number=2)),
    ("an older version", of(Version, number=1)),
    ("a check", checks),
    ("an approval", of(Approval)),
    ("a sign-off", of(SignOff)),
    ("the first line of the log", of(DeskLogEntry, seq=1)),
    ("a line of the log", of(DeskLogEntry, seq=4)),
    ("the last line of the log", of(DeskLogEntry, step="release")),
    ("the whole log", log),
    ("a quotation", of(Quotation)),
    ("evidence", of(Evidence)),
    ("the address", of(Address)),
    ("the story's byline", of(Byline)),
    ("the story's topic", lambda story: raw(TopicOnArticle).filter(content_object=story)),
]


@pytest.mark.parametrize(
    "rows", [rows for _, rows in REMOVED], ids=[what for what, _ in REMOVED]
)
def test_a_row_that_was_removed_is_found(rows: Rows, story: Article) -> None:
    with undone():
        gone = raw(rows(story).model).filter(
            pk__in=rows(story).order_by("pk").values_list("pk")
        )
        assert gone._raw_delete("default")
        found = audit(fresh(story))

    assert found


def test_a_story_that_was_removed_whole_is_named(story: Article) -> None:
    with undone():
        itself(story)._raw_delete("default")
        said, well = verify()

    assert not well
    assert f"story {story.pk}: its row is gone, its record is not" in said


@pytest.mark.parametrize("field", ["raw", "name", "sha256", "imported_by_id", "at"])
def test_a_raw_text_that_was_altered_names_the_story_it_became(
    field: str, wire: Article
) -> None:
    values = {"imported_by_id": other_editor(wire), "at": LATER}

    with undone():
        raw(SourceCopy).filter(article=wire).update(**{field: values.get(field, "other")})
        said, well = verify()

    assert not well
    assert f"story {wire.pk} “tide”" in said


def another(row: models.Model, **changes: Any) -> None:
    """A copy of a row, put beside it behind the routine's back."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    fields.pop("id")
    raw(type(row)).bulk_create([type(row)(**fields | changes)])


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        (of(Release), {"number": 2, "visible_from": LATER, "visible_until": LATER}),
        (of(ReleaseQuotation), {"words": "I resign."}),
        (of(ReleaseByline), {"order": 7, "printed_as": "Somebody Else"}),
        (of(ReleaseTopic), {}),
        (of(Version), {"number": 3}),
        (checks, {}),
        (of(Approval), {}),
        (of(SignOff), {}),
        (of(DeskLogEntry), {"seq": 99}),
        (of(Quotation), {"public_id": "abcdefghijkl"}),
        (of(Evidence), {"label": "Another"}),
        (of(Address), {"path": "/elsewhere/", "current": False}),
    ],
)
def test_a_row_that_was_put_in_is_found(
    rows: Rows, changes: dict[str, Any], story: Article
) -> None:
    with undone():
        another(rows(story).order_by("pk")[0], **changes)
        found = audit(fresh(story))

    assert found


@pytest.mark.parametrize("what", ["changed", "gone"])
def test_a_file_of_evidence_that_was_touched_names_the_story(
    what: str, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = story.evidence.exclude(file="").get()
    storage = InMemoryStorage()
    if what == "changed":
        storage.save(evidence.file.name, SimpleUploadedFile("x", b"We are not sorry."))
    monkeypatch.setattr(Evidence._meta.get_field("file"), "storage", storage)

    said, well = verify()

    assert not well
    assert f"story {story.pk} “by-wire”" in said
    assert f"the file {'was altered' if what == 'changed' else 'is gone'}" in said


def test_an_approval_that_was_voided_and_revived_names_the_story(
    newsroom: Newsroom, stories: dict[Stage, Article]
) -> None:
    approved = stories[Stage.APPROVED]
    workflow.take_back(newsroom.desk, approved.pk, reason="A doubt.")

    with undone():
        of(Approval)(approved).update(voided_at=None)
        itself(approved).update(stage="approved")
        said, well = verify()

    assert not well
    assert f"story {approved.pk}" in said


def test_a_chain_written_anew_over_an_altered_check_names_the_story(story: Article) -> None:
    """The log's own digests made to fit; but what it says of the row, it says no longer."""
    with undone():
        checks(story).update(note="I heard it myself.")
        previous = ""
        for line in log(story).order_by("seq"):
            line.previous, line.reason = previous, ""
            line.digest = previous = line.computed_digest()
            log(story).filter(pk=line.pk).update(
                previous=line.previous, reason="", digest=line.digest
            )
        itself(story).update(log_head=previous)
        said, well = verify()

    assert not well
    assert f"story {story.pk} “by-wire”: check" in said


@pytest.mark.parametrize(
    ("model", "field", "nonsense"),
    [
        (Version, "byline", "7"),
        (Version, "byline", '[{"x": 1}]'),
        (DeskLogEntry, "digests", "[]"),
        (Release, "record", "7"),
        (ReleaseQuotation, "pieces", "7"),
    ],
)
def test_nonsense_in_a_row_is_a_finding_and_no_crash(
    model: type[models.Model], field: str, nonsense: str, story: Article, wire: Article
) -> None:
    with undone():
        of(model)(story).update(**{field: json.loads(nonsense)})
        of(SourceCopy)(wire).update(name="other")
        said, well = verify()

    assert not well
    assert f"story {story.pk} “by-wire”" in said
    assert f"story {wire.pk} “tide”" in said


def test_all_that_is_wrong_is_said_at_once_and_other_stories_are_left_in_peace(
    story: Article, wire: Article
) -> None:
    with undone():
        of(Release)(story).update(headline="Another headline")
        of(SourceCopy)(wire).update(name="other")
        said, _ = verify()

    assert "2 of 8 stories failed." in said
    assert {line.split(" “")[0] for line in said.splitlines() if line.startswith("story")} == {
        f"story {story.pk}",
        f"story {wire.pk}",
    }
