"""Who said it: the rules, one story a rule, and nobody where nobody can be told."""

import pytest

from articles.quotes import Found, Known, Passage, find

ROE = Known("person:1", "Joan Roe", pronouns="she")
DOE = Known("person:2", "Peter Doe", pronouns="he")


def read(*paragraphs: str, known: tuple[Known, ...] = (ROE, DOE)) -> list[Found]:
    return list(find([Passage("body", p) for p in paragraphs], known).found)


def speakers(*paragraphs: str) -> list[str]:
    return [f.speaker for f in read(*paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        '"We will pay," Joan Roe said.',
        '"We will pay," said Joan Roe.',
        '"We will pay," said the minister, Joan Roe, on Monday.',
        '"We will pay," Joan Roe, the trade minister, told reporters.',
        '"We will pay," according to Joan Roe.',
        'Joan Roe said: "We will pay."',
        'Joan Roe, who runs the port, said she would "pay in full".',
        'Speaking in Oslo, Joan Roe said the port would "pay in full".',
        'In the words of Joan Roe, "we will pay".',
        'According to Joan Roe, the port will "pay in full".',
        'Calling the plan "a step back", Joan Roe left the room.',
        'Joan Roe denied it and said the port would "pay in full".',
        'Joan Roe left early, adding that she would "pay in full".',
        'Joan Roe: "We will pay."',
        '"We will pay." – Joan Roe',
        'Joan Roe called the plan "a step back".',
        'Joan Roe\'s statement said the port would "pay in full".',
        'Doe was told by Joan Roe that the port would "pay in full".',
    ],
)
def test_a_named_speaker_is_proposed(text: str) -> None:
    (found,) = read(text)

    assert found.speaker == "Joan Roe"
    assert found.speaker_key == "person:1"
    assert found.candidates[0].words == "Joan Roe"


def test_a_pronoun_skips_the_speaker_of_the_other_gender() -> None:
    told = speakers(
        "Joan Roe opened the port.",
        "Peter Doe watched from the quay.",
        '"We will pay," she said.',
    )

    assert told == ["Joan Roe"]


def test_a_quotation_that_is_a_sentence_of_its_own_runs_on() -> None:
    assert speakers('"We will pay," Joan Roe said. "We always have."') == ["Joan Roe"] * 2
    assert speakers('"We will pay," Joan Roe said.', '"We always have."') == ["Joan Roe"] * 2


def test_a_role_stands_for_the_person_who_holds_it() -> None:
    told = speakers(
        "The harbour master, Joan Roe, met Peter Doe, a captain.",
        '"We will pay," the captain said.',
    )

    assert told == ["Peter Doe"]


def test_a_family_name_spelt_a_little_wrong_is_still_hers() -> None:
    known = (Known("person:3", "Lydia Buchtmann", pronouns="she"),)

    (found,) = read('Lydia Buchtmann came. "Yes," Ms Bauchtman said.', known=known)[:1]

    assert found.speaker_key == "person:3"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ('The report said the roof was "unsafe".', "The report", "organisation"),
        ('"We will pay," a spokesman said.', "a spokesman", "group"),
        ('Two officials said the deal was "dead".', "Two officials", "group"),
        ('"We will pay," said the Harbour Trust.', "Harbour Trust", "organisation"),
    ],
)
def test_papers_bodies_and_people_without_a_name_are_no_person(
    text: str, words: str, kind: str
) -> None:
    (found,) = read(text)

    assert found.speaker == words
    assert found.speaker_kind == kind
    assert found.speaker_key is None


def test_an_unnamed_person_is_not_taken_for_the_last_one_named() -> None:
    told = read(
        "Peter Doe left the hall.", 'A spokesman declined to comment. "Not today," he said.'
    )

    assert [f.speaker_kind for f in told] == ["group"]


def test_nobody_is_proposed_where_nobody_speaks() -> None:
    (found,) = read('Joan Roe bought a boat named "The Long Wake".')

    assert found.kind == "title"
    assert found.speaker == ""


def test_a_partial_is_told_from_a_scare_quote_by_its_verb() -> None:
    partial, scare = read(
        'Joan Roe said the tax was "unfair".', 'The "reform" took eleven years to write.'
    )

    assert (partial.kind, partial.governed) == ("partial", True)
    assert (scare.kind, scare.governed) == ("scare", False)


def test_words_in_a_headline_take_their_speaker_from_the_story() -> None:
    passages = [
        Passage("headline", "Port tax 'a step back'"),
        Passage("body", '"It is a step back for everybody," Joan Roe said.'),
    ]

    head, body = find(passages, (ROE,)).found

    assert head.speaker_key == body.speaker_key == "person:1"
    assert head.rule == "same words in the story"


def test_an_organisation_on_record_keeps_its_key() -> None:
    trust = Known("organisation:4", "Harbour Trust")

    (found,) = read('"We will pay," said the Harbour Trust.', known=(trust,))

    assert (found.speaker_key, found.speaker_kind) == ("organisation:4", "organisation")


def test_candidates_are_ranked_and_each_stands_once() -> None:
    told = read("Peter Doe met Joan Roe and Anna Lee.", '"We will pay," she said.')

    names = [c.words for c in told[0].candidates]
    sure = [c.confidence for c in told[0].candidates]
    assert len(names) == len(set(names))
    assert sure == sorted(sure, reverse=True)
    assert "Peter Doe" not in names


def test_a_source_note_without_marks_is_reported_with_its_outlet() -> None:
    findings = find(
        [
            Passage(
                "body", "The deal is dead, according to two diplomats who spoke to Reuters."
            ),
            Passage("body", "Two senior officials told Axios that talks had stopped."),
            Passage("body", "Police said the road was closed."),
        ]
    )

    assert [(r.speaker, r.via, r.unnamed) for r in findings.reported] == [
        ("two diplomats", "Reuters", True),
        ("Two senior officials", "Axios", True),
    ]


def test_words_that_somebody_reports_are_theirs_whom_she_reports() -> None:
    told = speakers(
        "Joan Roe met Peter Doe on Monday.", '"I will sign it," she said he told her.'
    )

    assert told == ["Peter Doe"]


def test_a_verb_set_off_by_commas_leaves_the_words_to_the_main_clause() -> None:
    told = speakers('Peter Doe had promised her, Joan Roe said, at the fair: "I will pay."')

    assert told == ["Peter Doe"]


def test_whoever_is_addressed_by_name_does_not_speak() -> None:
    told = speakers(
        "Joan Roe looked at Anna Lee.",
        '"Not today, Joan," she said.',
    )

    assert told == ["Anna Lee"]


def test_a_wider_word_stands_for_whoever_has_a_role_of_that_kind() -> None:
    told = speakers(
        "Peter Doe, a solicitor, came with Joan Roe, a surgeon.",
        "The hall was full.",
        '"We will appeal," the lawyer said.',
    )

    assert told == ["Peter Doe"]


@pytest.mark.parametrize(
    "text",
    [
        'In a note headed "Sharing the Burden" Joan Roe said nothing.',
        'In a note titled "Through a Glass, Darkly," Joan Roe wrote that it was over.',
        '"Report Found on Street" — Harbour Star, August 15, 2008',
    ],
)
def test_the_name_of_a_paper_is_a_title(text: str) -> None:
    (found,) = read(text)

    assert found.kind == "title"


@pytest.mark.parametrize(
    ("copy", "continues"),
    [
        ("“We will pay,” Joan Roe said, “and we will smile.”", [None, 0]),
        ("“We will pay,” Joan Roe said. “We will smile.”", [None, 0]),
        ("“We will pay.” Joan Roe said it. “We will smile.”", [None, None]),
        ("“We will pay,” Joan Roe said. She smiled. “We will.”", [None, None]),
        ("“Will we pay?” Joan Roe asked. “We will.”", [None, None]),
        ("“We will pay,” Joan Roe said. “We won’t,” said Doe. “Never.”", [None, None, 1]),
    ],
)
def test_a_comma_keeps_a_quotation_open_over_its_attribution(
    copy: str, continues: list[int | None]
) -> None:
    assert [f.continues for f in read(copy)] == continues


def test_where_a_story_was_filed_speaks_nothing() -> None:
    assert speakers("DAYTON, Ohio — The port was “a wreck,” Joan Roe said.") == ["Joan Roe"]
    assert speakers("OSLO (WN) -- Joan Roe called the port “a wreck.”") == ["Joan Roe"]


def test_a_family_name_that_two_people_share_is_no_sure_speaker() -> None:
    kin = (ROE, Known("person:3", "Peter Roe", pronouns="he"))
    met = "Joan Roe and Peter Roe met the minister."

    shared, own = read(met, '"We will pay," Roe said.', '"Yes," Joan Roe said.', known=kin)

    assert shared.confidence < 0.9 <= own.confidence
    assert [c.words for c in shared.candidates][:2] == ["Peter Roe", "Joan Roe"]


@pytest.mark.parametrize(
    "name", ["Michael Roe", "Michael R. Roe", "MICHAEL ROE", "Mike T. Roe"]
)
def test_a_short_name_and_an_initial_mean_whoever_is_on_record(name: str) -> None:
    mike = Known("person:4", "Mike Roe")

    told = read(f'{name} was here. "Yes," Roe said.', f'{name}: "No."', known=(mike,))

    assert [f.speaker_key for f in told] == ["person:4", "person:4"]


def test_two_people_on_record_under_like_names_stay_two() -> None:
    both = (Known("person:4", "Mike Roe"), Known("person:5", "Michael Roe"))

    told = read('"Yes," said Mike Roe. "No," said Michael Roe.', known=both)

    assert [f.speaker_key for f in told] == ["person:4", "person:5"]


def test_a_family_name_in_capitals_before_a_colon_is_the_person() -> None:
    told = read("Joan Roe met Peter Doe.", 'DOE: "Will you pay?"', 'ROE: "Yes."')

    assert [f.speaker for f in told] == ["Peter Doe", "Joan Roe"]


@pytest.mark.parametrize(
    ("on_record", "copy"),
    [
        ("Jim O'Brien", "Jim O’Brien called it “bad.” “Very bad,” O’Brien said."),
        ("Mary Lane", "Mary Rodham Lane called it “bad.” “Very bad,” Lane said."),
        (
            "Ann Weller Stone",
            "Ms. Weller Stone called it “bad.” “Very bad,” Weller Stone said.",
        ),
        ("Joe Manning", "Joe Manning III called it “bad.” “Very bad,” Manning said."),
        ("Bob Kane Jr.", "Robert F. Kane Jr. called it “bad.” “Very bad,” Kane said."),
    ],
)
def test_another_spelling_of_a_name_is_the_person_on_record(on_record: str, copy: str) -> None:
    told = read(copy, known=(Known("person:7", on_record),))

    assert [f.speaker_key for f in told] == ["person:7", "person:7"]


def test_a_space_that_does_not_break_is_a_space() -> None:
    first, second = read(
        "“We\u00a0will pay,” Mr.\u00a0Doe said. According to Joan\u00a0Roe, “no”."
    )

    assert (first.speaker, second.speaker) == ("Peter Doe", "Joan Roe")
    assert first.exact == "We\u00a0will pay,"
