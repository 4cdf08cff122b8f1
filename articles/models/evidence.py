"""What quoted words are compared with."""

import hashlib
import secrets
from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models

from articles.models.digests import digest_of
from articles.models.kept import UndeletedModel
from articles.vocabulary import EvidenceKind


def private_storage() -> Storage:
    return storages["private"]


def random_name(evidence: "Evidence", filename: str) -> str:
    """A name that nobody can guess and that says nothing of the story."""
    return f"evidence/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()[:8]}"


class Evidence(UndeletedModel):
    """A recording, a transcript, a document … for as many quotations of its story as it holds.

    Bytes and text are under `digest`; a check rests on the digest it saw.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="evidence"
    )
    kind = models.CharField(max_length=16, choices=EvidenceKind)
    label = models.CharField(
        max_length=200,
        help_text="What readers are told it is: “Press conference, Brussels, 1 Dec”.",
    )
    url = models.URLField(blank=True, help_text="Where it can be found, if anywhere.")
    file = models.FileField(storage=private_storage, upload_to=random_name, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    text = models.TextField(
        blank=True, help_text="The words of it: a transcript, a document's text."
    )
    digest = models.CharField(max_length=64)
    captured_at = models.DateTimeField()
    confidential = models.BooleanField(
        default=False, help_text="Readers are told its kind only, never what it is."
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evidence"
    )

    destroyed_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="Bytes and text were erased; this row and the hash stay.",
    )

    class Meta:
        ordering = ("article", "pk")
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.label

    @property
    def public_label(self) -> str:
        return self.get_kind_display() if self.confidential else self.label

    def computed_digest(self) -> str:
        """sha256 over the file's own hash and the text: what a check saw."""
        saw: dict[str, object] = {"sha256": self.sha256, "text": self.text}
        return digest_of(saw | ({"destroyed": True} if self.destroyed_at else {}))

    def file_digest(self) -> str:
        """sha256 of the bytes in storage now; empty where there is no file."""
        if not self.file:
            return ""
        with self.file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def as_record(self) -> dict[str, object]:
        return {
            "article": self.article_id,
            "kind": self.kind,
            "label": self.label,
            "url": self.url,
            "file": [self.file.name, self.file_name],
            "digest": self.digest,
            "captured_at": self.captured_at,
            "confidential": self.confidential,
            "added_by": self.added_by_id,
            "destroyed_at": self.destroyed_at,
        }
