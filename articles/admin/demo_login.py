"""The demo's one-press sign-in. It is not there anywhere else."""

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

ACCOUNTS = (
    ("reporter", "writes"),
    ("reporter2", "writes"),
    ("checker", "checks quotations"),
    ("desk", "edits and approves"),
    ("desk2", "edits and approves"),
    ("duty", "releases"),
    ("duty2", "releases"),
    ("legal", "clears for law"),
    ("admin", "keeps accounts"),
)
PASSWORD = "newsroom"  # noqa: S105
LOOPBACK = frozenset({"127.0.0.1", "::1"})


def is_open(request: HttpRequest) -> bool:
    """Only where the demo runs, and only to this very machine."""
    return bool(settings.NEWSROOM_DEMO) and request.META.get("REMOTE_ADDR") in LOOPBACK


def sign_in_as(request: HttpRequest, username: str) -> HttpResponse:
    """Sign in as a demo account, while it still has the demo's password."""
    if not is_open(request) or username not in dict(ACCOUNTS):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    editor = authenticate(request, username=username, password=PASSWORD)
    if editor is None:
        raise Http404
    login(request, editor)
    return redirect("admin:index")
