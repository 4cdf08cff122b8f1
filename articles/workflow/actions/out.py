"""What goes out, and what must hold before it may (steps 11 and its conditions)."""

import datetime

from articles.models import (
    Article,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    SignOff,
    SignOffKind,
    digest_of,
)
from articles.rendering import Frozen, freeze
from articles.vocabulary import PublicState
from articles.workflow.acting import Act, taking
from articles.workflow.addresses import claim
from articles.workflow.errors import Reason
from articles.workflow.gates import Copy
from people.models import Editor


def release(editor: Editor, article_id: int, *, seen_version: int | None = None) -> Release:
    """Let readers see the approved copy from this instant on.

    Refused with everything that is missing, gates 1 to 6 asked again under the lock.
    """
    with taking("release", editor, article_id, seen_version=seen_version) as act:
        act.set(public_state=PublicState.LIVE)
        return put_out(act, act.copy())


def put_out(act: Act, copy: Copy) -> Release:
    """Freeze the copy as the release visible from `act.at`, with its rows and its address."""
    article, at = act.article, act.at
    version, approval = article.current_version, copy.approval
    assert version is not None  # Gates 1 and 5 asked for both.
    assert approval is not None
    frozen = freeze(article, version, at, copy.standings)
    address = claim(article, at)
    release = Release(
        article=article,
        number=article.releases.count() + 1,
        version=version,
        approval=approval,
        path=address.path,
        section=article.section,
        covers=approval.covers,
        first_published_at=at,
        visible_from=at,
        **frozen.fields(),
    )
    rows = make_rows(release, frozen)
    release.digest = digest_of(release.as_record(rows))
    release.save()
    for row in rows:
        row.release = release
        row.save()
    act.digests[f"release:{release.pk}"] = release.digest
    return release


def make_rows(
    release: Release, frozen: Frozen
) -> list[ReleaseByline | ReleaseQuotation | ReleaseTopic]:
    """The rows of a release not yet saved, in the order of `Release.rows()`."""
    key = {"article": release.article, "first_published_at": release.first_published_at}
    return [
        *(ReleaseByline(**key, **row) for row in frozen.bylines),
        *(ReleaseQuotation(**key, **row) for row in frozen.quotations),
        *(ReleaseTopic(**key, **row) for row in frozen.topics),
    ]


def set_embargo(
    editor: Editor, article_id: int, until: datetime.datetime | None, *, note: str = ""
) -> Article:
    """Nothing public before that moment. Lifting or shortening one needs the reason in the note."""
    with taking("embargo", editor, article_id, reason=note) as act:
        held = act.article.embargo_until
        shorter = held is not None and held > act.at and (until is None or until < held)
        if shorter and not act.reason:
            act.refuse(
                [Reason("no_reason", "Lifting an embargo early needs a reason.", "embargo")]
            )
        act.set(embargo_until=until, embargo_note=note.strip()[:200])
    return act.article


def require_legal(editor: Editor, article_id: int) -> Article:
    """Ask that Legal clears the words before they are approved."""
    with taking("require_legal", editor, article_id) as act:
        act.set(legal_required=True)
    return act.article


def clear_legal(editor: Editor, article_id: int, *, note: str = "") -> SignOff:
    """Legal's clearance of exactly these words."""
    with taking("clear_legal", editor, article_id, reason=note) as act:
        cleared = SignOff.objects.create(
            article=act.article,
            kind=SignOffKind.LEGAL,
            digest=act.copy().digest,
            note=note,
            by=act.editor,
            at=act.at,
        )
        act.made(cleared)
    return cleared


def legal_hold(editor: Editor, article_id: int, *, reason: str) -> Article:
    """Nothing of it goes out until Legal lifts the hold."""
    with taking("legal_hold", editor, article_id, reason=reason) as act:
        act.set(legal_hold=True)
    return act.article


def lift_legal_hold(editor: Editor, article_id: int, *, reason: str = "") -> Article:
    with taking("lift_legal_hold", editor, article_id, reason=reason) as act:
        act.set(legal_hold=False)
    return act.article
