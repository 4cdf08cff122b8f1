"""Who stood up for which words: approvals, and sign-offs of what needs one more."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from articles.models.kept import KeptModel, KeptQuerySet


class ApprovalQuerySet(KeptQuerySet):
    def in_force(self) -> "ApprovalQuerySet":
        return self.filter(voided_at__isnull=True)


class Approval(KeptModel):
    """One editor's approval of exactly what `covers` says (DESIGN, What an approval covers)."""

    MOVING: ClassVar[frozenset[str]] = frozenset({"voided_at"})

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="approvals"
    )
    version = models.ForeignKey(
        "articles.Version", on_delete=models.PROTECT, related_name="approvals"
    )
    covers = models.TextField()
    digest = models.CharField(max_length=64)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    independent = models.BooleanField(default=True)
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Approved by {self.approver}"

    def as_record(self) -> dict[str, object]:
        """Without `voided_at`, which moves and stands in the article's own record."""
        return {
            "article": self.article_id,
            "version": self.version_id,
            "covers": self.covers,
            "digest": self.digest,
            "approver": self.approver_id,
            "independent": self.independent,
            "at": self.at,
        }


class SignOffKind(TextChoices):
    LEGAL = "legal"
    UNNAMED = "unnamed", "unnamed source"


class SignOff(KeptModel):
    """Legal's clearance of a copy, or Duty's of an unnamed source. It is of a digest, and lapses with it."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="sign_offs"
    )
    kind = models.CharField(max_length=8, choices=SignOffKind)
    quotation = models.ForeignKey(
        "articles.Quotation", null=True, on_delete=models.PROTECT, related_name="sign_offs"
    )
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind=SignOffKind.UNNAMED) | Q(quotation__isnull=False),
                name="articles_sign_off_of_unnamed_names_quotation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, by {self.by}"

    def as_record(self) -> dict[str, object]:
        return {
            "article": self.article_id,
            "kind": self.kind,
            "quotation": self.quotation_id,
            "digest": self.digest,
            "note": self.note,
            "by": self.by_id,
            "at": self.at,
        }
