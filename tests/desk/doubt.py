"""What the tests of doubt do more than once: a live story, and a press at one of its doors."""

from typing import Any

from django.urls import reverse

from articles import clock
from articles.models import Article
from articles.vocabulary import Stage
from people.models import Editor
from tests.desk.pages import signed_in
from tests.factories import Desk


def live(desk: Desk, **changes: Any) -> Article:
    return desk.bring_to(Stage.RELEASED, **changes)


def door(name: str, article: Article, *more: object) -> str:
    return reverse(f"desk:{name}", args=[article.pk, *more])


def press(
    editor: Editor,
    name: str,
    article: Article,
    *more: object,
    button: str = "ask",
    **typed: Any,
) -> Any:
    """Press a button of a page of doubt, with what was typed into it."""
    return signed_in(editor).post(door(name, article, *more), {"_press": button} | typed)


def readers_get(article: Article) -> str:
    """The kind of what readers get at the story's address now."""
    return str(article.releases.visible(clock.now()).get().kind)
