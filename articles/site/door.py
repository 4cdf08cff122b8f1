"""What all pages for readers share: read alone, one instant a request, nothing remembered of anybody."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.template.loader import render_to_string, select_template
from django.views.generic import TemplateView

from articles.rendering import shells
from articles.rendering.surroundings import Surroundings, frame_of, surroundings
from articles.site.listing import NEWEST_FEW
from articles.site.paging import Key


class Page(TemplateView):
    """A public page. Its views start from what is visible at `self.at` and nothing else."""

    http_method_names = ["get", "head"]
    around: Surroundings
    at: datetime.datetime

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        forget_cookies(request)
        self.around = surroundings()
        self.at = self.around.at

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What is released or taken down shows at the next request, so a copy is asked for again."""
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "around": self.around, "at": self.at}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Without the request, so that nothing of whoever asks can come onto the page."""
        return HttpResponse(select_template(self.get_template_names()).render(context))

    def drawn(
        self, *, rows: Mapping[str, Sequence[Any]], words: Mapping[str, str], **shape: object
    ) -> HttpResponse:
        """The page of its template by shape (articles.rendering.shells), with its frame around it."""
        name = self.get_template_names()[0]
        frame = frame_of(self.around, self.at)
        return HttpResponse(
            shells.page(name, self.at, rows=rows, words=words, frame=frame, **shape)
        )

    def key(self, name: str = "before", *, numbered: bool = False) -> Key | None:
        """Where the list of this page begins. Quotations are numbered, stories are not."""
        return Key.read(self.request.GET.get(name, ""), numbered=numbered)


def forget_cookies(request: HttpRequest) -> None:
    """A reader is nobody. Else a cookie that is damaged, or another site's, would be answered by one."""
    request.COOKIES.clear()
    request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 of every address. Something may be released there in a moment, so it is not kept."""
    forget_cookies(request)
    around = surroundings()
    shown = {"around": around, "at": around.at, "newest": NEWEST_FEW.run(at=around.at)}
    response = HttpResponseNotFound(render_to_string("404.html", shown))
    response.headers["Cache-Control"] = "no-cache"
    return response
