"""A quotation in doubt as readers have it: said by a checker, answered by Duty."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from articles import clock, workflow
from articles.admin import inbox, refusal
from articles.admin.asking import story
from articles.admin.doubt_acts import in_the_way
from articles.admin.doubt_pages import frame
from articles.admin.live import live_quotations
from articles.admin.typed import typed
from articles.models import Article, FollowUp, FollowUpKind
from articles.workflow import Copy, NotYours, Refused
from people.models import Editor


@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, article_id: int) -> HttpResponse:
    """Say of a quotation that it is wrong as readers see it, whatever the working copy has by now."""
    article = story(article_id)
    if request.method != "POST" or "_press" not in request.POST:
        return dispute_page(request, article)
    editor = request.user
    assert isinstance(editor, Editor)
    name, note = typed(request.POST, "q"), typed(request.POST, "said")
    try:
        workflow.dispute_released(editor, article.pk, name, note=note)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        shown = refusal.told(refused, "Not disputed. Nothing was changed.", editor)
        return dispute_page(request, story(article_id), shown)
    messages.success(request, "Disputed as readers see it. Duty is asked for an answer.")
    return redirect("admin:articles_article_change", article.pk)


def dispute_page(
    request: HttpRequest, article: Article, told: refusal.Told | None = None
) -> HttpResponse:
    editor = request.user
    assert isinstance(editor, Editor)
    copy = Copy(article, clock.now())
    chosen = [request.POST.get("q") or request.GET.get("q", "")]
    context = {
        **frame(request, article, f"Dispute: {article.slugline}", copy),
        "head": "Dispute a quotation as readers see it",
        "reasons": in_the_way("dispute", editor, copy),
        "quotations": live_quotations(copy.newest, copy, chosen) if copy.newest else [],
        "told": told,
    }
    status = refusal.CONFLICT if told else 200
    return TemplateResponse(
        request, "admin/articles/article/dispute.html", context, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, article_id: int, quotation_id: int) -> HttpResponse:
    """Duty says why a disputed quotation stands as it is; or goes on to change it."""
    article = story(article_id)
    asked = asked_about(article, quotation_id)
    if request.method != "POST" or "_press" not in request.POST:
        return answer_page(request, article, asked)
    editor = request.user
    assert isinstance(editor, Editor)
    try:
        workflow.answer(editor, article.pk, quotation_id, outcome=typed(request.POST, "said"))
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        shown = refusal.told(refused, "Not answered. Nothing was changed.", editor)
        return answer_page(request, story(article_id), asked, shown)
    messages.success(request, "Answered. Readers see the quotation as before.")
    return redirect("admin:articles_article_change", article.pk)


def asked_about(article: Article, quotation_id: int) -> FollowUp:
    """The dispute of that quotation, the one that is open before one that was answered."""
    disputes = article.follow_ups.filter(kind=FollowUpKind.DISPUTE, quotation__id=quotation_id)
    found = disputes.select_related(
        "article", "quotation", "release", "asked_by", "done_by"
    ).order_by("-pk")
    latest: FollowUp | None = found.open().first() or found.first()
    if latest is None:
        raise Http404
    return latest


def answer_page(
    request: HttpRequest,
    article: Article,
    asked: FollowUp,
    told: refusal.Told | None = None,
) -> HttpResponse:
    editor = request.user
    assert isinstance(editor, Editor)
    copy = Copy(article, clock.now())
    quoted = list(inbox.as_readers_have([asked]).values())
    said = inbox.what_was_said([asked])
    context = {
        **frame(request, article, f"Answer: {article.slugline}", copy),
        "head": "Answer a dispute",
        "reasons": in_the_way("answer", editor, copy),
        "asked": asked,
        "quoted": quoted[0] if quoted else None,
        "said": said.get((article.pk, asked.asked_at), asked.words),
        "ways": inbox.about_a_quotation(asked)[1:],
        "told": told,
    }
    status = refusal.CONFLICT if told else 200
    return TemplateResponse(
        request, "admin/articles/article/answer.html", context, status=status
    )
