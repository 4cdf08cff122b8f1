"""A step that one press takes: nothing is asked but, at most, a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from articles.workflow import SEAL
from people.models import Editor


class Seen(NamedTuple):
    """What stood on the page on which somebody pressed."""

    version: int
    copy: str = ""
    """The seal of all that readers would get; empty where the page does not show it."""

    @classmethod
    def read(cls, fields: Any) -> "Seen":
        """From the fields of a press; what is no number is version 0, which no story has."""
        raw = str(fields.get("seen_version", ""))
        version = int(raw) if raw.isdecimal() and len(raw) < 9 else 0
        return cls(version, str(fields.get("seen_copy", ""))[:SEAL])


Taken = Callable[[Editor, int, str, Seen], Any]
"""Who, the story's key, the reason, and what was seen."""


@dataclass(frozen=True)
class OneStep:
    """What the press asks of the workflow, and what is said when it was done and when not."""

    take: Taken
    done: str
    not_done: str
