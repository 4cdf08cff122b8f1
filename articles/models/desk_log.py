"""Who moved a story, when, and why. Rows are added, never changed."""

from django.conf import settings
from django.db import models

from articles.models.digests import digest_of
from articles.models.kept import KeptModel


class DeskLogEntry(KeptModel):
    """One line of a story's chain, or of the house's own. Each holds the digest of the one before, and digests of what it made."""

    article = models.ForeignKey(
        "articles.Article",
        null=True,
        on_delete=models.PROTECT,
        related_name="desk_log",
        help_text="Empty: a line of the house.",
    )
    seq = models.PositiveIntegerField()
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="desk_log"
    )
    role = models.CharField(max_length=12, blank=True)
    step = models.CharField(max_length=30)
    stage_from = models.CharField(max_length=12, blank=True)
    stage_to = models.CharField(max_length=12, blank=True)
    version = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    digests = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("article", "seq")
        verbose_name_plural = "desk log entries"
        constraints = (
            models.UniqueConstraint(
                fields=("article", "seq"), name="articles_desk_log_one_chain"
            ),
            models.UniqueConstraint(
                fields=("seq",),
                condition=models.Q(article__isnull=True),
                name="articles_desk_log_one_house_chain",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seq}. {self.step}"

    def computed_digest(self) -> str:
        return digest_of(self.as_record())

    def as_record(self) -> dict[str, object]:
        return {
            "article": self.article_id,
            "seq": self.seq,
            "who": self.who_id,
            "role": self.role,
            "step": self.step,
            "from": self.stage_from,
            "to": self.stage_to,
            "version": self.version,
            "reason": self.reason,
            "digests": self.digests,
            "previous": self.previous,
            "at": self.at,
        }
