"""The demo's stories and sources as they lie in its folders: a few lines of fields, then the words."""

import datetime
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """A file of the demo: what it says of itself, and its words."""

    fields: dict[str, str]
    words: str

    def listed(self, name: str) -> list[str]:
        """A field that holds several things, parted by commas."""
        return [one.strip() for one in self.fields[name].split(",")]


def read(folder: str, name: str, day: datetime.date) -> Text:
    """Read one file; where it says {date}, the demo's own day is put."""
    raw = (HERE / folder / f"{name}.txt").read_text(encoding="utf-8")
    head, _, words = raw.replace("{date}", f"{day.day} {day:%B}").partition("\n\n")
    lines = (line.partition(":") for line in head.splitlines())
    return Text({key: value.strip() for key, _, value in lines}, words.strip())
