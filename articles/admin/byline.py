"""A byline as it is typed: names with commas between, each matched to somebody on record.

Four-eyes looks at the accounts of the byline's people, so a name is never quietly printed without
its person: an unknown one is asked about, and whoever types says what it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from people.models import Editor, Organisation, Person

Line = dict[str, Any]
_AND = re.compile(r"\s+(?:and|&)\s+")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What was typed, read: the lines, and the names nobody is on record under, or several are."""

    lines: list[Line]
    unknown: list[str]
    ambiguous: list[str]


def as_typed(lines: Iterable[Line]) -> str:
    return ", ".join(str(line["printed_as"]) for line in lines)


def read(typed: str, standing: Iterable[Line], *, as_typed: bool = False) -> Reading:
    """Read a typed byline. A name that already stands in the byline keeps its person.

    `as_typed`: somebody said that an unknown name is printed as it is, so no “and” splits it.
    """
    known = {str(line["printed_as"]).casefold(): line for line in standing}
    # Somebody said before what a name without a person is; it may have come on record since.
    linked = {
        name: line for name, line in known.items() if line["person"] or line["organisation"]
    }
    lines: list[Line] = []
    unknown: list[str] = []
    ambiguous: list[str] = []
    for name in names_in(typed, known, as_typed=as_typed):
        key = name.casefold()
        found = [linked[key]] if key in linked else on_record(name)
        if not found and key in known:
            found = [known[key]]
        if len(found) == 1:
            lines.append(found[0])
        else:
            (ambiguous if found else unknown).append(name)
            lines.append({"person": None, "organisation": None, "printed_as": name})
    return Reading(lines, unknown, ambiguous)


def names_in(typed: str, known: dict[str, Line], *, as_typed: bool = False) -> list[str]:
    """Split at commas, and at “and” where the whole is nobody's name."""
    names: list[str] = []
    for raw in _BY.sub("", typed.strip()).split(","):
        part = " ".join(raw.split())
        if not part:
            continue
        parts = [one for one in _AND.split(part) if one]
        whole = part.casefold() in known or len(parts) < 2 or bool(on_record(part))
        if as_typed and not whole:
            whole = not any(on_record(one) for one in parts)
        names += [part] if whole else parts
    return [re.sub(r"^and\s+", "", name) for name in names]


def on_record(name: str) -> list[Line]:
    """Everybody and every organisation with exactly this name, spelling, account or address."""
    slug = re.fullmatch(r"(.+) \(([-a-z0-9]+)\)", name)
    if slug:
        name, wanted = slug[1], slug[2]
        people = list(Person.objects.filter(slug=wanted))
        return [_line(person, name) for person in people]
    by_name = Q(name__iexact=name) | Q(aliases__icontains=name)
    people = [one for one in Person.objects.filter(by_name) if _spelt(one, name)]
    people += [
        editor.person
        for editor in Editor.objects.filter(person__isnull=False).select_related("person")
        if editor.person and name.casefold() in {str(editor).casefold(), editor.username}
    ]
    bodies = [one for one in Organisation.objects.filter(by_name) if _spelt(one, name)]
    roots = {person.root.pk: person.root for person in people}
    found = [_line(person, name) for person in roots.values()]
    return found or [_line(body.root, name) for body in bodies]


def _spelt(one: Person | Organisation, name: str) -> bool:
    return name.casefold() in {spelling.casefold() for spelling in one.spellings}


def _line(one: Person | Organisation, typed: str) -> Line:
    """Printed as typed where that is one of its spellings, else under its own name."""
    printed = next((s for s in one.spellings if s.casefold() == typed.casefold()), one.name)
    is_person = isinstance(one, Person)
    return {
        "person": one.pk if is_person else None,
        "organisation": None if is_person else one.pk,
        "printed_as": printed,
    }


def make_people(reading: Reading) -> list[Line]:
    """The lines, with a new person for each name nobody was on record under."""
    made = {name: Person.objects.create(name=name[:120]).pk for name in reading.unknown}
    return [
        {**line, "person": made.get(line["printed_as"], line["person"])}
        for line in reading.lines
    ]
