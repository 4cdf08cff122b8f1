"""What stories are about. Desk adds topics; everybody chooses from them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from taggit.models import Tag

from articles import policy
from articles.admin.asking import AsksPolicy
from articles.models import Topic

# The tags that taggit brings are not ours; a screen for them would ask nobody's role.
admin.site.unregister(Tag)


@admin.register(Topic)
class TopicAdmin(AsksPolicy):
    list_display = ("name", "slug", "also")
    search_fields = ("name", "synonyms")
    fields = ("name", "slug", "synonyms")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.may_add_topic(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Stories and releases protect the topic they are filed under; Django then says which.
        return policy.may_add_topic(request.user)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Readers may have kept the address.
        return ("slug",) if obj else ()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    @admin.display(description="Other words for it")
    def also(self, topic: Topic) -> str:
        return ", ".join(line.strip() for line in topic.synonyms.splitlines() if line.strip())
