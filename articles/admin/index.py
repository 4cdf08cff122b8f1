"""The index of the staff door: the queues, the day, and what is owed an answer."""

import datetime
from collections.abc import Iterator

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import clock, policy, workflow
from articles.admin.day import day_line
from articles.admin.inbox import Item, inbox
from articles.admin.queues import Queue, queues_for
from articles.models import Article
from articles.templatetags.desk import distance


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The queues. Somebody without a role in the newsroom sees no story here."""
    workflow.catch_up()
    at = clock.now()
    reads = policy.may_read(request.user)
    queues = queues_for(request.user, at) if reads else []  # type: ignore[arg-type]
    owed = inbox(request.user, at) if reads else []  # type: ignore[arg-type]
    day = timezone.localtime(at)
    context = {
        **admin.site.each_context(request),
        "title": f"{day:%A} {day.day} {day:%B}",
        "here": "desk",
        "queues": queues,
        "urgent": urgent(queues, owed, at),
        "inbox": [item for item in owed if item.is_yours],
        "waiting": [item for item in owed if not item.is_yours],
        "day": day_line(queues, owed, at),
        "at": at,
    }
    return TemplateResponse(request, "admin/index.html", context)


@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """The checkers' queue in full."""
    if not policy.may_read(request.user):
        raise PermissionDenied
    workflow.catch_up()
    at = clock.now()
    queues = queues_for(request.user, at, whole=True)  # type: ignore[arg-type]
    queue = next((one for one in queues if one.name == "to-check"), None)
    context = {
        **admin.site.each_context(request),
        "title": "To check",
        "here": "check",
        "queue": queue,
        "at": at,
    }
    return TemplateResponse(request, "admin/articles/to_check.html", context)


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """The stock page of an app's models has nothing to say here: the list of stories does."""
    if not policy.may_read(request.user):
        raise PermissionDenied
    return redirect("admin:articles_article_changelist")


def urgent(
    queues: list[Queue], owed: list[Item], at: datetime.datetime
) -> list[tuple[Article, str]]:
    """At most three stories that cannot wait, and why: answers overdue first, then by deadline."""
    found = [*_overdue(owed, at), *_by_deadline(queues, at)]
    pressing: dict[int, tuple[Article, str]] = {}
    for story, why in found:
        pressing.setdefault(story.pk, (story, why))
    return list(pressing.values())[:3]


def _overdue(owed: list[Item], at: datetime.datetime) -> Iterator[tuple[Article, str]]:
    for item in owed:
        if item.is_yours and item.nearness == "late":
            over = distance(item.asked.due_at, at).removesuffix(" over")
            since = "now" if over == "now" else f"for {over}"
            yield item.asked.article, f"has been owed your answer {since}"


def _by_deadline(queues: list[Queue], at: datetime.datetime) -> list[tuple[Article, str]]:
    pressing: list[tuple[Article, str]] = []
    for queue in queues:
        act = "release" if queue.name == "to-release" else "approval"
        for row in queue.rows if not queue.whose else ():
            over = distance(row.article.deadline, at)
            if row.nearness == "late":
                late = "due now" if over == "now" else f"{over.removesuffix(' over')} late"
                pressing.append((row.article, f"is {late}"))
            elif row.nearness == "soon" and row.is_yours:
                pressing.append((row.article, f"needs your {act} {over}"))
    return sorted(pressing, key=lambda one: one[0].deadline or at)
