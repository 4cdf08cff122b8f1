"""How the paper is run, strict or solo: set by Admin for a reason, and logged in the house chain."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from articles import policy, workflow
from articles.admin.typed import typed
from articles.models import Article, DeskLogEntry, Mode, mode_now
from articles.vocabulary import ModeName, Stage
from articles.workflow import NotYours, Reason, Refused
from people.models import Editor

LINES = 50
"""So many lines of the house log are shown; `manage.py verify` reads them all."""

MEANS = {
    ModeName.STRICT: (
        "Nobody checks or approves their own words. Two people who hold all roles can run a paper "
        "in it, each for the other."
    ),
    ModeName.SOLO: (
        "For a paper of one. A writer may check and approve their own words, and readers are told "
        "so at each quotation and on each story. Hold, retract and reinstate take one person, who "
        "types the slugline to confirm. To remove a story still takes Duty and Legal."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def mode(request: HttpRequest) -> HttpResponse:
    """Show how the paper is run and since when; or set it. 403 to all but Admin."""
    if not policy.may_keep_accounts(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return page(request)
    editor = request.user
    assert isinstance(editor, Editor)
    name, reason = typed(request.POST, "mode"), typed(request.POST, "reason")
    standing = approved()
    try:
        workflow.set_mode(editor, name, reason=reason)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        return page(request, refused.reasons)
    said = f"The paper is run in {name} mode from now on."
    if fell := standing - approved():
        messages.warning(request, f"{said} {fell_back(fell)}")
    else:
        messages.success(request, said)
    return redirect("desk:mode")


def approved() -> int:
    """How many stories stand approved or scheduled."""
    return Article.objects.filter(stage__in=[Stage.APPROVED, Stage.SCHEDULED]).count()


def fell_back(count: int) -> str:
    if count == 1:
        return "One approved story held in the other mode only: it is back with the desk."
    return f"{count} approved stories held in the other mode only: they are back with the desk."


def page(request: HttpRequest, reasons: tuple[Reason, ...] = ()) -> HttpResponse:
    now = mode_now()
    lines = DeskLogEntry.objects.filter(article__isnull=True).select_related("who")
    context = {
        **admin.site.each_context(request),
        "title": "Mode",
        "here": "mode",
        "now": now,
        "newest": Mode.objects.select_related("set_by").order_by("-pk").first(),
        "modes": [(name, MEANS[name], name == now) for name in ModeName],
        "chosen": request.POST.get("mode", ""),
        "reasons": reasons,
        "lines": [(line, told(line)) for line in lines.order_by("-seq")[:LINES]],
    }
    return TemplateResponse(request, "admin/mode.html", context, status=409 if reasons else 200)


def told(line: DeskLogEntry) -> str:
    """What a line of the house log says, in words."""
    if line.step == "day":
        count = line.digests.get("stories", "0")
        return f"Daily line: the ends of the logs of {count} stories"
    if line.step == "set_mode":
        keys = [key.partition(":")[2] for key in line.digests if key.startswith("mode:")]
        name = Mode.objects.filter(pk__in=keys).values_list("name", flat=True).first()
        return f"Set the mode to {name}" if name else "Set the mode"
    return line.step.replace("_", " ").capitalize()
