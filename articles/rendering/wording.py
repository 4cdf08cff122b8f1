"""How the checking of a quotation is said to readers: one wording for slip, record and lists."""

from collections import Counter
from collections.abc import Iterable, Sequence

from articles.models import ReleaseQuotation
from articles.vocabulary import (
    EvidenceKind,
    MatchLevel,
    Method,
    QuotationKind,
    QuotationState,
    WorkKind,
)

CHECKED = QuotationState.VERIFIED

BY_WRITER = "by_writer"
"""How a check by whoever wrote the words is shown: it is one, and it is not independent."""
CORRECTED = "corrected"
"""How a quotation is drawn that a correction put right and somebody checked again."""

_STATES = {
    QuotationState.VERIFIED: "Checked",
    BY_WRITER: "Checked by its writer",
    CORRECTED: "Corrected and checked again",
    QuotationState.WAIVED: "Not independently checked",
    QuotationState.UNCHECKED: "Not yet checked",
    QuotationState.STALE: "Not checked again since it changed",
    QuotationState.DISPUTED: "In doubt: our checker could not confirm it",
}
_AGAINST = {
    EvidenceKind.RECORDING: "against a recording or transcript",
    EvidenceKind.TRANSCRIPT: "against a recording or transcript",
    EvidenceKind.LIVE_STREAM: "against a recording or transcript",
    EvidenceKind.DOCUMENT: "against a document",
    EvidenceKind.NOTES: "against the reporter’s notes",
    EvidenceKind.OUTLET: "against another outlet’s report",
    EvidenceKind.SECOND_SOURCE: "with a second source",
}
_EVIDENCE = {
    EvidenceKind.RECORDING: "Recording",
    EvidenceKind.TRANSCRIPT: "Transcript",
    EvidenceKind.DOCUMENT: "Document",
    EvidenceKind.LIVE_STREAM: "Live stream",
    EvidenceKind.NOTES: "Reporter’s notes",
    EvidenceKind.OUTLET: "Another outlet’s report",
    EvidenceKind.SECOND_SOURCE: "Second source",
}
_HOW = {
    Method.LISTENED: "Heard",
    Method.READ_TRANSCRIPT: "Read",
    Method.READ_DOCUMENT: "Read",
    Method.CALLED_BACK: "Called back",
}
_MATCHES = {
    MatchLevel.VERBATIM: "Verbatim",
    MatchLevel.CLEANED: "Cleaned: fillers and repeats left out, or spelling and figures put in our style",
    MatchLevel.ELIDED: "Elided: what was left out is shown by an ellipsis",
    MatchLevel.TRANSLATED: "Translated",
    MatchLevel.HEARD_ONLY: "Heard only",
}

_NOT_YET = frozenset({QuotationState.UNCHECKED, QuotationState.STALE})
_APPROVED = {
    True: "Approved by a second editor.",
    False: "Self-approved.",
    None: "Not yet approved by a second editor.",
}
_WORK = {kind.value: kind.label.capitalize() for kind in WorkKind}


def is_checked(row: ReleaseQuotation) -> bool:
    """Whether somebody who did not write it held it against a source. Only these are counted so."""
    return row.state == CHECKED and not row.by_writer


def shown_state(row: ReleaseQuotation) -> str:
    """The state as drawings and lines have it: a tick stands on an independent check alone."""
    if row.state != CHECKED:
        return row.state
    if row.by_writer:
        return BY_WRITER
    # The lines of lists are no rows, and tell nothing of what the words were.
    return CORRECTED if getattr(row, "was", "") else CHECKED


def state_words(row: ReleaseQuotation) -> str:
    """What was not checked is public only under a mark of its release, as after an emergency."""
    if is_checked(row) and row.evidence_kind == EvidenceKind.OUTLET:
        return "Checked against another outlet"
    return _STATES[shown_state(row)]


def checked_by(row: ReleaseQuotation) -> str:
    """Who, without a name: added to the hour of a check."""
    return "by its writer" if row.by_writer else "not by the writers"


def mark_words(row: ReleaseQuotation) -> str:
    """The spoken name of a mark in the margin."""
    ends = {
        QuotationState.VERIFIED: f"How quotation {row.number} was checked",
        QuotationState.WAIVED: f"Why quotation {row.number} was not checked",
    }
    end = ends.get(QuotationState(row.state), f"About quotation {row.number}")
    return f"{_STATES[shown_state(row)]}. {end}"


def kind_words(row: ReleaseQuotation) -> str:
    return "Full quotation" if row.kind == QuotationKind.FULL else "Partial quotation"


def how_word(row: ReleaseQuotation) -> str:
    """The term before the source: was it heard, or read?"""
    if row.state != CHECKED or row.evidence_kind == EvidenceKind.SECOND_SOURCE:
        return "Second source" if row.state == CHECKED else "Source"
    if row.method:
        return _HOW[Method(row.method)]
    heard = row.evidence_kind in {EvidenceKind.RECORDING, EvidenceKind.LIVE_STREAM}
    return "Heard" if heard else "Read"


def source_words(row: ReleaseQuotation) -> str:
    """What it was compared with, as far as readers may know."""
    if row.state == QuotationState.DISPUTED:
        return "No source that bears it out so far"
    if row.state != CHECKED:
        return row.reason or "Nothing yet"
    label = row.evidence_label or evidence_words(row)
    return f"{label}, at {row.time_code}" if row.time_code else label


def evidence_words(row: ReleaseQuotation) -> str:
    return _EVIDENCE[EvidenceKind(row.evidence_kind)] if row.evidence_kind else ""


def match_words(row: ReleaseQuotation, part_of: int = 0) -> str:
    """The match level, and the fuller quotation it was found in."""
    level = _MATCHES.get(MatchLevel(row.match_level), "") if row.match_level else ""
    if row.match_level == MatchLevel.ELIDED:
        hidden = sum(len(p["source"].split()) for p in row.pieces if p["op"] == "hidden")
        if hidden:
            stand = "1 word stands" if hidden == 1 else f"{hidden} words stand"
            level = f"Elided: {stand} behind the ellipsis"
    if not row.part_of:
        return level
    fuller = f"quotation {part_of}" if part_of else "a fuller quotation in this story"
    return f"{level.split(':')[0] or 'Verbatim'}. The words are part of {fuller}"


def match_word(row: ReleaseQuotation) -> str:
    """The match level in a word."""
    level = _MATCHES.get(MatchLevel(row.match_level), "") if row.match_level else ""
    return level.split(":")[0] or ("Verbatim" if row.part_of else "")


def work_kind(kind: str) -> str:
    """The kind of work a story is, as the label above its headline says it."""
    return _WORK[kind]


def count_of(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def counts(rows: Sequence[ReleaseQuotation], not_quotations: int) -> dict[str, object]:
    """The figures of the record."""
    against = Counter(_AGAINST[EvidenceKind(row.evidence_kind)] for row in _checked(rows))
    return {
        "quotations": len(rows),
        "full": sum(row.kind == QuotationKind.FULL for row in rows),
        "partial": sum(row.kind != QuotationKind.FULL for row in rows),
        "checked": {words: against[words] for words in dict.fromkeys(_AGAINST.values())
                    if against[words]},
        "checked_by_writer": sum(shown_state(row) == BY_WRITER for row in rows),
        "not_independently_checked": sum(row.state == QuotationState.WAIVED for row in rows),
        "in_doubt": sum(row.state == QuotationState.DISPUTED for row in rows),
        "not_yet_checked": sum(row.state in _NOT_YET for row in rows),
        "not_quotations": not_quotations,
    }  # fmt: skip


def _checked(rows: Iterable[ReleaseQuotation]) -> list[ReleaseQuotation]:
    return [row for row in rows if is_checked(row) and row.evidence_kind]


def sentence(
    rows: Sequence[ReleaseQuotation], not_quotations: int, *, independent: bool | None
) -> str:
    """The record in words. `independent` is None where nobody has approved the copy."""
    said = [_how_many(rows), _how_checked(rows)]
    if not_quotations:
        said.append(
            f"{count_of(not_quotations, 'phrase', 'phrases')} in quotation marks "
            f"{'is not a quotation' if not_quotations == 1 else 'are not quotations'}."
        )
    said.append(_APPROVED[independent])
    return " ".join(part for part in said if part)


def _how_many(rows: Sequence[ReleaseQuotation]) -> str:
    if not rows:
        return "Nothing in this story is quoted."
    full = sum(row.kind == QuotationKind.FULL for row in rows)
    kinds = ((full, "full"), (len(rows) - full, "partial"))
    named = ", ".join(f"{number} {kind}" for number, kind in kinds if number)
    return f"{count_of(len(rows), 'quotation', 'quotations')}: {named}."


def _how_checked(rows: Sequence[ReleaseQuotation]) -> str:
    figures = counts(rows, 0)
    against = figures["checked"]
    assert isinstance(against, dict)
    parts = [
        f"{number} {'' if at else 'checked '}{words}"
        for at, (words, number) in enumerate(against.items())
    ]
    if own := figures["checked_by_writer"]:
        parts.append(f"{own} checked by {'its' if own == 1 else 'their'} writer")
    waived = [row for row in rows if row.state == QuotationState.WAIVED]
    if waived:
        reasons = {row.reason.strip().rstrip(".") for row in waived}
        why = f" ({reasons.pop()})" if len(reasons) == 1 else ""
        parts.append(f"{len(waived)} not independently checked{why}")
    if doubtful := figures["in_doubt"]:
        parts.append(f"{doubtful} in doubt")
    if rest := figures["not_yet_checked"]:
        parts.append(f"{rest} not yet checked")
    return f"{', '.join(parts)}." if parts else ""
