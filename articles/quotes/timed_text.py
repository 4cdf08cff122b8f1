"""Plain text, with the times and the names of speakers that many transcripts put into it."""

import re
from collections import Counter
from collections.abc import Set
from itertools import pairwise

from articles.quotes.said import Reader, Spoken

TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*| \d{1,3}){0,4}"
_RANGE = rf"{TIME}(?:[ \t]*(?:-->|-|–|to)[ \t]*{TIME})?"
# `Joan Roe  0:05` on a line of its own, or `Joan Roe (0:05):` before her words.
_HEADED = rf"(?P<who>{_NAME})[ \t]*(?:[ \t](?P<bare>{TIME})[ \t]*$|[\[(](?P<in>{TIME})[\])]:?)"
_LINE = re.compile(
    rf"^[ \t]*(?:{_HEADED}|(?:(?P<open>[\[(<])(?P<shut>{_RANGE})[\])>]|(?P<line>{_RANGE})(?=[ \t\r\n:–-]|$))[ \t]*[-–:|]?)",
    re.MULTILINE,
)
_INLINE = re.compile(rf"[\[<](?P<code>{TIME})[\]>]")
_LABEL = re.compile(
    rf"^[ \t]*(?:>>+[ \t]*)?(?P<name>{_NAME})[ \t]*:(?=\s)|^[ \t]*>>+", re.MULTILINE
)
_LABEL_BEHIND = re.compile(rf"[ \t]*(?:(?:>>+[ \t]*)?(?P<name>{_NAME})[ \t]*:(?=\s)|>>+)")
_TWICE, _DIALOGUE = 2, 3

# Where a mark stands, the time it gives, and who speaks from there: None for no change.
Mark = tuple[int, int, str, str | None]


def clock(code: str) -> str:
    """A time code without its fractions."""
    return code.replace(",", ".").split(".")[0]


def from_text(source: str) -> Spoken:
    """Any text: its words without the times and names put before them."""
    reader = Reader(source)
    at = 0
    for start, end, code, speaker in _marks(source):
        if start < at:
            continue
        reader.copy(at, start)
        reader.gap()
        reader.time(code)
        if speaker is not None:
            reader.turn(speaker)
        at = end
    reader.copy(at, len(source))
    return reader.done()


def _marks(source: str) -> list[Mark]:
    lines = list(_LINE.finditer(source))
    bare = {hit.start() for hit in lines if hit["line"]} if not _are_times(lines) else set()
    speakers = _speakers(source)
    marks: list[Mark] = []
    for hit in lines:
        if hit.start() in bare or (hit["who"] and hit["bare"] and hit["who"][:1].isdigit()):
            continue
        code = next(filter(None, (hit["bare"], hit["in"], hit["shut"], hit["line"])))
        code = re.match(TIME, code)[0]  # type: ignore[index]
        speaker = hit["who"] and hit["who"].upper()
        marks.append((hit.start(), hit.end(), clock(code), speaker))
        marks += _label(_LABEL_BEHIND.match(source, hit.end()), speakers)
    for hit in _LABEL.finditer(source):
        marks += _label(hit, speakers)
    marks += [(h.start(), h.end(), clock(h["code"]), None) for h in _INLINE.finditer(source)]
    return sorted(marks, key=lambda mark: mark[:2])


def _label(hit: re.Match[str] | None, speakers: Set[str]) -> list[Mark]:
    """A name before a colon where it is a speaker's; `>>` is a speaker without a name."""
    if hit is None:
        return []
    name = hit["name"]
    if name is None:
        return [(hit.start(), hit.end(), "", "")]
    is_speaker = name == name.upper() or name in speakers
    return [(hit.start(), hit.end(), "", name.upper())] if is_speaker else []


def _speakers(source: str) -> Set[str]:
    """Names that stand before a colon again and again, or all where every other line has one.

    `Remember: we pay` alone is no speaker.
    """
    names = Counter(hit["name"] for hit in _LABEL.finditer(source) if hit["name"])
    for hit in _LINE.finditer(source):
        behind = _LABEL_BEHIND.match(source, hit.end())
        if behind and behind["name"]:
            names[behind["name"]] += 1
    lines = sum(1 for line in source.splitlines() if line.strip())
    labels = names.total()
    if labels >= _TWICE and 2 * labels >= lines and (labels >= _DIALOGUE or labels == lines):
        return set(names)
    return {name for name, count in names.items() if count >= _TWICE}


def _are_times(lines: list[re.Match[str]]) -> bool:
    """Whether times without brackets are stamps: in order, line after line, or with a zero first."""
    codes = [hit["line"] for hit in lines if hit["line"]]
    if len(codes) < _TWICE:
        return bool(codes) and codes[0].startswith("0")
    seconds = [seconds_of(code) for code in codes]
    return all(a <= b for a, b in pairwise(seconds))


def seconds_of(code: str) -> int:
    """A time code, or the first of a range, in seconds."""
    first = re.match(TIME, code)
    parts = clock(first[0] if first else "0").split(":")
    return sum(int(part) * 60**n for n, part in enumerate(reversed(parts)))
