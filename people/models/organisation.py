"""A body that speaks in stories: a ministry, a company, a paper."""

from django.db import models
from django.urls import reverse

from people.models.named import Named


class Organisation(Named):
    """An organisation that is quoted, cited or writes."""

    kind = models.CharField(
        max_length=40, blank=True, help_text="Ministry, company, news outlet …"
    )

    def get_absolute_url(self) -> str:
        return reverse("site:organisation", args=[self.slug])
