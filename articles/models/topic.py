"""What stories are about: chosen from a list, not typed."""

from django.db import models
from django.urls import reverse
from taggit.models import ItemBase, TagBase


class Topic(TagBase):
    """A topic. Only Desk adds one; synonyms lead to it in the chooser."""

    synonyms = models.TextField(blank=True, help_text="Other words for it, one a line.")
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )

    class Meta:
        ordering = ("name",)

    def get_absolute_url(self) -> str:
        return reverse("site:topic", args=[self.slug])


class TopicOnArticle(ItemBase):
    """A topic chosen for a story."""

    tag = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="uses")
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="topic_uses"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("tag", "content_object"), name="articles_topic_once_per_article"
            ),
        )
