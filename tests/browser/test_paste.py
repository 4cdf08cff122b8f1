"""A newcomer pastes a text on the index, sees it read, and goes on with a draft of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.vocabulary import RoleName
from tests.factories import make_editor

pytestmark = pytest.mark.browser

TEXT = "The north quay is shut.\n“We will not lift another crate,” said Ada Finch."


def test_a_pasted_text_is_read_and_becomes_a_draft(page_of: Callable[[str], Page]) -> None:
    make_editor("reporter", RoleName.REPORTER)
    page = page_of("reporter")

    page.get_by_label("Any text").fill(TEXT)
    page.get_by_role("button", name="Read it").click()

    card = page.locator(".card")
    expect(card).to_contain_text("Ada Finch")
    expect(card).to_contain_text("Quotation 1 is unchecked.")
    expect(page.locator(".missing")).to_contain_text("There is no headline.")
    assert not Article.objects.exists()

    page.get_by_role("button", name="Make a draft of it").click()
    expect(page.locator(".messagelist")).to_contain_text(
        "Begun as v1 with the text you pasted."
    )
    assert [one.text for one in Article.objects.get().words.blocks] == TEXT.split("\n")
