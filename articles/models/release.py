"""What readers see: a frozen copy, from one instant to another."""

import datetime
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.enums import TextChoices

from articles.clock import OPEN_END
from articles.models.kept import KeptModel, KeptQuerySet
from articles.models.statement import Given
from articles.vocabulary import ChangeKind, WorkKind


class ReleaseKind(TextChoices):
    """A story, or a notice that stands in its place: no words of the story are in a notice."""

    STORY = "story"
    HOLD = "hold"
    RETRACTION = "retraction"
    REMOVAL = "removal"


Moment = datetime.datetime | Given
"""An instant, or the place of one in a statement."""


def visible_at(at: Moment, release: str = "") -> Q:
    """What an address shows at that instant. `release` leads to the release from a row of it."""
    return Q((f"{release}visible_from__lte", at), (f"{release}visible_until__gt", at))


def listed_at(at: Moment, release: str = "") -> Q:
    """Visible and a story: what lists, feeds, sitemaps and searches may name."""
    return visible_at(at, release) & Q((f"{release}kind", ReleaseKind.STORY))


class ReleaseQuerySet(KeptQuerySet):
    def visible(self, at: Moment) -> "ReleaseQuerySet":
        """Every public page starts here."""
        return self.filter(visible_at(at))

    def listed(self, at: Moment) -> "ReleaseQuerySet":
        return self.filter(listed_at(at))

    def stories(self) -> "ReleaseQuerySet":
        return self.filter(kind=ReleaseKind.STORY)

    def ran(self, at: datetime.datetime) -> "ReleaseQuerySet":
        """What readers have been given by that instant. One called off has an empty interval."""
        return self.filter(visible_from__lte=at, visible_from__lt=F("visible_until"))

    def to_come(self, at: datetime.datetime) -> "ReleaseQuerySet":
        return self.filter(visible_from__gt=at, visible_from__lt=F("visible_until"))

    def newest_first(self) -> "ReleaseQuerySet":
        """By the day it was first published: a story corrected today stays where it was."""
        return self.order_by("-first_published_at", "-article_id")


class Release(KeptModel):
    """A render-ready copy of one version that passed the gates for its moment."""

    MOVING: ClassVar[frozenset[str]] = frozenset({"visible_until"})

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="releases"
    )
    number = models.PositiveIntegerField()
    version = models.ForeignKey(
        "articles.Version", on_delete=models.PROTECT, related_name="releases"
    )
    approval = models.ForeignKey(
        "articles.Approval", null=True, on_delete=models.PROTECT, related_name="releases"
    )
    based_on = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    change = models.CharField(max_length=16, choices=ChangeKind, blank=True)
    kind = models.CharField(max_length=10, choices=ReleaseKind, default=ReleaseKind.STORY)
    path = models.CharField(max_length=200)
    section = models.ForeignKey(
        "articles.Section", on_delete=models.PROTECT, related_name="releases"
    )
    section_name = models.CharField(max_length=60)
    kind_of_work = models.CharField(max_length=12, choices=WorkKind)
    headline = models.CharField(max_length=250)
    standfirst = models.TextField(blank=True)
    headline_html = models.TextField()
    standfirst_html = models.TextField(blank=True)
    body_html = models.TextField()
    lead_html = models.TextField(blank=True)
    lead = models.JSONField(
        default=dict, help_text="The picture above the text, for lists: a use of it."
    )
    lead_picture = models.ForeignKey(
        "articles.Picture", null=True, on_delete=models.PROTECT, related_name="+"
    )
    dateline = models.CharField(max_length=120, blank=True)
    byline = models.CharField(max_length=600)
    word_count = models.PositiveIntegerField(default=0)
    marks = models.JSONField(
        default=list,
        help_text="Rules of the routine it went out without: code, words, quotations.",
    )
    notices = models.JSONField(
        default=list,
        help_text="Every dated note to readers so far, oldest first, this one last.",
    )
    quotations_then = models.JSONField(
        default=list,
        help_text="The desk's quotations as recorded at that moment. Never public.",
    )
    record = models.JSONField(default=dict)
    names_html = models.TextField(blank=True)
    tally_html = models.TextField(blank=True)
    record_html = models.TextField(blank=True)
    below_html = models.TextField(blank=True)
    structured = models.JSONField(default=dict)
    covers = models.TextField()
    first_published_at = models.DateTimeField()
    modified_at = models.DateTimeField(help_text="When readers were last told of a change.")
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(default=OPEN_END)
    digest = models.CharField(max_length=64)

    objects: ClassVar[Any] = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ("article", "number")
        indexes = (
            models.Index(
                fields=("-first_published_at", "-article"), name="articles_release_newest"
            ),
            models.Index(
                fields=("section", "-first_published_at", "-article"),
                name="articles_release_section",
            ),
            models.Index(
                fields=("kind_of_work", "-first_published_at", "-article"),
                name="articles_release_work",
            ),
            models.Index(fields=("path",), name="articles_release_path"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("article", "number"), name="articles_release_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(visible_until__gte=F("visible_from")),
                name="articles_release_interval_forward",
            ),
        )

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def is_notice(self) -> bool:
        """It stands in the place of a story, and holds none of its words."""
        return self.kind != ReleaseKind.STORY

    def as_record(self, rows: "Sequence[ReleaseRow] | None" = None) -> dict[str, object]:
        """Content, rows and `visible_from`; never `visible_until`, which the next release sets.

        `rows` stands in for its rows while they are not yet saved, in the order of `rows()`.
        """
        return (
            {
                "article": self.article_id,
                "number": self.number,
                "version": self.version_id,
                "approval": self.approval_id,
                "kind": [self.kind, self.kind_of_work, self.change],
                "based_on": self.based_on_id,
                "path": self.path,
                "section": self.section_name,
                "headline": [self.headline, self.headline_html],
                "standfirst": [self.standfirst, self.standfirst_html],
                "body": [self.body_html, self.word_count],
                "dateline": self.dateline,
                "byline": self.byline,
                "marks": self.marks,
                "notices": self.notices,
                "quotations_then": self.quotations_then,
                "record": self.record,
                "covers": self.covers,
                "first_published_at": self.first_published_at,
                "modified_at": self.modified_at,
                "visible_from": self.visible_from,
                "rows": [row.as_record() for row in (self.rows() if rows is None else rows)],
            }
            | self._beside()
            | self._above()
        )

    def _beside(self) -> dict[str, object]:
        """What stands beside the text. A release from before it was frozen has none of it."""
        pieces = [self.names_html, self.tally_html, self.record_html, self.below_html]
        return {"beside": [*pieces, self.structured]} if any(pieces) or self.structured else {}

    def _above(self) -> dict[str, object]:
        """The picture above the text, in those that have one."""
        return {"lead": [self.lead_html, self.lead]} if self.lead_html or self.lead else {}

    def rows(self) -> list["ReleaseRow"]:
        """Its rows in a fixed order, for the digest."""
        return [
            *self.bylines.order_by("order"),
            *self.quotations.order_by("number"),
            *self.topics.order_by("topic_name"),
            *self.pictures.order_by("number"),
            *self.corrections.all(),
        ]


class ReleaseRowQuerySet(KeptQuerySet):
    def listed(self, at: Moment) -> "ReleaseRowQuerySet":
        """Rows of what may be listed at that instant."""
        return self.filter(listed_at(at, "release__"))

    def ran(self, at: datetime.datetime) -> "ReleaseRowQuerySet":
        """Rows of what readers have been given by that instant."""
        begun = F("release__visible_from")
        return self.filter(release__visible_from__lte=at, release__visible_until__gt=begun)


class ReleaseRow(KeptModel):
    """A row of a release, carrying the key that lists walk. The interval stands on Release only.

    `RECORDED` names the fields under the release's digest. Foreign keys are pointers outside it,
    so that a merge of two people alters no record.
    """

    RECORDED: ClassVar[tuple[str, ...]] = ()

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    first_published_at = models.DateTimeField()

    objects: ClassVar[Any] = ReleaseRowQuerySet.as_manager()

    class Meta:
        abstract = True

    def as_record(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.RECORDED}
