"""The notice in the place of a story that was held, retracted or removed. No word of the story is in it.

One rule for every address of such a story: its own, its record, the record as data and the pages
of its quotations answer with the notice, 200 while held or retracted, 410 once removed.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string

from articles.models import Release, ReleaseKind, ReleaseQuotation
from articles.rendering.notes import HEADS, Note, notes_of
from articles.rendering.surroundings import Surroundings
from articles.site.addresses import story_at
from articles.site.listing import NEWEST_FEW
from articles.vocabulary import ChangeKind


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of itself by a notice of one kind."""

    headline: str
    says: str
    status: HTTPStatus = HTTPStatus.OK


WORDINGS = {
    ReleaseKind.HOLD: Wording(
        "We are checking this report",
        "It is not shown while we look into a doubt about it. What we find will stand at this "
        "address.",
    ),
    ReleaseKind.RETRACTION: Wording(
        "We have withdrawn the article that stood here",
        "Its words are no longer on this site: neither in lists and feeds nor on the pages of the "
        "people it quoted. This address will always lead to this notice.",
    ),
    ReleaseKind.REMOVAL: Wording(
        "The article that stood here has been removed",
        "It is not available any more.",
        HTTPStatus.GONE,
    ),
}
_STEPS = {ReleaseKind.HOLD: "Held", ReleaseKind.RETRACTION: "Retracted"}


def notice_page(release: Release, around: Surroundings) -> HttpResponse:
    """The notice as a page. Search engines are asked to forget what stood there."""
    wording, note = WORDINGS[ReleaseKind(release.kind)], note_of(release)
    context = {
        "at": around.at,
        "around": around,
        "head": HEADS[note.kind],
        "note": note,
        "wording": wording,
        "reason": reason_of(note),
        "times": _times(release, around),
        "newest": NEWEST_FEW.run(at=around.at) if wording.status == HTTPStatus.GONE else (),
        "substitute": story_at(note.substitute, around.at) if note.substitute else None,
    }
    page = HttpResponse(render_to_string("site/notice.html", context), status=wording.status)
    return unlisted(page)


def notice_as_data(release: Release) -> HttpResponse:
    """The same for machines."""
    wording, note = WORDINGS[ReleaseKind(release.kind)], note_of(release)
    told = {
        "notice": release.kind,
        "since": note.at.isoformat(timespec="seconds"),
        "words": wording.headline,
    }
    if reason := reason_of(note):
        told["reason"] = reason
    how = {"ensure_ascii": False, "indent": 1}
    return unlisted(JsonResponse(told, status=wording.status, json_dumps_params=how))


def unlisted(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def note_of(release: Release) -> Note:
    """What a notice says: it has one note, its own."""
    notes = notes_of(release)
    return notes[-1] if notes else Note(ChangeKind(release.kind), release.visible_from)


def reason_of(note: Note) -> str:
    """The reason of a retraction is for readers; those of a hold and a removal stay in the house."""
    return note.note if note.kind == ChangeKind.RETRACTION else ""


def _times(release: Release, around: Surroundings) -> list[dict[str, Any]]:
    """When it was released, held and retracted. A removal says nothing of what was before."""
    if release.kind == ReleaseKind.REMOVAL:
        return []
    ran = Release.objects.ran(around.at).filter(article=release.article_id)
    since = []
    for kind, at in ran.order_by("-visible_from").values_list("kind", "visible_from"):
        if kind == ReleaseKind.STORY:
            break
        since.append({"step": _STEPS.get(ReleaseKind(kind), kind), "at": at})
    return [{"step": "Released", "at": release.first_published_at}, *reversed(since)]


def instead_of_quotation(public_id: str, around: Surroundings) -> HttpResponse:
    """For a quotation that readers no longer see: the notice, or the story it was taken out of.

    Raises Http404 where readers never saw it.
    """
    return instead_of(
        ReleaseQuotation.objects.ran(around.at).filter(public_id=public_id), around
    )


def instead_of(shown: "QuerySet[Any]", around: Surroundings) -> HttpResponse:
    """What stands now where the story of these rows stood: its notice, or the story itself.

    Raises Http404 where there is no such row.
    """
    stories = shown.order_by().values("article")[:1]
    release = Release.objects.visible(around.at).filter(article__in=stories).first()
    if release is None:
        raise Http404
    if release.is_notice:
        return notice_page(release, around)
    # Words that were taken out may be put back, so the way is not for ever.
    return HttpResponseRedirect(release.path)
