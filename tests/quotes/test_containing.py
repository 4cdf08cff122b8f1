"""A partial quotation is consistent with a fuller one only where its very words stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quotes import contained

FULLER = (
    "We heard from [the envoy] that the talks in America were difficult, but productive … and "
    "thirty-five non-violent marches cost $1.5 million. I don't say “it's over” [sic] yet."
)


@pytest.mark.parametrize(
    "words",
    [
        "difficult but productive",
        "“Difficult, but productive,”",
        "[T]he talks in America",
        "productive",
        "… the talks …",
        "thirty-five non-violent marches",
        "$1.5 million",
        "it’s over yet",
        "I don’t say",
    ],
)
def test_words_are_found_whatever_their_marks(words: str) -> None:
    assert contained(words, FULLER)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "…",
        "product",
        "productive but difficult",
        "five non-violent marches",
        "violent marches",
        "5 million",
        "1.5 million",
        "I do",
        "don",
        "35 non-violent marches",
        "productive and thirty-five",
        "heard from the envoy",
        "heard from that the talks",
        "the talks … were difficult",
        "the talks [there] were difficult",
        "the envoy",
        "it is over",
    ],
)
def test_anything_but_whole_words_on_end_needs_evidence_of_its_own(words: str) -> None:
    assert not contained(words, FULLER)


@given(st.text(max_size=40), st.text(max_size=80))
def test_nothing_makes_it_raise(words: str, fuller: str) -> None:
    assert contained(words, fuller) in {True, False}


@given(st.lists(st.sampled_from(["we", "will", "not", "pay", "ships"]), min_size=1, max_size=8))
def test_every_run_of_words_is_contained(words: list[str]) -> None:
    whole = ", ".join(words)

    assert all(
        contained(" ".join(words[a:b]), whole)
        for a in range(len(words))
        for b in range(a + 1, len(words) + 1)
    )
