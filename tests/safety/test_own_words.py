"""The long way round to approving one's own words: through somebody else's press."""

import pytest

from articles import workflow
from articles.models import Article
from articles.vocabulary import Stage
from tests.workflow.newsroom import Newsroom, codes_of, fresh, rewrite

pytestmark = pytest.mark.django_db

LIE = "and the mayor is a thief"


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture
def live(newsroom: Newsroom) -> Article:
    return newsroom.at(Stage.RELEASED)


def test_what_somebody_else_brings_back_is_still_its_writers(
    live: Article, newsroom: Newsroom
) -> None:
    """An update in hand makes way for a correction, and comes back by another's press."""
    workflow.revise(newsroom.desk, live.pk, "update", note="Adds the winters.")
    rewrite(newsroom.desk, live, "forty winters", f"forty winters {LIE}")
    half_done = fresh(live).version_no
    workflow.discard(newsroom.desk2, live.pk, reason="A correction comes first.")

    workflow.revise(newsroom.desk2, live.pk, "update", note="Adds the winters.")
    now = fresh(live).version_no
    workflow.bring_back(newsroom.desk2, live.pk, half_done, seen_version=now)
    workflow.submit(newsroom.desk2, live.pk)

    assert codes_of(workflow.approve, newsroom.desk, live.pk) == ["own_words"]
    workflow.approve(newsroom.desk3, live.pk)


def test_what_was_undone_and_brought_back_is_still_its_writers(newsroom: Newsroom) -> None:
    story = newsroom.at(Stage.APPROVED)
    approved = fresh(story).version_no
    rewrite(newsroom.desk, story, "forty winters", f"forty winters {LIE}")
    worse = fresh(story).version_no
    workflow.bring_back(newsroom.desk3, story.pk, approved, seen_version=worse)
    workflow.approve(newsroom.desk2, story.pk)
    now = fresh(story).version_no

    workflow.bring_back(newsroom.desk3, story.pk, worse, seen_version=now)

    assert codes_of(workflow.approve, newsroom.desk, story.pk) == ["own_words"]


def test_a_note_is_its_writers_whoever_touched_it_last(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.desk, live.pk, "correction", said="forty", right=f"fifty, {LIE}")
    rewrite(newsroom.desk2, live, "forty winters", "fifty winters")
    workflow.describe_change(
        newsroom.desk2, live.pk, said="forty", right=f"fifty, {LIE}.", note=""
    )
    workflow.submit(newsroom.desk2, live.pk)

    assert codes_of(workflow.approve, newsroom.desk, live.pk) == ["own_note"]


def test_whoever_wrote_the_note_of_an_emergency_takes_no_second_look_at_it(
    live: Article, newsroom: Newsroom
) -> None:
    workflow.revise(newsroom.duty, live.pk, "editors_note", note=f"We looked, {LIE}.")
    workflow.emergency(newsroom.duty, live.pk, reason="Nobody is here.")

    assert codes_of(workflow.second_look, newsroom.duty, live.pk) == ["own_note"]
    workflow.second_look(newsroom.desk, live.pk)
