"""A template that is filled for each row says the same as one that is drawn for each."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from articles.models import Release
from articles.rendering.forms import fill
from articles.vocabulary import Stage
from tests.factories import Desk, make_article

ROW = {
    "section": "Harbour",
    "kind": "Report",
    "path": "/2025/12/02/quay/",
    "headline": "North quay closes",
    "standfirst": "After forty winters.",
    "byline": "By Rae Holm",
    "iso": "2025-12-02T10:00:00+00:00",
    "told": "2 December",
}
ODD = [
    "{headline}",
    "{",
    "}}",
    "{0}",
    "%s %(told)s",
    "<b>&amp;</b>",
    "”’'\"",
    "{{ path }}",
    "\\u",
    "a\ue002<b>",
    "\ue000path\ue001",
]


def drawn(row: dict[str, str]) -> str:
    return render_to_string("site/_teaser.html", {**row, "size": "s", "level": 2})


@pytest.mark.parametrize("empty", ["", "standfirst", "byline"])
@pytest.mark.parametrize("value", ["plain", *ODD])
def test_a_filled_row_is_the_row_drawn_by_itself(value: str, empty: str) -> None:
    row = {**ROW, "headline": value, "standfirst": value, "byline": value}
    if empty:
        row[empty] = ""

    assert fill("site/_teaser.html", [row], size="s", level=2) == drawn(row)


def test_rows_of_different_shapes_stand_in_their_order() -> None:
    rows = [{**ROW, "standfirst": "" if number % 2 else "More."} for number in range(4)]

    filled = fill("site/_teaser.html", rows, size="s", level=2)

    assert filled == "".join(drawn(row) for row in rows)


@pytest.mark.parametrize("headline", ["{headline}", "<i>x</i> & {", "100% {{ path }}"])
def test_a_headline_with_braces_is_a_headline(
    client: Client, desk: Desk, headline: str
) -> None:
    article = make_article(Stage.RELEASED, desk=desk, slug="odd", headline=headline)
    release: Release = article.releases.get()
    expected = render_to_string("site/_teaser.html", {"headline": release.headline})
    shown = expected.split('<a href="">')[1].split("</a>")[0]

    for path in (release.section.get_absolute_url(), "/people/ada-finch/"):
        assert shown in client.get(path).content.decode(), path
