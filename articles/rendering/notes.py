"""The dated notes and the marks of a release, as readers are told them: one wording for page, ledger and feed."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Release
from articles.rendering.diff import Run, diff_words
from articles.vocabulary import ChangeKind, MarkCode

HEADS = {
    ChangeKind.REFILE: "Refile",
    ChangeKind.UPDATE: "Update",
    ChangeKind.CLARIFICATION: "Clarification",
    ChangeKind.CORRECTION: "Correction",
    ChangeKind.EDITORS_NOTE: "Editor’s note",
    ChangeKind.HOLD: "Held",
    ChangeKind.LIFT: "Hold lifted",
    ChangeKind.RETRACTION: "Retraction",
    ChangeKind.REINSTATEMENT: "Reinstated",
    ChangeKind.REMOVAL: "Removed",
    ChangeKind.STRIKE: "Quotation taken out",
    ChangeKind.SECOND_LOOK: "Read by a second editor",
}
_SAID_OF_ITSELF = {
    ChangeKind.HOLD: "We took this report down while we looked into a doubt about it.",
    ChangeKind.SECOND_LOOK: "The same words, with their checks as they stand now.",
}
ON_TOP = frozenset({ChangeKind.EDITORS_NOTE, ChangeKind.RETRACTION, ChangeKind.REINSTATEMENT})
"""Notes that a reader must meet before the text, whatever the desk chose."""

_UNCHECKED = "Not yet checked"
_OF_QUOTATIONS = {
    MarkCode.EMERGENCY: _UNCHECKED,
    MarkCode.STRUCK: _UNCHECKED,
    MarkCode.SOLO: "Checked by their writer",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One dated note to readers."""

    kind: ChangeKind
    at: datetime.datetime
    note: str = ""
    said: str = ""
    right: str = ""
    public_id: str = ""
    at_top: bool = False
    substitute: str = ""

    @property
    def head(self) -> str:
        return HEADS[self.kind]

    @property
    def words(self) -> str:
        return self.note or _SAID_OF_ITSELF.get(self.kind, "")

    @property
    def is_on_top(self) -> bool:
        return self.at_top or self.kind in ON_TOP

    @property
    def is_correction(self) -> bool:
        return self.kind == ChangeKind.CORRECTION

    @property
    def wrong(self) -> list[Run]:
        """What we said; the words that were wrong are "old"."""
        return [run for run in diff_words(self.said, self.right) if run.op != "new"]

    @property
    def put_right(self) -> list[Run]:
        """What is right; the words put in are "new"."""
        return [run for run in diff_words(self.said, self.right) if run.op != "old"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule of the routine that a release was not kept to, and the quotations it concerns."""

    words: str
    of: str
    quotations: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Telling:
    """What stands over, beside and under the text of a story beside the text itself."""

    top: Sequence[Note] = ()
    below: Sequence[Note] = ()
    marks: Sequence[Mark] = ()
    numbers: Mapping[str, int] | None = None
    update: Note | None = None
    correction: Note | None = None
    changed_at: datetime.datetime | None = None
    """When readers were last told of a change that is neither of these two."""


def notes_of(release: Release) -> list[Note]:
    """Every note so far, oldest first."""
    return [note_from(told) for told in release.notices]


def note_from(told: Mapping[str, Any]) -> Note:
    return Note(
        kind=ChangeKind(told["kind"]),
        at=datetime.datetime.fromisoformat(told["at"]),
        **{name: told[name] for name in _WRITTEN if told.get(name)},
    )


_WRITTEN = ("note", "said", "right", "public_id", "at_top", "substitute")


def telling(release: Release) -> Telling:
    """The notes and marks of a story that is shown."""
    if not release.notices and not release.marks:
        return Telling()
    notes = notes_of(release)
    numbers = _numbers(release)
    update, correction = _last(notes, ChangeKind.UPDATE), _last(notes, ChangeKind.CORRECTION)
    told = {release.first_published_at, *(note.at for note in (update, correction) if note)}
    return Telling(
        top=[note for note in notes if note.is_on_top],
        below=[note for note in notes if not note.is_on_top],
        marks=[_mark(told, numbers) for told in release.marks],
        numbers=numbers,
        update=update,
        correction=correction,
        changed_at=None if release.modified_at in told else release.modified_at,
    )


def notes_on(release: Release, public_id: str) -> list[Note]:
    """What readers were told of one quotation of the story."""
    return [note for note in notes_of(release) if note.public_id == public_id]


def _last(notes: Sequence[Note], kind: ChangeKind) -> Note | None:
    return next((note for note in reversed(notes) if note.kind == kind), None)


def _numbers(release: Release) -> dict[str, int]:
    """The number of each quotation of the story, by its name, as frozen for search engines."""
    parts = release.structured.get("hasPart", [])
    return {part["@id"].removeprefix("#q-"): at for at, part in enumerate(parts, 1)}


def _mark(told: Mapping[str, Any], numbers: Mapping[str, int]) -> Mark:
    code = MarkCode(told["code"])
    rows = [(numbers[name], name) for name in told["quotations"] if name in numbers]
    of = _OF_QUOTATIONS.get(code, "Not independently checked") if rows else ""
    return Mark(told["words"], of, sorted(rows))


def note_words(note: Note) -> list[str]:
    """A note as lines of text."""
    lines = [
        note.words,
        note.said and f"We said: {note.said}",
        note.right and f"It is: {note.right}",
    ]
    return [line for line in lines if line]


def adds(note: str) -> str:
    """The note of an update after its hour: “Updated 14:20 CET: adds the ministry’s reply.”"""
    first, _, rest = note.partition(" ")
    return f"{first.lower()} {rest}" if first in {"Adds", "With", "Now"} else note
