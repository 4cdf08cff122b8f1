"""What programs read: feeds, sitemap, robots. Asked for again each time, sent only where it differs."""

from abc import abstractmethod
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

from articles.site.door import Page


class Machine(Page):
    """An answer whose mark is made of all its bytes: while it is the same, nothing changed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = self.answer(request)
        set_response_etag(response)
        etag = response.headers["ETag"]
        return get_conditional_response(request, etag=etag, response=response) or response

    @abstractmethod
    def answer(self, request: HttpRequest) -> HttpResponse:
        """The whole answer, whatever the program asking has of it already."""
