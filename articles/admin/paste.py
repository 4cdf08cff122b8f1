"""Paste a story: what is quoted in it, who said it, and what a release would want. Nothing is kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import clock, workflow
from articles.admin.asking import for_the_newsroom
from articles.admin.marked_copy import marked
from articles.admin.typed import typed
from articles.models import Article, Standing
from articles.quotes.marks import ALL_MARKS
from articles.text import body_from_plain, word_count
from articles.vocabulary import QuotationKind
from articles.workflow import NotYours, Reason
from people.models import Editor

MOST = 50_000
"""Characters of one text. The longest story a paper prints is a fifth of it."""

MOST_MARKS = 2_000
"""Quotation marks of one text: more are no story, and a page of that many cards helps nobody."""

SURE, LIKELY = 0.85, 0.6
PLACED = "quotation-"


@dataclass(frozen=True)
class Read:
    """One quotation of a pasted text: who is proposed, how surely, who else, and what it lacks."""

    standing: Standing
    sureness: str
    others: tuple[str, ...]
    reasons: tuple[Reason, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """The box; and what was found in a text put into it."""
    raw = typed(request.POST, "text")
    if request.method != "POST":
        return page(request)
    if fault := unreadable(raw):
        return page(request, fault=fault, raw=raw)
    if "_draft" in request.POST:
        return begin(request, raw)
    return found(request, raw)


@csrf_exempt
def too_large(request: HttpRequest) -> HttpResponse:
    """Answered without a look at what was sent, so nothing is done and no token is asked for."""
    words = (
        "That is far more than one story, and it was not read. Go back: your browser still has "
        f"the text. Paste a part of it, {MOST:,} characters at most."
    )
    return page(request, fault=words)


def within_measure(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view; or a sentence where more is sent than the server takes, before any of it is read."""
    instead = for_the_newsroom(too_large)

    @csrf_exempt
    def measured(request: HttpRequest) -> HttpResponseBase:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
        length = request.META.get("CONTENT_LENGTH") or "0"
        is_too_large = not length.isdecimal() or int(length) > most
        return instead(request) if is_too_large else view(request)

    return measured


def unreadable(raw: str) -> str:
    """Why a text is not read; nothing where it is."""
    if len(raw) > MOST:
        return (
            f"This text has {len(raw):,} characters, and {MOST:,} are read at once. Take some "
            "out, then read it again. It stands below as you pasted it."
        )
    marks = sum(raw.count(mark) for mark in ALL_MARKS)
    if marks > MOST_MARKS:
        return (
            f"This text has {marks:,} quotation marks, and up to {MOST_MARKS:,} are read. Take "
            "some out, then read it again."
        )
    if not Article(pk=workflow.NO_STORY, body=body_from_plain(raw)).words.blocks:
        return "There are no words in the box. Paste a story, a paragraph a line."
    return ""


def begin(request: HttpRequest, raw: str) -> HttpResponse:
    """A draft of the text, by whoever may begin one."""
    editor = request.user
    assert isinstance(editor, Editor)
    try:
        article = workflow.create(
            editor, {"slugline": slugline_of(raw), "body": body_from_plain(raw)}
        )
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    messages.success(
        request, "Begun as v1 with the text you pasted. It is a draft, and it is with you."
    )
    return redirect("admin:articles_article_change", article.pk)


def slugline_of(raw: str) -> str:
    """A working name from its first words: no headline is guessed, and the writer changes it."""
    return " ".join(raw.split()[:5])[:80]


def found(request: HttpRequest, raw: str) -> HttpResponse:
    editor = request.user
    assert isinstance(editor, Editor)
    copy = workflow.look_over(editor, raw, clock.now())
    reasons = workflow.lacking(copy)
    words = copy.article.words
    quoted = quotations(copy.standings, reasons)
    return page(
        request,
        raw=raw,
        passages=marked(words, copy.standings)[2:],
        words=word_count(words.blocks),
        quoted=[one for one in quoted if not is_note(one.standing)],
        notes=[one for one in quoted if is_note(one.standing)],
        of_story=[one for one in reasons if not one.place.startswith(PLACED)],
        of_quotations=sum(one.place.startswith(PLACED) for one in reasons),
    )


def quotations(standings: Iterable[Standing], reasons: Iterable[Reason]) -> list[Read]:
    by_place: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_place.setdefault(reason.place, []).append(reason)
    return [
        Read(
            one,
            sureness(one),
            tuple(others(one)),
            tuple(by_place.get(f"{PLACED}{one.quotation.pk}", ())),
        )
        for one in standings
    ]


def sureness(one: Standing) -> str:
    """How sure the rules are of the speaker, in a word; nothing where nobody is proposed."""
    row = one.quotation
    if is_note(one) or not row.speaker_name:
        return ""
    if row.confidence >= SURE:
        return "the text says so"
    return "likely" if row.confidence >= LIKELY else "unsure"


def others(one: Standing) -> Iterable[str]:
    """Who else it may have been, where the rules are not sure."""
    row = one.quotation
    if row.confidence < SURE:
        names = dict.fromkeys(candidate["words"] for candidate in row.candidates)
        # A pronoun is a candidate of the rules, and no answer to who it was.
        named = [name for name in names if name[:1].isupper() and name != row.speaker_name]
        yield from named[:3]


def is_note(one: Standing) -> bool:
    return one.quotation.kind == QuotationKind.REPORTED


def page(request: HttpRequest, *, fault: str = "", **shown: object) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": "Paste a story",
        "here": "paste",
        "fault": fault,
        "most": f"{MOST:,}",
        **shown,
    }
    status = 400 if fault else 200
    return TemplateResponse(request, "admin/paste.html", context, status=status)
