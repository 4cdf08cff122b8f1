"""Pages of a list by key: each begins after the last item of the one before. No counts, no offsets."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.models import Given

PAGE = 20
_KEY = re.compile(r"([0-9]{1,17})\.([0-9]{1,18})(?:\.([0-9]{1,9}))?")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND = datetime.timedelta(microseconds=1)

Line = Any
"""A named tuple of what a list shows of a story or a quotation (articles.site.listing)."""


@dataclass(frozen=True, slots=True)
class Key:
    """Where in a list of newest first something stands; `number` only where a story has several."""

    first_published_at: datetime.datetime | Given
    article: int | Given
    number: int | Given | None = None

    @classmethod
    def read(cls, written: str, *, numbered: bool) -> "Key | None":
        """The key in an address, or nothing where it is none: then the list begins at the top."""
        found = _KEY.fullmatch(written)
        if found is None or bool(found[3]) != numbered:
            return None
        at = _EPOCH + int(found[1]) * _MICROSECOND
        return cls(at, int(found[2]), int(found[3]) if found[3] else None)

    @classmethod
    def of(cls, line: Line) -> "Key":
        """Of a line of a list; those of quotations are numbered."""
        return cls(line.first_published_at, line.article_id, getattr(line, "number", None))

    def __str__(self) -> str:
        assert isinstance(self.first_published_at, datetime.datetime)  # Else it is no address.
        moment = (self.first_published_at - _EPOCH) // _MICROSECOND
        end = "" if self.number is None else f".{self.number}"
        return f"{moment}.{self.article}{end}"

    def given(self) -> dict[str, object]:
        """Its parts by the names under which a statement has places for them."""
        parts = {
            "before_at": self.first_published_at,
            "before_article": self.article,
            "before_number": self.number,
        }
        return {name: part for name, part in parts.items() if part is not None}

    def older(self, prefix: str = "") -> Q:
        """What stands after it. The first condition lets the database walk the index."""
        at, article = f"{prefix}first_published_at", f"{prefix}article_id"
        same = Q((at, self.first_published_at))
        after = Q((f"{at}__lt", self.first_published_at))
        after |= same & Q((f"{article}__lt", self.article))
        if self.number is not None:
            after |= same & Q((article, self.article), (f"{prefix}number__gt", self.number))
        return Q((f"{at}__lte", self.first_published_at)) & after

    def newer(self) -> Q:
        """What stands before it, of a list of stories."""
        later = Q(("first_published_at__gt", self.first_published_at))
        later |= Q(
            ("first_published_at", self.first_published_at), ("article_id__gt", self.article)
        )
        return Q(("first_published_at__gte", self.first_published_at)) & later


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, and the key of its last item where there is more."""

    items: Sequence[Line]
    older: Key | None
    is_first: bool

    @classmethod
    def cut(cls, items: Sequence[Line], *, is_first: bool) -> "Listing":
        """Of one item more than a page holds: the page, and whether it goes on."""
        page = items[:PAGE]
        more = len(items) > PAGE
        return cls(page, Key.of(page[-1]) if more else None, is_first)


def older_than(page: Listing) -> str:
    """Where the list goes on, as its address says it; empty where it ends."""
    return str(page.older) if page.older else ""
