"""How one filled story went: written, checked, approved, released, and some of them often corrected."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html_join

from articles.management.fill.batch import Batch
from articles.management.fill.cast import Cast
from articles.management.fill.pressed import Pressed
from articles.management.fill.texts import THINGS, WORKS, Text
from articles.models import Article, Byline, TopicOnArticle
from articles.vocabulary import ChangeKind, SourceLevel
from articles.workflow.releasing import Told

OFTEN = 0.02
"""The part of stories that go out many times."""
FEWEST, MOST = 20, 100
WAIVED = 0.03
SECOND_WRITER = 0.1
_BEFORE = datetime.timedelta(hours=7)
_AFTER = datetime.timedelta(hours=30)


@dataclass(frozen=True, slots=True)
class Plan:
    """What chance has decided of a story before it is written."""

    number: int
    out_at: datetime.datetime
    until: datetime.datetime
    releases: int


def plan(
    number: int,
    of: int,
    since: datetime.datetime,
    until: datetime.datetime,
    chance: random.Random,
) -> Plan:
    """Story `number` of so many, in order of time; its last release is out before `until`."""
    step = (until - since) / of
    out_at = since + step * (number - 1) + step * chance.random() * 0.9
    often = int(chance.triangular(FEWEST, MOST + 1, FEWEST))
    releases = min(often, MOST) if chance.random() < OFTEN else 1
    return Plan(
        number, out_at.replace(microsecond=chance.randrange(1_000_000)), until, releases
    )


def tell(batch: Batch, cast: Cast, text: Text, plan: Plan, slug: str) -> Pressed:
    """Press the story through the routine, each press at its moment."""
    chance = batch.chance
    story = _written(batch, cast, text, slug)
    reporter = cast.reporters[plan.number % len(cast.reporters)][0]
    clock = _moments(plan.out_at - _BEFORE, plan.out_at)
    story.begin(reporter, next(clock))
    for one in story.standings():
        if one.quotation.level != SourceLevel.ON_RECORD:
            story.is_on_record(one, reporter, next(clock))
        story.confirm(one, reporter, next(clock))
    story.attach(reporter, next(clock), f"Briefing in {chance.choice(THINGS)} hall")
    story.pass_on("submit", reporter, next(clock))
    _checked_and_out(story, cast, clock, plan.out_at)
    _changed(story, cast, text, plan)
    return story


def _written(batch: Batch, cast: Cast, text: Text, slug: str) -> Pressed:
    chance = batch.chance
    section, *_ = text.about
    article = Article(
        slugline=slug[:80],
        slug=slug[:80],
        headline=text.headline[:250],
        standfirst=text.standfirst,
        body=_body(text, ""),
        dateline=f"{chance.choice(THINGS).capitalize()} Quay",
        kind_of_work=chance.choice(WORKS),
        section=cast.section(section),
    )
    story = Pressed(batch, cast, article)
    writers = [cast.reporters[(batch.last[Article] + 1) % len(cast.reporters)]]
    if chance.random() < SECOND_WRITER:
        writers += [one for one in chance.sample(cast.reporters, 1) if one not in writers]
    story.lines = [
        Byline(article=article, order=order, person=person, printed_as=person.name)
        for order, (_, person) in enumerate(writers)
    ]
    topics = {name: cast.topic(name) for name in text.about}.values()
    story.topics = [TopicOnArticle(content_object=article, tag=topic) for topic in topics]
    return story


def _body(text: Text, last: str) -> str:
    paragraphs = [*text.paragraphs, *([last] if last else [])]
    return str(format_html_join("\n", "<p>{}</p>", ((one,) for one in paragraphs)))


def _moments(since: datetime.datetime, until: datetime.datetime) -> Iterator[datetime.datetime]:
    """Presses on the way, each nearer to the end, none at it."""
    left = until - since
    while True:
        left = left * 4 / 5
        yield until - left


def _checked_and_out(
    story: Pressed, cast: Cast, clock: Iterator[datetime.datetime], out_at: datetime.datetime
) -> None:
    staff, chance = cast.staff, story.batch.chance
    story.pass_on("send_to_check", staff["fill-desk"], next(clock))
    waived = chance.random() < WAIVED
    quotations = story.standings()
    for one in quotations:
        if waived and one is quotations[-1]:
            reason = "Said to our reporter in passing; no recording was made."
            story.waive(one, staff["fill-duty"], next(clock), reason)
        else:
            story.verify(one, staff["fill-checker"], next(clock))
    story.approve(staff["fill-desk2"], next(clock))
    story.release(staff["fill-duty"], out_at)


def _changed(story: Pressed, cast: Cast, text: Text, plan: Plan) -> None:
    """Every further release: a word mended, a line added, or a correction that readers are told of."""
    gap = min(_AFTER, (plan.until - plan.out_at) / (plan.releases + 1))
    for number in range(1, plan.releases):
        at = plan.out_at + gap * number
        told, last = _change(story, number)
        clock = _moments(at - gap * 3 / 4, at)
        desk = cast.staff["fill-desk"]
        story.revise(desk, next(clock), told)
        story.reword(desk, next(clock), _body(text, last))
        story.pass_on("submit", desk, next(clock))
        story.approve(cast.staff["fill-desk2"], next(clock))
        story.release(cast.staff["fill-duty"], at, told)


def _change(story: Pressed, number: int) -> tuple[Told, str]:
    """What readers are told, and the story's last paragraph from now on."""
    old, new = (THINGS[at % len(THINGS)] for at in (number - 1, number))
    chosen = story.batch.chance.random()
    kind = (
        ChangeKind.REFILE if chosen < 0.75 and number > 1
        else ChangeKind.UPDATE if chosen < 0.9
        else ChangeKind.CORRECTION
    )  # fmt: skip
    told = {
        ChangeKind.UPDATE: Told(kind, note=f"Adds who looks after the {new}."),
        ChangeKind.CORRECTION: Told(kind, said=f"the {old}", right=f"the {new}"),
    }.get(kind, Told(kind))
    return told, f"The parish looks after the {new} and will do so until further notice."
