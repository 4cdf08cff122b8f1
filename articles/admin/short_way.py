"""Several steps in one press, as far as this person may and the gates allow, and how far that was."""

from collections.abc import Mapping

from articles import policy, workflow
from articles.admin.one_step import OneStep, Seen
from articles.models import Article
from articles.vocabulary import RoleName, Stage
from articles.workflow import BY_NAME, Refused
from articles.workflow.short_ways import NEXT
from people.models import Editor

LABEL = "Send on as far as it goes"
WAY = (Stage.DRAFT, Stage.DESK, Stage.CHECKING, Stage.APPROVED)


class WentSoFar(Refused):
    """Some steps were taken and stay taken; then something stood in the way."""


def is_short(editor: Editor, article: Article) -> bool:
    """Whether one press could take this person more than one step on."""
    if article.stage not in WAY:
        return False
    ahead = WAY[WAY.index(Stage(article.stage)) :]
    mine = [_may(editor, article, stage) for stage in ahead]
    return len(ahead) > 1 and mine[0] and mine[-1 if RoleName.DUTY in _roles(editor) else 1]


def _may(editor: Editor, article: Article, stage: Stage) -> bool:
    rows = (row for name, _ in NEXT[stage] for row in BY_NAME[name])
    return any(policy.may(editor, row, article) for row in rows)


def _roles(editor: Editor) -> frozenset[RoleName]:
    return policy.roles_of(editor)


def press_on(editor: Editor, article_id: int, seen: Seen, steps: Mapping[str, OneStep]) -> str:
    """Step after step; returns what was done, or raises what stopped the first of them.

    Raises WentSoFar, with every reason, where it stopped on the way.
    """
    until = Stage.RELEASED if RoleName.DUTY in _roles(editor) else Stage.APPROVED
    way = workflow.press_on(
        editor, article_id, until, seen_version=seen.version, seen_copy=seen.copy
    )
    done = " ".join(steps[name].done for name in way.taken)
    if way.stopped_by is None:
        return done
    if not way.taken:
        raise way.stopped_by
    raise WentSoFar(way.stopped_by.reasons, f"{done} There it stopped.")
