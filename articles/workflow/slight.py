"""A slight change, which one press may renew an approval over: few words, and none that weigh (EDITORIAL D4)."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz.distance import Indel

MOST_WORDS = 5
"""Words that may differ in all, against the last text that was approved in full."""

_DIGIT = re.compile(r"\d")
_SAME = ("headline", "dateline", "byline", "section", "kind_of_work")


def weighs(before: str, after: str) -> list[str]:
    """Why the difference between two copies is more than slight, in words; empty where it is not.

    Both are the canonical JSON of `covers_of`: what was approved, and what stands now, in which
    quotation marks are of one style already. The note to readers is not looked at here.
    """
    old, new = json.loads(before), json.loads(after)
    return list(dict.fromkeys(_weighs(old, new)))


def _weighs(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for name in _SAME:
        if old[name] != new[name]:
            yield f"The {name.replace('_', ' ')} is another one."
    if _quoted(old) != _quoted(new):
        yield "A quotation, its speaker or its source is another one."
    if old.get("pictures") != new.get("pictures"):
        yield "A picture, or what stands under it, is another one."
    if _links(old) != _links(new):
        yield "A link is another one."
    changed = [*_changed(_words(old), _words(new))]
    if any(_DIGIT.search(word) for word in changed):
        yield "A figure is another one."
    most = _count(_words(old), _words(new))
    if most > MOST_WORDS:
        yield f"{most} words differ; a slight change is of at most {MOST_WORDS}."


def _quoted(copy: dict[str, Any]) -> list[Any]:
    """Quotations without their place, which moves with the words around them."""
    return [
        [place, kind, [words for _, _, words in rows], *rest]
        for place, kind, rows, *rest in copy["quotations"]
    ]


def _links(copy: dict[str, Any]) -> list[str]:
    """Where links lead, and from which words."""
    return [
        f"{href} {text[start:end]}"
        for _, text, marks in copy["blocks"]
        for start, end, _, href in marks
        if href
    ]


def _words(copy: dict[str, Any]) -> list[str]:
    """The words of standfirst and body, a word of its own for each block's kind."""
    words: list[str] = copy["standfirst"].split()
    for kind, text, _ in copy["blocks"]:
        words += [f"<{kind}>", *text.split()]
    return words


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for step in Indel.opcodes(old, new):
        if step.tag != "equal":
            yield from old[step.src_start : step.src_end]
            yield from new[step.dest_start : step.dest_end]


def _count(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words differ: a word put in another's place is one."""
    steps = [step for step in Indel.opcodes(old, new) if step.tag != "equal"]
    count = out = into = 0
    end: tuple[int, int] | None = None
    for step in steps:
        if end != (step.src_start, step.dest_start):
            count, out, into = count + max(out, into), 0, 0
        out += step.src_end - step.src_start
        into += step.dest_end - step.dest_start
        end = (step.src_end, step.dest_end)
    return count + max(out, into)
