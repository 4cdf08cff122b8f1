"""The account of somebody who works here."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property

# The group that manages accounts. It has no power over stories.
ADMIN = "Admin"


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

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The names of this editor's groups, as they were when first asked for."""
        return frozenset(self.groups.values_list("name", flat=True))

    @property
    def manages_accounts(self) -> bool:
        return ADMIN in self.role_names

    @property
    def has_desk_role(self) -> bool:
        """Whether this editor has a hand in stories at all."""
        return bool(self.role_names - {ADMIN})
