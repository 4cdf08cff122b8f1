"""One press under the lock: who, in which role, on what story, at which instant."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import models

from articles.models import Article, digest_of
from articles.vocabulary import RoleName, Stage
from articles.workflow import desk_log
from articles.workflow.errors import Reason, Refused
from articles.workflow.gates import Copy
from articles.workflow.steps import Step
from articles.workflow.timeline import take_off
from people.models import Editor


@dataclass
class Act:
    """What an action works with while it holds the lock."""

    article: Article
    editor: Editor
    step: Step
    role: RoleName
    at: datetime.datetime
    reason: str = ""
    digests: dict[str, str] = field(default_factory=dict)
    nothing_changed: bool = False
    came_from: str = ""

    def copy(self, moment: datetime.datetime | None = None) -> Copy:
        """The story as the gates see it at this very point of the act, for that moment or now."""
        return Copy(self.article, moment or self.at, now=self.at)

    def refuse(self, reasons: Sequence[Reason]) -> None:
        """Stop here, with every reason, if there is one."""
        if reasons:
            raise Refused(reasons, f"{self.step.label}: not done. Nothing was changed.")

    def made(self, row: models.Model) -> None:
        """Put the digest of a new row into the log line."""
        record = row.as_record()  # type: ignore[attr-defined]
        self.digests[f"{row._meta.model_name}:{row.pk}"] = digest_of(record)

    def void_approval(self) -> None:
        self.article.approvals.in_force().update(voided_at=self.at)

    def take_off(self) -> None:
        """The release that was to come never comes: readers go on with what they see."""
        release = self.article.to_come(self.at)
        assert release is not None  # The story was settled when the act began.
        take_off(self.article, release)

    def call_off(self, because: str) -> None:
        """What was scheduled is approved again, with a line of its own that says why."""
        if self.article.stage != Stage.SCHEDULED:
            return
        self.take_off()
        self.set(stage=Stage.APPROVED)
        desk_log.write(
            self.article, who=self.editor, role=self.role, step="called_off",
            came_from=Stage.SCHEDULED, at=self.at, reason=because,
        )  # fmt: skip
        self.came_from = Stage.APPROVED

    def set(self, **fields: object) -> None:
        """Write fields of the article, and only these."""
        for name, value in fields.items():
            setattr(self.article, name, value)
        self.article.save(update_fields=list(fields))
