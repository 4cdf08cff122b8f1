"""The check screen: a quotation in its paragraph, the sources beside it, and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from articles import clock, workflow
from articles.admin import acts, refusal
from articles.admin.asking import allows, story
from articles.admin.cards import cards
from articles.admin.evidence import evidence_of
from articles.admin.marked_copy import marked
from articles.admin.sources import Source, compared
from articles.admin.tally import SETTLED, Tally
from articles.admin.typed import number, typed
from articles.models import Article, Standing
from articles.vocabulary import (
    EvidenceKind,
    MatchLevel,
    Method,
    QuotationKind,
    SourceLevel,
    Verdict,
)
from articles.workflow import Copy, NotYours, Reason, Refused
from articles.workflow.factcheck import DECLARED, PASSING, who_may_check
from articles.workflow.gates import before_approval
from people.models import Editor

NOT_DONE = {
    "verify": "Not verified.",
    "within": "Not verified.",
    "dispute": "Not disputed.",
    "waive": "Not waived.",
    "withdraw": "Not withdrawn.",
}


@dataclass(frozen=True)
class Desk:
    """One quotation on the check desk, with the story it stands in."""

    article: Article
    copy: Copy
    one: Standing

    @property
    def tally(self) -> Tally:
        return Tally(self.copy.standings)


def first(request: HttpRequest, article_id: int) -> HttpResponse:
    """To the first quotation that is not settled, or to the first of all."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    article = story(article_id)
    tally = Tally(Copy(article, clock.now()).standings)
    target = tally.first_open or next(iter(tally.standings), None)
    if target is None:
        messages.info(request, "There are no quotations to check in this story.")
        return redirect("admin:articles_article_change", article.pk)
    return redirect("admin:articles_article_check", article.pk, target.quotation.pk)


def check(request: HttpRequest, article_id: int, quotation_id: int) -> HttpResponse:
    """Look at a quotation beside its sources, or give a verdict on it."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    desk = desk_of(article_id, quotation_id)
    if request.method != "POST":
        return page(request, desk)
    try:
        said = pressed(request, desk)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        title = NOT_DONE.get(request.POST.get("verdict", "").partition(":")[0], "Not done.")
        shown = refusal.told(refused, f"{title} Nothing was changed.", request.user)  # type: ignore[arg-type]
        return page(request, desk_of(article_id, quotation_id), shown)
    messages.success(request, said)
    return redirect(where_next(request, article_id, quotation_id))


def desk_of(article_id: int, quotation_id: int) -> Desk:
    article = story(article_id)
    copy = Copy(article, clock.now())
    for one in copy.in_marks:
        if one.quotation.pk == quotation_id:
            return Desk(article, copy, one)
    raise Http404


def pressed(request: HttpRequest, desk: Desk) -> str:
    """Record the verdict, or do one of the card's own acts."""
    fields = request.POST
    editor = request.user
    assert isinstance(editor, Editor)
    if "_do" in fields:
        return acts.do(editor, desk.article.pk, fields["_do"], fields, request.FILES)
    verdict, _, within = fields.get("verdict", "").partition(":")
    return record(editor, desk, verdict, within, fields)


def record(editor: Editor, desk: Desk, verdict: str, within: str, fields: Any) -> str:
    article_id, quotation_id = desk.article.pk, desk.one.quotation.pk
    # A verdict is on the words and the speaker this person read, not on what stands by now.
    seen = fields.get("seen", "")
    note, evidence = typed(fields, "note"), number(fields.get("evidence", ""))
    name = f"quotation {desk.one.number}"
    if verdict == "verify":
        workflow.verify(
            editor, article_id, quotation_id, method=fields.get("method", ""), note=note,
            evidence_id=evidence, match_level=typed(fields, "match_level"),
            time_code=typed(fields, "time_code")[:20], seen=seen,
        )  # fmt: skip
        return f"Verified: {name}."
    if verdict == "within":
        workflow.verify(
            editor, article_id, quotation_id, within_id=number(within), note=note, seen=seen
        )
        return f"Verified: {name}, by the fuller quotation."
    if verdict == "dispute":
        workflow.dispute(
            editor, article_id, quotation_id, note=note, evidence_id=evidence, seen=seen
        )
        return f"Disputed: {name}. Raise it with the desk when you are through."
    if verdict == "waive":
        workflow.waive(editor, article_id, quotation_id, reason=note, seen=seen)
        return (
            f"Waived: {name}. Readers are told that it was not independently checked, and why."
        )
    if verdict == "withdraw":
        workflow.withdraw(editor, article_id, quotation_id, note=note)
        return f"Withdrawn: your verdict on {name}. It stays on record beside this."
    raise Refused(
        [Reason("no_verdict", "Choose a verdict: verified, dispute, waive or withdraw.")]
    )


def where_next(request: HttpRequest, article_id: int, quotation_id: int) -> str:
    """After a verdict the next quotation that is not settled, with the same source and method open."""
    verdict = request.POST.get("verdict", "")
    here = reverse("admin:articles_article_check", args=[article_id, quotation_id])
    if "_do" in request.POST or verdict == "withdraw":
        return here
    tally = Tally(Copy(story(article_id), clock.now()).standings)
    left = [one for one in tally.standings if one.state not in SETTLED]
    at = next((one.number for one in tally.standings if one.quotation.pk == quotation_id), 0)
    onward = [one for one in left if one.number > at] + [one for one in left if one.number < at]
    if not onward:
        return reverse("admin:articles_article_change", args=[article_id])
    target = reverse("admin:articles_article_check", args=[article_id, onward[0].quotation.pk])
    kept = {
        name: request.POST.get(name, "")
        for name in ("evidence", "method")
        if stays_open(request, onward[0])
    }
    return f"{target}?{urlencode({name: value for name, value in kept.items() if value})}"


def stays_open(request: HttpRequest, one: Standing) -> bool:
    """Whether the source of this verdict serves the next as well, or no other serves it better."""
    editor = request.user
    assert isinstance(editor, Editor)
    sources = compared(one, evidence_of(editor, one.quotation.article) or [])
    same = next(
        (s for s in sources if str(s.evidence.pk) == request.POST.get("evidence")), None
    )
    return same is not None and (same.level in PASSING or sources[0].level not in PASSING)


def page(request: HttpRequest, desk: Desk, told: refusal.Told | None = None) -> HttpResponse:
    editor = request.user
    assert isinstance(editor, Editor)
    article, one = desk.article, desk.one
    evidence = evidence_of(editor, article)
    sources = compared(one, evidence or [])
    asked = request.POST or request.GET
    shown = next((s for s in sources if str(s.evidence.pk) == asked.get("evidence")), None)
    shown = shown or next(iter(sources), None)
    mine = one.check and one.check.checker_id == editor.pk
    reasons = before_approval(desk.copy)
    context = {
        **admin.site.each_context(request),
        **around(desk),
        "opts": Article._meta,
        "here": "check",
        "title": f"Check: {article.slugline}",
        "article": article,
        "one": one,
        "card": next(c for c in cards(article, desk.copy.standings, reasons) if c.standing is one),
        "tally": desk.tally,
        **beside(desk.tally.standings, one),
        **beside_source(sources, shown),
        "sources": sources,
        "shown": shown,
        "may_read_evidence": evidence is not None,
        "why_not": why_not(editor, desk, shown),
        "may": {name: allows(editor, name, article) for name in (
            "verify", "dispute", "waive", "withdraw", "confirm", "class", "unclass",
            "add_evidence")},
        "may_withdraw": mine and one.check and one.check.verdict != Verdict.WITHDRAWN,
        "methods": Method,
        "method": asked.get("method", ""),
        "note": request.POST.get("note", ""),
        "declared": [level for level in MatchLevel if level in DECLARED],
        "kinds": [QuotationKind.TITLE, QuotationKind.TERM, QuotationKind.SCARE],
        "levels": SourceLevel,
        "evidence_kinds": EvidenceKind,
        "told": told,
        "at": desk.copy.at,
    }  # fmt: skip
    return TemplateResponse(
        request, "admin/articles/article/check.html", context, status=409 if told else 200
    )


def beside(standings: Sequence[Standing], one: Standing) -> dict[str, Standing | None]:
    """The quotations before and after this one in the text, and the next that is not settled."""
    at = next(place for place, each in enumerate(standings) if each is one)
    others = [*standings[at + 1 :], *standings[:at]]
    return {
        "before_it": standings[at - 1] if at else None,
        "after_it": standings[at + 1] if at + 1 < len(standings) else None,
        "next_open": next((each for each in others if each.state not in SETTLED), None),
    }


def beside_source(sources: Sequence[Source], shown: Source | None) -> dict[str, Source | None]:
    """The tabs to the left and to the right of the source that is open."""
    at = next((place for place, each in enumerate(sources) if each is shown), 0)
    return {
        "source_before": sources[at - 1] if at else None,
        "source_after": sources[at + 1] if at + 1 < len(sources) else None,
    }


def around(desk: Desk) -> dict[str, Any]:
    """The paragraph of the quotation, and those before and after it."""
    passages = [p for p in marked(desk.article.words, desk.copy.standings) if p.pieces]
    own = [
        at for at, passage in enumerate(passages)
        if any(piece.standing is desk.one for piece in passage.pieces)
    ]  # fmt: skip
    if not own:
        return {"before": None, "passages": [], "after": None}
    start, end = own[0], own[-1] + 1
    return {
        "before": passages[start - 1] if start else None,
        "passages": passages[start:end],
        "after": passages[end] if end < len(passages) else None,
    }


def why_not(editor: Editor, desk: Desk, shown: Source | None) -> str:
    """Why this person cannot verify it against the source that is open; empty where they can."""
    if not allows(editor, "verify", desk.article):
        return "Checkers verify."
    if reasons := who_may_check(desk.one, editor):
        return " ".join(reason.words for reason in reasons)
    if shown is None:
        return "There is no evidence yet. Add some first."
    if shown.evidence.text and shown.match.level not in PASSING:
        return (
            "The words differ from this source. Translated and heard only are yours to declare."
        )
    return ""
