"""What is no quotation, what stands inside a fuller one, and who is not named (EDITORIAL A, C4, C9)."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from articles import workflow
from articles.models import Article, Standing, standings
from articles.vocabulary import EvidenceKind, Method, QuotationKind, SourceLevel, Stage
from people.models import Person
from tests.factories import make_person
from tests.workflow.newsroom import Newsroom, codes_of, fresh, nth, rewrite, states

Stories = dict[Stage, Article]

TALKS = (
    '<p>Ada Finch said on Monday that the harbour had seen "rough but useful" talks.</p>'
    '<p>"The talks were rough but useful. We need a week more," she said.</p>'
    '<p>Bo Lind, who runs the tugs, said the evening was "useful" and "short".</p>'
)
"""A partial inside a full quotation of one speaker; a word of it said by another one too."""

HEARD = (
    "The talks were rough but useful. We need a week more. The evening was useful and short."
)


@pytest.fixture
def talks(newsroom: Newsroom) -> Article:
    story = newsroom.write(body=TALKS, slug="talks")
    bo = make_person("Bo Lind", pronouns="he")
    for one, person in zip(
        standings(story), (newsroom.speaker, newsroom.speaker, bo, bo), strict=True
    ):
        workflow.confirm_speaker(newsroom.desk, story.pk, one.quotation.pk, person=person)
    newsroom.give_evidence(story, HEARD)
    return fresh(story)


def verify(newsroom: Newsroom, story: Article, number: int) -> None:
    workflow.verify(
        newsroom.checker,
        story.pk,
        nth(story, number).quotation.pk,
        evidence_id=story.evidence.get().pk,
        method=Method.LISTENED,
    )


def point(newsroom: Newsroom, story: Article, number: int, at: int) -> None:
    workflow.verify(
        newsroom.checker,
        story.pk,
        nth(story, number).quotation.pk,
        within_id=nth(story, at).quotation.pk,
    )


def refused_to_point(newsroom: Newsroom, story: Article, number: int, at: int) -> list[str]:
    return codes_of(point, newsroom, story, number, at)


def test_a_partial_is_verified_by_pointing_at_the_fuller_quotation(
    newsroom: Newsroom, talks: Article
) -> None:
    verify(newsroom, talks, 2)

    point(newsroom, talks, 1, at=2)

    partial = nth(talks, 1)
    assert partial.is_consistent
    assert partial.state == "verified"
    assert partial.check is not None
    assert (partial.check.within, partial.check.evidence) == (nth(talks, 2).quotation, None)


def test_the_same_word_of_another_speaker_is_not_inside_it(
    newsroom: Newsroom, talks: Article
) -> None:
    verify(newsroom, talks, 2)

    assert refused_to_point(newsroom, talks, 3, at=2) == ["not_within"]
    assert not nth(talks, 3).is_consistent
    assert nth(talks, 3).may_be_within == []


def test_it_points_only_at_a_verified_quotation_with_evidence_of_its_own(
    newsroom: Newsroom, talks: Article
) -> None:
    unverified = refused_to_point(newsroom, talks, 1, at=2)
    verify(newsroom, talks, 2)
    point(newsroom, talks, 1, at=2)

    assert unverified == ["not_within"]
    assert refused_to_point(newsroom, talks, 2, at=1) == ["not_within"]
    assert refused_to_point(newsroom, talks, 1, at=1) == ["not_within"]


def test_words_that_are_not_in_it_are_not_inside_it(newsroom: Newsroom, talks: Article) -> None:
    verify(newsroom, talks, 2)
    rewrite(newsroom.reporter, talks, '"rough but useful" talks', '"rough and useful" talks')

    assert refused_to_point(newsroom, talks, 1, at=2) == ["not_within"]


def after(what: str, newsroom: Newsroom, story: Article) -> None:
    fuller = nth(story, 2).quotation.pk
    match what:
        case "withdrawn":
            workflow.withdraw(newsroom.checker, story.pk, fuller)
        case "disputed":
            workflow.dispute(newsroom.checker, story.pk, fuller, note="She said two weeks.")
        case "waived":
            workflow.waive(newsroom.duty, story.pk, fuller, reason="The tape is lost.")
        case "reworded":
            rewrite(newsroom.reporter, story, "We need a week more", "We need two weeks more")
        case "said by another":
            bo = make_person("Bo Lind")
            workflow.confirm_speaker(newsroom.desk, story.pk, fuller, person=bo)
        case "other evidence":
            key = story.evidence.get().pk
            workflow.change_evidence(newsroom.desk, story.pk, key, text=HEARD + " Goodbye.")
        case "gone":
            full = story.body.split("</p>")[1] + "</p>"
            rewrite(newsroom.reporter, story, full, "")


@pytest.mark.parametrize(
    "what",
    [
        "withdrawn",
        "disputed",
        "waived",
        "reworded",
        "said by another",
        "other evidence",
        "gone",
    ],
)
def test_it_lapses_with_the_fuller_one(what: str, newsroom: Newsroom, talks: Article) -> None:
    verify(newsroom, talks, 2)
    point(newsroom, talks, 1, at=2)

    after(what, newsroom, talks)

    partial = nth(talks, 1)
    assert partial.state == "stale"
    assert "fuller quotation" in partial.why_stale


def test_two_that_come_to_point_at_each_other_count_for_nothing_and_break_nothing(
    newsroom: Newsroom,
) -> None:
    body = '<p>Ada Finch said "yes, of course".</p><p>"Yes, of course," she said again.</p>'
    longer = '"Yes, of course, and gladly,"'
    story = newsroom.write(body=body, slug="yes")
    newsroom.confirm_all(story)
    newsroom.give_evidence(story, "Yes, of course. Yes, of course, and gladly.")
    verify(newsroom, story, 1)
    point(newsroom, story, 2, at=1)
    rewrite(newsroom.reporter, story, '"Yes, of course,"', longer)
    verify(newsroom, story, 2)
    point(newsroom, story, 1, at=2)

    rewrite(newsroom.reporter, story, longer, '"Yes, of course,"')

    assert states(story) == ["stale", "stale"]


WIRE = settings.BASE_DIR.parent / "shared" / "wire" / "000_f80ef874f1832407.txt"
KALLAS_SAID = "We heard yesterday that the talks in America were difficult but productive."


@pytest.mark.skipif(not WIRE.exists(), reason="the wire story is not at hand")
def test_on_the_wire_story_only_what_kallas_said_herself_is_inside_her_sentence(
    newsroom: Newsroom,
) -> None:
    kallas, rubio = wire_people()
    story = workflow.import_copy(newsroom.reporter, WIRE.name, Path(WIRE).read_text("utf-8"))
    by_words = {one.words.strip(", "): one for one in in_marks(story)}
    for words, one in by_words.items():
        person = rubio if words in {"productive", "successful"} else kallas
        workflow.confirm_speaker(newsroom.desk, story.pk, one.quotation.pk, person=person)

    consistent = {one.words for one in in_marks(story) if one.is_consistent}

    assert KALLAS_SAID in by_words[next(w for w in by_words if w.startswith("It could"))].words
    assert consistent == {"pivotal", "difficult but productive"}


def in_marks(story: Article) -> list[Standing]:
    return [one for one in standings(story) if one.quotation.kind != QuotationKind.REPORTED]


def wire_people() -> tuple[Person, Person]:
    return make_person("Kaja Kallas", pronouns="she"), make_person("Marco Rubio", pronouns="he")


# Not a quotation.


def class_it(newsroom: Newsroom, story: Article, number: int, **more: Any) -> Any:
    one = nth(story, number)
    return workflow.class_span(
        newsroom.desk3, story.pk, one.quotation.pk, **{"kind": QuotationKind.SCARE, **more}
    )


def test_words_near_a_speaker_are_classed_only_with_a_reason(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]

    without = codes_of(class_it, newsroom, story, 1)
    class_it(newsroom, story, 1, reason="Our word, not hers.")

    assert without == ["no_reason"]
    assert nth(story, 1).state == "not_a_quotation"


def test_words_that_nobody_is_near_are_classed_with_one_press(newsroom: Newsroom) -> None:
    story = newsroom.write(body='<p>The plan is called "quiet water" here.</p>', slug="plan")

    class_it(newsroom, story, 1, kind=QuotationKind.TITLE)

    assert nth(story, 1).state == "not_a_quotation"


@pytest.mark.parametrize("kind", ["", "full", "partial", "reported", "joke"])
def test_a_class_is_a_scare_quote_a_title_or_a_term(
    kind: str, newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]

    refused = codes_of(class_it, newsroom, story, 1, kind=kind, reason="Our word.")

    assert "kind" in refused


SPLIT = '<p>"We will wait," Ada Finch said, "until it is safe."</p>'
OVER_TWO = '<p>Ada Finch said: "We will wait until it is safe.</p><p>"And then we will lift," she said.</p>'


@pytest.mark.parametrize("body", [SPLIT, OVER_TWO])
def test_words_in_several_parts_cannot_be_classed(body: str, newsroom: Newsroom) -> None:
    story = newsroom.write(body=body, slug="parts")
    assert len(nth(story, 1).rows) == 2

    assert "in_parts" in codes_of(class_it, newsroom, story, 1, reason="Our words.")


def test_a_class_ends_when_its_words_change(newsroom: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]

    rewrite(newsroom.desk3, story, "quiet water", "still water")

    one = nth(story, 3)
    assert (one.quotation.is_classed, one.quotation.is_confirmed) == (False, False)
    assert "unconfirmed" in codes_of(workflow.approve, newsroom.desk2, story.pk)


def test_a_class_ends_when_the_words_become_somebodys_speech(newsroom: Newsroom) -> None:
    story = newsroom.write(body='<p>It is called "quiet water" here.</p>', slug="plan")
    class_it(newsroom, story, 1)

    rewrite(
        newsroom.reporter,
        story,
        '"quiet water" here.',
        '"quiet water," Ada Finch said, "and it works."',
    )

    one = nth(story, 1)
    assert len(one.rows) == 2
    assert not one.quotation.is_classed


def test_a_class_without_a_reason_does_not_hold_once_a_speaker_stands_near(
    newsroom: Newsroom,
) -> None:
    story = newsroom.write(body='<p>It is called "quiet water" here.</p>', slug="plan")
    class_it(newsroom, story, 1)
    workflow.submit(newsroom.reporter, story.pk)

    rewrite(newsroom.desk3, story, "It is called", "Ada Finch said it is")

    refused = codes_of(workflow.approve, newsroom.desk2, story.pk)
    assert {"no_class_reason", "unconfirmed"} & set(refused)


def test_whoever_approves_cannot_take_over_a_class_first(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    key = nth(story, 3).quotation.pk

    again = codes_of(
        workflow.class_span,
        newsroom.desk2,
        story.pk,
        key,
        kind=QuotationKind.TERM,
        reason="So say I.",
    )

    assert again == ["classed"]
    assert nth(story, 3).quotation.classed_by == newsroom.desk


def test_what_nobody_classed_cannot_be_undone(newsroom: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]

    refused = codes_of(workflow.unclass, newsroom.desk, story.pk, nth(story, 1).quotation.pk)

    assert refused == ["not_classed"]
    assert nth(story, 1).state == "verified"


# Who is not named.


def unnamed(story: Article) -> Standing:
    return nth(story, 4)


@pytest.mark.parametrize("what", ["words", "reason", "outlet", "speaker"])
def test_a_sign_off_of_an_unnamed_source_is_of_words_speaker_outlet_and_reason(
    what: str, newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    key = unnamed(story).quotation.pk
    told = {"level": SourceLevel.UNNAMED, "reason": "She fears for her work."}
    match what:
        case "words":
            rewrite(newsroom.desk3, story, "knew since spring", "knew since summer")
        case "reason":
            told["reason"] = "She was told not to talk."
            workflow.describe_source(newsroom.desk, story.pk, key, **told)
        case "outlet":
            workflow.describe_source(newsroom.desk, story.pk, key, **told, via="The Ferry Post")
        case "speaker":
            workflow.confirm_speaker(newsroom.desk, story.pk, key, words="two crane drivers")

    assert "unsigned_source" in codes_of(workflow.approve, newsroom.desk2, story.pk)


def test_the_sign_off_is_back_with_the_words_and_the_reason_it_was_of(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]

    rewrite(newsroom.desk3, story, "knew since spring", "knew since summer")
    rewrite(newsroom.desk3, story, "knew since summer", "knew since spring")

    workflow.approve(newsroom.desk2, story.pk)
    assert fresh(story).stage == Stage.APPROVED


def test_no_person_is_recorded_for_a_source_that_is_unnamed(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    key = unnamed(story).quotation.pk

    refused = codes_of(
        workflow.confirm_speaker, newsroom.desk, story.pk, key, person=newsroom.speaker
    )

    assert refused == ["unnamed_person"]


# What a check needs.


def check(newsroom: Newsroom, story: Article, **how: Any) -> list[str]:
    return codes_of(
        workflow.verify, newsroom.checker, story.pk, nth(story, 2).quotation.pk, **how
    )


def test_a_check_needs_evidence_and_a_method(newsroom: Newsroom, talks: Article) -> None:
    key = talks.evidence.get().pk

    assert set(check(newsroom, talks)) == {"no_evidence", "no_method"}
    assert check(newsroom, talks, evidence_id=key) == ["no_method"]
    assert check(newsroom, talks, evidence_id=key, method="guessed") == ["no_method"]


def test_the_evidence_of_another_story_is_none(
    newsroom: Newsroom, talks: Article, stories: Stories
) -> None:
    elsewhere = stories[Stage.DESK].evidence.get().pk

    refused = check(newsroom, talks, evidence_id=elsewhere, method=Method.LISTENED)

    assert refused == ["no_evidence"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The talks were smooth and useless. We need a year more.", "altered"),
        ("Nothing of the kind was said by anybody.", "not_found"),
    ],
)
def test_words_that_differ_from_the_source_are_not_verified(
    text: str, level: str, newsroom: Newsroom, talks: Article
) -> None:
    key = talks.evidence.get().pk
    workflow.change_evidence(newsroom.desk, talks.pk, key, text=text)

    refused = check(newsroom, talks, evidence_id=key, method=Method.LISTENED)

    assert refused in (["altered"], ["not_found"])
    assert level in {"altered", "not_found"}


@pytest.mark.parametrize("declared", ["heard_only", "translated"])
def test_what_was_only_heard_or_translated_needs_a_note(
    declared: str, newsroom: Newsroom, talks: Article
) -> None:
    tape = workflow.add_evidence(
        newsroom.desk,
        talks.pk,
        kind=EvidenceKind.RECORDING,
        label="The evening, on tape",
        url="https://tapes.example/1",
    )
    how: dict[str, Any] = {
        "evidence_id": tape.pk,
        "method": Method.LISTENED,
        "match_level": declared,
    }

    assert check(newsroom, talks, **how) == ["no_note"]
    assert check(newsroom, talks, **how, note="   ") == ["no_note"]
    workflow.verify(
        newsroom.checker,
        talks.pk,
        nth(talks, 2).quotation.pk,
        **how,
        note="Listened twice, from 04:10.",
    )
    assert nth(talks, 2).state == "verified"


def test_a_verdict_that_is_not_ones_own_last_one_is_not_withdrawn(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    key = nth(story, 1).quotation.pk
    workflow.withdraw(newsroom.checker, story.pk, key)

    assert codes_of(workflow.withdraw, newsroom.checker, story.pk, key) == ["not_yours"]
    assert codes_of(workflow.withdraw, newsroom.duty, story.pk, key) == ["not_yours"]
    assert nth(story, 1).state == "unchecked"
