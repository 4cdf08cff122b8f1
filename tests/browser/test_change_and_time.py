"""A story goes out by the clock, is put right, goes out in a hurry, or is left as it is: in a browser."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import clock, workflow
from articles.models import Article
from articles.vocabulary import Stage
from tests.browser.test_two_people import write
from tests.desk.pages import now
from tests.workflow.newsroom import Newsroom, nth, rewrite

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PageOf = Callable[[str], Page]
SAID = "In the second paragraph we quoted Ada Finch as speaking of a crate."
RIGHT = "She spoke of another lifted crate."


class Hands:
    """A clock that a test puts on by hand, for the server too."""

    def __init__(self) -> None:
        self.at = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.at


@pytest.fixture
def hands() -> Iterator[Hands]:
    hands = Hands()
    with clock.set_to(hands):
        yield hands


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def open_story(page: Page, article: Article) -> None:
    page.goto(f"/admin/articles/article/{article.pk}/change/")


def press(page: Page, name: str) -> None:
    """A button or link of the bar, or of what it opens."""
    found = page.get_by_role("button", name=name, exact=True).or_(
        page.get_by_role("link", name=name, exact=True)
    )
    found.first.click()
    page.wait_for_load_state()


def stands(page: Page, words: str) -> None:
    expect(page.locator(".bar .state b")).to_have_text(words)


def status(page: Page, path: str) -> int:
    answer = page.goto(path)
    assert answer is not None
    return answer.status


def test_a_scheduled_story_goes_out_by_the_clock_alone(
    hands: Hands, room: Newsroom, page_of: PageOf
) -> None:
    article = room.at(Stage.APPROVED)
    duty, reader = page_of("duty"), page_of("")
    open_story(duty, article)

    press(duty, "Schedule…")
    duty.get_by_label("Day").fill("2026-11-24")
    duty.get_by_label("Hour").fill("18:00")
    press(duty, "Schedule it")
    stands(duty, "Scheduled")
    expect(duty.locator(".missing")).to_contain_text("Goes out today at 18:00 UTC")
    release = now(article).to_come(hands.at)
    assert release is not None
    before = status(reader, release.path)
    hands.at = release.visible_from
    after = status(reader, release.path)
    duty.reload()

    assert (before, after) == (404, 200)
    stands(duty, "Live")


def test_a_schedule_shows_the_own_time_of_who_is_in_another_zone(
    hands: Hands, room: Newsroom, browser: Browser, live_server: LiveServer
) -> None:
    article = room.at(Stage.APPROVED)
    workflow.schedule(room.duty, article.pk, hands.at + datetime.timedelta(hours=6))
    context = browser.new_context(base_url=live_server.url, timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.goto(f"/admin/login/?next=/admin/articles/article/{article.pk}/change/")
    page.get_by_label("Name").fill("duty")
    page.get_by_label("Password").fill("newsroom")
    page.get_by_role("button", name="Sign in").click()

    expect(page.locator(".missing .head")).to_contain_text(
        "today at 18:00 UTC (25 Nov, 03:00 where you are)"
    )
    context.close()


def test_a_quotation_of_a_live_story_is_corrected_from_desk_to_readers(
    room: Newsroom, page_of: PageOf
) -> None:
    article = room.at(Stage.RELEASED)
    evidence = article.evidence.get()
    heard = evidence.text.replace("another crate", "another lifted crate")
    workflow.add_evidence(
        room.desk,
        article.pk,
        kind="recording",
        label="The recording of the briefing",
        text=heard,
    )
    desk, checker = page_of("desk"), page_of("checker")
    second, duty, reader = page_of("desk2"), page_of("duty"), page_of("")
    open_story(desk, article)
    press(desk, "Change it…")
    desk.get_by_role("radio", name="Correction").check()
    desk.get_by_role("textbox", name="What we said").fill(SAID)
    desk.get_by_role("textbox", name="What is right").fill(RIGHT)
    expect(desk.locator("[data-told]")).to_contain_text(RIGHT)
    press(desk, "Begin the change")
    stands(desk, "Live · correction in draft")
    write(desk, "lift another", " lifted")
    press(desk, "Save and send to the desk")
    press(desk, "Kind and note…")
    chosen = desk.get_by_label("Which quotation was wrong")
    chosen.select_option(value=str(nth(now(article), 2).quotation.pk))
    press(desk, "Keep it")
    press(desk, "Save and send to check")
    stands(desk, "Live · correction in checking")

    checker.goto(
        f"/admin/articles/article/{article.pk}/check/{nth(now(article), 2).quotation.pk}/"
    )
    checker.get_by_label("Listened", exact=True).check()
    checker.get_by_role("button", name="Verified").first.click()
    checker.wait_for_load_state()
    open_story(second, article)
    expect(second.locator("#against")).to_contain_text("What differs from release 1")
    press(second, "Save and approve")
    reader.goto(now(article).public_path)
    expect(reader.locator("main")).to_contain_text("lift another crate")
    open_story(duty, article)
    press(duty, "Release now")

    stands(duty, "Live")
    reader.reload()
    expect(reader.locator("main")).to_contain_text("lift another lifted crate")
    expect(reader.get_by_role("complementary", name="Correction")).to_contain_text("It is")


def test_an_emergency_goes_out_and_says_so(room: Newsroom, page_of: PageOf) -> None:
    article = room.at(Stage.CHECKING)
    rewrite(room.desk, article, "another crate", "any more crates")
    duty, reader = page_of("duty"), page_of("")
    open_story(duty, article)

    duty.locator("summary", has_text="More").first.click()
    press(duty, "Emergency release…")
    expect(duty.locator(".told")).to_contain_text("Released before checks were complete")
    duty.get_by_label("Why?").fill("The quay is burning.")
    press(duty, "Release it now, unchecked")

    stands(duty, "Live")
    reader.goto(now(article).public_path)
    expect(reader.locator("main")).to_contain_text("eleased before checks were complete")


def test_a_change_is_begun_again_from_the_live_words_and_then_discarded(
    room: Newsroom, page_of: PageOf
) -> None:
    article = room.at(Stage.RELEASED)
    workflow.revise(room.desk, article.pk, "update")
    rewrite(room.desk, article, "forty winters", "forty-one winters")
    desk = page_of("desk")
    open_story(desk, article)

    desk.locator("summary", has_text="More").first.click()
    press(desk, "Start again from the live words…")
    expect(desk.locator(".step-compare")).to_contain_text("forty-one")
    desk.get_by_label("The kind of change").select_option("correction")
    press(desk, "Start again")
    stands(desk, "Live · correction in draft")
    assert "forty winters" in now(article).body
    press(desk, "Discard the change…")
    press(desk, "Discard the change")
    expect(desk.get_by_role("alert")).to_contain_text("needs a reason")
    desk.get_by_label("Why?").fill("It was right after all.")
    press(desk, "Discard the change")

    stands(desk, "Live")
    assert now(article).stage == Stage.RELEASED
