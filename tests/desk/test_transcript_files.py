"""A transcript is uploaded as it comes, read as words, and gives the time of a quotation."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Evidence, standings
from articles.vocabulary import Stage
from tests.desk.pages import address, now, signed_in, text
from tests.factories import SAID, Desk

pytestmark = pytest.mark.django_db

CAPTIONS = f"1\n00:00:01,000 --> 00:00:04,000\nGood evening.\n\n2\n00:01:05,000 --> 00:01:09,000\n{SAID}\n"
SEGMENTS = {
    "segments": [{"start": 1, "text": "Good evening."}, {"start": 65, "text": f" {SAID}"}]
}
FILES = {
    "talk.srt": CAPTIONS.encode(),
    "talk.vtt": f"WEBVTT\n\n{CAPTIONS.replace(',000', '.000')}".encode("utf-16"),
    "talk.json": json.dumps(SEGMENTS).encode(),
    "talk.txt": f"[00:00:01] Good evening.\r\n[00:01:05] {SAID}\r\n".encode("cp1252"),
}


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def article(desk: Desk) -> Article:
    return desk.bring_to(Stage.CHECKING)


def check_page(desk: Desk, article: Article) -> str:
    row = standings(now(article))[1].quotation.pk
    return signed_in(desk.checker).get(address("check", article, row)).content.decode()


def added(desk: Desk, article: Article, name: str, content: bytes, **more: str) -> Evidence:
    row = standings(now(article))[0].quotation.pk
    signed_in(desk.checker).post(
        address("check", article, row),
        {"_do": "add_evidence", "evidence-kind": "transcript", "evidence-label": "Briefing",
         "evidence-file": SimpleUploadedFile(name, content)} | more,
    )  # fmt: skip
    return article.evidence.get()


@pytest.mark.parametrize("name", FILES)
def test_the_words_of_a_file_are_compared_and_their_time_is_offered(
    desk: Desk, article: Article, name: str
) -> None:
    evidence = added(desk, article, name, FILES[name])

    page = check_page(desk, article)

    assert SAID in evidence.text
    assert evidence.text.startswith("[00:00:01] ")
    assert "-->" not in evidence.text
    assert "Verbatim" in page
    assert (
        'name="time_code" aria-label="Time code" placeholder="00:00" value="00:01:05"' in page
    )


def test_what_was_typed_counts_before_the_file(desk: Desk, article: Article) -> None:
    evidence = added(
        desk, article, "talk.srt", FILES["talk.srt"], **{"evidence-text": "Typed."}
    )

    assert evidence.text == "Typed."


def test_captions_that_were_pasted_are_read_as_well(desk: Desk, article: Article) -> None:
    evidence = added(desk, article, "talk.pdf", b"%PDF-1.4", **{"evidence-text": CAPTIONS})

    assert evidence.text == f"[00:00:01] Good evening.\n[00:01:05] {SAID}"


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b'{"segments": [{"text', b"\xff" * 50])
def test_a_file_that_is_no_text_or_broken_stops_nothing(
    desk: Desk, article: Article, content: bytes
) -> None:
    evidence = added(desk, article, "talk.json", content)

    assert evidence.file_name == "talk.json"
    assert "\x00" not in evidence.text
    assert check_page(desk, article)


def test_a_negation_behind_an_ellipsis_is_named(desk: Desk) -> None:
    body = '<p>"We will … lift another crate until the steel has been looked at," she said.</p>'
    article = desk.bring_to(Stage.CHECKING, body=body)
    desk.give_evidence(article)

    row = standings(now(article))[0].quotation.pk
    page = text(signed_in(desk.checker).get(address("check", article, row)))

    assert "a cut or bracket hides or adds a negation" in page
    assert "The words differ from this source." in page
