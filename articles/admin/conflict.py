"""The page on which two texts become one; nothing is lost, and a person chooses place by place.

It comes up where somebody saved meanwhile, where an approval came meanwhile, where a save is not
possible any more, and where typing that was kept in a browser is looked at. It carries all that was
typed, so it can be drawn again, at a newer version too.
"""

import json
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from articles.admin.approved import in_force
from articles.admin.choosing import KEPT, Choice, shown
from articles.admin.conflict_head import head_of
from articles.admin.conflict_rows import with_folds
from articles.admin.fields import fields_now
from articles.admin.refusal import CONFLICT
from articles.admin.story_form import StoryForm
from articles.models import Article
from articles.workflow import Refused
from people.models import Editor

CALLED = {"slugline": "slugline", "slug": "slug", "kind_of_work": "kind of work",
          "section": "section", "topics": "topics", "deadline": "deadline",
          "assignee": "name of who has it"}  # fmt: skip


def page(
    request: HttpRequest, article: Article, form: StoryForm, shut: Refused | None = None
) -> HttpResponse:
    """The saved text beside the typed one. `shut`: why nothing can be saved any more."""
    editor = request.user
    assert isinstance(editor, Editor)
    choice = Choice(article, form)
    approval = in_force(article)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": "Two texts",
        "article": article,
        "choice": choice,
        "head": head_of(choice, editor, approval, shut),
        "rows": with_folds(choice.rows),
        "kept": kept(choice.posted),
        "beside_seen": json.dumps(choice.fields_beside),
        "approval": approval.pk if approval else "",
        "is_told": "_merge" in request.POST,
    }
    return TemplateResponse(
        request, "admin/articles/article/conflict.html", context, status=CONFLICT
    )


def kept(data: QueryDict) -> list[tuple[str, str]]:
    """Everything typed, as it will be posted again."""
    return [(name, value) for name in KEPT for value in data.getlist(name)]


def is_about(posted: QueryDict) -> bool:
    """Whether a post comes from this page, or asks for it: kept typing is looked at here."""
    return "beside" in posted or "_kept" in posted


def chosen(request: HttpRequest, article: Article, form: StoryForm) -> StoryForm | None:
    """The form of the text that was chosen, drawn from the text it was shown beside.

    None where the page has to be shown, or shown again: a place is still open, or nobody pressed
    Save or Back to writing yet.
    """
    choice = Choice(article, form)
    if "_back" not in request.POST and ("_merge" not in request.POST or choice.open_rows):
        return None
    again = StoryForm(choice.resolved(), article=article)
    again.is_valid()
    return again


def fields_taken(form: StoryForm) -> StoryForm | None:
    """The form with a message at each field that somebody else set meanwhile; else None.

    Where words were overtaken too, the page above shows the fields with them.
    """
    if form.article is None or form.is_overtaken:
        return None
    taken = form.overtaken_fields()
    if not taken:
        return None
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["seen"] = StoryForm(article=form.article).initial["seen"]
    again = StoryForm(data, article=form.article)
    again.is_valid()
    now = fields_now(Article.objects.get(pk=form.article.pk))
    for name in taken:
        again.add_error(
            name,
            f"Somebody set the {CALLED[name]} to {shown(name, now[name]) or 'none'} while you "
            "were writing. Yours is in the field; save again to use it.",
        )
    return again
