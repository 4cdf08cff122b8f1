"""The process is killed while it writes: what was acknowledged is there, whole, and nothing is half done."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from articles import clock, workflow
from articles.models import Article
from articles.vocabulary import ChangeKind, PublicState, Stage
from articles.workflow import acting
from articles.workflow.audit import audit
from articles.workflow.lock import locked
from tests.workflow.newsroom import TOMORROW, Newsroom, fresh

FEW = 12
MANY = int(
    os.environ.get("NEWSROOM_KILLS", {"sqlite": 200, "postgresql": 60}[connection.vendor])
)
A_STORY = 8
"""Kills over one story; a long log takes long to look through."""

# The other process sees only what was committed, so nothing here is rolled back.
pytestmark = pytest.mark.django_db(transaction=True)


def press_next(room: Newsroom, story: Article, rng: Random) -> None:
    """One press from wherever the story stands: round and round through live, changed and held."""
    pk = story.pk
    if story.stage == Stage.RELEASED:
        press_on_what_is_out(room, story, rng)
    elif story.stage == Stage.DRAFT and (is_unchanged(story) or rng.random() < 0.5):
        words = story.standfirst.split("|")[0] + f"| {rng.randrange(10**6)} more"
        workflow.save(room.desk, pk, {"standfirst": words}, seen_version=story.version_no)
    elif story.stage == Stage.DRAFT:
        workflow.submit(room.desk, pk)
    elif story.stage == Stage.DESK:
        workflow.approve(room.desk2, pk)
    elif story.stage == Stage.SCHEDULED:
        workflow.unschedule(room.duty, pk)
    elif rng.random() < 0.5:
        workflow.schedule(room.duty, pk, clock.now() + TOMORROW)
    else:
        workflow.release(room.duty, pk)


def is_unchanged(story: Article) -> bool:
    begun = story.based_on_release
    return begun is not None and begun.version.digest == story.words.digest


def press_on_what_is_out(room: Newsroom, story: Article, rng: Random) -> None:
    if story.public_state == PublicState.LIVE and rng.random() < 0.3:
        workflow.hold(room.duty, story.pk, reason="A call.")
    elif story.public_state == PublicState.LIVE:
        workflow.revise(room.desk, story.pk, ChangeKind.UPDATE, note="Adds a number.")
    elif story.follow_ups.open().signatures().exists():
        workflow.lift(room.desk3, story.pk)
    else:
        workflow.ask_lift(room.duty, story.pk, outcome="It stands.")


def press_until_killed(room: Newsroom, pk: int, seed: int, out: int) -> None:
    """In the process that will be killed: press, and say so only once it is done."""
    rng = Random(seed)  # noqa: S311
    while True:
        story = Article.objects.get(pk=pk)
        try:
            press_next(room, story, rng)
        except workflow.Refused:
            continue
        now = Article.objects.get(pk=pk)
        told = [now.log_seq, now.log_head, now.version_no, now.stage, now.public_state]
        os.write(out, (json.dumps(told) + "\n").encode())


@contextmanager
def pressing(room: Newsroom, pk: int, seed: int) -> Iterator[tuple[int, int]]:
    """A process of its own that presses, and the pipe in which it acknowledges."""
    into, out = os.pipe()
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            os.close(into)
            press_until_killed(room, pk, seed, out)
        finally:
            os._exit(1)
    os.close(out)
    try:
        yield child, into
    finally:
        os.close(into)


def acknowledged(into: int, text: bytes) -> list[list[Any]]:
    """Every line that came through the pipe whole, after what was read of it before."""
    while chunk := os.read(into, 65536):
        text += chunk
    return [json.loads(line) for line in text.split(b"\n")[:-1]]


def kill_while_pressing(room: Newsroom, pk: int, seed: int) -> list[list[Any]]:
    rng = Random(seed)  # noqa: S311
    with pressing(room, pk, seed) as (child, into):
        begun = os.read(into, 65536)
        time.sleep(rng.uniform(0, 0.2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return acknowledged(into, begun)


@dataclass
class Tolled:
    """What became of all kills together."""

    kills: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def faults_after(pk: int, told: list[list[Any]]) -> Iterator[str]:
    # A server may still be writing what the killed process sent last: the lock waits for it.
    with locked(pk) as story:
        lines = dict(story.desk_log.values_list("seq", "digest"))
    for seq, head, version_no, *_ in told:
        if lines.get(seq) != head:
            yield f"line {seq} was acknowledged and is lost"
        if not story.versions.filter(number=version_no).exists():
            yield f"version {version_no} was acknowledged and is lost"
    if told and len(lines) - told[-1][0] > 2:
        yield "more was written than one press that nobody acknowledged"
    yield from audit(fresh(story))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            if cursor.fetchall() != [("ok",)]:
                yield "the database is damaged"


def kill(room: Newsroom, kills: int) -> Tolled:
    tolled = Tolled()
    pk = 0
    for seed in range(kills):
        if seed % A_STORY == 0:
            name = f"quay-{seed}"
            pk = room.at(Stage.RELEASED, slug=name, slugline=name).pk
        told = kill_while_pressing(room, pk, seed)
        tolled.kills += 1
        tolled.acknowledged += len(told)
        tolled.faults += [f"kill {seed}: {fault}" for fault in faults_after(pk, told)]
    return tolled


@pytest.mark.parametrize(
    "kills", [FEW, pytest.param(MANY, marks=pytest.mark.long)], ids=["few", "many"]
)
def test_a_kill_loses_nothing_that_was_acknowledged_and_leaves_nothing_half_done(
    kills: int,
) -> None:
    tolled = kill(Newsroom(), kills)

    assert (tolled.kills, tolled.faults) == (kills, [])
    assert tolled.acknowledged >= kills
    call_command("verify", verbosity=0)


@contextmanager
def unlocked(article_id: int) -> Iterator[Article]:
    yield Article.objects.get(pk=article_id)


@pytest.mark.long
def test_without_a_transaction_a_kill_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Newsroom()
    story = room.at(Stage.RELEASED)
    monkeypatch.setattr(acting, "locked", unlocked)

    found: list[str] = []
    for seed in range(MANY):
        told = kill_while_pressing(room, story.pk, seed)
        found = list(faults_after(story.pk, told))
        if found:
            break

    assert found
