"""Buttons beside the copy: evidence, law, embargo, and who has the story."""

import datetime

from django.utils.dateparse import parse_datetime

from articles import workflow
from articles.admin.pressing import Doing, Press
from articles.admin.typed import number
from articles.workflow import Reason, Refused


def add_evidence(press: Press) -> str:
    made = workflow.add_evidence(
        press.editor,
        press.article_id,
        kind=press.typed("evidence-kind"),
        label=press.typed("evidence-label"),
        url=press.typed("evidence-url"),
        file=press.files.get("evidence-file"),
        text=press.typed("evidence-text"),
        confidential=bool(press.typed("evidence-confidential")),
    )
    taken = made.text and not press.typed("evidence-text")
    from_file = " Its words are taken from the file." if taken else ""
    return f"Evidence added: {made.label}.{from_file}"


def change_evidence(press: Press) -> str:
    key = press.what
    made = workflow.change_evidence(
        press.editor,
        press.article_id,
        number(key),
        text=press.typed(f"evidence-{key}-text"),
        label=press.typed(f"evidence-{key}-label"),
    )
    return f"Evidence changed: {made.label}. Checks of another text ended."


def take(press: Press) -> str:
    workflow.take(press.editor, press.article_id)
    return "You have the story now."


def require_legal(press: Press) -> str:
    workflow.require_legal(press.editor, press.article_id)
    return "Legal is asked to clear these words before they are approved."


def clear_legal(press: Press) -> str:
    workflow.clear_legal(
        press.editor, press.article_id, note=press.typed("legal-note"),
        seen_copy=press.typed("seen_copy"),
    )  # fmt: skip
    return "Cleared for law: these very words."


def legal_hold(press: Press) -> str:
    workflow.legal_hold(press.editor, press.article_id, reason=press.typed("legal-note"))
    return "Legal hold. Nothing of it goes out until Legal lifts it."


def lift_legal_hold(press: Press) -> str:
    workflow.lift_legal_hold(press.editor, press.article_id, reason=press.typed("legal-note"))
    return "The legal hold is lifted."


def embargo(press: Press) -> str:
    until = _moment(press.typed("embargo-until"), press.typed("embargo-which"))
    workflow.set_embargo(
        press.editor, press.article_id, until, note=press.typed("embargo-note")
    )
    return "The embargo is set." if until else "There is no embargo."


def _moment(written: str, which: str) -> datetime.datetime | None:
    """The moment typed, or None where the field is empty. What cannot be read lifts no embargo."""
    if not written:
        return None
    try:
        moment = parse_datetime(written)
    except ValueError:
        moment = None
    if moment is None:
        words = "Write the day and the time, as in 2026-12-24 18:00, or leave it empty."
        raise Refused([Reason("moment", words, "embargo")])
    return workflow.instant_of(moment, "embargo", which)


ACTS: dict[str, Doing] = {
    "add_evidence": add_evidence,
    "change_evidence": change_evidence,
    "take": take,
    "require_legal": require_legal,
    "clear_legal": clear_legal,
    "legal_hold": legal_hold,
    "lift_legal_hold": lift_legal_hold,
    "embargo": embargo,
}
