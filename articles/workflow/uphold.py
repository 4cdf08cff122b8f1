"""On the way out of every action: an approval or a schedule that no longer holds ends here (T8)."""

from articles.models import Release, ReleaseQuotation
from articles.rendering import told
from articles.vocabulary import Stage
from articles.workflow import desk_log
from articles.workflow.act import Act
from articles.workflow.addresses import address_for
from articles.workflow.change_gates import behind
from articles.workflow.errors import Reason
from articles.workflow.gates import Copy, approved, before_approval, moment

LAPSED = frozenset({"stale", "disputed", "unchecked"})
MAY_CHANGE = frozenset({"checked_at"})
"""What readers are told of a quotation and may be another thing under a schedule: a second check."""


def uphold(act: Act) -> None:
    """Void an approval whose words or gates no longer hold; call off a release that may not go out.

    No action does either by itself, so none can forget it.
    """
    article = act.article
    if article.stage not in {Stage.APPROVED, Stage.SCHEDULED}:
        return
    release = article.to_come(act.at) if article.stage == Stage.SCHEDULED else None
    copy = act.copy(release.visible_from if release else None)
    red = [*before_approval(copy), *approved(copy)]
    if red:
        lapse(act, red)
    elif release is not None:
        of_the_moment = [reason.words for reason in [*behind(copy), *moment(copy)]]
        because = of_the_moment or frozen_otherwise(release, copy)
        if because:
            act.call_off(" ".join(because))


def lapse(act: Act, red: list[Reason]) -> None:
    """The approval ends, a release to come with it; checkers or the desk have the story again."""
    because = [f"{one.words} {one.note}".strip() for one in red if one.code != "not_approved"]
    if len(because) < len(red):
        because.insert(0, f"v{act.article.version_no} is not what was approved.")
    reason = " ".join(because)
    act.call_off(reason)
    came_from = act.article.stage
    act.void_approval()
    checking = LAPSED & {one.code for one in red}
    act.set(stage=Stage.CHECKING if checking else Stage.DESK)
    desk_log.write(
        act.article, who=act.editor, role=act.role, step="lapse", came_from=came_from,
        at=act.at, reason=reason,
    )  # fmt: skip


def frozen_otherwise(release: Release, copy: Copy) -> list[str]:
    """What the release to come has frozen that is another thing by now, outside the approval."""
    reasons = []
    then = {row.public_id: _told(row) for row in release.quotations.all()}
    if then != {row.public_id: _told(row) for _, row in told(copy.standings)}:
        reasons.append("What readers would be told of a quotation is not what was to go out.")
    if release.path != address_for(copy.article, copy.at):
        reasons.append("The address is another one.")
    topics = set(copy.article.topics.values_list("pk", flat=True))
    if {row.topic_id for row in release.topics.all()} != topics:
        reasons.append("The topics are others.")
    return reasons


def _told(row: ReleaseQuotation) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.RECORDED if name not in MAY_CHANGE}
