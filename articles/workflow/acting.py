"""Every write of a story goes through here: permission, change, log, and what follows from it."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from articles import clock, policy
from articles.models import Article
from articles.vocabulary import PublicState, RoleName, Stage
from articles.workflow import desk_log
from articles.workflow.act import Act
from articles.workflow.errors import NotYours, Overtaken, Reason
from articles.workflow.lock import locked
from articles.workflow.step_gates import gates_of
from articles.workflow.steps import BY_NAME, Step
from articles.workflow.timeline import going_out, refuse_if_out, settle
from articles.workflow.uphold import uphold
from people.models import Editor

GONE = frozenset({PublicState.RETRACTED, PublicState.REMOVED})


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
        at = settled(article)
        step, role = row_for(name, editor, article)
        if seen_version is not None and seen_version != article.version_no:
            raise Overtaken([overtaken_by(article)], f"{step.label}: not done.")
        act = Act(article, editor, step, role, at, reason.strip())
        act.refuse(going_out(article, act.at))
        act.refuse(
            [
                *wrong_start(step, article),
                *unexplained(act),
                *gates_of(name)(act.copy(), editor),
            ]
        )
        act.came_from = article.stage
        due = article.to_come(act.at) if article.stage == Stage.SCHEDULED else None
        yield act
        if not act.nothing_changed:
            finish(act)
        refuse_if_out(due)


def finish(act: Act) -> None:
    """Move the stage, write the line, and see to what follows from what was done."""
    if act.step.ends is not None:
        act.set(stage=act.step.ends)
    desk_log.write(
        act.article,
        who=act.editor,
        role=act.role,
        step=act.step.name,
        came_from=act.came_from,
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
    return [Reason("wrong_stage", _where_it_stands(step, article), "stage")]


def _where_it_stands(step: Step, article: Article) -> str:
    if article.stage == Stage.SPIKED:
        return "The story is on the spike. Bring it back first."
    if article.public_state in GONE and article.public_state not in step.public:
        return f"The story is {article.public_state}. Its words are not worked on now."
    if article.stage == Stage.RELEASED and article.stage not in step.starts:
        return "It is out; choose the kind of change first."
    if article.stage not in step.starts:
        starts = [stage.value for stage in Stage if stage in step.starts]
        return f"It stands in {article.stage}; this is done from {' or '.join(starts)}."
    state = (
        "not out yet"
        if article.public_state == PublicState.UNRELEASED
        else article.public_state
    )
    return f"Readers’ side: the story is {state}, so this cannot be done now."


def unexplained(act: Act) -> list[Reason]:
    if act.step.asks and not act.reason:
        return [Reason("no_reason", f"{act.step.label} needs a reason.", "reason")]
    return []


def overtaken_by(article: Article) -> Reason:
    version = article.current_version
    who = f"{version.author} saved v{version.number}" if version else "Somebody saved it"
    return Reason("overtaken", f"{who} while you were writing.", "versions")


def settled(article: Article) -> datetime.datetime:
    """The one instant of an act, against which the story is settled first, and after its last line."""
    at = instant(article)
    return instant(article) if settle(article, at) else at


def instant(article: Article) -> datetime.datetime:
    """Now, and strictly after everything that has happened to the story."""
    newest = article.desk_log.order_by("-seq").values_list("at", flat=True).first()
    now = clock.now()
    return now if newest is None else max(now, newest + datetime.timedelta(microseconds=1))
