"""Quoted words against a source: what passes, what is shown, and what never passes."""

import pytest

from articles.quotes import match

SOURCE = (
    "CHAIR: Well, I think, um, the the committee did not accept it's two of the eleven plans. "
    "We heard yesterday that the talks in America were, like, difficult but productive. "
    "I like the plan and I don't know whether thirty-five ships will come. "
    "If there is pressure on the army, then there should be pressure on the other army. "
    "He said perhaps 15 million people would leave. Again, and again, we asked."
)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("the talks in America were, like, difficult but productive", "verbatim"),
        ("The Talks in America", "verbatim"),
        ("productive", "verbatim"),
        ("difficult but productive,", "verbatim"),
        ("the talks in America were difficult but productive", "cleaned"),
        ("I think the committee did not accept it is 2 of the 11 plans", "cleaned"),
        ("I do not know whether 35 ships will come", "cleaned"),
        ("the committee didn't accept", "cleaned"),
        ("If there is pressure … there should be pressure on the other army", "elided"),
        ("We heard … were, like, difficult", "elided"),
        ("[They] heard yesterday that the talks", "elided"),
        ("the talks in [the US] were, like, difficult", "elided"),
        ("[t]he talks in America", "verbatim"),
        ("the committee did accept it's two of the eleven plans", "altered"),
        ("the talks in America were not difficult but productive", "altered"),
        ("I like the plan and I don't know whether fifty ships will come", "altered"),
        ("He said 15 million people would leave", "altered"),
        ("the talks in America were productive but difficult", "altered"),
        ("I the plan and I don't know whether", "altered"),
        ("pressure on the other army … If there is pressure", "altered"),
        ("product", "not_found"),
        ("success", "not_found"),
        ("the weather in Spain has been wonderful since early spring", "not_found"),
    ],
)
def test_levels(words: str, level: str) -> None:
    assert match(words, SOURCE).level == level


def test_the_place_in_the_source_is_told() -> None:
    found = match("difficult but productive", SOURCE)

    assert SOURCE[found.start : found.end] == "difficult but productive"


def test_what_an_ellipsis_hides_is_shown() -> None:
    found = match("If there is pressure … there should be pressure", SOURCE)

    hidden = [p for p in found.pieces if p.op == "hidden"]
    assert [(p.story, p.source) for p in hidden] == [("…", "on the army, then")]


def test_a_difference_is_shown_word_by_word() -> None:
    found = match("the talks in America were, like, hard but productive", SOURCE)

    assert found.level == "altered"
    assert [(p.op, p.story, p.source) for p in found.pieces if p.op != "same"] == [
        ("story", "hard", ""),
        ("source", "", "difficult"),
    ]


def test_left_out_words_are_shown_though_they_may_be() -> None:
    found = match("the talks in America were difficult", SOURCE)

    assert [p.source for p in found.pieces if p.op == "source"] == ["like"]


def test_fragments_are_searched_over_all_occurrences() -> None:
    source = "The cat sat. " + "Nothing here. " * 300 + "The cat ran over the long wall today."

    assert match("The cat … over the long wall", source).level == "elided"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (
            "1\n00:00:01,000 --> 00:00:04,000\nWe will\n\n2\n00:01:05,000 --> 00:01:09,000\npay in full now.\n",
            "00:01:05",
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:04.000\nWe will\n\n01:05.000 --> 01:09.000\n<v Roe>pay in full now.\n",
            "01:05",
        ),
        ("[00:00:01] We will\n[00:01:05] pay in full now.\n", "00:01:05"),
        ("00:01 We will\n01:05 ROE: pay in full now.\n", "01:05"),
        (
            '{"segments": [{"start": 1.0, "text": "We will"}, {"start": 65.2, "text": "pay in full now."}]}',
            "00:01:05",
        ),
        (
            '{"text": "We will pay in full now.", "words": [{"word": "We", "start": 1.0}]}',
            "00:00:01",
        ),
    ],
)
def test_a_time_code_is_given_where_the_transcript_has_one(source: str, code: str) -> None:
    found = match("pay in full now", source)

    assert found.level == "verbatim"
    if "segments" in source or "{" not in source:
        assert found.time_code == code


def test_words_run_on_over_a_cue_of_a_subtitle_file() -> None:
    source = "1\n00:00:01,000 --> 00:00:04,000\nWe will\n\n2\n00:00:05,000 --> 00:00:09,000\npay in full.\n"

    assert match("We will pay in full", source).level == "verbatim"


@pytest.mark.parametrize(
    ("words", "source"), [("", "a b"), ("a", ""), ("…", "a"), ("\ud800", "a\ud800")]
)
def test_nothing_makes_it_raise(words: str, source: str) -> None:
    assert match(words, source).level in ("not_found", "verbatim")


SPEECH = (
    "The ferry to Holm will not sail before the ice has gone. Our engineer found a crack in the "
    "propeller shaft on Monday. Nobody at the shipyard could say when it might be welded."
)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("The ferry to Holm will not sail until Christmas, whatever they tell you", "altered"),
        ("Our engineer found a crack when it might be welded", "altered"),
        ("Somebody said that nobody at the shipyard could say what happened", "altered"),
        ("We have had a good year and we are looking forward to the next", "not_found"),
        ("The council will have the last word on the price of bread", "not_found"),
        ("It was on Monday that the people of the island went away", "not_found"),
    ],
)
def test_half_a_sentence_that_is_real_is_altered_and_chance_is_not(
    words: str, level: str
) -> None:
    assert match(words, SPEECH).level == level
