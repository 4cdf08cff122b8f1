"""JSON read with the place of each string, so that words in it can be pointed at."""

import re

_TOKEN = re.compile(
    r'[ \t\r\n]*(?:"(?P<said>[^"\\]*(?:\\.[^"\\]*)*)"'
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)"
    r"|(?P<word>true|false|null|NaN)|(?P<mark>[{}\[\],:]))",
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.",
    re.DOTALL,
)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}
_DEEPEST = 60


class Unreadable(ValueError):
    """It is no JSON, or is nested deeper than a transcript is."""


class Placed(str):
    """A decoded string that remembers where it stands, its quotation marks left out."""

    start: int
    end: int


def decoded(escape: str) -> str:
    """The character an escape stands for."""
    if escape[1] != "u":
        return _SHORT.get(escape[1], escape[1])
    units = [int(code, 16) for code in escape.split("\\u")[1:]]
    if len(units) > 1:
        return chr(0x10000 + ((units[0] - 0xD800) << 10) + units[1] - 0xDC00)
    return "\ufffd" if 0xD800 <= units[0] < 0xE000 else chr(units[0])


def escapes(source: str, start: int, end: int) -> list[re.Match[str]]:
    """The escapes in a stretch of a source."""
    return list(_ESCAPE.finditer(source, start, end)) if "\\" in source[start:end] else []


def _placed(hit: re.Match[str]) -> Placed:
    said = hit["said"]
    text = _ESCAPE.sub(lambda e: decoded(e[0]), said) if "\\" in said else said
    out = Placed(text)
    out.start, out.end = hit.span("said")
    return out


class _Builder:
    """The value being built, with the containers it stands in."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.stack: list[dict[str, object] | list[object]] = []
        self.keys: list[str | None] = []

    def add(self, value: object) -> None:
        if not self.stack:
            self.values.append(value)
            return
        inner = self.stack[-1]
        if isinstance(inner, list):
            inner.append(value)
        elif self.keys[-1] is None:
            if not isinstance(value, str):
                raise Unreadable
            self.keys[-1] = value
        else:
            inner[self.keys[-1]] = value
            self.keys[-1] = None

    def open(self, container: dict[str, object] | list[object]) -> None:
        if len(self.stack) >= _DEEPEST:
            raise Unreadable
        if self.stack and isinstance(self.stack[-1], dict) and self.keys[-1] is None:
            raise Unreadable
        self.add(container)
        self.stack.append(container)
        self.keys.append(None)

    def close(self, kind: type) -> None:
        if not self.stack or not isinstance(self.stack[-1], kind) or self.keys[-1] is not None:
            raise Unreadable
        self.stack.pop()
        self.keys.pop()

    def mark(self, mark: str) -> None:
        if mark in "{[":
            self.open({} if mark == "{" else [])
        elif mark in "}]":
            self.close(dict if mark == "}" else list)


def values_of(source: str) -> list[object]:
    """The values of a text that is JSON, or one JSON value a line.

    Strings are `Placed`; commas and colons are taken for granted. Raises Unreadable.
    """
    built = _Builder()
    at, end = 0, len(source.rstrip())
    if source[:1] == "\ufeff":
        at = 1
    while at < end:
        hit = _TOKEN.match(source, at)
        if hit is None:
            raise Unreadable
        if hit["mark"]:
            built.mark(hit["mark"])
        elif hit["said"] is not None:
            built.add(_placed(hit))
        elif hit["number"]:
            number = hit["number"]
            built.add(
                int(number)
                if number.lstrip("-").isdigit() and len(number) < 19
                else float(number)
            )
        else:
            built.add({"true": True, "false": False}.get(hit["word"]))
        at = hit.end()
    if built.stack:
        raise Unreadable
    return built.values
