"""What came after the first release, in five more stories: each as its people would have done it."""

import datetime

from django.utils import timezone

from articles import workflow
from articles.management.demo.room import Room, Script, Story
from articles.vocabulary import Method

WARDEN = "river warden"
LISTENED, READ = Method.LISTENED, Method.READ_TRANSCRIPT


def _through(
    room: Room, story: Story, source: str, said: dict[str, tuple[str, str]], method: Method
) -> None:
    """From the desk through the checker to a second editor's approval."""
    for words, (speaker, role) in said.items():
        story.was_said("desk", words, speaker, role)
    evidence = story.source("desk", source)
    workflow.send_to_check(room.hand("desk"), story.pk)
    for words in said:
        story.is_verified("checker", words, evidence, method)
    workflow.approve(room.hand("desk2"), story.pk)


def kiln_fire(room: Room) -> Script:
    """Live in an emergency: one of its quotations was checked late, one waits, and so does a second look."""
    yield 3.2
    story = Story(room, "reporter", "kiln-fire", due_in=-170)
    story.source("reporter", "fire-line")
    for words in ("ringed by ten", "in any danger"):
        story.was_said("reporter", words, "Nell Garrow", "station officer")
    workflow.submit(room.hand("reporter"), story.pk)
    yield 3.0
    workflow.emergency(
        room.hand("duty"),
        story.pk,
        reason="Smoke stood over the town and people asked whether to leave. The words of the "
        "station officer had not been held against the recording yet.",
    )
    yield 2.1
    story.is_verified("checker", "ringed by ten", story.article.evidence.get(), LISTENED)


def river_gauge(room: Room) -> Script:
    """Live and corrected: the river stood a metre lower than we said."""
    yield 31.0
    story = Story(room, "reporter", "river-gauge", due_in=-28 * 60)
    story.picture(
        "reporter",
        "weir",
        alt="A mill beside a weir in flood, alders on the far bank",
        caption="The weir on Monday. The meadows behind the alders were made to fill first.",
    )
    workflow.submit(room.hand("reporter"), story.pk)
    said = {
        "full river": ("Ivo Marchbank", WARDEN),
        "room for a wet week": ("Ivo Marchbank", WARDEN),
    }
    yield 29.6
    _through(room, story, "river-warden", said, LISTENED)
    yield 29.1
    workflow.release(room.hand("duty"), story.pk)
    yield 9.4
    workflow.revise(
        room.hand("desk"),
        story.pk,
        "correction",
        said="The river stood at 2.4 metres.",
        right="The river stood at 1.4 metres. We misread the warden’s slate.",
        at_top=True,
    )
    story.changes("desk", "2.4 metres", "1.4 metres", reason="The slate says 1.4.")
    workflow.submit(room.hand("desk"), story.pk)
    yield 9.1
    workflow.approve(room.hand("desk2"), story.pk)
    workflow.release(room.hand("duty"), story.pk)


def school_bell(room: Room) -> Script:
    """Approved, and to come by the clock tomorrow morning."""
    yield 7.5
    story = Story(room, "reporter2", "school-bell", due_in=4 * 60)
    workflow.submit(room.hand("reporter2"), story.pk)
    said = {
        "a clematis": ("Bridie Cullen", "headteacher"),
        "once each": ("Bridie Cullen", "headteacher"),
    }
    yield 6.8
    _through(room, story, "headteacher", said, READ)
    yield 1.2
    workflow.schedule(room.hand("duty"), story.pk, _tomorrow_at_six(room.now))


def _tomorrow_at_six(now: datetime.datetime) -> datetime.datetime:
    local = timezone.localtime(now) + datetime.timedelta(days=1)
    return local.replace(hour=6, minute=0, second=0, microsecond=0)


def weir_gates(room: Room) -> Script:
    """Held: readers are told that it is being looked into, and the desk owes them the outcome."""
    yield 24.0
    story = Story(room, "reporter2", "weir-gates", due_in=-20 * 60)
    workflow.submit(room.hand("reporter2"), story.pk)
    said = {
        "behind the tick": ("Walter Imrie", "former inspector of buildings"),
        "by hand": ("Hester Quill", "leader of the town council"),
    }
    yield 23.2
    _through(room, story, "weir-papers", said, LISTENED)
    yield 22.9
    workflow.release(room.hand("duty"), story.pk)
    yield 1.9
    workflow.hold(
        room.hand("duty"),
        story.pk,
        reason="A caller says the reports lie at the county, and names the shelf.",
    )


def otter_count(room: Room) -> Script:
    """Retracted: the count was of another river."""
    yield 38.0
    story = Story(room, "reporter", "otter-count", due_in=-36 * 60)
    workflow.submit(room.hand("reporter"), story.pk)
    said = {"turn the page": ("Ivo Marchbank", WARDEN)}
    yield 37.0
    _through(room, story, "otter-list", said, READ)
    yield 36.8
    workflow.release(room.hand("duty"), story.pk)
    yield 12.0
    workflow.ask_retract(
        room.hand("duty"),
        story.pk,
        reason="The count we reported was made on another river. The warden’s words were about "
        "that count, and our story joined them to ours.",
    )
    yield 11.7
    workflow.retract(room.hand("desk2"), story.pk)


CHANGES = (kiln_fire, river_gauge, school_bell, weir_gates, otter_count)
