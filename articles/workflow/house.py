"""What concerns no single story: the house chain, and how many people the paper is run by."""

import datetime
from collections.abc import Iterable, Iterator

from django.db import models, transaction

from articles import clock, policy
from articles.models import (
    Article,
    DeskLogEntry,
    House,
    Mode,
    digest_of,
    mode_now,
)
from articles.vocabulary import ModeName, RoleName, Stage
from articles.workflow.act import Act
from articles.workflow.acting import settled
from articles.workflow.errors import NotYours, Reason, Refused
from articles.workflow.lock import has_the_mode, locked
from articles.workflow.steps import Step
from articles.workflow.timeline import going_out, refuse_if_out
from articles.workflow.uphold import uphold
from people.models import Editor

SET_MODE = Step("–", "set_mode", "Set the mode", frozenset({RoleName.ADMIN}))


def set_mode(editor: Editor, name: str, *, reason: str) -> Mode:
    """Run the paper in this mode from now on, for a reason that is logged.

    Every approved and scheduled story is looked at again: what held in the other mode only, ends.
    """
    with transaction.atomic():
        has_the_mode()
        house = locked_house()
        editor = Editor.objects.get(pk=editor.pk)
        if not policy.may_keep_accounts(editor):
            words = "This is for Admin."
            raise NotYours([Reason("not_yours", words, "", (RoleName.ADMIN,))], "Not done.")
        _refuse_mode(name, reason)
        at = clock.now()
        mode = Mode.objects.create(name=name, reason=reason.strip(), set_by=editor, at=at)
        write(house, "set_mode", at, [mode], who=editor, reason=mode.reason)
        waiting = Article.objects.filter(stage__in=[Stage.APPROVED, Stage.SCHEDULED])
        for pk in waiting.order_by("pk").values_list("pk", flat=True):
            _look_again(pk, editor)
    return mode


def _refuse_mode(name: str, reason: str) -> None:
    reasons = []
    if name not in ModeName.values:
        reasons.append(Reason("mode", "Choose strict or solo.", "mode"))
    elif name == mode_now():
        reasons.append(Reason("mode", f"The paper is run in {name} mode already.", "mode"))
    if not reason.strip():
        reasons.append(Reason("no_reason", "Say why; it is logged.", "reason"))
    if reasons:
        raise Refused(reasons, "The mode was not changed.")


def _look_again(article_id: int, editor: Editor) -> None:
    with locked(article_id) as article:
        act = Act(article, editor, SET_MODE, RoleName.ADMIN, settled(article))
        due = article.to_come(act.at) if article.stage == Stage.SCHEDULED else None
        soon, stood = going_out(article, act.at), article.stage
        uphold(act)
        if article.stage != stood:
            act.refuse(soon)
            refuse_if_out(due)


def locked_house() -> House:
    """The head of the house chain, locked. There is one row; whoever comes first makes it."""
    House.objects.get_or_create(pk=1)
    return House.objects.select_for_update().get(pk=1)


def write(
    house: House,
    step: str,
    at: datetime.datetime,
    made: Iterable[models.Model] = (),
    *,
    who: Editor | None = None,
    reason: str = "",
    digests: dict[str, str] | None = None,
) -> DeskLogEntry:
    """Add one line to the house chain, whose head is locked."""
    rows = {f"{row._meta.model_name}:{row.pk}": digest_of(row.as_record()) for row in made}  # type: ignore[attr-defined]
    entry = DeskLogEntry(
        article=None,
        seq=house.log_seq + 1,
        who=who,
        role=RoleName.ADMIN.value if who else "",
        step=step,
        reason=reason,
        digests=rows | (digests or {}),
        previous=house.log_head,
        at=at,
    )
    entry.digest = entry.computed_digest()
    entry.save()
    house.log_seq, house.log_head = entry.seq, entry.digest
    house.save(update_fields=["log_seq", "log_head"])
    return entry


Heads = list[tuple[int, int, str]]
"""Each story's last line at an instant: (story, line, digest)."""


def heads(at: datetime.datetime) -> Heads:
    """Each story's last line at that instant."""
    return next(heads_at([at]))


def heads_at(moments: Iterable[datetime.datetime]) -> Iterator[Heads]:
    """The same at each of these instants, the earliest first; the logs are read once for all."""
    lines = (
        DeskLogEntry.objects.filter(article__isnull=False)
        .order_by("at", "article", "seq")
        .values_list("at", "article", "seq", "digest")
        .iterator()
    )
    last: dict[int, tuple[int, str]] = {}
    ahead = next(lines, None)
    for moment in moments:
        while ahead is not None and ahead[0] <= moment:
            _, article, seq, digest = ahead
            last[article] = max(last.get(article, (0, "")), (seq, digest))
            ahead = next(lines, None)
        yield [(article, *line) for article, line in sorted(last.items())]


A_WHILE = datetime.timedelta(hours=1)
"""So old are the heads a daily line holds: every press of that hour is long done."""


def close_the_day(now: datetime.datetime) -> DeskLogEntry | None:
    """Write the daily line, once a day: the digest of all stories' heads as they were an hour ago.

    A story that vanishes with all its rows is missed by it. What the clock did must be settled.
    """
    with transaction.atomic():
        house = locked_house()
        daily = DeskLogEntry.objects.filter(article__isnull=True, step="day").last()
        if daily is not None and now - daily.at < datetime.timedelta(days=1):
            return None
        until = now - A_WHILE
        stories = heads(until)
        return write(
            house,
            "day",
            now,
            reason=until.isoformat(),
            digests={"heads": digest_of(stories), "stories": str(len(stories))},
        )
