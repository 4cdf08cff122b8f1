"""A list page drawn by its shape: what a request brings is put in, escaped, and nowhere kept."""

import datetime

import pytest
from django.template import engines
from django.template.loader import render_to_string

from articles.rendering import shells

AT = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
ODD = [
    "plain",
    "{called}",
    "<b>&amp;</b>",
    "”’'\"",
    "{{ path }}",
    "%s",
    "\ue0000\ue001",
    "a\ue002<b>",
]


@pytest.mark.parametrize("word", ODD)
def test_words_are_printed_as_the_engine_prints_them(word: str) -> None:
    drawn = shells.page("site/_pager.html", AT, rows={}, words={"older": word}, is_first=True)

    assert drawn == render_to_string("site/_pager.html", {"older": word, "is_first": True})


def test_each_request_has_its_own_words() -> None:
    pages = [
        shells.page("site/_pager.html", AT, rows={}, words={"older": word}, is_first=True)
        for word in ("one", "two", "")
    ]

    assert ["one" in page for page in pages] == [True, False, False]
    assert "two" in pages[1]
    assert "rel=" not in pages[2]


def live(*, is_there: bool = True) -> shells.Live:
    return shells.Live("page", is_there, drawn_by=[])


@pytest.mark.parametrize(
    "words",
    [
        "{{ page }}",
        "{% for one in page %}{{ one }}{% endfor %}",
        "{{ page|length }}",
        "{{ page|slice:':3'|slice:':1' }}",
    ],
)
def test_a_template_that_shows_rows_while_it_is_drawn_is_told_so(words: str) -> None:
    with pytest.raises(RuntimeError):
        engines["django"].from_string(words).render({"page": live()})


def test_a_template_may_ask_whether_there_are_rows() -> None:
    asking = engines["django"].from_string("{% if page %}some{% endif %}")

    drawn = [asking.render({"page": live(is_there=there)}) for there in (True, False)]

    assert drawn == ["some", ""]
