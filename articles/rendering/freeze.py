"""A version as readers will see it: everything a release is made of, computed once."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Standing, Version
from articles.rendering.body import freeze_copy
from articles.rendering.record import make_record
from articles.rendering.told import fields_of, told
from articles.text import word_count
from articles.typography import typeset
from articles.vocabulary import WorkKind

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Frozen:
    """The words and the rows of a release. The workflow adds article, release and the times."""

    headline: str
    standfirst: str
    headline_html: str
    standfirst_html: str
    body_html: str
    dateline: str
    byline: str
    section_name: str
    kind_of_work: str
    word_count: int
    record: dict[str, Any]
    bylines: Rows
    quotations: Rows
    topics: Rows

    def fields(self) -> dict[str, Any]:
        """What stands on the Release itself."""
        rows = {"bylines", "quotations", "topics"}
        return {name: getattr(self, name) for name in self.__slots__ if name not in rows}


def freeze(
    article: Article, version: Version, at: datetime.datetime, checks: Sequence[Standing]
) -> Frozen:
    """Freeze the words of `version` and what is known of its quotations at that instant."""
    words = version.words
    quoted = told(checks)
    rows = [row for _, row in quoted]
    copy = freeze_copy(words, quoted)
    return Frozen(
        headline=typeset(words.headline),
        standfirst=typeset(words.standfirst),
        headline_html=str(copy.headline),
        standfirst_html=str(copy.standfirst),
        body_html=str(copy.body),
        dateline=words.dateline,
        byline=by_line(words.byline),
        section_name=article.section.name if article.section else "",
        kind_of_work=WorkKind(article.kind_of_work).value,
        word_count=word_count(words.blocks),
        record=make_record(article, rows, checks, at),
        bylines=[
            {
                "order": order,
                "person_id": line["person"],
                "organisation_id": line["organisation"],
                "printed_as": line["printed_as"],
            }
            for order, line in enumerate(_lines(article, version))
        ],
        quotations=[fields_of(row) for row in rows],
        topics=[
            {"topic_id": topic.pk, "topic_name": topic.name}
            for topic in article.topics.order_by("name")
        ],
    )


def _lines(article: Article, version: Version) -> list[dict[str, Any]]:
    """The byline with its people. A name linked to its person later makes no new version."""
    if version.number != article.version_no:
        return list(version.byline)
    return [line.as_line() for line in article.bylines.all()]


def by_line(names: Sequence[str]) -> str:
    """“By A”, “By A and B”, “By A, B and C”."""
    if not names:
        return ""
    head = ", ".join(names[:-1])
    return f"By {head} and {names[-1]}" if head else f"By {names[-1]}"
