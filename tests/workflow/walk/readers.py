"""What readers get at an instant, read from the public pages: never a word that is not released."""

import datetime
from collections.abc import Iterator
from random import Random

from django.test import Client

from articles.models import Article, Release
from tests.workflow.walk.edits import tokens_in

READER = Client()
STATUS = {"story": 200, "hold": 200, "retraction": 200, "removal": 410}
BENEATH = ("record/", "record.json", "changes/")
LISTS = (
    "/", "/sections/harbour/", "/people/ada-finch/", "/people/rae-holm/", "/corrections/",
    "/feeds/all.atom", "/feeds/all.rss", "/feeds/corrections.atom", "/sitemap.xml",
)  # fmt: skip


def shown_at(article: Article, at: datetime.datetime) -> list[Release]:
    """What is visible, by the intervals themselves."""
    return [
        release
        for release in article.releases.only("pk", "kind", "path", "version", "visible_from",
                                              "visible_until", "article", "notices")
        if release.visible_from <= at < release.visible_until
    ]  # fmt: skip


def leaks(article: Article, at: datetime.datetime, rng: Random) -> Iterator[str]:
    """Whatever a reader finds of the story that is not in what is visible now.

    Its own addresses are looked at each time, of the others a few.
    """
    shown = shown_at(article, at)
    if len(shown) > 1:
        yield f"readers would see {len(shown)} releases at once"
        return
    own = _tokens_of(article)
    allowed = _allowed(shown)
    paths = list(article.addresses.values_list("path", flat=True))
    public = {
        one.path
        for one in article.releases.only("path", "visible_from", "visible_until")
        if one.visible_from <= at and one.visible_from < one.visible_until
    }
    for path in paths:
        # An address that was claimed for what was called off is as if it were not there.
        is_public = path in public
        # Its 404 shows the newest stories, this one too where it is among them.
        yield from _at_address(path, shown if is_public else [], own, allowed)
    others = [f"{path}{rng.choice(BENEATH)}" for path in paths]
    ids = list(article.quotations.values_list("public_id", flat=True))
    others += [f"/quotations/{one}/" for one in rng.sample(ids, min(2, len(ids)))]
    for path in [*others, *rng.sample(LISTS, 2)]:
        text = READER.get(path, follow=True).content.decode()
        # What changed from release to release is public while the story itself is.
        seen = _ever_public(article, at) if path.endswith("changes/") and allowed else allowed
        # The slug of an address may be a token of its own.
        yield from _strange(path, _without(text, paths), own, seen)


def _without(text: str, paths: list[str]) -> str:
    for path in paths:
        text = text.replace(path, "")
    return text


def _ever_public(article: Article, at: datetime.datetime) -> set[str]:
    ran = article.releases.filter(kind="story", visible_from__lte=at).select_related("version")
    return {
        mark
        for release in ran
        if release.visible_from < release.visible_until
        for mark in tokens_in(_text_of(release.version))
    }


def _allowed(shown: list[Release]) -> set[str]:
    if not shown or shown[0].kind != "story":
        return set()
    return tokens_in(_text_of(shown[0].version))


def _text_of(version: object) -> str:
    return " ".join(
        str(getattr(version, name)) for name in ("headline", "standfirst", "body", "dateline")
    )


def _tokens_of(article: Article) -> set[str]:
    """Every word by which a version of the story can be told."""
    return {mark for version in article.versions.all() for mark in tokens_in(_text_of(version))}


def _at_address(
    path: str, shown: list[Release], own: set[str], allowed: set[str]
) -> Iterator[str]:
    answer = READER.get(path, follow=True)
    text = _without(answer.content.decode(), [path, *(one.path for one in shown)])
    wanted = STATUS[shown[0].kind] if shown else 404
    if answer.status_code != wanted:
        yield f"I7: {path} answers {answer.status_code}, not {wanted}"
    if shown and allowed and not allowed & tokens_in(text):
        yield f"{path} does not show what is released"
    yield from _strange(path, text, own, allowed)


def _strange(path: str, text: str, own: set[str], allowed: set[str]) -> Iterator[str]:
    for mark in sorted((tokens_in(text) & own) - allowed):
        yield f"I7: {path} shows {mark}, which is not in what is released"
