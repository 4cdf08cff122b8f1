"""What a person and an organisation share: a name, other spellings of it, and an address."""

from itertools import chain, count
from typing import Any, Self, cast

from django.db import models
from django.utils.text import slugify


class Named(models.Model):
    """Somebody or something that speaks under a name."""

    name = models.CharField(max_length=120, help_text="As it is printed in full.")
    slug = models.SlugField(
        max_length=140, unique=True, help_text="The last part of the address."
    )
    aliases = models.TextField(
        blank=True,
        help_text="Other spellings, one a line: short names, maiden names, initials.",
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self.free_slug()
        super().save(*args, **kwargs)

    def free_slug(self) -> str:
        """A slug of the name that nobody else has."""
        base = slugify(self.name)[:120] or "unnamed"
        others = type(self)._default_manager.filter(slug__startswith=base)
        taken = set(others.values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in count(2))
        return next(slug for slug in chain([base], numbered) if slug not in taken)

    @property
    def root(self) -> Self:
        """Who this is now, after merges."""
        root = self
        while root.merged_into is not None:
            root = cast(Self, root.merged_into)
        return root

    @property
    def spellings(self) -> list[str]:
        return [
            self.name,
            *(line.strip() for line in self.aliases.splitlines() if line.strip()),
        ]
