"""Every write of a story goes through here: permission, change, log, and what follows from it."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import models

from articles import clock, policy
from articles.models import Article, digest_of
from articles.vocabulary import RoleName, Stage
from articles.workflow import desk_log
from articles.workflow.errors import NotYours, Overtaken, Reason, Refused
from articles.workflow.gates import Copy, before_approval, gates_of
from articles.workflow.lock import locked
from articles.workflow.steps import BY_NAME, Step
from people.models import Editor


@dataclass
class Act:
    """One press under the lock: who, in which role, on what, at which instant."""

    article: Article
    editor: Editor
    step: Step
    role: RoleName
    at: datetime.datetime
    reason: str = ""
    digests: dict[str, str] = field(default_factory=dict)
    nothing_changed: bool = False

    def copy(self) -> Copy:
        """The story as the gates see it at this very point of the act."""
        return Copy(self.article, self.at)

    def refuse(self, reasons: Sequence[Reason]) -> None:
        """Stop here, with every reason, if there is one."""
        if reasons:
            raise Refused(reasons, f"{self.step.label}: not done. Nothing was changed.")

    def made(self, row: models.Model) -> None:
        """Put the digest of a new row into the log line."""
        record = row.as_record()  # type: ignore[attr-defined]
        self.digests[f"{row._meta.model_name}:{row.pk}"] = digest_of(record)

    def set(self, **fields: object) -> None:
        """Write fields of the article, and only these."""
        for name, value in fields.items():
            setattr(self.article, name, value)
        self.article.save(update_fields=list(fields))


@contextmanager
def taking(
    name: str,
    editor: Editor,
    article_id: int,
    *,
    reason: str = "",
    seen_version: int | None = None,
) -> Iterator[Act]:
    """Take a step: lock, ask permission, ask the gates, run the body, move the stage, log, uphold.

    Raises NotYours without a role, Overtaken where `seen_version` is no longer the story's, and
    Refused with everything else at once: the wrong stage, a reason that was not typed, and each
    of the step's gates.
    """
    with locked(article_id) as article:
        # Roles may have changed since the request began; only what is read under the lock counts.
        editor = Editor.objects.get(pk=editor.pk)
        step, role = row_for(name, editor, article)
        if seen_version is not None and seen_version != article.version_no:
            raise Overtaken([overtaken_by(article)], f"{step.label}: not done.")
        act = Act(article, editor, step, role, instant(article), reason.strip())
        act.refuse(
            [
                *wrong_start(step, article),
                *unexplained(act),
                *gates_of(name)(act.copy(), editor),
            ]
        )
        came_from = article.stage
        yield act
        if act.nothing_changed:
            return
        if step.ends is not None:
            act.set(stage=step.ends)
        desk_log.write(
            article,
            who=editor,
            role=role,
            step=step.name,
            came_from=came_from,
            at=act.at,
            reason=act.reason,
            digests=act.digests,
        )
        uphold(act)


def row_for(name: str, editor: Editor, article: Article) -> tuple[Step, RoleName]:
    """The row of the routine by which this editor may take the step, and the role used.

    Where several rows are theirs, the one that starts from where the story stands.
    """
    rows = BY_NAME[name]
    allowed = [(step, policy.may(editor, step, article)) for step in rows]
    mine = [(step, role) for step, role in allowed if role is not None]
    if not mine:
        raise NotYours([not_yours(rows, editor)], f"{rows[0].label}: not done.")
    fitting = [(step, role) for step, role in mine if not wrong_start(step, article)]
    return (fitting or mine)[0]


def not_yours(rows: Sequence[Step], editor: Editor) -> Reason:
    roles = [role for step in rows for role in RoleName if role in step.roles | step.own_roles]
    own = any(policy.roles_of(editor) & step.own_roles for step in rows)
    names = " or ".join(dict.fromkeys(role.label for role in roles))
    words = "You had no hand in this story." if own else f"This is for {names}."
    return Reason("not_yours", words, "", tuple(dict.fromkeys(roles)))


def wrong_start(step: Step, article: Article) -> list[Reason]:
    """Why a step does not start from where the story stands, and from where it would."""
    if article.stage in step.starts and article.public_state in step.public:
        return []
    if article.stage == Stage.RELEASED:
        words = "The story is out. What readers see is not changed from here."
    elif article.stage == Stage.SPIKED:
        words = "The story is on the spike. Bring it back first."
    else:
        starts = [stage.value for stage in Stage if stage in step.starts]
        words = f"It stands in {article.stage}; this is done from {' or '.join(starts)}."
    return [Reason("wrong_stage", words, "stage")]


def unexplained(act: Act) -> list[Reason]:
    if act.step.asks and not act.reason:
        return [Reason("no_reason", f"{act.step.label} needs a reason.", "reason")]
    return []


def overtaken_by(article: Article) -> Reason:
    version = article.current_version
    who = f"{version.author} saved v{version.number}" if version else "Somebody saved it"
    return Reason("overtaken", f"{who} while you were writing.", "versions")


def instant(article: Article) -> datetime.datetime:
    """Now, and strictly after everything that has happened to the story."""
    newest = article.desk_log.order_by("-seq").values_list("at", flat=True).first()
    now = clock.now()
    return now if newest is None else max(now, newest + datetime.timedelta(microseconds=1))


def uphold(act: Act) -> None:
    """On the way out of every action (T8): an approval whose words or gates no longer hold ends here."""
    article = act.article
    if article.stage not in {Stage.APPROVED, Stage.SCHEDULED}:
        return
    copy = act.copy()
    red = before_approval(copy)
    if copy.approval is not None and not red:
        return
    lapsed = {"stale", "disputed", "unchecked"} & {reason.code for reason in red}
    came_from = article.stage
    article.approvals.in_force().update(voided_at=act.at)
    act.set(stage=Stage.CHECKING if lapsed else Stage.DESK)
    because = [f"{one.words} {one.note}".strip() for one in red]
    if copy.approval is None:
        because.insert(0, f"v{article.version_no} is not what was approved.")
    desk_log.write(
        article,
        who=act.editor,
        role=act.role,
        step="lapse",
        came_from=came_from,
        at=act.at,
        reason=" ".join(because),
    )
