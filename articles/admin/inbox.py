"""What is owed an answer: who asked, by when, what was said, whose it is, and the press that answers it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from articles import clock, policy
from articles.admin.doubt_acts import address_of
from articles.admin.small_pages import SAID
from articles.models import (
    Article,
    DeskLogEntry,
    FollowUp,
    FollowUpKind,
    ReleaseQuotation,
    mode_now,
)
from articles.templatetags.desk import nearness
from articles.vocabulary import ChangeKind, ModeName, RoleName, Stage
from articles.workflow import BY_NAME, Copy, contributors
from articles.workflow.gates import note_writers
from articles.workflow.signing import BY_BOTH, OTHER
from people.models import Editor

MOST = 200
"""More than this is not looked through; the oldest stand first."""

DUTY, CHECKER, DESK = RoleName.DUTY, RoleName.CHECKER, RoleName.DESK
Kind = FollowUpKind
WHOSE: dict[str, tuple[RoleName, ...]] = {
    Kind.DISPUTE: (DUTY,),
    Kind.HOLD_OUTCOME: (DUTY,),
    Kind.LATE_CHECK: (CHECKER,),
    Kind.SECOND_LOOK: (DESK, DUTY),
}
TO_SIGN = {
    "lift": "Lift the hold: a second signature",
    "retract": "Retract: a second signature",
    "remove": "Remove: the signature of the other of Duty and Legal",
    "reinstate": "Reinstate: a second signature",
    "destroy": "Destroy evidence: the signature of the other of Duty and Legal",
}
WHAT = {
    Kind.HOLD_OUTCOME: "Held: readers wait for what came of it",
    Kind.LATE_CHECK: "Out before its quotations were checked",
    Kind.SECOND_LOOK: "Out before a second editor read it",
}


@dataclass(frozen=True)
class Way:
    """A press that answers, or that does something about it instead."""

    label: str
    address: str


@dataclass
class Item:
    """One thing that is owed an answer."""

    asked: FollowUp
    what: str
    whom: str
    said: str
    nearness: str
    is_yours: bool = False
    waits: str = ""
    """Why it is not this person's, where they might think so."""
    ways: list[Way] = field(default_factory=list)
    """The first answers it."""
    words: str = ""
    """The quotation it is about, as readers have it."""


def inbox(editor: Editor, at: datetime.datetime) -> list[Item]:
    """Everything open: what this person can answer first, then what waits for others, each by its hour."""
    asked = list(
        FollowUp.objects.open()
        .select_related("article", "quotation", "asked_by", "evidence")
        .defer("article__body", "evidence__text")
        .order_by("due_at", "pk")[:MOST]
    )
    said, quoted = what_was_said(asked), as_readers_have(asked)
    solo = mode_now() is ModeName.SOLO
    signing = {one.article_id for one in asked if one.kind == Kind.SECOND_SIGNATURE}
    items = []
    for one in asked:
        whose = whose_it_is(one)
        row = quoted.get((one.release_id, one.quotation.public_id)) if one.quotation else None
        item = Item(
            one,
            what_it_is(one, row),
            " or ".join(role.label for role in whose),
            said.get((one.article_id, one.asked_at), one.words),
            nearness(one.due_at, at),
            words=row.words if row else "",
        )
        whose_turn(item, editor, whose, solo=solo)
        if one.kind == Kind.HOLD_OUTCOME and one.article_id in signing:
            item.is_yours, item.waits = False, "Waits for the signature that is asked for"
        item.ways = ways_of(item, editor)
        items.append(item)
    return sorted(items, key=lambda item: not item.is_yours)


def whose_it_is(one: FollowUp) -> tuple[RoleName, ...]:
    """The roles that answer."""
    if one.kind != Kind.SECOND_SIGNATURE:
        return WHOSE[one.kind]
    if one.step in BY_BOTH:
        return (OTHER[RoleName(one.asked_as)],)
    return tuple(role for role in RoleName if role in BY_NAME[one.step][0].roles)


def what_it_is(one: FollowUp, row: ReleaseQuotation | None) -> str:
    if one.kind == Kind.SECOND_SIGNATURE:
        return TO_SIGN.get(one.step, BY_NAME[one.step][0].label)
    if one.kind == Kind.DISPUTE:
        return f"Quotation {row.number} is in doubt" if row else "A quotation is in doubt"
    return WHAT[Kind(one.kind)]


def whose_turn(item: Item, editor: Editor, whose: Sequence[RoleName], *, solo: bool) -> None:
    """Whether this person can answer it, and else why not, where that is about them."""
    if not policy.roles_of(editor) & set(whose):
        return
    one = item.asked
    if one.kind == Kind.SECOND_SIGNATURE and one.asked_by_id == editor.pk:
        item.is_yours = solo and one.step not in BY_BOTH
        item.waits = "" if item.is_yours else "You asked for it, so someone else signs"
    elif one.kind == Kind.SECOND_LOOK and not solo and editor.pk in wrote(one.article):
        item.waits = "You wrote in it, so someone else looks"
    else:
        item.is_yours = True


def wrote(article: Article) -> set[int]:
    """Ids of those who wrote what went out in a hurry, or what readers were told with it."""
    return set(contributors(article)) | note_writers(Copy(article, clock.now()))


def what_was_said(asked: Iterable[FollowUp]) -> dict[tuple[int, datetime.datetime], str]:
    """The reason in the log line of the press that asked, by story and moment."""
    moments = {(one.article_id, one.asked_at) for one in asked}
    lines = DeskLogEntry.objects.filter(
        article__in={story for story, _ in moments}, at__in={at for _, at in moments}
    )
    return {
        (line.article_id, line.at): line.reason or _did(line.step)
        for line in lines
        if line.article_id is not None and (line.article_id, line.at) in moments
    }


def _did(step: str) -> str:
    said = SAID.get(step, "")
    return f"Nothing was said: this person {said}." if said else ""


def as_readers_have(
    asked: Iterable[FollowUp],
) -> dict[tuple[int | None, str], ReleaseQuotation]:
    """The quotations that were asked about, as they stand in the release it was asked of."""
    named = {one.quotation.public_id for one in asked if one.quotation}
    if not named:
        return {}
    releases = {one.release_id for one in asked}
    rows = ReleaseQuotation.objects.filter(public_id__in=named, release__in=releases)
    return {(row.release_id, row.public_id): row for row in rows}


def ways_of(item: Item, editor: Editor) -> list[Way]:
    """The press that answers it first, then what can be done instead. Nothing where it is not theirs."""
    one = item.asked
    if not item.is_yours:
        asked_it = one.kind == Kind.SECOND_SIGNATURE and one.asked_by_id == editor.pk
        return [Way("Withdraw…", _sign(one))] if asked_it else []
    if one.kind == Kind.SECOND_SIGNATURE:
        return [Way("Read and sign…", _sign(one))]
    page = one.article.get_absolute_url()
    if one.kind == Kind.DISPUTE:
        return about_a_quotation(one)
    if one.kind == Kind.HOLD_OUTCOME:
        return [
            Way("Ask to lift…", address_of("ask_lift", one.article)),
            Way("Correct…", correction_of(one)),
            Way("Retract…", address_of("ask_retract", one.article)),
        ]
    if one.kind == Kind.LATE_CHECK:
        return [
            Way("Check", reverse("admin:articles_article_check_first", args=[one.article_id]))
        ]
    return [Way("Read and sign…", f"{page}#approval")]


def about_a_quotation(one: FollowUp) -> list[Way]:
    """Answer that it stands, or change what readers have."""
    assert one.quotation is not None  # A dispute is of a quotation.
    story = one.article
    ways = [
        Way("Answer…", reverse("desk:answer", args=[story.pk, one.quotation.pk])),
        Way("Correct…", correction_of(one)),
    ]
    if story.public_state == "live":
        strike = f"{address_of('strike', story)}?q={one.quotation.public_id}"
        ways += [Way("Strike…", strike), Way("Hold…", address_of("hold", story))]
    return ways


def correction_of(one: FollowUp) -> str:
    """Where a correction is begun; or the change that is in hand already."""
    if one.article.stage == Stage.RELEASED:
        page = reverse("admin:articles_article_revise", args=[one.article_id])
        about = f"&q={one.quotation.public_id}" if one.quotation else ""
        return f"{page}?kind={ChangeKind.CORRECTION}{about}"
    return one.article.get_absolute_url()


def _sign(one: FollowUp) -> str:
    return address_of(one.step, one.article, one.evidence_id)
