"""The routine as one table: each step, who may take it, from where, and where it ends (EDITORIAL D2, D6)."""

from dataclasses import dataclass

from articles.vocabulary import PublicState, RoleName, Stage

REPORTER, DESK, CHECKER = RoleName.REPORTER, RoleName.DESK, RoleName.CHECKER
DUTY, LEGAL = RoleName.DUTY, RoleName.LEGAL

IN_WORK = frozenset({Stage.DRAFT, Stage.DESK, Stage.CHECKING, Stage.APPROVED, Stage.SCHEDULED})
ANY = frozenset(Stage)
UNRELEASED = frozenset({PublicState.UNRELEASED})
LIVE = frozenset({PublicState.LIVE})
HELD = frozenset({PublicState.HELD})
RETRACTED = frozenset({PublicState.RETRACTED})
OUT = LIVE | HELD
OPEN = UNRELEASED | OUT
"""Where words may be worked on: what was retracted or removed is not."""
CHECKABLE = OPEN | RETRACTED
"""Where checks may be made: a retracted story comes back only with every gate green."""


@dataclass(frozen=True)
class Step:
    """One row of the routine."""

    number: str
    name: str
    label: str
    roles: frozenset[RoleName] = frozenset()
    own_roles: frozenset[RoleName] = frozenset()
    """Roles that may do it only to copy they had a hand in."""
    starts: frozenset[Stage] = IN_WORK
    public: frozenset[PublicState] = OPEN
    ends: Stage | None = None
    """The stage it ends in; None where it leaves the story where it is."""
    asks: bool = False
    """A reason must be typed."""
    moves: bool = True
    """It is a button of the workflow bar, not a write of something inside the story."""


def _row(number: str, name: str, label: str, *roles: RoleName, **rest: object) -> Step:
    return Step(number, name, label, frozenset(roles), **rest)  # type: ignore[arg-type]


def _from(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


OWN = frozenset({REPORTER})
CLOCKED = IN_WORK | {Stage.RELEASED}
IN_HAND = _from(Stage.DRAFT, Stage.DESK, Stage.CHECKING)
RELEASED = _from(Stage.RELEASED)

ROUTINE: tuple[Step, ...] = (
    _row("1", "create", "New story", REPORTER, DESK, DUTY, ends=Stage.DRAFT, moves=False),
    _row("1", "import", "Import", REPORTER, DESK, DUTY, ends=Stage.DRAFT, moves=False),
    _row("2", "submit", "Send to the desk", own_roles=frozenset({REPORTER, DESK, DUTY}),
         starts=_from(Stage.DRAFT), ends=Stage.DESK),
    _row("3", "return", "Return to the writer", DESK, starts=_from(Stage.DESK, Stage.CHECKING),
         ends=Stage.DRAFT, asks=True),
    _row("4", "send_to_check", "Send to check", DESK, starts=_from(Stage.DESK),
         ends=Stage.CHECKING),
    _row("5", "verify", "Verified", CHECKER, starts=CLOCKED, public=CHECKABLE,
         moves=False),
    _row("5", "dispute", "Dispute", CHECKER, starts=CLOCKED, public=CHECKABLE,
         moves=False),
    _row("5", "withdraw", "Withdraw my verdict", CHECKER, DUTY, starts=CLOCKED, public=CHECKABLE,
         moves=False),
    _row("5", "waive", "Waive", DUTY, starts=CLOCKED, public=CHECKABLE, moves=False, asks=True),
    _row("6", "raise", "Raise with the desk", CHECKER, starts=_from(Stage.CHECKING),
         ends=Stage.DESK),
    _row("7", "approve", "Approve", DESK, DUTY, starts=_from(Stage.DESK, Stage.CHECKING),
         ends=Stage.APPROVED),
    _row("7", "renew", "Renew the approval", REPORTER, DESK, CHECKER, DUTY,
         starts=_from(Stage.DESK, Stage.CHECKING), ends=Stage.APPROVED),
    _row("7b", "take_back", "Take back", DESK, DUTY, starts=_from(Stage.APPROVED), ends=Stage.DESK,
         asks=True),
    _row("8", "lapse", "The approval ended", moves=False),
    _row("8", "called_off", "The release was called off", moves=False),
    _row("9", "schedule", "Schedule", DUTY, starts=_from(Stage.APPROVED), public=UNRELEASED | LIVE,
         ends=Stage.SCHEDULED),
    _row("10", "unschedule", "Unschedule", DESK, DUTY, starts=_from(Stage.SCHEDULED),
         ends=Stage.APPROVED),
    _row("11", "release", "Release", DUTY, starts=_from(Stage.APPROVED), ends=Stage.RELEASED),
    _row("12", "clock", "Out by the clock", moves=False),
    _row("13", "emergency", "Emergency release", DUTY, starts=IN_HAND, public=UNRELEASED | LIVE,
         ends=Stage.RELEASED, asks=True),
    _row("13", "second_look", "Second look", DESK, DUTY, starts=RELEASED, public=LIVE),
    _row("14", "spike", "Spike", own_roles=OWN, starts=_from(Stage.DRAFT), public=UNRELEASED,
         ends=Stage.SPIKED, asks=True),
    _row("14", "spike", "Spike", DESK, starts=IN_WORK - {Stage.SCHEDULED}, public=UNRELEASED,
         ends=Stage.SPIKED, asks=True),
    _row("14", "unspike", "Bring back from the spike", DESK, own_roles=OWN,
         starts=_from(Stage.SPIKED), ends=Stage.DRAFT, asks=True),
    _row("15", "revise", "Change it", REPORTER, DESK, DUTY, starts=RELEASED, public=OUT,
         ends=Stage.DRAFT),
    _row("15", "describe_change", "Say what changed", DESK, DUTY, own_roles=OWN, public=OUT,
         moves=False),
    _row("17", "hold", "Hold", DUTY, starts=ANY, public=LIVE, asks=True),
    _row("18", "ask_lift", "Ask to lift the hold", DUTY, starts=RELEASED, public=HELD, asks=True),
    _row("18", "lift", "Lift the hold", DESK, DUTY, starts=RELEASED, public=HELD),
    _row("19", "ask_retract", "Ask to retract", DUTY, starts=ANY, public=OUT, asks=True),
    _row("19", "retract", "Retract", DESK, DUTY, starts=ANY, public=OUT),
    _row("20", "ask_remove", "Ask to remove", DUTY, LEGAL, starts=ANY, public=OUT | RETRACTED,
         asks=True),
    _row("20", "remove", "Remove", DUTY, LEGAL, starts=ANY, public=OUT | RETRACTED),
    _row("21", "ask_reinstate", "Ask to reinstate", DUTY, starts=RELEASED, public=RETRACTED,
         asks=True),
    _row("21", "reinstate", "Reinstate", DESK, DUTY, starts=RELEASED, public=RETRACTED),
    _row("–", "withdraw_ask", "Withdraw what was asked", DUTY, LEGAL, starts=ANY,
         public=frozenset(PublicState)),
    _row("22", "discard", "Discard the change", own_roles=OWN, public=OUT | RETRACTED,
         ends=Stage.RELEASED, asks=True),
    _row("22", "discard", "Discard the change", DESK, public=OUT | RETRACTED,
         ends=Stage.RELEASED, asks=True),
    _row("23", "start_again", "Start again from the live words", DESK, DUTY, public=OUT,
         ends=Stage.DRAFT),
    _row("–", "bring_up_to_date", "Bring up to date", DESK, DUTY, public=OUT),
    _row("24", "strike", "Strike a quotation", DUTY, starts=CLOCKED, public=LIVE,
         ends=Stage.RELEASED),
    _row("–", "answer", "Answer the dispute", DUTY, starts=ANY, public=OUT, moves=False,
         asks=True),
    _row("–", "save", "Save", own_roles=OWN, starts=_from(Stage.DRAFT), moves=False),
    _row("–", "save", "Save", DESK, DUTY, moves=False),
    _row("–", "bring_back", "Bring back", own_roles=OWN, starts=_from(Stage.DRAFT), moves=False),
    _row("–", "bring_back", "Bring back", DESK, DUTY, moves=False),
    _row("–", "take", "Take", REPORTER, starts=_from(Stage.DRAFT), moves=False),
    _row("–", "take", "Take", DESK, CHECKER, DUTY, moves=False),
    _row("–", "confirm", "Confirm the speaker", DESK, CHECKER, DUTY, own_roles=OWN, moves=False),
    _row("–", "class", "Not a quotation", DESK, CHECKER, DUTY, own_roles=OWN, moves=False),
    _row("–", "unclass", "It is a quotation", DESK, CHECKER, DUTY, own_roles=OWN, moves=False),
    _row("–", "source", "Describe the source", DESK, CHECKER, DUTY, own_roles=OWN, moves=False),
    _row("–", "add_evidence", "Add evidence", DESK, CHECKER, DUTY, own_roles=OWN, starts=CLOCKED,
         public=CHECKABLE, moves=False),
    _row("–", "change_evidence", "Change evidence", DESK, CHECKER, DUTY, own_roles=OWN,
         starts=CLOCKED, public=CHECKABLE, moves=False),
    _row("–", "ask_destroy", "Ask to destroy evidence", DUTY, LEGAL, starts=ANY,
         public=frozenset(PublicState), asks=True, moves=False),
    _row("–", "destroy", "Destroy the evidence", DUTY, LEGAL, starts=ANY,
         public=frozenset(PublicState), moves=False),
    _row("–", "picture_rights", "Say how long a picture may be shown", DESK, DUTY, LEGAL,
         starts=ANY, public=frozenset(PublicState), asks=True, moves=False),
    _row("–", "sign_off", "Sign off the unnamed source", DUTY, starts=CLOCKED, public=CHECKABLE,
         moves=False),
    _row("–", "require_legal", "Ask Legal to clear it", DESK, DUTY, LEGAL, moves=False),
    _row("–", "clear_legal", "Clear for law", LEGAL, starts=CLOCKED, public=CHECKABLE,
         moves=False),
    _row("–", "legal_hold", "Legal hold", DUTY, LEGAL, starts=CLOCKED, moves=False, asks=True),
    _row("–", "lift_legal_hold", "Lift the legal hold", LEGAL, starts=CLOCKED,
         public=OPEN | RETRACTED, moves=False),
    _row("–", "embargo", "Set the embargo", DUTY, moves=False),
)  # fmt: skip

BY_NAME: dict[str, tuple[Step, ...]] = {}
for _step in ROUTINE:
    BY_NAME[_step.name] = (*BY_NAME.get(_step.name, ()), _step)
