"""A real browser, one signed-in page a person."""

import contextlib
import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Error, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.chromium import chromium

# Playwright keeps an event loop in this thread; the ORM calls between its steps are synchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_of(
    browser: Browser,
    live_server: LiveServer,
    transactional_db: None,
    request: pytest.FixtureRequest,
) -> Iterator[Callable[[str], Page]]:
    """A page for an account of that name, signed in; for "" a reader's page."""
    contexts = []
    request.node.pages = pages = []

    def open_page(username: str) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": 1440, "height": 900}
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        pages.append(page)
        if username:
            page.goto("/admin/login/?next=/admin/")
            page.get_by_label("Name").fill(username)
            page.get_by_label("Password").fill("newsroom")
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/admin/")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where a browser test fails, the pages it had open are kept as pictures in var/."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.when == "call" and report.failed:
        for number, page in enumerate(getattr(item, "pages", [])):
            # A test may have closed a page, or let it crash, on purpose.
            with contextlib.suppress(Error):
                page.screenshot(
                    path=settings.VAR / f"failed-{item.name}-{number}.png", full_page=True
                )
