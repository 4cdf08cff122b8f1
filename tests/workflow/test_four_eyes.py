"""Nobody approves, and nobody checks, their own words (EDITORIAL D4, C6)."""

from typing import Any

import pytest

from articles import clock, workflow
from articles.models import Approval, Article, standings
from articles.vocabulary import Method, RoleName, Stage
from articles.workflow import NotYours, contributors
from people.models import Editor, Person
from tests.factories import make_editor, make_person
from tests.workflow.newsroom import (
    Newsroom,
    codes_of,
    fresh,
    log_of,
    nth,
    outcome_of,
    rewrite,
    sql,
)
from tests.workflow.test_every_cell import PRESSES

Stories = dict[Stage, Article]


def give(editor: Editor, *roles: RoleName) -> Editor:
    return make_editor(editor.username, *roles)


def byline(*people: Person | str) -> list[dict[str, Any]]:
    return [
        {"person": None, "organisation": None, "printed_as": one}
        if isinstance(one, str)
        else {"person": one.pk, "organisation": None, "printed_as": one.name}
        for one in people
    ]


def missing(story: Article) -> list[str]:
    return [one.code for one in workflow.missing(fresh(story), clock.now())]


def test_the_reporter_who_wrote_it_cannot_approve_even_as_a_desk_editor(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    writer = give(newsroom.reporter, RoleName.REPORTER, RoleName.DESK, RoleName.DUTY)

    refused = codes_of(workflow.approve, writer, story.pk)

    assert refused == ["own_words"]


def test_a_reporter_without_the_desk_role_is_told_that_it_is_not_theirs(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]

    refused = outcome_of(workflow.approve, newsroom.reporter, story.pk)

    assert isinstance(refused.refusal, NotYours)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("body", "forty winters", "fifty winters"),
        ("headline", "North quay", "The north quay"),
        ("standfirst", "looked at", "examined"),
        ("dateline", "2 December", "3 December"),
    ],
)
def test_the_desk_editor_who_changed_a_word_cannot_approve(
    name: str, old: str, new: str, newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    rewrite(newsroom.desk2, story, old, new, name)

    own = codes_of(workflow.approve, newsroom.desk2, story.pk)
    workflow.approve(newsroom.desk3, story.pk)

    assert own == ["own_words"]
    assert fresh(story).stage == Stage.APPROVED


def test_the_desk_editor_who_printed_another_name_in_the_byline_cannot_approve(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    workflow.save(
        newsroom.desk2, story.pk, {"byline": byline("A. Holm")}, seen_version=story.version_no
    )

    assert codes_of(workflow.approve, newsroom.desk2, story.pk) == ["own_words"]


def test_the_approver_who_changes_a_word_after_the_approval_cannot_renew_it(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    rewrite(newsroom.desk2, story, "forty winters", "fifty winters")

    assert fresh(story).stage == Stage.DESK
    assert codes_of(workflow.approve, newsroom.desk2, story.pk) == ["own_words"]
    workflow.approve(newsroom.desk3, story.pk)


def test_words_sneaked_in_between_approval_and_release_do_not_go_out(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    seen = story.version_no
    rewrite(newsroom.desk3, story, "forty winters", "four hundred winters")

    refused = outcome_of(workflow.release, newsroom.duty, story.pk, seen_version=seen)
    anew = codes_of(workflow.release, newsroom.duty, story.pk)

    assert refused.codes == ["overtaken"]
    assert "not_approved" in anew


def test_undoing_the_sneaked_words_does_not_bring_the_approval_back(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    rewrite(newsroom.desk3, story, "forty winters", "fifty winters")
    rewrite(newsroom.desk3, story, "fifty winters", "forty winters")

    assert "not_approved" in codes_of(workflow.release, newsroom.duty, story.pk)
    assert story.approvals.in_force().count() == 0


def test_whoever_imports_is_the_writer_of_what_came_in(newsroom: Newsroom) -> None:
    story = workflow.import_copy(newsroom.desk2, "tide.txt", "The tide was high.")
    complete(newsroom, story)

    own = codes_of(workflow.approve, newsroom.desk2, story.pk)
    workflow.approve(newsroom.desk3, story.pk)

    assert own == ["own_words"]


def complete(newsroom: Newsroom, story: Article) -> None:
    """What an imported story lacks, written by another desk editor."""
    base = newsroom.write()
    changes = {
        "headline": "High tide at the quay",
        "section": base.section,
        "byline": byline("Staff"),
        "dateline": "Port Aune, 2 December",
    }
    workflow.save(newsroom.desk, story.pk, changes, seen_version=story.version_no)
    workflow.save(newsroom.desk, story.pk, {}, seen_version=fresh(story).version_no)
    sql("UPDATE articles_article SET stage = 'desk' WHERE id = %s", story.pk)


def test_an_account_whose_person_is_in_the_byline_cannot_approve(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    person = make_person("Dee Marsh")
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", person.pk, newsroom.desk2.pk)
    workflow.save(
        newsroom.desk, story.pk, {"byline": byline(person)}, seen_version=story.version_no
    )

    assert codes_of(workflow.approve, newsroom.desk2, story.pk) == ["own_words"]


def test_neither_can_one_whose_person_was_merged_into_the_one_printed(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    person, double = make_person("Dee Marsh"), make_person("D. Marsh")
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", double.pk, newsroom.desk2.pk)
    sql("UPDATE people_person SET merged_into_id = %s WHERE id = %s", person.pk, double.pk)
    workflow.save(
        newsroom.desk, story.pk, {"byline": byline(person)}, seen_version=story.version_no
    )

    assert codes_of(workflow.approve, newsroom.desk2, story.pk) == ["own_words"]


def test_nor_one_whose_person_stood_in_the_byline_before(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    person = make_person("Dee Marsh")
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", person.pk, newsroom.desk2.pk)
    for line in (byline(person), byline("Rae Holm")):
        workflow.save(
            newsroom.desk, story.pk, {"byline": line}, seen_version=fresh(story).version_no
        )

    assert codes_of(workflow.approve, newsroom.desk2, story.pk) == ["own_words"]


def test_the_approval_ends_when_its_approver_is_put_into_the_byline_under_the_same_name(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    person = make_person("Rae Holm")
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", person.pk, newsroom.desk2.pk)
    workflow.save(
        newsroom.desk, story.pk, {"byline": byline(person)}, seen_version=story.version_no
    )

    assert fresh(story).stage == Stage.DESK
    assert story.approvals.in_force().count() == 0


def test_a_person_linked_to_the_byline_under_the_same_name_goes_out_with_it(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    person = make_person("Rae Holm")
    workflow.save(
        newsroom.desk, story.pk, {"byline": byline(person)}, seen_version=story.version_no
    )

    release = workflow.release(newsroom.duty, story.pk)

    assert [line.person for line in release.bylines.all()] == [person]


@pytest.mark.parametrize("stage", list(Stage)[:4] + list(Stage)[5:])
def test_a_superuser_in_no_group_may_do_nothing_whatever(
    stage: Stage, newsroom: Newsroom, stories: Stories
) -> None:
    root = make_editor("root", is_superuser=True)
    story = stories[stage]
    before = log_of(story)

    came_to = {name: outcome_of(press, root, story) for name, press in PRESSES.items()}

    assert all(isinstance(one.refusal, NotYours) for one in came_to.values()), came_to
    assert log_of(story) == before
    assert not any(offer.allowed for offer in workflow.offers(root, story, clock.now()))
    with pytest.raises(NotYours):
        workflow.create(root, {"slugline": "x"})
    with pytest.raises(NotYours):
        workflow.import_copy(root, "x.txt", "Words.")


def test_a_role_taken_away_since_the_page_was_drawn_no_longer_counts(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    as_drawn = Editor.objects.get(username="desk2")
    assert as_drawn.role_names == {"Desk"}
    give(newsroom.desk2)

    with pytest.raises(NotYours):
        workflow.approve(as_drawn, story.pk)
    with pytest.raises(NotYours):
        workflow.create(as_drawn, {"slugline": "x"})
    with pytest.raises(NotYours):
        workflow.import_copy(as_drawn, "x.txt", "Words.")


def test_confirming_speakers_and_adding_evidence_makes_nobody_a_writer(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    key = nth(story, 1).quotation.pk
    workflow.confirm_speaker(newsroom.desk2, story.pk, key, person=newsroom.speaker)
    newsroom.give_evidence(story)

    workflow.approve(newsroom.desk2, story.pk)

    assert fresh(story).stage == Stage.APPROVED


def test_whoever_brings_an_old_version_back_has_written_it(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    rewrite(newsroom.desk, story, "forty winters", "fifty winters")
    now = fresh(story)
    workflow.bring_back(newsroom.desk2, story.pk, 1, seen_version=now.version_no)

    assert fresh(story).words.digest == story.words.digest
    assert codes_of(workflow.approve, newsroom.desk2, story.pk) == ["own_words"]


def test_a_voided_approval_is_no_new_beginning(newsroom: Newsroom, stories: Stories) -> None:
    story = stories[Stage.APPROVED]
    writer = give(newsroom.reporter, RoleName.REPORTER, RoleName.DESK)
    workflow.take_back(newsroom.desk, story.pk, reason="A doubt.")
    rewrite(newsroom.desk, story, "forty winters", "fifty winters")

    assert newsroom.reporter.pk in contributors(fresh(story))
    assert codes_of(workflow.approve, writer, story.pk) == ["own_words"]
    assert codes_of(workflow.approve, newsroom.desk, story.pk) == ["own_words"]


def test_curling_the_marks_of_an_approved_story_leaves_the_approval_and_what_it_was(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    rewrite(newsroom.desk2, story, '"too tired to trust"', "“too tired to trust”")

    release = workflow.release(newsroom.duty, story.pk)

    assert release.approval is not None
    assert release.approval.approver == newsroom.desk2
    assert release.approval.version.number == 1
    assert release.version.number == 2


def test_an_approval_by_a_writer_stops_the_release_however_it_came_to_be(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    sql(
        "UPDATE articles_approval SET approver_id = %s WHERE article_id = %s",
        newsroom.reporter.pk,
        story.pk,
    )

    assert codes_of(workflow.release, newsroom.duty, story.pk) == ["not_independent"]


def test_the_approver_may_release_what_they_approved(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    workflow.approve(newsroom.duty, story.pk)

    release = workflow.release(newsroom.duty, story.pk)

    assert release.approval is not None
    assert release.approval.approver == newsroom.duty
    assert Approval.objects.filter(article=story).count() == 1


# Checking.


def check(newsroom: Newsroom, who: Editor, story: Article, number: int = 1) -> list[str]:
    evidence = story.evidence.get()
    outcome = outcome_of(
        workflow.verify,
        who,
        story.pk,
        nth(story, number).quotation.pk,
        evidence_id=evidence.pk,
        method=Method.READ_TRANSCRIPT,
    )
    return outcome.codes


def test_whoever_wrote_the_quotation_does_not_check_it(
    newsroom: Newsroom, stories: Stories
) -> None:
    writer = give(newsroom.reporter, RoleName.REPORTER, RoleName.CHECKER)

    assert check(newsroom, writer, stories[Stage.CHECKING]) == ["own_words"]


def test_whoever_reworded_it_last_does_not_check_it_and_the_writer_of_the_rest_may(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    both = give(newsroom.desk2, RoleName.DESK, RoleName.CHECKER)
    rewrite(both, story, '"too tired to trust"', '"tired to trust"')

    assert check(newsroom, both, story, 1) == ["own_words"]
    assert check(newsroom, both, story, 2) == []


def test_somebody_in_the_byline_does_not_check(newsroom: Newsroom, stories: Stories) -> None:
    story = stories[Stage.CHECKING]
    put_into_the_byline(newsroom, newsroom.checker, story)

    assert check(newsroom, newsroom.checker, story) == ["in_byline"]


def put_into_the_byline(newsroom: Newsroom, editor: Editor, story: Article) -> None:
    person = make_person("Cass Quill")
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", person.pk, editor.pk)
    lines = byline("Rae Holm", person)
    workflow.save(
        newsroom.desk3, story.pk, {"byline": lines}, seen_version=fresh(story).version_no
    )


def test_the_checks_of_somebody_who_joins_the_byline_no_longer_count(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    put_into_the_byline(newsroom, newsroom.checker, story)

    partial, full, *_ = standings(fresh(story))
    assert partial.state == full.state == "stale"
    assert "is now among its writers" in partial.why_stale
    assert missing(story).count("stale") == 2
    assert "stale" in codes_of(workflow.approve, newsroom.desk2, story.pk)


def test_neither_do_those_of_an_account_that_is_linked_to_the_byline_later(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    person = make_person("Rae Holm")
    workflow.save(
        newsroom.desk, story.pk, {"byline": byline(person)}, seen_version=story.version_no
    )
    sql("UPDATE people_editor SET person_id = %s WHERE id = %s", person.pk, newsroom.checker.pk)

    assert "stale" in codes_of(workflow.release, newsroom.duty, story.pk)


def test_a_check_by_its_writer_does_not_count_however_it_came_to_be(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    sql("UPDATE articles_check SET checker_id = %s", newsroom.reporter.pk)

    assert "stale" in codes_of(workflow.release, newsroom.duty, story.pk)
