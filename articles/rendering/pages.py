"""What the pages of a release show, put together once for the readers' door and the preview."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.models import (
    Article,
    Release,
    covers_digest,
    standings,
)
from articles.rendering.beside import beside_of, quotations_of
from articles.rendering.forms import fill
from articles.rendering.freeze import freeze
from articles.rendering.marks import marks_of
from articles.rendering.notes import Note, Telling, telling
from articles.rendering.pictures import (
    AT_THE_SITE,
    GALLEY_SIZES,
    LEAD_SIZES,
    Shown,
    address,
    filled,
    in_hand,
    shown_in,
)
from articles.rendering.structured import news_article
from articles.rendering.surroundings import Surroundings, frame_of, part_of, surroundings
from articles.rendering.wording import work_kind
from articles.vocabulary import REVISIONS, SILENT, Stage

_BESIDE = ("names_html", "tally_html", "record_html", "below_html")
_TEXTS = ("headline_html", "standfirst_html")
TO_SHARE = 1280


class Lead(NamedTuple):
    """The story on top of the front page: its line, its picture drawn, and a line of somebody's words."""

    story: Any
    picture: SafeString
    pulled: Any | None


class HeldRole(NamedTuple):
    """What somebody was, where, and from when to when, for their page."""

    title: str
    office: str | None
    from_on: datetime.date | None
    to_on: datetime.date | None


def article_page(
    release: Release,
    around: Surroundings,
    pictures: Sequence[Shown] | None = None,
    where: str = AT_THE_SITE,
) -> SafeString:
    """The page of a story. All that differs from story to story is filled into a form of the page.

    `pictures` are those of the release, unless it is not on record; `where` their files are had.
    """
    beside, told = beside_of(release), telling(release)
    section = around.section_of(release.section_id)
    # Finished HTML of ours, escaped when it was frozen.
    finished = {name: SafeString(getattr(beside, name)) for name in _BESIDE} | {
        name: SafeString(getattr(release, name)) for name in _TEXTS
    }
    shown = shown_in(release, around.at) if pictures is None else pictures
    finished["lead_html"] = filled(release.lead_html, shown, LEAD_SIZES, where, at_once=True)
    finished["body_html"] = filled(release.body_html, shown, GALLEY_SIZES, where)
    image = _image(shown)
    structured = {"structured": news_article(release, beside.structured, image), "image": image}
    blanks = finished | structured | _words(release) | _notes(release, told)
    return fill(
        "site/article.html",
        [blanks],
        frame=frame_of(around, around.at),
        # A draft in the preview may have none yet.
        current_section=part_of(section) if section else None,
        release=True,
        is_corrected=told.correction is not None,
        is_told=bool(told.marks or told.top or told.below),
    )


def _image(shown: Iterable[Shown]) -> str:
    """The address of the first picture that may be shown, for whoever links to the story."""
    first = next((one.use for one in shown if one.is_usable), None)
    return f"{settings.NEWSROOM_ORIGIN}{address(first, 'jpg', TO_SHARE)}" if first else ""


def _words(release: Release) -> dict[str, str]:
    return {
        "headline": release.headline,
        "standfirst": release.standfirst,
        "section": release.section_name,
        "kind": work_kind(release.kind_of_work),
        "path": release.path,
        "url": f"{settings.NEWSROOM_ORIGIN}{release.path}",
        "published": _seconds(release.first_published_at),
        "modified": _seconds(release.modified_at),
    }


def _seconds(instant: datetime.datetime) -> str:
    """For machines, by the newsroom's clock: HTML knows no finer part than a thousandth."""
    return timezone.localtime(instant).isoformat(timespec="seconds")


def _notes(release: Release, told: Telling) -> dict[str, str]:
    """Times, marks and notes: most stories have the times alone."""
    shown = {"release": release, "told": told}

    def drawn(notes: Iterable[Note]) -> str:
        each = (render_to_string("site/_note.html", shown | {"note": note}) for note in notes)
        return SafeString("".join(each))

    return {
        "times": render_to_string("site/_byline_times.html", shown),
        "marks": render_to_string("site/_marks.html", shown) if told.marks else "",
        "top": drawn(told.top),
        "below": drawn(told.below),
    }


def record_page(release: Release, around: Surroundings) -> dict[str, Any]:
    """The context of the record of a story."""
    quotations = quotations_of(release)
    return {
        "at": around.at,
        "around": around,
        "current_section": around.section_of(release.section_id),
        "release": release,
        "quotations": quotations,
        "numbers": {row.public_id: row.number for row in quotations},
        "told": telling(release),
    }


def preview(article: Article, at: datetime.datetime) -> str:
    """The very page a release at this instant would show, from the working copy."""
    version = article.current_version
    if version is None:
        raise ValueError("A story without a version has no page.")
    standing = standings(article)
    approval = article.approvals.standing(covers_digest(article, standing))
    frozen = freeze(article, version, at, standing, approval)
    shown = article.newest(at)
    day = timezone.localtime(at)
    release = Release(
        **frozen.fields(),
        article=article,
        section=article.section,
        number=article.releases.count() + 1,
        path=article.public_path or f"/{day:%Y/%m/%d}/{article.slug or 'no-address-yet'}/",
        first_published_at=shown.first_published_at if shown else at,
        modified_at=at,
        visible_from=at,
        marks=marks_of(frozen, approval),
        notices=[*(shown.notices if shown else []), *note_in_hand(article, at)],
    )
    around = replace(surroundings(), at=at)
    where = reverse("admin:articles_article_pictures", args=[article.pk])
    return article_page(release, around, in_hand(frozen.pictures, at), where)


def note_in_hand(article: Article, at: datetime.datetime) -> list[dict[str, object]]:
    """What readers will be told of the change in hand, if it tells them anything."""
    kind = article.change_kind
    if article.stage == Stage.RELEASED or kind not in REVISIONS or kind in SILENT:
        return []
    quotation = article.change_quotation
    return [
        {
            "kind": kind,
            "note": article.change_note,
            "said": article.change_said,
            "right": article.change_right,
            "public_id": quotation.public_id if quotation else "",
            "at_top": article.change_at_top,
            "at": at.isoformat(),
        }
    ]


def by_year(rows: Iterable[Any]) -> list[tuple[int, list[Any]]]:
    """Rows newest first under their year in the newsroom's own time zone."""

    def year(row: Any) -> int:
        return timezone.localtime(row.first_published_at).year

    return [(named, list(group)) for named, group in groupby(rows, key=year)]
