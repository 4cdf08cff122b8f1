"""The spoken words of a source, and the times at which they were said.

Plain text, text with times, SRT, VTT and the usual speech-to-text JSON are read where they stand:
offsets are always characters of the source as it was given.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

_TIMES = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_CUE = re.compile(
    rf"^(?:\d+[ \t]*\r?\n)?(?P<cue>{_TIMES})[ \t]*-->[^\n]*(?:\n|$)|^WEBVTT[^\n]*(?:\n|$)|^NOTE[^\n]*\n",
    re.MULTILINE,
)
_STAMP = re.compile(
    rf"^[ \t]*[\[(<]?(?P<line>{_TIMES})[\])>]?(?=[ \t\n:–-])|[\[(<](?P<inline>{_TIMES})[\])>]",
    re.MULTILINE,
)
_LABEL = re.compile(r"^[ \t]*[A-Z][A-Z .'’-]{1,30}:(?=\s)", re.MULTILINE)
_VTT_TAG = re.compile(r"</?[cvibu](?:[ .][^>\n]{0,60})?>")
_JSON_WORDS = re.compile(
    r'"(?P<key>text|transcript|punctuated_word|word|content)"\s*:\s*"(?P<said>(?:[^"\\]|\\.)*)"'
)
_JSON_TIME = re.compile(
    r'"(?:start|start_time|startTime|startSecs|offset|from|ts)"\s*:\s*"?(?P<seconds>\d+(?:\.\d+)?)s?"?'
)
_FEWEST = 2
_BY_KEY = ("text", "transcript", "punctuated_word", "word", "content")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Stretches of the source that hold spoken words, and the times in it, by offset."""

    stretches: tuple[tuple[int, int], ...]
    time_at: tuple[int, ...]
    times: tuple[str, ...]

    def time(self, at: int) -> str:
        """The last time given at or before an offset."""
        place = bisect_right(self.time_at, at) - 1
        return self.times[place] if place >= 0 else ""


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _looks_like_json(source: str) -> bool:
    head = source[:200].lstrip()
    return head[:1] in ("{", "[") and '"' in head and ":" in head


def _from_json(source: str) -> Spoken | None:
    found: dict[str, list[tuple[int, int]]] = {}
    for hit in _JSON_WORDS.finditer(source):
        found.setdefault(hit["key"], []).append(hit.span("said"))
    for key in _BY_KEY:
        stretches = found.get(key)
        if stretches:
            break
    else:
        return None
    stretches = _without_whole(source, stretches)
    times = [(h.start(), _clock(float(h["seconds"]))) for h in _JSON_TIME.finditer(source)]
    return Spoken(tuple(stretches), *_nearest(times, stretches))


def _without_whole(source: str, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The whole text beside its segments would make every word stand twice."""
    whole = max(stretches, key=lambda s: s[1] - s[0])
    rest = [s for s in stretches if s != whole]
    if len(rest) < _FEWEST:
        return stretches
    text = source[whole[0] : whole[1]]
    parts = (source[start:end].strip() for start, end in rest[:_FEWEST])
    return rest if all(part in text for part in parts) else stretches


def _nearest(
    times: list[tuple[int, str]], stretches: list[tuple[int, int]]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """A stretch's time may stand before or behind it in its object; give each its own."""
    if not times:
        return (), ()
    places = [at for at, _ in times]
    leads = places[0] < stretches[0][0]
    at, codes = [], []
    for number, (start, end) in enumerate(stretches):
        place = bisect_right(places, start) - 1 if leads else bisect_right(places, end)
        if 0 <= place < len(times) and (leads or number + place >= 0):
            at.append(start)
            codes.append(times[place][1])
    return tuple(at), tuple(codes)


def spoken(source: str) -> Spoken:
    """Where the spoken words of a source stand, and when they were said."""
    if _looks_like_json(source):
        read = _from_json(source)
        if read is not None:
            return read
    dropped: list[tuple[int, int]] = []
    times: list[tuple[int, str]] = []
    for hit in _CUE.finditer(source):
        dropped.append(hit.span())
        if hit["cue"]:
            times.append((hit.start(), hit["cue"].replace(",", ".").split(".")[0]))
    for hit in _STAMP.finditer(source):
        code = hit["line"] or hit["inline"]
        if "-->" not in source[hit.end() : hit.end() + 6]:
            dropped.append(hit.span())
            times.append((hit.start(), code.replace(",", ".").split(".")[0]))
    dropped += [h.span() for h in _LABEL.finditer(source)]
    dropped += [h.span() for h in _VTT_TAG.finditer(source)]
    return _without(source, sorted(dropped), sorted(times))


def _without(
    source: str, dropped: list[tuple[int, int]], times: list[tuple[int, str]]
) -> Spoken:
    stretches, at = [], 0
    for start, end in dropped:
        if start > at:
            stretches.append((at, start))
        at = max(at, end)
    if at < len(source):
        stretches.append((at, len(source)))
    return Spoken(tuple(stretches), tuple(t for t, _ in times), tuple(c for _, c in times))
