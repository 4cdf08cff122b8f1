"""The pages of doubt: one for each act, where it is asked, read by the second person, and signed."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from articles import clock, workflow
from articles.admin import refusal
from articles.admin.asking import for_the_newsroom, story
from articles.admin.doubt_acts import ASKS, DOORS, SIGNS, Door, Pressed, in_the_way
from articles.models import Article, Evidence, FollowUp, mode_now
from articles.vocabulary import ModeName
from articles.workflow import Copy, NotYours, Refused
from articles.workflow.follow_ups import asked_signature
from articles.workflow.signing import BY_BOTH
from people.models import Editor

WITHDRAWN = "What was asked is withdrawn."


def urls() -> list[URLPattern]:
    """An address for each door: /admin/articles/article/7/hold/."""
    found = []
    for name in DOORS:
        more = "<int:evidence_id>/" if name == "destroy" else ""
        view = for_the_newsroom(door)
        found.append(
            path(
                f"articles/article/<int:article_id>/{name}/{more}",
                view,
                {"name": name},
                name=name,
            )
        )
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def door(
    request: HttpRequest, article_id: int, name: str, evidence_id: int = 0
) -> HttpResponse:
    """Look at what an act does; or ask for it, sign it, or withdraw what was asked."""
    way, article = DOORS[name], story(article_id)
    evidence = evidence_of(article, evidence_id) if name == "destroy" else None
    if request.method != "POST" or "_press" not in request.POST:
        return page(request, way, article, evidence)
    try:
        said = press(request, way, article, evidence_id)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        title = f"{title_of(way, request)} Nothing was changed."
        shown = refusal.told(refused, title, request.user)  # type: ignore[arg-type]
        return page(request, way, story(article_id), evidence, shown)
    messages.success(request, said)
    return redirect("admin:articles_article_change", article.pk)


def evidence_of(article: Article, evidence_id: int) -> Evidence:
    found = article.evidence.select_related("added_by").filter(pk=evidence_id).first()
    if found is None:
        raise Http404
    return found


def press(request: HttpRequest, way: Door, article: Article, evidence_id: int) -> str:
    """Do what the button says. Returns what was done, in words."""
    editor = request.user
    assert isinstance(editor, Editor)
    by = Pressed(editor, article, request.POST, evidence_id)
    pressed = request.POST["_press"]
    if pressed == "ask":
        ASKS[way.ask](by)
        return way.done
    if pressed == "sign" and way.sign:
        SIGNS[way.sign](by)
        return way.signed
    if pressed == "withdraw":
        workflow.withdraw_ask(editor, article.pk, reason=by.typed("withdrawing"))
        return WITHDRAWN
    raise Http404


def title_of(way: Door, request: HttpRequest) -> str:
    titles = {"sign": "Not signed.", "withdraw": "Not withdrawn."}
    return titles.get(request.POST["_press"], way.not_done)


def page(
    request: HttpRequest,
    way: Door,
    article: Article,
    evidence: Evidence | None = None,
    told: refusal.Told | None = None,
) -> HttpResponse:
    """What the act does, what was asked, and the buttons this person has."""
    editor = request.user
    assert isinstance(editor, Editor)
    copy = Copy(article, clock.now())
    asked = asked_here(way, article, evidence)
    reasons = in_the_way(way.sign if asked else way.ask, editor, copy)
    is_theirs = all(reason.code != "not_yours" for reason in reasons)
    context = {
        **frame(request, article, f"{way.title}: {article.slugline}", copy),
        "door": way,
        "evidence": evidence,
        "asked": asked,
        "reasons": reasons,
        # What somebody typed elsewhere is shown back, also where the press is another's.
        "may_type": is_theirs or bool(request.POST.get("said")),
        "follows": way.follows_signing if asked else way.follows,
        "may_withdraw": asked and not in_the_way("withdraw_ask", editor, copy),
        "types_slugline": asked and alone(way, asked, editor),
        "told": told,
        "head": way.title,
    }
    return TemplateResponse(
        request, "admin/articles/article/doubt.html", context, status=409 if told else 200
    )


def frame(request: HttpRequest, article: Article, title: str, copy: Copy) -> dict[str, Any]:
    """What every page of doubt shows around its own form."""
    return {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": title,
        "article": article,
        "newest": copy.newest,
        "to_come": article.to_come(copy.at),
        "at": copy.at,
    }


def asked_here(way: Door, article: Article, evidence: Evidence | None) -> FollowUp | None:
    """The second signature that is waited for, where it is asked for at this very door."""
    asked = asked_signature(article)
    if asked is None or not way.sign or asked.step != way.sign:
        return None
    return asked if evidence is None or asked.evidence_id == evidence.pk else None


def alone(way: Door, asked: FollowUp, editor: Editor) -> bool:
    """In solo mode whoever asked signs as well, after typing the slugline."""
    solo = mode_now() is ModeName.SOLO
    return solo and asked.asked_by_id == editor.pk and way.sign not in BY_BOTH
