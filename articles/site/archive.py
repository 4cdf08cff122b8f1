"""The archive: every story that readers may list, narrowed by the address, newest first."""

import datetime
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils import timezone

from articles.site.door import Page
from articles.site.filters import ArchiveFilter
from articles.site.paging import Key, Line
from articles.site.walks import stretch


class Archive(Page):
    """A page of the archive. An address that cannot be read shows what can, and says so."""

    template_name = "site/archive.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections = {section.slug: section for section in self.around.sections}
        filters = ArchiveFilter(self.request.GET, sections, self.at)
        page = stretch(filters.asked(), self.at, self.key(), self.key("after"))
        return super().get_context_data(
            filters=filters,
            page=page,
            months=by_month(page.items),
            newer=turned(filters.address, "after", page.newer),
            older=turned(filters.address, "before", page.older),
            is_archive=True,
            is_whole=not filters.kept and page.newer is None,
            **kwargs,
        )


def turned(address: str, name: str, key: Key | None) -> str:
    """The address of the page beyond that key, every filter kept; empty where there is none."""
    return "" if key is None else "?" + "&".join(filter(None, (address, f"{name}={key}")))


def by_month(stories: Iterable[Line]) -> list[tuple[datetime.date, list[Line]]]:
    """Stories under the first day of their month, by the newsroom's clock."""

    def month(story: Line) -> datetime.date:
        return timezone.localtime(story.first_published_at).date().replace(day=1)

    return [(first, list(group)) for first, group in groupby(stories, key=month)]
