"""Addresses of the staff door that stand before the stock admin's own."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache

from articles.admin import doubt_pages
from articles.admin.asking import for_the_newsroom
from articles.admin.demo_login import ACCOUNTS, is_open, sign_in_as
from articles.admin.dispute import answer, dispute
from articles.admin.index import index, stories, to_check
from articles.admin.mode import mode
from articles.admin.paste import paste, within_measure
from articles.admin.strike import strike


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The stock sign-in, with the demo's accounts where the demo runs."""
    accounts = ACCOUNTS if is_open(request) else ()
    return admin.site.login(request, {"demo_accounts": accounts})


def no_jump(request: HttpRequest, rest: str) -> HttpResponse:
    """The stock jump from a row to its page asks for no role, and would name what is in drafts."""
    raise Http404


app_name = "desk"
STORY = "articles/article/<int:article_id>"
urlpatterns = [
    path("", admin.site.admin_view(index), name="index"),
    path("articles/", admin.site.admin_view(stories), name="stories"),
    path("paste/", within_measure(for_the_newsroom(paste)), name="paste"),
    path("mode/", admin.site.admin_view(mode), name="mode"),
    path("check/", admin.site.admin_view(to_check), name="to_check"),
    *doubt_pages.urls(),
    path(f"{STORY}/strike/", for_the_newsroom(strike), name="strike"),
    path(f"{STORY}/dispute/", for_the_newsroom(dispute), name="dispute"),
    path(f"{STORY}/answer/<int:quotation_id>/", for_the_newsroom(answer), name="answer"),
    path("r/<path:rest>", no_jump, name="no_jump"),
    path("login/", sign_in, name="sign_in"),
    path("sign-in-as/<slug:username>/", sign_in_as, name="sign_in_as"),
]
