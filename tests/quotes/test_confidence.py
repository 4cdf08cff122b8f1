"""How sure a proposal is: the surer cue says more, and the fit finds what the stories hold."""

from articles.quotes import Known, Passage, find
from articles.quotes.calibration import Told, calibrated, curve
from tools.fit_confidence import Row, fit

ROE = Known("person:1", "Joan Roe", pronouns="she")
LEE = Known("person:2", "Anna Lee", pronouns="she")


def test_a_name_beside_the_words_is_surer_than_a_pronoun_with_a_rival() -> None:
    told = find(
        [
            Passage("body", '"We will pay," said Joan Roe.'),
            Passage("body", "Anna Lee met Joan Roe."),
            Passage("body", '"We will not," she said.'),
        ],
        (ROE, LEE),
    ).found

    assert told[0].confidence >= 0.9 > told[1].confidence


def test_a_confidence_is_a_share() -> None:
    for sure in (0.0, 0.5, 1.0):
        assert 0 <= calibrated(Told("no rule of ours", sure, "", whole=False)) <= 1


def test_the_fit_tells_a_cue_that_is_right_from_one_that_is_not() -> None:
    good, bad = {"bias": 1.0, "cue good": 1.0}, {"bias": 1.0, "cue bad": 1.0}
    rows = [Row("a", "tuned", good, right=True)] * 30 + [
        Row("b", "tuned", bad, right=False)
    ] * 30

    weights = fit(rows)

    assert curve(good, weights) > 0.75
    assert curve(bad, weights) < 0.25


def test_a_pronoun_after_somebody_without_a_name_is_not_sure() -> None:
    plain = [
        Passage("body", "Joan Roe came late to the hearing."),
        Passage("body", '"We will pay," she said.'),
    ]
    stranger = [
        plain[0],
        Passage("body", 'The barrister thanked everybody. Laughter. "We will pay," she said.'),
    ]

    sure, unsure = (find(copy, (ROE,)).found[0].confidence for copy in (plain, stranger))

    assert sure >= 0.9 > unsure


def test_one_person_without_a_name_in_a_headline_is_not_sure() -> None:
    told = find([Passage("headline", 'Nurse told manager rota was "an accident"')]).found

    assert told[0].confidence < 0.9
