"""A page of a list: its template is drawn once for each shape it takes, and what is listed put in after.

The template engine walks some hundred nodes for such a page, which takes longer than all that the
database is asked. The layout stays in the templates; of what a request brings nothing is kept.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from articles.rendering.forms import escaped

SHELLS = 256
# Two characters of no script and no keyboard stand around a place.
_OPENS, _SHUTS = "\ue000", "\ue001"
Draw = Callable[[Sequence[Any], datetime.datetime], str]


@dataclass(frozen=True, slots=True)
class Live:
    """Rows of whoever asks, while the page around them is drawn.

    A template may ask whether there are any, cut them, and hand them to a tag that draws rows.
    To show or walk them is an error: what it showed would be there for everybody after.
    """

    name: str
    is_there: bool
    drawn_by: list[tuple[str, slice, Draw]]
    cut: slice | None = None

    def __bool__(self) -> bool:
        return self.is_there

    def __getitem__(self, cut: slice) -> "Live":
        if not isinstance(cut, slice) or self.cut is not None:
            raise TypeError(
                f"“{self.name}” may be cut once, and not walked, while a page is drawn."
            )
        return Live(self.name, self.is_there, self.drawn_by, cut)

    def __len__(self) -> int:
        raise RuntimeError(f"“{self.name}” is not counted while a page is drawn.")

    def __str__(self) -> str:
        raise RuntimeError(f"“{self.name}” is drawn by a tag for rows, never printed.")

    def later(self, draw: Draw) -> SafeString:
        """A place in the page, where `draw` puts the rows of each request."""
        self.drawn_by.append((self.name, self.cut or slice(None), draw))
        return SafeString(f"{_OPENS}{len(self.drawn_by) - 1}{_SHUTS}")


@dataclass(frozen=True, slots=True)
class Shell:
    """A drawn page with its places: texts of ours, and between them a word's name or a tag."""

    texts: tuple[str, ...]
    places: tuple[str | tuple[str, slice, Draw], ...]


def page(
    name: str,
    at: datetime.datetime,
    *,
    rows: Mapping[str, Sequence[Any]],
    words: Mapping[str, str],
    **shape: object,
) -> SafeString:
    """The page of that template: rows by tags, words escaped, and the shape as the template likes.

    `words` are printed as they are, without a filter; of them the template may ask only whether
    one is empty, as of `rows`. Every value of `shape` must be hashable, and equal only to what
    looks the same: a page is drawn anew for each.
    """
    template = get_template(name).template  # type: ignore[attr-defined]
    given = {word: value for word, value in words.items() if value}
    there = tuple((row, bool(listed)) for row, listed in rows.items())
    shell = _shell(template, there, tuple(given), tuple(shape.items()))
    ready = dict(zip(given, escaped(list(given.values())), strict=True))
    parts = [shell.texts[0]]
    for place, text in zip(shell.places, shell.texts[1:], strict=True):
        if isinstance(place, str):
            parts.append(ready[place])
        else:
            row, cut, draw = place
            parts.append(draw(rows[row][cut], at))
        parts.append(text)
    return SafeString("".join(parts))


@lru_cache(maxsize=SHELLS)
def _shell(
    template: Template,
    there: tuple[tuple[str, bool], ...],
    words: tuple[str, ...],
    shape: tuple[tuple[str, object], ...],
) -> Shell:
    drawn_by: list[tuple[str, slice, Draw]] = []
    live = {name: Live(name, is_there, drawn_by) for name, is_there in there}
    marked = {name: f"{_OPENS}{name}{_SHUTS}" for name in words}
    drawn: str = template.render(Context({**dict(shape), **live, **marked}))
    texts, places = [], []
    first, *rest = drawn.split(_OPENS)
    texts.append(first)
    for part in rest:
        place, text = part.split(_SHUTS, 1)
        places.append(drawn_by[int(place)] if place.isdigit() else place)
        texts.append(text)
    return Shell(tuple(texts), tuple(places))
