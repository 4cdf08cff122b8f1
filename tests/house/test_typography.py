"""What readers see is set in one style, and offsets still hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.typography import typeset


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ('She said "no" twice.', "She said “no” twice."),
        ('"It is 1990," he said.', "“It is 1990,” he said."),
        ("Ukraine's army hasn't", "Ukraine’s army hasn’t"),
        ("the ministers' meeting", "the ministers’ meeting"),
        ("'90s music and '68", "’90s music and ’68"),
        ("He is 6'2\" tall.", "He is 6'2\" tall."),
        ("\"He said 'never' to me,\" she added.", "“He said ‘never’ to me,” she added."),
        ("'He said \"never\" to me,' she added.", "‘He said “never” to me,’ she added."),
        ("“Already” set, isn’t it", "“Already” set, isn’t it"),
        ('("in brackets")', "(“in brackets”)"),
        ('a dash—"so" it goes', "a dash—“so” it goes"),
        ("«Chez nous», „bei uns“", "«Chez nous», „bei uns“"),
    ],
)
def test_straight_marks_become_curly(typed: str, set_as: str) -> None:
    assert typeset(typed) == set_as


@given(st.text())
def test_each_character_gives_exactly_one(text: str) -> None:
    assert len(typeset(text)) == len(text)


@given(st.text(alphabet="ab '\".,1"))
def test_setting_twice_changes_nothing(text: str) -> None:
    once = typeset(text)

    assert typeset(once) == once
