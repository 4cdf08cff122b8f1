"""Somebody who speaks in stories, or writes them."""

from django.db import models
from django.urls import reverse

from people.models.named import Named


class Person(Named):
    """A named person. Made when somebody confirms a speaker or writes a byline, never by import."""

    pronouns = models.CharField(
        max_length=20, blank=True, help_text="Optional, as the person uses them: she, he, they."
    )
    bio = models.TextField(blank=True, help_text="One or two sentences for the person's page.")

    class Meta(Named.Meta):
        verbose_name_plural = "people"

    def get_absolute_url(self) -> str:
        return reverse("site:person", args=[self.slug])
