"""Checking a wire story at the check desk without a mouse: what it costs, and what no key does."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from articles import workflow
from articles.models import Article, standings
from articles.vocabulary import EvidenceKind, QuotationState
from people.models import Editor, Person
from tests.browser.test_thin_line import (
    KALLAS,
    RUBIO,
    WIRE,
    desk_of_five,
    said_by,
    transcript,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not WIRE.exists(), reason="the wire story is not here"),
]

PageOf = Callable[[str], Page]


def story_with_its_transcripts() -> Article:
    desk_of_five()
    people = {
        KALLAS: Person.objects.create(name=KALLAS, pronouns="she"),
        RUBIO: Person.objects.create(name=RUBIO, pronouns="he"),
    }
    call_command("import_wire", str(WIRE), by="reporter")
    article = Article.objects.get()
    desk = Editor.objects.get(username="desk")
    for name, person in people.items():
        quotations = said_by(article, name)
        for one in quotations:
            workflow.confirm_speaker(desk, article.pk, one.quotation.pk, person=person)
        workflow.add_evidence(
            desk,
            article.pk,
            kind=EvidenceKind.TRANSCRIPT,
            label=f"What {name} said",
            text=transcript(quotations),
        )
    return article


def states(article: Article) -> list[QuotationState]:
    return [one.state for one in standings(article) if one.quotation.kind != "reported"]


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_nine_quotations_take_at_most_eighteen_keys(page_of: PageOf) -> None:
    article = story_with_its_transcripts()
    checker = page_of("checker")
    checker.goto(f"/admin/articles/article/{article.pk}/check/")
    keys = 0

    while "/check/" in checker.url:
        if not checker.locator("input[name=method]:checked").count():
            checker.keyboard.press("2")
            keys += 1
        press(checker, "v")
        keys += 1
        assert keys < 30, "the desk does not go on"

    assert states(article) == [QuotationState.VERIFIED] * 9
    assert keys <= 18


def test_a_key_types_while_somebody_types_and_every_key_is_told(page_of: PageOf) -> None:
    article = story_with_its_transcripts()
    checker = page_of("checker")
    checker.goto(f"/admin/articles/article/{article.pk}/check/")
    before = states(article)

    checker.keyboard.press("2")
    checker.keyboard.press("t")
    checker.keyboard.type("vdz2?")
    checker.keyboard.press("Escape")
    checker.keyboard.press("?")

    expect(checker.locator("#note")).to_have_value("vdz2?")
    told = checker.locator("#keys")
    expect(told).to_be_visible()
    for words in ("Verified", "Dispute", "Listened", "Read transcript", "Note", "The next"):
        expect(told).to_contain_text(words)
    checker.keyboard.press("v")
    checker.keyboard.press("Escape")
    expect(told).to_be_hidden()
    assert states(article) == before


def test_a_dispute_says_what_the_source_has_and_enter_records_it(page_of: PageOf) -> None:
    article = story_with_its_transcripts()
    checker = page_of("checker")
    checker.goto(f"/admin/articles/article/{article.pk}/check/")

    checker.keyboard.press("d")
    expect(checker.locator("#note")).not_to_have_value("")
    press(checker, "Enter")

    assert states(article).count(QuotationState.DISPUTED) == 1
