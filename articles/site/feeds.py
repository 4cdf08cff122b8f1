"""Feeds: the newest stories with what became of them, and the ledger of corrections.

An entry keeps its name for ever, so a reader's program that holds a story puts the notice in its
place. The name is a number: an address is made of a story's words.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.html import escape

from articles.models import Correction, PictureUse, Release
from articles.rendering.notes import note_words
from articles.rendering.pictures import lead_of
from articles.site.feed_pictures import PicturedAtom, PicturedRss
from articles.site.machines import Machine
from articles.site.told import Told, as_told, nameless, newest, notice_path, told_by

SIZE = 20
RECENTLY = datetime.timedelta(days=30)
_HEAVY = (
    "body_html", "lead_html", "headline_html", "standfirst_html", "names_html", "tally_html", "record_html",
    "below_html", "structured", "record", "covers", "quotations_then",
)  # fmt: skip
# Characters that no XML may hold, however they are written.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def named(kind: str, number: int, day: datetime.datetime) -> str:
    """A name that outlives every change of address (RFC 4151)."""
    host = urlsplit(settings.NEWSROOM_ORIGIN).hostname
    return f"tag:{host},{day:%Y-%m-%d}:{kind}/{number}"


def absolute(path: str) -> str:
    return f"{settings.NEWSROOM_ORIGIN}{path}"


def clean(text: str) -> str:
    return _NO_XML.sub("", text)


def stories(at: datetime.datetime) -> list[Release]:
    """The newest by their first day, and older ones that readers were told something of lately."""
    visible = Release.objects.visible(at).defer(*_HEAVY)
    visible = visible.annotate(lead_until=F("lead_picture__usable_until"))
    found = {release.article_id: release for release in visible.newest_first()[:SIZE]}
    told = Correction.objects.ran(at).filter(at__gt=at - RECENTLY).order_by("-at", "-article")
    lately = set(told.values_list("article", flat=True)[:SIZE]) - found.keys()
    changed = visible.filter(article__in=lately).order_by() if lately else ()
    every = [*found.values(), *changed]
    return sorted(every, key=lambda one: (one.modified_at, one.article_id), reverse=True)


class PaperFeed(Feed):
    """What all feeds share: the paper's name, addresses at its own origin, and the instant."""

    path: str
    link = property(lambda self: absolute("/"))
    language = settings.LANGUAGE_CODE

    def __init__(self, at: datetime.datetime) -> None:
        self.at = at
        self.feed_url = self.feed_guid = absolute(self.path)


class Stories(PaperFeed):
    """A story, or the notice in its place: then its kind and time alone."""

    feed_type: type[SyndicationFeed] = PicturedAtom
    path = "/feeds/all.atom"

    def title(self) -> str:
        return str(settings.NEWSROOM_NAME)

    def subtitle(self) -> str:
        return f"The newest stories of {settings.NEWSROOM_NAME}."

    description = subtitle

    def items(self) -> list[Release]:
        return stories(self.at)

    def item_title(self, item: Release) -> str:
        return clean(nameless(item) if item.is_notice else item.headline)

    def item_description(self, item: Release) -> str:
        if item.is_notice:
            return "Its words are not shown."
        return clean(str(escape(item.standfirst)))

    def item_link(self, item: Release) -> str:
        return absolute(notice_path(item.pk) if item.is_notice else item.path)

    def item_guid(self, item: Release) -> str:
        return named("story", item.article_id, item.first_published_at)

    item_guid_is_permalink = False

    def item_pubdate(self, item: Release) -> datetime.datetime:
        return item.first_published_at

    def item_updateddate(self, item: Release) -> datetime.datetime:
        return item.modified_at

    def item_author_name(self, item: Release) -> str | None:
        return None if item.is_notice else clean(item.byline.removeprefix("By ")) or None

    def item_extra_kwargs(self, item: Any) -> dict[str, PictureUse | None]:
        """The picture above its text, while it may be shown; a notice has none."""
        use = lead_of(item.lead, item.lead_until, self.at)
        if use is not None:
            use = replace(use, credit=clean(use.credit), alt=clean(use.alt))
        return {"picture": use}

    def item_categories(self, item: Release) -> Iterable[str]:
        return () if item.is_notice else (clean(item.section_name),)


class StoriesAsRss(Stories):
    feed_type = PicturedRss
    path = "/feeds/all.rss"


class Ledger(PaperFeed):
    """Corrections, clarifications, editor's notes, and what was held, taken down or brought back."""

    feed_type = Atom1Feed
    path = "/feeds/corrections.atom"
    link = property(lambda self: absolute("/corrections/"))

    def title(self) -> str:
        return f"{settings.NEWSROOM_NAME}: corrections"

    def subtitle(self) -> str:
        return "What we got wrong, what is right, and what we took down."

    def items(self) -> list[Told]:
        return as_told(newest(told_by(self.at), None, SIZE), self.at)

    def item_title(self, item: Told) -> str:
        return clean(f"{item.head}: {item.title}")

    def item_description(self, item: Told) -> str:
        if not item.has_words:
            return "Its words are not shown."
        return clean("".join(f"<p>{escape(line)}</p>" for line in note_words(item.note)))

    def item_link(self, item: Told) -> str:
        return absolute(item.path)

    def item_guid(self, item: Told) -> str:
        return named("correction", item.pk, item.note.at)

    def item_pubdate(self, item: Told) -> datetime.datetime:
        return item.note.at

    def item_updateddate(self, item: Told) -> datetime.datetime:
        return item.updated


class AllAsAtom(Machine):
    feed: type[PaperFeed] = Stories

    def answer(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.feed(self.at)(request)
        # A refile changes words and no date, so the date alone would keep an old copy.
        response.headers.pop("Last-Modified", None)
        return response


class AllAsRss(AllAsAtom):
    feed = StoriesAsRss


class CorrectionsAsAtom(AllAsAtom):
    feed = Ledger
