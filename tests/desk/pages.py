"""What the tests of the desk do more than once: sign in, and post the form of a story."""

from typing import Any

from django.test import Client
from django.urls import reverse

from articles.admin.story_form import StoryForm
from articles.models import Article
from people.models import Editor


def signed_in(editor: Editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def address(name: str, article: Article, *more: object) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def form_of(article: Article) -> dict[str, Any]:
    """The fields of the story's page as a browser posts them back, untouched."""
    form = StoryForm(article=Article.objects.get(pk=article.pk))
    posted = {}
    for bound in form:
        value = bound.value()
        if bound.name == "deadline":
            value = bound.field.widget.format_value(value)
        posted[bound.name] = "" if value is None else value
    return posted


def post(editor: Editor, article: Article, **fields: Any) -> Any:
    """Press a button of the story's page with these fields changed."""
    return signed_in(editor).post(address("change", article), form_of(article) | fields)


def now(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def text(response: Any) -> str:
    return str(response.content.decode())
