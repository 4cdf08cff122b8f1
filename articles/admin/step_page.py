"""A step that asks more than a reason: a small page of its own, which works without JavaScript."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from articles import clock, workflow
from articles.admin import refusal
from articles.admin.asking import story
from articles.models import Article
from articles.workflow import Copy, NotYours, Reason, Refused
from articles.workflow.acting import row_for, wrong_start
from articles.workflow.step_gates import gates_of
from people.models import Editor


class StepForm(forms.Form):
    """The fields of a step. The workflow says what is missing; a field only what cannot be read."""

    seen_version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=99_999_999
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        self.article = article
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = article.version_no


class ReasonForm(StepForm):
    """Why, for the desk log."""

    reason = forms.CharField(
        required=False,
        max_length=1000,
        label="Why?",
        help_text="The desk log keeps it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True)
class Asked:
    """One press of a step's own page."""

    editor: Editor
    article: Article
    typed: Mapping[str, Any]
    """The form's fields, cleaned."""

    @property
    def key(self) -> int:
        return int(self.article.pk)

    @property
    def seen(self) -> int:
        return self.typed.get("seen_version") or 0


Beside = Callable[[HttpRequest, Article, Copy], dict[str, Any]]


@dataclass(frozen=True)
class StepPage:
    """A step with a page of its own, at /admin/articles/article/<key>/<step>/."""

    step: str
    """Its name in the routine."""
    take: Callable[[Asked], str]
    """Asks the workflow; returns what was done, in words."""
    button: str
    not_done: str
    title: str = ""
    """The head of the page; the step's own label where there is none."""
    form: type[StepForm] = ReasonForm
    template: str = "admin/articles/article/step_page.html"
    says: str = ""
    """What the step does and what readers will be told, in a sentence or two."""
    beside: Beside = lambda request, article, copy: {}
    """What else the page shows."""
    first: Callable[[HttpRequest, Article], dict[str, Any]] = lambda request, article: {}
    """What stands in the form as the page is opened, where the link says it."""
    places: frozenset[str] = frozenset({"reason"})
    """Places of reasons that are cleared on this very page."""
    is_grave: bool = False
    """It takes something from readers, or gives them something unfinished."""

    @property
    def address(self) -> str:
        return f"{self.step.replace('_', '-')}/"

    @property
    def view_name(self) -> str:
        return f"admin:articles_article_{self.step}"

    @property
    def head(self) -> str:
        return self.title or workflow.BY_NAME[self.step][0].label


def view_of(page: StepPage) -> Callable[..., HttpResponse]:
    """GET shows the page and changes nothing; POST takes the step, or shows every reason why not."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story(article_id)
        if request.method != "POST":
            form = page.form(article=article, initial=page.first(request, article))
            return shown(request, page, article, form)
        form = page.form(request.POST, article=article)
        if not form.is_valid():
            return shown(request, page, article, form)
        return pressed(request, page, article, form)

    return view


def pressed(
    request: HttpRequest, page: StepPage, article: Article, form: StepForm
) -> HttpResponse:
    editor = request.user
    assert isinstance(editor, Editor)
    try:
        done = page.take(Asked(editor, article, form.cleaned_data))
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        told = refusal.told(refused, f"{page.not_done} Nothing was changed.", editor)
        return shown(request, page, story(article.pk), form, told)
    messages.success(request, done)
    return redirect("admin:articles_article_change", article.pk)


def shown(
    request: HttpRequest,
    page: StepPage,
    article: Article,
    form: StepForm,
    told: refusal.Told | None = None,
) -> HttpResponse:
    """The page, with what stands in the way already, or with the refusal of a press."""
    editor = request.user
    assert isinstance(editor, Editor)
    at = clock.now()
    copy = Copy(article, at)
    missing = standing_in_the_way(page.step, editor, article, copy)
    context = {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": page.head,
        "page": page,
        "article": article,
        "form": form,
        "told": told,
        "missing": missing,
        "at": at,
        **page.beside(request, article, copy),
    }
    status = refusal.CONFLICT if told else 200
    return TemplateResponse(request, page.template, context, status=status)


def standing_in_the_way(
    step: str, editor: Editor, article: Article, copy: Copy
) -> list[Reason]:
    """Why the step would be refused as the story stands, whatever is typed. 403 without a role."""
    try:
        row, _ = row_for(step, editor, article)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    return wrong_start(row, article) or list(gates_of(step)(copy, editor))
