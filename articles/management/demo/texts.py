"""The demo's stories and sources as they lie in its folders: a few lines of fields, then the words."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

_DAY = re.compile(r"\{(date|weekday)(?:-(\d+))?\}")

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
    """Read one file; {date} and {weekday} are the demo's own day, {date-3} three days before it."""

    def told(place: re.Match[str]) -> str:
        then = day - datetime.timedelta(days=int(place[2] or 0))
        return f"{then:%A}" if place[1] == "weekday" else f"{then.day} {then:%B}"

    raw = (HERE / folder / f"{name}.txt").read_text(encoding="utf-8")
    head, _, words = _DAY.sub(told, raw).partition("\n\n")
    lines = (line.partition(":") for line in head.splitlines())
    return Text({key: value.strip() for key, _, value in lines}, words.strip())


def attached(name: str) -> SimpleUploadedFile:
    """A file that lies beside the sources, as it would be uploaded."""
    return SimpleUploadedFile(name, (HERE / "sources" / name).read_bytes())
