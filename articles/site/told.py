"""What readers were told of changes and doubts, newest first: for the page of corrections and its feed."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Correction, Release, ReleaseKind
from articles.rendering.notes import HEADS, Note
from articles.site.paging import Key
from articles.vocabulary import ChangeKind

LEDGER = (
    ChangeKind.CORRECTION,
    ChangeKind.CLARIFICATION,
    ChangeKind.EDITORS_NOTE,
    ChangeKind.STRIKE,
    ChangeKind.HOLD,
    ChangeKind.LIFT,
    ChangeKind.RETRACTION,
    ChangeKind.REINSTATEMENT,
    ChangeKind.REMOVAL,
)
"""The kinds that stand in the ledger: an update puts nothing right."""

_NAMELESS = {
    ReleaseKind.HOLD: "A report that we are checking",
    ReleaseKind.RETRACTION: "An article that we have withdrawn",
    ReleaseKind.REMOVAL: "An article that was removed",
}
_SHOWN = ("article_id", "path", "headline", "kind", "modified_at", "visible_from")


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the ledger. Where a notice stands in the story's place it has no words."""

    pk: int
    note: Note
    release_id: int
    number: int
    now: Release

    @property
    def head(self) -> str:
        return HEADS[self.note.kind]

    @property
    def has_words(self) -> bool:
        return not self.now.is_notice

    @property
    def title(self) -> str:
        return nameless(self.now) if self.now.is_notice else self.now.headline

    @property
    def path(self) -> str:
        """To the story; to its notice by a number, since an address is made of a story's words."""
        if self.now.is_notice:
            return notice_path(self.release_id)
        return f"{self.now.path}changes/#release-{self.number}"

    @property
    def updated(self) -> datetime.datetime:
        """It changes once more when its words go."""
        return max(self.note.at, self.now.modified_at) if self.now.is_notice else self.note.at


def nameless(notice: Release) -> str:
    """What a story is called while none of its words may be shown."""
    return _NAMELESS[ReleaseKind(notice.kind)]


def notice_path(release_id: int) -> str:
    return f"/corrections/{release_id}/"


def told_by(at: datetime.datetime) -> "QuerySet[Correction]":
    """Every line of the ledger by then, of releases that ran alone."""
    rows: QuerySet[Correction] = Correction.objects.ran(at).filter(kind__in=LEDGER)
    return rows


def newest(rows: "QuerySet[Correction]", before: Key | None, size: int) -> list[Correction]:
    """The newest lines, or those after that key."""
    if before is not None:
        at, article = before.first_published_at, before.article
        rows = rows.filter(Q(at__lt=at) | Q(at=at, article__lt=article), at__lte=at)
    return list(rows.select_related("release").only(*_ROW).order_by("-at", "-article")[:size])


_ROW = (
    "article_id", "kind", "note", "said", "right", "public_id", "at_top", "substitute", "at",
    "first_published_at", "release__number",
)  # fmt: skip


def key_of(row: Correction) -> Key:
    return Key(row.at, row.article_id)


def as_told(rows: Sequence[Correction], at: datetime.datetime) -> list[Told]:
    """The lines with what readers see of their stories now: one query."""
    now = shown_now((row.article_id for row in rows), at)
    return [_told(row, now[row.article_id]) for row in rows if row.article_id in now]


def shown_now(articles: Iterable[int], at: datetime.datetime) -> dict[int, Release]:
    visible = Release.objects.visible(at).filter(article__in=set(articles)).order_by()
    return {release.article_id: release for release in visible.only(*_SHOWN)}


def _told(row: Correction, now: Release) -> Told:
    kind = ChangeKind(row.kind)
    # The one place where words are let through: none of a story whose notice is what readers see.
    words: dict[str, Any] = {} if now.is_notice else {
        name: getattr(row, name) for name in ("note", "said", "right", "public_id")
    }  # fmt: skip
    return Told(row.pk, Note(kind, row.at, **words), row.release_id, row.release.number, now)
