"""Nobody else is here: an emergency release and what is owed after it, and a paper of one editor."""

from collections.abc import Iterator

import pytest

from articles import clock, workflow
from articles.models import Article, DeskLogEntry, House, Mode, Release, mode_now
from articles.vocabulary import ModeName, PublicState, RoleName, Stage
from articles.workflow.audit import audit
from people.models import Editor
from tests.factories import SAID, make_editor
from tests.workflow.newsroom import Newsroom, codes_of, fresh, log_of, nth, rewrite, states

Stories = dict[Stage, Article]


def codes(release: Release) -> list[str]:
    return [mark["code"] for mark in release.marks]


def owed(story: Article) -> list[str]:
    return sorted(story.follow_ups.open().values_list("kind", flat=True))


class TestEmergency:
    @pytest.fixture
    def unchecked(self, newsroom: Newsroom) -> Article:
        story = newsroom.write()
        newsroom.confirm_all(story)
        return fresh(story)

    def test_it_goes_out_with_marks_that_name_what_nobody_checked(
        self, unchecked: Article, newsroom: Newsroom
    ) -> None:
        release = workflow.emergency(newsroom.duty, unchecked.pk, reason="The quay is on fire.")

        names = [nth(unchecked, number).quotation.public_id for number in (1, 2)]
        assert codes(release) == ["emergency"]
        assert release.marks[0]["quotations"] == names
        assert "on fire" not in str(release.as_record())
        assert release.approval is None
        assert owed(unchecked) == ["late_check", "second_look"]
        assert audit(fresh(unchecked)) == []

    def test_by_its_writer_it_says_that_too(
        self, unchecked: Article, newsroom: Newsroom
    ) -> None:
        rewrite(newsroom.reporter, unchecked, "forty winters", "fifty winters")
        newsroom.reporter.groups.set(newsroom.duty.groups.all())

        release = workflow.emergency(newsroom.reporter, unchecked.pk, reason="A fire.")

        assert codes(release) == ["emergency", "own_writer"]

    @pytest.mark.parametrize(
        ("missing", "code"),
        [("headline", "no_headline"), ("mark", "unbalanced"), ("slug", "no_slug")],
    )
    def test_it_is_complete_covered_and_has_an_address_all_the_same(
        self, missing: str, code: str, unchecked: Article, newsroom: Newsroom
    ) -> None:
        if missing == "mark":
            rewrite(newsroom.reporter, unchecked, "on Tuesday", 'on "Tuesday')
        else:
            Article.objects.filter(pk=unchecked.pk).update(**{missing: ""})

        refused = codes_of(workflow.emergency, newsroom.duty, unchecked.pk, reason="A fire.")

        assert code in refused

    def test_legal_hold_and_embargo_hold_it(
        self, unchecked: Article, newsroom: Newsroom
    ) -> None:
        workflow.legal_hold(newsroom.legal, unchecked.pk, reason="A letter.")

        refused = codes_of(workflow.emergency, newsroom.duty, unchecked.pk, reason="A fire.")

        assert refused == ["legal_hold"]

    def test_the_late_checks_and_a_second_look_make_it_whole(
        self, unchecked: Article, newsroom: Newsroom
    ) -> None:
        workflow.emergency(newsroom.duty, unchecked.pk, reason="A fire.")
        early = codes_of(workflow.second_look, newsroom.desk, unchecked.pk)
        newsroom.check_all(fresh(unchecked), SAID)

        release = workflow.second_look(newsroom.desk, unchecked.pk)

        assert early == ["unchecked", "unchecked"]
        assert (codes(release), release.change) == ([], "second_look")
        assert release.modified_at == release.first_published_at
        assert owed(unchecked) == []
        assert audit(fresh(unchecked)) == []

    def test_a_revision_goes_out_in_an_emergency_with_its_note(
        self, newsroom: Newsroom, stories: Stories
    ) -> None:
        story = stories[Stage.RELEASED]
        workflow.revise(newsroom.desk, story.pk, "correction")
        rewrite(newsroom.desk, story, "too tired to trust", "too worn to use")
        bare = codes_of(workflow.emergency, newsroom.duty, story.pk, reason="A fire.")
        workflow.describe_change(
            newsroom.desk, story.pk, "correction", said="too tired", right="too worn"
        )

        release = workflow.emergency(newsroom.duty, story.pk, reason="A fire.")

        assert bare == ["no_correction"]
        assert (release.change, codes(release)) == ("correction", ["emergency", "waived"])
        assert audit(fresh(story)) == []

    def test_not_while_the_story_is_held(self, newsroom: Newsroom, stories: Stories) -> None:
        story = stories[Stage.RELEASED]
        workflow.revise(newsroom.desk, story.pk, "update", note="Adds.")
        workflow.hold(newsroom.duty, story.pk, reason="A doubt.")

        refused = codes_of(workflow.emergency, newsroom.duty, story.pk, reason="A fire.")

        assert "wrong_stage" in refused


class TestSolo:
    @pytest.fixture
    def admin(self, newsroom: Newsroom) -> Editor:
        return make_editor("admin", RoleName.ADMIN)

    @pytest.fixture
    def alone(self, admin: Editor) -> Iterator[Editor]:
        workflow.set_mode(admin, "solo", reason="One editor runs the paper.")
        yield make_editor("alone", *RoleName)

    def test_only_admin_sets_the_mode_and_it_is_logged_in_the_houses_chain(
        self, admin: Editor, newsroom: Newsroom
    ) -> None:
        others = [newsroom.duty, newsroom.desk, make_editor("root", is_superuser=True)]
        refused = [codes_of(workflow.set_mode, who, "solo", reason="Me.") for who in others]
        bare = codes_of(workflow.set_mode, admin, "solo", reason=" ")

        workflow.set_mode(admin, "solo", reason="One editor.")

        line = DeskLogEntry.objects.get(article=None)
        assert refused == [["not_yours"]] * 3
        assert bare == ["no_reason"]
        assert mode_now() is ModeName.SOLO
        assert (line.step, line.who, list(line.digests)) == (
            "set_mode", admin, [f"mode:{Mode.objects.get().pk}"],
        )  # fmt: skip
        assert House.objects.get().log_head == line.digest

    def written_and_checked(self, alone: Editor, newsroom: Newsroom) -> Article:
        story = newsroom.write()
        now = rewrite(alone, story, "forty winters", "fifty winters")
        newsroom.desk = newsroom.checker = alone
        newsroom.confirm_all(now)
        newsroom.check_all(now)
        workflow.submit(alone, now.pk)
        workflow.approve(alone, now.pk)
        return fresh(now)

    def test_one_person_writes_checks_approves_and_releases_and_readers_are_told(
        self, alone: Editor, newsroom: Newsroom
    ) -> None:
        story = workflow.create(alone, {"slugline": "quay", **words_of(newsroom)})
        newsroom.desk = newsroom.checker = alone
        newsroom.confirm_all(story)
        newsroom.check_all(fresh(story))
        workflow.submit(alone, story.pk)
        workflow.approve(alone, story.pk)

        release = workflow.release(alone, story.pk)

        assert codes(release) == ["solo"]
        assert release.approval is not None
        assert not release.approval.independent
        assert [row.by_writer for row in release.quotations.all()] == [True, True]
        assert audit(fresh(story)) == []

    def test_back_in_strict_mode_what_held_in_solo_only_ends(
        self, alone: Editor, admin: Editor, newsroom: Newsroom
    ) -> None:
        story = workflow.create(alone, {"slugline": "quay", **words_of(newsroom)})
        newsroom.desk = newsroom.checker = alone
        newsroom.confirm_all(story)
        newsroom.check_all(fresh(story))
        workflow.submit(alone, story.pk)
        workflow.approve(alone, story.pk)
        workflow.schedule(alone, story.pk, clock.now().replace(year=2999))

        workflow.set_mode(admin, "strict", reason="There are two of us.")

        now = fresh(story)
        assert (now.stage, states(now)) == (Stage.CHECKING, ["stale", "stale"])
        assert log_of(now)[-2:] == ["called_off", "lapse"]
        assert now.releases.to_come(clock.now()).count() == 0

    def test_an_approval_by_its_writer_ends_even_where_the_checks_hold(
        self, alone: Editor, admin: Editor, newsroom: Newsroom
    ) -> None:
        story = self.written_and_checked(alone, newsroom)

        workflow.set_mode(admin, "strict", reason="There are two of us.")

        assert fresh(story).stage == Stage.DESK

    def test_alone_one_retracts_after_typing_the_slugline(
        self, alone: Editor, stories: Stories
    ) -> None:
        story = stories[Stage.RELEASED]
        workflow.ask_retract(alone, story.pk, reason="Untrue.")

        bare = codes_of(workflow.retract, alone, story.pk)
        workflow.retract(alone, story.pk, typed=story.slugline)

        assert bare == ["confirm"]
        assert fresh(story).public_state == PublicState.RETRACTED

    def test_removal_still_takes_two(self, alone: Editor, stories: Stories) -> None:
        story = stories[Stage.RELEASED]
        workflow.ask_remove(alone, story.pk, ground="A court.")

        assert codes_of(workflow.remove, alone, story.pk) == ["other_role"]


def words_of(newsroom: Newsroom) -> dict[str, object]:
    """What `Desk.write` gives a story, without its slugline."""
    made = newsroom.write(slug="other", slugline="other")
    return {
        "headline": made.headline,
        "body": made.body,
        "dateline": made.dateline,
        "section": made.section,
        "byline": [line.as_line() for line in made.bylines.all()],
    }
