"""Buttons of a quotation's card: who said it, what it is, and how openly its source speaks."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles import workflow
from articles.admin.pressing import Doing, Press, short
from articles.admin.typed import number
from articles.vocabulary import SourceLevel
from articles.workflow import Reason, Refused
from people.models import Organisation, Person


def confirm(press: Press) -> str:
    """Confirm a speaker: “person:4”, “organisation:2”, or what is typed, as said by the button."""
    with transaction.atomic():
        speaker = _speaker(press)
        row = workflow.confirm_speaker(
            press.editor, press.article_id, press.quotation_id,
            role=press.typed("role"), printed_as=press.typed("printed_as"), **speaker,
        )  # fmt: skip
    return f"Confirmed: {row.speaker_name} said “{short(row.exact)}”."


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
    return f"“{short(row.exact)}” is not a quotation: {row.get_kind_display()}."


def unclass(press: Press) -> str:
    row = workflow.unclass(press.editor, press.article_id, press.quotation_id)
    return f"“{short(row.exact)}” is a quotation again. Confirm who said it."


def source(press: Press) -> str:
    row = workflow.describe_source(
        press.editor, press.article_id, press.quotation_id,
        level=press.typed("level"), via=press.typed("via"), reason=press.typed("unnamed-reason"),
    )  # fmt: skip
    return f"The source of “{short(row.exact)}” is {SourceLevel(row.level).label}."


def sign_off(press: Press) -> str:
    workflow.sign_off(
        press.editor, press.article_id, press.quotation_id,
        note=press.typed("sign-off-note"), seen_copy=press.typed("seen_copy"),
    )  # fmt: skip
    return "The unnamed source is signed off."


ACTS: dict[str, Doing] = {
    "confirm": confirm,
    "class": class_span,
    "unclass": unclass,
    "source": source,
    "sign_off": sign_off,
}
