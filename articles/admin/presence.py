"""Who else has this story open. A page asks three times a minute, and says that it is open itself.

The answer also brings what happened since the page was drawn, and a fresh token, so that a page
that was open while its owner signed in anew can still save.
"""

import datetime
import re
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_POST

from articles import clock
from articles.admin.approved import in_force
from articles.admin.asking import story
from articles.models import Article, Doing, Presence
from articles.templatetags.desk import clock_time
from people.models import Editor

WEIGHT = list(Doing).index
_WINDOW = re.compile(r"[A-Za-z0-9-]{1,40}")


@require_POST
def here(request: HttpRequest, article_id: int) -> JsonResponse:
    """Note this window, or forget it once it closes, and tell who else is there."""
    article = story(article_id)
    editor = request.user
    assert isinstance(editor, Editor)
    at = clock.now()
    named = _WINDOW.fullmatch(request.POST.get("window", ""))
    window = named[0] if named else ""
    Presence.objects.gone_at(at).delete()
    if window:
        if "left" in request.POST:
            Presence.objects.filter(article=article, editor=editor, window=window).delete()
        else:
            said = {"doing": doing(request.POST.get("doing", "")), "at": at}
            Presence.objects.update_or_create(
                article=article, editor=editor, window=window, defaults=said
            )
    return JsonResponse(
        {
            "others": others(article, editor, window, at),
            "news": news(article, request.POST),
            "account": editor.pk,
            "name": str(editor),
            "token": get_token(request),
        }
    )


def others(
    article: Article, editor: Editor, window: str, at: datetime.datetime
) -> list[dict[str, Any]]:
    """Each other person once, and this person's other windows as one."""
    rows = (
        Presence.objects.open_at(at)
        .filter(article=article)
        .exclude(editor=editor, window=window)
        .select_related("editor")
        .order_by("editor__username")
    )
    busy: dict[Editor, Doing] = {}
    for row in rows:
        busy[row.editor] = max(
            busy.get(row.editor, Doing.READING), Doing(row.doing), key=WEIGHT
        )
    return [
        {
            "initials": one.initials,
            "says": _says(one, editor, does),
            "writing": does == Doing.WRITING,
        }
        for one, does in busy.items()
    ]


def doing(said: str) -> Doing:
    """What a window says it is used for; reading, where it says nothing known."""
    return Doing(said) if said in Doing.values else Doing.READING


def _says(one: Editor, editor: Editor, does: Doing) -> str:
    if one == editor:
        return "You have it open in another window too"
    return f"{one} {does.label}"


def news(article: Article, drawn: Any) -> str:
    """What happened since the page was drawn that its save will meet; empty where nothing did."""
    raw = drawn.get("seen_version", "")
    newest = article.current_version
    if raw.isdecimal() and newest is not None and raw != str(newest.number):
        return f"{newest.author} saved v{newest.number} at {clock_time(newest.at)}."
    approval = in_force(article)
    if approval is not None and "approval" in drawn and drawn["approval"] != str(approval.pk):
        return f"{approval.approver} approved it at {clock_time(approval.at)}."
    return ""
