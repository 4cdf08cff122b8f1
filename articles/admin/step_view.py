"""A step pressed from elsewhere than the story's page: it happens, or a page says why not."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from articles.admin import refusal, steps
from articles.admin.asking import allows, story
from articles.admin.one_step import Seen
from articles.admin.typed import typed
from articles.workflow import NotYours, Refused

ONWARD = frozenset({"send_to_check", "approve", "press_on"})
"""Steps on the way out: who may, is shown the way for what cannot wait."""


@require_POST
def step(request: HttpRequest, article_id: int, name: str) -> HttpResponse:
    """Take the step. The version that was seen comes with the press."""
    if name not in steps.TAKES:
        raise Http404
    article = story(article_id)
    seen = Seen.read(request.POST)
    reason = typed(request.POST, f"reason-{name}", "reason")
    try:
        done = steps.take(request.user, article.pk, name, reason, seen)  # type: ignore[arg-type]
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        shown = refusal.told(refused, steps.title_of(name, refused), request.user)  # type: ignore[arg-type]
        now = story(article_id)
        hurry = name in ONWARD and allows(request.user, "emergency", now)
        return refusal.page(request, now, shown, may_hurry=hurry)
    messages.success(request, done)
    return redirect("admin:articles_article_change", article.pk)
