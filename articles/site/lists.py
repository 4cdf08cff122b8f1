"""Lists of stories: the front page, a section, a topic."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db.models import BigIntegerField, F, Q, SlugField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import SafeString

from articles.models import Given, Release, Statement, Topic
from articles.rendering.pages import Lead
from articles.rendering.pictures import FRONT_SIZES, drawn, lead_of
from articles.rendering.surroundings import Part, part_of
from articles.site.checked import checked_today, counting_today, midnight, notable
from articles.site.door import Page
from articles.site.listing import BEFORE, List, page_of, stories
from articles.site.paging import Line, Listing, older_than

_SLUG = Given("slug", SlugField())
_SECTION = Given("section", BigIntegerField())
_TOPIC = Given("topic", BigIntegerField())

NEWEST: List = List(
    lambda before: stories(before) if before else counting_today(stories()), BEFORE
)
IN_SECTION: List = List(lambda before: stories(before, Q(section=_SECTION)), BEFORE)
UNDER_TOPIC: List = List(
    lambda before: stories(before, Q(topics__topic=_TOPIC), "topics__"), BEFORE
)
# A topic with those merged into it: a row for each, and one with nothing where there is none.
TOPIC: Statement[Topic] = Statement(
    lambda: Topic.objects.filter(slug=_SLUG).annotate(merged_pk=F("merged__pk"))
)


class ListPage(Page):
    """A list of stories under a head."""

    def listed(
        self, page: Listing, current_section: Part | None = None, **words: str
    ) -> HttpResponse:
        return self.drawn(
            rows={"page": page.items},
            words={**words, "older": older_than(page)},
            is_first=page.is_first,
            current_section=current_section,
        )


class Front(ListPage):
    """The newest stories; further back it is a plain list."""

    def get_template_names(self) -> list[str]:
        return ["site/older.html" if self.key() else "site/front.html"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = NEWEST.page(self.at, self.key(), midnight=midnight(self.at))
        if not page.is_first:
            return self.listed(page)
        pulled, strip = notable(page.items, self.at)
        rows = {**bands(page.items, pulled, self.at), "strip": strip}
        older, today = {"older": older_than(page)}, checked_today(page.items)
        return self.drawn(rows=rows, words=older, is_first=True, **today)


def bands(
    stories: Sequence[Line], pulled: Line | None, at: datetime.datetime
) -> dict[str, Sequence[Any]]:
    """The front page from the top down: a lead, stories beside and under it, then unlike bands."""
    return {
        "lead": [Lead(one, lead_picture(one, at), pulled) for one in stories[:1]],
        "beside": stories[1:5],
        "under": stories[5:8],
        "wide": stories[8:10],
        "middle": stories[10:13],
        "far": stories[13:16],
        "foot": stories[16:],
    }


def lead_picture(story: Line, at: datetime.datetime) -> SafeString:
    """The picture that stands with the lead, cut to its frame; empty where there is none to show."""
    use = lead_of(story.lead, story.lead_until, at)
    return drawn(use, FRONT_SIZES, at_once=True) if use else SafeString("")


class SectionPage(ListPage):
    """A part of the paper. Sections are public; an empty one says so."""

    template_name = "site/section.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        section = self.around.section(kwargs["slug"])
        if section is None:
            raise Http404
        page = IN_SECTION.page(self.at, self.key(), section=section.pk)
        return self.listed(page, current_section=part_of(section))


class TopicPage(ListPage):
    """Stories about something. It answers only while one is listed under it."""

    template_name = "site/topic.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = TOPIC.run(slug=kwargs["slug"])
        if not found:
            raise Http404
        topic = root = found[0]
        while root.merged_into is not None:
            root = root.merged_into
        is_merged = root is not topic or found[0].merged_pk is not None
        page = self.under_all(root) if is_merged else self.under(root)
        if root is not topic:
            return HttpResponsePermanentRedirect(root.get_absolute_url())
        return self.listed(page, called=root.name, slug=root.slug, path=root.get_absolute_url())

    def under(self, topic: Topic) -> Listing:
        page = UNDER_TOPIC.page(self.at, self.key(), topic=topic.pk)
        if not page.items and (page.is_first or not self.is_used([topic])):
            raise Http404
        return page

    def under_all(self, topic: Topic) -> Listing:
        """Rows of a topic merged into this one still point at the old one."""
        topics = [topic, *topic.merged.all()]
        if not self.is_used(topics):
            raise Http404
        before = self.key()
        keyed = Q(topics__topic__in=topics)
        return page_of(stories(before, keyed, "topics__", self.at), before)

    def is_used(self, topics: Sequence[Topic]) -> bool:
        return Release.objects.listed(self.at).filter(topics__topic__in=topics).exists()
