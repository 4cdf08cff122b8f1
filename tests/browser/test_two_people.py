"""Two people in one story, and typing that outlives its page: in a real browser, with real keys."""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from playwright.sync_api import Browser, Error, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.admin import story_page
from articles.admin.asking import story as asked_story
from articles.models import Article
from articles.vocabulary import Stage
from tests.desk.pages import now, post
from tests.factories import STORY, Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PageOf = Callable[[str], Page]
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


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def article(desk: Desk) -> Article:
    return desk.bring_to(Stage.DESK)


def path(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def open_story(page: Page, article: Article) -> None:
    page.goto(path(article))
    expect(page.locator("[contenteditable=true].ProseMirror")).to_contain_text("too tired")


def write(page: Page, after: str, words: str) -> None:
    """Type into the text, and wait until the page says that it keeps it."""
    assert page.evaluate(CARET_AFTER, after)
    page.keyboard.type(words)
    expect(page.locator("[data-kept]")).to_contain_text("Typing kept")
    page.wait_for_function(
        "words => Object.values(localStorage).some(one => one.includes(words))", arg=words
    )


def save(page: Page) -> None:
    page.keyboard.press("Control+s")


def offered(page: Page) -> Locator:
    """What the page's script offers back, once it has looked."""
    return page.locator("[data-offers]")


def test_two_editors_texts_are_merged(desk: Desk, article: Article, page_of: PageOf) -> None:
    first, second = page_of("desk"), page_of("desk2")
    open_story(first, article)
    open_story(second, article)
    write(first, "forty winters", " at sea")
    first.get_by_label("Standfirst").fill("The office wants a look at the steel.")
    save(first)
    expect(first.get_by_text("Saved as v2")).to_be_visible()

    write(second, "forty winters", " of rain")
    write(second, "she said", " on the quay")
    save(second)
    expect(
        second.get_by_role("heading", name="Desk saved v2 while you were writing")
    ).to_be_visible()
    save(second)
    expect(second.get_by_text("Still to choose: ¶ 1")).to_be_visible()
    assert now(article).version_no == 2
    second.get_by_label("Take yours").check()
    save(second)

    expect(second.get_by_text("Saved as v3")).to_be_visible()
    after = now(article)
    assert after.standfirst == "The office wants a look at the steel."
    assert "forty winters of rain" in after.body
    assert "she said on the quay" in after.body
    assert "at sea" not in after.body
    assert "at sea" in after.versions.get(number=2).body


def test_typing_survives_a_killed_page_and_an_expired_session(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    page = page_of("desk")
    open_story(page, article)
    write(page, "forty winters", " of rain")
    with contextlib.suppress(Error):
        page.goto("chrome://crash", timeout=3_000)
    page.close()

    page = page.context.new_page()
    open_story(page, article)
    expect(offered(page)).to_contain_text("Unsaved typing of yours")
    assert "of rain" not in page.locator(".ProseMirror[contenteditable]").inner_text()
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("ins", has_text="of rain")).to_be_visible()
    page.get_by_role("button", name="Back to writing").click()
    expect(page.locator("[contenteditable=true].ProseMirror")).to_contain_text("of rain")
    write(page, "of rain", " and salt")
    Session.objects.all().delete()
    page.once("dialog", lambda dialog: dialog.accept())
    save(page)
    expect(page.get_by_text("Unsaved typing is kept in this browser.")).to_be_visible()
    page.get_by_label("Name").fill("desk")
    page.get_by_label("Password").fill("newsroom")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{path(article)}")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("ins", has_text="of rain and salt")).to_be_visible()
    save(page)

    expect(page.get_by_text("Saved as v2")).to_be_visible()
    assert "of rain and salt" in now(article).body
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.includes('typing'))") == []
    )


def test_another_account_in_the_same_browser_is_offered_nothing(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    page = page_of("desk")
    open_story(page, article)
    write(page, "forty winters", " of rain")
    page.close()
    page = page.context.new_page()
    page.context.clear_cookies()
    page.goto(f"/admin/login/?next={path(article)}")
    page.get_by_label("Name").fill("desk2")
    page.get_by_label("Password").fill("newsroom")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{path(article)}")

    expect(page.locator("[contenteditable=true].ProseMirror")).to_contain_text("too tired")
    page.wait_for_timeout(300)
    assert page.locator("[data-offers]").is_hidden()
    assert "rain" not in page.content()


def test_signing_out_says_what_it_drops_and_drops_it(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    page = page_of("desk")
    open_story(page, article)
    write(page, "forty winters", " of rain")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("details[data-menu] > summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(
        page.get_by_text("Unsaved typing is kept in this browser: quay-closed")
    ).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).length") > 0

    page.get_by_role("button", name="Sign out and drop it").click()

    page.wait_for_url("**/logout/")
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.includes('typing'))") == []
    )


def test_a_lost_line_sends_nothing_and_loses_nothing(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    page = page_of("desk")
    open_story(page, article)
    write(page, "forty winters", " of rain")
    page.context.set_offline(True)

    save(page)
    expect(page.get_by_text("The newsroom cannot be reached.")).to_be_visible()
    assert now(article).version_no == 1
    page.context.set_offline(False)
    save(page)

    expect(page.get_by_text("Saved as v2")).to_be_visible()
    assert "of rain" in now(article).body


def test_a_page_whose_owner_signed_in_anew_saves_and_another_ones_does_not(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    page = page_of("desk")
    open_story(page, article)
    write(page, "forty winters", " of rain")
    other = page.context.new_page()
    for name in ("desk2", "desk"):
        other.context.clear_cookies(name="session")
        other.goto("/admin/login/?next=/admin/")
        other.get_by_label("Name").fill(name)
        other.get_by_label("Password").fill("newsroom")
        other.get_by_role("button", name="Sign in").click()
        other.wait_for_url("**/admin/")
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        if name == "desk2":
            expect(page.get_by_text("This browser is now signed in as Desk2.")).to_be_visible()
        else:
            expect(page.locator("[data-line]")).to_be_hidden()
        save(page)
        if name == "desk2":
            page.wait_for_timeout(300)
            assert now(article).version_no == 1

    expect(page.get_by_text("Saved as v2")).to_be_visible()
    assert now(article).versions.get(number=2).author == desk.desk


def test_who_else_has_it_open_stands_beside_the_trail(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    first, second = page_of("desk"), page_of("desk2")
    open_story(first, article)
    write(first, "forty winters", " of rain")
    first.evaluate("window.dispatchEvent(new Event('online'))")
    open_story(second, article)

    expect(second.locator("[data-others]")).to_have_text("DDesk is writing")
    first.on("dialog", lambda dialog: dialog.accept())
    first.goto("/admin/")
    second.reload()
    second.wait_for_timeout(500)
    expect(second.locator("[data-others]")).to_be_hidden()


def test_a_save_by_somebody_else_is_told_before_one_presses(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    page = page_of("desk2")
    open_story(page, article)
    post(desk.desk, article, body=STORY.replace("forty", "fifty"), _save="1")

    page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(page.get_by_text("Desk saved v2 at")).to_be_visible()


def test_saved_typing_is_not_offered_though_another_saves_before_the_page_is_back(
    desk: Desk, article: Article, page_of: PageOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of("desk")
    open_story(page, article)
    write(page, "forty winters", " of rain")
    drawn = story_page.page

    def another_saves(request: HttpRequest, found: Article, **more: Any) -> HttpResponse:
        if request.method == "GET" and found.version_no == 2:
            workflow.save(desk.desk2, found.pk, {"body": STORY}, seen_version=2)
        return drawn(request, asked_story(found.pk), **more)

    monkeypatch.setattr(story_page, "page", another_saves)
    save(page)

    expect(page.get_by_text("Saved as v2")).to_be_visible()
    assert now(article).version_no == 3
    assert page.locator("[data-offers]").is_hidden()
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.includes('typing'))") == []
    )


def test_two_windows_of_one_person_keep_their_typing_apart(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    first = page_of("desk")
    second = first.context.new_page()
    open_story(first, article)
    write(first, "forty winters", " of rain")

    open_story(second, article)
    expect(second.get_by_text("You have it open in another window too")).to_be_visible()
    assert second.locator("[data-offers]").is_hidden()
    write(second, "forty winters", " at sea")
    first.close(run_before_unload=False)
    second.close(run_before_unload=False)
    third = second.context.new_page()
    open_story(third, article)

    expect(third.locator("[data-offers] p")).to_have_count(2)


def test_what_was_typed_and_not_taken_is_put_aside(
    desk: Desk, article: Article, page_of: PageOf
) -> None:
    page = page_of("desk2")
    open_story(page, article)
    write(page, "forty winters", " of rain")
    post(desk.desk, article, body=STORY.replace("forty", "fifty"), _save="1")
    save(page)
    page.get_by_label("Take v2").check()

    save(page)

    expect(page.get_by_text("Nothing was changed.")).to_be_visible()
    expect(offered(page)).to_contain_text("Typing you put aside")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("ins", has_text="of rain")).to_be_visible()
    assert "rain" not in now(article).body


def test_a_new_story_outlives_its_page_too(desk: Desk, page_of: PageOf) -> None:
    page = page_of("reporter")
    page.goto("/admin/articles/article/add/")
    page.get_by_label("Slugline", exact=True).fill("night-ferry")
    page.get_by_label("Headline", exact=True).fill("Ferry late again")
    expect(page.locator("[data-kept]")).to_contain_text("Typing kept")
    page.close()

    page = page.context.new_page()
    page.goto("/admin/articles/article/add/")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Ferry late again")
    assert not Article.objects.exists()
    page.get_by_role("button", name="Begin the story").click()

    expect(page.get_by_text("Begun as v1.")).to_be_visible()
    assert Article.objects.get().headline == "Ferry late again"
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.includes('typing'))") == []
    )


def test_two_texts_are_chosen_between_without_javascript(
    desk: Desk, article: Article, browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/admin/login/?next={path(article)}")
    page.get_by_label("Name").fill("desk2")
    page.get_by_label("Password").fill("newsroom")
    page.get_by_role("button", name="Sign in").click()
    page.locator("#id_body").fill(STORY.replace("forty", "thirty"))
    post(desk.desk, article, body=STORY.replace("forty", "fifty"), _save="1")
    page.get_by_role("button", name="Save", exact=False).first.press("Enter")
    expect(
        page.get_by_role("heading", name="Desk saved v2 while you were writing")
    ).to_be_visible()

    page.get_by_label("Take both").check()
    page.get_by_role("button", name="Save as v3").click()

    expect(page.get_by_text("Saved as v3")).to_be_visible()
    texts = [block.text for block in now(article).words.blocks]
    assert ["fifty" in texts[0], "thirty" in texts[1], len(texts)] == [True, True, 3]
    context.close()
