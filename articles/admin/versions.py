"""Every version of a story, what became of the words between any two, and the way back."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from articles import workflow
from articles.admin import refusal
from articles.admin.asking import allows, story
from articles.models import Approval, Article, Release, Version
from articles.rendering import Change, Run, diff_words_of
from articles.vocabulary import Stage
from articles.workflow import NotYours, Overtaken, Refused

PLACES = {"headline": "Headline", "standfirst": "Standfirst", "byline": "Byline",
          "dateline": "Dateline", "pictures": "Pictures"}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One row of a comparison: a paragraph on both sides, or a fold of unchanged ones."""

    label: str
    state: str
    kind: str
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    marks_changed: bool = False
    both: tuple[Run, ...] = ()
    """Old and new words in one line."""
    folded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Since:
    """What the approver has to read: the changes since the newest approval."""

    approval: Approval
    rows: list[Difference]

    @property
    def is_same(self) -> bool:
        return all(row.state == "same" for row in self.rows)


def differences(changes: list[Change]) -> list[Difference]:
    """Changed paragraphs each in a row; unchanged neighbours of the body folded into one."""
    rows = []
    for _, group in groupby(changes, key=lambda one: (one.place, one.state)):
        run = list(group)
        if run[0].state == "same":
            rows.append(_fold(run))
        else:
            rows += [_row(one) for one in run]
    return rows


def _label(change: Change) -> str:
    return PLACES.get(change.place) or f"¶ {change.number}"


def _row(change: Change) -> Difference:
    return Difference(
        _label(change),
        change.state,
        change.kind,
        tuple(run for run in change.runs if run.op != "new"),
        tuple(run for run in change.runs if run.op != "old"),
        change.marks_changed,
        change.runs,
    )


def _fold(run: list[Change]) -> Difference:
    first, last = _label(run[0]), run[-1].number
    return Difference(
        first if len(run) == 1 else f"{first} to {last}",
        "same",
        "",
        (),
        (),
        folded=tuple("".join(r.text for r in one.runs) for one in run),
    )


def since_approval(article: Article) -> Since | None:
    """The difference to the newest approved words; None where nothing was ever approved."""
    newest = article.approvals.select_related("approver", "version").order_by("pk").last()
    if newest is None:
        return None
    return Since(newest, differences(diff_words_of(newest.version.words, article.words)))


@dataclass(frozen=True)
class Against:
    """What a change of a story that is out would change for readers."""

    release: Release
    rows: list[Difference]

    @property
    def is_same(self) -> bool:
        return all(row.state == "same" for row in self.rows)


def since_release(article: Article, newest: Release | None) -> Against | None:
    """The difference to what readers see, or last saw; None where no change is in hand."""
    if newest is None or article.stage == Stage.RELEASED:
        return None
    return Against(newest, differences(diff_words_of(newest.version.words, article.words)))


@require_safe
def versions(request: HttpRequest, article_id: int) -> HttpResponse:
    """The list, and the two that are compared: by default the last and the one before it."""
    article = story(article_id)
    every = list(article.versions.select_related("author").order_by("-number"))
    by_number = {version.number: version for version in every}
    newer = _chosen(request, "to", by_number, article.version_no)
    older = _chosen(request, "from", by_number, max(1, newer.number - 1) if newer else 1)
    rows = differences(diff_words_of(older.words, newer.words)) if older and newer else []
    approvals = {one.version_id: one for one in article.approvals.select_related("approver")}
    context = {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": "Versions",
        "article": article,
        "versions": [(version, approvals.get(version.pk)) for version in every],
        "older": older,
        "newer": newer,
        "rows": rows,
        "is_same": all(row.state == "same" for row in rows),
        "may_bring_back": allows(request.user, "bring_back", article),
    }
    return TemplateResponse(request, "admin/articles/article/versions.html", context)


def _chosen(
    request: HttpRequest, name: str, by_number: dict[int, Version], default: int
) -> Version | None:
    raw = request.GET.get(name, "")
    number = int(raw) if raw.isdecimal() and len(raw) < 9 else default
    return by_number.get(number) or by_number.get(default)


@require_POST
def bring_back(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Make an old version's words the working copy again, as a new version."""
    article = story(article_id)
    get_object_or_404(Version, article=article, number=number)
    raw = request.POST.get("seen_version", "")
    seen = int(raw) if raw.isdecimal() and len(raw) < 9 else 0
    try:
        after = workflow.bring_back(request.user, article.pk, number, seen_version=seen)  # type: ignore[arg-type]
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Overtaken as refused:
        messages.error(
            request, f"Not brought back. {refused} Look at the newest version first."
        )
        return redirect("admin:articles_article_versions", article.pk)
    except Refused as refused:
        shown = refusal.told(refused, "Not brought back. Nothing was changed.", request.user)  # type: ignore[arg-type]
        return refusal.page(request, article, shown)
    said = f"v{number} is back as v{after.version_no}. Its checks count where the words are the same."
    if after.version_no == article.version_no:
        said = f"v{number} has the words that stand already. Nothing was changed."
    messages.success(request, said)
    return redirect("admin:articles_article_change", article.pk)
