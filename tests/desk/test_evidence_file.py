"""The bytes of evidence go to those who may read it, and to no cache and no page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Evidence
from articles.vocabulary import RoleName, Stage
from tests.desk.pages import address, form_of, signed_in
from tests.factories import Desk, make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def uploaded(desk: Desk, article: Article) -> Evidence:
    file = SimpleUploadedFile("talk.txt", b"Too tired to trust.", "text/plain")
    signed_in(desk.desk).post(
        address("change", article),
        form_of(article)
        | {"_do": "add_evidence", "evidence-kind": "document", "evidence-label": "Talk",
           "evidence-file": file},
    )  # fmt: skip
    return article.evidence.get()


def test_it_comes_as_an_attachment_that_nothing_keeps(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    evidence = uploaded(desk, article)

    answer = signed_in(desk.checker).get(address("evidence", article, evidence.pk))

    assert b"".join(answer.streaming_content) == b"Too tired to trust."  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_a_reporter_without_a_hand_in_the_story_gets_nothing(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    evidence = uploaded(desk, article)
    stranger = make_editor("reporter2", RoleName.REPORTER)

    answer = signed_in(stranger).get(address("evidence", article, evidence.pk))
    page = signed_in(stranger).get(address("change", article)).content.decode()

    assert answer.status_code == 403
    assert "talk.txt" not in page


def test_it_answers_only_under_its_own_story(desk: Desk) -> None:
    article, other = desk.bring_to(Stage.DESK), desk.write(slugline="other")
    evidence = uploaded(desk, article)

    assert signed_in(desk.desk).get(address("evidence", other, evidence.pk)).status_code == 404


def test_evidence_without_a_file_has_no_bytes(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    evidence = desk.give_evidence(article)

    assert (
        signed_in(desk.desk).get(address("evidence", article, evidence.pk)).status_code == 404
    )
