"""Where each quotation stands, reckoned from the rows by themselves, and what spans there are in marks."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.models import Article, Check, Evidence, Quotation, Version
from tests.workflow.walk.edits import QUOTED
from tests.workflow.walk.eyes import accounts_of, root_of

_TAGS = re.compile(r"<[^>]+>")
_FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def folded(words: str) -> str:
    """Words with nothing left of marks, spaces and the comma that closes a quotation."""
    return " ".join(words.translate(_FOLDED).split()).strip("\" ',")


def spans_of(version: Version) -> list[str]:
    """What stands between straight marks, found by a pattern and nothing cleverer."""
    texts = [version.headline, version.standfirst, *_TAGS.sub("\n", version.body).split("\n")]
    return [folded(span) for text in texts for span in QUOTED.findall(html.unescape(text))]


@dataclass
class Row:
    """A quotation with its parts, as the tables have it."""

    head: Quotation
    parts: list[Quotation]
    checks: list[Check]

    @property
    def words(self) -> str:
        return folded(" ".join(row.exact for row in [self.head, *self.parts]))

    @property
    def writers(self) -> set[int]:
        return {row.worded_by_id for row in [self.head, *self.parts]}

    def newest(self) -> Check | None:
        """The last thing said of these very words from this very speaker."""
        said = [
            one
            for one in self.checks
            if folded(one.words) == self.words and speaker(one) == speaker(self.head)
        ]
        return said[-1] if said else None


def speaker(row: Quotation | Check) -> tuple[object, ...]:
    pk = root_of(row.person) if row.person is not None else None
    return (pk, row.organisation_id, row.speaker_words)


def rows_in(article: Article) -> list[Row]:
    """The quotations present in the working copy, in order."""
    present = list(
        article.quotations.filter(removed_in=None)
        .exclude(kind="reported")
        .select_related("person__merged_into")
        .order_by("order", "pk")
    )
    checks: dict[int, list[Check]] = {}
    for check in (
        Check.objects.filter(quotation__article=article)
        .select_related("evidence", "person__merged_into")
        .order_by("pk")
    ):
        checks.setdefault(check.quotation_id, []).append(check)
    return [
        Row(
            head,
            [row for row in present if row.continues_id == head.pk],
            checks.get(head.pk, []),
        )
        for head in present
        if head.continues_id is None
    ]


def byline_accounts(article: Article) -> set[int]:
    people = set(article.bylines.filter(person__isnull=False).values_list("person", flat=True))
    return accounts_of({pk for pk in people if pk}) if people else set()


def unsound(article: Article, *, solo: bool) -> Iterator[str]:
    """Quotations of the working copy that are neither verified, nor waived, nor classed."""
    rows = rows_in(article)
    by_pk = {row.head.pk: row for row in rows}
    byline = byline_accounts(article)
    for row in rows:
        if row.head.classed_by_id is not None:
            continue
        if row.head.confirmed_by_id is None:
            yield f"“{row.words}” has no confirmed speaker"
            continue
        why = why_not(row, by_pk, byline, solo=solo)
        if why:
            yield f"“{row.words}” {why}"


def why_not(row: Row, others: dict[int, Row], byline: set[int], *, solo: bool) -> str:
    """What keeps a quotation from being verified or waived; nothing where it is."""
    check = row.newest()
    if check is None:
        return "was never checked in these words"
    if check.verdict == "waived":
        return "" if check.note else "was waived for no reason"
    if check.verdict != "verified":
        return f"is {check.verdict}"
    if check.checker_id in row.writers | byline and not solo:
        return "was checked by one of its writers"
    if check.within_id is not None:
        return _why_not_within(row, others.get(check.within_id), others, byline, solo=solo)
    return _why_not_against(row, check, check.evidence)


def _why_not_within(
    row: Row, fuller: Row | None, others: dict[int, Row], byline: set[int], *, solo: bool
) -> str:
    if fuller is None or fuller is row:
        return "points at a quotation that is not there"
    if row.words.casefold().strip(".") not in fuller.words.casefold():
        return "points at a quotation without these words"
    if speaker(fuller.head) != speaker(row.head):
        return "points at somebody else's words"
    newest = fuller.newest()
    if newest is None or newest.verdict != "verified" or newest.evidence_id is None:
        return "points at a quotation without evidence of its own"
    return why_not(fuller, others, byline, solo=solo)


def _why_not_against(row: Row, check: Check, evidence: Evidence | None) -> str:
    if evidence is None:
        return "was verified against nothing"
    if evidence.destroyed_at is not None or evidence.digest != check.evidence_digest:
        return "was checked against evidence that is another thing now"
    plain = folded(evidence.text).casefold()
    if row.parts or row.words.casefold().strip(".") in plain:
        return ""
    return "does not stand in its evidence"


def lacking(version: Version, known: Iterable[str]) -> list[str]:
    """Spans in marks that none of the known words holds."""
    words = [folded(one).casefold() for one in known]
    return [
        span
        for span in spans_of(version)
        if not any(span.casefold().rstrip(".") in one for one in words)
    ]
