"""Annotated stories: who said what, marked by hand, and the reader of that format.

A file of `tests/data/quotes/annotated/tuned` or `…/heldout` has a header, a blank line and the
story. `README.md` beside them gives the format in full:

    style: British broadsheet, single curly marks
    opens: headline, standfirst
    people:
    Ada Finch (she/her)

    ‘{{Ada Finch|person|full|pronoun: I came to keep the sea out,}}’ she said.

`python -m tests.quotes.annotated heldout > x.jsonl` writes a half in the shape of the
quotation benchmark; `… counts` prints how many spans of each sort both halves hold.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "quotes" / "annotated"
HALVES = ("tuned", "heldout")
# Fourteen more: American political news, as papers, sites and agencies write it.
POLITICS = ("tuned-politics", "heldout-politics")
# Sixteen and twelve harder ones written to fit the confidence on, before any rule had met them.
CALIBRATION = ("calibration", "calibration-hard")
SETS = (*HALVES, *POLITICS, *CALIBRATION)
SPEAKER_KINDS = ("person", "organisation", "group", "none")
QUOTATION_KINDS = ("full", "partial")
OTHER_KINDS = ("scare", "title", "term")
# How the story attributes the words: by a name (the rule, left unwritten), by a pronoun, by a
# title or epithet, by nothing of their own because they run on from the quotation before, or by
# the story as a whole.
ATTRIBUTIONS = ("named", "pronoun", "role", "run", "apart")
PLACES = ("headline", "standfirst")

_OPENING = "\"'“‘„«‚"
_CLOSING = "\"'”’“»‘"
# A mark that can only be a quotation mark: singles may be apostrophes.
_DOUBLE = re.compile(r"(?<!\d)\"|[“”„«»]")
_ANNOTATION = re.compile(r"\{\{([^:{}\n]*): ([^{}\n]*)\}\}")
_PERSON = re.compile(r"(?P<name>[^()]+?)(?: \((?P<pronouns>[a-z]+/[a-z]+)\))?")


class Malformed(ValueError):
    """An annotation or header which cannot be read, with its file and line."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path.name}, line {line}: {why}")


@dataclass(frozen=True, slots=True)
class Span:
    """The words between two quotation marks, and who said them according to the story.

    For a person `speaker` is the name; for a body, a group or a source without a name it is the
    story's words for it, and may be empty where the story has none.
    """

    start: int
    end: int
    text: str
    speaker: str
    speaker_kind: str
    kind: str
    attributed: str
    part: int | None

    @property
    def is_quotation(self) -> bool:
        return self.kind in QUOTATION_KINDS

    def record(self) -> dict[str, object]:
        """The span in the benchmark's shape, where only a person is a speaker.

        The benchmark does not judge a null speaker of the type "none", so a source without a
        name has the type "unnamed" here: to name a person for it is a false attribution.
        `source_text` are the words by which a body or group may be named without fault.
        """
        row: dict[str, object] = {"start": self.start, "end": self.end, "text": self.text}
        if self.speaker_kind == "person":
            by = {"run": "continued"}.get(self.attributed, self.attributed)
            row |= {"speaker": self.speaker, "speaker_type": by}
        else:
            by = "unnamed" if self.speaker_kind == "none" else self.speaker_kind
            row |= {"speaker": None, "speaker_type": by, "source_text": self.speaker}
        return row | {"kind": self.kind, "part": self.part}


@dataclass(frozen=True, slots=True)
class Story:
    """A story without its annotation, and the annotation with offsets into `text`."""

    id: str
    style: str
    places: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    text: str
    spans: tuple[Span, ...]

    @property
    def quotations(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.is_quotation)

    @property
    def not_quotations(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if not span.is_quotation)

    def paragraphs(self) -> list[tuple[str, int, str]]:
        """Each paragraph as (place, offset into the text, words)."""
        rows: list[tuple[str, int, str]] = []
        offset = 0
        for line in self.text.split("\n"):
            if line:
                place = self.places[len(rows)] if len(rows) < len(self.places) else "body"
                rows.append((place, offset, line))
            offset += len(line) + 1
        return rows

    def record(self) -> dict[str, object]:
        return {
            "id": self.id,
            "style": self.style,
            "text": self.text,
            "people": [name for name, _ in self.people],
            "pronouns": {name: pronouns for name, pronouns in self.people if pronouns},
            "gold": [span.record() for span in self.quotations],
            "not_quotations": [span.record() for span in self.not_quotations],
        }


@dataclass(frozen=True, slots=True)
class _Header:
    style: str
    places: tuple[str, ...]
    stray: int
    people: tuple[tuple[str, str], ...]
    lines: int


def read(path: Path) -> Story:
    """The story of one file; raises Malformed where it cannot be read exactly."""
    head, found, body = path.read_text(encoding="utf-8").partition("\n\n")
    if not found:
        raise Malformed(path, 1, "a blank line has to part the header from the story")
    header = _header(path, head.split("\n"))
    pieces: list[str] = []
    spans: list[Span] = []
    offset = 0
    lines = body.rstrip("\n").split("\n")
    for number, line in enumerate(lines, start=header.lines + 2):
        clean, here = _line(path, number, line, offset)
        pieces.append(clean)
        spans += here
        offset += len(clean) + 1
    story = Story(
        id=f"{path.parent.name}_{path.stem}",
        style=header.style,
        places=header.places,
        people=header.people,
        text="\n".join(pieces),
        spans=tuple(spans),
    )
    _agree(path, story, header)
    return story


def stories(half: str) -> list[Story]:
    return [read(path) for path in sorted((DATA / half).glob("*.txt"))]


def _header(path: Path, lines: list[str]) -> _Header:
    if "people:" not in lines:
        raise Malformed(path, len(lines), "the header has no line “people:”")
    at = lines.index("people:")
    values: dict[str, str] = {}
    for number, line in enumerate(lines[:at], start=1):
        name, colon, value = line.partition(": ")
        if not colon or name not in ("style", "opens", "stray") or name in values:
            raise Malformed(path, number, f"“{line}” is no header line, or stands twice")
        values[name] = value
    places = tuple(values["opens"].split(", ")) if "opens" in values else ()
    if places != PLACES[: len(places)]:
        raise Malformed(path, 1, "“opens:” is “headline” or “headline, standfirst”")
    if not values.get("style") or not values.get("stray", "0").isdigit():
        raise Malformed(path, 1, "the header needs “style:”, and “stray:” is a number")
    people = []
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        person = _PERSON.fullmatch(line)
        if person is None:
            raise Malformed(path, number, f"“{line}” is no name with pronouns in parentheses")
        people.append((person["name"], person["pronouns"] or ""))
    return _Header(
        values["style"], places, int(values.get("stray", "0")), tuple(people), len(lines)
    )


def _line(path: Path, number: int, line: str, offset: int) -> tuple[str, list[Span]]:
    """The line without annotation, and its spans with offsets into the whole text."""
    clean, spans, done = "", [], 0
    for found in _ANNOTATION.finditer(line):
        clean += line[done : found.start()]
        words = found[2]
        _within_marks(path, number, line, found)
        start = offset + len(clean)
        spans.append(_span(path, number, found[1], words, start))
        clean += words
        done = found.end()
    clean += line[done:]
    if "{" in clean or "}" in clean:
        raise Malformed(path, number, "an annotation does not open or close as it should")
    return clean, spans


def _within_marks(path: Path, number: int, line: str, found: re.Match[str]) -> None:
    words = found[2]
    if not words or words != words.strip():
        raise Malformed(path, number, f"“{words}” is empty or has a space at its edge")
    if found.start() == 0 or line[found.start() - 1] not in _OPENING:
        raise Malformed(path, number, f"no quotation mark stands right before “{words}”")
    if found.end() < len(line) and line[found.end()] not in _CLOSING:
        raise Malformed(path, number, f"no quotation mark stands right after “{words}”")


def _span(path: Path, number: int, head: str, words: str, start: int) -> Span:
    fields = head.split("|")
    if len(fields) < 3:
        raise Malformed(path, number, f"“{head}” is not speaker|kind of speaker|kind")
    speaker, speaker_kind, kind, *rest = fields
    part = int(rest.pop()) if rest and rest[-1].isdigit() else None
    attributed = rest.pop() if rest else "named"
    if rest or attributed not in ATTRIBUTIONS:
        raise Malformed(path, number, f"“{head}” says in no known way how it is attributed")
    if kind not in QUOTATION_KINDS + OTHER_KINDS:
        raise Malformed(path, number, f"“{kind}” is no kind of quotation")
    if speaker_kind not in SPEAKER_KINDS:
        raise Malformed(path, number, f"“{speaker_kind}” is no kind of speaker")
    if not speaker or (speaker == "-" and speaker_kind != "none"):
        raise Malformed(path, number, f"the {speaker_kind} who said “{words}” has no name")
    if kind in OTHER_KINDS and (speaker, speaker_kind) != ("-", "none"):
        raise Malformed(path, number, f"“{words}” is a {kind}, which nobody says")
    said_by = "" if speaker == "-" else speaker
    end = start + len(words)
    return Span(start, end, words, said_by, speaker_kind, kind, attributed, part)


def _agree(path: Path, story: Story, header: _Header) -> None:
    """Refuse parts which do not belong together and marks nobody annotated."""
    parts: dict[int, list[Span]] = {}
    for span in story.spans:
        if span.part is not None:
            parts.setdefault(span.part, []).append(span)
    for part, spans in parts.items():
        if len(spans) < 2 or len({(span.speaker, span.kind) for span in spans}) > 1:
            line = header.lines + 2 + story.text.count("\n", 0, spans[0].start)
            raise Malformed(path, line, f"part {part} needs two spans of one speaker and kind")
    loose = list(loose_marks(story))
    if len(loose) != header.stray:
        at = loose[0] if loose else 0
        line = header.lines + 2 + story.text.count("\n", 0, at)
        near = story.text[max(0, at - 20) : at + 20]
        why = f"{len(loose)} double marks outside annotations, not {header.stray}: “{near}”"
        raise Malformed(path, line, why)


def loose_marks(story: Story) -> Iterator[int]:
    """Offsets of double quotation marks which neither bound a span nor stand inside one."""
    covered = {at for span in story.spans for at in range(span.start - 1, span.end + 1)}
    return (m.start() for m in _DOUBLE.finditer(story.text) if m.start() not in covered)


def counts(half: str) -> dict[str, int]:
    """How many stories, words and spans a half holds, by kind, speaker and attribution."""
    told = stories(half)
    spans = [span for story in told for span in story.spans]
    gold = [span for span in spans if span.is_quotation]
    total: Counter[str] = Counter(stories=len(told), quotations=len(gold))
    total["words"] = sum(len(story.text.split()) for story in told)
    total.update(f"kind {span.kind}" for span in spans)
    total.update(f"speaker {span.speaker_kind}" for span in gold)
    persons = [span for span in gold if span.speaker_kind == "person"]
    total.update(f"person by {span.attributed}" for span in persons)
    return dict(total)


def main(arguments: Sequence[str]) -> int:
    if len(arguments) == 1 and arguments[0] in SETS:
        for story in stories(arguments[0]):
            sys.stdout.write(json.dumps(story.record(), ensure_ascii=False) + "\n")
        return 0
    if list(arguments) == ["counts"]:
        for half in SETS:
            rows = [f"{name} {number}" for name, number in counts(half).items()]
            sys.stdout.write(f"{half}: " + ", ".join(rows) + "\n")
        return 0
    sys.stderr.write("python -m tests.quotes.annotated tuned|heldout|counts\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
