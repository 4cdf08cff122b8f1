"""What every screen of the staff door stands on: it asks the policy, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from articles import policy, workflow
from articles.models import Article
from articles.workflow.acting import row_for, wrong_start
from articles.workflow.errors import NotYours
from people.admin import PlainList

View = Callable[..., HttpResponseBase]


def for_the_newsroom(view: View) -> View:
    """Open a view only to those who read working copies; anybody else gets 403."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not policy.may_read(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return admin.site.admin_view(asked)


def story(article_id: int) -> Article:
    """The story as it is now, after what the clock has done, with what its page always names.

    Every page of one story gets it here, so none shows as scheduled what readers already have.
    """
    workflow.catch_up()
    found = (
        Article.objects.select_related("section", "assignee", "made_by")
        .prefetch_related("bylines")
        .filter(pk=article_id)
        .first()
    )
    if found is None:
        raise Http404
    return found


def allows(editor: Any, name: str, article: Article) -> bool:
    """Whether the routine has a row by which this editor may do this to the story as it stands."""
    try:
        step, _ = row_for(name, editor, article)
    except NotYours:
        return False
    return not wrong_start(step, article)


class AsksPolicy(PlainList):
    """A screen the newsroom reads. Who may change it, each screen says; nobody deletes."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.may_read(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
