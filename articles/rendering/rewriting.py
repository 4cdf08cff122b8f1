"""Some paragraphs of a body put in other words; every other paragraph stays to the letter.

What somebody types is plain text. Bold words, emphasis and links stay where their words stay.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from articles.rendering.alignment import stretches
from articles.rendering.pieces import joined, pieces
from articles.text import Block, Mark, blocks, clean

_BREAKING = re.compile(r"(</?(?:p|h2|ul|ol|li|blockquote|figure|figcaption)(?: [^>]*)?>)")
_WORD = re.compile(r"\S+")
_IMAGE = re.compile(r"<img\b[^>]*>")

Kept = tuple[tuple[str, str], ...]
"""The marks over one character: (name, address)."""


class NotSo(ValueError):
    """The body does not read as it was meant to: it is not written."""


def rewritten(body: str, texts: Mapping[int, str]) -> str:
    """The body with the blocks of these numbers, from 0, in other words; an empty text takes one out.

    Raises NotSo where the result would read in any other way than asked.
    """
    old = blocks(body)
    new = {number: " ".join(text.split()) for number, text in texts.items()}
    out = joined(pieces("".join(_regions(clean(body), old, new))))
    wanted = [new.get(number, block.text) for number, block in enumerate(old)]
    if [block.text for block in blocks(out)] != [text for text in wanted if text]:
        raise NotSo
    return out


def _regions(body: str, old: Sequence[Block], new: Mapping[int, str]) -> Iterator[str]:
    """Tags that end a block, and between them the words of one block each."""
    number = 0
    for part in _BREAKING.split(body):
        if _BREAKING.fullmatch(part) or not blocks(part):
            yield part
            continue
        text = new.get(number)
        if text is None or number >= len(old) or text == old[number].text:
            yield part
        else:
            yield "".join(_IMAGE.findall(part)) + marked_up(old[number], text)
        number += 1


def marked_up(old: Block, text: str) -> str:
    """A text as HTML, in which words that stood in the block keep what was marked there."""
    kept = _carried(old, text)
    runs = groupby(range(len(text)), key=lambda at: kept[at])
    return "".join(_wrapped(marks, "".join(text[at] for at in run)) for marks, run in runs)


def _carried(old: Block, text: str) -> list[Kept]:
    """For each character of the new text the marks it had in the old one."""
    kept: list[Kept] = [()] * len(text)
    before, after = list(_WORD.finditer(old.text)), list(_WORD.finditer(text))
    came: dict[int, int] = {}
    for equal, olds, news in stretches([w[0] for w in before], [w[0] for w in after]):
        if not equal:
            continue
        for was, now in zip(olds, news, strict=True):
            start = before[was].start()
            came[now] = was
            for step, at in enumerate(range(*after[now].span())):
                kept[at] = _over(old.marks, start + step)
            if came.get(now - 1) == was - 1:
                # Two words that stood side by side keep what lay over the space between them.
                for at in range(after[now - 1].end(), after[now].start()):
                    kept[at] = _over(old.marks, start - 1)
    return kept


def _over(marks: Sequence[Mark], at: int) -> Kept:
    return tuple((mark.name, mark.href) for mark in marks if mark.start <= at < mark.end)


def _wrapped(marks: Kept, text: str) -> str:
    html = escape(text, quote=False)
    for name, href in reversed(marks):
        tag = {"strong": "strong", "em": "em"}.get(name, "a")
        address = f' href="{escape(href)}"' if tag == "a" else ""
        html = f"<{tag}{address}>{html}</{tag}>"
    return html
