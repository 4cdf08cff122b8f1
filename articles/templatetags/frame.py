"""What stands around every page for readers. A page without a view, such as a 404, has it too."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils import timezone

from articles import clock
from articles.models import Section

register = template.Library()

PROMISE = (
    "Nothing in quotation marks reaches you unchecked.",
    "Nobody here approves their own words.",
    "You can see how each quotation was checked.",
)
# How many sections stand in the row itself on a narrow screen; the others fold.
IN_REACH = 2


@register.simple_tag(takes_context=True)
def frame(context: Context) -> dict[str, Any]:
    """Name, day, sections and promise, for masthead and footer alike."""
    sections = list(Section.objects.all())
    return {
        "name": settings.NEWSROOM_NAME,
        "day": timezone.localtime(context.get("at") or clock.now()).date(),
        "sections": sections,
        "in_reach": sections[:IN_REACH],
        "folds": len(sections) > IN_REACH,
        "promise": PROMISE,
    }


@register.simple_tag
def absolute(path: str) -> str:
    """An address with the origin that was set, never with a host somebody sent."""
    return f"{settings.NEWSROOM_ORIGIN}{path}"
