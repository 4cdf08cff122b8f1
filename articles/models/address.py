"""Where a story is found. An address once public answers for ever; this is the redirect table."""

from django.db import models
from django.db.models import Q

from articles.models.kept import UndeletedModel


class Address(UndeletedModel):
    """A path of the public site, claimed in the transaction that releases."""

    path = models.CharField(max_length=200, unique=True)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="addresses"
    )
    current = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = (
            models.UniqueConstraint(
                fields=("article",),
                condition=Q(current=True),
                name="articles_one_current_address",
            ),
        )

    def __str__(self) -> str:
        return self.path
