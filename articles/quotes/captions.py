"""Subtitles and captions: SRT, WebVTT and SBV, with what they put about the spoken words.

Cue numbers and settings, notes and styles, voice and style tags, times inside a cue, and the lines
that rolling captions repeat from one cue to the next.
"""

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from articles.quotes.said import Reader, Spoken
from articles.quotes.timed_text import TIME, clock

_TIMING = re.compile(
    rf"[ \t]*(?P<from>{TIME})[ \t]*-->[ \t]*{TIME}.*|(?P<sbv>{TIME}),{TIME}[ \t]*$"
)
_TAG = re.compile(
    rf"</?(?:[cvibu]|ruby|rt|lang|font)(?:[ .][^<>\n]{{0,200}})?>|<(?P<time>{TIME})>"
    r"|\{\\[^{}\n]{0,60}\}|\\[hN]|[♪♫]"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>\n]{1,200})>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_LABEL = re.compile(r"[ \t]*(?:>>+[ \t]*)?(?:(?P<name>[A-Z][A-Z0-9 .'’-]{1,40}):(?=\s|$))?")
_DASH = re.compile(r"[ \t]*[-–][ \t]*(?=\w)")
_BLOCK = ("NOTE", "STYLE", "REGION")
_FEWEST, _SHARE, _LONGEST_TITLE = 2, 0.25, 400


@dataclass(slots=True)
class Line:
    """A line of a cue: where it stands, and what of it remains without tags."""

    start: int
    end: int
    plain: str


@dataclass(slots=True)
class Cue:
    """What stands on the screen from one time on."""

    code: str
    lines: list[Line] = field(default_factory=list)

    @property
    def plain(self) -> list[str]:
        return [line.plain for line in self.lines]


def from_captions(source: str) -> Spoken | None:
    """The spoken words of captions; None where the text is nothing of the kind."""
    if "-->" not in source and not _TIMING.search(source[:200].partition("\n")[0]):
        return None
    cues = _cues(source)
    if not cues:
        return None
    reader = Reader(source)
    before: Cue | None = None
    is_rolling, is_growing = _rolls(cues), _grows(cues)
    for cue, following in zip_longest(cues, cues[1:]):
        skip = _repeated(before, cue) if is_rolling and before else 0
        reader.gap()
        reader.time(cue.code)
        talk = len(cue.lines) > 1 and all(
            _DASH.match(source, x.start, x.end) for x in cue.lines
        )
        told_again = is_growing and following and _is_longer(cue, following)
        for line in cue.lines[skip : -1 if told_again else None]:
            _read_line(reader, line, cue.code, is_talk=talk)
        before = cue if cue.lines else before
    return reader.done()


def _cues(source: str) -> list[Cue]:
    """The cues in order; lines that are no words of a cue are left out."""
    cues: list[Cue] = []
    kept: list[Line] = []
    at, aside, blank = 0, source.startswith(("WEBVTT", "\ufeffWEBVTT")), True
    for raw in source.splitlines(keepends=True):
        text = raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        timing = _TIMING.fullmatch(text)
        if timing:
            if (
                not cues
                and not aside
                and sum(len(line.plain) for line in kept) > _LONGEST_TITLE
            ):
                return []
            _drop_name(kept, source)
            cues.append(Cue(clock(timing["from"] or timing["sbv"])))
            kept, aside = cues[-1].lines, False
        elif not text.strip():
            aside = False
        elif blank and text.startswith(_BLOCK) and text.split()[0] in _BLOCK:
            aside = True
        elif (not aside and cues) or (not aside and text.strip()):
            kept.append(Line(at, at + len(text), _plain(text)))
        blank = not text.strip()
        at += len(raw)
    return cues


def _drop_name(lines: list[Line], source: str) -> None:
    """The line before a timing is the cue's number or name, where it stands alone."""
    if not lines:
        return
    last = lines[-1]
    alone = source[: last.start].endswith(("\n\n", "\n\r\n", "\r\r")) or last.start == 0
    if alone or last.plain.isdigit():
        lines.pop()


def _plain(text: str) -> str:
    return " ".join(_TAG.sub("", text).split())


def _rolls(cues: list[Cue]) -> bool:
    """Whether cue after cue begins with what the one before ended with, and goes on."""
    filled = [cue for cue in cues if any(cue.plain)]
    again = sum(
        _repeated(a, b) < sum(map(bool, b.plain))
        for a, b in pairwise(filled)
        if _repeated(a, b)
    )
    return again >= _FEWEST and again >= _SHARE * len(filled)


def _grows(cues: list[Cue]) -> bool:
    """Whether cue after cue says again the line of the one before, some words longer."""
    again = sum(_is_longer(a, b) for a, b in pairwise(cues))
    return again >= _FEWEST and again >= _SHARE * len(cues)


def _is_longer(before: Cue, cue: Cue) -> bool:
    return any(before.plain[-1:]) and any(
        line.startswith(before.plain[-1] + " ") for line in cue.plain[:1]
    )


def _repeated(before: Cue, cue: Cue) -> int:
    """How many lines a cue begins with that ended the one before it."""
    for count in range(min(len(before.lines), len(cue.lines)), 0, -1):
        if before.plain[-count:] == cue.plain[:count] and any(cue.plain[:count]):
            return count
    return 0


def _read_line(reader: Reader, line: Line, code: str, *, is_talk: bool) -> None:
    """One line: its speaker if it names one, then its words between the tags."""
    source = reader.source
    at = line.start
    reader.gap()
    while (mark := _TAG.match(source, at, line.end)) and not mark[0].startswith(("<v", "<0")):
        at = mark.end()
    dash = _DASH.match(source, at, line.end) if is_talk else None
    if dash:
        reader.turn("")
        at = dash.end()
    voice = _VOICE.match(source, at, line.end)
    label = _LABEL.match(source, voice.end() if voice else at, line.end)
    if voice:
        reader.turn(_plain(html.unescape(voice["name"])))
        at = voice.end()
    elif label and label[0].strip():
        reader.turn(label["name"] or "")
        at = label.end()
    for tag in _TAG.finditer(source, at, line.end):
        _decode(reader, at, tag.start())
        if tag["time"]:
            reader.time(clock(tag["time"]))
        name = _VOICE.fullmatch(tag[0])
        if name:
            reader.turn(_plain(html.unescape(name["name"])))
        at = tag.end()
    _decode(reader, at, line.end)


def _decode(reader: Reader, start: int, end: int) -> None:
    """Words of a line, its entities as the characters they stand for."""
    for hit in _ENTITY.finditer(reader.source, start, end):
        reader.copy(start, hit.start())
        reader.put(html.unescape(hit[0]), hit.start(), hit.end())
        start = hit.end()
    reader.copy(start, end)
