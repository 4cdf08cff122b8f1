"""The power fails: an exception from a random statement inside an action, which no rule of ours catches."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

OF_THE_TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK")


class Crash(BaseException):
    """The power fails between two statements."""


@contextmanager
def crashing(at: int) -> Iterator[None]:
    """Let the statement of that number fail as nothing else fails; 0 lets all of them pass."""
    left = at

    def fail(execute: Any, statement: str, *rest: Any) -> Any:
        nonlocal left
        if not statement.lstrip().upper().startswith(OF_THE_TRANSACTION):
            left -= 1
            if left == 0:
                raise Crash
        return execute(statement, *rest)

    with connection.execute_wrapper(fail):
        yield
