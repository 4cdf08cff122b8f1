"""Versions side by side, the way back, the log, the preview, and what the approver has to read."""

import pytest

from articles import workflow
from articles.vocabulary import Stage
from tests.desk.pages import address, now, post, signed_in, text
from tests.factories import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_any_two_versions_are_compared_word_by_word(desk: Desk) -> None:
    article = desk.write()
    for headline in ("North quay shuts", "North quay shuts early"):
        post(desk.reporter, now(article), headline=headline, _save="1")

    client = signed_in(desk.desk)
    newest = text(client.get(address("versions", article)))
    chosen = text(client.get(address("versions", article) + "?from=1&to=3"))

    assert "v2 → v3" in newest
    assert "v1 → v3" in chosen
    assert "early</ins>" in newest


@pytest.mark.parametrize("query", ["?from=99&to=-1", "?from=x&to=" + "9" * 40, "?to=%00"])
def test_versions_that_are_not_there_show_those_that_are(desk: Desk, query: str) -> None:
    article = desk.write()

    assert signed_in(desk.desk).get(address("versions", article) + query).status_code == 200


def test_an_old_version_is_brought_back_as_a_new_one(desk: Desk) -> None:
    article = desk.write()
    post(desk.reporter, article, headline="North quay shuts", _save="1")

    signed_in(desk.reporter).post(address("bring_back", article, 1), {"seen_version": "2"})

    assert (now(article).version_no, now(article).headline) == (3, article.headline)


def test_bringing_back_onto_a_version_not_seen_is_refused(desk: Desk) -> None:
    article = desk.write()
    post(desk.reporter, article, headline="North quay shuts", _save="1")
    client = signed_in(desk.reporter)

    answer = client.post(address("bring_back", article, 1), {"seen_version": "1"})

    assert now(article).version_no == 2
    assert "Not brought back." in text(client.get(answer["Location"]))


def test_a_checker_brings_nothing_back(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)

    answer = signed_in(desk.checker).post(
        address("bring_back", article, 1), {"seen_version": "1"}
    )

    assert answer.status_code == 403


def test_the_log_says_who_did_what_in_words(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    workflow.send_back(desk.desk, article.pk, reason="Too long")

    page = text(signed_in(desk.reporter).get(address("history", article)))

    assert "returned it to the writer" in page
    assert "Desk to draft" in page
    assert "Too long" in page


def test_the_preview_is_the_public_page_and_kept_nowhere(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = signed_in(desk.reporter).get(address("preview", article))

    assert page.status_code == 200
    assert "noindex" in page["X-Robots-Tag"]
    assert "no-store" in page["Cache-Control"]
    assert article.headline in text(page)


def test_a_story_without_a_section_says_what_its_preview_needs(desk: Desk) -> None:
    article = desk.write(section=None)

    page = signed_in(desk.reporter).get(address("preview", article))

    assert "Choose the section" in text(page)


def test_the_approver_sees_what_changed_since_the_last_approval(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    workflow.take_back(desk.desk, article.pk, reason="One more look")
    workflow.save(desk.desk, article.pk, {"standfirst": "The office waits."}, seen_version=1)

    page = text(signed_in(desk.duty).get(address("change", article)))

    assert f"Changed since {desk.desk2} approved v1" in page
    assert "waits." in page.split('id="since"')[1].split("</details>")[0]


def test_a_refusal_from_elsewhere_is_a_page_of_its_own(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    workflow.save(desk.desk, article.pk, {"standfirst": "The office waits."}, seen_version=1)

    page = signed_in(desk.duty).post(address("step", article, "release"), {"seen_version": "1"})

    assert page.status_code == 409
    assert "Not released. Nothing was changed." in text(page)
    assert "Go to the first" in text(page)


def test_a_step_from_elsewhere_is_taken_once(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    client = signed_in(desk.duty)
    path, seen = address("step", article, "release"), {"seen_version": "1"}

    first, second = client.post(path, seen), client.post(path, seen)

    assert (first.status_code, second.status_code) == (302, 409)
    assert article.releases.count() == 1
    assert client.post(address("step", article, "publish")).status_code == 404
