"""The site's addresses, and one whose view does nothing: what every request costs before a view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from newsroom import urls


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse("constant")


urlpatterns = [path("constant", constant), *urls.urlpatterns]
handler404 = urls.handler404
