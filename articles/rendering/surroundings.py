"""What stands around every page for readers, and the instant it is shown for: one query brings both."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles import clock
from articles.models import Section, Statement

PROMISE = (
    "Nothing in quotation marks reaches you unchecked.",
    "Nobody here approves their own words.",
    "You can see how each quotation was checked.",
)
# How many sections stand in the row itself on a narrow screen; the others fold.
IN_REACH = 2
_SECTIONS: Statement[Section] = Statement(lambda: clock.stamped(Section.objects.all()))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sections in their order, as they are called now, and now itself."""

    sections: tuple[Section, ...]
    at: datetime.datetime

    def section(self, slug: str) -> Section | None:
        return next((one for one in self.sections if one.slug == slug), None)

    def section_of(self, pk: int | None) -> Section | None:
        return next((one for one in self.sections if one.pk == pk), None)


def surroundings() -> Surroundings:
    """Asked anew at each request, so that a section renamed on one server shows on all."""
    sections = _SECTIONS.run()
    return Surroundings(tuple(sections), clock.read_from(sections))


class Part(NamedTuple):
    """A section as masthead and footer show it."""

    name: str
    slug: str

    def get_absolute_url(self) -> str:
        return reverse("site:section", args=[self.slug])


@dataclass(frozen=True, slots=True)
class Frame:
    """Name, day, sections and promise, for masthead and footer alike. Two that look alike are equal."""

    name: str
    day: datetime.date
    sections: tuple[Part, ...]
    promise: tuple[str, ...] = PROMISE

    @property
    def folds(self) -> bool:
        return len(self.sections) > IN_REACH


def frame_of(around: Surroundings, at: datetime.datetime) -> Frame:
    day = timezone.localtime(at).date()
    return Frame(settings.NEWSROOM_NAME, day, tuple(map(part_of, around.sections)))


def part_of(section: Section) -> Part:
    return Part(section.name, section.slug)
