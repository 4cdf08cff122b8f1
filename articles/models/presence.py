"""Who has a story open now. Rows live a minute; they are no record, and nothing rests on them."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.enums import TextChoices

GONE_AFTER = datetime.timedelta(seconds=60)


class Doing(TextChoices):
    """What somebody does in a window, as the others are told; the last outweighs the ones before."""

    READING = "reading", "is reading"
    CHECKING = "checking", "is checking"
    WRITING = "writing", "is writing"


class PresenceQuerySet(models.QuerySet["Presence"]):
    def open_at(self, at: datetime.datetime) -> Self:
        return self.filter(at__gt=at - GONE_AFTER)

    def gone_at(self, at: datetime.datetime) -> Self:
        return self.filter(at__lte=at - GONE_AFTER)


class Presence(models.Model):
    """One window of one editor on one story, and when it was last heard of.

    A table, not the cache: the desk runs in several processes, and each must see the others'.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="presences"
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences"
    )
    window = models.CharField(max_length=40)
    doing = models.CharField(max_length=8, choices=Doing, default=Doing.READING)
    at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("article", "editor", "window"), name="articles_presence_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.editor} {self.get_doing_display()}"
