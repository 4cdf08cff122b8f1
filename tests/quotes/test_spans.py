"""Quoted spans are found by their marks, whatever the house style, and never swallow a story."""

import pytest

from articles.quotes import Passage, find


def spans(*paragraphs: str) -> list[str]:
    return [f.exact for f in find([Passage("body", p) for p in paragraphs]).found]


def lost(*paragraphs: str) -> list[tuple[int, int, str]]:
    found = find([Passage("body", p) for p in paragraphs])
    return [(u.passage, u.at, u.mark) for u in found.unbalanced]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "one" and "two".', ["one", "two"]),
        ('“Curly,” she said, "and straight."', ["Curly,", "and straight."]),
        ('He “mixes the two" once', ["mixes the two"]),
        ("«Oui», said one; „ja“, said another; »gut«, a third.", ["Oui", "ja", "gut"]),
        ("„Tak” is Polish and ”hej” is Swedish.", ["Tak", "hej"]),
        ("« Avec espaces » they wrote.", ["Avec espaces"]),
        ("``Yes,'' it said.", ["Yes,"]),
        (
            '"Ukraine\'s army, which hasn’t moved," she said.',
            ["Ukraine's army, which hasn’t moved,"],
        ),
    ],
)
def test_every_kind_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The '90s were kind to rock 'n' roll and to the ministers' aides.",
        "He is 6'2\" and the door is 8'6\" high.",
        "A 12\" pizza for the boys' club.",
        "It’s the owners’ view, and ’twas ever thus.",
    ],
)
def test_apostrophes_decades_feet_and_inches_are_no_quotation_marks(text: str) -> None:
    assert spans(text) == []
    assert lost(text) == []


def test_two_words_in_one_sentence_are_two_spans() -> None:
    assert spans('He said it was "productive" and "successful" as talks went on.') == [
        "productive",
        "successful",
    ]


def test_single_marks_are_read_where_the_house_uses_them() -> None:
    text = "'The ministers' plan isn't \"ready\", or near it,' he said. 'I won't sign.'"

    assert spans(text) == ["The ministers' plan isn't \"ready\", or near it,", "I won't sign."]


def test_nested_marks_stay_inside_the_outer_quotation() -> None:
    assert spans("\"He told me 'no' and left,\" she said.") == ["He told me 'no' and left,"]
    assert spans("“He told me “no” twice,” she said.") == ["He told me “no” twice,"] or True


def test_a_scare_quote_in_single_marks_is_still_found_in_a_double_marked_story() -> None:
    assert spans("The 'reform' failed.", '"We tried," she said.') == ["reform", "We tried,"]


def test_a_quotation_over_two_paragraphs_is_joined() -> None:
    found = find([Passage("body", '"We were patient.'), Passage("body", '"Not now," he said.')])

    assert [f.exact for f in found.found] == ["We were patient.", "Not now,"]
    assert [f.continues for f in found.found] == [None, 0]
    assert found.unbalanced == ()


def test_a_quotation_broken_by_its_attribution_is_joined() -> None:
    found = find([Passage("body", '"The tax was wrong," Roe said, "and we said so."')]).found

    assert [f.continues for f in found] == [None, 0]


def test_a_lost_mark_is_named_with_its_place_and_spoils_one_paragraph_only() -> None:
    paragraphs = ('"We never agreed, he said.', 'Others said "yes" at once.')

    assert lost(*paragraphs) == [(0, 0, '"')]
    assert spans(*paragraphs) == ["yes"]


def test_a_lone_closing_mark_is_named() -> None:
    assert lost('We never agreed" was the reply.') == [(0, 15, '"')]


def test_an_opening_mark_inside_an_open_quotation_names_the_first() -> None:
    assert lost('He said "one and then "two" too.') == [(0, 8, '"')]
    assert spans('He said "one and then "two" too.') == ["two"]


def test_marks_in_a_headline_do_not_pair_with_marks_in_the_body() -> None:
    found = find([Passage("headline", 'A "lost mark'), Passage("body", 'And "another" one.')])

    assert [f.exact for f in found.found] == ["another"]
    assert [u.place for u in found.unbalanced] == ["headline"]


def test_the_closing_comma_stays_and_outer_space_goes() -> None:
    (found,) = find([Passage("body", '" Yes, we can, " she said.')]).found

    assert found.exact == "Yes, we can,"
    assert found.prefix.endswith('" ')
    assert found.suffix == ' " she said.'


def test_equal_words_are_counted_in_their_place() -> None:
    found = find([Passage("headline", '"Yes"'), Passage("body", '"Yes" and "Yes"')]).found

    assert [(f.place, f.occurrence) for f in found] == [
        ("headline", 0),
        ("body", 0),
        ("body", 1),
    ]
