"""What must be true before a release: one list, all reasons at once, each with its place (EDITORIAL A)."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.core.validators import slug_re

from articles.models import (
    Approval,
    Article,
    Picture,
    Release,
    SignOffKind,
    Standing,
    Words,
    covers_digest,
    mode_now,
    standings,
)
from articles.quotes import Findings, find
from articles.vocabulary import (
    ModeName,
    QuotationKind,
    QuotationState,
    RoleName,
    SourceLevel,
    Stage,
    WorkKind,
)
from articles.workflow.addresses import address_for, is_taken, taken
from articles.workflow.errors import Reason
from articles.workflow.four_eyes import contributors, is_independent, worded_note
from articles.workflow.sources import source_digest
from articles.workflow.words_beside import beside, field_of, odd_signs, place_name, unmarked
from people.models import Editor

CHECKERS = (RoleName.CHECKER,)
DUTY = (RoleName.DUTY,)
APPROVERS = (RoleName.DESK, RoleName.DUTY)


SEAL = 16


@dataclass
class Copy:
    """A story as the gates see it: what they ask for is read once, under the lock."""

    article: Article
    at: datetime.datetime
    """The moment the gates are asked for: now, or when a release is to go out."""
    now: datetime.datetime | None = None
    """What time it is, where that is another moment."""

    @cached_property
    def newest(self) -> Release | None:
        """The story release readers saw last, as of now."""
        return self.article.newest(self.now or self.at)

    @cached_property
    def is_solo(self) -> bool:
        return mode_now() is ModeName.SOLO

    @cached_property
    def standings(self) -> list[Standing]:
        return standings(self.article)

    @cached_property
    def in_marks(self) -> list[Standing]:
        return [one for one in self.standings if one.quotation.kind != QuotationKind.REPORTED]

    @cached_property
    def findings(self) -> Findings:
        return find(self.article.words.passages)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """The pictures it shows, by their public names."""
        names = [use.picture for use in self.article.words.pictures]
        found = self.article.picture_files.filter(public_id__in=names) if names else ()
        return {picture.public_id: picture for picture in found}

    @cached_property
    def digest(self) -> str:
        return covers_digest(self.article, self.standings)

    @property
    def seal(self) -> str:
        """A short name of all that readers would get, for a page to say what stood on it."""
        return self.digest[:SEAL]

    @cached_property
    def approval(self) -> Approval | None:
        """The approval in force: the newest, unvoided, of these very words."""
        standing: Approval | None = self.article.approvals.standing(self.digest)
        return standing

    def name(self, standing: Standing) -> str:
        if standing.quotation.kind == QuotationKind.REPORTED:
            return "The source note"
        return f"Quotation {standing.number}"


def place_of(standing: Standing) -> str:
    return f"quotation-{standing.quotation.pk}"


def complete(copy: Copy) -> Iterator[Reason]:
    """Gate 1: the parts without which a page is not a page."""
    article, words = copy.article, copy.article.words
    if not words.headline.strip():
        yield Reason("no_headline", "There is no headline.", "field-headline")
    if not words.blocks:
        yield Reason("no_body", "There is no text.", "field-body")
    if article.section is None:
        yield Reason("no_section", "No section is chosen.", "field-section")
    if not words.byline:
        yield Reason("no_byline", "There is no byline.", "field-byline")
    if article.kind_of_work == WorkKind.REPORT and not words.dateline.strip():
        yield Reason(
            "no_dateline", "A report needs a dateline: place and day.", "field-dateline"
        )
    yield from _pictured(words)


def _pictured(words: Words) -> Iterator[Reason]:
    """Each picture says whose it is and, to whoever cannot see it, what it shows."""
    for number, use in enumerate(words.pictures, 1):
        if not use.credit.strip():
            yield Reason("no_credit", f"Picture {number}: nobody says whose it is.", "pictures")
        if not (use.alt.strip() or use.is_decorative):
            yield Reason(
                "no_alt",
                f"Picture {number}: say what it shows, or that it is decorative.",
                "pictures",
            )


def coverage(copy: Copy) -> Iterator[Reason]:
    """Gate 2: every span in quotation marks has a confirmed speaker or is classed by somebody."""
    passages = copy.article.words.passages
    yield from odd_signs(passages)
    yield from unmarked(passages)
    yield from beside(copy.article, copy.standings)
    for mark in copy.findings.unbalanced:
        yield Reason(
            "unbalanced",
            f"A quotation mark {mark.mark} has no partner in {place_name(passages, mark.passage)}.",
            field_of(mark.place),
        )
    held = {(row.passage, row.start, row.end) for one in copy.in_marks for row in one.rows}
    for span in copy.findings.found:
        if (span.passage, span.start, span.end) not in held:
            yield Reason(
                "uncovered",
                f"“{span.exact}” in {place_name(passages, span.passage)} is not on record. "
                "Save the story to read it again.",
                field_of(span.place),
            )
    for one in copy.in_marks:
        if not one.quotation.is_classed and not one.quotation.is_confirmed:
            yield Reason(
                "unconfirmed",
                f"{copy.name(one)}: nobody has confirmed who said it.",
                place_of(one),
            )
        elif (
            one.quotation.is_classed and needs_second(one) and not one.quotation.classed_reason
        ):
            yield Reason(
                "no_class_reason",
                f"A speaker now stands near “{one.words}”. Class it anew, with a reason.",
                place_of(one),
            )


def checked(copy: Copy) -> Iterator[Reason]:
    """Gate 3: every quotation is verified, or waived with a reason."""
    good = {QuotationState.VERIFIED, QuotationState.WAIVED, QuotationState.NOT_A_QUOTATION}
    for one in copy.in_marks:
        if one.state not in good:
            note = one.why_stale or (one.check.note if one.check else "")
            yield Reason(
                one.state.value,
                f"{copy.name(one)} is {one.state.label.lower()}.",
                place_of(one),
                CHECKERS,
                note,
            )


def sources(copy: Copy) -> Iterator[Reason]:
    """Gate 4: every unnamed source has a reason and Duty's sign-off; Legal has cleared what it must."""
    article = copy.article
    for one in copy.standings:
        if one.quotation.level != SourceLevel.UNNAMED or one.quotation.is_classed:
            continue
        if not one.quotation.unnamed_reason:
            yield Reason(
                "no_unnamed_reason",
                f"{copy.name(one)}: the source is unnamed and nobody has said why.",
                place_of(one),
            )
        signed = article.sign_offs.filter(
            kind=SignOffKind.UNNAMED, quotation=one.quotation, digest=source_digest(one)
        )
        if not signed.exists():
            yield Reason(
                "unsigned_source",
                f"{copy.name(one)}: the unnamed source is not signed off.",
                place_of(one),
                DUTY,
            )
    if article.legal_required:
        cleared = article.sign_offs.filter(kind=SignOffKind.LEGAL, digest=copy.digest)
        if not cleared.exists():
            yield Reason(
                "not_cleared", "Legal has not cleared these words.", "legal", (RoleName.LEGAL,)
            )


def independent(copy: Copy, editor: Editor) -> Iterator[Reason]:
    """Gate 5 for somebody about to approve: they wrote none of it, and classed nothing doubtful in it."""
    if not copy.is_solo:
        yield from own(copy, editor)


def own(copy: Copy, editor: Editor) -> Iterator[Reason]:
    """What of the copy is this person's own, whatever the mode: an approval of it is not independent."""
    article = copy.article
    version = contributors(article).get(editor.pk)
    if version is not None:
        yield Reason(
            "own_words",
            f"You wrote in v{version}, so someone else approves.",
            "approval",
            APPROVERS,
        )
    if editor.pk in note_writers(copy):
        words = "You wrote what readers will be told of the change, so someone else approves."
        yield Reason("own_note", words, "approval", APPROVERS)
    for one in copy.in_marks:
        row = one.quotation
        if row.is_classed and row.classed_by_id == editor.pk and needs_second(one):
            yield Reason(
                "own_class",
                f"You classed “{row.exact}” as not a quotation, so someone else approves.",
                place_of(one),
                APPROVERS,
            )


def unread(copy: Copy, seen: str) -> list[Reason]:
    """Why nobody stands up for this copy who read another; `seen` is the seal of the one they read."""
    if not seen or seen == copy.seal:
        return []
    words = (
        "It is not what you read: a speaker, the section or a note to readers changed meanwhile. "
        "It stands here as it is now; read it, then press again."
    )
    return [Reason("unread", words, "approval")]


def note_writers(copy: Copy) -> set[int]:
    """Whoever worded any of what readers are told of the change, while nobody has approved it."""
    article, newest = copy.article, copy.newest
    unread = newest is not None and newest.approval_id is None
    if not (article.change_note or article.change_said or article.change_right):
        return set()
    if article.stage == Stage.RELEASED and not unread:
        return set()
    return {article.revised_by_id or 0} | worded_note(article)


def needs_second(standing: Standing) -> bool:
    """A class of words governed by a verb of saying, or beside a named speaker, takes two people."""
    return standing.quotation.governed or bool(standing.quotation.nearest_name)


def approved(copy: Copy) -> Iterator[Reason]:
    """Gate 5 for a release: an approval of these very words, by somebody who wrote none of them."""
    approval = copy.approval
    if approval is None:
        version = copy.article.version_no
        yield Reason("not_approved", f"Nobody has approved v{version}.", "approval", APPROVERS)
    elif not (copy.is_solo or is_independent(approval)):
        yield Reason(
            "not_independent",
            f"{approval.approver} approved it and is among its writers.",
            "approval",
            APPROVERS,
        )


def moment(copy: Copy) -> Iterator[Reason]:
    """Gate 6: what must hold at the instant of release."""
    article = copy.article
    if not article.slug:
        yield Reason("no_slug", "There is no slug for the address.", "field-slug")
    elif not slug_re.fullmatch(article.slug):
        words = (
            "The slug may hold letters without accents, digits, hyphens and underscores only."
        )
        yield Reason("bad_slug", words, "field-slug")
    elif is_taken(article, copy.at):
        yield taken(address_for(article, copy.at))
    yield from clearance(copy)


def clearance(copy: Copy) -> Iterator[Reason]:
    """What Legal and Duty have said must wait: part of gate 6, asked of words that return as well."""
    article = copy.article
    if article.legal_hold:
        yield Reason("legal_hold", "It is under a legal hold.", "legal", (RoleName.LEGAL,))
    if article.embargo_until is not None and article.embargo_until > copy.at:
        yield Reason("embargo", "It is under embargo.", "embargo", DUTY, article.embargo_note)
    yield from _rights(copy)


def _rights(copy: Copy) -> Iterator[Reason]:
    """Each picture may still be shown at that moment."""
    for number, use in enumerate(copy.article.words.pictures, 1):
        picture = copy.pictures.get(use.picture)
        if picture is None or not picture.is_usable(copy.at):
            words = f"Picture {number} may not be shown then: our right to it ends before."
            yield Reason(
                "rights", f"{words} Take it out, or say how long it may be shown.", "pictures"
            )


def before_approval(copy: Copy) -> list[Reason]:
    """Gates 1 to 4: what is missing before anybody may approve."""
    return [*complete(copy), *coverage(copy), *checked(copy), *sources(copy)]
