"""A version as readers will see it: everything a release is made of, computed once."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from articles.models import (
    LEAD,
    Approval,
    Article,
    Picture,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    Standing,
    Topic,
    Version,
    Words,
    uses_of,
)
from articles.rendering.beside import Beside, set_beside, with_people
from articles.rendering.beside import Rows as ReleaseRows
from articles.rendering.body import freeze_copy
from articles.rendering.put_right import words_before
from articles.rendering.record import Way, make_record, way_of
from articles.rendering.told import fields_of, told
from articles.text import word_count
from articles.typography import typeset
from articles.vocabulary import WorkKind
from people.models import Person

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Frozen:
    """The words and the rows of a release. The workflow adds article, release and the times."""

    headline: str
    standfirst: str
    headline_html: str
    standfirst_html: str
    body_html: str
    lead_html: str
    lead: dict[str, Any]
    lead_picture_id: int | None
    dateline: str
    byline: str
    section_name: str
    kind_of_work: str
    word_count: int
    record: dict[str, Any]
    names_html: str
    tally_html: str
    record_html: str
    below_html: str
    structured: dict[str, Any]
    bylines: Rows
    quotations: Rows
    topics: Rows
    pictures: Rows

    def fields(self) -> dict[str, Any]:
        """What stands on the Release itself."""
        rows = {"bylines", "quotations", "topics", "pictures"}
        return {name: getattr(self, name) for name in self.__slots__ if name not in rows}


@dataclass(frozen=True, slots=True)
class Around:
    """What a release holds of its story beside words and quotations."""

    way: Way
    lines: Rows
    topics: list[Topic]
    people: Mapping[int, Person] | None = None
    """Those whom the rows may point to; else they are fetched."""
    before: Mapping[str, str] = field(default_factory=dict)
    """By public name, what quotations said that a correction has put right since."""


def around_of(article: Article, version: Version, at: datetime.datetime) -> Around:
    topics = list(article.topics.order_by("name"))
    before = words_before(article, at)
    return Around(way_of(article, at), _lines(article, version), topics, before=before)


def freeze(
    article: Article,
    version: Version,
    at: datetime.datetime,
    checks: Sequence[Standing],
    approval: Approval | None,
    around: Around | None = None,
) -> Frozen:
    """Freeze the words of `version` and what is known of its quotations at that instant.

    `approval` is the one they go out under, if any. What stands `around` the words is read,
    unless whoever asks has it.
    """
    around = around or around_of(article, version, at)
    words = _words(article, version)
    quoted = told(checks)
    rows = [row for _, row in quoted]
    for row in rows:
        row.was = around.before.get(row.public_id, "")
    copy = freeze_copy(words, quoted)
    record = make_record(around.way, rows, checks, at, approval)
    lines, topics = around.lines, around.topics
    pictures = _pictures(words)
    lead = next((row for row in pictures if row["use"]["after"] == LEAD), None)
    return Frozen(
        headline=typeset(words.headline),
        standfirst=typeset(words.standfirst),
        headline_html=str(copy.headline),
        standfirst_html=str(copy.standfirst),
        body_html=str(copy.body),
        lead_html=str(copy.lead),
        lead=lead["use"] if lead else {},
        lead_picture_id=lead["picture_id"] if lead else None,
        dateline=words.dateline,
        byline=by_line(words.byline),
        section_name=article.section.name if article.section else "",
        kind_of_work=WorkKind(article.kind_of_work).value,
        word_count=word_count(words.blocks),
        record=record,
        **_beside(around, rows, record).fields(),
        bylines=lines,
        quotations=[fields_of(row) for row in rows],
        topics=[{"topic_id": topic.pk, "topic_name": topic.name} for topic in topics],
        pictures=pictures,
    )


def _words(article: Article, version: Version) -> Words:
    """Of that version. Where a picture is cut makes no new one, and is taken as it is now."""
    words = version.words
    if version.number != article.version_no:
        return words
    return replace(words, pictures=uses_of(article.pictures))


def _pictures(words: Words) -> Rows:
    names = [use.picture for use in words.pictures]
    known = (
        dict(Picture.objects.filter(public_id__in=names).values_list("public_id", "pk"))
        if names
        else {}
    )
    return [
        {"number": number, "picture_id": known[use.picture], "use": use.as_json()}
        for number, use in enumerate(words.pictures, 1)
    ]


def _beside(
    around: Around, quotations: list[ReleaseQuotation], record: dict[str, Any]
) -> Beside:
    """Of the rows as they will be, with whom they point to."""
    bylines = [ReleaseByline(**line) for line in around.lines]
    with_people([*bylines, *quotations], around.people)
    under = [ReleaseTopic(topic=topic, topic_name=topic.name) for topic in around.topics]
    return set_beside(ReleaseRows(bylines, quotations, under), record)


def _lines(article: Article, version: Version) -> Rows:
    """The byline with its people. A name linked to its person later makes no new version."""
    lines = list(version.byline)
    if version.number == article.version_no:
        lines = [line.as_line() for line in article.bylines.all()]
    return [
        {
            "order": order,
            "person_id": line["person"],
            "organisation_id": line["organisation"],
            "printed_as": line["printed_as"],
        }
        for order, line in enumerate(lines)
    ]


def by_line(names: Sequence[str]) -> str:
    """“By A”, “By A and B”, “By A, B and C”."""
    if not names:
        return ""
    head = ", ".join(names[:-1])
    return f"By {head} and {names[-1]}" if head else f"By {names[-1]}"
