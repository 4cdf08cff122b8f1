"""What a release is made of: the frozen copy or a notice in its place, its rows, marks and notes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import (
    Approval,
    Article,
    Correction,
    Release,
    ReleaseByline,
    ReleaseKind,
    ReleasePicture,
    ReleaseQuotation,
    ReleaseTopic,
    covers_of,
    digest_of,
)
from articles.rendering import Frozen, freeze
from articles.rendering.marks import Mark, marks_of
from articles.vocabulary import REVISIONS, SILENT, ChangeKind, QuotationState
from articles.workflow.act import Act
from articles.workflow.addresses import address_for, claim
from articles.workflow.gates import Copy
from articles.workflow.live_words import quotations_then
from articles.workflow.timeline import make_way

Rows = list[ReleaseByline | ReleaseQuotation | ReleaseTopic | ReleasePicture | Correction]
UNCHECKED = frozenset({QuotationState.UNCHECKED, QuotationState.STALE, QuotationState.DISPUTED})


@dataclass(frozen=True)
class Told:
    """What readers are told of the change, beside the new words themselves."""

    change: ChangeKind | None = None
    note: str = ""
    said: str = ""
    right: str = ""
    at_top: bool = False
    substitute: str = ""


def put_out(
    act: Act,
    copy: Copy,
    told: Told,
    *,
    approval: Approval | None = None,
    marks: Sequence[Mark] = (),
) -> Release:
    """Freeze the copy as the release visible from `copy.at`, with its rows and its address.

    It takes the place of what readers see at that moment.
    """
    article, at, before = act.article, copy.at, copy.newest
    version = article.current_version
    assert version is not None  # Gate 1 asked for a body, and words make a version.
    frozen = freeze(article, version, at, copy.standings, approval)
    address = claim(article, address_for(article, at))
    release = _blank(
        act,
        at,
        told,
        version=version,
        approval=approval,
        path=address.path,
        section=article.section,
        covers=approval.covers if approval else covers_of(article, copy.standings),
        first_published_at=before.first_published_at if before else at,
        based_on=before,
        marks=[*marks, *marks_of(frozen, approval)],
        quotations_then=quotations_then(article),
        **frozen.fields(),
    )
    if before is not None and told.change in SILENT:
        release.modified_at = before.modified_at
    return _write(act, release, make_rows(release, frozen), told)


def put_notice(act: Act, kind: ReleaseKind, told: Told) -> Release:
    """Put a notice in the place of the story from now on. It holds no word of it."""
    newest = act.article.newest(act.at)
    assert newest is not None  # Only what is out is taken down.
    release = _blank(
        act,
        act.at,
        told,
        kind=kind,
        version=newest.version,
        path=newest.path,
        section=newest.section,
        section_name=newest.section_name,
        kind_of_work=newest.kind_of_work,
        first_published_at=newest.first_published_at,
        based_on=newest,
    )
    return _write(act, release, [], told)


def _blank(act: Act, at: datetime.datetime, told: Told, **fields: object) -> Release:
    return Release(
        article=act.article,
        number=act.article.releases.count() + 1,
        change=told.change or "",
        modified_at=at,
        visible_from=at,
        **fields,
    )


def _write(act: Act, release: Release, rows: Rows, told: Told) -> Release:
    note = correction_of(act.article, release, told)
    own = [as_notice(note)] if note else []
    # A notice says what it is and no more: notes on the story quote its words.
    release.notices = own if release.is_notice else [*_notes_so_far(act), *own]
    rows = [*rows, *([note] if note else [])]
    release.digest = digest_of(release.as_record(rows))
    make_way(act.article, release.visible_from)
    release.save()
    for row in rows:
        row.release = release
        row.save()
    act.digests[f"release:{release.pk}"] = release.digest
    return release


def correction_of(article: Article, release: Release, told: Told) -> Correction | None:
    """The dated note to readers, where the kind of change has one."""
    if told.change is None or told.change in SILENT:
        return None
    quotation = article.change_quotation if told.change in REVISIONS else None
    return Correction(
        article=article,
        first_published_at=release.first_published_at,
        kind=told.change,
        note=told.note,
        said=told.said,
        right=told.right,
        quotation=quotation,
        public_id=quotation.public_id if quotation else "",
        at_top=told.at_top,
        substitute=told.substitute,
        at=release.visible_from,
    )


def _notes_so_far(act: Act) -> list[dict[str, object]]:
    """Every note under the newest story release, and what notices have stood in its place since."""
    newest = act.article.newest(act.at)
    if newest is None:
        return []
    since = act.article.releases.ran(act.at).filter(visible_from__gt=newest.visible_from)
    notices = since.order_by("visible_from").values_list("notices", flat=True)
    return [*newest.notices, *(note for notes in notices for note in notes)]


def as_notice(note: Correction) -> dict[str, object]:
    return note.as_record() | {"at": note.at.isoformat()}


def make_rows(release: Release, frozen: Frozen) -> Rows:
    """The rows of a release not yet saved, in the order of `Release.rows()`."""
    key = {"article": release.article, "first_published_at": release.first_published_at}
    return [
        *(ReleaseByline(**key, **row) for row in frozen.bylines),
        *(ReleaseQuotation(**key, **row) for row in frozen.quotations),
        *(ReleaseTopic(**key, **row) for row in frozen.topics),
        *(ReleasePicture(**key, **row) for row in frozen.pictures),
    ]


def unchecked_in(copy: Copy) -> list[str]:
    """The names of the quotations that go out without a check that counts."""
    return [one.quotation.public_id for one in copy.in_marks if one.state in UNCHECKED]
