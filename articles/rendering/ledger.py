"""What changed from release to release of a story, word by word, as readers are shown it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from articles.models import Release, Version
from articles.rendering.diff import Change, diff_words_of
from articles.rendering.notes import HEADS, Note, notes_of
from articles.text import Block
from articles.typography import typeset
from articles.vocabulary import ChangeKind

FIRST = "First release"
_PLACES = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "dateline": "Dateline",
    "pictures": "Pictures",
}
# What a quotation is to a reader of the ledger: its name, its number, its words and who said them.
Quoted = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a version as a release printed them."""

    headline: str
    standfirst: str
    dateline: str
    byline: tuple[str, ...]
    blocks: list[Block]
    pictured: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A changed passage, or the unchanged paragraphs between two of them, to be folded."""

    change: Change | None = None
    label: str = ""
    folded: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One release in the ledger of a story that readers can see."""

    release: Release
    head: str
    note: Note | None
    passages: Sequence[Passage]
    paragraphs: int
    quotations: int
    touched: str
    is_first: bool

    @property
    def is_changed(self) -> bool:
        return any(passage.change is not None for passage in self.passages)


def printed(version: Version) -> Printed:
    words = version.words
    return Printed(
        typeset(words.headline),
        typeset(words.standfirst),
        words.dateline,
        words.byline,
        [replace(block, text=typeset(block.text)) for block in words.blocks],
        typeset(words.pictured),
    )


def head_of(release: Release) -> str:
    """The kind of change in a word or two."""
    return HEADS[ChangeKind(release.change)] if release.change else FIRST


def own_note(release: Release) -> Note | None:
    """The note that came with this very release; those before it stand in its list too."""
    notes = notes_of(release)
    own = bool(notes) and notes[-1].at == release.visible_from
    return notes[-1] if own else None


def entries(
    ran: Sequence[Release],
    quotations: Mapping[int, Sequence[Quoted]],
    older: Release | None,
) -> list[Entry]:
    """The ledger of these releases, newest first; `older` is the story release before them."""
    out: list[Entry] = []
    before = older
    for release in reversed(ran):
        out.append(_entry(release, before, quotations))
        before = before if release.is_notice else release
    return out[::-1]


def _entry(
    release: Release, before: Release | None, quotations: Mapping[int, Sequence[Quoted]]
) -> Entry:
    now = printed(release.version)
    rows = quotations.get(release.pk, ())
    compared = before is not None and not release.is_notice
    then = quotations.get(before.pk, ()) if before else ()
    return Entry(
        release=release,
        head=head_of(release),
        note=own_note(release),
        passages=list(_passages(printed(before.version), now)) if compared and before else [],
        paragraphs=len(now.blocks),
        quotations=len(rows),
        touched=touched(then, rows) if compared else "",
        is_first=before is None and not release.is_notice,
    )


def _passages(old: Printed, new: Printed) -> Iterator[Passage]:
    changes = diff_words_of(old, new)
    head = [change for change in changes if change.place != "body"]
    yield from (Passage(one, _PLACES[one.place]) for one in head if one.state != "same")
    body = (change for change in changes if change.place == "body")
    for same, group in groupby(body, key=lambda change: change.state == "same"):
        if same:
            yield Passage(folded=[_text(change) for change in group])
        else:
            yield from (Passage(change) for change in group)


def _text(change: Change) -> str:
    return "".join(run.text for run in change.runs)


def touched(old: Iterable[Quoted], new: Iterable[Quoted]) -> str:
    """What became of the quotations, in a sentence."""
    was = {name: (words, who) for name, _, words, who in old}
    now = {name: (number, (words, who)) for name, number, words, who in new}
    changed = [n for name, (n, said) in now.items() if name in was and was[name] != said]
    come = [number for name, (number, _) in now.items() if name not in was]
    gone = len(was.keys() - now.keys())
    parts = [
        _numbered(changed, "changed"),
        _numbered(come, "put in"),
        f"{gone} taken out" if gone else "",
    ]
    return "; ".join(part for part in parts if part) or "None touched"


def _numbered(numbers: Sequence[int], what: str) -> str:
    if not numbers:
        return ""
    listed = ", ".join(map(str, sorted(numbers)))
    return f"Number{'s' if len(numbers) > 1 else ''} {listed} {what}"
