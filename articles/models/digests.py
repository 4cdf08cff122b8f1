"""One way to turn a record into a digest, so that every reader of the record gets the same."""

import datetime
import hashlib
import json


def canonical(record: object) -> str:
    """The record as JSON that is the same wherever it is made: sorted keys, no spaces, UTC."""
    return json.dumps(
        record, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )


def digest_of(record: object) -> str:
    """sha256, in hex, of the canonical JSON of a record."""
    return hashlib.sha256(canonical(record).encode()).hexdigest()


def _plain(part: object) -> str:
    if isinstance(part, datetime.datetime):
        return part.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(part, datetime.date):
        return part.isoformat()
    raise TypeError(f"A digest cannot hold a {type(part).__name__}.")
