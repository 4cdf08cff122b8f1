"""A wire story as a plain text file."""

from pathlib import Path

LARGEST = 1_000_000
"""Bytes. A long magazine story has 60,000; what is larger is not a story."""


class Unreadable(Exception):
    """The file cannot be taken as a story; the message says why and what to do."""


def read_plain(path: Path) -> str:
    """The text of a file, line ends made one kind. Raises Unreadable with the reason."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                f"it has {size:,} bytes, more than the {LARGEST:,} a story may have; split it"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"it cannot be read ({(error.strerror or 'unknown').lower()})"
        ) from None
    if b"\0" in raw:
        raise Unreadable("it is not text; export it as plain text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"line {line} is not UTF-8; save it as UTF-8") from None
    if not text.strip():
        raise Unreadable("it is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")
