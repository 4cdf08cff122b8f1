"""What somebody still owes an answer: it shows in the inbox on the admin's index."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.enums import TextChoices


class FollowUpKind(TextChoices):
    DISPUTE = "dispute", "a quotation of a live story is disputed"


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def open(self) -> Self:
        return self.filter(done_at__isnull=True)


class FollowUp(models.Model):
    """Something asked of the desk, with a moment by which it is due."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="follow_ups"
    )
    quotation = models.ForeignKey(
        "articles.Quotation", null=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    kind = models.CharField(max_length=16, choices=FollowUpKind)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="follow_ups_asked"
    )
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

    def __str__(self) -> str:
        return f"{self.article}: {self.get_kind_display()}"
