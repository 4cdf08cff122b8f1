"""What the tests of two texts do more than once: read the page's form, and press one of its buttons."""

import re
from html import unescape
from typing import Any

from articles.models import Article
from tests.desk.pages import address, signed_in, text
from tests.factories import Desk


def fields_of(page: Any) -> dict[str, Any]:
    """What the page's own form posts where nobody has touched a radio button."""
    html = text(page)
    found: dict[str, Any] = {}
    areas = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', html, re.DOTALL)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    ticked = re.findall(r'name="(pick-[^"]+)" value="(\w+)"(?: required)? checked', html)
    for name, value in [*areas, *hidden, *ticked]:
        found.setdefault(name, []).append(unescape(value))
    return found


def choose(
    desk: Desk, article: Article, page: Any, button: str = "_merge", **picks: str
) -> Any:
    """desk2 picks for these places and presses a button of the page."""
    said = {f"pick-{name}": pick for name, pick in picks.items()}
    return signed_in(desk.desk2).post(
        address("change", article), fields_of(page) | said | {button: "1"}
    )
