"""Striking: quotations of the live story are chosen, and the paragraphs they stand in written anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from articles import clock, workflow
from articles.admin import refusal
from articles.admin.asking import story
from articles.admin.doubt_acts import in_the_way
from articles.admin.doubt_pages import frame
from articles.admin.live import LiveQuotation, Span, live_quotations
from articles.admin.typed import typed
from articles.models import Article, Release
from articles.rendering.rewriting import NotSo, rewritten
from articles.workflow import Copy, NotYours, Reason, Refused
from people.models import Editor

HEAD = ("headline", "standfirst")
"""The passages before the body, in their order."""

FOLLOWS = (
    "At once, on your word alone, readers get the story without these quotations, or with what you "
    "put in their place.",
    "They read your note with its date, and that this was done before a second editor read it.",
    "No other paragraph changes. Words in hand are kept as a version.",
    "Within two hours a second editor looks at it.",
)


@dataclass(frozen=True)
class Passage:
    """A headline, standfirst or paragraph that holds a chosen quotation."""

    number: int
    name: str
    text: str
    """As readers have it."""
    runs: tuple[tuple[bool, str], ...]
    """The same, cut where a chosen quotation begins and ends."""
    written: str


@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: HttpRequest, article_id: int) -> HttpResponse:
    """Choose quotations; write their paragraphs anew; strike."""
    article = story(article_id)
    if request.method != "POST" or "_press" not in request.POST:
        return page(request, article)
    try:
        press(request, article)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        title = "Not struck. Nothing was changed."
        shown = refusal.told(refused, title, request.user)  # type: ignore[arg-type]
        return page(request, story(article_id), shown)
    messages.warning(
        request, "Struck. Readers see it now, and that nobody else has read it: a look is owed."
    )
    return redirect("admin:articles_article_change", article.pk)


def press(request: HttpRequest, article: Article) -> None:
    editor = request.user
    assert isinstance(editor, Editor)
    copy = Copy(article, clock.now())
    chosen = request.POST.getlist("q")
    changes: dict[str, str] = {}
    if copy.newest is not None and not in_the_way("strike", editor, copy):
        if request.POST.get("release") != str(copy.newest.pk):
            raise Refused([_overtaken()])
        wanted = passages_of(live_quotations(copy.newest, copy, chosen))
        changes = changes_of(copy.newest, written(request.POST, wanted))
    workflow.strike(editor, article.pk, chosen, changes, note=typed(request.POST, "note"))


def _overtaken() -> Reason:
    words = "Readers have other words by now. Look at them below, then press again."
    return Reason("overtaken", words, "strike")


def passages_of(quotations: Sequence[LiveQuotation]) -> dict[int, list[Span]]:
    """The passages in which chosen quotations stand, and where."""
    found: dict[int, list[Span]] = {}
    for one in quotations:
        for number in one.passages if one.is_chosen else ():
            spans = [span for span in one.spans if span.passage == number]
            found.setdefault(number, []).extend(spans)
    return dict(sorted(found.items()))


def written(fields: Mapping[str, str], numbers: Mapping[int, list[Span]]) -> dict[int, str]:
    """What was typed for these passages, and for no other."""
    return {
        number: typed(fields, f"passage-{number}")
        for number in numbers
        if f"passage-{number}" in fields
    }


def changes_of(release: Release, texts: Mapping[int, str]) -> dict[str, str]:
    """The fields of the live words with these passages in other words."""
    words = release.version.words
    changes = {
        HEAD[number]: " ".join(texts[number].split()) for number in (0, 1) if number in texts
    }
    body = {number - len(HEAD): text for number, text in texts.items() if number >= len(HEAD)}
    if not body:
        return changes
    try:
        return {**changes, "body": rewritten(words.body, body)}
    except NotSo:
        reason = (
            "These paragraphs cannot be put together. Hold the story, and begin a correction."
        )
        raise Refused([Reason("not_so", reason, "strike")]) from None


def page(
    request: HttpRequest, article: Article, told: refusal.Told | None = None
) -> HttpResponse:
    editor = request.user
    assert isinstance(editor, Editor)
    copy = Copy(article, clock.now())
    asked = request.POST.getlist("q") or request.GET.getlist("q")
    release = copy.newest
    quotations = live_quotations(release, copy, asked) if release else []
    context = {
        **frame(request, article, f"Strike: {article.slugline}", copy),
        "head": "Strike a quotation",
        "reasons": in_the_way("strike", editor, copy),
        "quotations": quotations,
        "chosen": [one for one in quotations if one.is_chosen],
        "passages": shown(request, release, quotations) if release else [],
        "follows": FOLLOWS,
        "told": told,
    }
    status = refusal.CONFLICT if told else 200
    return TemplateResponse(
        request, "admin/articles/article/strike.html", context, status=status
    )


def shown(
    request: HttpRequest, release: Release, quotations: Sequence[LiveQuotation]
) -> list[Passage]:
    """Each passage as readers have it, and beside it what was typed so far."""
    texts = [passage.text for passage in release.version.words.passages]
    kept = request.POST if request.POST.get("release") == str(release.pk) else {}
    return [
        Passage(
            number,
            HEAD[number].capitalize() if number < len(HEAD) else f"Paragraph {number - 1}",
            texts[number],
            runs_of(texts[number], spans),
            kept.get(f"passage-{number}", texts[number]),
        )
        for number, spans in passages_of(quotations).items()
        if number < len(texts)
    ]


def runs_of(text: str, spans: Sequence[Span]) -> tuple[tuple[bool, str], ...]:
    """The text cut into what stays and what is struck."""
    runs, at = [], 0
    for span in sorted(spans, key=lambda one: one.start):
        runs += [(False, text[at : span.start]), (True, text[span.start : span.end])]
        at = span.end
    return tuple(run for run in [*runs, (False, text[at:])] if run[1])
