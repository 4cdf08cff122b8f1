"""What the pages of a release show, put together once for the readers' door and the preview."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from articles.models import (
    Article,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    standings,
)
from articles.rendering.freeze import freeze
from articles.rendering.structured import news_article


@dataclass(frozen=True, slots=True)
class Quoted:
    """One speaker of a story with everything of theirs that it quotes."""

    speaker: str
    role: str
    link: str
    rows: Sequence[ReleaseQuotation]

    @property
    def sources(self) -> list[ReleaseQuotation]:
        """One row for each source that is named differently."""
        named = {(row.state, row.evidence_label, row.evidence_kind): row for row in self.rows}
        return list(named.values())


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a release as its pages need them."""

    bylines: Sequence[ReleaseByline] = ()
    quotations: Sequence[ReleaseQuotation] = ()
    topics: Sequence[ReleaseTopic] = ()
    numbers: dict[str, int] = field(default_factory=dict)


def rows_of(release: Release) -> Rows:
    """Three queries. The people in them are pointers; what is printed stands in the rows."""
    quotations = list(
        release.quotations.select_related("person", "organisation").order_by("number")
    )
    return Rows(
        list(release.bylines.select_related("person", "organisation").order_by("order")),
        quotations,
        list(release.topics.select_related("topic").order_by("topic_name")),
        {row.public_id: row.number for row in quotations},
    )


def speakers(rows: Iterable[ReleaseQuotation]) -> list[Quoted]:
    """Speakers in the order of the text, each once, with the role first printed."""
    by_speaker: dict[tuple[object, ...], list[ReleaseQuotation]] = {}
    for row in rows:
        key = (row.person_id, row.organisation_id) if _points(row) else (row.speaker, row.via)
        by_speaker.setdefault(key, []).append(row)
    return [
        Quoted(
            speaker=max((row.speaker for row in said), key=len),
            role=next((row.role for row in said if row.role), ""),
            link=_link(said[0]),
            rows=said,
        )
        for said in by_speaker.values()
    ]


def _points(row: ReleaseQuotation) -> bool:
    return bool(row.person_id or row.organisation_id)


def _link(row: ReleaseQuotation) -> str:
    somebody = row.person or row.organisation
    return somebody.get_absolute_url() if somebody else ""


def article_page(release: Release, rows: Rows, at: datetime.datetime) -> dict[str, Any]:
    """The context of the page of a story."""
    return {
        "at": at,
        # A draft in the preview may have none yet.
        "current_section": release.section if release.section_id else None,
        "release": release,
        "rows": rows,
        "quoted": speakers(rows.quotations),
        "structured": news_article(release, rows.bylines, rows.quotations, rows.topics),
    }


def record_page(release: Release, rows: Rows, at: datetime.datetime) -> dict[str, Any]:
    return {"at": at, "current_section": release.section, "release": release, "rows": rows}


def preview(article: Article, at: datetime.datetime) -> str:
    """The very page a release at this instant would show, from the working copy."""
    version = article.current_version
    if version is None:
        raise ValueError("A story without a version has no page.")
    frozen = freeze(article, version, at, checks=standings(article))
    shown = article.releases.order_by("number").first()
    day = timezone.localtime(at)
    release = Release(
        **frozen.fields(),
        article=article,
        section=article.section,
        number=article.releases.count() + 1,
        path=article.public_path or f"/{day:%Y/%m/%d}/{article.slug or 'no-address-yet'}/",
        first_published_at=shown.first_published_at if shown else at,
        visible_from=at,
    )
    quotations = [ReleaseQuotation(**fields) for fields in frozen.quotations]
    rows = Rows(
        [ReleaseByline(**fields) for fields in frozen.bylines],
        quotations,
        [ReleaseTopic(**fields) for fields in frozen.topics],
        {row.public_id: row.number for row in quotations},
    )
    return render_to_string("site/article.html", article_page(release, rows, at))


def by_year(rows: Iterable[Any]) -> list[tuple[int, list[Any]]]:
    """Rows newest first under their year in the newsroom's own time zone."""

    def year(row: Any) -> int:
        return timezone.localtime(row.first_published_at).year

    return [(named, list(group)) for named, group in groupby(rows, key=year)]
