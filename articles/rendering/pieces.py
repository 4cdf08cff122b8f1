"""A body taken apart into its paragraphs as they were typed, and put together again.

`articles.text.blocks` says what each of them reads as; its own mark-up travels with it, so that
bold words, links, line breaks, numbered lists and pictures survive a choice between two texts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice

from articles.text import Block, blocks, clean

_TAG = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z-]+="[^"]*")*) ?/?>')
_VOID = frozenset({"br", "img"})
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = re.compile(r"<(?:p|h2|ul|ol|li|blockquote|figure|figcaption)\b")
# Past this many paragraphs a body is chosen as one: no story has them, and each costs time.
_MOST = 3_000
_PICTURE = re.compile(r'<img[^>]*?(?: alt="([^"]*)")?[^>]*>')


@dataclass(frozen=True)
class Piece:
    """One paragraph, sub-head, quotation, figure or list item, as it stands in the body."""

    html: str
    within: str = ""
    """`ul` or `ol` for an item of a list."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(blocks(self.html))

    @cached_property
    def text(self) -> str:
        """What it reads as; a picture without a caption reads as its description."""
        if self.blocks:
            return "\n".join(block.text for block in self.blocks)
        picture = _PICTURE.search(self.html)
        return f"Picture: {picture[1] or 'not described'}" if picture else ""

    @property
    def kind(self) -> str:
        """The kind of its first block; `picture` where it has no words."""
        return self.blocks[0].kind if self.blocks else "picture"

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal where readers and checkers would see no difference."""
        return self.blocks or (self.html,)


def pieces(body: str) -> list[Piece]:
    """Take a body apart. What holds neither words nor a picture is dropped."""
    html = clean(body)
    found = list(islice(_pieces(html), _MOST + 1))
    return [one for one in (found if len(found) <= _MOST else [Piece(html)]) if one.text]


def joined(chosen: Iterable[Piece]) -> str:
    """A body of these pieces, in this order; neighbouring items of one kind of list are one list."""
    out = []
    for within, group in groupby(chosen, key=lambda piece: piece.within):
        inner = "".join(piece.html for piece in group)
        out.append(f"<{within}>{inner}</{within}>" if within else inner)
    return "".join(out)


def _pieces(html: str) -> Iterator[Piece]:
    """The elements at the top, the items of lists there, and loose words as paragraphs."""
    loose = ""
    for part in _top(html):
        name = _name(part)
        if name in _LISTS:
            yield from _paragraph(loose)
            loose = ""
            yield from (Piece(item, name) for item in _items(part))
        elif name and _BLOCKS.match(part):
            yield from _paragraph(loose)
            loose = ""
            yield Piece(part)
        else:
            loose += part
    yield from _paragraph(loose)


def _paragraph(loose: str) -> Iterator[Piece]:
    if loose.strip():
        # Words in bold may hold paragraphs; those may not stand within another.
        yield Piece(loose if _BLOCKS.search(loose) else f"<p>{loose.strip()}</p>")


def _items(part: str) -> Iterator[str]:
    inner = part[part.index(">") + 1 : part.rindex("<")]
    for item in _top(inner):
        if item.strip():
            yield item if _name(item) == "li" else f"<li>{item}</li>"


def _name(part: str) -> str:
    tag = _TAG.match(part)
    return tag[2] if tag else ""


def _top(html: str) -> Iterator[str]:
    """Cut clean HTML into its elements and the text between them."""
    at, depth = 0, 0
    for tag in _TAG.finditer(html):
        if not depth and tag.start() > at:
            yield html[at : tag.start()]
            at = tag.start()
        if tag[2] not in _VOID:
            depth += -1 if tag[1] else 1
        if not depth:
            yield html[at : tag.end()]
            at = tag.end()
    if at < len(html):
        yield html[at:]
