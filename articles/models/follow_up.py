"""What somebody still owes an answer: it shows in the inbox on the admin's index."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices


class FollowUpKind(TextChoices):
    DISPUTE = "dispute", "a quotation of a live story is disputed"
    HOLD_OUTCOME = "hold_outcome", "a story is held and readers wait for the outcome"
    LATE_CHECK = "late_check", "a story went out before its quotations were checked"
    SECOND_LOOK = "second_look", "a story went out before a second editor read it"
    SECOND_SIGNATURE = "second_signature", "a second signature is asked for"


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def open(self) -> Self:
        return self.filter(done_at__isnull=True)

    def signatures(self) -> Self:
        return self.filter(kind=FollowUpKind.SECOND_SIGNATURE)


class FollowUp(models.Model):
    """Something asked of the desk, with a moment by which it is due."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="follow_ups"
    )
    release = models.ForeignKey(
        "articles.Release", null=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    quotation = models.ForeignKey(
        "articles.Quotation", null=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    evidence = models.ForeignKey(
        "articles.Evidence", null=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    kind = models.CharField(max_length=16, choices=FollowUpKind)
    step = models.CharField(
        max_length=30, blank=True, help_text="The step a second signature is asked for."
    )
    words = models.TextField(blank=True, help_text="What was said in asking.")
    substitute = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="follow_ups_asked"
    )
    asked_as = models.CharField(max_length=12, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="follow_ups_done",
    )
    done_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ("due_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("article",),
                condition=Q(kind=FollowUpKind.SECOND_SIGNATURE, done_at__isnull=True),
                name="articles_one_signature_outstanding",
            ),
        )

    def __str__(self) -> str:
        return f"{self.article}: {self.get_kind_display()}"

    def as_record(self) -> dict[str, object]:
        return {
            "release": self.release_id,
            "quotation": self.quotation_id,
            "evidence": self.evidence_id,
            "kind": [self.kind, self.step],
            "words": [self.words, self.substitute],
            "asked": [self.asked_by_id, self.asked_as, self.asked_at, self.due_at],
            "done": [self.done_by_id, self.done_at, self.outcome],
        }
