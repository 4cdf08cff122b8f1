"""Writing the working copy: the fields somebody changed, a version where words changed."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify

from articles.models import Article, Byline, Version
from articles.text import clean
from articles.workflow.act import Act
from articles.workflow.reading import read_copy
from people.models import Editor

WORDS = frozenset({"headline", "standfirst", "body", "dateline"})
DESK = frozenset({"slugline", "slug", "kind_of_work", "section", "deadline", "assignee"})
MAY_CHANGE = WORDS | DESK | {"byline", "topics", "pictures"}


def write_copy(act: Act, changes: Mapping[str, Any]) -> Version | None:
    """Write `changes` into the locked story; a new Version where the words changed.

    Only the fields named are written. Returns the version made, or None.
    """
    article = act.article
    before = article.current_version
    write_fields(article, changes)
    version = make_version(article, act.editor, act.at, act.reason)
    if version is not None:
        act.made(version)
        read_copy(article, version, before, act.editor)
    return version


def write_fields(article: Article, changes: Mapping[str, Any]) -> None:
    unknown = set(changes) - MAY_CHANGE
    if unknown:
        raise TypeError(f"A save cannot change {', '.join(sorted(unknown))}.")
    fields = {name: changes[name] for name in changes if name in WORDS | DESK | {"pictures"}}
    if "body" in fields:
        fields["body"] = clean(fields["body"])
    for name, value in fields.items():
        setattr(article, name, value)
    if not article.slug and article.headline:
        article.slug = slugify(article.headline)[:80].strip("-")
        fields["slug"] = article.slug
    if fields:
        article.save(update_fields=list(fields))
    if "byline" in changes:
        write_byline(article, changes["byline"])
    if "topics" in changes:
        article.topics.set(changes["topics"])


def write_byline(article: Article, lines: list[Mapping[str, Any]]) -> None:
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(
            article=article,
            order=order,
            person_id=line.get("person"),
            organisation_id=line.get("organisation"),
            printed_as=line["printed_as"],
        )
        for order, line in enumerate(lines)
    )


def make_version(
    article: Article, author: Editor, at: datetime.datetime, reason: str = ""
) -> Version | None:
    """Keep the whole copy, if its words are not those of the version before."""
    digest = article.words.digest
    newest = article.current_version
    if newest is not None and newest.digest == digest:
        return None
    version = Version.objects.create(
        article=article,
        number=article.version_no + 1,
        headline=article.headline,
        standfirst=article.standfirst,
        body=article.body,
        dateline=article.dateline,
        byline=[line.as_line() for line in article.bylines.all()],
        pictures=article.pictures,
        author=author,
        begun_from=article.based_on_release,
        reason=reason[:300],
        digest=digest,
        at=at,
    )
    article.version_no = version.number
    article.save(update_fields=["version_no"])
    return version
