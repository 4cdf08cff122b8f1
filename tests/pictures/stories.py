"""Stories with pictures, for tests: one as small as is taken, so that its drawing costs nothing."""

from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from articles import workflow
from articles.models import Article, Picture
from articles.vocabulary import Stage
from tests.factories import Desk
from tests.pictures.making import iptc, picture
from tests.workflow.newsroom import Newsroom

TOLD: dict[str, Any] = {
    "credit": "Rae Holm",
    "caption": "The north quay.",
    "alt": "Two cranes over still water",
}


@cache
def small() -> bytes:
    return picture((240, 210))


def file(raw: bytes | None = None, name: str = "quay.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, small() if raw is None else raw, "image/jpeg")


def give(room: Desk, article: Article, **use: Any) -> Picture:
    """A picture with all that the gates ask for, but for what is given otherwise."""
    return workflow.add_picture(room.desk, article.pk, file(), **TOLD | use)


def with_picture(room: Newsroom, stage: Stage = Stage.RELEASED, **use: Any) -> Article:
    """A ready story with a picture, brought to that stage."""
    article = room.ready()
    give(room, article, **use)
    for press in room.presses():
        if Article.objects.get(pk=article.pk).stage == stage:
            break
        press(article.pk)
    return Article.objects.get(pk=article.pk)


def addresses(picture: Picture) -> list[str]:
    return [f"/pictures/{picture.public_id}/{name}" for name in picture.files]


__all__ = ["TOLD", "addresses", "file", "give", "iptc", "small", "with_picture"]
