"""A check ends when the words change, and only then (EDITORIAL A, C2, C4, C6, D2 step 8)."""

from collections.abc import Callable
from typing import Any

import pytest

from articles import workflow
from articles.models import Article, Check, Standing, standings
from articles.vocabulary import Method, QuotationKind, Stage
from articles.workflow import Overtaken
from people.models import Editor
from tests.factories import SAID, make_person
from tests.workflow.newsroom import (
    Newsroom,
    codes_of,
    fresh,
    log_of,
    nth,
    outcome_of,
    rewrite,
    states,
)

Stories = dict[Stage, Article]
ALL_GOOD = ["verified", "verified", "not_a_quotation", "waived"]

# What an editor's keystroke far from the quotations makes of the same words.
RETYPED = (
    '<p id="b1" data-block="7" class="x">The harbour office&nbsp;closed the north quay on '
    'Tuesday, and Ada&nbsp;Finch said the cranes were "too  tired\n to&nbsp;trust" after '
    "forty winters.  </p><p></p>"
    '<p style="color:red"><span data-id="9">"We will not lift another crate until the steel '
    'has been looked at,"</span> she said.</p>'
    '<p data-x="1">In its own papers the office calls the plan "quiet&#32;water".<br></p>'
    '<div><p>A crane driver said the office "knew since spring".</p></div>'
)


def put(editor: Editor, story: Article, **changes: Any) -> Article:
    return workflow.save(editor, story.pk, changes, seen_version=fresh(story).version_no)


def last_line(story: Article) -> Any:
    return story.desk_log.order_by("seq").last()


def test_one_changed_word_ends_that_one_check_and_the_approval_and_the_log_says_who(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]

    rewrite(newsroom.desk3, story, "too tired to trust", "too old to trust")

    assert states(story) == ["stale", *ALL_GOOD[1:]]
    assert story.approvals.in_force().count() == 0
    assert fresh(story).stage == Stage.CHECKING
    assert log_of(story)[-2:] == ["save", "lapse"]
    assert last_line(story).who == newsroom.desk3
    assert "Desk3 changed these words in v2." in last_line(story).reason


def test_curly_marks_end_neither_check_nor_approval(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    curly = story.body.replace('"too tired to trust"', "“too tired to trust”").replace(
        '"We will not lift another crate until the steel has been looked at,"',
        "“We will not lift another crate until the steel has been looked at,”",
    )

    put(newsroom.desk3, story, body=curly)

    assert states(story) == ALL_GOOD
    assert fresh(story).stage == Stage.APPROVED
    assert log_of(story)[-1] == "save"
    workflow.release(newsroom.duty, story.pk)


def test_a_keystroke_that_rewrites_the_whole_html_ends_nothing(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]

    put(newsroom.desk3, story, body=RETYPED)

    assert states(story) == ALL_GOOD
    assert fresh(story).stage == Stage.APPROVED
    assert fresh(story).version_no == story.version_no


def test_a_word_elsewhere_ends_the_approval_and_no_check(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]

    put(newsroom.desk3, story, body=RETYPED.replace("forty winters", "fifty winters"))

    assert states(story) == ALL_GOOD
    assert fresh(story).stage == Stage.DESK
    assert "v2 is not what was approved." in last_line(story).reason


def test_quotations_that_move_take_their_checks_along(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    before = {one.words: one.quotation.pk for one in standings(story)}
    paragraphs = story.body.split("</p>")[:-1]

    put(newsroom.desk3, story, body="".join(f"{one}</p>" for one in reversed(paragraphs)))

    after = standings(fresh(story))
    assert {one.words: one.quotation.pk for one in after} == before
    assert sorted(one.state for one in after) == sorted(ALL_GOOD)


def test_restored_words_get_their_check_back_and_never_the_approval(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    rewrite(newsroom.desk3, story, "too tired to trust", "too old to trust")

    rewrite(newsroom.desk3, story, "too old to trust", "too tired to trust")

    assert states(story) == ALL_GOOD
    assert story.approvals.in_force().count() == 0
    assert fresh(story).stage == Stage.CHECKING


def test_an_old_version_brought_back_brings_its_checks_and_no_approval(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    put(newsroom.desk3, story, body="<p>Nothing is quoted here.</p>")
    gone = states(story)

    now = fresh(story)
    workflow.bring_back(newsroom.desk3, story.pk, 1, seen_version=now.version_no)

    assert gone == []
    assert states(story) == ALL_GOOD
    assert "not_approved" in {one.code for one in workflow.missing(fresh(story), story.made_at)}


def test_words_that_left_and_return_are_the_same_quotation(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    full = nth(story, 2).quotation
    sentence = story.body.split("</p>")[1] + "</p>"

    rewrite(newsroom.desk3, story, sentence, "")
    without = [one.quotation.pk for one in standings(fresh(story))]
    put(newsroom.desk3, story, body=fresh(story).body + sentence)

    assert full.pk not in without
    returned = next(one for one in standings(fresh(story)) if one.quotation.pk == full.pk)
    assert returned.state == "verified"
    assert returned.quotation.public_id == full.public_id


def test_another_speaker_ends_the_check_and_the_first_one_brings_it_back(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    key = nth(story, 1).quotation.pk

    workflow.confirm_speaker(newsroom.desk, story.pk, key, person=make_person("Bo Lind"))
    changed = nth(story, 1)
    workflow.confirm_speaker(newsroom.desk, story.pk, key, person=newsroom.speaker)

    assert changed.state == "stale"
    assert changed.why_stale == "The speaker is another one than when it was checked."
    assert states(story) == ALL_GOOD
    assert fresh(story).stage == Stage.CHECKING


def test_changed_evidence_ends_the_checks_that_rest_on_it(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    evidence = story.evidence.get()

    workflow.change_evidence(newsroom.desk, story.pk, evidence.pk, text="Nothing like it.")
    changed = nth(story, 1)
    workflow.change_evidence(newsroom.desk, story.pk, evidence.pk, text=SAID)

    assert changed.state == "stale"
    assert changed.why_stale == "The evidence changed after the check."
    assert fresh(story).stage == Stage.CHECKING
    assert states(story) == ALL_GOOD


def test_another_label_of_the_evidence_ends_no_check(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    evidence = story.evidence.get()

    workflow.change_evidence(newsroom.desk, story.pk, evidence.pk, label="Briefing, 2 Dec")

    assert states(story) == ALL_GOOD


def test_a_label_readers_are_told_is_not_changed_under_an_approval(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    evidence = story.evidence.get()

    sneaked = codes_of(
        workflow.change_evidence,
        newsroom.reporter,
        story.pk,
        evidence.pk,
        label="She is a liar.",
    )

    assert sneaked == ["approved"]
    release = workflow.release(newsroom.duty, story.pk)
    assert release.quotations.get(number=1).evidence_label == evidence.label


def key(story: Article, number: int) -> int:
    return nth(story, number).quotation.pk


ENDS: dict[str, Callable[[Newsroom, Article], object]] = {
    "a headline": lambda who, story: rewrite(who.desk3, story, "North", "South", "headline"),
    "a section": lambda who, story: put(who.desk3, story, section=None),
    "a new quotation": lambda who, story: rewrite(
        who.desk3, story, "forty winters", '"forty" winters'
    ),
    "a speaker asked about again": lambda who, story: workflow.unclass(
        who.desk3, story.pk, key(story, 3)
    ),
    "a dispute": lambda who, story: workflow.dispute(
        who.checker, story.pk, key(story, 1), note="She said tyres."
    ),
    "a check withdrawn": lambda who, story: workflow.withdraw(
        who.checker, story.pk, key(story, 1)
    ),
    "a waiver withdrawn": lambda who, story: workflow.withdraw(
        who.duty, story.pk, key(story, 4)
    ),
    "quoted words": lambda who, story: rewrite(who.desk3, story, "too tired to trust", "tired"),
    "Legal asked": lambda who, story: workflow.require_legal(who.desk3, story.pk),
}
"""What is done to an approved story so that its approval ends by itself."""


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("a headline", Stage.DESK),
        ("a section", Stage.DESK),
        ("Legal asked", Stage.DESK),
        ("quoted words", Stage.CHECKING),
        ("a new quotation", Stage.CHECKING),
        ("a dispute", Stage.CHECKING),
        ("a check withdrawn", Stage.CHECKING),
        ("a waiver withdrawn", Stage.CHECKING),
        ("a speaker asked about again", Stage.CHECKING),
    ],
)
def test_an_approval_that_ends_by_itself_gives_the_story_to_whom_it_now_belongs(
    name: str, stage: Stage, newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]

    ENDS[name](newsroom, story)

    assert fresh(story).stage == stage
    assert log_of(story).count("lapse") == 1
    assert last_line(story).step == "lapse"
    assert story.approvals.in_force().count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"slugline": "quay"},
        {"slug": "another-slug"},
        {"topics": []},
        {"deadline": None},
        {"assignee": None},
    ],
)
def test_what_an_approval_does_not_cover_does_not_end_it(
    changes: dict[str, Any], newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]

    put(newsroom.desk3, story, **changes)

    assert fresh(story).stage == Stage.APPROVED


# Who said it.


def test_said_by_somebody_else_asks_about_the_speaker_again_and_keeps_words_and_check(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    make_person("Bo Lind")

    rewrite(newsroom.desk3, story, "Ada Finch said", "Bo Lind said")
    lapsed = nth(story, 1)
    workflow.confirm_speaker(
        newsroom.desk3, story.pk, lapsed.quotation.pk, person=newsroom.speaker
    )

    assert not lapsed.quotation.is_confirmed
    assert nth(story, 1).state == "verified"


def test_words_around_the_marks_that_name_nobody_else_ask_nothing(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]

    rewrite(newsroom.desk3, story, "after forty winters", "after a hard winter")

    assert nth(story, 1).quotation.is_confirmed
    assert states(story) == ALL_GOOD


YES = (
    '<p>"Yes," said Ada Finch of the harbour office.</p>'
    '<p>The ferry was late again.</p><p>"Yes," said Bo Lind of the tugs.</p>'
)
BARE = (
    "<p>Ada Finch came first.</p><p>“Yes.”</p><p>Bo Lind came second.</p><p>“Yes.”</p>"
    "<p>The ferry was late.</p>"
)


def two_speakers(newsroom: Newsroom, body: str) -> Article:
    story = newsroom.write(body=body)
    first, second = standings(story)
    bo = make_person("Bo Lind")
    workflow.confirm_speaker(
        newsroom.desk, story.pk, first.quotation.pk, person=newsroom.speaker
    )
    workflow.confirm_speaker(newsroom.desk, story.pk, second.quotation.pk, person=bo)
    return story


def test_the_same_words_of_two_speakers_swapped_never_keep_the_other_ones_name(
    newsroom: Newsroom,
) -> None:
    story = two_speakers(newsroom, YES)
    swapped = YES.replace("Ada Finch", "X").replace("Bo Lind", "Ada Finch").replace(
        "X", "Bo Lind"
    )  # fmt: skip

    put(newsroom.desk3, story, body=swapped)

    first, second = (one.quotation for one in standings(fresh(story)))
    assert not (first.is_confirmed and first.speaker_name == "Ada Finch")
    assert not (second.is_confirmed and second.speaker_name == "Bo Lind")


def test_the_same_words_with_nothing_around_them_lose_their_names_when_copy_moves(
    newsroom: Newsroom,
) -> None:
    story = two_speakers(newsroom, BARE)
    swapped = BARE.replace("Ada Finch", "X").replace("Bo Lind", "Ada Finch").replace(
        "X", "Bo Lind"
    )  # fmt: skip

    put(newsroom.desk3, story, body=swapped)

    assert not any(one.quotation.is_confirmed for one in standings(fresh(story)))


def test_the_words_of_one_speaker_given_to_another_are_asked_about(newsroom: Newsroom) -> None:
    story = two_speakers(newsroom, YES)
    only_bo = "".join(YES.partition("<p>The ferry")[1:])

    put(newsroom.desk3, story, body=only_bo)

    (left,) = standings(fresh(story))
    assert not (left.quotation.is_confirmed and left.quotation.speaker_name == "Ada Finch")


# A tab that shows words which are no longer there.


@pytest.mark.parametrize("change", ["words", "speaker"])
@pytest.mark.parametrize("act", ["verify", "dispute", "waive"])
def test_a_verdict_on_words_that_changed_while_they_were_read_is_refused(
    act: str, change: str, newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    shown = nth(story, 1)
    if change == "words":
        rewrite(newsroom.desk3, story, "too tired to trust", "tired to trust")
    else:
        workflow.confirm_speaker(
            newsroom.desk3, story.pk, shown.quotation.pk, person=make_person("Bo Lind")
        )

    late = outcome_of(PRESSES[act], newsroom, story, shown, seen=shown.seal)
    anew = outcome_of(PRESSES[act], newsroom, story, shown, seen=nth(story, 1).seal)

    assert isinstance(late.refusal, Overtaken)
    assert str(anew) == "done"


def _verify(newsroom: Newsroom, story: Article, one: Standing, **more: Any) -> Check:
    return workflow.verify(
        newsroom.checker,
        story.pk,
        one.quotation.pk,
        method=Method.LISTENED,
        evidence_id=story.evidence.get().pk,
        **more,
    )


PRESSES: dict[str, Callable[..., Check]] = {
    "verify": _verify,
    "dispute": lambda room, story, one, **more: workflow.dispute(
        room.checker, story.pk, one.quotation.pk, note="She said tyres.", **more
    ),
    "waive": lambda room, story, one, **more: workflow.waive(
        room.duty, story.pk, one.quotation.pk, reason="The tape is lost.", **more
    ),
}


def test_a_waived_quotation_shows_as_waived_with_its_reason_and_never_as_verified(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    key = nth(story, 1).quotation.pk
    workflow.waive(newsroom.duty, story.pk, key, reason="The tape is lost.")
    workflow.approve(newsroom.desk2, story.pk)

    release = workflow.release(newsroom.duty, story.pk)

    assert states(story) == ["waived", *ALL_GOOD[1:]]
    row = release.quotations.get(number=1)
    assert (row.state, row.reason, row.checked_at) == ("waived", "The tape is lost.", None)


def test_a_span_that_was_classed_is_disputed_only_once_it_is_a_quotation(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    key = nth(story, 3).quotation.pk

    refused = codes_of(workflow.dispute, newsroom.checker, story.pk, key, note="She said it.")
    workflow.unclass(newsroom.checker, story.pk, key)
    workflow.dispute(newsroom.checker, story.pk, key, note="She said it.")

    assert refused == ["classed"]
    assert nth(story, 3).state == "disputed"
    assert nth(story, 3).quotation.kind in {QuotationKind.PARTIAL, QuotationKind.FULL}
