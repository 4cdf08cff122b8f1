"""A step that one press takes: nothing is asked but, at most, a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from people.models import Editor

Taken = Callable[[Editor, int, str, int], Any]
"""Who, the story's key, the reason, and the version that was seen."""


@dataclass(frozen=True)
class OneStep:
    """What the press asks of the workflow, and what is said when it was done and when not."""

    take: Taken
    done: str
    not_done: str
