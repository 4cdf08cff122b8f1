"""What stands around every page for readers, and the instant it is shown for: one query brings both."""

import datetime
from dataclasses import dataclass

from articles import clock
from articles.models import Section, Statement

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
