"""What a button of the desk asks the workflow to do, and what is said when it was done."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from articles import workflow
from articles.admin.typed import number, typed
from articles.models import Evidence, Quotation
from articles.vocabulary import SourceLevel
from articles.workflow import Reason, Refused
from people.models import Editor, Organisation, Person


@dataclass(frozen=True)
class Press:
    """One press of a button: who, on which story, with which fields beside it."""

    editor: Editor
    article_id: int
    fields: Mapping[str, str]
    files: Mapping[str, UploadedFile]
    quotation_id: int = 0
    what: str = ""

    def typed(self, name: str) -> str:
        """A field of the quotation's card, or one of the page's own."""
        return typed(self.fields, f"q{self.quotation_id}-{name}", name)

    @property
    def place(self) -> str:
        return f"quotation-{self.quotation_id}"


def confirm(press: Press) -> str:
    """Confirm a speaker: “person:4”, “organisation:2”, or what is typed, as said by the button."""
    with transaction.atomic():
        speaker = _speaker(press)
        row = workflow.confirm_speaker(
            press.editor, press.article_id, press.quotation_id,
            role=press.typed("role"), printed_as=press.typed("printed_as"), **speaker,
        )  # fmt: skip
    return f"Confirmed: {row.speaker_name} said “{_short(row.exact)}”."


def _speaker(press: Press) -> dict[str, Any]:
    kind, _, key = press.what.partition(":")
    name = press.typed("name")
    if kind in {"person", "organisation"} and key.isdecimal():
        model = Person if kind == "person" else Organisation
        found = model.objects.filter(pk=number(key)).first()
        return {kind: found.root} if found else {}
    if not name:
        raise Refused([Reason("no_name", "Write the speaker’s name first.", press.place)])
    if kind == "words":
        return {"words": name}
    if kind == "named":
        return _on_record(press, name)
    return _made(press, kind, name)


def _named(model: type[Person] | type[Organisation], name: str) -> list[Any]:
    rows: Iterable[Any] = model._default_manager.filter(
        Q(aliases__icontains=name) | Q(name__iexact=name)
    )
    spelt = [
        row for row in rows if name.casefold() in {one.casefold() for one in row.spellings}
    ]
    return list({row.root.pk: row.root for row in spelt}.values())


def _on_record(press: Press, name: str) -> dict[str, Any]:
    people, bodies = _named(Person, name), _named(Organisation, name)
    if len(people) + len(bodies) == 1:
        return {"person": people[0]} if people else {"organisation": bodies[0]}
    words = (
        f"More than one speaker is on record as {name}. Choose one of the people’s own names."
        if people or bodies
        else f"Nobody is on record as {name}. Make a new person or organisation, or print the words only."
    )
    raise Refused([Reason("name", words, press.place)])


def _made(press: Press, kind: str, name: str) -> dict[str, Any]:
    """A new person or organisation, but never a second one of a name that is on record."""
    model = Organisation if kind == "new-organisation" else Person
    if _named(model, name):
        words = f"{name} is on record. Confirm that name, or write this one differently."
        raise Refused([Reason("on_record", words, press.place)])
    key = "organisation" if model is Organisation else "person"
    return {key: model.objects.create(name=name[:120])}


def class_span(press: Press) -> str:
    row = workflow.class_span(
        press.editor, press.article_id, press.quotation_id,
        kind=press.typed("kind"), reason=press.typed("class-reason"),
    )  # fmt: skip
    return f"“{_short(row.exact)}” is not a quotation: {row.get_kind_display()}."


def unclass(press: Press) -> str:
    row = workflow.unclass(press.editor, press.article_id, press.quotation_id)
    return f"“{_short(row.exact)}” is a quotation again. Confirm who said it."


def source(press: Press) -> str:
    row = workflow.describe_source(
        press.editor, press.article_id, press.quotation_id,
        level=press.typed("level"), via=press.typed("via"), reason=press.typed("unnamed-reason"),
    )  # fmt: skip
    return f"The source of “{_short(row.exact)}” is {SourceLevel(row.level).label}."


def sign_off(press: Press) -> str:
    workflow.sign_off(
        press.editor, press.article_id, press.quotation_id, note=press.typed("sign-off-note")
    )
    return "The unnamed source is signed off."


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
    return (
        f"Evidence added: {made.label}.{' Its words are taken from the file.' if taken else ''}"
    )


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
    workflow.clear_legal(press.editor, press.article_id, note=press.typed("legal-note"))
    return "Cleared for law: these very words."


def legal_hold(press: Press) -> str:
    workflow.legal_hold(press.editor, press.article_id, reason=press.typed("legal-note"))
    return "Legal hold. Nothing of it goes out until Legal lifts it."


def lift_legal_hold(press: Press) -> str:
    workflow.lift_legal_hold(press.editor, press.article_id, reason=press.typed("legal-note"))
    return "The legal hold is lifted."


def embargo(press: Press) -> str:
    until = _moment(press.typed("embargo-until"))
    workflow.set_embargo(
        press.editor, press.article_id, until, note=press.typed("embargo-note")
    )
    return "The embargo is set." if until else "There is no embargo."


def _moment(written: str) -> datetime.datetime | None:
    """The moment typed, or None where the field is empty. What cannot be read lifts no embargo."""
    if not written:
        return None
    try:
        moment = parse_datetime(written)
    except ValueError:
        moment = None
    # Nearer to the ends of the calendar a moment has no counterpart in another time zone.
    if moment is None or not 2000 <= moment.year < 3000:
        words = "Write the day and the time, as in 2026-12-24 18:00, or leave it empty."
        raise Refused([Reason("moment", words, "embargo")])
    return make_aware(moment) if is_naive(moment) else moment


ACTS: dict[str, Callable[[Press], str]] = {
    "confirm": confirm,
    "class": class_span,
    "unclass": unclass,
    "source": source,
    "sign_off": sign_off,
    "add_evidence": add_evidence,
    "change_evidence": change_evidence,
    "take": take,
    "require_legal": require_legal,
    "clear_legal": clear_legal,
    "legal_hold": legal_hold,
    "lift_legal_hold": lift_legal_hold,
    "embargo": embargo,
}
OF_A_QUOTATION = frozenset({"confirm", "class", "unclass", "source", "sign_off"})


def do(
    editor: Editor,
    article_id: int,
    pressed: str,
    fields: Mapping[str, str],
    files: Mapping[str, UploadedFile],
) -> str:
    """Do what a button's value says: “confirm:12:person:4”. Returns what was done, in words."""
    name, _, rest = pressed.partition(":")
    act = ACTS.get(name)
    if act is None:
        raise Refused(
            [Reason("unknown", "The desk does not know this button. Load the page anew.")]
        )
    quotation, what = 0, rest
    if name in OF_A_QUOTATION:
        raw, _, what = rest.partition(":")
        quotation = number(raw)
    try:
        return act(Press(editor, article_id, fields, files, quotation, what))
    except (Quotation.DoesNotExist, Evidence.DoesNotExist):
        words = "It is no longer in the story. Nothing was changed."
        raise Refused([Reason("gone", words, "field-body")]) from None


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + " …"
