"""What the desk's templates say in more than one place: marks, roles, deadlines, times."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import policy
from articles.models import Article, Mode, PictureUse
from articles.rendering import Run
from articles.rendering.pictures import address
from articles.vocabulary import ModeName, QuotationState, RoleName, Stage

register = template.Library()

NEAR = {"reason": "approval"}
"""Places that are named for a field and found beside it."""
BENEATH = {"versions": "versions", "schedule": "schedule", "pictures": "pictures"}
"""Places that have a page of their own, and its name."""

OF_STORY = frozenset(
    {"approval", "evidence", "legal", "embargo", "versions", "stage", "sources"}
)

SMALL = 320
"""Pixels across of a picture in a list."""
SOON = datetime.timedelta(hours=1)


@register.filter
def roles(editor: Any) -> str:
    """The editor's roles in the order of the routine: “Desk, Duty”."""
    held = policy.roles_of(editor)
    return ", ".join(role.label for role in RoleName if role in held)


@register.filter
def may_read(editor: Any) -> bool:
    return policy.may_read(editor)


@register.filter
def may_write(editor: Any) -> bool:
    return policy.may_write(editor)


@register.filter
def keeps_accounts(editor: Any) -> bool:
    return policy.may_keep_accounts(editor)


@register.simple_tag
def solo_since() -> Mode | None:
    """How solo mode was set, while it lasts; None in strict mode."""
    newest: Mode | None = Mode.objects.select_related("set_by").order_by("-pk").first()
    return newest if newest is not None and newest.name == ModeName.SOLO else None


@register.inclusion_tag("admin/_mark.html")
def mark(shape: str) -> dict[str, str]:
    """One of the drawn marks. It is silent: the word stands beside it."""
    return {"shape": shape}


@register.filter
def word(state: str) -> str:
    """The word of a quotation's state, to begin a line with."""
    return QuotationState(state).label.capitalize()


@register.filter
def clock_time(instant: datetime.datetime | None) -> str:
    """Newsroom time: the hour today, with the day on other days, with the year in other years."""
    if instant is None:
        return ""
    local = timezone.localtime(instant)
    # Which day it is the process may say: asking the database for each time shown is dear.
    today = timezone.localdate()
    if local.date() == today:
        return date_format(local, "H:i")
    return date_format(local, "j M H:i" if local.year == today.year else "j M Y H:i")


@register.inclusion_tag("admin/_deadline.html")
def deadline(due: datetime.datetime | None, at: datetime.datetime) -> dict[str, Any]:
    """A deadline and how near it is: amber under an hour, red once it is past."""
    return {"due": due, "nearness": nearness(due, at), "distance": distance(due, at)}


def nearness(due: datetime.datetime | None, at: datetime.datetime) -> str:
    if due is None:
        return ""
    if due < at:
        return "late"
    return "soon" if due - at < SOON else "later"


def distance(due: datetime.datetime | None, at: datetime.datetime) -> str:
    """“in 34 min”, “11 min over”; nothing while it is more than an hour off."""
    if due is None or due - at >= SOON:
        return ""
    minutes = int(abs((due - at).total_seconds()) // 60)
    if not minutes:
        return "now"
    if due >= at:
        return f"in {minutes} min"
    return f"{_span(minutes)} over"


def _span(minutes: int) -> str:
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"


@register.simple_tag
def runs(changed: Iterable[Run]) -> SafeString:
    """A difference over time: older words struck, newer ones marked; both spoken."""
    return format_html_join("", "{}", ((_run(run),) for run in changed))


def _run(run: Run) -> SafeString:
    if run.op == "same":
        return format_html("{}", run.text)
    tag, spoken = ("del", "taken out: ") if run.op == "old" else ("ins", "put in: ")
    words = run.text.rstrip()
    return format_html(
        '<{0}><span class="visually-hidden">{1}</span>{2}</{0}>{3}',
        tag, spoken, words, run.text[len(words) :],
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def kept(context: Any, name: str, stands: object = "", quotation: int = 0) -> str:
    """What was typed into a field of a refused press; else what stands there."""
    key = f"q{quotation}-{name}" if quotation else name
    typed = context["request"].POST.get(key)
    return str(stands or "") if typed is None else str(typed)


@register.simple_tag(takes_context=True)
def pressed(context: Any, act: str, quotation: int) -> bool:
    """Whether this very page answers a press of that act of that quotation."""
    said: str = context["request"].POST.get("_do", "")
    return said.startswith(f"{act}:{quotation}:") or said == f"{act}:{quotation}"


@register.simple_tag(takes_context=True)
def hold_instead(context: Any) -> str | None:
    """What was said in a dispute or a legal hold that came too late; None for any other press."""
    told, fields = context.get("told"), context["request"].POST
    if told is None or not told.is_going_out:
        return None
    pressed = (("verdict", "dispute", "note"), ("_press", "dispute", "said"),
               ("_do", "legal_hold", "legal-note"))  # fmt: skip
    said = (
        str(fields.get(typed, "")) for name, act, typed in pressed if fields.get(name) == act
    )
    return next(said, None)


@register.simple_tag
def place_on(article: Article, place: str) -> str:
    """Where a reason is cleared: a place of the story's page, or a page beneath it."""
    page = BENEATH.get(place, "")
    if place == "change":
        page = "revise" if article.stage == Stage.RELEASED else "describe_change"
    if page:
        return reverse(f"admin:articles_article_{page}", args=[article.pk])
    return f"{article.get_absolute_url()}#{NEAR.get(place, place)}"


@register.filter
def is_of_story(place: str) -> bool:
    """Whether a reason is cleared on the story's page, and not where it is read."""
    return place.startswith(("field-", "quotation-")) or place in OF_STORY


@register.simple_tag
def picture_src(article: Article, use: PictureUse) -> str:
    """Where the desk has a small rendition of a picture."""
    return address(
        use, "jpg", SMALL, reverse("admin:articles_article_pictures", args=[article.pk])
    )


@register.filter
def tenth(hundredths: int) -> int:
    """A part of a hundred to the nearest ten, as classes of the sheets name it: 0 to 10."""
    return round(hundredths / 10)


@register.filter
def names_who(code: str) -> bool:
    """Whether the words of such a reason say already whose it is."""
    return code in {"not_yours", "own_ask", "other_role"}


@register.filter
def mark_of(code: str) -> str:
    """The mark beside a reason: a quotation's own state, or the triangle of anything else."""
    return code if code in QuotationState.values else "missing"
