"""Which press comes next: three in four of what is possible now, one in four forbidden or aimless."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from articles import policy
from articles.models import Article, FollowUpKind
from articles.vocabulary import PublicState, QuotationState, Stage
from articles.workflow import BY_NAME, ROUTINE, Copy, Reason, Step
from articles.workflow.step_gates import approvable, before_release, gates_of, unchanged
from people.models import Editor
from tests.workflow.walk import edits
from tests.workflow.walk.people import Cast
from tests.workflow.walk.presses import PRESSES, UNSETTLED, Hand, Tally

BEGINS = frozenset({"create", "import"})
SHORT = "press_on"
ON_A_STORY = tuple(name for name in PRESSES if name not in BEGINS | {SHORT})
TRIES = 6
WANTED = 300.0
"""How much more a step is drawn while it was hardly ever done."""
SELDOM = {
    "require_legal": 0.1, "legal_hold": 0.2, "dispute": 0.2, "ask_destroy": 0.2, "spike": 0.2,
    "withdraw_ask": 0.2, "clear_legal": 0.1, "add_evidence": 0.1, "confirm": 0.2, "waive": 0.3,
    "save": 2.0,
}  # fmt: skip
"""Steps that lead away from a release, or that whatever is in the way asks for anyway."""
DRAWN = {
    Stage.SCHEDULED: 5, Stage.APPROVED: 4, Stage.RELEASED: 3, Stage.CHECKING: 3, Stage.DESK: 3,
}  # fmt: skip
"""How often a story is drawn by where it stands; whatever is held or retracted, more often still."""

MENDED_BY: Mapping[str, tuple[str, edits.Edit | None]] = {
    **dict.fromkeys(
        ("no_headline", "no_body", "no_section", "no_byline", "no_dateline", "no_slug",
         "bad_slug", "unbalanced", "uncovered"),
        ("save", edits.mended),
    ),
    "unconfirmed": ("confirm", None),
    "no_class_reason": ("unclass", None),
    **dict.fromkeys(("unchecked", "stale", "disputed"), ("verify", None)),
    "no_unnamed_reason": ("source", None),
    "unsigned_source": ("sign_off", None),
    "not_cleared": ("clear_legal", None),
    **dict.fromkeys(
        ("no_kind", "no_note", "no_correction", "held", "not_slight"),
        ("describe_change", None),
    ),
    "nothing_changed": ("save", edits.unquoted),
    "behind": ("bring_up_to_date", None),
    "legal_hold": ("lift_legal_hold", None),
    "rights": ("picture_rights", None),
    "embargo": ("embargo", None),
    "address_taken": ("save", edits.beside),
}  # fmt: skip
"""What clears each reason that stands between a story and its release."""

NEXT: Mapping[Stage, tuple[str, ...]] = {
    Stage.DRAFT: ("submit",),
    Stage.DESK: ("approve", "send_to_check", "renew"),
    Stage.CHECKING: ("approve", "approve", "renew", "raise"),
    Stage.APPROVED: ("release", "release", "schedule", "schedule", "save", "save", "take_back"),
    Stage.SCHEDULED: ("unschedule", "embargo", "legal_hold", "save", "hold"),
    Stage.SPIKED: ("unspike",),
}

LEADS_TO = {
    "schedule": ("schedule", "called_off", "clock"),
    "approve": ("approve", "release", "lapse", "renew"),
}
DEEPEST = 3
PUT = {
    PublicState.LIVE: "release", PublicState.HELD: "hold", PublicState.RETRACTED: "retract",
}  # fmt: skip
"""What puts a story into each public state."""
RARE = 12
"""Of so many of the least done steps one is tried for."""
SIGNED = frozenset({"lift", "retract", "reinstate", "remove", "destroy"})
TAKEN_DOWN = frozenset({PublicState.HELD, PublicState.RETRACTED})

Sensible = Callable[[Hand], bool]
SENSIBLE: Mapping[str, Sensible] = {
    "verify": lambda hand: any(one.state in UNSETTLED for one in hand.standing),
    "waive": lambda hand: any(one.state in UNSETTLED for one in hand.standing),
    "withdraw": lambda hand: any(
        one.check and one.check.checker_id == hand.who.pk for one in hand.standing
    ),
    "unclass": lambda hand: any(one.quotation.is_classed for one in hand.standing),
    "answer": lambda hand: (
        hand.story.follow_ups.open().filter(kind=FollowUpKind.DISPUTE).exists()
    ),
    "sign_off": lambda hand: any(one.quotation.unnamed_reason for one in hand.standing),
    "change_evidence": lambda hand: hand.story.evidence.exists(),
    "ask_destroy": lambda hand: hand.story.evidence.filter(destroyed_at=None).exists(),
    "lift_legal_hold": lambda hand: hand.story.legal_hold,
    "picture_rights": lambda hand: bool(hand.story.pictures),
    "clear_legal": lambda hand: hand.story.legal_required,
}
"""Presses that no gate speaks of, and when they are worth pressing."""


class Guide:
    """Chooses who presses what on a story, from what is possible and what is still rare."""

    def __init__(self, cast: Cast, tally: Tally, bias: Mapping[str, float]) -> None:
        self.cast, self.tally, self.bias = cast, tally, bias

    def aimless(self, hand: Hand) -> str:
        """Any press by anybody."""
        hand.who = hand.rng.choice(self.cast.everyone)
        return hand.rng.choice(ON_A_STORY)

    def possible(self, hand: Hand) -> str:
        """A press that leads on, or one of the others that nothing stands in the way of."""
        if hand.rng.random() < 0.6:
            name = self.onward(hand)
            if name:
                return name
        for name in self.drawn(hand.rng, hand.story):
            if self.somebody(hand, name) and self.is_clear(hand, name):
                return name
        return self.aimless(hand)

    def rarest(self, rng: Random, stories: Sequence[Hand]) -> tuple[Hand, str] | None:
        """The press that was done least of those some story stands right for, or what leads to it."""
        names = sorted(ON_A_STORY, key=lambda name: (self.done(name), rng.random()))
        for name in names[:RARE]:
            found = self.towards(name, rng, stories)
            if found is not None:
                return found
        return None

    def towards(
        self, name: str, rng: Random, stories: Sequence[Hand], depth: int = 0
    ) -> tuple[Hand, str] | None:
        """The step itself on a story that is ready for it, else a press that makes one readier."""
        fitting = [
            hand for hand in stories if any(starts(row, hand.story) for row in BY_NAME[name])
        ]
        rng.shuffle(fitting)
        for hand in fitting:
            if self.somebody_clear(hand, name):
                return hand, name
        for hand in fitting:
            first = self.mend(hand, gates_of(name)(self.copy(hand), hand.who), name)
            if first:
                return hand, first
        return self.led_to(name, rng, stories, depth)

    def led_to(
        self, name: str, rng: Random, stories: Sequence[Hand], depth: int
    ) -> tuple[Hand, str] | None:
        """A step that ends where this one starts, on some story."""
        if name == "renew":
            for hand in stories:
                if hand.story.stage == Stage.APPROVED and self.somebody(hand, "save"):
                    hand.edit = edits.slightly
                    return hand, "save"
            name = "approve"
        if name == "picture_rights":
            return self.pictured(stories)
        if depth == DEEPEST:
            return None
        for before in leading_to(name):
            found = self.towards(before, rng, stories, depth + 1)
            if found is not None:
                return found
        return None

    def pictured(self, stories: Sequence[Hand]) -> tuple[Hand, str] | None:
        """Rights are those of a picture: a save that brings one to a story without."""
        for hand in stories:
            if not hand.story.pictures and self.somebody(hand, "save"):
                hand.brings_picture = True
                return hand, "save"
        return None

    def done(self, name: str) -> int:
        """How often it was done, or what it leads to, which nobody presses or few can."""
        return min(self.tally.done.get(one, 0) for one in LEADS_TO.get(name, (name,)))

    def mend(self, hand: Hand, reasons: list[Reason], name: str = "") -> str:
        """A press that clears one of the reasons, by somebody who may; nothing where there is none."""
        hand.rng.shuffle(reasons)
        for reason in reasons:
            if reason.code == "not_asked" and f"ask_{name}" in PRESSES:
                first, hand.edit = f"ask_{name}", None
            else:
                first, hand.edit = MENDED_BY.get(reason.code, ("", None))
            first = self.instead(hand, first)
            if first and self.somebody(hand, first):
                return first
        return ""

    def drawn(self, rng: Random, story: Article) -> Iterator[str]:
        """Names of steps that start from here, the rare ones first, by and large."""
        names = [
            name for name in ON_A_STORY if any(starts(row, story) for row in BY_NAME[name])
        ]
        weights = [self.weight(name) for name in names]
        yield from rng.choices(names, weights, k=TRIES)

    def weight(self, name: str) -> float:
        done = self.tally.done.get(name, 0)
        if name in self.bias:
            return self.bias[name]
        return SELDOM.get(name, 1.0) * (1 + WANTED / (1 + done))

    def somebody(self, hand: Hand, name: str) -> bool:
        """Put somebody into the hand who may do it; False where nobody may."""
        rows = [row for row in BY_NAME[name] if starts(row, hand.story)]
        people = [
            one
            for one in self.cast.insiders
            if any(policy.roles_of(one) & (row.roles | row.own_roles) for row in rows)
        ]
        hand.rng.shuffle(people)
        for one in people:
            if any(policy.may(one, row, hand.story) for row in rows):
                hand.who = one
                return True
        return False

    def is_clear(self, hand: Hand, name: str) -> bool:
        sensible = SENSIBLE.get(name)
        if sensible is not None and not sensible(hand):
            return False
        return not gates_of(name)(self.copy(hand), hand.who)

    def copy(self, hand: Hand) -> Copy:
        copy = Copy(hand.story, hand.at)
        copy.standings = hand.standing
        return copy

    def onward(self, hand: Hand) -> str:
        """What brings the story nearer to its readers, or back to them."""
        story = hand.story
        reasons = self.in_the_way(hand)
        if any(reason.code in MENDED_BY for reason in reasons):
            return self.mend(hand, reasons)
        names = self.next(story)
        if not names:
            return ""
        name = hand.rng.choice(names)
        if name == "save":
            hand.edit = edits.slightly if story.stage == Stage.APPROVED else edits.beside
        return name if self.somebody_clear(hand, name) else ""

    def next(self, story: Article) -> tuple[str, ...]:
        asked = story.follow_ups.open().signatures().first()
        if asked is not None and asked.step in SIGNED:
            return (asked.step,)
        if story.stage != Stage.RELEASED:
            return NEXT.get(Stage(story.stage), ())
        if story.public_state == PublicState.HELD:
            return ("ask_lift", "ask_retract", "revise")
        if story.public_state == PublicState.RETRACTED:
            return ("ask_reinstate", "ask_reinstate", "ask_remove")
        return ("second_look",) if _is_owed(story) else ("revise", "hold")

    def draw_story(self, rng: Random, stories: Sequence[Article]) -> Article:
        weights = [
            DRAWN.get(Stage(one.stage), 1) + 2 * (one.public_state in TAKEN_DOWN)
            for one in stories
        ]
        return rng.choices(stories, weights)[0]

    def somebody_clear(self, hand: Hand, name: str) -> bool:
        return any(self.somebody(hand, name) and self.is_clear(hand, name) for _ in range(3))

    def instead(self, hand: Hand, name: str) -> str:
        if name != "verify":
            return name
        if not hand.story.evidence.filter(destroyed_at=None).exists():
            return "add_evidence"
        if hand.story.stage in {Stage.DRAFT, Stage.DESK, Stage.CHECKING}:
            if any(one.state == QuotationState.DISPUTED for one in hand.standing):
                return hand.rng.choice(["verify", "waive"])
            if hand.rng.random() < 0.4:
                return "waive"
        return name

    def in_the_way(self, hand: Hand) -> list[Reason]:
        story, copy = hand.story, self.copy(hand)
        somebody: Editor = self.cast.outsiders[0]
        if story.stage == Stage.SPIKED:
            return []
        if story.stage == Stage.RELEASED:
            wanted = story.public_state != PublicState.LIVE or _is_owed(story)
            return unchanged(copy, somebody) if wanted else []
        if story.stage in {Stage.APPROVED, Stage.SCHEDULED}:
            return before_release(copy)
        return approvable(copy, somebody)


def _is_owed(story: Article) -> bool:
    return bool(story.follow_ups.open().filter(kind=FollowUpKind.SECOND_LOOK).exists())


def starts(row: Step, story: Article) -> bool:
    return story.stage in row.starts and story.public_state in row.public


def leading_to(name: str) -> list[str]:
    """Steps after which this one may start: by its stage, or by what readers get."""
    rows = BY_NAME[name]
    public = {state for row in rows for state in row.public}
    if PublicState.UNRELEASED not in public:
        return [step for state, step in PUT.items() if state in public]
    stages = {stage for row in rows for stage in row.starts}
    return [step.name for step in ROUTINE if step.ends in stages and step.name in ON_A_STORY]
