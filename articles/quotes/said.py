"""The spoken words of a source as plain text, with the way back to where each stands in it."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A run of the plain text and where it was given; unless it was decoded, as long there."""

    at: int
    start: int
    end: int
    is_decoded: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words that were said, when, and by whom, as far as the source tells.

    Places are characters of `text`, but for `stretches`: where spoken words stand in the source.
    """

    text: str
    runs: tuple[Run, ...]
    time_at: tuple[int, ...] = ()
    times: tuple[str, ...] = ()
    turn_at: tuple[int, ...] = ()
    speakers: tuple[str, ...] = ()

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        out: list[tuple[int, int]] = []
        for run in self.runs:
            begun = out.pop()[0] if out and out[-1][1] == run.start else run.start
            out.append((begun, run.end))
        return tuple(out)

    def time(self, at: int) -> str:
        """The last time given at or before a place."""
        number = bisect_right(self.time_at, at) - 1
        return self.times[number] if number >= 0 else ""

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Where in the source a stretch of the plain text stands."""
        if end <= start or not self.runs:
            return 0, 0
        first, last = self._run(start), self._run(end - 1)
        begin = first.start if first.is_decoded else first.start + start - first.at
        stop = last.end if last.is_decoded else last.start + end - last.at
        return min(begin, first.end), min(stop, last.end)

    def _run(self, at: int) -> Run:
        return self.runs[max(0, bisect_right(self.runs, (at, 1 << 62, 0)) - 1)]


class Reader:
    """Gathers spoken words out of a source, piece by piece and in order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._times: list[tuple[int, str]] = []
        self._turns: list[tuple[int, str]] = []
        self._strangers = 0

    def copy(self, start: int, end: int) -> None:
        """Words that stand in the source as they are."""
        if end > start:
            self._add(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """A character that the source writes in another way, such as `&amp;`."""
        if text:
            self._add(text, start, end, is_decoded=True)

    def _add(self, text: str, start: int, end: int, *, is_decoded: bool = False) -> None:
        self._runs.append(Run(self._length, start, end, is_decoded))
        self._parts.append(text)
        self._length += len(text)

    def gap(self, mark: str = "\n") -> None:
        """Something that parts words, where something was left out."""
        if self._parts and not self._parts[-1][-1:].isspace():
            self._parts.append(mark)
            self._length += len(mark)

    def time(self, code: str) -> None:
        """What follows was said at this time."""
        if code:
            self._times.append((self._length, code))

    def turn(self, speaker: str) -> None:
        """What follows is said by this speaker; an empty name is somebody else, unnamed."""
        if not speaker:
            self._strangers += 1
            speaker = f">>{self._strangers}"
        if not self._turns or self._turns[-1][1] != speaker:
            self._turns.append((self._length, speaker))

    def done(self) -> Spoken:
        return Spoken(
            "".join(self._parts),
            tuple(self._runs),
            tuple(at for at, _ in self._times),
            tuple(code for _, code in self._times),
            tuple(at for at, _ in self._turns),
            tuple(name for _, name in self._turns),
        )
