"""Files of one JSON object a line, read so that a bad line stops nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError


class Bad(Exception):
    """A line that cannot be used, and why."""


def read_file(path: Path) -> str:
    """The text of a file, or one plain sentence on why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        reason = fault.strerror or "it cannot be opened"
        raise CommandError(f"{path} cannot be read: {reason}. Name another file.") from None
    except UnicodeDecodeError:
        raise CommandError(f"{path} is not UTF-8 text. Convert it, or name another.") from None


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | Bad]]:
    """Each line that holds something, with its number: an object, or why it is none."""
    # Not splitlines: JSON may hold the characters at which that would break a line.
    for number, line in enumerate(read_file(path).split("\n"), start=1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> dict[str, Any] | Bad:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Bad("it is not JSON.")
    return row if isinstance(row, dict) else Bad("it is not an object in braces.")
