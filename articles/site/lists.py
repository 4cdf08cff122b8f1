"""Lists of stories: the front page, a section, a topic."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from articles.models import Release, Section, Topic
from articles.site.checked import checked_today, notable
from articles.site.door import Page
from articles.site.paging import PAGE, Key, Listing

# What a teaser shows. The body and the record stay where they are.
TEASER = (
    "article_id", "path", "section_name", "kind_of_work", "headline", "standfirst", "byline",
    "first_published_at", "visible_from",
)  # fmt: skip


def listing(
    releases: QuerySet[Release], before: Key | None, keyed: Q | None = None, prefix: str = ""
) -> Listing[Release]:
    """One page, newest first by the key of the rows that `prefix` leads to."""
    narrowed = keyed or Q()
    if before is not None:
        narrowed &= before.older(prefix)
    # One filter, so that the key and the row it belongs to are conditions on the same row.
    ordered = releases.filter(narrowed).order_by(
        f"-{prefix}first_published_at", f"-{prefix}article_id"
    )
    found = list(ordered.only(*TEASER)[: PAGE + 1])
    return Listing.cut(found, is_first=before is None)


class Front(Page):
    """The newest stories; further back it is a plain list."""

    def get_template_names(self) -> list[str]:
        return ["site/older.html" if self.key() else "site/front.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = Release.objects.listed(self.at)
        page = listing(listed, self.key())
        context = super().get_context_data(page=page, title="Older stories", **kwargs)
        if not page.is_first:
            return context
        return {
            **context,
            **bands(page.items),
            "notable": notable(page.items),
            "today": checked_today(listed, self.at),
        }


def bands(stories: Sequence[Release]) -> dict[str, Any]:
    """The front page from the top down: a lead, stories beside and under it, then unlike bands."""
    return {
        "lead": stories[0] if stories else None,
        "beside": stories[1:5],
        "under": stories[5:8],
        "wide": stories[8:10],
        "middle": stories[10:13],
        "far": stories[13:16],
        "foot": stories[16:],
    }


class SectionPage(Page):
    """A part of the paper. Sections are public; an empty one says so."""

    template_name = "site/section.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        section = get_object_or_404(Section, slug=kwargs["slug"])
        listed = Release.objects.listed(self.at)
        page = listing(listed, self.key(), Q(section=section))
        return super().get_context_data(
            section=section, current_section=section, page=page, **kwargs
        )


class TopicPage(Page):
    """Stories about something. It answers only while one is listed under it."""

    template_name = "site/topic.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        topic = get_object_or_404(
            Topic.objects.select_related("merged_into"), slug=kwargs["slug"]
        )
        root = topic
        while root.merged_into is not None:
            root = root.merged_into
        under, listed = self.under(root), Release.objects.listed(self.at)
        if not listed.filter(under).exists():
            raise Http404
        if root != topic:
            return HttpResponsePermanentRedirect(root.get_absolute_url())
        page = listing(listed, self.key(), under, "topics__")
        return self.render_to_response(self.get_context_data(topic=root, page=page))

    def under(self, topic: Topic) -> Q:
        """Rows of a topic merged into this one still point at the old one."""
        return Q(topics__topic__in=[topic, *topic.merged.all()])
