"""A quotation that leaves the copy does not vanish, and no row is moved to other words in silence."""

import pytest

from articles.models import standings
from articles.vocabulary import QuotationState, Stage
from tests.desk.pages import address, form_of, now, signed_in, text
from tests.factories import STORY, Desk

pytestmark = pytest.mark.django_db

PARTIAL = 'said the cranes were "too tired\nto trust" after'
TWICE = (
    '<p>In Aune, Ada Finch told reporters: "We will see."</p>'
    '<p>In Aune, Rae Holm told reporters: "We will see."</p>'
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def saved(desk: Desk, article, body: str) -> str:  # type: ignore[no-untyped-def]
    path = address("change", article)
    fields = form_of(now(article)) | {"body": body, "_save": "1"}
    return text(signed_in(desk.desk).post(path, fields, follow=True))


def test_what_left_is_told_and_shown_with_its_check(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)

    page = saved(desk, article, STORY.replace(PARTIAL, "was worried after"))

    assert "“too tired to trust” left the copy; it is kept until the words return." in page
    assert "1 quotation left the copy" in page
    assert "Left the copy in v2" in page
    assert "Verified by" in page.partition("Left the copy in v2")[2]


def test_it_returns_with_its_check(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)

    saved(desk, article, STORY.replace(PARTIAL, "was worried after"))
    page = saved(desk, article, STORY)

    assert "left the copy" not in page
    assert [one.state for one in standings(now(article))] == [QuotationState.VERIFIED] * 2


def test_what_nobody_had_settled_leaves_without_a_word(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = saved(desk, article, STORY.replace(PARTIAL, "was worried after"))

    assert "left the copy" not in page


def test_a_doubtful_row_asks_again_who_said_it(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK, body=TWICE)
    desk.confirm_all(article)
    before = [one.quotation.pk for one in standings(article)]

    page = saved(desk, article, '<p>Before noon Jo Berg told reporters: "We will see."</p>')

    (left,) = standings(now(article))
    assert left.quotation.pk in before
    assert not left.quotation.is_confirmed
    assert "confirm again who said “We will see.”" in page
