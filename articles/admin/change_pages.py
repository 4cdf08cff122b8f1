"""Pages of the steps that change what is out: begin, describe, give up, begin again, catch up, renew."""

from typing import Any

from django.http import HttpRequest

from articles import workflow
from articles.admin.asking import allows
from articles.admin.change_forms import TOP, AgainForm, BeginForm, ChangeForm
from articles.admin.doubt_acts import address_of
from articles.admin.kinds import rows
from articles.admin.step_page import Asked, StepForm, StepPage
from articles.admin.versions import Difference, differences
from articles.models import Article, Version, Words
from articles.rendering import diff_words_of
from articles.templatetags.desk import clock_time
from articles.vocabulary import REVISIONS, ChangeKind
from articles.workflow import Copy


def described(typed: Any) -> dict[str, Any]:
    """What readers are told, by the kind: what was typed for another kind is not told."""
    kind = typed["kind"]
    corrects = kind == ChangeKind.CORRECTION
    is_silent = kind == ChangeKind.REFILE
    return {
        "note": "" if is_silent else typed["note"],
        "said": typed["said"] if corrects else "",
        "right": typed["right"] if corrects else "",
        "quotation_id": typed["quotation"] if corrects else None,
        "at_top": kind == ChangeKind.EDITORS_NOTE or (typed["at_top"] == TOP and not is_silent),
    }


def begin(asked: Asked) -> str:
    article = workflow.revise(
        asked.editor, asked.key, asked.typed["kind"], **described(asked.typed)
    )
    return f"{_name(article)} begun. Readers see the live words until it is released."


def describe(asked: Asked) -> str:
    kind = asked.typed["kind"] or asked.article.change_kind
    typed = {**asked.typed, "kind": kind}
    article = workflow.describe_change(asked.editor, asked.key, kind, **described(typed))
    return f"Kept: {_name(article).lower()}, and what readers are told of it."


def discard(asked: Asked) -> str:
    workflow.discard(asked.editor, asked.key, reason=asked.typed["reason"])
    return "Discarded. The words in hand stay under Versions; the story is as readers see it."


def start_again(asked: Asked) -> str:
    article = workflow.start_again(
        asked.editor, asked.key, asked.typed["kind"], reason=asked.typed["reason"]
    )
    return (
        f"{_name(article)} begun again from the live words. What was in hand stays under "
        "Versions."
    )


def bring_up_to_date(asked: Asked) -> str:
    workflow.bring_up_to_date(asked.editor, asked.key)
    return "Up to date. The change is now against what readers have."


def renew(asked: Asked) -> str:
    workflow.renew(asked.editor, asked.key, seen_version=asked.seen)
    return "Renewed: the approval holds for these words."


def _name(article: Article) -> str:
    return str(ChangeKind(article.change_kind).label).capitalize()


def compared(
    old: Words, new: Words, left: str, right: str
) -> dict[str, str | bool | list[Difference]]:
    found = differences(diff_words_of(old, new))
    is_same = all(one.state == "same" for one in found)
    return {"rows": found, "is_same": is_same, "left": left, "right": right}


def in_hand(request: HttpRequest, article: Article, copy: Copy) -> dict[str, Any]:
    """The difference between what readers have and the words in hand."""
    if copy.newest is None:
        return {}
    out = f"Release {copy.newest.number}, out since {clock_time(copy.newest.visible_from)}"
    return compared(
        copy.newest.version.words, article.words, out, f"In hand, v{article.version_no}"
    )


def linked(request: HttpRequest, article: Article) -> dict[str, Any]:
    """The kind and the quotation that a link to a new change names."""
    kind, name = request.GET.get("kind", ""), request.GET.get("q", "")
    heads = article.quotations.present().filter(continues=None)
    about = heads.filter(public_id=name.replace("\x00", "")).first()
    return {
        "kind": kind if kind in REVISIONS else "",
        "quotation": about.pk if about else "",
    }


def changing(request: HttpRequest, article: Article, copy: Copy) -> dict[str, Any]:
    """The kinds to choose from, and what differs so far."""
    typed = request.POST.get("kind") if request.method == "POST" else None
    begun = bool(article.change_kind) and article.stage != "released"
    drawn = article.change_kind if begun else linked(request, article)["kind"]
    chosen = drawn if typed is None else typed
    found = in_hand(request, article, copy) if begun else {}
    changed = [row for row in found.get("rows", ()) if row.state != "same"]
    return {
        **found,
        "kinds": rows(article, copy, chosen or ""),
        "chosen_name": str(ChangeKind(chosen).label).capitalize()
        if chosen in REVISIONS
        else "",
        "begun": begun,
        "changed": changed,
        "newest": copy.newest,
        "lost": [one for one in copy.in_marks if one.state in {"stale", "disputed"}],
        "about": article.change_quotation,
        "doubts": doubts(request, article),
    }


def doubts(request: HttpRequest, article: Article) -> list[tuple[str, str]]:
    """The ways to take it from readers instead, for whoever may."""
    ways = (("hold", "Hold"), ("ask_retract", "Retract"), ("ask_remove", "Remove"))
    return [
        (label, address_of(step, article))
        for step, label in ways
        if allows(request.user, step, article)
    ]


def behind(request: HttpRequest, article: Article, copy: Copy) -> dict[str, Any]:
    """What became of readers' words since this change was begun."""
    begun, newest = article.based_on_release, copy.newest
    if newest is None:
        return {}
    since: Version = begun.version if begun else newest.version
    left = f"Begun from release {begun.number}" if begun else "Begun from nothing that is out"
    out = f"Release {newest.number}, out since {clock_time(newest.visible_from)}"
    return {
        **compared(since.words, newest.version.words, left, out),
        "hand": in_hand(request, article, copy),
    }


def renewing(request: HttpRequest, article: Article, copy: Copy) -> dict[str, Any]:
    """The difference to the last full approval, which is what a renewal is measured against."""
    approvals = article.approvals.filter(independent=True, renews=None)
    full = approvals.select_related("version", "approver").last()
    if full is None:
        return {}
    left = f"Approved by {full.approver}, v{full.version.number}, {clock_time(full.at)}"
    return compared(full.version.words, article.words, left, f"In hand, v{article.version_no}")


CHANGE = "admin/articles/article/change_kind.html"
COMPARED = "admin/articles/article/compared_step.html"
HERE = frozenset({"change"})

PAGES = (
    StepPage(
        step="revise",
        take=begin,
        button="Begin the change",
        not_done="Not begun.",
        form=BeginForm,
        template=CHANGE,
        beside=changing,
        first=linked,
        places=HERE,
    ),
    StepPage(
        step="describe_change",
        take=describe,
        button="Keep it",
        not_done="Not kept.",
        form=ChangeForm,
        template=CHANGE,
        beside=changing,
        places=HERE,
    ),
    StepPage(
        step="discard",
        take=discard,
        button="Discard the change",
        not_done="Not discarded.",
        template=COMPARED,
        says="The working copy is again what readers see. The words in hand stay under Versions.",
        beside=in_hand,
    ),
    StepPage(
        step="start_again",
        take=start_again,
        button="Start again",
        not_done="Not begun again.",
        form=AgainForm,
        template=COMPARED,
        says=(
            "For an urgent change while another is half done: the live words come back as a new "
            "draft. The words in hand stay under Versions."
        ),
        beside=in_hand,
    ),
    StepPage(
        step="bring_up_to_date",
        take=bring_up_to_date,
        button="I have seen the difference",
        not_done="Not brought up to date.",
        form=StepForm,
        template=COMPARED,
        says=(
            "Other words went out after this change was begun. Put what has to stay of them into "
            "the copy first; an approval of this change ends."
        ),
        beside=behind,
    ),
    StepPage(
        step="renew",
        take=renew,
        button="Renew the approval",
        not_done="Not renewed.",
        form=StepForm,
        template=COMPARED,
        says=(
            "At most five words, none of them quoted, a figure, a headline or a link. You stand "
            "for the difference below."
        ),
        beside=renewing,
    ),
)
