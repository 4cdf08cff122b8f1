"""Many releases at once, for lists: rows made directly, each of a story of its own."""

import datetime

from articles.models import (
    Article,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    Topic,
)
from people.models import Person


def make_releases(
    like: Release,
    count: int,
    *,
    person: Person | None = None,
    writer: Person | None = None,
    topic: Topic | None = None,
    apart: datetime.timedelta = datetime.timedelta(minutes=1),
    name: str = "older",
) -> list[Release]:
    """So many older stories like this one, each with the rows that are asked for."""
    return [
        _one(
            like,
            f"{name}-{number}",
            number,
            number * apart,
            person=person,
            writer=writer,
            topic=topic,
        )
        for number in range(1, count + 1)
    ]


def _one(
    like: Release,
    slug: str,
    number: int,
    earlier: datetime.timedelta,
    *,
    person: Person | None,
    writer: Person | None,
    topic: Topic | None,
) -> Release:
    at = like.first_published_at - earlier
    article = Article.objects.create(
        slugline=slug,
        made_by=like.article.made_by,
        made_at=at,
        section=like.section,
    )
    release = Release.objects.create(
        article=article,
        number=1,
        version=like.version,
        approval=like.approval,
        path=f"/2020/01/01/{slug}/",
        section=like.section,
        section_name=like.section_name,
        kind_of_work=like.kind_of_work,
        headline=f"Older story {number:03}",
        headline_html=f"Older story {number:03}",
        body_html="<p id='p1'>Words.</p>",
        byline="By Somebody",
        record=like.record,
        covers=like.covers,
        first_published_at=at,
        modified_at=at,
        visible_from=at,
        digest="0" * 64,
    )
    key = {"article": article, "release": release, "first_published_at": at}
    if writer:
        ReleaseByline.objects.create(**key, order=0, person=writer, printed_as=writer.name)
    if topic:
        ReleaseTopic.objects.create(**key, topic=topic, topic_name=topic.name)
    if person:
        ReleaseQuotation.objects.create(
            **key,
            public_id=slug.replace("-", ""),
            number=1,
            kind="full",
            words=f"Said {number:03}",
            person=person,
            speaker=person.name,
            state="verified",
            evidence_kind="transcript",
        )
    return release
