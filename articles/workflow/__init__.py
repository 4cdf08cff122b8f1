"""The only code that moves a story. Every door asks here; nothing else writes one."""

from articles.workflow.actions.approving import (
    approve,
    raise_to_desk,
    send_back,
    send_to_check,
    take_back,
)
from articles.workflow.actions.conditions import (
    clear_legal,
    legal_hold,
    lift_legal_hold,
    require_legal,
    set_embargo,
)
from articles.workflow.actions.drafting import (
    AlreadyImported,
    bring_back,
    create,
    import_copy,
    save,
    spike,
    submit,
    take,
    unspike,
)
from articles.workflow.actions.evidence import (
    add_evidence,
    ask_destroy,
    change_evidence,
    destroy,
)
from articles.workflow.actions.out import (
    emergency,
    release,
    schedule,
    second_look,
    unschedule,
)
from articles.workflow.actions.picturing import (
    add_picture,
    change_pictures,
    set_rights,
)
from articles.workflow.actions.quoting import (
    class_span,
    confirm_speaker,
    describe_source,
    sign_off,
    unclass,
)
from articles.workflow.actions.revising import (
    bring_up_to_date,
    describe_change,
    discard,
    renew,
    revise,
    start_again,
)
from articles.workflow.actions.taking_down import (
    ask_lift,
    ask_reinstate,
    ask_remove,
    ask_retract,
    hold,
    lift,
    reinstate,
    remove,
    retract,
    strike,
    withdraw_ask,
)
from articles.workflow.errors import (
    NotYours,
    Overtaken,
    Reason,
    Refused,
)
from articles.workflow.factcheck import (
    answer,
    dispute,
    dispute_released,
    level_of,
    verify,
    waive,
    withdraw,
)
from articles.workflow.four_eyes import (
    contributors,
)
from articles.workflow.gates import (
    SEAL,
    Copy,
)
from articles.workflow.house import (
    close_the_day,
    set_mode,
)
from articles.workflow.moments import (
    instant_of,
)
from articles.workflow.offers import (
    Offer,
    lacking,
    missing,
    needs_note_to_raise,
    offers,
)
from articles.workflow.pasted import (
    NO_STORY,
    look_over,
)
from articles.workflow.short_ways import (
    Way,
    press_on,
)
from articles.workflow.steps import (
    BY_NAME,
    ROUTINE,
    Step,
)
from articles.workflow.timeline import (
    catch_up,
)

__all__ = [
    "BY_NAME",
    "NO_STORY",
    "ROUTINE",
    "SEAL",
    "AlreadyImported",
    "Copy",
    "NotYours",
    "Offer",
    "Overtaken",
    "Reason",
    "Refused",
    "Step",
    "Way",
    "add_evidence",
    "add_picture",
    "answer",
    "approve",
    "ask_destroy",
    "ask_lift",
    "ask_reinstate",
    "ask_remove",
    "ask_retract",
    "bring_back",
    "bring_up_to_date",
    "catch_up",
    "change_evidence",
    "change_pictures",
    "class_span",
    "clear_legal",
    "close_the_day",
    "confirm_speaker",
    "contributors",
    "create",
    "describe_change",
    "describe_source",
    "destroy",
    "discard",
    "dispute",
    "dispute_released",
    "emergency",
    "hold",
    "import_copy",
    "instant_of",
    "lacking",
    "legal_hold",
    "level_of",
    "lift",
    "lift_legal_hold",
    "look_over",
    "missing",
    "needs_note_to_raise",
    "offers",
    "press_on",
    "raise_to_desk",
    "reinstate",
    "release",
    "remove",
    "renew",
    "require_legal",
    "retract",
    "revise",
    "save",
    "schedule",
    "second_look",
    "send_back",
    "send_to_check",
    "set_embargo",
    "set_mode",
    "set_rights",
    "sign_off",
    "spike",
    "start_again",
    "strike",
    "submit",
    "take",
    "take_back",
    "unclass",
    "unschedule",
    "unspike",
    "verify",
    "waive",
    "withdraw",
    "withdraw_ask",
]
