"""What each row of the routine comes down to in the walk: one press, its arguments drawn."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

from articles import workflow
from articles.models import (
    Article,
    Evidence,
    FollowUpKind,
    Quotation,
    Release,
    Standing,
    standings,
)
from articles.vocabulary import (
    REVISIONS,
    ChangeKind,
    EvidenceKind,
    Method,
    QuotationKind,
    QuotationState,
    SourceLevel,
    Stage,
)
from people.models import Editor
from tests.pictures.stories import file
from tests.workflow.walk import edits
from tests.workflow.walk.people import Cast


class NothingToPress(Exception):
    """The press needs something that is not there, as a quotation in a story without any."""


@dataclass
class Hand:
    """Somebody about to press something on a story, and the dice."""

    rng: Random
    cast: Cast
    who: Editor
    story: Article
    at: datetime.datetime
    edit: edits.Edit | None = None
    """What a save is to change, where it is not left to the dice."""
    brings_picture: bool = False
    """The save is to bring a picture."""
    stale: bool = False
    """The form was drawn from an older version than the story is at."""

    @property
    def pk(self) -> int:
        return self.story.pk

    @property
    def version(self) -> int:
        """What the form shows: now and then an older version than the story's."""
        if self.rng.random() < 0.06 and self.story.version_no > 1:
            self.stale = True
            return self.story.version_no - 1
        return self.story.version_no

    @cached_property
    def standing(self) -> list[Standing]:
        return standings(self.story)

    def heads(self, *states: QuotationState, notes: bool = False) -> list[Standing]:
        """Quotations of the working copy, those in these states first."""
        found = [
            one
            for one in self.standing
            if notes or one.quotation.kind != QuotationKind.REPORTED
        ]
        self.rng.shuffle(found)
        return sorted(found, key=lambda one: one.state not in states)

    def one(self, *states: QuotationState, notes: bool = False) -> Standing:
        found = self.heads(*states, notes=notes)
        if not found:
            raise NothingToPress
        return found[0]

    def evidence(self) -> Evidence:
        rows = list(self.story.evidence.order_by("pk"))
        if not rows:
            raise NothingToPress
        return self.rng.choice(rows)

    def why(self) -> str:
        """A reason; now and then none is typed."""
        return "" if self.rng.random() < 0.03 else "For a reason."

    def newest(self) -> Release:
        release = self.story.newest(self.at)
        if release is None:
            raise NothingToPress
        return release


PICTURED = 0.15
"""How many of the saves of a story without a picture bring it one."""
UNSETTLED = (
    QuotationState.UNCHECKED, QuotationState.STALE, QuotationState.DISPUTED,
)  # fmt: skip


def create(hand: Hand) -> Any:
    return workflow.create(hand.who, edits.new_story(hand.rng, hand.cast))


def import_copy(hand: Hand) -> Any:
    raw = f'The tide {edits.token()} was high.\n"{hand.rng.choice(edits.SAID)}" Ada Finch said.'
    return workflow.import_copy(hand.who, f"{edits.token()}.txt", raw)


def save(hand: Hand) -> Any:
    by_itself = hand.edit is None and not hand.story.pictures
    if hand.brings_picture or (by_itself and hand.rng.random() < PICTURED):
        told: dict[str, Any] = {"credit": "Rae Holm", "alt": "Two cranes"}
        return workflow.add_picture(hand.who, hand.pk, file(), **told)
    edit = hand.edit or edits.any_edit(hand.rng)
    changes = edit(hand.rng, hand.story, hand.cast)
    return workflow.save(hand.who, hand.pk, changes, seen_version=hand.version)


def bring_back(hand: Hand) -> Any:
    number = hand.rng.randint(1, max(1, hand.story.version_no))
    return workflow.bring_back(hand.who, hand.pk, number, seen_version=hand.version)


def verify(hand: Hand) -> Any:
    one = hand.one(*UNSETTLED)
    if one.may_be_within and hand.rng.random() < 0.4:
        fuller = hand.rng.choice(one.may_be_within).quotation.pk
        return workflow.verify(hand.who, hand.pk, one.quotation.pk, within_id=fuller)
    return workflow.verify(
        hand.who,
        hand.pk,
        one.quotation.pk,
        evidence_id=hand.evidence().pk,
        method=hand.rng.choice(list(Method)),
    )


def dispute(hand: Hand) -> Any:
    if hand.rng.random() < 0.3:
        rows = [row.public_id for row in hand.newest().quotations.all()]
        if rows:
            seen = hand.rng.choice(rows)
            return workflow.dispute_released(hand.who, hand.pk, seen, note=hand.why())
    one = hand.one(QuotationState.VERIFIED)
    return workflow.dispute(hand.who, hand.pk, one.quotation.pk, note=hand.why())


def withdraw(hand: Hand) -> Any:
    mine = [one for one in hand.heads() if one.check and one.check.checker_id == hand.who.pk]
    one = mine[0] if mine else hand.one()
    return workflow.withdraw(hand.who, hand.pk, one.quotation.pk)


def waive(hand: Hand) -> Any:
    one = hand.one(*UNSETTLED)
    return workflow.waive(hand.who, hand.pk, one.quotation.pk, reason=hand.why())


def answer(hand: Hand) -> Any:
    asked = hand.story.follow_ups.open().filter(kind=FollowUpKind.DISPUTE).first()
    key = asked.quotation_id if asked else hand.one().quotation.pk
    return workflow.answer(hand.who, hand.pk, key or 0, outcome=hand.why())


def schedule(hand: Hand) -> Any:
    until = hand.story.embargo_until or hand.at
    wait = hand.rng.choice([-60, 3, 8, 60, 600, 3600, 7200])
    moment = max(hand.at, until) + datetime.timedelta(seconds=wait)
    return workflow.schedule(hand.who, hand.pk, moment, seen_version=hand.version)


def release(hand: Hand) -> Any:
    return workflow.release(hand.who, hand.pk, seen_version=hand.version)


def _change(hand: Hand) -> dict[str, Any]:
    """What readers are told of a change, fitting for its kind or nothing at all."""
    kind = hand.rng.choice(list(REVISIONS))
    told: dict[str, Any] = {"kind": kind}
    if hand.rng.random() < 0.9 and kind == ChangeKind.CORRECTION:
        told |= {"said": "We said forty.", "right": "It is fifty."}
    elif hand.rng.random() < 0.9 and kind != ChangeKind.REFILE:
        told |= {"note": "Adds a word from the crane drivers."}
    if hand.standing and hand.rng.random() < 0.3:
        told |= {"quotation_id": hand.one(notes=True).quotation.pk}
    return told | {"at_top": hand.rng.random() < 0.3}


def strike(hand: Hand) -> Any:
    """Take one quotation out of the live words; now and then other words with it."""
    release = hand.newest()
    rows = list(release.quotations.all())
    if not rows:
        raise NothingToPress
    row = hand.rng.choice(rows)
    words = row.words.replace("’", "'")
    body, headline = release.version.body, release.version.headline
    body = body.replace(f'"{words}"', "words we no longer print")
    if hand.rng.random() < 0.1:
        headline = f"{headline} {edits.token()}"
    changes = {"body": body, "headline": headline}
    return workflow.strike(hand.who, hand.pk, [row.public_id], changes, note=hand.why())


def confirm(hand: Hand) -> Any:
    waiting = [one for one in hand.heads(notes=True) if not one.quotation.is_confirmed]
    one = waiting[0] if waiting else hand.one(notes=True)
    if one.quotation.level == SourceLevel.UNNAMED:
        return workflow.confirm_speaker(
            hand.who, hand.pk, one.quotation.pk, words="two officials"
        )
    # Nearly always the speaker the rules proposed, else every story were in dispute.
    person = one.quotation.person or hand.cast.speakers[0]
    if hand.rng.random() < 0.1:
        person = hand.rng.choice(hand.cast.speakers)
    if hand.rng.random() < 0.1:
        words, printed = "the harbour master", hand.rng.choice(["", "The harbour master"])
        key = one.quotation.pk
        return workflow.confirm_speaker(hand.who, hand.pk, key, words=words, printed_as=printed)
    return workflow.confirm_speaker(hand.who, hand.pk, one.quotation.pk, person=person)


def class_span(hand: Hand) -> Any:
    one = next((o for o in hand.heads() if "quiet" in o.words), None) or hand.one()
    kind = hand.rng.choice([QuotationKind.SCARE, QuotationKind.TERM])
    return workflow.class_span(
        hand.who, hand.pk, one.quotation.pk, kind=kind, reason=hand.why()
    )


def unclass(hand: Hand) -> Any:
    one = hand.one(QuotationState.NOT_A_QUOTATION)
    return workflow.unclass(hand.who, hand.pk, one.quotation.pk)


def describe_source(hand: Hand) -> Any:
    one = hand.one(notes=True)
    unnamed = [o for o in hand.heads(notes=True) if o.quotation.level == SourceLevel.UNNAMED]
    one = unnamed[0] if unnamed and hand.rng.random() < 0.7 else one
    level = hand.rng.choice([SourceLevel.UNNAMED, SourceLevel.UNNAMED, SourceLevel.ON_RECORD])
    return workflow.describe_source(
        hand.who, hand.pk, one.quotation.pk, level=level, reason="They fear for their work."
    )


def sign_off(hand: Hand) -> Any:
    unnamed = [o for o in hand.heads(notes=True) if o.quotation.level == SourceLevel.UNNAMED]
    one = unnamed[0] if unnamed else hand.one(notes=True)
    return workflow.sign_off(hand.who, hand.pk, one.quotation.pk)


def picture_rights(hand: Hand) -> Any:
    names = [use["picture"] for use in hand.story.pictures]
    if not names:
        raise NothingToPress
    days = hand.rng.choice((None, None, 2, 30))
    until = None if days is None else hand.at + datetime.timedelta(days=days)
    return workflow.set_rights(
        hand.who, hand.pk, hand.rng.choice(names), until, reason=hand.why()
    )


def add_evidence(hand: Hand) -> Any:
    return workflow.add_evidence(
        hand.who,
        hand.pk,
        kind=EvidenceKind.TRANSCRIPT,
        label="Briefing at the harbour office",
        text=edits.TRANSCRIPT,
    )


def change_evidence(hand: Hand) -> Any:
    evidence = hand.evidence()
    text = f"{edits.TRANSCRIPT} {hand.rng.choice(['', 'That is all.', 'Good night.'])}"
    if hand.rng.random() < 0.2:
        return workflow.change_evidence(hand.who, hand.pk, evidence.pk, label="A briefing")
    return workflow.change_evidence(hand.who, hand.pk, evidence.pk, text=text)


def embargo(hand: Hand) -> Any:
    until = None
    if hand.rng.random() < 0.5:
        until = hand.at + datetime.timedelta(seconds=hand.rng.choice([30, 900, 5000]))
    return workflow.set_embargo(hand.who, hand.pk, until, note=hand.why())


def typed(hand: Hand) -> str:
    return hand.story.slugline if hand.rng.random() < 0.8 else ""


Press = Callable[[Hand], Any]
PRESSES: Mapping[str, Press] = {
    "create": create,
    "import": import_copy,
    "submit": lambda hand: workflow.submit(hand.who, hand.pk),
    "return": lambda hand: workflow.send_back(hand.who, hand.pk, reason=hand.why()),
    "send_to_check": lambda hand: workflow.send_to_check(hand.who, hand.pk),
    "verify": verify,
    "dispute": dispute,
    "withdraw": withdraw,
    "waive": waive,
    "raise": lambda hand: workflow.raise_to_desk(hand.who, hand.pk, reason=hand.why()),
    "approve": lambda hand: workflow.approve(hand.who, hand.pk, seen_version=hand.version),
    "renew": lambda hand: workflow.renew(hand.who, hand.pk, seen_version=hand.version),
    "take_back": lambda hand: workflow.take_back(hand.who, hand.pk, reason=hand.why()),
    "schedule": schedule,
    "unschedule": lambda hand: workflow.unschedule(hand.who, hand.pk),
    "release": release,
    "emergency": lambda hand: workflow.emergency(hand.who, hand.pk, reason=hand.why()),
    "second_look": lambda hand: workflow.second_look(hand.who, hand.pk),
    "spike": lambda hand: workflow.spike(hand.who, hand.pk, reason=hand.why()),
    "unspike": lambda hand: workflow.unspike(hand.who, hand.pk, reason=hand.why()),
    "revise": lambda hand: workflow.revise(hand.who, hand.pk, **_change(hand)),
    "describe_change": lambda hand: workflow.describe_change(
        hand.who, hand.pk, **_change(hand)
    ),
    "hold": lambda hand: workflow.hold(hand.who, hand.pk, reason=hand.why()),
    "ask_lift": lambda hand: workflow.ask_lift(hand.who, hand.pk, outcome=hand.why()),
    "lift": lambda hand: workflow.lift(hand.who, hand.pk, typed=typed(hand)),
    "ask_retract": lambda hand: workflow.ask_retract(hand.who, hand.pk, reason=hand.why()),
    "retract": lambda hand: workflow.retract(hand.who, hand.pk, typed=typed(hand)),
    "ask_remove": lambda hand: workflow.ask_remove(hand.who, hand.pk, ground=hand.why()),
    "remove": lambda hand: workflow.remove(hand.who, hand.pk),
    "ask_reinstate": lambda hand: workflow.ask_reinstate(hand.who, hand.pk, note=hand.why()),
    "reinstate": lambda hand: workflow.reinstate(hand.who, hand.pk, typed=typed(hand)),
    "withdraw_ask": lambda hand: workflow.withdraw_ask(hand.who, hand.pk),
    "discard": lambda hand: workflow.discard(hand.who, hand.pk, reason=hand.why()),
    "start_again": lambda hand: workflow.start_again(
        hand.who, hand.pk, hand.rng.choice(["", *REVISIONS]), reason=hand.why()
    ),
    "bring_up_to_date": lambda hand: workflow.bring_up_to_date(hand.who, hand.pk),
    "strike": strike,
    "answer": answer,
    "save": save,
    "bring_back": bring_back,
    "take": lambda hand: workflow.take(hand.who, hand.pk),
    "confirm": confirm,
    "class": class_span,
    "unclass": unclass,
    "source": describe_source,
    "add_evidence": add_evidence,
    "picture_rights": picture_rights,
    "change_evidence": change_evidence,
    "ask_destroy": lambda hand: workflow.ask_destroy(
        hand.who, hand.pk, hand.evidence().pk, reason=hand.why()
    ),
    "destroy": lambda hand: workflow.destroy(hand.who, hand.pk),
    "sign_off": sign_off,
    "require_legal": lambda hand: workflow.require_legal(hand.who, hand.pk),
    "clear_legal": lambda hand: workflow.clear_legal(hand.who, hand.pk),
    "legal_hold": lambda hand: workflow.legal_hold(hand.who, hand.pk, reason=hand.why()),
    "lift_legal_hold": lambda hand: workflow.lift_legal_hold(hand.who, hand.pk),
    "embargo": embargo,
    "press_on": lambda hand: workflow.press_on(
        hand.who, hand.pk, hand.rng.choice([Stage.APPROVED, Stage.RELEASED])
    ),
}


@dataclass
class Tally:
    """How often each step was done and refused."""

    done: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, *, done: bool) -> None:
        table = self.done if done else self.refused
        table[name] = table.get(name, 0) + 1

    def table(self, title: str) -> str:
        """Each step with how often it was done and refused, for people to read."""
        names = sorted(set(self.done) | set(self.refused))
        rows = [
            f"{name:<18}{self.done.get(name, 0):>8}{self.refused.get(name, 0):>9}"
            for name in names
        ]
        return "\n".join([title, f"{'step':<18}{'done':>8}{'refused':>9}", *rows, ""])


GONE = (Quotation.DoesNotExist, Evidence.DoesNotExist, NothingToPress)
"""What a press comes to where what it points at is not there: a door answers 404."""
