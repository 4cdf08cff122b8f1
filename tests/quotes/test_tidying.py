"""What a house may tidy and still call it what somebody said, and what is the same to begin with."""

import pytest

from articles.quotes import match

AROUND = "The meeting opened at nine. {} After that the caretaker locked the hall."
FILLERS = [
    ("We, um, had no idea what was in it.", "We had no idea what was in it"),
    ("We had, you know, no idea what was in it.", "We had no idea what was in it"),
    ("It was, like, the end of the world.", "It was the end of the world"),
    ("Nobody came, well, hardly anybody came.", "Nobody came, hardly anybody came"),
    ("I mean, we paid. Oh, and they paid.", "we paid. and they paid"),
    ("We paid. So, they paid as well.", "We paid. they paid as well"),
    ("They paid, right? And we said thanks.", "They paid? And we said thanks"),
    ("UM, WE HAD NO IDEA, ER, WHAT WAS IN IT.", "we had no idea what was in it"),
    ("We paid for it, hmm, and, erm, they paid.", "We paid for it, and they paid"),
    ("We will [laughter] never sell the boat.", "We will never sell the boat"),
    ("We will (loud applause) never sell the boat.", "We will never sell the boat"),
    ("I, um, agree.", "I agree"),
]
STUTTERS = [
    ("And I, I think the the roof is sound.", "And I think the roof is sound"),
    ("And I-I-I think the roof is sound.", "And I think the roof is sound"),
    ("But w-we never thought it would hold.", "But we never thought it would hold"),
    ("Then we had to, we had to mend the roof.", "Then we had to mend the roof"),
    ("It was very very late in the day.", "It was very late in the day"),
    ("Well, the the roof, um, held for a year.", "Well, the roof held for a year"),
    ("This is the first first time in years.", "This is the first time in years"),
]
CONTRACTIONS = [
    ("I don't know and I can't say.", "I do not know and I cannot say"),
    ("It is late and we have not begun.", "It's late and we haven't begun"),
    ("He'd seen it, and he'd say so again.", "He had seen it, and he would say so again"),
    ("It's been a hard year for us.", "It has been a hard year for us"),
    ("We're gonna win because we've got to.", "We are going to win because we have got to"),
    ("dont worry im fine said the boy", "don't worry I'm fine said the boy"),
    ("Let's hope that they'll be back.", "Let us hope that they will be back"),
    ("I dunno what they want from us.", "I don't know what they want from us"),
]
NUMBERS = [
    ("We lost fifteen boats that night.", "We lost 15 boats that night"),
    ("We lost two hundred and five boats.", "We lost 205 boats"),
    ("It cost one point five million euros.", "It cost 1.5 million euros"),
    ("It cost 1,500,000 euros in the end.", "It cost 1.5 million euros in the end"),
    ("It cost five million pounds to build.", "It cost £5m to build"),
    ("It cost $5 million to build the weir.", "It cost five million dollars to build the weir"),
    ("Five percent of us voted for it.", "5 per cent of us voted for it"),
    ("We got 5% of the votes that counted.", "We got five per cent of the votes that counted"),
    ("It was the twenty-first of May again.", "It was the 21st of May again"),
    ("It began in nineteen eighty-four for us.", "It began in 1984 for us"),
    ("By twenty thirty-five we shall be old.", "By 2035 we shall be old"),
    ("There were a hundred people in the hall.", "There were 100 people in the hall"),
    ("It was minus five in the classroom.", "It was -5 in the classroom"),
    ("There were fifteen boats.", "15 boats"),
]
SPELLING = [
    ("The colour of the harbour is grey.", "The color of the harbor is gray"),
    ("We organise the theatre programme.", "We organize the theater program"),
    ("They analysed the fibre at the centre.", "They analyzed the fiber at the center"),
    ("The travellers cancelled and were fuelled.", "The travelers canceled and were fueled"),
    ("Our defence was a skilful manoeuvre.", "Our defense was a skillful maneuver"),
    ("Send me an e-mail about health care.", "Send me an email about healthcare"),
    ("They co-operate on the ceasefire.", "They cooperate on the cease-fire"),
    ("I saw Mister Roe and Doctor Hale there.", "I saw Mr Roe and Dr. Hale there"),
    ("It went OK in the end for Jose.", "It went okay in the end for José"),
]
TIDIED = {
    "fillers": FILLERS, "stutters": STUTTERS, "contractions": CONTRACTIONS,
    "numbers": NUMBERS, "spelling": SPELLING,
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [(name, *case) for name, cases in TIDIED.items() for case in cases],
)
def test_tidied_words_are_cleaned(name: str, said: str, words: str) -> None:
    assert match(words, AROUND.format(said)).level == "cleaned", name


SAME = [
    ('He told me, "We will pay", and left.', "He told me, 'We will pay', and left"),
    ("He told me, ‘We will pay’, and left.", 'He told me, "We will pay", and left'),
    ("He said the 'workers' hall' is shut.", "He said the “workers’ hall” is shut"),
    ("The U.S. will pay by 5 p.m. today.", "The US will pay by 5 pm today"),
    ("We know – and they know – the price.", "We know, and they know, the price"),
    ("The caf\u00e9 is on the quay.", "The cafe\u0301 is on the quay"),
    ("The pro\u00adductive talks went on.", "The productive talks went on"),
    ("We will pay... and they will pay.", "We will pay … and they will pay"),
    ("We will pay in full.", "… we will pay in full …"),
    ("The ferry runs again.", "[t]he ferry runs again"),
    ("The ferry runs agen.", "The ferry runs agen [sic]"),
    ("It's the long-term plan.", "it’s the long‑term plan"),
]


@pytest.mark.parametrize(("said", "words"), SAME)
def test_marks_and_capitals_change_nothing(said: str, words: str) -> None:
    assert match(words, AROUND.format(said)).level == "verbatim"


CUT = [
    ("If there is pressure on us, there should be pressure on them.",
     "If there is pressure … there should be pressure on them", ["on us,"]),
    ("We came. We saw the harbour. We left again.", "We came. […] We left again",
     ["We saw the harbour."]),
    ("They told us that they would come back.", "[The drivers] told us that they would come back",
     []),
    ("We told the mayor that it would flood.", "We told [her] that it would flood",
     ["the mayor"]),
    ("It was, um, a long and a hard winter for us.", "It was a long … winter for us",
     ["and a hard"]),
    ("Nobody in the town wanted it, and nobody asked for it, and it came all the same.",
     "Nobody in the town wanted it … and it came all the same", ["and nobody asked for it,"]),
    ("We counted fifteen ships.", "We counted [15] ships", ["fifteen"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "words", "hidden"), CUT)
def test_cut_words_are_elided_and_what_is_hidden_is_shown(
    said: str, words: str, hidden: list[str]
) -> None:
    found = match(words, AROUND.format(said))

    shown = [piece.source for piece in found.pieces if piece.op == "hidden"]
    assert found.level == "elided"
    assert [text.strip(",.") for text in shown] == [text.strip(",.") for text in hidden]


def test_every_place_is_tried_before_a_quotation_fails() -> None:
    often = "We went to the shop and came back. " * 900
    source = f"{often} We went to, um, the sea and never came back. {often}"

    assert match("We went to the sea and never came back", source).level == "cleaned"
    assert match("We went … and never came back", source).level == "elided"
    assert match("We went to the sea … never came back", source).level == "elided"


def test_the_closest_chain_is_shown() -> None:
    source = "We saw rain. It rained a lot. We saw the boats leave the harbour."

    found = match("We saw … the harbour", source)

    assert [p.source for p in found.pieces if p.op == "hidden"] == ["the boats leave"]


def test_some_stutters_may_be_kept() -> None:
    said = "It was, um, very, very, er, very late when we, we got home."

    assert match("It was very, very late when we got home", said).level == "cleaned"
    assert match("It was, um, very late when we, we got home", said).level == "cleaned"


def test_the_speaker_whose_words_stand_closest_is_shown() -> None:
    source = "ROE: We saw rain, and then a lot of fog, over the harbour.\nHALE: We saw the harbour.\n"

    found = match("We saw … the harbour", source)

    assert source[found.start : found.end] == "We saw the harbour"
