"""Two people wrote at once. Both texts are shown; nothing is lost, and one of them chooses."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from articles.admin.refusal import CONFLICT
from articles.admin.story_form import DESK, WORDS, StoryForm, fields_now
from articles.admin.versions import differences
from articles.models import Article, Words
from articles.rendering import diff_words_of

KEPT = (*WORDS, *DESK, "seen", "reason-save")
CALLED = {"slugline": "slugline", "slug": "slug", "kind_of_work": "kind of work",
          "section": "section", "topics": "topics", "deadline": "deadline",
          "assignee": "name of who has it"}  # fmt: skip


def page(request: HttpRequest, article: Article, form: StoryForm) -> HttpResponse:
    """The saved text beside the typed one. The typing is in the page's own form, ready to save."""
    saved = article.current_version
    seen = form.seen_copy
    base = seen.words if seen else article.words
    context = {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": "Two texts",
        "article": article,
        "saved": saved,
        "seen": form.seen_number,
        "rows": differences(diff_words_of(article.words, typed(form, base))),
        "kept": kept(form.data),
        "step_pressed": bool(form.data.get("_step") or form.data.get("_do")),
    }
    return TemplateResponse(
        request, "admin/articles/article/conflict.html", context, status=CONFLICT
    )


def typed(form: StoryForm, base: Words) -> Words:
    """The words as typed; where a field was not typed in, as they were seen."""
    data = form.cleaned_data
    changed = set(form.changed())

    def word(name: str) -> str:
        return str(data[name]) if name in changed else str(getattr(base, name))

    byline = (
        tuple(line["printed_as"] for line in data["byline"])
        if "byline" in changed
        else base.byline
    )
    return Words(word("headline"), word("standfirst"), word("body"), word("dateline"), byline)


def kept(data: Any) -> list[tuple[str, str]]:
    """Everything typed, as it will be posted again."""
    values = data if isinstance(data, QueryDict) else QueryDict()
    return [(name, value) for name in KEPT for value in values.getlist(name)]


def onto_newest(request: HttpRequest, article: Article) -> StoryForm:
    """Back to writing: the typing in the form, drawn from now on against the newest version."""
    data = request.POST.copy()
    data["seen_version"] = str(article.version_no)
    return StoryForm(data, article=article)


def fields_taken(form: StoryForm) -> StoryForm | None:
    """The form with a message at each field that somebody else set meanwhile; else None."""
    taken = form.overtaken_fields()
    if not taken or form.article is None:
        return None
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["seen"] = StoryForm(article=form.article).initial["seen"]
    again = StoryForm(data, article=form.article)
    again.is_valid()
    now = fields_now(Article.objects.get(pk=form.article.pk))
    for name in taken:
        stands = shown(form.article, name, now[name])
        again.add_error(
            name,
            f"Somebody set the {CALLED[name]} to {stands} while you were writing. "
            "Yours is in the field; save again to use it.",
        )
    return again


def shown(article: Article, name: str, value: Any) -> str:
    if name == "topics":
        return ", ".join(topic.name for topic in article.topics.all()) or "none"
    if name == "deadline":
        return str(value).replace("T", " ") if value else "none"
    standing = getattr(Article.objects.get(pk=article.pk), name)
    return str(standing) if standing else "none"
