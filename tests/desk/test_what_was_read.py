"""Whoever stands up for something has read it: what changed behind their page is shown to them first."""

import re
from collections.abc import Callable

import pytest

from articles import workflow
from articles.models import Article
from articles.vocabulary import EvidenceKind, PublicState, Stage
from people.models import Editor
from tests.desk.doubt import door
from tests.desk.pages import address, form_of, now, signed_in, text
from tests.workflow.newsroom import Newsroom, log_of, nth

pytestmark = pytest.mark.django_db

Behind = Callable[[Newsroom, Article], object]


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


def drawn(editor: Editor, article: Article) -> dict[str, str]:
    """The form of the story's page as this person has it open."""
    page = text(signed_in(editor).get(address("change", article)))
    found = re.search(r'name="seen_copy" value="(\w+)"', page)
    assert found
    return form_of(article) | {"seen_copy": found[1]}


def _note(newsroom: Newsroom, article: Article) -> None:
    workflow.describe_change(
        newsroom.reporter, article.pk, said="forty", right="fifty, and he lied"
    )


def _speaker(newsroom: Newsroom, article: Article) -> None:
    workflow.confirm_speaker(
        newsroom.desk, article.pk, nth(article, 1).quotation.pk, person=newsroom.speaker,
        role="of whom little is known",
    )  # fmt: skip


def _section(newsroom: Newsroom, article: Article) -> None:
    workflow.save(
        newsroom.desk, article.pk, {"kind_of_work": "analysis"}, seen_version=article.version_no
    )


@pytest.mark.parametrize("behind", [_note, _speaker, _section])
@pytest.mark.parametrize("button", ["approve", "press_on"])
def test_nobody_approves_what_changed_behind_the_page(
    behind: Behind, button: str, newsroom: Newsroom
) -> None:
    article = newsroom.change(newsroom.at(Stage.RELEASED), Stage.DESK)
    seen = drawn(newsroom.desk2, article)
    behind(newsroom, article)

    page = signed_in(newsroom.desk2).post(address("change", article), seen | {"_step": button})

    assert page.status_code == 409
    assert "It is not what you read" in text(page)
    assert "approve" not in log_of(article)[-1]
    again = drawn(newsroom.desk2, article) | {"_step": "approve"}
    assert signed_in(newsroom.desk2).post(address("change", article), again).status_code == 302
    assert now(article).stage == Stage.APPROVED


def test_ones_own_typing_is_no_surprise(newsroom: Newsroom) -> None:
    article = newsroom.at(Stage.CHECKING)
    seen = drawn(newsroom.desk2, article)

    page = signed_in(newsroom.desk2).post(
        address("change", article), seen | {"kind_of_work": "analysis", "_step": "approve"}
    )

    assert page.status_code == 302
    assert now(article).stage == Stage.APPROVED


def test_legal_clears_what_legal_read(newsroom: Newsroom) -> None:
    article = newsroom.at(Stage.CHECKING)
    seen = drawn(newsroom.legal, article)
    _speaker(newsroom, article)

    page = signed_in(newsroom.legal).post(
        address("change", article), seen | {"_do": "clear_legal"}
    )

    assert page.status_code == 409
    assert not now(article).sign_offs.filter(kind="legal").exists()


def asked_on(editor: Editor, article: Article, name: str, *more: int) -> dict[str, str]:
    page = text(signed_in(editor).get(door(name, article, *more)))
    found = re.search(r'name="asked" value="(\d+)"', page)
    assert found
    return {"_press": "sign", "asked": found[1]}


def test_nobody_signs_a_reason_they_have_not_read(newsroom: Newsroom) -> None:
    article = newsroom.at(Stage.RELEASED)
    workflow.ask_retract(newsroom.duty, article.pk, reason="It is untrue.")
    seen = asked_on(newsroom.desk, article, "retract")
    workflow.withdraw_ask(newsroom.duty, article.pk)
    workflow.ask_retract(newsroom.duty, article.pk, reason="The reporter invented it.")

    page = signed_in(newsroom.desk).post(door("retract", article), seen)

    assert page.status_code == 409
    assert "Another thing is asked for than what you read" in text(page)
    assert now(article).public_state == PublicState.HELD
    signed_in(newsroom.desk).post(
        door("retract", article), asked_on(newsroom.desk, article, "retract")
    )
    assert now(article).public_state == PublicState.RETRACTED


def test_the_evidence_that_is_destroyed_is_the_one_on_the_page(newsroom: Newsroom) -> None:
    article = newsroom.at(Stage.RELEASED)
    first, second = (
        workflow.add_evidence(
            newsroom.desk, article.pk, kind=EvidenceKind.NOTES, label=label, text=label
        )
        for label in ("The first notes", "The second notes")
    )
    workflow.ask_destroy(newsroom.duty, article.pk, first.pk, reason="It names her.")
    seen = asked_on(newsroom.legal, article, "destroy", first.pk)
    workflow.withdraw_ask(newsroom.duty, article.pk)
    workflow.ask_destroy(newsroom.duty, article.pk, second.pk, reason="It names him.")

    page = signed_in(newsroom.legal).post(door("destroy", article, first.pk), seen)

    assert page.status_code == 409
    second.refresh_from_db()
    assert second.text == "The second notes"
