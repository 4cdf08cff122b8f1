"""A story at its address: the page, its record, and the record as data."""

from typing import Any

from django.conf import settings
from django.db.models import CharField
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)

from articles.models import Given, Release, Statement
from articles.rendering.pages import article_page, record_page
from articles.rendering.record import as_data
from articles.site.addresses import leads_to
from articles.site.door import Page
from articles.site.listing import AT
from articles.site.notices import notice_as_data, notice_page

PATH = "/{year}/{month}/{day}/{slug}/"


def at_address(*unread: str) -> Statement[Release]:
    """What is visible at a path, without the fields that its page does not read.

    A path is one story's for ever, and of that story one release is visible.
    """
    path = Given("path", CharField())
    return Statement(
        lambda: Release.objects.visible(AT).filter(path=path).order_by().defer(*unread)
    )


class Story(Page):
    """What is visible at an address, the place it moved to, or the 404 of an address never used."""

    at_path = at_address("covers", "record", "quotations_then")
    beneath = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        path = PATH.format(**kwargs)
        found = self.at_path.run(at=self.at, path=path)
        if not found:
            return self.moved(path)
        return self.instead(found[0]) if found[0].is_notice else self.answer(found[0])

    def moved(self, path: str) -> HttpResponse:
        """Only an address that readers were given leads on: one not yet public is not there at all."""
        release = leads_to(path, self.at)
        if release is None:
            raise Http404
        return HttpResponsePermanentRedirect(f"{release.path}{self.beneath}")

    def instead(self, notice: Release) -> HttpResponse:
        """The notice that stands in its place; no view beneath it reads a word of the story."""
        return notice_page(notice, self.around)

    def answer(self, release: Release) -> HttpResponse:
        return HttpResponse(article_page(release, self.around))


class Record(Story):
    """How the words of the story were checked, quotation by quotation."""

    template_name = "site/record.html"
    at_path = at_address("covers", "body_html", "quotations_then")
    beneath = "record/"

    def answer(self, release: Release) -> HttpResponse:
        page = record_page(release, self.around)
        return self.render_to_response(self.get_context_data(**page))


class RecordAsData(Story):
    """The same as JSON."""

    at_path = Record.at_path
    beneath = "record.json"

    def instead(self, notice: Release) -> HttpResponse:
        return notice_as_data(notice)

    def answer(self, release: Release) -> HttpResponse:
        told = as_data(
            release, list(release.quotations.order_by("number")), settings.NEWSROOM_ORIGIN
        )
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
