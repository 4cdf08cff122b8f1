"""What readers are told of each quotation, as the fields of its row in a release."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.utils.text import capfirst

from articles.models import Check, Evidence, ReleaseQuotation, Standing
from articles.quotes import match
from articles.quotes.transcripts import spoken
from articles.typography import typeset
from articles.vocabulary import (
    EvidenceKind,
    MatchLevel,
    QuotationKind,
    QuotationState,
    SourceLevel,
)

QUOTED = frozenset({QuotationKind.FULL, QuotationKind.PARTIAL})
CONTEXT_WORDS = 12
UNNAMED = "A source who is not named"
_NAME = re.compile(r"\s*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}:\s+")

Fields = dict[str, Any]


def quotations_of(checks: Sequence[Standing]) -> list[Standing]:
    """The quotations proper: neither classed phrases nor source notes. Readers count these."""
    return [
        one
        for one in checks
        if one.quotation.kind != QuotationKind.REPORTED
        and one.state != QuotationState.NOT_A_QUOTATION
    ]


def told(checks: Sequence[Standing]) -> list[tuple[Standing, ReleaseQuotation]]:
    """Each quotation with an unsaved row, numbered from 1 as readers count."""
    by_pk = {one.quotation.pk: one for one in checks}
    return [
        (one, ReleaseQuotation(**_fields(one, number, by_pk)))
        for number, one in enumerate(quotations_of(checks), 1)
    ]


def fields_of(row: ReleaseQuotation) -> Fields:
    """What makes the same row again: its recorded fields and its two pointers."""
    recorded = {name: getattr(row, name) for name in ReleaseQuotation.RECORDED}
    return recorded | {"person_id": row.person_id, "organisation_id": row.organisation_id}


def _fields(one: Standing, number: int, by_pk: dict[int, Standing]) -> Fields:
    quotation = one.quotation
    full = quotation.kind == QuotationKind.FULL
    fields: Fields = {
        "public_id": quotation.public_id,
        "number": number,
        "passage": quotation.passage,
        # A span that nobody classed is a quotation, whatever the rules took it for.
        "kind": QuotationKind.FULL if full else QuotationKind.PARTIAL,
        "words": typeset(one.words),
        "role": quotation.role_as_used,
        "via": quotation.via,
        "state": one.state.value,
    }
    return fields | _speaker(one) | _checked(one, by_pk)


def _speaker(one: Standing) -> Fields:
    """Whoever does not speak on the record is not named, nor linked, even if the desk knows them."""
    quotation = one.quotation
    if quotation.level == SourceLevel.ON_RECORD:
        return {
            "speaker": quotation.speaker_name,
            "person_id": quotation.person_id,
            "organisation_id": quotation.organisation_id,
        }
    return {
        "speaker": capfirst(quotation.speaker_words) or UNNAMED,
        "unnamed": True,
        "unnamed_reason": quotation.unnamed_reason,
    }


def _checked(one: Standing, by_pk: dict[int, Standing]) -> Fields:
    check = one.check
    if check is None:
        return {}
    if one.state == QuotationState.WAIVED:
        return {"reason": check.note}
    if one.state != QuotationState.VERIFIED:
        return {}
    fields: Fields = {
        "method": check.method,
        "match_level": check.match_level,
        "checked_at": check.at,
        "by_writer": one.is_by_writer,
    }
    fuller = by_pk.get(check.within_id or 0)
    if fuller is not None and fuller.check is not None and fuller.check.evidence is not None:
        return fields | _within(one, fuller, fuller.check)
    if check.evidence is None:
        return fields
    return fields | _evidence(one, check, check.evidence)


def _within(one: Standing, fuller: Standing, check: Check) -> Fields:
    """Counted by the evidence of the fuller quotation, whose own words readers already have."""
    shown: Fields = _source(one, check) | {
        "method": check.method,
        "match_level": MatchLevel.VERBATIM.value,
        "part_of": fuller.quotation.public_id,
    }
    if not _is_guarded(one, check.evidence):
        shown["pieces"] = _pieces(one, fuller.words)
    return shown


def _evidence(one: Standing, check: Check, evidence: Evidence) -> Fields:
    shown = _source(one, check)
    compared = check.match_level not in {MatchLevel.TRANSLATED, MatchLevel.HEARD_ONLY}
    if evidence.text and compared and not _is_guarded(one, evidence):
        shown["pieces"] = _pieces(one, evidence.text)
    return shown


def _source(one: Standing, check: Check) -> Fields:
    """Readers are told what it is; of confidential evidence, its kind alone."""
    evidence = check.evidence
    assert evidence is not None
    fields: Fields = {"evidence_kind": evidence.kind}
    if evidence.confidential:
        return fields
    fields["evidence_label"] = evidence.label
    if not _is_guarded(one, evidence):
        fields |= {"evidence_url": evidence.url, "time_code": check.time_code}
    return fields


def _is_guarded(one: Standing, evidence: Evidence | None) -> bool:
    """Whether words around the quotation could name a source who must not be named."""
    if evidence is None or evidence.confidential:
        return True
    named = one.quotation.level == SourceLevel.ON_RECORD
    return not named and evidence.kind != EvidenceKind.OUTLET


def _pieces(one: Standing, source: str) -> list[dict[str, str]]:
    """The word diff of the matched passage; around a partial quotation a few words more.

    The pieces set one after another give the passage, spaces included.
    """
    found = match(one.words, source)
    if found.level == MatchLevel.NOT_FOUND:
        return []
    pieces = [
        {"op": piece.op, "story": piece.story, "source": piece.source} for piece in found.pieces
    ]
    for piece, following in pairwise(pieces):
        if piece["source"] and following["source"][:1].isalnum():
            piece["source"] += " "
    if one.quotation.kind == QuotationKind.FULL:
        return pieces
    before, after = _around(source, found.start, found.end)
    return [
        *([{"op": "before", "story": "", "source": before}] if before else []),
        *pieces,
        *([{"op": "after", "story": "", "source": after}] if after else []),
    ]


def _around(source: str, start: int, end: int) -> tuple[str, str]:
    """A few words of the same speech on either side, with an ellipsis where it goes on."""
    begins, ends = _speech(source, start, end)
    before, after = source[begins:start], source[end:ends]
    head, tail = before.split(), after.split()
    told_before = " ".join(head[-CONTEXT_WORDS:])
    told_after = " ".join(tail[:CONTEXT_WORDS])
    if len(head) > CONTEXT_WORDS:
        told_before = f"… {told_before}"
    if len(tail) > CONTEXT_WORDS:
        told_after = f"{told_after} …"
    return (
        f"{told_before} " if before[-1:].isspace() and told_before else told_before,
        f" {told_after}" if after[:1].isspace() and told_after else told_after,
    )


def _speech(source: str, start: int, end: int) -> tuple[int, int]:
    """The line that holds the words, without the time and the name a transcript puts before it."""
    line, stop = source.rfind("\n", 0, start) + 1, source.find("\n", end)
    stretches = spoken(source).stretches
    begins = max([line, *(opened for opened, _ in stretches if opened <= start)])
    ends = min(
        [stop if stop >= 0 else len(source), *(shut for _, shut in stretches if shut >= end)]
    )
    name = _NAME.match(source, begins, start)
    return (name.end() if name else begins), ends
