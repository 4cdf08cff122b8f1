"""The JSON of speech-to-text services: what was said, when and by whom, whatever the shape.

The shapes differ in where they keep words, not in how: somewhere is a list of objects with a text
and a time. Every such list is a candidate; lists at the same place under different parents are one.
The finest that holds all the words is read.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from articles.quotes.json_places import Placed, Unreadable, decoded, escapes, values_of
from articles.quotes.said import Reader, Spoken

_TEXT = ("punctuated_word", "word", "text", "transcript", "content", "value", "body", "utf8",
         "display", "Display", "sentence", "caption", "line")  # fmt: skip
_START = ("start", "start_time", "startTime", "start_ms", "startMs", "tStartMs", "ts", "begin",
          "offset", "timestamp", "timestamps", "offsets", "startSecs", "start_offset", "from",
          "time", "seconds")  # fmt: skip
_WHO = ("speaker", "speaker_label", "speakerLabel", "speaker_id", "speakerId", "speakerTag",
        "speaker_tag", "speaker_name", "speakerName", "channel_label")  # fmt: skip
_RANKED = frozenset({"alternatives", "nBest", "NBest"})
_ISO = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")
_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)s?")
_WHOLE, _SLOWEST, _LONGEST = 0.6, 0.04, 360_000.0
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or more that was said, when in the shape's own unit, and by whom."""

    said: Placed
    at: float | None
    who: str


@dataclass(frozen=True, slots=True)
class _About:
    """What the objects around a text tell of it."""

    path: str = ""
    at: float | None = None
    who: str = ""


def from_json(source: str) -> Spoken | None:
    """The spoken words of a speech-to-text answer; None where the text is nothing of the kind."""
    if source[:200].lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return None
    try:
        values = values_of(source)
    except Unreadable:
        return None
    units = _chosen(values)
    return _read(source, units) if units else None


def _chosen(values: list[object]) -> list[Unit]:
    found: dict[str, list[Unit]] = defaultdict(list)
    labels: dict[float, str] = {}
    for value in values:
        for path, unit in _walk(value, _About(), labels):
            found[path].append(unit)
    sizes = {path: sum(len(u.said) for u in units) for path, units in found.items()}
    enough = _WHOLE * max(sizes.values(), default=0)
    whole = [path for path in found if sizes[path] >= enough]
    if not whole:
        return []
    best = max(whole, key=lambda path: _fineness(found[path]))
    units = _once(found[best])
    return [u if u.who or u.at is None else replace(u, who=labels.get(u.at, "")) for u in units]


def _fineness(units: list[Unit]) -> tuple[bool, int]:
    timed = sum(unit.at is not None for unit in units)
    return 2 * timed >= len(units), timed or -len(units)


def _once(units: list[Unit]) -> list[Unit]:
    """Some services say all the words again at the end, by speaker: then the last half counts."""
    half = len(units) // 2
    if len(units) % 2 or half < _PARTS or any(u.who for u in units[:half]):
        return units
    same = all(a.said == b.said for a, b in zip(units[:half], units[half:], strict=True))
    return units[half:] if same and units[half].who else units


def _walk(value: object, about: _About, labels: dict[float, str]) -> Iterator[tuple[str, Unit]]:
    """Every text in a value, with the path to it in which all items of a list are one."""
    if isinstance(value, dict):
        yield from _object(value, about, labels)
    elif isinstance(value, list):
        if _is_word_list(value):
            yield about.path, Unit(value[0], _number(value[1]), about.who)
            return
        for item in value[:1] if about.path.rpartition("/")[2] in _RANKED else value:
            yield from _walk(item, about, labels)


def _object(
    value: Mapping[str, object], about: _About, labels: dict[float, str]
) -> Iterator[tuple[str, Unit]]:
    at = next((t for key in _START if (t := _time(key, value.get(key))) is not None), None)
    who = next((name for key in _WHO if (name := _name(value.get(key)))), "")
    inner = _About(about.path, about.at if at is None else at, who or about.who)
    said = next((value[key] for key in _TEXT if isinstance(value.get(key), Placed)), None)
    if isinstance(said, Placed) and said.strip():
        yield about.path, Unit(said, inner.at, inner.who)
    elif at is not None and who:
        labels[at] = who
    for key, item in value.items():
        if isinstance(item, dict | list):
            yield from _walk(item, replace(inner, path=f"{about.path}/{key}"), labels)


def _is_word_list(value: list[object]) -> bool:
    """`["word", 0.1, 0.4]`, as one service writes a word."""
    return (
        len(value) == _PARTS
        and isinstance(value[0], Placed)
        and all(isinstance(n, int | float) for n in value[1:])
    )


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("id")
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, str | int) else ""


def _number(value: object) -> float | None:
    """A number of seconds or more; one that is whole stays whole, see `_per_second`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) and value >= 0 else None


def _time(key: str, value: object) -> float | None:
    """A start in the unit it is given in; names that tell the unit are reckoned with."""
    if isinstance(value, str):
        return _told(value)
    if isinstance(value, dict):
        return _in_parts(value)
    if isinstance(value, list):
        return _number(value[0]) if value else None
    number = _number(value)
    if number is None:
        return None
    return number / 1000 if key.lower().endswith("ms") else number


def _in_parts(value: Mapping[str, object]) -> float | None:
    if "from" in value:
        return _time("from", value["from"])
    seconds, nanos = _time("", value.get("seconds")), _number(value.get("nanos")) or 0
    if seconds is None:
        return None if "nanos" not in value else nanos / 1e9
    return seconds + nanos / 1e9


def _told(value: str) -> float | None:
    """`1.3s`, `PT1M2S` or `00:01:02.5`."""
    value = value.strip()
    if hit := _SECONDS.fullmatch(value):
        return float(hit[1])
    if (hit := _ISO.fullmatch(value)) and value != "PT":
        return sum(float(n or 0) * k for n, k in zip(hit.groups(), (3600, 60, 1), strict=True))
    if hit := _CLOCK.fullmatch(value):
        return int(hit[1] or 0) * 3600 + int(hit[2]) * 60 + float(hit[3].replace(",", "."))
    return None


def _per_second(units: list[Unit]) -> float:
    """How many of the shape's units make a second.

    Milliseconds are whole numbers, and nobody speaks as slowly as they look.
    """
    times = [unit.at for unit in units if unit.at is not None]
    if not all(isinstance(at, int) for at in times):
        return 1.0
    spent = max(times, default=0.0) - min(times, default=0.0)
    spoken = sum(len(unit.said) for unit in units)
    return 1000.0 if spent and spoken / spent < _SLOWEST else 1.0


def _clock(seconds: float) -> str:
    whole = int(min(seconds, _LONGEST))
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _read(source: str, units: list[Unit]) -> Spoken:
    reader = Reader(source)
    rate = _per_second(units)
    for unit in units:
        is_mark = not any(map(str.isalnum, unit.said))
        if not is_mark:
            reader.gap(" ")
            if unit.at is not None:
                reader.time(_clock(unit.at / rate))
            if unit.who:
                reader.turn(unit.who)
        _copy(reader, unit.said)
    return reader.done()


def _copy(reader: Reader, said: Placed) -> None:
    """A string as it reads, each escape as the character it stands for."""
    at = said.start
    for hit in escapes(reader.source, said.start, said.end):
        reader.copy(at, hit.start())
        reader.put(decoded(hit[0]), hit.start(), hit.end())
        at = hit.end()
    reader.copy(at, said.end)
