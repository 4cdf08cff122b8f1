"""What was typed into a field that no form checks."""

from collections.abc import Mapping


def typed(fields: Mapping[str, str], *names: str) -> str:
    """The first of these fields that was posted, without the one character no database keeps."""
    for name in names:
        if name in fields:
            return fields[name].replace("\x00", "").strip()
    return ""
