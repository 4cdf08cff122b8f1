"""Pressed at the same moment on the story's page: one is saved, and the others have their typing."""

from typing import Any

import pytest

from articles import workflow
from articles.models import Article
from articles.vocabulary import RoleName, Stage
from people.models import Editor
from tests.desk.choices import fields_of
from tests.desk.pages import address, form_of, now, signed_in
from tests.factories import Desk, make_editor
from tests.workflow.test_races import FEW, MANY, at_once

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8


def save(editor: Editor, article: Article, headline: str) -> Any:
    """The press of somebody whose form was drawn before; the client is made beforehand."""
    client, sent = signed_in(editor), form_of(article) | {"headline": headline, "_save": "1"}
    return lambda: client.post(address("change", article), sent)


def one_of_eight_is_saved(desk: Desk, writers: list[Editor]) -> None:
    article = desk.write()
    presses = [save(who, article, f"Headline {n}") for n, who in enumerate(writers)]

    answers = at_once(presses)

    saved = [n for n, answer in enumerate(answers) if answer.status_code == 302]
    refused = [n for n, answer in enumerate(answers) if answer.status_code == 409]
    assert (len(saved), len(refused)) == (1, WRITERS - 1)
    assert now(article).headline == f"Headline {saved[0]}"
    assert now(article).version_no == 2
    for n in refused:
        assert fields_of(answers[n])["headline"] == [f"Headline {n}"]


def no_approval_ends_unasked(desk: Desk) -> None:
    """Whichever comes first, no save ends an approval that its form was not drawn with."""
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    press = save(desk.desk, article, "North quay shuts")

    answer, _ = at_once(
        [press, lambda: workflow.approve(desk.desk2, article.pk, seen_version=1)]
    )

    approval = now(article).approvals.first()
    if answer.status_code == 302:
        assert approval is None
    else:
        assert approval is not None and approval.voided_at is None
        assert b"approved this while you were writing" in answer.content


@pytest.fixture
def writers() -> list[Editor]:
    return [make_editor(f"writer{n}", RoleName.DESK) for n in range(WRITERS)]


def test_of_eight_who_save_at_once_one_is_saved_and_seven_keep_their_typing(
    writers: list[Editor],
) -> None:
    desk = Desk()
    for _ in range(FEW):
        one_of_eight_is_saved(desk, writers)


def test_an_approval_and_a_save_at_once_never_end_the_approval_unasked() -> None:
    desk = Desk()
    for _ in range(FEW):
        no_approval_ends_unasked(desk)


@pytest.mark.long
def test_both_hold_sixty_times_of_sixty(writers: list[Editor]) -> None:
    desk = Desk()
    for _ in range(MANY):
        one_of_eight_is_saved(desk, writers)
        no_approval_ends_unasked(desk)
