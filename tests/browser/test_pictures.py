"""Pictures in a real browser: dropped, cut by a click, saved; and on the page nothing moves as one comes."""

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles import workflow
from articles.models import Article
from articles.vocabulary import Stage
from tests.factories import Desk
from tests.pictures.making import picture
from tests.pictures.stories import TOLD, file

pytestmark = pytest.mark.browser

PageOf = Callable[[str], Page]
DROP = """(bytes) => {
  const raw = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([raw], "quay.jpg", {type: "image/jpeg"}));
  const event = new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true});
  document.querySelector("[data-drop-here]").dispatchEvent(event);
}"""
SHIFTED = """new Promise((done) => {
  let shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifted += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(shifted), 300);
})"""


@pytest.fixture
def desk(transactional_db: None) -> Desk:
    return Desk()


def test_a_picture_is_dropped_worded_and_cut_by_a_click(page_of: PageOf, desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    page = page_of("desk")
    page.goto(f"/admin/articles/article/{article.pk}/change/#pictures")
    page.get_by_role("link", name="Add a picture, or word them…").click()

    expect(page.get_by_text("or drop it here")).to_be_visible()
    page.evaluate(DROP, base64.b64encode(picture((400, 300))).decode())
    page.get_by_role("button", name="Add it").click()
    row = page.locator(".picture-row")
    row.get_by_label("Caption").fill("The north quay.")
    row.get_by_label("Whose picture it is").fill("Rae Holm")
    row.get_by_label("What it shows").fill("Two cranes over still water")
    box = row.locator("img").bounding_box()
    assert box is not None
    row.locator("img").click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    page.get_by_role("button", name="Save the pictures").click()

    expect(page.get_by_text("Saved as v3.")).to_be_visible()
    (use,) = Article.objects.get(pk=article.pk).pictures
    assert (use["credit"], use["alt"]) == ("Rae Holm", "Two cranes over still water")
    assert abs(use["across"] - 25) <= 1
    assert abs(use["down"] - 75) <= 1


def test_nothing_moves_as_it_comes_and_the_page_asks_for_one_file(
    page_of: PageOf, desk: Desk
) -> None:
    article = desk.write()
    workflow.add_picture(desk.reporter, article.pk, file(picture((1000, 600))), **TOLD)
    for _, step in desk.way():
        step(article)
        article = Article.objects.get(pk=article.pk)
    page = page_of("")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    # Letters that change their face move too; here it is about the picture alone.
    page.route("**/*.woff2", lambda route: route.abort())

    page.goto(article.public_path, wait_until="networkidle")

    assert page.evaluate(SHIFTED) == 0
    assert page.evaluate("document.querySelector('.story-lead img').naturalWidth") > 0
    assert [one.rsplit(".")[-1] for one in asked if "/pictures/" in one] == ["avif"]
