"""Propose quotations and speakers for stories given a line each, as the benchmark wants them."""

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.management.lines import Bad, read_lines
from articles.quotes import Found, Known, Passage, find
from articles.quotes.mentions import ORGANISATION, PLACE, read

_CAPTION = re.compile(r"\b(?:Image|Photo|Picture|Photograph|Audio|Video): [^.\n]{1,60}\.?$")
_HEADLINE = 140
# A text cut at a width: at least so many lines, none wider, and how short a last line is.
_FEWEST, _WIDEST, _SHORT = 4, 132, 0.8
_ENDS = frozenset(".!?:…”\"’'»)")
_SPOKEN = ("full", "partial")


class Command(BaseCommand):
    help = (
        "Read lines {id, text, people} and write lines {id, quotes}, offsets in characters of "
        "the text. A line that cannot be read is named and skipped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--jsonl", type=Path, required=True, metavar="IN")
        parser.add_argument("--out", type=Path, required=True, metavar="OUT")

    def handle(self, *args: object, **options: Any) -> None:
        skipped = 0
        with options["out"].open("w", encoding="utf-8") as out:
            for number, row in read_lines(options["jsonl"]):
                try:
                    if isinstance(row, Bad):
                        raise row
                    out.write(json.dumps(quotes_of(row), ensure_ascii=False) + "\n")
                except Bad as bad:
                    skipped += 1
                    self.stderr.write(f"line {number}: skipped: {bad}")
        if skipped:
            raise CommandError(f"{skipped} line(s) were skipped.")


def quotes_of(row: dict[str, Any]) -> dict[str, Any]:
    """The quotations of one story, those with a person for a speaker named."""
    text, people = row.get("text"), row.get("people", [])
    if not isinstance(row.get("id"), str) or not isinstance(text, str):
        raise Bad("it needs “id” and “text”, both text.")
    if not isinstance(people, list) or not all(isinstance(name, str) for name in people):
        raise Bad("“people” has to be a list of names.")
    starts, passages = passages_of(text)
    quotes = [
        {
            "start": starts[one.passage] + one.start,
            "end": starts[one.passage] + one.end,
            "text": text[starts[one.passage] + one.start : starts[one.passage] + one.end],
            "speaker": one.speaker if one.speaker_kind == "person" and one.speaker else None,
            "confidence": round(one.confidence, 3),
        }
        for one in find(passages, known_of(people)).found
        if _is_quotation(one)
    ]
    return {"id": row["id"], "quotes": quotes}


def passages_of(text: str) -> tuple[list[int], list[Passage]]:
    """The blocks of a plain text, and where in it each begins."""
    lines = list(_lines(unwrapped(text)))
    passages = [Passage("body", line, _kind(line)) for _, line in lines]
    if _begins_with_headline(lines):
        passages[0] = Passage("headline", lines[0][1])
    return [at for at, _ in lines], passages


def unwrapped(text: str) -> str:
    """The text with lines that were cut at a width put together again; each offset stays.

    A text is cut so where most lines with a line right below end in the middle of a sentence. Its
    paragraphs end at a blank line, or at a line that ends a sentence well before the width.
    """
    lines = text.split("\n")
    inner = [one for one, below in pairwise(lines) if one.strip() and below.strip()]
    cut = [one for one in inner if one.rstrip()[-1] not in _ENDS]
    width = max(map(len, lines))
    if len(inner) < _FEWEST or len(cut) * 2 < len(inner) or width > _WIDEST:
        return text
    out = [lines[0]]
    for above, line in pairwise(lines):
        ended = above.rstrip()[-1:] in _ENDS and len(above) < width * _SHORT
        out += ["\n" if ended or not (above.strip() and line.strip()) else " ", line]
    return "".join(out)


def known_of(people: list[str]) -> list[Known]:
    return [Known(f"person:{n}", name) for n, name in enumerate(people) if _may_be(name)]


def _may_be(name: str) -> bool:
    """Lists of names made by machine hold places and bodies too."""
    return bool(name.strip()) and read(name).kind not in (PLACE, ORGANISATION)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with words, and where it begins."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _begins_with_headline(lines: list[tuple[int, str]]) -> bool:
    """A short first line without a final stop, with the story below it."""
    first = lines[0][1].rstrip() if lines else ""
    return len(lines) > 2 and len(first) <= _HEADLINE and first[-1] not in ".,;:"


def _kind(line: str) -> str:
    return "figcaption" if _CAPTION.search(line[-120:]) else "p"


def _is_quotation(one: Found) -> bool:
    return one.kind in _SPOKEN
