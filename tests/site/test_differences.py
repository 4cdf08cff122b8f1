"""Word by word and paragraph by paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from articles.models import Words
from articles.rendering import diff_words, diff_words_of


def make_words(body: str, headline: str = "Quay closes") -> Words:
    return Words(headline, "", body, "", ("Rae Holm",))


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(run.op, run.text) for run in diff_words(old, new)]


def test_old_words_stand_before_the_new_ones() -> None:
    assert told("drilled in February, by two", "drilled in March, by two") == [
        ("same", "drilled in "), ("old", "February, "), ("new", "March, "), ("same", "by two"),
    ]  # fmt: skip


def test_a_changed_comma_is_a_change_and_a_moved_space_is_none() -> None:
    assert [op for op, _ in told("so, yes", "so yes")] == ["old", "new", "same"]
    assert [op for op, _ in told("so  yes", "so yes")] == ["same"]


@given(st.text(" ab,.", max_size=60), st.text(" ab,.", max_size=60))
def test_each_side_can_be_read_off_the_difference(old: str, new: str) -> None:
    runs = diff_words(old, new)

    assert "".join(r.text for r in runs if r.op != "new").split() == old.split()
    assert "".join(r.text for r in runs if r.op != "old").split() == new.split()


def test_paragraphs_are_paired_where_they_are_alike() -> None:
    old = make_words("<p>One stays.</p><p>The quay closed on Monday.</p><p>Last.</p>")
    new = make_words(
        "<p>One stays.</p><p>The quay closed on Tuesday.</p><p>Quite another.</p><p>Last.</p>"
    )

    changes = diff_words_of(old, new)

    body = [(change.number, change.state) for change in changes if change.place == "body"]
    assert body == [(1, "same"), (2, "changed"), (3, "added"), (4, "same")]


def test_a_paragraph_that_left_is_named() -> None:
    changes = diff_words_of(make_words("<p>One.</p><p>Two.</p>"), make_words("<p>One.</p>"))

    assert [(c.state, c.runs[0].op) for c in changes if c.place == "body"] == [
        ("same", "same"), ("removed", "old"),
    ]  # fmt: skip


def test_a_new_link_is_a_change_of_no_words() -> None:
    old = make_words("<p>The licence ends.</p>")
    new = make_words('<p>The <a href="https://example.org/">licence</a> ends.</p>')

    change = diff_words_of(old, new)[-1]

    assert (change.state, change.marks_changed) == ("changed", True)
    assert {run.op for run in change.runs} == {"same"}


def test_the_headline_is_compared_too() -> None:
    changes = diff_words_of(make_words("<p>A.</p>", "Quay shuts"), make_words("<p>A.</p>"))

    assert (changes[0].place, changes[0].state) == ("headline", "changed")
