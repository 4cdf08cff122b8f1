"""What changed between two texts, word by word, and between two copies, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from articles.rendering.alignment import aligned, stretches
from articles.text import Block

_WORD = re.compile(r"\S+\s*")
# Two texts of more words than a story has are shown whole, the one after the other.
_WORK = 500_000_000


class Copy(Protocol):
    """Words that can be compared: a working copy's, or those that a release printed."""

    @property
    def headline(self) -> str: ...
    @property
    def standfirst(self) -> str: ...
    @property
    def dateline(self) -> str: ...
    @property
    def byline(self) -> tuple[str, ...]: ...
    @property
    def pictured(self) -> str: ...
    @property
    def blocks(self) -> list[Block]: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts ("same"), in the old one alone, or in the new one alone."""

    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one paragraph, headline, standfirst, dateline or byline.

    `state` is "same", "changed", "added" or "removed"; `number` the paragraph's number in the
    newer copy (the older one where it was removed), 0 outside the body.
    """

    place: str
    number: int
    kind: str
    state: str
    runs: tuple[Run, ...]
    marks_changed: bool = False


def diff_words(old: str, new: str) -> list[Run]:
    """Exact words: a changed comma or apostrophe is a change, a moved space is none."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if before != after and len(before) * len(after) > _WORK:
        return _spaced(_changed(before, after))
    runs: list[Run] = []
    gone: list[str] = []
    come: list[str] = []
    for equal, olds, news in stretches(_keys(before), _keys(after)):
        if equal:
            runs += _changed(gone, come)
            gone, come = [], []
            runs.append(Run("same", "".join(after[news.start : news.stop])))
        else:
            gone += before[olds.start : olds.stop]
            come += after[news.start : news.stop]
    return _spaced(runs + _changed(gone, come))


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """The last word of one text may stand before more of the other: then a space parts them."""
    apart = [
        run if run.text[-1].isspace() else Run(run.op, f"{run.text} ") for run in runs[:-1]
    ]
    return [*apart, *runs[-1:]]


def _keys(words: Sequence[str]) -> list[str]:
    return [word.rstrip() for word in words]


def _changed(gone: Sequence[str], come: Sequence[str]) -> list[Run]:
    pairs = (("old", "".join(gone)), ("new", "".join(come)))
    return [Run(op, text) for op, text in pairs if text]


def diff_words_of(old: Copy, new: Copy) -> list[Change]:
    """The whole copy in reading order. What stands unchanged is named too, to be folded."""
    lines = (
        ("headline", old.headline, new.headline),
        ("standfirst", old.standfirst, new.standfirst),
        ("byline", ", ".join(old.byline), ", ".join(new.byline)),
        ("dateline", old.dateline, new.dateline),
        ("pictures", old.pictured, new.pictured),
    )
    head = [_line(place, before, after) for place, before, after in lines if before or after]
    return head + list(_body(old.blocks, new.blocks))


def _line(place: str, old: str, new: str) -> Change:
    runs = tuple(diff_words(old, new))
    state = "same" if all(run.op == "same" for run in runs) else "changed"
    return Change(place, 0, "", state, runs)


def _body(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Change]:
    keys = [[(block.kind, block.text) for block in side] for side in (old, new)]
    texts = [[block.text for block in side] for side in (old, new)]
    for before, after in aligned(keys[0], keys[1], texts[0], texts[1]):
        if before is not None and after is not None:
            yield _pair(after + 1, old[before], new[after])
        elif before is not None:
            yield _whole("removed", "old", before + 1, old[before])
        elif after is not None:
            yield _whole("added", "new", after + 1, new[after])


def _pair(number: int, old: Block, new: Block) -> Change:
    runs = tuple(diff_words(old.text, new.text))
    same = old.kind == new.kind and all(run.op == "same" for run in runs)
    marks = same and old.marks != new.marks
    state = "same" if same and not marks else "changed"
    return Change("body", number, new.kind, state, runs, marks)


def _whole(state: str, op: str, number: int, block: Block) -> Change:
    return Change("body", number, block.kind, state, (Run(op, block.text),))
