"""A story: its working copy, where it stands, and what readers get of it."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from taggit.managers import TaggableManager

from articles.models.byline import accounts_of
from articles.models.picture_use import uses_of
from articles.models.release import Release
from articles.models.topic import TopicOnArticle
from articles.models.version import Version
from articles.models.words import Words
from articles.vocabulary import ChangeKind, PublicState, Stage, WorkKind


class ArticleQuerySet(models.QuerySet["Article"]):
    def in_work(self) -> Self:
        """What somebody still has to do something about."""
        return self.exclude(stage__in=[Stage.RELEASED, Stage.SPIKED])

    def overdue(self, at: datetime.datetime) -> Self:
        """Scheduled stories whose moment has passed: the clock has acted, and nobody wrote it down."""
        waiting = Release.objects.to_come(at)
        return self.filter(stage=Stage.SCHEDULED).exclude(pk__in=waiting.values("article"))

    def by_deadline(self) -> Self:
        return self.order_by(models.F("deadline").asc(nulls_last=True), "pk")


class Article(models.Model):  # type: ignore[django-manager-missing]
    """The working copy and the state of a story. The workflow alone writes it, under its lock."""

    slugline = models.CharField(max_length=80, help_text="The desk's short working name.")
    slug = models.SlugField(
        max_length=80, blank=True, help_text="The last part of the public address."
    )
    headline = models.CharField(max_length=250, blank=True)
    standfirst = models.TextField(
        blank=True, help_text="The sentence or two under the headline."
    )
    body = models.TextField(blank=True)
    pictures = models.JSONField(
        default=list, editable=False, help_text="Each use of a picture, in order."
    )
    dateline = models.CharField(
        max_length=120, blank=True, help_text="Place and day: “Port Aune, 1 December”."
    )
    kind_of_work = models.CharField(
        max_length=12,
        choices=WorkKind,
        default=WorkKind.REPORT,
        help_text="A report needs a dateline.",
    )
    section = models.ForeignKey(
        "articles.Section",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    topics = TaggableManager(through=TopicOnArticle, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assigned",
        help_text="Who has it now.",
    )
    embargo_until = models.DateTimeField(null=True, blank=True, editable=False)
    embargo_note = models.CharField(max_length=200, blank=True, editable=False)
    legal_required = models.BooleanField(default=False, editable=False)
    legal_hold = models.BooleanField(default=False, editable=False)

    change_kind = models.CharField(
        max_length=16, choices=ChangeKind, blank=True, editable=False
    )
    change_note = models.TextField(blank=True, editable=False)
    change_said = models.TextField(blank=True, editable=False)
    change_right = models.TextField(blank=True, editable=False)
    change_at_top = models.BooleanField(default=False, editable=False)
    change_quotation = models.ForeignKey(
        "articles.Quotation",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="revised",
        help_text="Who began the revision, or last worded its note to readers.",
    )
    based_on_release = models.ForeignKey(
        "articles.Release",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.PROTECT, related_name="made"
    )
    made_at = models.DateTimeField(editable=False)
    stage = models.CharField(
        max_length=12, choices=Stage, default=Stage.DRAFT, editable=False, db_index=True
    )
    public_state = models.CharField(
        max_length=12, choices=PublicState, default=PublicState.UNRELEASED, editable=False
    )
    version_no = models.PositiveIntegerField(default=0, editable=False)
    log_seq = models.PositiveIntegerField(default=0, editable=False)
    log_head = models.CharField(max_length=64, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = "story"
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.slugline

    def get_absolute_url(self) -> str:
        """Its page on the desk. Its public address, if it has one, is `public_path`."""
        return reverse("admin:articles_article_change", args=[self.pk])

    @property
    def public_path(self) -> str:
        """Where readers find it, or nothing while it was never out."""
        if self.public_state == PublicState.UNRELEASED:
            return ""
        address = self.addresses.filter(current=True).first()
        return address.path if address else ""

    def newest(self, at: datetime.datetime) -> Release | None:
        """The newest story release that readers have seen by then, whatever they see now."""
        newest: Release | None = self.releases.stories().ran(at).order_by("visible_from").last()
        return newest

    def to_come(self, at: datetime.datetime) -> Release | None:
        """The release that goes out by itself after that instant: at most one."""
        future: Release | None = self.releases.to_come(at).first()
        return future

    @property
    def words(self) -> Words:
        printed = tuple(line.printed_as for line in self.bylines.all())
        shown = uses_of(self.pictures)
        return Words(self.headline, self.standfirst, self.body, self.dateline, printed, shown)

    @property
    def current_version(self) -> Version | None:
        return self.versions.filter(number=self.version_no).first()

    @property
    def stands(self) -> str:
        """The one label of both fields: “Live · correction in checking”."""
        stage, public = self.get_stage_display(), self.get_public_state_display()
        if self.public_state == PublicState.UNRELEASED:
            return stage
        if self.stage == Stage.RELEASED:
            return public
        change = self.get_change_kind_display().lower()
        if self.stage == Stage.SCHEDULED:
            return f"{public} · {change} scheduled".replace("  ", " ")
        where = {
            Stage.DRAFT: "in draft",
            Stage.DESK: "at the desk",
            Stage.CHECKING: "in checking",
        }
        return f"{public} · {change} {where.get(Stage(self.stage), self.stage)}"

    def hands(self) -> set[int]:
        """Ids of the editors who had a hand in it: wrote, made, have it, or stand in its byline."""
        writers = self.versions.values_list("author_id", flat=True)
        hands = {*writers, self.made_by_id, self.revised_by_id, self.assignee_id}
        return {hand for hand in hands if hand} | self.byline_editors()

    def byline_editors(self) -> set[int]:
        """Ids of the accounts of the people in its byline now."""
        lines = self.bylines.select_related("person__merged_into")
        roots = {line.person.root.pk for line in lines if line.person}
        return set().union(*accounts_of(roots).values())
