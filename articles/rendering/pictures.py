"""The place of a picture in frozen HTML, filled when a page is asked for: its rights may have ended."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.safestring import SafeString

from articles.models import Picture, PictureUse, Release, ReleasePicture
from articles.pictures import TYPES, widths_of
from articles.rendering.forms import fill

AT_THE_SITE = "/pictures/"
MIDDLE = 960
"""The width for a browser that knows no others."""
STEP = 10
LEAD_SIZES = "(min-width: 1440px) 1000px, (min-width: 900px) 72vw, 100vw"
GALLEY_SIZES = "(min-width: 900px) 660px, 100vw"
FRONT_SIZES = "(min-width: 1440px) 680px, (min-width: 900px) 50vw, 100vw"
TEASER_SIZES = "(min-width: 1440px) 560px, (min-width: 900px) 42vw, 100vw"
_PLACE = "<!--picture "


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a release as it may be shown at an instant."""

    number: int
    use: PictureUse
    is_usable: bool


def shown_in(release: Release, at: datetime.datetime) -> list[Shown]:
    """The pictures of a release: one query, and none where its text has no place for any."""
    if _PLACE not in release.lead_html and _PLACE not in release.body_html:
        return []
    rows = (
        ReleasePicture.objects.filter(release=release)
        .order_by("number")
        .values_list("number", "use", F("picture__usable_until"))
    )
    return [Shown(number, PictureUse(**use), _usable(until, at)) for number, use, until in rows]


def _usable(until: datetime.datetime | None, at: datetime.datetime) -> bool:
    return until is None or at < until


def in_hand(rows: Iterable[Mapping[str, Any]], at: datetime.datetime) -> list[Shown]:
    """The same of rows that are not on record, as for a preview."""
    rows = list(rows)
    known = Picture.objects.in_bulk([row["picture_id"] for row in rows]) if rows else {}
    return [
        Shown(row["number"], PictureUse(**row["use"]), known[row["picture_id"]].is_usable(at))
        for row in rows
    ]


def filled(
    html: str,
    shown: Iterable[Shown],
    sizes: str,
    where: str = AT_THE_SITE,
    *,
    at_once: bool = False,
) -> SafeString:
    """The HTML with each picture in its place, or a line that says it is no longer to be had."""
    for one in shown:
        place = f"{_PLACE}{one.number}-->"
        if place in html:
            html = html.replace(
                place, drawn(one.use, sizes, where, at_once=at_once) if one.is_usable else GONE
            )
    # Finished HTML of ours, in which all that anybody wrote was escaped when it was frozen.
    return SafeString(html)


GONE = '<p class="picture-gone">Picture no longer available</p>'


def drawn(
    use: PictureUse, sizes: str, where: str = AT_THE_SITE, *, at_once: bool = False
) -> SafeString:
    """The picture in all its sizes. `where` is the address its files are had at; it is asked for `at_once` where it opens the page."""
    return fill(
        "site/_picture.html",
        [
            {
                **{end: _srcset(use, where, end) for end in TYPES},
                "src": address(use, "jpg", MIDDLE, where),
                "width": str(use.width),
                "height": str(use.height),
                "alt": use.alt,
                "across": str(round(use.across / STEP)),
                "down": str(round(use.down / STEP)),
            }
        ],
        sizes=sizes,
        at_once=at_once,
    )


def address(use: PictureUse, end: str, width: int, where: str = AT_THE_SITE) -> str:
    """Of the rendition nearest to that width, and no wider than the picture."""
    wide = min(widths_of(use.width), key=lambda one: abs(one - width))
    return f"{where}{use.picture}/{wide}.{end}"


def _srcset(use: PictureUse, where: str, end: str) -> str:
    return ", ".join(f"{where}{use.picture}/{w}.{end} {w}w" for w in widths_of(use.width))


def lead_of(
    lead: Mapping[str, object], until: datetime.datetime | None, at: datetime.datetime
) -> PictureUse | None:
    """The picture that stands with a story in a list, while it may be shown."""
    return PictureUse(**lead) if lead and _usable(until, at) else None  # type: ignore[arg-type]
