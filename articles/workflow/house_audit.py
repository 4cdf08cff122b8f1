"""Whether the house chain is whole, and whether every story is still there: what `manage.py verify` asks."""

import datetime
from collections.abc import Iterator

from articles.models import DeskLogEntry, House, Mode, digest_of
from articles.workflow.house import Heads, heads_at


def audit_house() -> list[str]:
    """Everything in the house's record that does not agree with its chain, in words."""
    lines = list(DeskLogEntry.objects.filter(article__isnull=True).order_by("seq"))
    return [*_chain(lines), *_modes(lines), *_days(lines)]


def _chain(lines: list[DeskLogEntry]) -> Iterator[str]:
    previous = ""
    for expected, line in enumerate(lines, start=1):
        if line.seq != expected:
            yield f"house log: line {expected} is missing"
            return
        if line.previous != previous:
            yield f"house log: line {line.seq} does not follow the line before it"
        if line.digest != line.computed_digest():
            yield f"house log: line {line.seq} was altered"
        previous = line.digest
    heads = [(house.log_seq, house.log_head) for house in House.objects.all()]
    # A house in which nothing was ever written has no head yet.
    if heads != [(len(lines), previous)] and (lines or heads not in ([], [(0, "")])):
        yield "house log: its end is not where the house says it is"


def _modes(lines: list[DeskLogEntry]) -> Iterator[str]:
    """Each setting of the mode stands in one line, as it was when it was made."""
    logged = {
        key: digest
        for line in lines
        for key, digest in line.digests.items()
        if key.startswith("mode:")
    }
    for mode in Mode.objects.order_by("pk"):
        digest = logged.pop(f"mode:{mode.pk}", None)
        if digest is None:
            yield f"mode {mode.pk} is not in the house log"
        elif digest != digest_of(mode.as_record()):
            yield f"mode {mode.pk} was altered"
    for key in sorted(logged):
        yield f"{key.replace(':', ' ')} is gone"


def _days(lines: list[DeskLogEntry]) -> Iterator[str]:
    """Each daily line against the stories' logs, cut off where it was."""
    days = [line for line in lines if line.step == "day"]
    untils = {line.pk: _until(line) for line in days}
    readable = sorted(
        (line for line in days if untils[line.pk] is not None),
        key=lambda line: untils[line.pk] or line.at,
    )
    for line in days:
        if untils[line.pk] is None:
            yield f"house log: line {line.seq} does not say up to when it holds"
    moments = (untils[line.pk] or line.at for line in readable)
    for line, stories in zip(readable, heads_at(moments), strict=True):
        yield from _day(line, stories)


def _until(line: DeskLogEntry) -> datetime.datetime | None:
    """The instant up to which a daily line holds; None where that cannot be read any more."""
    try:
        until = datetime.datetime.fromisoformat(line.reason)
    except ValueError:
        return None
    return until if until.tzinfo else None


def _day(line: DeskLogEntry, stories: Heads) -> Iterator[str]:
    then, now = line.digests.get("stories"), str(len(stories))
    day = f"house log: the daily line {line.seq}, up to {line.reason}"
    if then != now:
        yield f"{day}, knew {then} stories; there are {now} of that time"
    elif line.digests.get("heads") != digest_of(stories):
        yield f"{day}, knew other ends of the stories’ logs than stand there now"
