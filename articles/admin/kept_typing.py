"""Typing that a browser keeps until the newsroom has it: which of it was saved.

Each page gives its typing a name of its own. It comes back with every press; the page that follows
a save tells the browser that name, and the browser forgets that typing.
"""

import re

from django.http import HttpRequest

SAVED = "typing_saved"
_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
_MOST = 10


def name_of(request: HttpRequest) -> str:
    """The name of the typing that was posted; empty where the browser keeps none."""
    name = request.POST.get("typing", "")
    return name if _NAME.fullmatch(name) else ""


def acknowledge(request: HttpRequest) -> None:
    """What was typed is saved: the next page says so."""
    if name := name_of(request):
        request.session[SAVED] = [*request.session.get(SAVED, []), name][-_MOST:]


def acknowledged(request: HttpRequest) -> str:
    """The names that were acknowledged since the last page, once."""
    return " ".join(request.session.pop(SAVED, []))
