"""What the real editor does to a story's HTML, and what of it ends a check."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, standings
from articles.vocabulary import QuotationState, Stage
from tests.factories import Desk

pytestmark = pytest.mark.browser

PageOf = Callable[[str], Page]
NBSP = "\u00a0"
REWRITTEN = (
    '<p id="a" data-x="1" class="z">The harbour office closed the north quay on Tuesday, and Ada '
    f'Finch said the{NBSP}cranes were "too tired to  trust" after forty winters.</p>'
    '<p></p><p>"We will not lift another crate until the steel has been looked at," she said.</p>'
)
"""The factories' story with ids, attributes, hard and double spaces, as editors leave them."""


CARET_AFTER = """(words) => {
    const prose = document.querySelector("[contenteditable=true].ProseMirror");
    const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at >= 0) {
            prose.focus();
            getSelection().setPosition(walker.currentNode, at + words.length);
            return true;
        }
    }
    return false;
}"""


def type_and_save(page: Page, article: Article, after: str, text: str) -> None:
    """Put the caret after these words in the editor, type, and save by its key."""
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    prose = page.locator("[contenteditable=true].ProseMirror")
    expect(prose).to_contain_text(after)
    assert page.evaluate(CARET_AFTER, after)
    page.keyboard.type(text)
    expect(prose).to_contain_text(after + text)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as v2")).to_be_visible()


def states(article: Article) -> list[str]:
    return [one.state for one in standings(article)]


def test_typing_outside_the_marks_ends_the_approval_and_no_check(
    page_of: PageOf, transactional_db: None
) -> None:
    desk = Desk()
    article = desk.bring_to(Stage.APPROVED, body=REWRITTEN)

    type_and_save(page_of("desk"), article, "she said.", " Nobody was hurt.")

    article = Article.objects.get()
    assert article.body.endswith("Nobody was hurt.</p>")
    assert states(article) == [QuotationState.VERIFIED, QuotationState.VERIFIED]
    assert article.stage == Stage.DESK
    assert [line.step for line in article.desk_log.all()][-2:] == ["save", "lapse"]


def test_typing_inside_the_marks_ends_that_check_and_the_log_says_who(
    page_of: PageOf, transactional_db: None
) -> None:
    desk = Desk()
    article = desk.bring_to(Stage.APPROVED)

    type_and_save(page_of("desk"), article, "looked at", " twice")

    article = Article.objects.get()
    last = article.desk_log.last()
    assert states(article) == [QuotationState.VERIFIED, QuotationState.STALE]
    assert article.stage == Stage.CHECKING
    assert last is not None
    assert (last.step, last.who) == ("lapse", desk.desk)
    assert "Desk changed these words in v2" in last.reason
