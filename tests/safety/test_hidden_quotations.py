"""Words that a reader would take for quoted are quoted for the desk too, however they were set and wherever."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from articles import workflow
from articles.models import Article, Release
from articles.quotes import Passage, find, look_alikes
from articles.text import blocks
from articles.vocabulary import Stage
from tests.workflow.newsroom import BODY, Newsroom, codes_of, fresh, nth, rewrite

LIE = "we lied to all of you"
SET = [
    "″″", "′′", "‶″", "｢｣", "﹁﹂", "❝❞", "❛❜", "🙶🙷", "ʺʺ", "ˮˮ", "ʼʼ", "ʻʼ", "ʻ'", "＇＇", "《》",
    "〈〉", "⹂⹂", "׳׳", ("&lt;&lt;", "&gt;&gt;"), ("&amp;quot;", "&amp;quot;"), ("´´", "´´"),
    ("' ", " '"), *((f"{blank}'", f"'{blank}") for blank in "\u200d\u200e\u2066\u034f\u3164\ufe0f"),
    ("\u202e\"", "\""), ("<em>″</em>", "<strong>″</strong>"),
]  # fmt: skip


@pytest.fixture(scope="module")
def newsroom(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def released(newsroom: Newsroom) -> int:
    return newsroom.at(Stage.RELEASED).pk


@pytest.fixture(scope="module")
def at_the_desk(newsroom: Newsroom) -> int:
    return newsroom.at(Stage.DESK, slug="desk", slugline="desk").pk


@pytest.fixture
def live(released: int, db: None) -> Article:
    return Article.objects.get(pk=released)


@pytest.fixture
def story(at_the_desk: int, db: None) -> Article:
    return Article.objects.get(pk=at_the_desk)


@pytest.mark.parametrize("marks", SET)
def test_no_look_alike_of_a_quotation_mark_goes_unseen(marks: tuple[str, str]) -> None:
    opening, closing = marks
    said = f"Ada Finch said {opening}{LIE}{closing} today"
    read = blocks(f"<p>{said}</p>")

    assert find([Passage("body", read[0].text)]).found or look_alikes(read[0].text)


@pytest.mark.parametrize("place", ["body", "headline", "standfirst"])
def test_a_look_alike_does_not_reach_the_checkers(
    place: str, story: Article, newsroom: Newsroom
) -> None:
    said = f"Ada Finch said ″{LIE}″ today"
    changes = {"body": f"{BODY}<p>{said}.</p>", "headline": said, "standfirst": said}
    workflow.save(
        newsroom.desk2, story.pk, {place: changes[place]}, seen_version=story.version_no
    )

    refused = codes_of(workflow.send_to_check, newsroom.desk, story.pk)

    assert refused == ["look_alike"]


@pytest.mark.parametrize(
    "text",
    [
        "He stood 6' 2\" and ran 3′ 4″", "rock 'n' roll of the '90s", "Hawaiʻi’s ʻIolani Palace",
        "the dogs' home", "צה״ל said", "Ukraineʼs army", "L’Aquila", "6 ' 2", "a < b, c > d",
        "Kievan Rusʹ", "“We lied,” she said", "Ann 'Bob' Lee", "« Oui »", "fish &amp; chips",
        "The \U0001f468\u200d\U0001f469 sign",
    ],
)  # fmt: skip
def test_measures_letters_and_apostrophes_are_no_look_alikes(text: str) -> None:
    assert look_alikes(text) == []


def test_a_block_quotation_without_marks_is_quoted_all_the_same(
    story: Article, newsroom: Newsroom
) -> None:
    body = f"{BODY}<p>Ada Finch said:</p><blockquote><p>We lied to all of you.</p></blockquote>"
    workflow.save(newsroom.desk2, story.pk, {"body": body}, seen_version=story.version_no)

    assert codes_of(workflow.send_to_check, newsroom.desk, story.pk) == ["unmarked"]


def _dateline(newsroom: Newsroom, story: Article) -> None:
    words = {"dateline": f"Port Aune: “{LIE}”"}
    workflow.save(newsroom.desk2, story.pk, words, seen_version=story.version_no)


def _byline(newsroom: Newsroom, story: Article) -> None:
    line = {"person": None, "organisation": None, "printed_as": f"Rae Holm, who says “{LIE}”"}
    workflow.save(newsroom.desk2, story.pk, {"byline": [line]}, seen_version=story.version_no)


def _role(newsroom: Newsroom, story: Article) -> None:
    workflow.confirm_speaker(
        newsroom.desk2, story.pk, nth(story, 2).quotation.pk, person=newsroom.speaker,
        role=f"who said “{LIE}”",
    )  # fmt: skip


def _via(newsroom: Newsroom, story: Article) -> None:
    workflow.describe_source(
        newsroom.desk2, story.pk, nth(story, 2).quotation.pk, level="on_record",
        via=f"a friend, who heard “{LIE}”",
    )  # fmt: skip


@pytest.mark.parametrize("slip_in", [_dateline, _byline, _role, _via])
def test_nobody_is_quoted_beside_the_text(
    slip_in: Callable[[Newsroom, Article], None], story: Article, newsroom: Newsroom
) -> None:
    slip_in(newsroom, story)

    assert codes_of(workflow.send_to_check, newsroom.desk, story.pk) == ["quoted_beside"]


def test_a_nickname_in_a_byline_is_no_quotation(story: Article, newsroom: Newsroom) -> None:
    line = {"person": None, "organisation": None, "printed_as": "Rae “Tilly” Holm"}
    workflow.save(newsroom.desk2, story.pk, {"byline": [line]}, seen_version=story.version_no)

    workflow.send_to_check(newsroom.desk, story.pk)


@pytest.mark.parametrize("told", ["note", "said", "right"])
def test_a_correction_quotes_nothing_that_nobody_checked(
    told: str, live: Article, newsroom: Newsroom
) -> None:
    words: dict[str, Any] = {"said": "forty", "right": "fifty"} | {
        told: f"Ada Finch said “{LIE}”."
    }
    workflow.revise(newsroom.desk, live.pk, "correction", **words)
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, live.pk)

    assert codes_of(workflow.approve, newsroom.desk2, live.pk) == ["quoted_note"]
    assert "quoted_note" in codes_of(
        workflow.emergency, newsroom.duty, live.pk, reason="Nobody is here."
    )


def test_a_correction_quotes_what_was_printed_and_what_is_right(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(
        newsroom.desk, live.pk, "correction",
        said="We said that the cranes were “too tired to trust” after forty winters.",
        right="They were “too tired to trust” after fifty.",
    )  # fmt: skip
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, live.pk)

    workflow.approve(newsroom.desk2, live.pk)


def test_a_retraction_repeats_no_quotation_of_what_it_takes_down(
    live: Article, newsroom: Newsroom
) -> None:
    reason = "Ada Finch never said the cranes were “too tired to trust”."

    refused = codes_of(workflow.ask_retract, newsroom.duty, live.pk, reason=reason)

    assert refused == ["quoted_note"]
    assert fresh(live).public_state == "live"
    assert Release.objects.filter(article=live).count() == 1


def test_what_came_of_a_hold_quotes_the_story_alone(live: Article, newsroom: Newsroom) -> None:
    workflow.hold(newsroom.duty, live.pk, reason="A doubt.")

    refused = codes_of(workflow.ask_lift, newsroom.duty, live.pk, outcome=f"She said “{LIE}”.")
    workflow.ask_lift(newsroom.duty, live.pk, outcome="She did say “too tired to trust”.")

    assert refused == ["quoted_note"]


def test_the_note_of_a_strike_says_nothing_of_the_words_it_strikes(
    live: Article, newsroom: Newsroom
) -> None:
    one = nth(live, 2)
    body = live.body.replace(f'"{one.quotation.exact}"', "No crate will be lifted")
    assert body != live.body
    strike = (
        workflow.strike,
        newsroom.duty,
        live.pk,
        [one.quotation.public_id],
        {"body": body},
    )

    for note in (f"She never said “{one.words}”.", f"She said “{LIE}”."):
        assert codes_of(*strike, note=note) == ["quoted_note"]
    workflow.strike(*strike[1:], note="She did not say it.")


def test_the_reason_of_a_waiver_quotes_nobody_else(story: Article, newsroom: Newsroom) -> None:
    waive = (workflow.waive, newsroom.duty, story.pk, nth(story, 2).quotation.pk)

    refused = codes_of(*waive, reason=f"On the phone she said “{LIE}”.")
    workflow.waive(*waive[1:], reason="The tape has “too tired to trust” and then stops.")

    assert refused == ["quoted_note"]
