"""Two texts that grew from one: what each changed, place by place, and the text somebody chose.

Nothing is chosen here. A place that only one of them changed has a natural answer; one that both
changed differently has none until a person gives it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from articles.rendering.alignment import Pair, aligned
from articles.rendering.pieces import Piece, joined


class Changed(StrEnum):
    """Who changed a place against the text both began with."""

    NOBODY = "same"
    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


class Pick(StrEnum):
    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True)
class Place:
    """One paragraph as it was, as they saved it and as this person typed it; None: not there."""

    base: Piece | None
    theirs: Piece | None
    mine: Piece | None

    @property
    def changed(self) -> Changed:
        return who_changed(_key(self.base), _key(self.theirs), _key(self.mine))

    def picked(self, pick: Pick) -> list[Piece]:
        """The pieces of this place under a choice; where the two are the same, once."""
        if self.changed == Changed.NOBODY:
            return [self._fresher] if self._fresher else []
        sides = {
            Pick.THEIRS: (self.theirs,),
            Pick.MINE: (self.mine,),
            Pick.BOTH: (self.theirs, self.mine),
        }
        return [piece for piece in sides[pick] if piece is not None]

    @property
    def _fresher(self) -> Piece | None:
        """Of two that read the same, the one whose mark-up somebody touched."""
        if self.base and self.theirs and self.theirs.html == self.base.html:
            return self.mine
        return self.theirs


def _key(piece: Piece | None) -> object:
    return piece.key if piece else None


def who_changed(base: object, theirs: object, mine: object) -> Changed:
    """Whose value differs from the one both began with. Equal ones are nobody's to choose."""
    if theirs == mine:
        return Changed.NOBODY
    if base == mine:
        return Changed.THEIRS
    return Changed.MINE if base == theirs else Changed.BOTH


@dataclass
class _Side:
    """One text against the base: what became of each paragraph, and what came before each."""

    kept: dict[int, Piece] = field(default_factory=dict)
    added: dict[int, list[Piece]] = field(default_factory=dict)


def merged(
    base: Sequence[Piece], theirs: Sequence[Piece], mine: Sequence[Piece]
) -> list[Place]:
    """Every paragraph of the three texts, in reading order."""
    left, right = _side(base, theirs), _side(base, mine)
    places: list[Place] = []
    for at in range(len(base) + 1):
        places += _added(left.added.get(at, []), right.added.get(at, []))
        if at < len(base):
            places.append(Place(base[at], left.kept.get(at), right.kept.get(at)))
    return [place for place in places if place.theirs or place.mine]


def body_of(places: Iterable[Place], picks: Mapping[int, Pick]) -> str:
    """The body that comes of a choice for each place, counted from 0."""
    return joined(
        piece
        for number, place in enumerate(places)
        for piece in place.picked(picks.get(number, Pick.THEIRS))
    )


def _side(base: Sequence[Piece], text: Sequence[Piece]) -> _Side:
    side, before = _Side(), 0
    for old, new in _pairs(base, text):
        if old is None and new is not None:
            side.added.setdefault(before, []).append(text[new])
        if old is not None:
            before = old + 1
            if new is not None:
                side.kept[old] = text[new]
    return side


def _added(theirs: Sequence[Piece], mine: Sequence[Piece]) -> list[Place]:
    """New paragraphs at one place: those alike are two wordings of one, the others stand alone."""
    return [
        Place(None, None if old is None else theirs[old], None if new is None else mine[new])
        for old, new in _pairs(theirs, mine)
    ]


def _pairs(old: Sequence[Piece], new: Sequence[Piece]) -> list[Pair]:
    return aligned(
        [piece.key for piece in old],
        [piece.key for piece in new],
        [piece.text for piece in old],
        [piece.text for piece in new],
    )
