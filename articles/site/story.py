"""A story at its address: the page, its record, and the record as data."""

from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.urls import reverse

from articles.models import Address, Release
from articles.rendering.pages import article_page, record_page, rows_of
from articles.rendering.record import as_data
from articles.site.door import Page


class Story(Page):
    """What is visible at an address, the place it moved to, or the 404 of an address never used."""

    template_name = "site/article.html"
    beneath = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        path = reverse("site:article", kwargs=kwargs)
        visible = Release.objects.visible(self.at).select_related("section")
        release = visible.filter(path=path).first()
        if release is None:
            return self.moved(path)
        return self.answer(release)

    def moved(self, path: str) -> HttpResponse:
        """Only an address that was given up leads on: one not yet public is not there at all."""
        old = Address.objects.filter(path=path, current=False).first()
        visible = Release.objects.visible(self.at)
        release = visible.filter(article=old.article_id).only("path").first() if old else None
        if release is None:
            raise Http404
        return HttpResponsePermanentRedirect(f"{release.path}{self.beneath}")

    def answer(self, release: Release) -> HttpResponse:
        page = article_page(release, rows_of(release), self.at)
        return self.render_to_response(self.get_context_data(**page))


class Record(Story):
    """How the words of the story were checked, quotation by quotation."""

    template_name = "site/record.html"
    beneath = "record/"

    def answer(self, release: Release) -> HttpResponse:
        page = record_page(release, rows_of(release), self.at)
        return self.render_to_response(self.get_context_data(**page))


class RecordAsData(Story):
    """The same as JSON."""

    beneath = "record.json"

    def answer(self, release: Release) -> HttpResponse:
        told = as_data(
            release, list(release.quotations.order_by("number")), settings.NEWSROOM_ORIGIN
        )
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
