"""Pages that only show: the preview readers would get, and the desk log."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from articles import clock
from articles.admin.asking import story
from articles.models import Article, DeskLogEntry
from articles.rendering import preview as rendered
from articles.vocabulary import Stage
from articles.workflow import BY_NAME

SAID = {
    "create": "began the story",
    "import": "imported the story",
    "submit": "sent it to the desk",
    "return": "returned it to the writer",
    "send_to_check": "sent it to check",
    "raise": "raised it with the desk",
    "approve": "approved it",
    "take_back": "took the approval back",
    "release": "released it",
    "spike": "spiked it",
    "unspike": "brought it back from the spike",
    "save": "saved it",
    "bring_back": "brought an old version back",
    "take": "took the story",
    "confirm": "confirmed a speaker",
    "class": "classed a span as not a quotation",
    "unclass": "said that a span is a quotation",
    "source": "described a source",
    "add_evidence": "added evidence",
    "change_evidence": "changed evidence",
    "picture_rights": "said how long a picture may be shown",
    "sign_off": "signed off an unnamed source",
    "verify": "verified a quotation",
    "dispute": "disputed a quotation",
    "waive": "waived a check",
    "withdraw": "withdrew a verdict",
    "require_legal": "asked Legal to clear it",
    "clear_legal": "cleared it for law",
    "legal_hold": "put it under a legal hold",
    "lift_legal_hold": "lifted the legal hold",
    "embargo": "set the embargo",
    "lapse": "ended the approval by this",
    "called_off": "called the release off by this",
    "schedule": "scheduled it",
    "unschedule": "unscheduled it",
    "clock": "let it out at its hour",
    "emergency": "released it in an emergency",
    "second_look": "gave it the second look",
    "renew": "renewed the approval",
    "revise": "began a change",
    "describe_change": "said what changed",
    "discard": "discarded the change",
    "start_again": "started again from the live words",
    "bring_up_to_date": "brought it up to date",
    "hold": "held it",
    "ask_lift": "asked to lift the hold",
    "lift": "lifted the hold",
    "ask_retract": "asked to retract it",
    "retract": "retracted it",
    "ask_remove": "asked to remove it",
    "remove": "removed it",
    "ask_reinstate": "asked to reinstate it",
    "reinstate": "reinstated it",
    "withdraw_ask": "withdrew what was asked",
    "strike": "struck a quotation",
    "answer": "answered a dispute",
    "ask_destroy": "asked to destroy evidence",
    "destroy": "destroyed evidence",
}


@require_safe
def preview(request: HttpRequest, article_id: int) -> HttpResponse:
    """The exact public page of the working copy, kept nowhere and found by no search engine."""
    article = story(article_id)
    if article.current_version is None or article.section is None:
        context = {
            **admin.site.each_context(request),
            "opts": Article._meta,
            "title": "No preview yet",
            "article": article,
        }
        return TemplateResponse(request, "admin/articles/article/no_preview.html", context)
    response = HttpResponse(rendered(article, clock.now()))
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


@require_safe
def desk_log(request: HttpRequest, article_id: int) -> HttpResponse:
    """Who did what, when and why, the newest first."""
    article = story(article_id)
    entries = article.desk_log.select_related("who").order_by("-seq")
    context = {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": "Desk log",
        "article": article,
        "lines": [(entry, said(entry), moved(entry)) for entry in entries],
    }
    return TemplateResponse(request, "admin/articles/article/desk_log.html", context)


def said(entry: DeskLogEntry) -> str:
    label = BY_NAME[entry.step][0].label.lower() if entry.step in BY_NAME else entry.step
    return SAID.get(entry.step, label)


def moved(entry: DeskLogEntry) -> str:
    """“Desk to checking”, where the step moved the story."""
    if entry.stage_from == entry.stage_to or not entry.stage_from:
        return ""
    names = [Stage(one).label for one in (entry.stage_from, entry.stage_to)]
    return f"{names[0].capitalize()} to {names[1].lower()}"
