"""Feeds: the newest stories with what became of them, and the ledger of corrections.

Of all, of a section, of a topic and of a person; each as Atom, RSS and JSON Feed, with the whole
text that readers see now. An entry keeps its name for ever, so a reader's program that holds a
story puts the notice in its place. The name is a number: an address is made of a story's words.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.html import escape

from articles.models import Release, Section
from articles.rendering.notes import note_words
from articles.rendering.pictures import lead_of
from articles.site import followed
from articles.site.feed_formats import FORMATS
from articles.site.full_text import full_text
from articles.site.machines import Machine
from articles.site.names import Chosen, chosen
from articles.site.told import Told, as_told, nameless, newest, notice_path, told_by

SIZE = followed.SIZE
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


class PaperFeed(Feed):
    """What all feeds share: the paper's name, addresses at its own origin, and the instant."""

    language = settings.LANGUAGE_CODE
    item_guid_is_permalink = False

    def __init__(self, address: str, kind: str, at: datetime.datetime) -> None:
        self.at = at
        self.feed_type = FORMATS[kind]
        self.feed_url = self.feed_guid = absolute(f"{address}.{kind}")

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        return {"content": clean(self.item_content(item)), "summary": self.item_summary(item)}

    def item_content(self, item: Any) -> str:
        return ""

    def item_summary(self, item: Any) -> str:
        """The description without mark-up, for a format that takes none."""
        return ""


class Stories(PaperFeed):
    """A story, or the notice in its place: then its kind and time alone."""

    def __init__(
        self,
        kind: str,
        at: datetime.datetime,
        items: list[Release],
        path: str,
        name: str = "",
    ) -> None:
        super().__init__(f"/feeds{path.rstrip('/') or '/all'}", kind, at)
        self.found, self.link, self.name = items, absolute(path), name

    def title(self) -> str:
        paper = str(settings.NEWSROOM_NAME)
        return clean(f"{self.name} – {paper}" if self.name else paper)

    def subtitle(self) -> str:
        about = f": {self.name}" if self.name else ""
        return clean(f"The newest stories of {settings.NEWSROOM_NAME}{about}.")

    description = subtitle

    def items(self) -> list[Release]:
        return self.found

    def item_title(self, item: Release) -> str:
        return clean(nameless(item) if item.is_notice else item.headline)

    def item_summary(self, item: Release) -> str:
        return "Its words are not shown." if item.is_notice else clean(item.standfirst)

    def item_description(self, item: Release) -> str:
        return clean(str(escape(self.item_summary(item))))

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        """With the picture above its text, while it may be shown; a notice has none."""
        use = lead_of(item.lead, item.lead_until, self.at)
        if use is not None:
            use = replace(use, credit=clean(use.credit), alt=clean(use.alt))
        return {**super().item_extra_kwargs(item), "picture": use}

    def item_content(self, item: Release) -> str:
        return "" if item.is_notice else str(full_text(item))

    def item_link(self, item: Release) -> str:
        return absolute(notice_path(item.pk) if item.is_notice else item.path)

    def item_guid(self, item: Release) -> str:
        return named("story", item.article_id, item.first_published_at)

    def item_pubdate(self, item: Release) -> datetime.datetime:
        return item.first_published_at

    def item_updateddate(self, item: Release) -> datetime.datetime:
        return item.modified_at

    def item_author_name(self, item: Release) -> str | None:
        return None if item.is_notice else clean(item.byline.removeprefix("By ")) or None

    def item_categories(self, item: Release) -> Iterable[str]:
        return () if item.is_notice else (clean(item.section_name),)


class Ledger(PaperFeed):
    """Corrections, clarifications, editor's notes, and what was held, taken down or brought back."""

    link = property(lambda self: absolute("/corrections/"))

    def __init__(self, kind: str, at: datetime.datetime) -> None:
        super().__init__("/feeds/corrections", kind, at)

    def title(self) -> str:
        return f"{settings.NEWSROOM_NAME}: corrections"

    def subtitle(self) -> str:
        return "What we got wrong, what is right, and what we took down."

    description = subtitle

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

    def item_summary(self, item: Told) -> str:
        return clean(" ".join(note_words(item.note))) or "Its words are not shown."


class FeedOf(Machine):
    """A feed at its address. One of a name nobody is listed under is not there."""

    def answer(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.feed()(request)
        # A refile changes words and no date, so the date alone would keep an old copy.
        response.headers.pop("Last-Modified", None)
        return response

    def feed(self) -> PaperFeed:
        return Stories(self.kwargs["kind"], self.at, followed.newest(self.at), "/")


class FeedOfSection(FeedOf):
    def feed(self) -> PaperFeed:
        section: Section | None = self.around.section(self.kwargs["slug"])
        if section is None:
            raise Http404
        items = followed.newest(self.at, section=section.pk)
        path = section.get_absolute_url()
        return Stories(self.kwargs["kind"], self.at, items, path, section.name)


class FeedOfName(FeedOf):
    """Of a topic, a person or an organisation, while a listed story has a row for it."""

    name = ""
    folder = ""
    who: Chosen

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = chosen(self.name, kwargs["slug"], self.at)
        if found is None:
            raise Http404
        if found.slug != kwargs["slug"]:
            address = f"/feeds/{self.folder}/{found.slug}.{kwargs['kind']}"
            return HttpResponsePermanentRedirect(address)
        self.who = found
        return super().get(request, *args, **kwargs)

    def feed(self) -> PaperFeed:
        items = followed.of_name(self.name, self.who, self.at)
        path = f"/{self.folder}/{self.who.slug}/"
        return Stories(self.kwargs["kind"], self.at, items, path, self.who.name)


class CorrectionsFeed(FeedOf):
    def feed(self) -> PaperFeed:
        return Ledger(self.kwargs["kind"], self.at)
