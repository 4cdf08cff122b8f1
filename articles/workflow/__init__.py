"""The only code that moves a story. Every door asks here; nothing else writes one."""

from articles.workflow.actions.approving import (
    approve,
    raise_to_desk,
    send_back,
    send_to_check,
    take_back,
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
from articles.workflow.actions.out import (
    clear_legal,
    legal_hold,
    lift_legal_hold,
    release,
    require_legal,
    set_embargo,
)
from articles.workflow.actions.quoting import (
    add_evidence,
    change_evidence,
    class_span,
    confirm_speaker,
    describe_source,
    sign_off,
    unclass,
)
from articles.workflow.errors import NotYours, Overtaken, Reason, Refused
from articles.workflow.factcheck import dispute, level_of, verify, waive, withdraw
from articles.workflow.four_eyes import contributors
from articles.workflow.gates import Copy
from articles.workflow.offers import Offer, missing, needs_note_to_raise, offers
from articles.workflow.steps import BY_NAME, ROUTINE, Step

__all__ = [
    "BY_NAME",
    "ROUTINE",
    "AlreadyImported",
    "Copy",
    "NotYours",
    "Offer",
    "Overtaken",
    "Reason",
    "Refused",
    "Step",
    "add_evidence",
    "approve",
    "bring_back",
    "change_evidence",
    "class_span",
    "clear_legal",
    "confirm_speaker",
    "contributors",
    "create",
    "describe_source",
    "dispute",
    "import_copy",
    "legal_hold",
    "level_of",
    "lift_legal_hold",
    "missing",
    "needs_note_to_raise",
    "offers",
    "raise_to_desk",
    "release",
    "require_legal",
    "save",
    "send_back",
    "send_to_check",
    "set_embargo",
    "sign_off",
    "spike",
    "submit",
    "take",
    "take_back",
    "unclass",
    "unspike",
    "verify",
    "waive",
    "withdraw",
]
