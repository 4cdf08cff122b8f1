"""The ledger of a story: every release that readers were given, newest first, with what changed."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from articles.models import Release, ReleaseKind, ReleaseQuotation
from articles.rendering.ledger import Quoted, entries, head_of
from articles.site.notices import WORDINGS, unlisted
from articles.site.story import Story, at_address

PAGE = 20
_HEAVY = (
    "body_html", "headline_html", "standfirst_html", "names_html", "tally_html", "record_html",
    "below_html", "structured", "record", "covers", "quotations_then",
)  # fmt: skip
_NUMBER = 9


class Changes(Story):
    """Refiles too. While a notice stands in the story's place it holds kinds and times alone."""

    template_name = "site/changes.html"
    at_path = at_address(*_HEAVY)
    beneath = "changes/"

    def answer(self, release: Release) -> HttpResponse:
        ran = list(self.ran(release).select_related("version", "approval")[: PAGE + 1])
        page, rest = ran[:PAGE], ran[PAGE:]
        older = self.older(release, page[-1]) if rest else None
        quoted = quoted_in([*page, *([older] if older else [])])
        context = self.get_context_data(
            release=release,
            current_section=self.around.section_of(release.section_id),
            entries=entries(page, quoted, older),
            older=page[-1].number if rest else None,
            is_first=self.before() is None,
        )
        return self.render_to_response(context)

    def instead(self, notice: Release) -> HttpResponse:
        """Nothing of the story is read but what kind of release ran, and when."""
        rows = self.ran(notice).only("change", "visible_from")[:PAGE]
        times = [{"head": head_of(row), "at": row.visible_from} for row in rows]
        wording = WORDINGS[ReleaseKind(notice.kind)]
        context = self.get_context_data(times=times, wording=wording)
        page = render_to_string("site/changes_without_words.html", context)
        return unlisted(HttpResponse(page, status=wording.status))

    def ran(self, release: Release) -> Any:
        """What readers were given of this story; never what is to come, or was called off."""
        ran = Release.objects.ran(self.at).filter(article=release.article_id)
        before = self.before()
        older = ran if before is None else ran.filter(number__lt=before)
        return older.defer(*_HEAVY).order_by("-number")

    def older(self, release: Release, last: Release) -> Release | None:
        """The story release before a page's last, to compare it with."""
        ran = Release.objects.ran(self.at).stories()
        before = ran.filter(article=release.article_id, number__lt=last.number)
        found: Release | None = (
            before.defer(*_HEAVY).select_related("version").order_by("-number").first()
        )
        return found

    def before(self) -> int | None:
        """The number of the release that the page begins after."""
        given = self.request.GET.get("before", "")
        is_number = given.isascii() and given.isdigit() and len(given) <= _NUMBER
        return int(given) if is_number else None


def quoted_in(releases: Sequence[Release]) -> dict[int, list[Quoted]]:
    """Name, number, words and speaker of every quotation of these releases: one query."""
    rows = ReleaseQuotation.objects.filter(release__in=releases).order_by("number")
    found: dict[int, list[Quoted]] = {}
    named = ("release_id", "public_id", "number", "words", "speaker")
    for release, *quoted in rows.values_list(*named):
        found.setdefault(release, []).append(tuple(quoted))
    return found
