"""The record in words and figures."""

import pytest

from articles.models import ReleaseQuotation
from articles.rendering.wording import counts, sentence


def make_rows(*told: str) -> list[ReleaseQuotation]:
    """Each “kind evidence” checked, or “kind waived: reason”."""
    return [_row(number, *one.split(" ", 1)) for number, one in enumerate(told, 1)]


def _row(number: int, kind: str, how: str) -> ReleaseQuotation:
    if how.startswith("waived"):
        reason = how.partition(": ")[2]
        return ReleaseQuotation(number=number, kind=kind, state="waived", reason=reason)
    if how == "unchecked":
        return ReleaseQuotation(number=number, kind=kind, state="unchecked")
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
            "2 quotations: 2 full. 1 checked against a recording or transcript, 1 not yet checked.",
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
        "not_independently_checked": 1,
        "not_quotations": 2,
    }
