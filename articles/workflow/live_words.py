"""The words readers see, kept with all that was recorded of their quotations, and put back as they were."""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from articles.models import Article, Quotation, Release, Version
from articles.workflow.act import Act
from articles.workflow.reading import read_copy
from articles.workflow.saving import make_version, write_fields

_FIXED = frozenset({"id", "article_id", "public_id", "removed_in_id"})
_KEPT = tuple(field for field in Quotation._meta.concrete_fields if field.attname not in _FIXED)


def quotations_then(article: Article) -> list[dict[str, Any]]:
    """The quotations of the working copy as they stand on record: what a release remembers."""
    return remembered(article.quotations.present().order_by("pk"))


def remembered(rows: Iterable[Quotation]) -> list[dict[str, Any]]:
    return [_remembered(row) for row in rows]


def _remembered(row: Quotation) -> dict[str, Any]:
    fields = {field.attname: _plain(getattr(row, field.attname)) for field in _KEPT}
    return {"pk": row.pk, "fields": fields}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def put_back(act: Act, release: Release, reason: str) -> None:
    """Make the words of a release the working copy again, and their quotations as recorded then.

    The words in hand stay as a Version. The live story's quotations keep their own names, whatever
    reading the copy anew would pair.
    """
    article = act.article
    before = article.current_version
    words = release.version
    write_fields(
        article,
        {
            **{name: getattr(words, name) for name in _WORDS},
            "byline": _byline(release),
            "kind_of_work": release.kind_of_work,
            "section": release.section,
            "slug": release.path.rstrip("/").rsplit("/", 1)[-1],
            "topics": [row.topic for row in release.topics.select_related("topic")],
        },
    )
    act.set(based_on_release=release, **_told(article, release))
    version = make_version(article, act.editor, act.at, reason)
    if version is not None:
        act.made(version)
    now = version or before
    assert now is not None  # What was released has words, and words make a version.
    if release.quotations_then:
        _as_recorded(article, release, now)
    else:
        read_copy(article, now, before, act.editor)


def _told(article: Article, release: Release) -> dict[str, object]:
    """The change as it was described when it went out: it is under the digest of the copy."""
    covered = json.loads(release.covers)
    # Before changes were described, what was approved said nothing of any.
    kind, note, said, right, at_top, public_id = covered.get("change", UNTOLD)
    return {
        "change_kind": kind,
        "change_note": note,
        "change_said": said,
        "change_right": right,
        "change_at_top": at_top,
        "change_quotation": article.quotations.filter(public_id=public_id).first(),
    }


UNTOLD = ("", "", "", "", False, "")
_WORDS = ("headline", "standfirst", "body", "dateline", "pictures")


def _byline(release: Release) -> list[dict[str, object]]:
    return [
        {
            "person": line.person_id,
            "organisation": line.organisation_id,
            "printed_as": line.printed_as,
        }
        for line in release.bylines.order_by("order")
    ]


def _as_recorded(article: Article, release: Release, version: Version) -> None:
    then = {row["pk"]: row["fields"] for row in release.quotations_then}
    for row in article.quotations.all():
        if row.pk in then:
            for field in _KEPT:
                setattr(row, field.attname, field.to_python(then[row.pk][field.attname]))
            row.removed_in = None
        elif row.removed_in_id is None:
            row.removed_in = version
        row.save()
