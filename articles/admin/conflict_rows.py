"""Two texts of one story, place by place, as the page of a conflict shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from articles.models import Standing
from articles.rendering import Changed, Pick, Piece, Place, Run, diff_words, who_changed
from articles.text import Mark
from articles.vocabulary import QuotationState

KINDS = {"h2": "A sub-head", "li": "An item of a list", "blockquote": "A block quotation",
         "figcaption": "A caption", "picture": "A picture"}  # fmt: skip
MARKED = {"strong": "bold", "em": "in italics"}


@dataclass(frozen=True)
class Side:
    """One text's answer for a place: its words against the older ones, and what is not in words."""

    runs: tuple[Run, ...]
    is_there: bool = True
    notes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    """Checks that would end with this text."""


@dataclass(frozen=True)
class Row:
    """A place to choose for, or a fold of places that are the same in both."""

    name: str
    label: str
    changed: Changed
    theirs: Side
    mine: Side
    pick: Pick | None = None
    may_both: bool = False
    is_copy: bool = True
    is_new: bool = False
    folded: tuple[str, ...] = ()

    @property
    def is_paragraph(self) -> bool:
        return self.name[1:].isdecimal()

    @property
    def is_same(self) -> bool:
        return self.changed == Changed.NOBODY

    @property
    def is_open(self) -> bool:
        """Both changed it and nobody has chosen yet."""
        return self.changed == Changed.BOTH and self.pick is None

    @property
    def choice(self) -> Pick:
        """What holds: the pick, or the answer of a place that only one of them changed."""
        return self.pick or Pick.THEIRS


def line(
    name: str, label: str, texts: tuple[str, str, str], *, both: bool = False, copy: bool = True
) -> Row:
    """A row for something of one line, from what it was, theirs and mine."""
    base, theirs, mine = texts
    return Row(
        name, label, who_changed(*texts), _of_line(base, theirs), _of_line(base, mine),
        may_both=both, is_copy=copy, folded=(theirs,) if theirs else (),
    )  # fmt: skip


def _of_line(base: str, text: str) -> Side:
    return Side(tuple(diff_words(base, text)), bool(text))


def paragraphs(places: Sequence[Place], standings: Sequence[Standing]) -> list[Row]:
    """A row for each paragraph, named `p0`, `p1` and so on in reading order."""
    rows, number = [], 0
    for index, place in enumerate(places):
        number += place.theirs is not None
        label = (
            f"¶ {number}" if place.theirs else f"After ¶ {number}" if number else "Before ¶ 1"
        )
        row = Row(
            f"p{index}", label, place.changed,
            _of_piece(place, place.theirs, place.mine), _of_piece(place, place.mine, place.theirs),
            may_both=place.theirs is not None and place.mine is not None,
            is_new=place.base is None,
            folded=(place.theirs.text,) if place.theirs else (),
        )  # fmt: skip
        rows.append(_with_checks(row, place, standings))
    return rows


def _of_piece(place: Place, piece: Piece | None, other: Piece | None) -> Side:
    base = place.base.text if place.base else ""
    if piece is None:
        return Side((Run("old", base),) if base else (), is_there=False)
    return Side(tuple(diff_words(base, piece.text)), notes=_notes(piece, other))


def _notes(piece: Piece, other: Piece | None) -> tuple[str, ...]:
    """Where two paragraphs differ in more than words: their kind, bold, italics, links."""
    notes = []
    if other is None or other.kind != piece.kind:
        notes.append(f"{KINDS[piece.kind]}." if piece.kind in KINDS else "")
        if other is not None and piece.kind == "p":
            notes.append("A paragraph.")
    marks, others = _marks(piece), _marks(other) if other else ()
    if marks != others:
        notes += [one for one in marks if one not in others] or ["Without bold, italics or links here."]  # fmt: skip
    return tuple(note for note in notes if note)


def _marks(piece: Piece) -> tuple[str, ...]:
    return tuple(
        _of_mark(mark, block.text[mark.start : mark.end])
        for block in piece.blocks
        for mark in block.marks
    )


def _of_mark(mark: Mark, words: str) -> str:
    return f"“{words}” {MARKED.get(mark.name) or f'leads to {mark.href}'}."


def _with_checks(row: Row, place: Place, standings: Sequence[Standing]) -> Row:
    """Name the checks that end with one text and hold with the other."""
    theirs = place.theirs.text if place.theirs else ""
    mine = place.mine.text if place.mine else ""
    if row.is_same or not theirs:
        return row
    lost = tuple(
        f"Quotation {one.number} loses its check: its words are not in this text."
        for one in standings
        if one.state == QuotationState.VERIFIED
        and any(part.exact in theirs and part.exact not in mine for part in one.rows)
    )
    return replace(row, mine=replace(row.mine, lost=lost))


def chosen(rows: Iterable[Row], posted: Mapping[str, str]) -> list[Row]:
    """The rows with what was picked; a place that one alone changed is picked from the start."""
    every = posted.get("_all", "")
    return [_picked(row, every or posted.get(f"pick-{row.name}", "")) for row in rows]


def _picked(row: Row, said: str) -> Row:
    natural = {Changed.THEIRS: Pick.THEIRS, Changed.MINE: Pick.MINE}.get(row.changed)
    both = row.may_both and row.changed == Changed.BOTH
    offered = set(Pick) if both else {Pick.THEIRS, Pick.MINE}
    return replace(row, pick=Pick(said) if said in offered else natural, may_both=both)


def with_folds(rows: Iterable[Row]) -> list[Row]:
    """Neighbouring paragraphs that are the same in both fold into one row."""
    out = []
    for key, group in groupby(rows, key=lambda row: row.is_paragraph and row.is_same):
        run = list(group)
        out += [_fold(run)] if key and len(run) > 1 else run
    return [row for row in out if not row.is_same or row.folded]


def _fold(run: Sequence[Row]) -> Row:
    label = f"{run[0].label} to {run[-1].label.removeprefix('¶ ')}"
    return replace(
        run[0], label=label, folded=tuple(text for row in run for text in row.folded)
    )
