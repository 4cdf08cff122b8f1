"""Doubt in a real browser: a hold and its lift, a retraction by two, a removal by Duty and Legal."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.vocabulary import Stage
from tests.factories import Desk

pytestmark = pytest.mark.browser

PageOf = Callable[[str], Page]
WORDS = "The harbour office closed the north quay"


@pytest.fixture
def story(transactional_db: None) -> Article:
    return Desk().bring_to(Stage.RELEASED)


def open_story(page: Page, article: Article) -> None:
    page.goto(f"/admin/articles/article/{article.pk}/change/")


def step(page: Page, name: str) -> None:
    """A step of the bar, behind More where it is rare: it opens a page of its own."""
    link = page.locator("[data-bar]").get_by_role("link", name=f"{name}…", exact=True)
    if not link.is_visible():
        page.locator("[data-bar] summary", has_text="More").click()
    link.click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def read(page: Page, article: Article) -> int:
    """What a reader is answered at the story's address."""
    answer = page.goto(article.public_path)
    assert answer is not None
    return answer.status


def sign_from_the_inbox(page: Page, article: Article, button: str) -> None:
    page.goto("/admin/")
    owed = page.locator(".owed.is-yours", has_text="signature").filter(
        has_text=article.slugline
    )
    owed.get_by_role("link", name="Read and sign…").click()
    press(page, button)


def test_a_story_is_held_at_one_press_and_lifted_by_two(
    page_of: PageOf, story: Article
) -> None:
    duty, second, reader = page_of("duty"), page_of("desk2"), page_of("")

    open_story(duty, story)
    step(duty, "Hold")
    duty.get_by_label("Why it is held").fill("The minister denies having been in the room.")
    press(duty, "Hold it now")
    expect(duty.locator(".messagelist")).to_contain_text("Held.")
    status = read(reader, story)
    expect(reader.locator("body")).not_to_contain_text(WORDS)
    open_story(duty, story)
    step(duty, "Ask to lift the hold")
    duty.get_by_label("What came of it").fill("The recording bears the story out.")
    press(duty, "Ask to lift it")
    sign_from_the_inbox(second, story, "Sign: lift the hold")

    read(reader, story)
    assert status == 200
    expect(reader.locator("body")).to_contain_text(WORDS)
    expect(reader.locator("body")).to_contain_text("The recording bears the story out.")


def test_a_story_is_retracted_by_two_and_a_notice_stands_in_its_place(
    page_of: PageOf, story: Article
) -> None:
    duty, second, reader = page_of("duty"), page_of("desk2"), page_of("")

    open_story(duty, story)
    step(duty, "Ask to retract")
    duty.get_by_label("Why it is retracted").fill("The cranes were never tired.")
    press(duty, "Ask to retract it")
    duty.goto("/admin/")
    waiting = duty.locator(".inbox-others")
    waiting.locator("summary").click()
    expect(waiting).to_contain_text("You asked for it, so someone else signs")
    sign_from_the_inbox(second, story, "Sign: retract it")

    status = read(reader, story)
    assert status == 200
    expect(reader.locator("body")).to_contain_text("The cranes were never tired.")
    expect(reader.locator("body")).not_to_contain_text(WORDS)


def test_a_story_is_removed_by_duty_and_legal(page_of: PageOf, story: Article) -> None:
    duty, legal, reader = page_of("duty"), page_of("legal"), page_of("")

    open_story(legal, story)
    step(legal, "Ask to remove")
    legal.get_by_label("The ground, in law or privacy").fill("Order 7/26 of the county court.")
    press(legal, "Ask to remove it")
    between = read(reader, story)
    sign_from_the_inbox(duty, story, "Sign: remove it for good")

    status = read(reader, story)
    assert (between, status) == (200, 410)
    expect(reader.locator("body")).not_to_contain_text(WORDS)
    expect(reader.locator("body")).not_to_contain_text("Order 7/26")


def test_what_was_typed_at_a_door_is_offered_back_until_it_is_done(
    story: Article, page_of: PageOf
) -> None:
    duty = page_of("duty")
    open_story(duty, story)
    step(duty, "Hold")
    address = duty.url
    duty.get_by_label("Why it is held").fill("A caller doubts the winters.")
    duty.goto("/admin/")
    duty.goto(address)
    expect(duty.get_by_label("Why it is held")).to_have_value("")

    duty.get_by_role("button", name="Put it in").click()
    expect(duty.get_by_label("Why it is held")).to_have_value("A caller doubts the winters.")
    press(duty, "Hold it now")

    expect(duty.locator(".messagelist")).to_contain_text("Held.")
    step(duty, "Ask to lift the hold")
    duty.goto(address)
    expect(duty.get_by_role("button", name="Put it in")).to_be_hidden()
