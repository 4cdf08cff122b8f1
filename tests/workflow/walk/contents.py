"""What is in a release, looked at once when it is made and again when readers first see it."""

import json
from collections.abc import Iterator
from typing import Any

from articles.models import Article, Check, Quotation, Release
from articles.vocabulary import SILENT, ChangeKind, MarkCode
from tests.workflow.walk.eyes import accounts_of, own_approval
from tests.workflow.walk.words import folded, lacking

UNAPPROVED = {MarkCode.EMERGENCY.value, MarkCode.STRUCK.value}


def faults_in(article: Article, release: Release) -> Iterator[str]:
    """Breaches of the promise in one release, notices included."""
    if release.is_notice:
        shown = [release.headline, release.standfirst, release.body_html, release.byline]
        if any(shown) or release.quotations.exists() or release.topics.exists():
            yield "I7: a notice with words of the story in it"
        return
    marks = {mark["code"]: mark for mark in release.marks}
    yield from _eyes(article, release, marks)
    yield from _covered(release)
    yield from _checks(release, marks)
    yield from _ledger(article, release)


def _eyes(article: Article, release: Release, marks: dict[str, Any]) -> Iterator[str]:
    approval = release.approval
    if approval is None:
        if not UNAPPROVED & set(marks):
            yield "I3: nobody approved it, and it does not say so"
        return
    if MarkCode.SOLO not in marks:
        if not approval.independent:
            yield "I3: approved by its writer, and it does not say so"
        yield from own_approval(article, approval)
    if approval.version.digest != release.version.digest:
        yield "I3: other words were approved"
    covers = json.loads(approval.covers)
    if folded(covers["headline"]) != folded(release.version.headline):
        yield "I3: another headline was approved"


def _covered(release: Release) -> Iterator[str]:
    """I1: each span in marks is a quotation of the release, or was classed by somebody."""
    classed = [
        row["fields"]["exact"]
        for row in release.quotations_then
        if row["fields"]["classed_by_id"]
    ]
    known = [row.words for row in release.quotations.all()]
    for row in release.quotations_then:
        fields = row["fields"]
        spoken = fields["kind"] != "reported" and fields["continues_id"] is None
        if spoken and not (fields["classed_by_id"] or fields["confirmed_by_id"]):
            yield f"I1: nobody confirmed who said “{fields['exact']}”"
    for span in lacking(release.version, [*known, *classed]):
        yield f"I1: “{span}” is in marks and on no record"


def _checks(release: Release, marks: dict[str, Any]) -> Iterator[str]:
    then = {row["pk"]: row["fields"] for row in release.quotations_then}
    for row in release.quotations.all():
        if not row.speaker:
            yield f"I1: nobody is named for “{row.words}”"
        if row.state == "waived":
            code = "waived"
        elif row.state == "verified" and not row.by_writer:
            yield from _verified(release, row, then)
            continue
        elif row.state == "verified":
            code = "solo"
        else:
            code = next((c for c in UNAPPROVED if c in marks), "")
        if row.public_id not in marks.get(code, {}).get("quotations", []):
            yield f"I2: “{row.words}” went out {row.state}, and no mark says so"


def _verified(release: Release, row: Any, then: dict[int, Any]) -> Iterator[str]:
    """I4: evidence, a checker who did not write it, and these very words."""
    quotation = Quotation.objects.get(public_id=row.public_id)
    fields = then.get(quotation.pk)
    if fields is None:
        yield f"I4: “{row.words}” was on no record when it went out"
        return
    parts = [one for one in then.values() if one["continues_id"] == quotation.pk]
    writers = {one["worded_by_id"] for one in [fields, *parts]} | _byline(release)
    checks = Check.objects.filter(quotation=quotation, at__lte=release.visible_from)
    said = [
        one
        for one in checks.order_by("pk")
        if folded(one.words) == folded(row.words)
        and (one.person_id, one.speaker_words) == (fields["person_id"], fields["speaker_words"])
    ]
    good = [one for one in said if one.verdict == "verified" and one.checker_id not in writers]
    if not any(one.evidence_id or one.within_id for one in good):
        yield f"I4: “{row.words}” is shown as verified, and no check that counts says so"


def _byline(release: Release) -> set[int]:
    people = release.bylines.filter(person__isnull=False).values_list("person", flat=True)
    return accounts_of({pk for pk in people if pk}) if people else set()


def _ledger(article: Article, release: Release) -> Iterator[str]:
    """I6: other words than before come with a kind of change and, where it is told, a note."""
    before = release.based_on
    if before is None:
        return
    if release.change not in ChangeKind.values:
        yield "I6: the live words changed and no kind of change is on record"
    elif release.change not in SILENT:
        rows, notes = release.corrections.count(), len(release.notices)
        if rows != 1 or notes <= len(before.notices):
            yield f"I6: a {release.change} without its note to readers"
    if release.change == ChangeKind.REFILE and release.modified_at != before.modified_at:
        yield "D3: a refile moved the date of the last change"
    if release.first_published_at != before.first_published_at:
        yield "D3: the first day of publication moved"
