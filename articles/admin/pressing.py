"""A press of a button inside a story: who pressed, and what was typed beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from articles.admin.typed import typed
from people.models import Editor


@dataclass(frozen=True)
class Press:
    """One press of a button: who, on which story, with which fields beside it."""

    editor: Editor
    article_id: int
    fields: Mapping[str, str]
    files: Mapping[str, UploadedFile]
    quotation_id: int = 0
    what: str = ""

    def typed(self, name: str) -> str:
        """A field of the quotation's card, or one of the page's own."""
        return typed(self.fields, f"q{self.quotation_id}-{name}", name)

    @property
    def place(self) -> str:
        return f"quotation-{self.quotation_id}"


Doing = Callable[[Press], str]
"""It asks the workflow, and returns what was done, in words."""


def short(words: str) -> str:
    """A quotation as a message names it."""
    return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + " …"
