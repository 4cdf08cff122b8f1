"""The verification record: how the words of a story were checked, as of its release.

Only what readers may know: never a note, a staff name, or what confidential evidence is.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import (
    Approval,
    Article,
    Release,
    ReleaseQuotation,
    Standing,
)
from articles.rendering.told import UNNAMED
from articles.rendering.wording import count_of, counts, sentence, state_words
from articles.vocabulary import QuotationKind, QuotationState, SourceLevel

Record = dict[str, Any]
_OF_A_MARK = ("code", "words", "quotations")
SENT_TO_CHECK = "send_to_check"


@dataclass(frozen=True, slots=True)
class Way:
    """How a story came to where it is: who saved its words when, and when it was sent to check."""

    written: Sequence[tuple[datetime.datetime, int]]
    sent_at: datetime.datetime | None
    is_first: bool


def way_of(article: Article, at: datetime.datetime) -> Way:
    sent = article.desk_log.filter(step=SENT_TO_CHECK).order_by("-seq").first()
    return Way(
        list(article.versions.values_list("at", "author_id")),
        sent.at if sent else None,
        not article.releases.ran(at).exists(),
    )


def make_record(
    way: Way,
    rows: Sequence[ReleaseQuotation],
    checks: Sequence[Standing],
    at: datetime.datetime,
    approval: Approval | None,
) -> Record:
    """Everything of the record that does not hang on one quotation."""
    classed = [one for one in checks if one.state == QuotationState.NOT_A_QUOTATION]
    independent = approval.independent if approval else None
    return {
        "as_of": at.isoformat(timespec="seconds"),
        "sentence": sentence(rows, len(classed), independent=independent),
        "counts": counts(rows, len(classed)),
        "steps": _steps(way, rows, approval, at),
        "not_quotations": [{"words": one.words, "kind": one.quotation.kind} for one in classed],
        "source_notes": [
            _source_note(one) for one in checks if one.quotation.kind == QuotationKind.REPORTED
        ],
    }


def _source_note(one: Standing) -> Record:
    """Words reported without quotation marks, and where they came from."""
    quotation = one.quotation
    named = quotation.level == SourceLevel.ON_RECORD
    return {
        "words": one.words,
        "speaker": quotation.speaker_name if named else quotation.speaker_words or UNNAMED,
        "via": quotation.via,
        "unnamed": not named,
        "unnamed_reason": "" if named else quotation.unnamed_reason,
    }


def _steps(
    way: Way,
    rows: Sequence[ReleaseQuotation],
    approval: Approval | None,
    at: datetime.datetime,
) -> list[Record]:
    """Times and no names. A step that was not needed is not there."""
    checked = [row for row in rows if row.checked_at]
    steps = [_written(way)]
    if way.sent_at:
        steps.append(_step("Sent to check", [way.sent_at]))
    if checked:
        times = [row.checked_at for row in checked if row.checked_at]
        steps.append(_step("Checked", times, _checkers(checked)))
    if approval:
        by = "by a second editor" if approval.independent else "by its writer"
        steps.append(_step("Approved", [approval.at], by))
    steps.append(_step("Released", [at], "first release" if way.is_first else ""))
    return steps


def _checkers(checked: Sequence[ReleaseQuotation]) -> str:
    """Who held the quotations against their sources, without a name."""
    own = sum(row.by_writer for row in checked)
    number = count_of(len(checked), "quotation", "quotations")
    if own:
        rest = "by its writer" if len(checked) == 1 else f"{own} of them by their writer"
        return rest if len(checked) == 1 else f"{number}, {rest}"
    if len(checked) == 1:
        return "by somebody who wrote none of it"
    return f"{number}, by people who wrote none of them"


def _written(way: Way) -> Record:
    writers = len({author for _, author in way.written})
    by = f"by {count_of(writers, 'person', 'people')}" if writers > 1 else "by one person"
    return _step("Written", [when for when, _ in way.written], by)


def _step(step: str, times: Iterable[datetime.datetime], note: str = "") -> Record:
    first, last = min(times), max(times)
    return {
        "step": step,
        "from": first.isoformat(timespec="seconds"),
        "to": last.isoformat(timespec="seconds"),
        "note": note,
    }


def as_data(release: Release, rows: Sequence[ReleaseQuotation], origin: str) -> Record:
    """The record as the data readers may take away (record.json)."""
    return {
        "story": {
            "headline": release.headline,
            "url": f"{origin}{release.path}",
            "byline": release.byline,
            "section": release.section_name,
            "release": release.number,
            "first_published_at": release.first_published_at.isoformat(timespec="seconds"),
            "visible_from": release.visible_from.isoformat(timespec="seconds"),
        },
        **release.record,
        "quotations": [_quotation(row, origin) for row in rows],
        "marks": [{name: mark[name] for name in _OF_A_MARK} for mark in release.marks],
        "notices": release.notices,
        "fingerprint": release.digest,
    }


def _quotation(row: ReleaseQuotation, origin: str) -> Record:
    recorded = {
        name: getattr(row, name) for name in ReleaseQuotation.RECORDED if name != "passage"
    }
    return recorded | {
        "url": f"{origin}/quotations/{row.public_id}/",
        "state_in_words": state_words(row),
        "checked_at": row.checked_at.isoformat(timespec="seconds") if row.checked_at else None,
    }
