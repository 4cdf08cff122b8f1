"""Who wrote a release, whose words are in it, what it is about: frozen with it."""

from typing import ClassVar

from django.db import models

from articles.models.release import ReleaseRow
from articles.vocabulary import (
    ChangeKind,
    EvidenceKind,
    MatchLevel,
    Method,
    QuotationKind,
    QuotationState,
)


class ReleaseByline(ReleaseRow):
    """One name of the byline as printed."""

    RECORDED: ClassVar[tuple[str, ...]] = ("order", "printed_as")

    release = models.ForeignKey(
        "articles.Release", on_delete=models.PROTECT, related_name="bylines"
    )
    order = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="released_bylines"
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        on_delete=models.PROTECT,
        related_name="released_bylines",
    )
    printed_as = models.CharField(max_length=160)

    class Meta:
        ordering = ("release", "order")
        indexes = (
            models.Index(
                fields=("person", "-first_published_at", "-article"),
                name="articles_byline_person",
            ),
            models.Index(
                fields=("organisation", "-first_published_at", "-article"),
                name="articles_byline_organisation",
            ),
        )


class ReleaseTopic(ReleaseRow):
    """A topic the release is filed under."""

    RECORDED: ClassVar[tuple[str, ...]] = ("topic_name",)

    release = models.ForeignKey(
        "articles.Release", on_delete=models.PROTECT, related_name="topics"
    )
    topic = models.ForeignKey(
        "articles.Topic", on_delete=models.PROTECT, related_name="releases"
    )
    topic_name = models.CharField(max_length=100)

    class Meta:
        ordering = ("release", "topic_name")
        indexes = (
            models.Index(
                fields=("topic", "-first_published_at", "-article"),
                name="articles_topic_newest",
            ),
        )


class ReleasePicture(ReleaseRow):
    """One picture of a release, as it was used. Whether it may still be shown, the picture says."""

    RECORDED: ClassVar[tuple[str, ...]] = ("number", "use")

    release = models.ForeignKey(
        "articles.Release", on_delete=models.PROTECT, related_name="pictures"
    )
    number = models.PositiveSmallIntegerField(help_text="Its place among the pictures, from 1.")
    picture = models.ForeignKey(
        "articles.Picture", on_delete=models.PROTECT, related_name="releases"
    )
    use = models.JSONField()

    class Meta:
        ordering = ("release", "number")


class ReleaseQuotation(ReleaseRow):
    """One quotation as printed, and how it was checked as of its release."""

    RECORDED: ClassVar[tuple[str, ...]] = (
        "public_id",
        "number",
        "passage",
        "kind",
        "words",
        "speaker",
        "role",
        "via",
        "unnamed",
        "unnamed_reason",
        "state",
        "method",
        "match_level",
        "evidence_kind",
        "evidence_label",
        "evidence_url",
        "time_code",
        "pieces",
        "part_of",
        "reason",
        "checked_at",
        "by_writer",
    )

    release = models.ForeignKey(
        "articles.Release", on_delete=models.PROTECT, related_name="quotations"
    )
    public_id = models.CharField(max_length=16)
    number = models.PositiveIntegerField(help_text="Its place in the text, from 1.")
    passage = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=QuotationKind)
    words = models.TextField()
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="released_quotations"
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        on_delete=models.PROTECT,
        related_name="released_quotations",
    )
    speaker = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    via = models.CharField(max_length=200, blank=True)
    unnamed = models.BooleanField(default=False)
    unnamed_reason = models.TextField(blank=True)
    state = models.CharField(max_length=16, choices=QuotationState)
    method = models.CharField(max_length=16, choices=Method, blank=True)
    match_level = models.CharField(max_length=12, choices=MatchLevel, blank=True)
    evidence_kind = models.CharField(max_length=16, choices=EvidenceKind, blank=True)
    evidence_label = models.CharField(max_length=200, blank=True)
    evidence_url = models.URLField(blank=True)
    time_code = models.CharField(max_length=20, blank=True)
    pieces = models.JSONField(
        default=list, help_text="The word diff against the source, public part."
    )
    part_of = models.CharField(
        max_length=16, blank=True, help_text="The fuller quotation it is in."
    )
    reason = models.TextField(blank=True, help_text="Why it was not independently checked.")
    checked_at = models.DateTimeField(null=True)
    by_writer = models.BooleanField(
        default=False, help_text="Checked by somebody who wrote it: the paper has one editor."
    )

    was: str = ""
    """While its release is drawn: its words as they were before a correction put them right."""

    class Meta:
        ordering = ("release", "number")
        indexes = (
            models.Index(
                fields=("person", "-first_published_at", "-article"),
                name="articles_quoted_person",
            ),
            models.Index(
                fields=("organisation", "-first_published_at", "-article"),
                name="articles_quoted_organisation",
            ),
            models.Index(fields=("public_id",), name="articles_quoted_public_id"),
        )


class Correction(ReleaseRow):
    """What readers are told of a change: what we said, what is right, and of which quotation."""

    RECORDED: ClassVar[tuple[str, ...]] = (
        "kind",
        "note",
        "said",
        "right",
        "public_id",
        "at_top",
        "substitute",
        "at",
    )

    release = models.ForeignKey(
        "articles.Release", on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(max_length=16, choices=ChangeKind)
    note = models.TextField(blank=True)
    said = models.TextField(blank=True, help_text="The words that were wrong.")
    right = models.TextField(blank=True, help_text="The words that are right.")
    quotation = models.ForeignKey(
        "articles.Quotation", null=True, on_delete=models.PROTECT, related_name="corrections"
    )
    public_id = models.CharField(max_length=16, blank=True)
    at_top = models.BooleanField(default=False, help_text="It changes the sense of the story.")
    substitute = models.CharField(
        max_length=200, blank=True, help_text="The path of the story that takes its place."
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("release", "pk")
        indexes = (
            models.Index(fields=("-at", "-article"), name="articles_correction_newest"),
            models.Index(
                fields=("kind", "-first_published_at", "-article"),
                name="articles_correction_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.note or self.right}"
