"""What was typed or pressed where no form checks it."""

from collections.abc import Mapping


def typed(fields: Mapping[str, str], *names: str) -> str:
    """The first of these fields that was posted, without the one character no database keeps."""
    for name in names:
        if name in fields:
            return fields[name].replace("\x00", "").strip()
    return ""


def number(raw: str) -> int:
    """The key of a row as it was posted; 0, which no row has, for anything else."""
    return int(raw) if raw.isdecimal() and len(raw) < 19 else 0
