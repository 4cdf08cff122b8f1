"""The pictures of a story: take one in, say what it shows and whose it is, say how long it may be shown."""

import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_safe

from articles import clock, workflow
from articles.admin import refusal
from articles.admin.asking import allows, story
from articles.admin.doubt_pages import frame
from articles.admin.typed import number, typed
from articles.models import LEAD, Article, Picture, PictureUse
from articles.pictures import TYPES
from articles.rendering.picture_files import response_of
from articles.rendering.pictures import address
from articles.text import Block
from articles.workflow import Copy, NotYours, Overtaken, Reason, Refused
from people.models import Editor

SMALL = 640
AT_ONCE = 8
"""Each takes seconds to draw, and one request must not take a minute."""
WORDED = ("credit", "caption", "alt")


class Row(NamedTuple):
    """A picture as the desk works on it: its use as recorded or as typed, and its rights."""

    number: int
    use: PictureUse
    picture: Picture
    src: str
    until: str
    is_usable: bool


class Under(NamedTuple):
    """A place a picture can stand: above the text, or under a paragraph."""

    number: int
    name: str


@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest, article_id: int) -> HttpResponse:
    """Look at the pictures, or press one of the buttons beside them."""
    article = story(article_id)
    if request.method != "POST":
        return page(request, article)
    editor = request.user
    assert isinstance(editor, Editor)
    try:
        done = press(request, editor, article)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Overtaken as overtaken:
        words = (
            "Somebody saved the story while you were writing. Nothing is lost: look, then save."
        )
        shown = refusal.told(overtaken, words, editor)
        return page(request, story(article_id), shown)
    except Refused as refused:
        shown = refusal.told(refused, "Not done. Nothing was changed.", editor)
        return page(request, story(article_id), shown)
    messages.success(request, done)
    return redirect("admin:articles_article_pictures", article.pk)


def press(request: HttpRequest, editor: Editor, article: Article) -> str:
    """Do what the button says, and say what was done."""
    fields = request.POST
    pressed, _, name = typed(fields, "_press").partition(":")
    if pressed == "add":
        return add(request, editor, article)
    if pressed == "rights":
        until = day_after(typed(fields, f"until-{name}"))
        reason = typed(fields, f"why-{name}")
        workflow.set_rights(editor, article.pk, name, until, reason=reason)
        return "Noted. It holds from now on, also for what is out."
    uses = typed_uses(request, article, without=name if pressed == "take_out" else "")
    after = workflow.change_pictures(
        editor, article.pk, uses, seen_version=number(typed(fields, "seen_version"))
    )
    if after.version_no == article.version_no and after.pictures == article.pictures:
        return "Nothing was changed."
    return (
        "Taken out of the story." if pressed == "take_out" else f"Saved as v{after.version_no}."
    )


def add(request: HttpRequest, editor: Editor, article: Article) -> str:
    """Each file that was chosen or dropped comes in by itself; the first that cannot stops here."""
    if not allows(editor, "save", article):
        # Drawing takes seconds; whoever may not save is told so before that.
        workflow.save(editor, article.pk, {"pictures": article.pictures}, seen_version=None)
    files = request.FILES.getlist("file")
    if not files:
        raise Refused([Reason("no_file", "Choose a picture first, or drop one.", "pictures")])
    if len(files) > AT_ONCE:
        words = f"{len(files)} pictures are too many at once. Send {AT_ONCE}, then the others."
        raise Refused([Reason("too_many", words, "pictures")])
    until = day_after(typed(request.POST, "until"))
    use = {name: typed(request.POST, name) for name in WORDED} if len(files) == 1 else {}
    decorative = bool(typed(request.POST, "decorative"))
    for file in files:
        workflow.add_picture(
            editor, article.pk, file, usable_until=until, is_decorative=decorative, **use
        )
    return "The picture is in." if len(files) == 1 else f"{len(files)} pictures are in."


def typed_uses(request: HttpRequest, article: Article, without: str) -> list[dict[str, Any]]:
    """The uses as typed, in the order of their places; a field that was not posted stays as it is."""
    uses = []
    for use in article.words.pictures:
        if use.picture == without:
            continue
        typing: dict[str, Any] = {"picture": use.picture}
        for name in (*WORDED, "after", "across", "down"):
            key = f"{name}-{use.picture}"
            if key in request.POST:
                words = typed(request.POST, key)
                typing[name] = words if name in WORDED else number(words)
        if f"drawn-{use.picture}" in request.POST:
            typing["is_decorative"] = bool(typed(request.POST, f"decorative-{use.picture}"))
        uses.append(typing)
    return sorted(uses, key=lambda one: int(one.get("after", LEAD)))


def day_after(written: str) -> datetime.datetime | None:
    """The end of the day typed, in the newsroom's zone; None where the field is empty."""
    if not written:
        return None
    try:
        day = parse_date(written)
    except ValueError:
        day = None
    if day is None or not 2000 <= day.year < 3000:
        words = "Write the last day as in 2026-12-24, or leave it empty."
        raise Refused([Reason("moment", words, "pictures")])
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
    return timezone.make_aware(midnight)


def page(
    request: HttpRequest, article: Article, told: refusal.Told | None = None
) -> HttpResponse:
    editor = request.user
    assert isinstance(editor, Editor)
    at = clock.now()
    copy = Copy(article, at)
    typing = typed_uses(request, article, "") if told else []
    context = {
        **frame(request, article, f"Pictures: {article.slugline}", copy),
        "head": "Pictures",
        "rows": list(rows_of(article, copy, at, typing)),
        "places": places_of(article.words.blocks),
        "may_save": allows(editor, "save", article),
        "may_say_rights": allows(editor, "picture_rights", article),
        "told": told,
    }
    status = refusal.CONFLICT if told else 200
    return TemplateResponse(
        request, "admin/articles/article/pictures.html", context, status=status
    )


def rows_of(
    article: Article, copy: Copy, at: datetime.datetime, typing: list[dict[str, Any]]
) -> list[Row]:
    """Each picture in its order, with what was typed in the place of what is recorded."""
    where = reverse("admin:articles_article_pictures", args=[article.pk])
    kept = {use["picture"]: use for use in typing}
    rows = []
    for place, use in enumerate(article.words.pictures, 1):
        picture = copy.pictures[use.picture]
        shown = PictureUse(**use.as_json() | kept.get(use.picture, {}))
        until = timezone.localtime(picture.usable_until) if picture.usable_until else None
        last = (
            f"{(until - datetime.timedelta(microseconds=1)).date():%Y-%m-%d}" if until else ""
        )
        rows.append(
            Row(place, shown, picture, address(use, "jpg", SMALL, where), last,
                picture.is_usable(at))
        )  # fmt: skip
    return rows


def places_of(blocks: list[Block]) -> list[Under]:
    """Above the text, then under each paragraph, named by its first words."""
    return [
        Under(LEAD, "Above the text: the lead picture"),
        *(
            Under(at, f"Under ¶ {at}: {block.text[:40]}{'…' if len(block.text) > 40 else ''}")
            for at, block in enumerate(blocks, 1)
        ),
    ]


@require_safe
def picture_file(
    request: HttpRequest, article_id: int, public_id: str, width: int, end: str
) -> HttpResponseBase:
    """A rendition for whoever reads working copies; for readers there is another door."""
    picture = Picture.objects.filter(article=article_id, public_id=public_id).first()
    name = f"{width}.{end}"
    if picture is None or end not in TYPES or name not in picture.files:
        raise Http404
    response = response_of(picture.folder, name)
    response["Cache-Control"] = "private, no-store"
    return response
