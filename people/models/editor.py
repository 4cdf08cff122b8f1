"""The account of somebody who works here."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Editor(AbstractUser):
    """A user. Editorial power comes from group membership alone, never from being a superuser."""

    person = models.ForeignKey(
        "people.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="editors",
        help_text="Who this account is in bylines. An account without a byline leaves it empty.",
    )

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def initials(self) -> str:
        words = str(self).split()
        return "".join(word[0] for word in [words[0], words[-1]][: len(words)]).upper()
