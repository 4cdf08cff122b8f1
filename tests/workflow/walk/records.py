"""The log, the intervals and the rows of a story after a step, set against what the walk remembers."""

import datetime
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.models import Article, DeskLogEntry, FollowUp, Release
from articles.workflow.timeline import LAST_SECONDS
from tests.workflow.walk.memory import KEPT, Memory, counts_of

BY_ITSELF = frozenset({"lapse", "called_off", "clock"})
TWO_SIGN = frozenset({"lift", "retract", "remove", "reinstate", "destroy"})
BY_BOTH = frozenset({"remove", "destroy"})


@dataclass(frozen=True)
class Pressed:
    """A press of the walk and what it came to: done, refused, nothing or crashed."""

    name: str
    who: int
    came_to: str
    solo: bool = False


def log_faults(
    article: Article, memory: Memory, lines: Sequence[DeskLogEntry], pressed: Pressed | None
) -> Iterator[str]:
    """I10: each press one line, what follows by itself a line of its own, and the chain whole."""
    yield from _chain(article, memory, lines)
    by_hand = [line for line in lines if line.step not in BY_ITSELF]
    wanted = 1 if pressed is not None and pressed.came_to == "done" else 0
    if pressed is not None and pressed.name == "save" and wanted and not by_hand:
        wanted = 0  # Nothing was changed.
    if pressed is None or pressed.name != "press_on":
        if len(by_hand) != wanted:
            yield f"I10: {len(by_hand)} lines for one press, not {wanted}"
        elif by_hand and pressed is not None:
            line = by_hand[0]
            if (line.step, line.who_id) != (pressed.name, pressed.who):
                yield f"I10: the line says {line.step} by {line.who_id}"
    for line in by_hand:
        if line.who_id is None or not line.role:
            yield f"I10: nobody is named for {line.step}"
        yield from _too_late(line, memory)


def _chain(article: Article, memory: Memory, lines: Sequence[DeskLogEntry]) -> Iterator[str]:
    head, seq = memory.log_head, memory.log_seq
    for line in lines:
        seq += 1
        if (line.seq, line.previous) != (seq, head):
            yield f"I10: line {line.seq} does not follow line {seq - 1}"
        if line.digest != _digest(line):
            yield f"I10: line {line.seq} is not what its digest is of"
        head = line.digest
    if (article.log_seq, article.log_head) != (seq, head):
        yield "I10: the end of the log is not where the story says"


def _digest(line: DeskLogEntry) -> str:
    text = json.dumps(
        line.as_record() | {"at": line.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")},
        sort_keys=True, ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip
    return hashlib.sha256(text.encode()).hexdigest()


def _too_late(line: DeskLogEntry, memory: Memory) -> Iterator[str]:
    if memory.to_come is None:
        return
    _, instant = memory.to_come
    if instant - LAST_SECONDS <= line.at < instant:
        yield f"{line.step} was written in the last seconds before the story went out"


def signatures(
    lines: Sequence[DeskLogEntry], article: Article, pressed: Pressed | None
) -> Iterator[str]:
    """What takes two people was asked by one and signed by another."""
    for line in lines:
        if line.step not in TWO_SIGN:
            continue
        asked = FollowUp.objects.filter(
            article=article, kind="second_signature", step=line.step, done_at=line.at
        ).first()
        if asked is None:
            yield f"{line.step} was signed, and nobody had asked"
            continue
        alone = asked.asked_by_id == line.who_id
        if alone and (line.step in BY_BOTH or pressed is None or not pressed.solo):
            yield f"{line.step} was asked and signed by one person"
        if line.step in BY_BOTH and {asked.asked_as, line.role} != {"Duty", "Legal"}:
            yield f"{line.step} was signed by {asked.asked_as} and {line.role}"


def kept(article: Article, memory: Memory) -> Iterator[str]:
    """I5: rows of the record are never fewer."""
    now = counts_of(article.pk)
    for name in (model.__name__ for model in KEPT):
        if now[name] < memory.counts.get(name, 0):
            yield f"I5: {name} rows are gone"
    memory.counts = now


def intervals(
    releases: Sequence[Release], memory: Memory, at: datetime.datetime
) -> Iterator[str]:
    """One at a time, at most one to come; what was called off stays so, what ran has run."""
    open_ = [one for one in releases if one.visible_from < one.visible_until]
    for earlier, later in pairwise(open_):
        if earlier.visible_until > later.visible_from:
            yield f"releases {earlier.number} and {later.number} overlap"
        if earlier.visible_until < later.visible_from:
            yield f"readers would find nothing between {earlier.number} and {later.number}"
    if sum(one.visible_from > at for one in open_) > 1:
        yield "more than one release is to come"
    for one in releases:
        yield from _as_remembered(one, memory, at)


def _as_remembered(release: Release, memory: Memory, at: datetime.datetime) -> Iterator[str]:
    is_open = release.visible_from < release.visible_until
    ran = is_open and release.visible_from <= at
    if release.pk in memory.cancelled and is_open:
        yield f"release {release.number} was called off and is back"
    if memory.ran.get(release.pk, release.visible_from) != release.visible_from:
        yield f"release {release.number} was moved after readers saw it"
    if release.pk in memory.ran and not ran:
        yield f"readers saw release {release.number}, and it is no longer on record"
    if not is_open:
        memory.cancelled.add(release.pk)
    if ran:
        memory.ran[release.pk] = release.visible_from
