"""What holds of a story by where it stands: approved, scheduled, out, held, taken down."""

import datetime
import json
from collections.abc import Iterator, Sequence

from articles.models import Approval, Article, Release
from articles.vocabulary import PublicState, Stage
from tests.workflow.walk.words import folded, lacking, rows_in, unsound

PUBLIC = {
    "story": PublicState.LIVE,
    "hold": PublicState.HELD,
    "retraction": PublicState.RETRACTED,
    "removal": PublicState.REMOVED,
}


def where_it_stands(
    article: Article, releases: Sequence[Release], at: datetime.datetime, *, solo: bool
) -> Iterator[str]:
    """Both fields agree with the releases and the clock, and with what each of them promises."""
    to_come = [one for one in releases if at < one.visible_from < one.visible_until]
    shown = [one for one in releases if one.visible_from <= at < one.visible_until]
    overdue = article.stage == Stage.SCHEDULED and not to_come
    if not overdue:
        wanted = PUBLIC[shown[0].kind] if shown else PublicState.UNRELEASED
        if article.public_state != wanted:
            yield f"readers get {wanted}, and the story says {article.public_state}"
        if bool(to_come) != (article.stage == Stage.SCHEDULED):
            yield f"I9: a release is to come and the story stands in {article.stage}"
    if article.stage in {Stage.APPROVED, Stage.SCHEDULED}:
        yield from _approved(article, solo=solo)
    if to_come:
        yield from _scheduled(article, to_come[0])
    if article.stage == Stage.RELEASED:
        yield from _out(article, [one for one in releases if one.kind == "story"], at)


def _approved(article: Article, *, solo: bool) -> Iterator[str]:
    """Invariant 4: an approval stands only over the words, speakers and checks it was given for."""
    approval = article.approvals.order_by("pk").last()
    if approval is None or approval.voided_at is not None:
        yield "it stands as approved, and no approval is in force"
        return
    if not (solo or approval.independent):
        yield "it stands as approved by its writer, and the paper has more than one editor"
    yield from _of_these_words(article, approval)
    for fault in unsound(article, solo=solo):
        yield f"it stands as approved, and {fault}"
    version = article.versions.get(number=article.version_no)
    rows = rows_in(article)
    for span in lacking(version, [row.words for row in rows]):
        yield f"it stands as approved, and “{span}” is on no record"


def _of_these_words(article: Article, approval: Approval) -> Iterator[str]:
    covers = json.loads(approval.covers)
    texts = [folded(block.text) for block in article.words.blocks]
    same = {
        "headline": folded(covers["headline"]) == folded(article.headline),
        "standfirst": folded(covers["standfirst"]) == folded(article.standfirst),
        "body": [folded(text) for _, text, _ in covers["blocks"]] == texts,
        "dateline": covers["dateline"] == article.dateline,
        "byline": covers["byline"] == [line.printed_as for line in article.bylines.all()],
        "note": covers["change"][:4]
        == [
            article.change_kind,
            article.change_note,
            article.change_said,
            article.change_right,
        ],
    }
    for name, is_same in same.items():
        if not is_same:
            yield f"it stands as approved, and another {name} was"
    names = [
        row.head.printed_as
        for row in rows_in(article)
        if row.head.classed_by_id is None and row.head.confirmed_by_id
    ]
    approved = [one[3] for one in covers["quotations"] if one[1] != "reported" and one[3]]
    if names != approved:
        yield f"it stands as approved, and {approved} are the speakers, not {names}"


def _scheduled(article: Article, release: Release) -> Iterator[str]:
    """I9, and gate 6 for the moment of the release."""
    approval, embargo = release.approval, article.embargo_until
    begun, newest = article.based_on_release, _newest(article, release)
    broken = {
        "I9: the words are others by now": release.version.digest != article.words.digest,
        "I9: its approval has ended": approval is None or approval.voided_at is not None,
        "I2: the embargo ends later": embargo is not None and embargo > release.visible_from,
        "the story is under a legal hold": article.legal_hold,
        "its address is another one": not release.path.endswith(f"/{article.slug}/"),
        "it was begun from other words than readers have": newest is not None
        and (begun is None or begun.version.digest != newest.version.digest),
    }
    for fault, is_so in broken.items():
        if is_so:
            yield f"a release is to come, and {fault}"
    rows = {row.head.public_id: row for row in rows_in(article)}
    for frozen in release.quotations.all():
        row = rows.get(frozen.public_id)
        check = row.newest() if row else None
        if check is None or check.verdict != frozen.state:
            yield f"readers would be told “{frozen.words}” is {frozen.state}, and it is not"


def _newest(article: Article, release: Release) -> Release | None:
    """The story release that readers have, or last had, before this one."""
    before = article.releases.filter(kind="story", visible_from__lt=release.visible_from)
    rows = before.exclude(pk=release.pk).select_related("version").order_by("visible_from")
    ran = [row for row in rows if row.visible_from < row.visible_until]
    return ran[-1] if ran else None


def _out(article: Article, stories: Sequence[Release], at: datetime.datetime) -> Iterator[str]:
    """The working copy holds exactly the words readers see or last saw, and their quotations."""
    ran = [
        one
        for one in stories
        if one.visible_from < one.visible_until and one.visible_from <= at
    ]
    if not ran:
        yield "it stands as released, and readers never had it"
        return
    newest = Release.objects.select_related("version").get(pk=ran[-1].pk)
    if newest.version.digest != article.words.digest:
        yield "it stands as released in other words than readers have"
    then = {row["pk"]: row["fields"] for row in newest.quotations_then}
    present = {row.pk: row for row in article.quotations.filter(removed_in=None)}
    if set(then) != set(present):
        yield "it stands as released, and its quotations are not those that went out"
        return
    for pk, fields in then.items():
        row = present[pk]
        for name in (
            "exact",
            "person_id",
            "printed_as",
            "classed_by_id",
            "worded_by_id",
            "kind",
        ):
            if fields[name] != getattr(row, name):
                yield f"it stands as released, and the {name} of “{row.exact}” is another"
    if not newest.path.endswith(f"/{article.slug}/"):
        yield "it stands as released, and its slug is not that of its address"
