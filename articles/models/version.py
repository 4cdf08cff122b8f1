"""Every copy that was ever saved, and the raw text a story came from."""

from django.conf import settings
from django.db import models

from articles.models.kept import KeptModel
from articles.models.picture_use import uses_of
from articles.models.words import Words


class Version(KeptModel):
    """The whole copy at a save that changed words."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    headline = models.CharField(max_length=250, blank=True)
    standfirst = models.TextField(blank=True)
    body = models.TextField(blank=True)
    dateline = models.CharField(max_length=120, blank=True)
    byline = models.JSONField(default=list)
    pictures = models.JSONField(default=list)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="versions"
    )
    begun_from = models.ForeignKey(
        "articles.Release",
        null=True,
        on_delete=models.PROTECT,
        related_name="versions_begun",
        help_text="The release it is a change of.",
    )
    reason = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("article", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("article", "number"), name="articles_version_numbered_once"
            ),
        )

    def __str__(self) -> str:
        return f"v{self.number}"

    @property
    def words(self) -> Words:
        printed = tuple(line["printed_as"] for line in self.byline)
        shown = uses_of(self.pictures)
        return Words(self.headline, self.standfirst, self.body, self.dateline, printed, shown)

    def as_record(self) -> dict[str, object]:
        return self.words.as_record() | {
            "body": self.body,
            "byline_rows": self.byline,
            **({"picture_uses": self.pictures} if self.pictures else {}),
            "article": self.article_id,
            "number": self.number,
            "author": self.author_id,
            "begun_from": self.begun_from_id,
            "reason": self.reason,
            "words": self.digest,
            "at": self.at,
        }


class SourceCopy(KeptModel):
    """What came in, byte for byte in meaning: the raw text and its hash."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.PROTECT, related_name="source_copy"
    )
    name = models.CharField(max_length=255, help_text="The file it came in.")
    raw = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "source copies"

    def __str__(self) -> str:
        return self.name

    def as_record(self) -> dict[str, object]:
        return {
            "article": self.article_id,
            "name": self.name,
            "raw": self.raw,
            "sha256": self.sha256,
            "imported_by": self.imported_by_id,
            "at": self.at,
        }
