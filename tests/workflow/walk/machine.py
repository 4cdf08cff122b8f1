"""The walk itself: each whole number is a step, so that a walk that found something can be made shorter."""

import datetime
from collections.abc import Iterable, Mapping
from random import Random

from articles import clock, workflow
from articles.models import Article, mode_now
from articles.vocabulary import ModeName, PublicState, Stage
from articles.workflow import Refused
from tests.workflow.newsroom import Newsroom
from tests.workflow.walk.crash import Crash, crashing
from tests.workflow.walk.guide import Guide
from tests.workflow.walk.judge import Judge
from tests.workflow.walk.memory import rows_of
from tests.workflow.walk.people import Cast
from tests.workflow.walk.presses import GONE, PRESSES, Hand, Tally
from tests.workflow.walk.records import Pressed

POOL = 7
LONG_ENOUGH = 160
"""Lines of a log after which a story is let go: the walk would grow slow over old ones."""
CRASHES, COMPARED = 0.05, 0.2
"""How many presses are made to crash, and of how many every row is compared if they come to nothing."""
TICK = datetime.timedelta(milliseconds=1)
UNDONE = frozenset({"done", "crashed", "nothing"})


class Breach(AssertionError):
    """An invariant does not hold; the trail says how it came to that."""


class Walk:
    """Steps over a pool of stories, each followed by every invariant on the story it touched."""

    def __init__(
        self,
        newsroom: Newsroom,
        stories: Iterable[int],
        tally: Tally | None = None,
        bias: Mapping[str, float] | None = None,
    ) -> None:
        self.cast = Cast(newsroom)
        self.tally = tally or Tally()
        self.guide = Guide(self.cast, self.tally, bias or {})
        self.judge = Judge(self.tally)
        self.pool = list(stories)
        self.now = clock.now() + datetime.timedelta(minutes=5)
        self.steps = 0
        self.trail: list[str] = []
        for pk in self.pool:
            self.judge.believe(pk)

    def tick(self) -> datetime.datetime:
        self.now += TICK
        return self.now

    def go(self, numbers: Iterable[int]) -> None:
        """Take these steps; raises Breach with the last of the trail where something is wrong."""
        with clock.set_to(self.tick):
            for number in numbers:
                self.step(Random(number))  # noqa: S311

    def step(self, rng: Random) -> None:
        self.steps += 1
        roll = rng.random()
        if roll < (0.14 if self.instants() else 0.05):
            self.pass_time(rng)
        elif roll > 0.99:
            self.change_mode(rng)
        elif 0.14 < roll < 0.16 or not self.pool:
            self.begin(rng)
        else:
            self.press(rng)

    def begin(self, rng: Random) -> None:
        """Another story, in the place of one of the older ones."""
        name = "create" if rng.random() < 0.7 else "import"
        who = rng.choice(self.cast.insiders if rng.random() < 0.8 else self.cast.everyone)
        hand = Hand(rng, self.cast, who, Article(), self.now)
        before = Article.objects.count()
        try:
            story = PRESSES[name](hand)
        except Refused:
            self.tally.count(name, done=False)
            if before != Article.objects.count():
                raise self.breach("a story that was refused was begun") from None
            return
        self.tally.count(name, done=True)
        self.pool.append(story.pk)
        if len(self.pool) > POOL:
            self.pool.pop(rng.randrange(POOL - 2))
        self.look(story.pk, Pressed(name, who.pk, "done"), rng)

    def change_mode(self, rng: Random) -> None:
        waiting = Article.objects.filter(
            pk__in=self.pool, stage__in=[Stage.APPROVED, Stage.SCHEDULED]
        )
        touched = list(waiting.values_list("pk", flat=True))
        name = self.cast.other_mode() if rng.random() < 0.4 else ModeName.STRICT
        try:
            workflow.set_mode(self.cast.admin, name, reason="More or fewer people.")
        except Refused:
            self.tally.count("set_mode", done=False)
        else:
            self.tally.count("set_mode", done=True)
        self.trail.append(f"{self.steps}. mode {name}")
        for pk in touched:
            self.look(pk, None, rng)

    def pass_time(self, rng: Random) -> None:
        """On a little, far, into the last seconds of a schedule, or past its instant."""
        to = self.now + datetime.timedelta(seconds=rng.choice([1, 30, 400, 4000]))
        if rng.random() < 0.03:
            to = self.now + datetime.timedelta(days=rng.randint(1, 3))
        waiting = [instant for instant in self.instants().values() if instant > self.now]
        if waiting and rng.random() < 0.8:
            away = rng.choice([-4.9, -0.5, 0, 0.001, 2, 600])
            to = min(waiting) + datetime.timedelta(seconds=away)
        self.now = max(self.now, to)
        self.trail.append(f"{self.steps}. clock {self.now:%d %H:%M:%S.%f}")
        if rng.random() < 0.4:
            workflow.catch_up()
        for pk, instant in self.instants().items():
            if instant <= self.now:
                self.look(pk, None, rng)

    def instants(self) -> dict[int, datetime.datetime]:
        """Of each story that waits for its hour, the hour."""
        memories = [(pk, self.judge.memories[pk].to_come) for pk in self.pool]
        return {pk: to_come[1] for pk, to_come in memories if to_come is not None}

    def press(self, rng: Random) -> None:
        hand, name = self.choose(rng)
        pk = hand.pk
        solo = mode_now() is ModeName.SOLO
        crash_at = rng.randint(1, 60) if rng.random() < CRASHES else 0
        before = rows_of(pk) if crash_at or rng.random() < COMPARED else None
        came_to = self.take(hand, name, crash_at)
        self.trail.append(f"{self.steps}. {hand.who.username} {name} on {pk}: {came_to}")
        if came_to == "done" and hand.stale:
            raise self.breach(f"{name} was done from a form drawn of an older version")
        undone = came_to != "done" and before is not None and name != "press_on"
        if undone and rows_of(pk) != before:
            raise self.breach(f"{name} came to {came_to} and left a trace")
        if came_to not in UNDONE:
            self.tally.count(name, done=False)
        outcome = came_to if came_to in UNDONE else "refused"
        self.look(pk, Pressed(name, hand.who.pk, outcome, solo), rng)

    def choose(self, rng: Random) -> tuple[Hand, str]:
        """Three in four of what is possible, of these most of what was seldom done; the rest aimless."""
        stories = list(Article.objects.filter(pk__in=self.pool))
        hands = [Hand(rng, self.cast, self.cast.insiders[0], one, self.now) for one in stories]
        roll = rng.random()
        if roll < 0.6:
            chosen = self.guide.rarest(rng, hands)
            if chosen is not None:
                return chosen
        story = self.guide.draw_story(rng, stories)
        hand = next(one for one in hands if one.story is story)
        if roll < 0.75:
            return hand, self.guide.possible(hand)
        return hand, "press_on" if roll < 0.76 else self.guide.aimless(hand)

    def take(self, hand: Hand, name: str, crash_at: int) -> str:
        """What the press came to: done, crashed, nothing, or the codes it was refused with."""
        try:
            with crashing(crash_at):
                PRESSES[name](hand)
        except Refused as refused:
            return ", ".join(reason.code for reason in refused.reasons)
        except GONE:
            return "nothing"
        except Crash:
            return "crashed"
        return "done"

    def look(self, pk: int, pressed: Pressed | None, rng: Random) -> None:
        faults = list(self.judge.faults(pk, pressed, self.tick(), rng))
        if faults:
            raise self.breach(f"story {pk}: " + "; ".join(faults))
        story = Article.objects.only("public_state", "log_seq").get(pk=pk)
        is_over = story.public_state == PublicState.REMOVED and rng.random() < 0.2
        if pk in self.pool and (is_over or story.log_seq > LONG_ENOUGH):
            self.pool.remove(pk)

    def breach(self, what: str) -> Breach:
        return Breach("\n".join([what, *self.trail[-40:]]))
