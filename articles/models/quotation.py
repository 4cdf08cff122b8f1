"""The record of quoted words: what stands in marks, who said it, who wrote it down."""

import secrets
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from articles.vocabulary import Place, QuotationKind, SourceLevel

NOT_QUOTATIONS = frozenset({QuotationKind.SCARE, QuotationKind.TITLE, QuotationKind.TERM})


def make_public_id() -> str:
    """A random name of 12 characters that stays with the quotation over all releases."""
    return secrets.token_urlsafe(9).replace("-", "x").replace("_", "y")


class QuotationQuerySet(models.QuerySet["Quotation"]):
    def present(self) -> Self:
        """Those whose words stand in the working copy."""
        return self.filter(removed_in__isnull=True)

    def heads(self) -> Self:
        """Each quotation once: a split or two-paragraph one counts at its first part."""
        return self.filter(continues__isnull=True)

    def in_marks(self) -> Self:
        """Without the source notes that stand in no marks."""
        return self.exclude(kind=QuotationKind.REPORTED)


class Quotation(models.Model):
    """One span in quotation marks, or a source note without marks (reported).

    A part (`continues` set) holds only words and place; the speaker, the kind and the checks stand
    at its head. Nothing here is written but by the workflow.
    """

    public_id = models.CharField(
        max_length=16, unique=True, default=make_public_id, editable=False
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="quotations"
    )
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    kind = models.CharField(max_length=12, choices=QuotationKind)

    place = models.CharField(max_length=12, choices=Place)
    passage = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    order = models.PositiveIntegerField(default=0)
    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    occurrence = models.PositiveIntegerField(default=0)

    person = models.ForeignKey(
        "people.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="quotations",
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="quotations",
    )
    speaker_words = models.CharField(max_length=200, blank=True)
    printed_as = models.CharField(max_length=200, blank=True)
    role_as_used = models.CharField(max_length=200, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="confirmed_quotations",
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    proposed_words = models.CharField(max_length=200, blank=True)
    proposed_by = models.CharField(max_length=60, blank=True)
    confidence = models.FloatField(
        default=0, validators=(MinValueValidator(0), MaxValueValidator(1))
    )
    candidates = models.JSONField(default=list, blank=True)
    nearest_name = models.CharField(max_length=200, blank=True)
    governed = models.BooleanField(default=False)

    via = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=12, choices=SourceLevel, default=SourceLevel.ON_RECORD)
    unnamed_reason = models.TextField(blank=True)

    worded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="worded_quotations"
    )
    worded_in = models.ForeignKey(
        "articles.Version", on_delete=models.PROTECT, related_name="worded_quotations"
    )
    removed_in = models.ForeignKey(
        "articles.Version",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="removed_quotations",
    )
    classed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="classed_quotations",
    )
    classed_at = models.DateTimeField(null=True, blank=True)
    classed_reason = models.CharField(max_length=300, blank=True)

    objects = QuotationQuerySet.as_manager()

    class Meta:
        ordering = ("article", "order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=(
                    (Q(person__isnull=True) & Q(organisation__isnull=True))
                    | (Q(person__isnull=True) & Q(speaker_words=""))
                    | (Q(organisation__isnull=True) & Q(speaker_words=""))
                ),
                name="articles_quotation_one_speaker",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="articles_quotation_confirmed_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(classed_by__isnull=True)
                | Q(kind__in=sorted(kind.value for kind in NOT_QUOTATIONS)),
                name="articles_quotation_classed_is_no_quotation",
            ),
            models.CheckConstraint(
                condition=~Q(level=SourceLevel.UNNAMED) | Q(person__isnull=True),
                name="articles_quotation_unnamed_is_nobody_by_name",
            ),
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")),
                name="articles_quotation_span_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return f"“{self.exact}”"

    @property
    def speaker_key(self) -> str:
        """Who is on record as the speaker, merges followed: the same key is the same speaker."""
        if self.person is not None:
            return f"person:{self.person.root.pk}"
        if self.organisation is not None:
            return f"organisation:{self.organisation.root.pk}"
        return f"words:{self.speaker_words}" if self.speaker_words else ""

    @property
    def speaker_name(self) -> str:
        """The speaker as printed, or as proposed while nobody has confirmed one."""
        speaker = self.person or self.organisation
        return self.printed_as or (speaker.name if speaker else self.speaker_words)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_by_id is not None

    @property
    def is_classed(self) -> bool:
        """Somebody by name said that this is not a quotation."""
        return self.classed_by_id is not None

    def as_record(self) -> dict[str, object]:
        """What a later alteration of this row would falsify."""
        return {
            "public_id": self.public_id,
            "continues": self.continues_id,
            "kind": self.kind,
            "place": self.place,
            "at": [self.passage, self.start, self.end, self.order],
            "exact": [self.exact, self.prefix, self.suffix, self.occurrence],
            "proposed": [
                self.proposed_words,
                self.proposed_by,
                self.nearest_name,
                self.governed,
            ],
            "speaker": [
                self.person_id,
                self.organisation_id,
                self.speaker_words,
                self.printed_as,
            ],
            "role": self.role_as_used,
            "confirmed": [self.confirmed_by_id, self.confirmed_at],
            "source": [self.via, self.level, self.unnamed_reason],
            "worded": [self.worded_by_id, self.worded_in_id, self.removed_in_id],
            "classed": [self.classed_by_id, self.classed_at, self.classed_reason],
        }
