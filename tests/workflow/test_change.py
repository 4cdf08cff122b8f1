"""A story that is out is changed: kinds, notes, renewals, the live words put back (EDITORIAL D3, D4, D6)."""

from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Article, Correction, Release, covers_of
from articles.vocabulary import ChangeKind, Stage
from articles.workflow.audit import audit
from articles.workflow.slight import weighs
from tests.workflow.newsroom import Newsroom, codes_of, fresh, log_of, nth, rewrite, states

Stories = dict[Stage, Article]
GOOD = ["verified", "verified", "not_a_quotation", "waived"]


@pytest.fixture
def live(stories: Stories) -> Article:
    return stories[Stage.RELEASED]


def newest(story: Article) -> Release:
    release = story.newest(clock.now())
    assert release is not None
    return release


def through(room: Newsroom, story: Article) -> Release:
    """Through the desk and a second editor to readers."""
    workflow.submit(room.desk, story.pk)
    workflow.approve(room.desk2, story.pk)
    return workflow.release(room.duty, story.pk)


def test_a_change_begins_from_the_live_words_and_readers_see_nothing_of_it(
    live: Article, newsroom: Newsroom
) -> None:
    before = newest(live)

    workflow.revise(newsroom.reporter, live.pk, "update", note="Adds the port’s answer.")
    rewrite(newsroom.reporter, live, "forty winters", "fifty winters")

    now = fresh(live)
    assert (now.stage, now.based_on_release, now.change_kind) == ("draft", before, "update")
    assert list(Release.objects.visible(clock.now()).filter(article=live)) == [before]


def test_a_live_story_is_not_saved_without_choosing_a_kind(
    live: Article, newsroom: Newsroom
) -> None:
    save = (workflow.save, newsroom.desk, live.pk, {"headline": "Shut"})

    assert codes_of(*save, seen_version=live.version_no) == ["wrong_stage"]
    assert codes_of(workflow.revise, newsroom.desk, live.pk, "tidy") == ["no_kind"]


def test_one_change_at_a_time(live: Article, newsroom: Newsroom) -> None:
    workflow.revise(newsroom.desk, live.pk, "update")

    assert codes_of(workflow.revise, newsroom.desk, live.pk, "update") == ["wrong_stage"]


@pytest.mark.parametrize(
    ("kind", "told", "code"),
    [
        ("update", {}, "no_note"),
        ("clarification", {}, "no_note"),
        ("editors_note", {}, "no_note"),
        ("correction", {"note": "We were wrong."}, "no_correction"),
        ("correction", {"said": "forty"}, "no_correction"),
    ],
)
def test_a_kind_that_has_a_note_to_readers_is_not_approved_without(
    kind: str, told: dict[str, str], code: str, live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.desk, live.pk, kind, **told)  # type: ignore[arg-type]
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, live.pk)

    assert codes_of(workflow.approve, newsroom.desk2, live.pk) == [code]


def test_a_change_that_changes_nothing_is_refused_but_an_editors_note_is_not(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.reporter, live.pk, "clarification", note="It is clear now.")
    workflow.submit(newsroom.reporter, live.pk)
    nothing = codes_of(workflow.approve, newsroom.desk2, live.pk)

    workflow.describe_change(
        newsroom.desk, live.pk, "editors_note", note="A source is under suspicion."
    )
    workflow.approve(newsroom.desk2, live.pk)

    assert nothing == ["nothing_changed"]


def test_whoever_words_the_note_to_readers_does_not_approve_it(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.desk, live.pk, "update", note="Adds an answer.")
    rewrite(newsroom.reporter, live, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, live.pk)

    assert codes_of(workflow.approve, newsroom.desk, live.pk) == ["own_note"]


def test_another_note_ends_the_approval(live: Article, newsroom: Newsroom) -> None:
    workflow.revise(newsroom.desk, live.pk, "update", note="Adds an answer.")
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")
    workflow.submit(newsroom.desk, live.pk)
    workflow.approve(newsroom.desk2, live.pk)

    workflow.describe_change(newsroom.duty, live.pk, "update", note="Adds two answers.")

    assert fresh(live).stage == Stage.DESK


def test_a_correction_tells_what_was_said_what_is_right_and_of_which_quotation(
    live: Article, newsroom: Newsroom
) -> None:
    first, quotation = newest(live), nth(live, 1).quotation
    workflow.revise(
        newsroom.desk, live.pk, "correction", said="too tired to trust", right="too tired",
        at_top=True, quotation_id=quotation.pk,
    )  # fmt: skip
    rewrite(newsroom.desk, live, "too tired to trust", "too tired")
    newsroom.check_all(fresh(live))

    release = through(newsroom, live)

    row = release.corrections.get()
    assert (row.kind, row.said, row.right) == ("correction", "too tired to trust", "too tired")
    assert (row.public_id, row.at_top, row.at) == (
        quotation.public_id, True, release.visible_from,
    )  # fmt: skip
    assert [note["said"] for note in release.notices] == ["too tired to trust"]
    assert release.first_published_at == first.first_published_at
    assert release.modified_at == release.visible_from
    assert audit(fresh(live)) == []


def test_a_refile_is_silent_and_keeps_the_date_of_the_last_change(
    live: Article, newsroom: Newsroom
) -> None:
    before = newest(live)
    workflow.revise(newsroom.desk, live.pk, "refile")
    rewrite(newsroom.desk, live, "harbour office closed", "harbor office closed")

    release = through(newsroom, live)

    assert (release.change, release.notices) == (ChangeKind.REFILE, [])
    assert release.modified_at == before.modified_at
    assert not Correction.objects.filter(article=live).exists()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("headline", "North quay", "South quay"),
        ("body", '"too tired to trust"', '"too old to trust"'),
        ("body", "on Tuesday,", "on Tuesday 2,"),
        ("body", "on Tuesday,", "on the very last Tuesday of this month,"),
    ],
)
def test_a_refile_that_weighs_is_refused(
    name: str, old: str, new: str, live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.desk, live.pk, "refile")
    rewrite(newsroom.desk, live, old, new, name)
    workflow.submit(newsroom.desk, live.pk)

    assert "not_slight" in codes_of(workflow.approve, newsroom.desk2, live.pk)


def test_the_notes_of_earlier_changes_stay(live: Article, newsroom: Newsroom) -> None:
    for number, (old, new) in enumerate(
        [("forty winters", "fifty winters"), ("fifty winters", "sixty winters")], 1
    ):
        workflow.revise(newsroom.desk, live.pk, "update", note=f"Note {number}")
        rewrite(newsroom.desk, live, old, new)
        release = through(newsroom, live)

    assert [note["note"] for note in release.notices] == ["Note 1", "Note 2"]


class TestPuttingTheLiveWordsBack:
    """Discard and start again: words, names of quotations, and all that was recorded of them."""

    @pytest.fixture
    def changed(self, live: Article, newsroom: Newsroom) -> Article:
        workflow.revise(newsroom.desk, live.pk, "update", note="Adds.")
        rewrite(newsroom.reporter, live, "too tired to trust", "too worn to use")
        rewrite(
            newsroom.reporter, live, "<p>In its own papers the office calls the plan", "<p>So"
        )
        workflow.unclass(newsroom.desk, live.pk, nth(live, 3).quotation.pk)
        workflow.confirm_speaker(
            newsroom.desk, live.pk, nth(live, 3).quotation.pk, words="the office"
        )
        return fresh(live)

    @pytest.mark.parametrize(
        "act",
        [
            lambda room, story: workflow.discard(room.desk, story.pk, reason="No need."),
            lambda room, story: workflow.start_again(room.desk, story.pk, "correction"),
        ],
    )
    def test_the_working_copy_is_exactly_what_readers_see(
        self, act: Any, changed: Article, newsroom: Newsroom
    ) -> None:
        release = newest(changed)

        act(newsroom, changed)

        now = fresh(changed)
        live_names = {row.public_id for row in release.quotations.all()}
        names = {nth(now, number).quotation.public_id for number in (1, 2, 4)}
        assert now.words.digest == release.version.digest
        assert states(now) == GOOD
        assert names == live_names
        assert audit(now) == []

    def test_and_the_words_in_hand_stay_as_a_version(
        self, changed: Article, newsroom: Newsroom
    ) -> None:
        workflow.discard(newsroom.desk, changed.pk, reason="No need.")

        kept = fresh(changed).versions.get(number=changed.version_no)
        assert "too worn to use" in kept.body

    def test_what_an_approval_covers_is_what_it_was(
        self, changed: Article, newsroom: Newsroom
    ) -> None:
        release = newest(changed)

        workflow.discard(newsroom.desk, changed.pk, reason="No need.")

        assert weighs(release.covers, covers_of(fresh(changed))) == []

    def test_whoever_puts_them_back_has_written_nothing(
        self, changed: Article, newsroom: Newsroom
    ) -> None:
        workflow.discard(newsroom.desk3, changed.pk, reason="No need.")

        assert newsroom.desk3.pk not in workflow.contributors(fresh(changed))


def test_words_begun_from_an_older_release_are_brought_up_to_date_first(
    live: Article, newsroom: Newsroom
) -> None:
    first = live.version_no
    workflow.revise(newsroom.desk, live.pk, "update", note="One.")
    rewrite(newsroom.desk, live, "forty winters", "fifty winters")
    through(newsroom, live)
    workflow.revise(newsroom.desk, live.pk, "update", note="Two.")
    workflow.bring_back(newsroom.desk, live.pk, first, seen_version=fresh(live).version_no)
    rewrite(newsroom.desk, live, "forty winters", "sixty winters")
    workflow.submit(newsroom.desk, live.pk)

    behind = codes_of(workflow.approve, newsroom.desk2, live.pk)
    workflow.bring_up_to_date(newsroom.desk, live.pk)
    workflow.approve(newsroom.desk2, live.pk)

    assert behind == ["behind"]


class TestRenewal:
    """One press over a slight change, by somebody who made none of it."""

    @pytest.fixture
    def touched(self, newsroom: Newsroom, stories: Stories) -> Article:
        story = stories[Stage.APPROVED]
        rewrite(newsroom.duty, story, "closed the north quay", "shut the north quay")
        return fresh(story)

    def test_it_carries_the_approval_on(self, touched: Article, newsroom: Newsroom) -> None:
        workflow.renew(newsroom.reporter, touched.pk)
        release = workflow.release(newsroom.duty, touched.pk)

        assert release.approval is not None
        assert release.approval.renews is not None
        assert audit(fresh(touched)) == []

    def test_not_by_whoever_made_the_change(self, touched: Article, newsroom: Newsroom) -> None:
        assert codes_of(workflow.renew, newsroom.duty, touched.pk) == ["own_words"]

    def test_small_changes_do_not_add_up(self, touched: Article, newsroom: Newsroom) -> None:
        workflow.renew(newsroom.reporter, touched.pk)
        rewrite(newsroom.duty, touched, "after forty winters", "after some forty hard winters")
        workflow.renew(newsroom.reporter, touched.pk)
        rewrite(newsroom.duty, touched, "on Tuesday", "late on Tuesday, and firmly")

        assert "not_slight" in codes_of(workflow.renew, newsroom.reporter, touched.pk)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("forty winters", "40 winters"),
            ("Ada Finch said", '<a href="https://example.org/">Ada Finch</a> said'),
            ("quiet water", "still water"),
        ],
    )
    def test_a_figure_a_link_or_a_word_in_marks_weighs(
        self, old: str, new: str, touched: Article, newsroom: Newsroom
    ) -> None:
        rewrite(newsroom.duty, touched, old, new)

        assert "not_slight" in codes_of(workflow.renew, newsroom.reporter, touched.pk)

    def test_what_was_never_approved_cannot_be_renewed(
        self, newsroom: Newsroom, stories: Stories
    ) -> None:
        story = stories[Stage.CHECKING]

        assert codes_of(workflow.renew, newsroom.desk3, story.pk) == ["never_approved"]

    def test_an_approval_that_stands_needs_none(
        self, touched: Article, newsroom: Newsroom
    ) -> None:
        workflow.approve(newsroom.desk2, touched.pk)

        assert "wrong_stage" in codes_of(workflow.renew, newsroom.reporter, touched.pk)


def test_one_press_goes_as_far_as_roles_and_gates_allow(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.DRAFT]
    before = log_of(story)

    writer = workflow.press_on(newsroom.reporter, story.pk, Stage.RELEASED)
    editor = workflow.press_on(newsroom.desk2, story.pk, Stage.RELEASED)
    duty = workflow.press_on(newsroom.duty, story.pk, Stage.RELEASED)

    assert [way.taken for way in (writer, editor, duty)] == [
        ("submit",), ("approve",), ("release",),
    ]  # fmt: skip
    assert writer.stopped_by is not None
    assert log_of(story) == [*before, "submit", "approve", "release"]
