"""Every stage of a change, in every public state: what readers must not see is at no public address."""

import datetime
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client

from articles import clock, workflow
from articles.models import Article, Topic
from articles.vocabulary import ChangeKind, EvidenceKind, PublicState, Stage
from tests.factories import make_person, make_section
from tests.site.changing import Paper, counting
from tests.site.crawling import BENEATH, crawl, where
from tests.workflow.newsroom import fresh, rewrite

LATER = datetime.timedelta(hours=2)
STAGES = (
    Stage.RELEASED, Stage.DRAFT, Stage.DESK, Stage.CHECKING, Stage.APPROVED, Stage.SCHEDULED,
)  # fmt: skip
STATES: dict[PublicState, Callable[[Paper, Article], object]] = {
    PublicState.LIVE: lambda paper, story: None,
    PublicState.HELD: Paper.hold,
    PublicState.RETRACTED: Paper.retract,
    PublicState.REMOVED: Paper.remove,
}
CASES = list(product(STATES, STAGES))
DOWN = (PublicState.HELD, PublicState.RETRACTED, PublicState.REMOVED)


def live_mark(state: PublicState, stage: Stage) -> str:
    """A word that stands in the released words of one story alone."""
    return f"zq{state.value}{stage.value}livezq"


def work_mark(state: PublicState, stage: Stage) -> str:
    """A word of the change in hand of that story."""
    return f"zq{state.value}{stage.value}workzq"


class Marked(Paper):
    """Stories in every public state, each with a change in hand at every stage, full of their marks."""

    def live(self, word: str) -> Article:
        self.speaker = make_person(f"Speaker {word}")
        writer = make_person(f"Writer {word}")
        said = f"We will not lift another crate of {word} until the steel has been looked at"
        story = self.write(
            slugline=word,
            slug=f"slug-{word}",
            headline=f"Headline {word}",
            standfirst=f"Standfirst {word}.",
            dateline=f"Place {word}",
            body=f'<p>Speaker {word} told them at the quay.</p><p>"{said}," she said.</p>',
            section=make_section(),
            byline=[{"person": writer.pk, "organisation": None, "printed_as": writer.name}],
            topics=[Topic.objects.create(name=f"Topic {word}", slug=f"topic-{word}")],
        )
        workflow.add_evidence(
            self.desk,
            story.pk,
            kind=EvidenceKind.TRANSCRIPT,
            label=f"Label {word}",
            text=f"{said}. And that is all of {word}.",
        )
        for _, step in self.way():
            step(fresh(story))
        return fresh(story)

    def correct(self, story: Article, word: str) -> None:
        """A correction that ran, so that its note quotes the words that were wrong."""
        told = {"note": f"Note {word}", "said": f"Said {word}", "right": f"Right {word}"}
        self.change(story, ChangeKind.CORRECTION, "at the quay", "on the quay", **told)

    def work_on(self, story: Article, word: str, stage: Stage) -> None:
        if stage == Stage.RELEASED:
            return
        note: dict[str, Any] = {
            "note": f"Note {word}", "said": f"Said {word}", "right": f"Right {word}",
        }  # fmt: skip
        workflow.revise(self.desk, story.pk, ChangeKind.CORRECTION, **note)
        rewrite(self.desk, story, "on the quay", f"on the {word} quay")
        steps: list[Callable[[], object]] = [
            lambda: workflow.submit(self.desk, story.pk),
            lambda: self.send_to_check(fresh(story)),
            lambda: self.check_and_approve(fresh(story)),
            lambda: self.schedule(story),
        ]
        for step in steps[: max(0, STAGES.index(stage) - 1)]:
            step()


@pytest.fixture
def paper(db: None) -> Iterator[Marked]:
    """A day on, so that nothing in it is by the clock of this machine."""
    with clock.set_to(counting(clock.now() + datetime.timedelta(days=1))):
        paper = Marked()
        for state, stage in CASES:
            story = paper.live(live_mark(state, stage))
            paper.correct(story, live_mark(state, stage))
            paper.work_on(story, work_mark(state, stage), stage)
            assert fresh(story).stage == stage
            STATES[state](paper, fresh(story))
            assert fresh(story).public_state == state
        yield paper


def test_nothing_leaks_in_any_stage_and_state(client: Client, paper: Marked) -> None:
    staff = Client()
    staff.force_login(paper.desk)

    now = [crawl(client), crawl(staff)]
    with clock.set_to(counting(clock.now() + LATER)):
        later = [crawl(client), crawl(staff)]

    for state, stage in CASES:
        live, work = live_mark(state, stage), work_mark(state, stage)
        # What was scheduled is called off once the story is taken down, and never comes.
        is_due = (state, stage) == (PublicState.LIVE, Stage.SCHEDULED)
        for shown in now:
            assert where(shown, work) == [], (state, stage)
        for shown in later:
            assert bool(where(shown, work)) == is_due, (state, stage)
        for shown in [*now, *later]:
            assert bool(where(shown, live)) == (state == PublicState.LIVE), (state, stage)
    for shown in [*now, *later]:
        assert where(shown, "zqreasonzq") == where(shown, "zqgroundzq") == []


def test_each_address_of_a_story_says_the_same_before_and_after_its_hour(
    client: Client, paper: Marked
) -> None:
    for state, stage in product(DOWN, STAGES):
        story = Article.objects.get(slugline=live_mark(state, stage))
        (path,) = set(story.releases.ran(clock.now()).values_list("path", flat=True))
        status = 410 if state == PublicState.REMOVED else 200
        for moment in (clock.now(), clock.now() + LATER):
            with clock.set_to(counting(moment)):
                for beneath in BENEATH:
                    answer = client.get(f"{path}{beneath}")
                    assert answer.status_code == status, (state, stage, beneath)
