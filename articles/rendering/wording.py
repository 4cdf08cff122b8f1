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

_STATES = {
    QuotationState.VERIFIED: "Checked",
    QuotationState.WAIVED: "Not independently checked",
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

_WORK = {kind.value: kind.label.capitalize() for kind in WorkKind}


def state_words(row: ReleaseQuotation) -> str:
    """“Not yet checked” never stands on a public page: only the desk's preview shows it."""
    if row.state == CHECKED and row.evidence_kind == EvidenceKind.OUTLET:
        return "Checked against another outlet"
    return _STATES.get(QuotationState(row.state), "Not yet checked")


def mark_words(row: ReleaseQuotation) -> str:
    """The spoken name of a mark in the margin."""
    ends = {
        QuotationState.VERIFIED: f"How quotation {row.number} was checked",
        QuotationState.WAIVED: f"Why quotation {row.number} was not checked",
    }
    end = ends.get(QuotationState(row.state), f"About quotation {row.number}")
    return f"{_STATES.get(QuotationState(row.state), 'Not yet checked')}. {end}"


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
        "not_independently_checked": sum(row.state == QuotationState.WAIVED for row in rows),
        "not_quotations": not_quotations,
    }  # fmt: skip


def _checked(rows: Iterable[ReleaseQuotation]) -> list[ReleaseQuotation]:
    return [row for row in rows if row.state == CHECKED and row.evidence_kind]


def sentence(
    rows: Sequence[ReleaseQuotation], not_quotations: int, *, independent: bool | None
) -> str:
    """The record in words. `independent` is None while nobody has approved the copy."""
    said = [_how_many(rows), _how_checked(rows)]
    if not_quotations:
        said.append(
            f"{count_of(not_quotations, 'phrase', 'phrases')} in quotation marks "
            f"{'is not a quotation' if not_quotations == 1 else 'are not quotations'}."
        )
    if independent is not None:
        said.append("Approved by a second editor." if independent else "Self-approved.")
    return " ".join(part for part in said if part)


def _how_many(rows: Sequence[ReleaseQuotation]) -> str:
    if not rows:
        return "Nothing in this story is quoted."
    full = sum(row.kind == QuotationKind.FULL for row in rows)
    kinds = ((full, "full"), (len(rows) - full, "partial"))
    named = ", ".join(f"{number} {kind}" for number, kind in kinds if number)
    return f"{count_of(len(rows), 'quotation', 'quotations')}: {named}."


def _how_checked(rows: Sequence[ReleaseQuotation]) -> str:
    figures = counts(rows, 0)["checked"]
    assert isinstance(figures, dict)
    parts = [
        f"{number} {'' if at else 'checked '}{words}"
        for at, (words, number) in enumerate(figures.items())
    ]
    waived = [row for row in rows if row.state == QuotationState.WAIVED]
    if waived:
        reasons = {row.reason.strip().rstrip(".") for row in waived}
        why = f" ({reasons.pop()})" if len(reasons) == 1 else ""
        parts.append(f"{len(waived)} not independently checked{why}")
    rest = len(rows) - len(_checked(rows)) - len(waived)
    if rest:
        parts.append(f"{rest} not yet checked")
    return f"{', '.join(parts)}." if parts else ""
