"""What stands around every page for readers. A page without a view, such as a 404, has it too."""

from functools import lru_cache
from typing import Any, cast

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.rendering.surroundings import Frame, frame_of, surroundings

register = template.Library()

DRAWN = 256
EVERYWHERE = ("tokens", "base", "layout")
SHEET = '<link rel="stylesheet" href="{}" media="{}">'


@register.simple_tag(takes_context=True)
def frame(context: Context) -> Frame:
    """The frame of this page; a view has read the sections, else they are read here."""
    if "frame" in context:
        return cast(Frame, context["frame"])
    around = context.get("around") or surroundings()
    return frame_of(around, context.get("at") or around.at)


@register.simple_tag
def links() -> SafeString:
    """Feeds and fonts that every page has. Their addresses change with a new server only."""
    return _drawn("site/_links.html", files=static("newsroom/css/base.css"))


@register.simple_tag
def sheets(*names: str) -> SafeString:
    """What a kind of page wears: one file where the site has joined them, else a link for each."""
    return _sheets(names, static("newsroom/css/base.css"))


@lru_cache(maxsize=DRAWN)
def _sheets(names: tuple[str, ...], files: str) -> SafeString:
    joined = getattr(staticfiles_storage, "joined", {})
    if (page := "-".join(("page", *names))) in joined:
        return format_html(SHEET, static(f"newsroom/css/{page}.css"), "all")
    worn = [(static(f"newsroom/css/{name}.css"), "all") for name in (*EVERYWHERE, *names)]
    printed = (static("newsroom/css/print.css"), "print")
    return format_html_join("\n", SHEET, [*worn, printed])


@register.simple_tag(takes_context=True)
def masthead(context: Context, *, front: bool = False) -> SafeString:
    """Name, day and sections at the head of a page, the one it belongs to marked."""
    section = context.get("current_section")
    return _drawn(
        "site/_masthead.html",
        frame=context["frame"],
        front=front,
        current=section.slug if section else "",
        release=bool(context.get("release")),
        archive=bool(context.get("is_archive")),
        checked=context.get("checked", 0),
        not_checked=context.get("not_checked", 0),
    )


@register.simple_tag(takes_context=True)
def footer(context: Context) -> SafeString:
    """Name, promise and links at the foot of a page."""
    return _drawn("site/_footer.html", frame=context["frame"])


def _drawn(name: str, **shown: Any) -> SafeString:
    return _draw(get_template(name).template, **shown)  # type: ignore[attr-defined]


@lru_cache(maxsize=DRAWN)
def _draw(template: Template, **shown: Any) -> SafeString:
    """Drawn once for each way it can look: all it shows is in the key, so nothing can be out of date."""
    return template.render(Context(shown))


@register.simple_tag
def share_image() -> SafeString:
    """The paper's own picture for a page that has none, where somebody passes the page on."""
    return _drawn("site/_share_image.html", address=absolute(static("newsroom/img/share.png")))


@register.simple_tag
def absolute(path: str) -> str:
    """An address with the origin that was set, never with a host somebody sent."""
    return f"{settings.NEWSROOM_ORIGIN}{path}"
