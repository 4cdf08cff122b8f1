"""The record in words and figures."""

import datetime

import pytest

from articles.models import ReleaseQuotation
from articles.rendering.wording import (
    counts,
    mark_words,
    sentence,
    shown_state,
    state_words,
)

NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)


def make_rows(*told: str) -> list[ReleaseQuotation]:
    """Each “kind evidence” checked, or “kind waived: reason”."""
    return [_row(number, *one.split(" ", 1)) for number, one in enumerate(told, 1)]


def _row(number: int, kind: str, how: str) -> ReleaseQuotation:
    if how.startswith("waived"):
        reason = how.partition(": ")[2]
        return ReleaseQuotation(number=number, kind=kind, state="waived", reason=reason)
    if how in {"unchecked", "stale", "disputed"}:
        return ReleaseQuotation(number=number, kind=kind, state=how)
    if how == "own":
        return ReleaseQuotation(
            number=number,
            kind=kind,
            state="verified",
            evidence_kind="recording",
            by_writer=True,
            checked_at=NOON,
        )
    return ReleaseQuotation(number=number, kind=kind, state="verified", evidence_kind=how)


NINE = (
    *["full recording"] * 3,
    *["partial transcript"] * 3,
    "partial live_stream",
    "partial outlet",
    "full waived: said to our reporter on the quay; no recording was made.",
)


@pytest.mark.parametrize(
    ("told", "not_quotations", "independent", "said"),
    [
        (
            NINE,
            0,
            True,
            "9 quotations: 4 full, 5 partial. 7 checked against a recording or transcript, "
            "1 against another outlet’s report, 1 not independently checked (said to our reporter "
            "on the quay; no recording was made). Approved by a second editor.",
        ),
        (
            ["full document"],
            1,
            True,
            "1 quotation: 1 full. 1 checked against a document. "
            "1 phrase in quotation marks is not a quotation. Approved by a second editor.",
        ),
        (
            ["partial notes", "partial second_source"],
            3,
            False,
            "2 quotations: 2 partial. 1 checked against the reporter’s notes, "
            "1 with a second source. 3 phrases in quotation marks are not quotations. "
            "Self-approved.",
        ),
        (
            ["full waived: no tape", "full waived: no answer"],
            0,
            True,
            "2 quotations: 2 full. 2 not independently checked. Approved by a second editor.",
        ),
        ([], 0, True, "Nothing in this story is quoted. Approved by a second editor."),
        (
            ["full recording", "full unchecked"],
            0,
            None,
            "2 quotations: 2 full. 1 checked against a recording or transcript, 1 not yet checked. "
            "Not yet approved by a second editor.",
        ),
        (
            ["full recording", "full own", "partial own", "full disputed", "full stale"],
            0,
            False,
            "5 quotations: 4 full, 1 partial. 1 checked against a recording or transcript, "
            "2 checked by their writer, 1 in doubt, 1 not yet checked. Self-approved.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_what_was_checked_and_how(
    told: list[str], not_quotations: int, said: str, *, independent: bool | None
) -> None:
    rows = make_rows(*told)

    assert sentence(rows, not_quotations, independent=independent) == said


def test_the_figures_are_those_of_the_sentence() -> None:
    figures = counts(make_rows(*NINE), 2)

    assert figures == {
        "quotations": 9,
        "full": 4,
        "partial": 5,
        "checked": {
            "against a recording or transcript": 7,
            "against another outlet’s report": 1,
        },
        "checked_by_writer": 0,
        "not_independently_checked": 1,
        "in_doubt": 0,
        "not_yet_checked": 0,
        "not_quotations": 2,
    }


def test_a_check_by_the_writer_is_never_counted_nor_drawn_as_independent() -> None:
    (own,) = make_rows("full own")

    figures = counts([own], 0)

    assert (figures["checked"], figures["checked_by_writer"]) == ({}, 1)
    assert (shown_state(own), state_words(own)) == ("by_writer", "Checked by its writer")
    assert mark_words(own) == "Checked by its writer. How quotation 1 was checked"


@pytest.mark.parametrize("state", ["unchecked", "stale", "disputed"])
def test_what_was_not_checked_is_not_called_checked(state: str) -> None:
    (row,) = make_rows(f"full {state}")

    assert state_words(row) != "Checked"
    assert not state_words(row).startswith("Checked")
    assert counts([row], 0)["checked"] == {}
