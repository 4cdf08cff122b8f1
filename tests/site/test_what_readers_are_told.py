"""What a release tells of its quotations, and what it keeps to the desk."""

import json
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article, Evidence, Quotation, Release, standings
from articles.rendering.told import told
from articles.vocabulary import EvidenceKind, Method, SourceLevel, Stage
from tests.factories import Desk, make_article

MARKER = "zweifelhaft"


def quotation(article: Article, words: str) -> Quotation:
    return next(one.quotation for one in standings(article) if words in one.words)


def add(desk: Desk, article: Article, text: str, **fields: Any) -> Evidence:
    given: dict[str, Any] = {
        "kind": EvidenceKind.TRANSCRIPT,
        "label": "Briefing, 2 December",
        "text": text,
    }
    evidence: Evidence = workflow.add_evidence(desk.desk, article.pk, **given | fields)
    return evidence


def verify(desk: Desk, article: Article, evidence: Evidence, note: str = "") -> None:
    for one in standings(article):
        workflow.verify(
            desk.checker,
            article.pk,
            one.quotation.pk,
            evidence_id=evidence.pk,
            method=Method.READ_TRANSCRIPT,
            note=note,
        )


SAID = (
    "One two three four five six seven eight nine ten eleven twelve thirteen I have to say the "
    "cranes are too tired to trust, every one. We will not lift another crate until the steel has "
    "been looked at."
)


def test_of_confidential_evidence_readers_learn_the_kind_alone(desk: Desk) -> None:
    article = make_article(Stage.CHECKING, desk=desk)
    evidence = add(
        desk,
        article,
        f"{SAID} {MARKER}",
        label=f"Tape from {MARKER}",
        url=f"https://example.org/{MARKER}",
        confidential=True,
    )
    verify(desk, article, evidence)

    rows = [row for _, row in told(standings(article))]

    assert {row.evidence_kind for row in rows} == {"transcript"}
    assert not any(
        row.pieces or row.evidence_label or row.evidence_url or row.time_code for row in rows
    )


def test_around_a_partial_quotation_stand_a_few_words_and_no_more(desk: Desk) -> None:
    article = make_article(Stage.CHECKING, desk=desk)
    verify(desk, article, add(desk, article, SAID))

    partial = next(row for _, row in told(standings(article)) if "tired" in row.words)

    assert [piece["op"] for piece in partial.pieces] == ["before", "same", "after"]
    before, said, after = (piece["source"] for piece in partial.pieces)
    assert before.startswith("… nine ten eleven")
    assert f"{before}{said}{after}".endswith("cranes are too tired to trust, every one. We will "
                                             "not lift another crate until the steel …")  # fmt: skip


def test_around_a_partial_quotation_stand_neither_time_nor_name_of_a_transcript(
    desk: Desk,
) -> None:
    article = make_article(Stage.CHECKING, desk=desk)
    lines = [
        "00:00:07 Chair: Who is next?",
        "00:00:09 Ada Finch: The cranes are too tired to trust.",
        "00:00:12 Ada Finch: We will not lift another crate until the steel has been looked at.",
    ]
    verify(desk, article, add(desk, article, "\n".join(lines)))

    partial = next(row for _, row in told(standings(article)) if "tired" in row.words)

    assert [piece["source"] for piece in partial.pieces] == [
        "The cranes are ",
        "too tired to trust",
        ".",
    ]
    assert partial.time_code == ""


def test_around_a_full_quotation_nothing_of_the_source_is_shown(desk: Desk) -> None:
    article = make_article(Stage.CHECKING, desk=desk)
    verify(desk, article, add(desk, article, SAID))

    full = next(row for _, row in told(standings(article)) if "crate" in row.words)

    assert "every one" not in json.dumps(full.pieces)


def test_a_source_off_the_record_is_not_named_though_the_desk_knows_them(desk: Desk) -> None:
    article = make_article(Stage.CHECKING, desk=desk)
    row = quotation(article, "crate")
    Quotation.objects.filter(pk=row.pk).update(
        level=SourceLevel.BACKGROUND, unnamed_reason="May not speak about it."
    )
    verify(desk, article, add(desk, article, SAID))

    unnamed = next(row for _, row in told(standings(article)) if "crate" in row.words)

    assert (unnamed.person_id, unnamed.organisation_id) == (None, None)
    assert "Finch" not in unnamed.speaker
    assert unnamed.unnamed
    assert unnamed.pieces == []


def test_a_check_within_a_fuller_quotation_counts_by_its_evidence(desk: Desk) -> None:
    body = (
        '<p>Ada Finch called the cranes "too tired to trust" on Tuesday.</p>'
        '<p>"The cranes are too tired to trust, every one of them," she said.</p>'
    )
    article = make_article(Stage.CHECKING, desk=desk, body=body)
    evidence = add(desk, article, "The cranes are too tired to trust, every one of them.")
    fuller = quotation(article, "every one")
    workflow.verify(
        desk.checker, article.pk, fuller.pk, evidence_id=evidence.pk, method=Method.LISTENED
    )
    partial = next(one.quotation for one in standings(article) if one.quotation.pk != fuller.pk)
    workflow.verify(desk.checker, article.pk, partial.pk, within_id=fuller.pk)

    row = next(row for _, row in told(standings(article)) if row.words == "too tired to trust")

    assert (row.part_of, row.evidence_kind, row.method) == (
        fuller.public_id, "transcript", "listened",
    )  # fmt: skip
    assert "".join(piece["source"] for piece in row.pieces).startswith(
        "The cranes are too tired"
    )


@pytest.mark.parametrize("path", ["", "record/", "record.json"])
def test_notes_and_staff_names_are_on_no_page(client: Client, desk: Desk, path: str) -> None:
    for editor in (desk.reporter, desk.checker, desk.desk, desk.desk2, desk.duty):
        editor.last_name = f"Staff{MARKER}"
        editor.save()
    article = make_article(Stage.CHECKING, desk=desk, slug="told")
    verify(desk, article, add(desk, article, SAID), note=f"Ring {MARKER} back")
    workflow.approve(desk.desk2, article.pk)
    release: Release = workflow.release(desk.duty, article.pk)

    page = client.get(f"{release.path}{path}").content.decode()

    assert MARKER not in page


def test_readers_number_quotations_without_classed_phrases(desk: Desk) -> None:
    body = (
        "<p>The so-called “green corridor” ends here.</p>"
        "<p>“We will not lift another crate until the steel has been looked at,” Ada Finch said.</p>"
    )
    article = desk.write(body=body)
    workflow.submit(desk.reporter, article.pk)
    phrase = quotation(article, "green")
    workflow.class_span(desk.desk, article.pk, phrase.pk, kind="scare", reason="Its own name.")

    rows = [row for _, row in told(standings(article))]

    assert [(row.number, row.words[:7]) for row in rows] == [(1, "We will")]
