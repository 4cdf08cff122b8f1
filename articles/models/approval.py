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

    def standing(self, digest: str) -> "Approval | None":
        """The newest, if it is in force and of these very words."""
        newest: Approval | None = self.select_related("approver", "version").last()
        if newest is None or newest.voided_at is not None or newest.digest != digest:
            return None
        return newest


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
    renews = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="renewals",
        help_text="The full approval this one carries on over a slight change.",
    )
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
            "renews": self.renews_id,
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
