"""A fingerprint is of the words: typography does not end a check, anything else does."""

import pytest

from articles.quotes import fingerprint, normalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I don't know", "I don’t know"),
        ('He said "no"', "He said “no”"),
        ("He said 'no'", "He said ‘no’"),
        ("a  b\u00a0c", "a b c"),
        ("wait - what", "wait – what"),
        ("wait — what", "wait -- what"),
        ("Yes,", "Yes"),
        ("well…", "well..."),
        ("cafe\u0301", "café"),
    ],
)
def test_typography_is_folded(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yes", "yes"),
        ("It is not so", "It is so"),
        ("15 ships", "50 ships"),
        ("Yes.", "Yes"),
        ("Yes!", "Yes?"),
        ("we will", "will we"),
        ("three, four", "three four"),
    ],
)
def test_everything_else_counts(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_folding_twice_changes_nothing() -> None:
    once = normalised("  “It’s  -- well… ” ,")

    assert normalised(once) == once
