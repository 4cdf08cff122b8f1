"""How gunicorn serves the demo: a closed terminal stops it, as Ctrl-C does."""

import signal
from types import FrameType
from typing import Protocol


class Arbiter(Protocol):
    """What is used here of gunicorn's own, which has no types."""

    def signal(self, number: int, frame: FrameType | None) -> None: ...


# Under nohup the caller wants it to outlive the terminal.
outlives_terminal = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def when_ready(server: Arbiter) -> None:
    """By itself gunicorn takes a hang-up for a wish to reload, and would serve on unseen."""

    def stop(number: int, frame: FrameType | None) -> None:
        server.signal(signal.SIGTERM, frame)

    signal.signal(signal.SIGHUP, signal.SIG_IGN if outlives_terminal else stop)
