"""Several steps in one press, as far as the person's roles and the gates allow (EDITORIAL D2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.models import Article
from articles.vocabulary import Stage
from articles.workflow.actions.approving import approve, send_to_check
from articles.workflow.actions.drafting import submit
from articles.workflow.actions.out import release, unschedule
from articles.workflow.errors import Refused
from people.models import Editor

Press = Callable[..., object]
NEXT: Mapping[Stage, tuple[tuple[str, Press], ...]] = {
    Stage.DRAFT: (("submit", submit),),
    Stage.DESK: (("approve", approve), ("send_to_check", send_to_check)),
    Stage.CHECKING: (("approve", approve),),
    Stage.SCHEDULED: (("unschedule", unschedule),),
    Stage.APPROVED: (("release", release),),
}
"""From each stage what leads on; a story with nothing to check needs no checking."""


@dataclass(frozen=True)
class Way:
    """How far it went: the steps that were taken, and what stopped it, if anything did."""

    taken: tuple[str, ...]
    stopped_by: Refused | None = None


def press_on(
    editor: Editor,
    article_id: int,
    until: Stage,
    *,
    seen_version: int | None = None,
    seen_copy: str = "",
) -> Way:
    """Take step after step towards `until` (approved, or released), each committed, one line each.

    Nothing but the words of `seen_version`, where it is given, is approved or released, and
    nothing but the copy sealed so is approved.
    It stops at the first refusal, and says so; what was done stays done.
    """
    taken: list[str] = []
    while True:
        stage = Stage(Article.objects.values_list("stage", flat=True).get(pk=article_id))
        if stage in {until, Stage.RELEASED} or stage not in NEXT:
            return Way(tuple(taken))
        seen: dict[str, dict[str, Any]] = {"release": {"seen_version": seen_version}}
        seen["approve"] = {"seen_version": seen_version, "seen_copy": seen_copy}
        name, refusal = _step(editor, article_id, stage, seen)
        if refusal is not None:
            return Way(tuple(taken), refusal)
        taken.append(name)


def _step(
    editor: Editor, article_id: int, stage: Stage, seen: Mapping[str, Mapping[str, Any]]
) -> tuple[str, Refused | None]:
    refusal: Refused | None = None
    for name, press in NEXT[stage]:
        try:
            press(editor, article_id, **seen.get(name, {}))
        except Refused as refused:
            refusal = refusal or refused
        else:
            return name, None
    return "", refusal
