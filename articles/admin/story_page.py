"""The story's page: the copy, its quotations beside it, and the bar with what may be done."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from articles import clock, policy, workflow
from articles.admin import conflict, refusal
from articles.admin.approved import ApprovedSince
from articles.admin.asking import allows, story
from articles.admin.bar import Bar, bar_of
from articles.admin.cards import cards
from articles.admin.evidence import evidence_of
from articles.admin.fields import DESK
from articles.admin.kept_typing import acknowledge, acknowledged, name_of
from articles.admin.left import left_copy
from articles.admin.marked_copy import marked
from articles.admin.saving import Outcome, press
from articles.admin.story_form import StoryForm
from articles.admin.versions import since_approval, since_release
from articles.models import Article
from articles.vocabulary import EvidenceKind, QuotationKind, SourceLevel
from articles.workflow import Copy, NotYours, Overtaken, Refused
from articles.workflow.gates import before_approval
from people.models import Editor

WITHIN = ("confirm", "class", "unclass", "source", "sign_off", "add_evidence", "change_evidence",
          "verify", "waive", "require_legal", "clear_legal", "legal_hold", "lift_legal_hold",
          "embargo", "ask_destroy", "save")  # fmt: skip


def change(request: HttpRequest, article_id: int) -> HttpResponse:
    """Look at a story, or press one of its buttons."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if not policy.may_read(request.user):
        raise PermissionDenied
    article = story(article_id)
    if request.method == "POST":
        return pressed(request, article)
    return page(request, article)


def pressed(request: HttpRequest, article: Article) -> HttpResponse:
    form = StoryForm(request.POST, article=article)
    if not form.is_valid():
        return page(request, article, form=form)
    if conflict.is_about(request.POST):
        chosen = conflict.chosen(request, article, form)
        if chosen is None:
            return conflict.page(request, article, form)
        if "_back" in request.POST or not chosen.is_valid():
            return page(request, article, form=chosen)
        form = chosen
    if taken := conflict.fields_taken(form):
        return page(request, article, form=taken)
    return saved(request, article, form)


def saved(request: HttpRequest, article: Article, form: StoryForm) -> HttpResponse:
    """Press, and answer: what was done, why not, or who has to be asked first."""
    try:
        outcome = press(request, article, form)
        return answer(request, story(article.pk), outcome)
    except (Overtaken, ApprovedSince):
        return conflict.page(request, story(article.pk), form)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        now = story(article.pk)
        if form.changed() and any(reason.code == "wrong_stage" for reason in refused.reasons):
            # It went out or was spiked meanwhile: the story's page has no fields any more in which the typing could stand.
            return conflict.page(request, now, form, refused)
        shown = refusal.told(refused, "Not saved. Nothing was changed.", request.user)  # type: ignore[arg-type]
        return page(request, now, form=form, told=shown)


def answer(request: HttpRequest, article: Article, outcome: Outcome) -> HttpResponse:
    """Say what was done and go on; or show everything that stood in the way."""
    if outcome.refused is not None:
        acknowledge(request)
        shown = refusal.told(outcome.refused, outcome.title, request.user, outcome.saved)  # type: ignore[arg-type]
        return page(request, article, told=shown)
    acknowledge(request)
    said = " ".join(filter(None, [outcome.saved, outcome.done])) or "Nothing was changed."
    level = messages.WARNING if outcome.consequence else messages.SUCCESS
    messages.add_message(request, level, said)
    target = redirect("admin:articles_article_change", article.pk)
    anchor = request.POST.get("_do", "").split(":")
    if len(anchor) > 1 and anchor[0] in {"confirm", "class", "unclass", "source", "sign_off"}:
        target["Location"] += f"#quotation-{anchor[1]}"
    return target


def add(request: HttpRequest) -> HttpResponse:
    """Begin a story."""
    if not policy.may_write(request.user):
        raise PermissionDenied
    editor = request.user
    assert isinstance(editor, Editor)
    first = {"byline": editor.person.name if editor.person else "", "assignee": editor}
    form = StoryForm(request.POST if request.method == "POST" else None, initial=first)
    # Typing that was kept in a browser is only shown.
    if request.method == "POST" and "_kept" not in request.POST and form.is_valid():
        try:
            article = workflow.create(editor, form.new_fields())
        except NotYours as refused:
            raise PermissionDenied(str(refused)) from refused
        acknowledge(request)
        messages.success(request, "Begun as v1. It is a draft, and it is with you.")
        return redirect("admin:articles_article_change", article.pk)
    context = {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": "New story",
        "form": form,
        "media": form.media,
        "typing": name_of(request),
    }
    return TemplateResponse(request, "admin/articles/article/add.html", context)


def page(
    request: HttpRequest,
    article: Article,
    *,
    form: StoryForm | None = None,
    told: refusal.Told | None = None,
) -> HttpResponse:
    """The page from what is on record, with a form's typing where it was not saved."""
    editor = request.user
    assert isinstance(editor, Editor)
    at = clock.now()
    copy = Copy(article, at)
    bar = bar_of(editor, article, copy, at)
    typing = name_of(request) if form is not None else ""
    form = form or StoryForm(article=article)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        **parts(editor, article, copy, bar),
        "opts": Article._meta,
        "title": article.slugline,
        "article": article,
        "seen_copy": copy.seal,
        "original": article,
        "form": form,
        "media": form.media if bar.may_save else Media(),
        "bar": bar,
        "told": told,
        "strip_open": strip_is_open(bar, form),
        "typing": typing,
        "typing_saved": acknowledged(request),
        "at": at,
    }
    status = refusal.CONFLICT if told else 200
    return TemplateResponse(
        request, "admin/articles/article/change_form.html", context, status=status
    )


def strip_is_open(bar: Bar, form: StoryForm) -> bool:
    """The fields are open where one of them is wanted or at fault."""
    filed = {f"field-{name}" for name in (*DESK, "byline", "dateline")}
    return bool(
        {reason.place for reason in bar.missing} & filed
        or {f"field-{name}" for name in form.errors} & filed
    )


def parts(editor: Editor, article: Article, copy: Copy, bar: Bar) -> dict[str, Any]:
    """What stands below the bar."""
    reasons = before_approval(copy)
    all_cards = cards(article, copy.standings, reasons)
    approver = bar.primary and bar.primary.name == "approve"
    return {
        "may": {name: allows(editor, name, article) for name in WITHIN},
        "cards": [card for card in all_cards if not card.is_note],
        "notes": [card for card in all_cards if card.is_note],
        "left": left_copy(article),
        "todo": sum(not card.is_settled for card in all_cards if not card.is_note),
        "passages": marked(article.words, copy.standings),
        "evidence": evidence_of(editor, article),
        "since": since_approval(article),
        "against": since_release(article, bar.newest),
        "show_since": approver or allows(editor, "approve", article),
        "version": article.current_version,
        "kinds": [QuotationKind.TITLE, QuotationKind.TERM, QuotationKind.SCARE],
        "levels": SourceLevel,
        "evidence_kinds": EvidenceKind,
        "word_count": sum(len(passage.text.split()) for passage in article.words.passages),
        "places": {reason.place for reason in reasons},
    }
