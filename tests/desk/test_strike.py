"""Strike: quotations of the live story are chosen, and only the paragraphs they stand in are written anew."""

from typing import Any

import pytest

from articles import workflow
from articles.models import Article
from articles.vocabulary import MarkCode, Stage
from people.models import Editor
from tests.desk.doubt import door, live
from tests.desk.pages import now, signed_in, text
from tests.factories import Desk

pytestmark = pytest.mark.django_db

NOTE = "We took out words that Ada Finch did not say."
WITHOUT = "She said that nothing would be lifted for now."


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def story(desk: Desk) -> Article:
    """Its first paragraph holds a partial quotation, its second is a full one."""
    return live(desk)


def newest(article: Article) -> Any:
    return article.releases.stories().order_by("number").last()


def name(article: Article, number: int) -> str:
    return str(newest(article).quotations.get(number=number).public_id)


def press(editor: Editor, article: Article, *names: str, **typed: Any) -> Any:
    fields = {"_press": "strike", "release": newest(article).pk, "note": NOTE}
    numbered = {
        key.replace("_", "-"): words for key, words in typed.items() if key != "release"
    }
    return signed_in(editor).post(
        door("strike", article), fields | numbered | {"q": list(names)} | only_release(typed)
    )


def only_release(typed: dict[str, Any]) -> dict[str, Any]:
    return {"release": typed["release"]} if "release" in typed else {}


def test_the_paragraphs_of_the_chosen_quotations_are_offered_and_no_other(
    desk: Desk, story: Article
) -> None:
    page = text(signed_in(desk.duty).get(door("strike", story), {"q": name(story, 2)}))

    assert 'name="passage-3"' in page
    assert 'name="passage-2"' not in page
    assert "<del>" in page
    assert story.desk_log.filter(step="strike").count() == 0


def test_a_struck_quotation_is_gone_at_once_under_a_mark_and_a_look_is_owed(
    desk: Desk, story: Article
) -> None:
    before = newest(story)

    answer = press(desk.duty, story, name(story, 2), passage_3=WITHOUT)

    after = newest(story)
    assert answer.status_code == 302
    assert after.number == before.number + 1
    assert [mark["code"] for mark in after.marks] == [MarkCode.STRUCK]
    assert WITHOUT in after.body_html
    assert "another crate" not in after.body_html
    assert "too tired" in after.body_html
    assert after.notices[-1]["note"] == NOTE
    assert now(story).follow_ups.open().count() == 1


def test_only_duty_strikes(desk: Desk, story: Article) -> None:
    for editor in (desk.reporter, desk.checker, desk.desk, desk.legal):
        page = text(signed_in(editor).get(door("strike", story)))
        answer = press(editor, story, name(story, 2), passage_3=WITHOUT)

        assert "Strike is not open to you now" in page
        assert answer.status_code == 403


def test_words_that_still_stand_are_refused_and_what_was_typed_is_kept(
    desk: Desk, story: Article
) -> None:
    old = newest(story).version.words.passages[3].text
    answer = press(
        desk.duty, story, name(story, 2), passage_3=f"Typed before. {old}", note="Mine"
    )

    assert answer.status_code == 409
    assert "still stands in the text" in text(answer)
    assert "Typed before." in text(answer)
    assert ">Mine</textarea>" in text(answer)


def test_a_paragraph_that_was_not_offered_is_not_changed(desk: Desk, story: Article) -> None:
    press(
        desk.duty, story, name(story, 2), passage_3=WITHOUT,
        passage_2="Another first paragraph.", passage_0="Another headline",
    )  # fmt: skip

    after = newest(story)
    assert "Another" not in after.headline + after.body_html
    assert WITHOUT in after.body_html


@pytest.mark.parametrize(
    ("names", "note", "said"),
    [
        ([], NOTE, "Choose the quotations to strike"),
        (["1"], " ", "Write the note readers will see"),
        (["nonsense"], NOTE, "not in the live story"),
    ],
)
def test_what_is_missing_is_said(
    names: list[str], note: str, said: str, desk: Desk, story: Article
) -> None:
    chosen = [name(story, 1) if one == "1" else one for one in names]

    answer = press(desk.duty, story, *chosen, passage_2="Nothing is quoted.", note=note)

    assert answer.status_code == 409
    assert said in text(answer)


def test_a_second_press_finds_other_words_and_strikes_nothing_more(
    desk: Desk, story: Article
) -> None:
    first, release = name(story, 2), newest(story).pk
    press(desk.duty, story, first, passage_3=WITHOUT)

    again = press(desk.duty, story, first, passage_3=WITHOUT, release=release)

    assert again.status_code == 409
    assert "Readers have other words by now" in text(again)
    assert story.desk_log.filter(step="strike").count() == 1


def test_words_in_hand_stay_as_a_version(desk: Desk, story: Article) -> None:
    workflow.revise(desk.reporter, story.pk, "update", note="Adds a voice.")
    current = now(story)
    workflow.save(
        desk.reporter, story.pk, {"headline": "A half-done update"},
        seen_version=current.version_no,
    )  # fmt: skip

    press(desk.duty, story, name(story, 1), passage_2="It closed the quay on Tuesday.")

    after = now(story)
    assert after.stage == Stage.RELEASED
    assert "closed the quay on Tuesday." in after.body
    assert "half-done" not in after.headline
    assert story.versions.filter(headline="A half-done update").exists()


def test_both_quotations_and_a_paragraph_taken_out_whole(desk: Desk, story: Article) -> None:
    press(
        desk.duty, story, name(story, 1), name(story, 2),
        passage_2="The harbour office closed the north quay.", passage_3="",
    )  # fmt: skip

    after = newest(story)
    assert after.quotations.count() == 0
    assert len(after.version.words.blocks) == 1
