"""After each step of the walk: every invariant on the story it touched, against what is remembered of it."""

import datetime
from collections.abc import Iterator, Sequence
from random import Random

from articles.models import Article, DeskLogEntry, Release, mode_now
from articles.vocabulary import ModeName, Stage
from articles.workflow.audit import audit
from tests.workflow.walk.contents import faults_in
from tests.workflow.walk.memory import Memory
from tests.workflow.walk.presses import Tally
from tests.workflow.walk.readers import leaks
from tests.workflow.walk.records import Pressed, intervals, kept, log_faults, signatures
from tests.workflow.walk.waiting import where_it_stands

ALL_PAGES, EVERY_RECORD = 20, 40
"""In so many steps once, whatever was pressed: the public pages, and the whole record."""
PUBLIC = frozenset(
    {"hold", "ask_retract", "retract", "ask_remove", "remove", "called_off", "clock"}
)
"""Steps after which readers get something else, beside those that end in a release."""


class Judge:
    """Looks at a story and names what is wrong; nothing where nothing is."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.memories: dict[int, Memory] = {}

    def believe(self, pk: int) -> None:
        """Begin with a story as it is, its past believed."""
        story = Article.objects.get(pk=pk)
        memory = self.memories[pk] = Memory(story.log_seq, story.log_head)
        memory.judged = set(story.releases.values_list("pk", flat=True))

    def faults(
        self, pk: int, pressed: Pressed | None, at: datetime.datetime, rng: Random
    ) -> Iterator[str]:
        story = Article.objects.select_related("based_on_release__version").get(pk=pk)
        memory = self.memories.setdefault(pk, Memory())
        lines = list(story.desk_log.filter(seq__gt=memory.log_seq).order_by("seq"))
        for line in lines:
            if line.step not in {"create", "import"}:
                self.tally.count(line.step, done=True)
        releases = _without_text(story)
        yield from log_faults(story, memory, lines, pressed)
        yield from signatures(lines, story, pressed)
        yield from intervals(releases, memory, at)
        solo = mode_now() is ModeName.SOLO
        yield from where_it_stands(story, releases, at, solo=solo)
        yield from self.new(story, memory, releases)
        yield from self.now_and_then(story, lines, at, rng)
        memory.log_seq, memory.log_head = story.log_seq, story.log_head
        to_come = [one for one in releases if at < one.visible_from < one.visible_until]
        memory.to_come = (to_come[0].pk, to_come[0].visible_from) if to_come else None

    def new(self, story: Article, memory: Memory, releases: Sequence[Release]) -> Iterator[str]:
        for one in releases:
            if one.pk not in memory.judged:
                memory.judged.add(one.pk)
                for fault in faults_in(story, story.releases.get(pk=one.pk)):
                    yield f"release {one.number}: {fault}"

    def now_and_then(
        self,
        story: Article,
        lines: Sequence[DeskLogEntry],
        at: datetime.datetime,
        rng: Random,
    ) -> Iterator[str]:
        if lines:
            yield from kept(story, self.memories[story.pk])
        moved = any(line.stage_to == Stage.RELEASED or line.step in PUBLIC for line in lines)
        if moved or rng.random() < 1 / ALL_PAGES:
            yield from leaks(story, at, rng)
        if rng.random() < 1 / EVERY_RECORD:
            yield from audit(story)


def _without_text(story: Article) -> list[Release]:
    """Its releases in the order of their instants, without what is long to read."""
    return list(
        story.releases.only(
            "pk", "number", "kind", "visible_from", "visible_until", "version", "path",
            "approval", "article",
        ).order_by("visible_from", "number")
    )  # fmt: skip
