"""What readers see of a story now, quotation by quotation, as the pages of doubt list it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from articles.models import Release, ReleaseQuotation
from articles.quotes import fingerprint
from articles.workflow import Copy


@dataclass(frozen=True)
class Span:
    """One part of a quotation in its passage, marks included."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True)
class LiveQuotation:
    """A quotation as readers have it, and what became of it on the desk."""

    row: ReleaseQuotation
    spans: tuple[Span, ...]
    quotation_id: int | None
    """The desk's own quotation of that name, where it still stands in the working copy."""
    desk_words: str
    """What the working copy has in its place; empty where it is the same, or none."""
    is_chosen: bool = False

    @property
    def passages(self) -> set[int]:
        return {span.passage for span in self.spans} or {self.row.passage}


def live_quotations(
    release: Release, copy: Copy, chosen: Collection[str] = ()
) -> list[LiveQuotation]:
    """Every quotation of the release in reading order."""
    spans = _spans(release)
    desk = {one.quotation.public_id: one for one in copy.in_marks}
    found = []
    for row in release.quotations.select_related("person").order_by("number"):
        one = desk.get(row.public_id)
        differs = one is not None and one.fingerprint != fingerprint(row.words)
        found.append(
            LiveQuotation(
                row,
                tuple(spans.get(row.public_id, ())),
                one.quotation.pk if one else None,
                one.words if one and differs else "",
                row.public_id in chosen,
            )
        )
    return found


def _spans(release: Release) -> dict[str, list[Span]]:
    """Where each quotation's parts stand in the words that went out, by its public name."""
    then = {row["pk"]: row["fields"] for row in release.quotations_then}
    names = dict(release.article.quotations.filter(pk__in=then).values_list("pk", "public_id"))
    found: dict[str, list[Span]] = {}
    for key, fields in _in_order(then):
        head = fields["continues_id"] or key
        span = Span(fields["passage"], fields["start"], fields["end"])
        found.setdefault(names.get(head, ""), []).append(span)
    return found


def _in_order(then: dict[int, dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from sorted(then.items(), key=lambda one: (one[1]["passage"], one[1]["start"]))
