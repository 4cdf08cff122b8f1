"""A picture that came in: drawn anew in its sizes, kept where no address leads, never changed."""

import datetime
import hashlib
import secrets
from typing import ClassVar

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import models

from articles.models.digests import digest_of
from articles.models.kept import KeptModel
from articles.models.quotation import make_public_id


def make_folder() -> str:
    """A name that nobody can guess and that says nothing of the story."""
    return f"pictures/{secrets.token_hex(16)}"


class Picture(KeptModel):
    """What it shows is under `sha256`, which each use carries; captions belong to the use."""

    MOVING: ClassVar[frozenset[str]] = frozenset({"usable_until"})

    public_id = models.CharField(
        max_length=16, unique=True, default=make_public_id, editable=False
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="picture_files"
    )
    file_name = models.CharField(max_length=255, blank=True, help_text="As it came in.")
    width = models.PositiveIntegerField(help_text="Pixels of the largest rendition.")
    height = models.PositiveIntegerField()
    folder = models.CharField(max_length=80, unique=True, default=make_folder)
    files = models.JSONField(default=dict, help_text="Name of each rendition to its sha256.")
    sha256 = models.CharField(
        max_length=64, help_text="Of the names and hashes of all its files."
    )
    credit_found = models.CharField(
        max_length=160, blank=True, help_text="Whose the file said it is."
    )
    usable_until = models.DateTimeField(
        null=True, blank=True, help_text="When our right to show it ends; empty for never."
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pictures"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("article", "pk")

    def __str__(self) -> str:
        return self.file_name or self.public_id

    @property
    def storage(self) -> Storage:
        return storages["private"]

    def keep(self, files: dict[str, bytes]) -> None:
        """Store the renditions and note their hashes. Call it before the row is saved."""
        for name, written in files.items():
            kept_as = self.storage.save(f"{self.folder}/{name}", ContentFile(written))
            assert kept_as == f"{self.folder}/{name}"  # The folder is this picture's alone.
        self.files = {
            name: hashlib.sha256(written).hexdigest() for name, written in files.items()
        }
        self.sha256 = digest_of(self.files)

    def is_usable(self, at: datetime.datetime) -> bool:
        return self.usable_until is None or at < self.usable_until

    def altered_files(self) -> list[str]:
        """The names of renditions that are gone, or are not what was drawn."""
        return [name for name, sha256 in self.files.items() if self._digest(name) != sha256]

    def _digest(self, name: str) -> str:
        try:
            with self.storage.open(f"{self.folder}/{name}") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""

    def as_record(self) -> dict[str, object]:
        return {
            "public_id": self.public_id,
            "article": self.article_id,
            "file_name": self.file_name,
            "size": [self.width, self.height],
            "folder": self.folder,
            "files": self.files,
            "sha256": self.sha256,
            "credit_found": self.credit_found,
            "added_by": self.added_by_id,
            "at": self.at,
        }
