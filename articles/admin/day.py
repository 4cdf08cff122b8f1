"""The day as a line: what is due in the next hours, what goes out by itself, and what was just missed."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.admin.inbox import Item
from articles.admin.queues import Queue
from articles.models import Article, Release
from articles.templatetags.desk import nearness

TONIGHT = datetime.timedelta(hours=12)
MOST_MOMENTS = 16


@dataclass(frozen=True)
class Moment:
    """A point of the line, and how much room stands above it."""

    article: Article
    at: datetime.datetime
    kind: str
    """deadline, answer or out: each has a shape of its own."""
    words: str
    is_past: bool
    gap: int = 0


def day_line(
    queues: Sequence[Queue], owed: Sequence[Item], at: datetime.datetime
) -> list[Moment]:
    """The moments from twelve hours ago to twelve ahead, with gaps that grow with the hours."""
    found = [*_deadlines(queues, at), *_answers(owed, at), *_going_out(at)]
    near = [one for one in found if at - TONIGHT < one.at < at + TONIGHT]
    line: list[Moment] = []
    for one in sorted(near, key=lambda each: (each.at, each.article.pk))[:MOST_MOMENTS]:
        hours = (one.at - line[-1].at).total_seconds() / 3600 if line else 0
        line.append(
            Moment(
                one.article, one.at, one.kind, one.words, one.is_past, min(4, int(hours) + 1)
            )
        )
    return line


def _deadlines(queues: Sequence[Queue], at: datetime.datetime) -> Iterator[Moment]:
    for story in {row.article.pk: row.article for one in queues for row in one.rows}.values():
        if story.deadline:
            late = nearness(story.deadline, at) == "late"
            stands = "Deadline, missed" if late else story.stands.capitalize()
            yield Moment(story, story.deadline, "deadline", stands, late)


def _answers(owed: Sequence[Item], at: datetime.datetime) -> Iterator[Moment]:
    for item in owed:
        if item.is_yours:
            late = item.nearness == "late"
            words = "Your answer, overdue" if late else "Your answer is due"
            yield Moment(item.asked.article, item.asked.due_at, "answer", words, late)


def _going_out(at: datetime.datetime) -> Iterator[Moment]:
    coming = Release.objects.stories().to_come(at).select_related("article")
    for release in coming.only("visible_from", "article").order_by("visible_from")[
        :MOST_MOMENTS
    ]:
        yield Moment(release.article, release.visible_from, "out", "Goes out", is_past=False)
