"""Where each quotation stands: computed from words, speaker, checks and evidence, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from articles.models.article import Article
from articles.models.byline import Byline, accounts_of
from articles.models.check import Check
from articles.models.digests import digest_of
from articles.models.house import mode_now
from articles.models.quotation import Quotation
from articles.quotes import contained, fingerprint
from articles.vocabulary import ModeName, QuotationKind, QuotationState, Verdict


@dataclass
class Standing:
    """A quotation with its parts, its checks, and what follows from them."""

    quotation: Quotation
    number: int
    parts: list[Quotation] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    byline_editors: frozenset[int] = frozenset()
    is_solo: bool = False
    """The paper has one editor now: a check by the writer counts, and readers are told."""
    others: dict[int, "Standing"] = field(default_factory=dict, repr=False)

    @property
    def rows(self) -> list[Quotation]:
        return [self.quotation, *self.parts]

    @cached_property
    def words(self) -> str:
        """All its words, the parts in order."""
        return " ".join(row.exact for row in self.rows)

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.words)

    @cached_property
    def seal(self) -> str:
        """What a verdict is on: other words or another speaker have another one."""
        return digest_of([self.fingerprint, self.quotation.speaker_key])[:16]

    @cached_property
    def writers(self) -> set[int]:
        """Those who may not check it: whoever worded it last, and the byline."""
        return {row.worded_by_id for row in self.rows} | self.byline_editors

    @cached_property
    def check(self) -> Check | None:
        """The newest check of these very words from this very speaker."""
        speaker = self.quotation.speaker_key
        about = [
            check
            for check in self.checks
            if check.fingerprint == self.fingerprint and check.speaker_key == speaker
        ]
        return about[-1] if about else None

    @cached_property
    def last_verified(self) -> Check | None:
        """The newest positive check, of whatever words: what a stale quotation lost."""
        good = [check for check in self.checks if check.verdict == Verdict.VERIFIED]
        return good[-1] if good else None

    @cached_property
    def state(self) -> QuotationState:
        if self.quotation.is_classed:
            return QuotationState.NOT_A_QUOTATION
        check = self.check
        if check is None:
            return QuotationState.STALE if self.last_verified else QuotationState.UNCHECKED
        if check.verdict == Verdict.VERIFIED:
            return QuotationState.STALE if self.lapse(check) else QuotationState.VERIFIED
        return {
            Verdict.DISPUTED: QuotationState.DISPUTED,
            Verdict.WAIVED: QuotationState.WAIVED,
        }.get(Verdict(check.verdict), QuotationState.UNCHECKED)

    def lapse(self, check: Check) -> str:
        """Why a positive check of these words does not count now; empty while it does."""
        if check.checker_id in self.writers and not self.is_solo:
            return f"{check.checker} checked it and is now among its writers."
        if check.evidence is not None:
            changed = check.evidence.computed_digest() != check.evidence_digest
            return "The evidence changed after the check." if changed else ""
        fuller = self.others.get(check.within_id or 0)
        # Evidence is asked for first: two that point at each other would ask for ever.
        if (
            fuller is None
            or not fuller.has_own_evidence
            or fuller.state != QuotationState.VERIFIED
        ):
            return "The fuller quotation it pointed at is no longer verified."
        same = fuller.quotation.speaker_key == self.quotation.speaker_key
        if not same or not contained(self.words, fuller.words):
            return "The fuller quotation no longer holds these words from this speaker."
        return ""

    @property
    def why_stale(self) -> str:
        """One sentence on what ended the check, for a stale quotation."""
        if self.state != QuotationState.STALE:
            return ""
        if self.check is not None:
            return self.lapse(self.check)
        lost = self.last_verified
        if lost is not None and lost.fingerprint != self.fingerprint:
            version = self.quotation.worded_in.number
            return f"{self.quotation.worded_by} changed these words in v{version}."
        return "The speaker is another one than when it was checked."

    @property
    def is_by_writer(self) -> bool:
        """Verified by somebody who wrote it, which counts in solo mode only."""
        verified = self.state == QuotationState.VERIFIED and self.check is not None
        return verified and self.check.checker_id in self.writers  # type: ignore[union-attr]

    @property
    def has_own_evidence(self) -> bool:
        return self.check is not None and self.check.evidence is not None

    @property
    def may_be_within(self) -> list["Standing"]:
        """Fuller quotations of the same speaker, verified on evidence of their own, with these words (C4)."""
        return [
            other
            for other in self.others.values()
            if other is not self
            and other.has_own_evidence
            and other.state == QuotationState.VERIFIED
            and other.quotation.speaker_key == self.quotation.speaker_key
            and contained(self.words, other.words)
        ]

    @property
    def is_consistent(self) -> bool:
        """A fuller quotation by the same speaker in this story holds these words, checked or not (C4)."""
        return any(
            other is not self
            and bool(self.quotation.speaker_key)
            and other.quotation.speaker_key == self.quotation.speaker_key
            and len(other.words) > len(self.words)
            and contained(self.words, other.words)
            for other in self.others.values()
        )


def standings(article: Article) -> list[Standing]:
    """Every present quotation of a story in reading order, heads only, source notes included."""
    return standings_of([article])[article.pk]


def standings_of(articles: Iterable[Article]) -> dict[int, list[Standing]]:
    """The same for many stories, by article id, in a number of queries that does not grow with them."""
    stories = {article.pk: article for article in articles}
    rows: dict[int, list[Quotation]] = {pk: [] for pk in stories}
    present = (
        Quotation.objects.present().filter(article__in=stories).order_by("article", "order")
    )
    for row in present.select_related(
        "person__merged_into", "organisation__merged_into", "worded_by", "worded_in",
        "classed_by", "confirmed_by",
    ):  # fmt: skip
        rows[row.article_id].append(row)
    bylines = _byline_editors(stories)
    solo = mode_now() is ModeName.SOLO
    found = {pk: heads(rows[pk], bylines.get(pk, frozenset()), solo=solo) for pk in stories}
    by_quotation = {key: one for own in found.values() for key, one in own.items()}
    for check in _checks(by_quotation):
        by_quotation[check.quotation_id].checks.append(check)
    return {pk: list(own.values()) for pk, own in found.items()}


def heads(rows: list[Quotation], byline: frozenset[int], *, solo: bool) -> dict[int, Standing]:
    """The quotations of one story by id, numbered, each with its parts."""
    found: dict[int, Standing] = {}
    number = 0
    for row in (row for row in rows if row.continues_id is None):
        # As readers count: neither source notes nor what somebody classed as no quotation.
        number += row.kind != QuotationKind.REPORTED and not row.is_classed
        found[row.pk] = Standing(row, number, byline_editors=byline, is_solo=solo, others=found)
    for row in rows:
        if row.continues_id in found:
            found[row.continues_id].parts.append(row)
    return found


def _byline_editors(articles: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each story the ids of the accounts of the people in its byline, merges followed."""
    lines = Byline.objects.filter(article__in=articles, person__isnull=False)
    people = [
        (line.article_id, line.person.root.pk)
        for line in lines.select_related("person__merged_into")
        if line.person is not None
    ]
    accounts = accounts_of({person for _, person in people})
    found: dict[int, set[int]] = {}
    for article, person in people:
        found.setdefault(article, set()).update(accounts.get(person, ()))
    return {article: frozenset(editors) for article, editors in found.items()}


def _checks(quotations: Iterable[int]) -> Iterable[Check]:
    return Check.objects.filter(quotation__in=list(quotations)).select_related(
        "checker", "evidence", "person__merged_into", "organisation__merged_into"
    )
