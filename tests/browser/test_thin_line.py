"""A wire story in, a checked page out: five people at their desks, then a reader."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, Standing, standings
from articles.vocabulary import RoleName
from people.models import Person
from tests.factories import make_editor, make_section

WIRE = Path(__file__).parents[3] / "shared" / "wire" / "000_f80ef874f1832407.txt"
KALLAS = "Kaja Kallas"
RUBIO = "Marco Rubio"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not WIRE.exists(), reason="the wire story is not here"),
]

PageOf = Callable[[str], Page]


def desk_of_five() -> None:
    make_editor("reporter", RoleName.REPORTER)
    make_editor("desk", RoleName.DESK)
    make_editor("checker", RoleName.CHECKER)
    make_editor("desk2", RoleName.DESK)
    make_editor("duty", RoleName.DUTY)
    make_section("Europe")


def said_by(article: Article, name: str) -> list[Standing]:
    return [
        one
        for one in standings(article)
        if one.quotation.kind != "reported" and name in one.quotation.speaker_name
    ]


def transcript(quotations: list[Standing]) -> str:
    """A transcript of our own in which each of these stands, the short ones inside a sentence."""
    return "\n".join(
        one.words if one.quotation.kind == "full" else f"I would say {one.words} today."
        for one in quotations
    )


def open_story(page: Page, article: Article) -> None:
    page.goto(f"/admin/articles/article/{article.pk}/change/")


def press(page: Page, name: str) -> None:
    """The first button of that name; “Save and send to check” is “Send to check” too."""
    named = re.compile(rf"^(Save and )?{re.escape(name)}( now| Ctrl S)?$", re.IGNORECASE)
    page.get_by_role("button", name=named).first.click()
    page.wait_for_load_state()


def write_what_the_wire_lacks(page: Page, article: Article) -> None:
    open_story(page, article)
    page.get_by_label("Headline", exact=True).fill("EU sees a decisive week for Ukraine")
    page.get_by_label("Dateline", exact=True).fill("Brussels, 1 December")
    page.get_by_label("Section", exact=True).select_option(label="Europe")
    page.get_by_label("Byline", exact=True).fill("Rae Holm")
    press(page, "Save")
    press(page, "Print it as typed, with no person, and save")
    press(page, "Send to the desk")


def confirm_each_speaker(page: Page, article: Article) -> int:
    """One press a quotation, on the proposal that stands first. Returns how many presses it took."""
    open_story(page, article)
    presses = 0
    while page.locator(".asks-who button.strong").count():
        page.locator(".asks-who button.strong").first.click()
        page.wait_for_load_state()
        presses += 1
    return presses


def source_card(page: Page, article: Article) -> Locator:
    """The card of the source note, with its fields open."""
    note = next(one for one in standings(article) if one.quotation.kind == "reported")
    open_story(page, article)
    card = page.locator(f"#quotation-{note.quotation.pk}")
    if not card.get_by_label("Why unnamed; readers are told").is_visible():
        card.locator("summary", has_text="Source…").click()
    return card


def explain_the_unnamed_source(page: Page, article: Article) -> None:
    card = source_card(page, article)
    card.get_by_label("Why unnamed; readers are told").fill("They may not speak to the press")
    card.get_by_role("button", name="Keep the source").click()
    page.wait_for_load_state()


def sign_off(page: Page, article: Article) -> None:
    card = source_card(page, article)
    card.get_by_role("button", name="Sign off the unnamed source").click()
    page.wait_for_load_state()


def add_evidence(page: Page, article: Article, label: str, text: str) -> None:
    open_story(page, article)
    page.get_by_text("Add evidence…").click()
    page.get_by_label("As readers are told").fill(label)
    page.get_by_label("Its words: a transcript, a document’s text").fill(text)
    press(page, "Add it")


def check_each(page: Page, article: Article) -> None:
    """The full ones first, so that the partial ones may point at them."""
    order = sorted(
        (one for one in standings(article) if one.quotation.kind != "reported"),
        key=lambda one: (one.quotation.kind != "full", one.number),
    )
    for one in order:
        page.goto(f"/admin/articles/article/{article.pk}/check/{one.quotation.pk}/")
        verdict = page.get_by_role("button", name="Verified by pointing at it").first
        if not verdict.count():
            page.get_by_label("Read transcript", exact=True).check()
            verdict = page.get_by_role("button", name="Verified").first
        # The next quotation opens by itself; to go elsewhere before it has would break that off.
        with page.expect_navigation():
            verdict.click()


def test_a_wire_story_becomes_a_checked_page(page_of: PageOf) -> None:
    desk_of_five()
    Person.objects.create(name=KALLAS, pronouns="she")
    Person.objects.create(name=RUBIO, pronouns="he")
    call_command("import_wire", str(WIRE), by="reporter")
    article = Article.objects.get()

    write_what_the_wire_lacks(page_of("reporter"), article)
    desk = page_of("desk")
    presses = confirm_each_speaker(desk, article)
    explain_the_unnamed_source(desk, article)
    kallas, rubio = said_by(article, KALLAS), said_by(article, RUBIO)
    add_evidence(desk, article, "Doorstep in Brussels, 1 December", transcript(kallas))
    add_evidence(desk, article, "Press conference in Florida, 30 November", transcript(rubio))
    open_story(desk, article)
    press(desk, "Send to check")
    checker = page_of("checker")
    check_each(checker, article)
    duty = page_of("duty")
    sign_off(duty, article)
    second = page_of("desk2")
    open_story(second, article)
    press(second, "Approve")
    open_story(duty, article)
    press(duty, "Release")

    article = Article.objects.get()
    assert presses <= 10  # Nine quotations, and the source note that stands in no marks.
    assert (len(kallas), len(rubio)) == (7, 2)
    assert article.public_path, article.stage
    reader = page_of("")
    reader.goto(article.public_path)
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "EU sees a decisive week for Ukraine"
    )
    expect(reader.locator(".quotation")).to_have_count(9)
    expect(reader.locator("body")).to_contain_text("9 quotations: 4 full, 5 partial")
    reader.goto(f"{article.public_path}record/")
    expect(reader.locator("body")).to_contain_text("9 quotations: 4 full, 5 partial")
    reader.goto("/people/kaja-kallas/")
    expect(reader.locator("main")).to_contain_text("7 quotations")
    assert reader.context.cookies() == []


def test_rubios_word_is_not_taken_for_consistent_with_kallass(db: None) -> None:
    make_editor("reporter", RoleName.REPORTER)
    Person.objects.create(name=KALLAS, pronouns="she")
    Person.objects.create(name=RUBIO, pronouns="he")
    call_command("import_wire", str(WIRE), by="reporter")

    consistent = {one.words: one.is_consistent for one in standings(Article.objects.get())}

    assert consistent["pivotal"]
    assert consistent["difficult but productive"]
    assert not consistent["productive"]
