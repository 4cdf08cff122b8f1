"""Hold quotations against a source text, and write a verdict a line, as the benchmark wants."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.management.lines import Bad, read_file
from articles.quotes import match


class Command(BaseCommand):
    help = (
        "Read {source, cases: [{id, quote}]} and write a line {id, verdict, ms} for each case. "
        "A case that cannot be read is named and skipped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=Path, required=True, metavar="IN")
        parser.add_argument("--out", type=Path, required=True, metavar="OUT")

    def handle(self, *args: object, **options: Any) -> None:
        source, cases = self.given(options["cases"])
        # The source is made ready once, so that its time is not charged to the first case.
        match("", source)
        skipped = 0
        with options["out"].open("w", encoding="utf-8") as out:
            for number, case in enumerate(cases, start=1):
                try:
                    out.write(json.dumps(verdict_of(case, source)) + "\n")
                except Bad as bad:
                    skipped += 1
                    self.stderr.write(f"case {number}: skipped: {bad}")
        if skipped:
            raise CommandError(f"{skipped} case(s) were skipped.")

    def given(self, path: Path) -> tuple[str, list[Any]]:
        wanted = f"{path} has to hold “source”, a text, and “cases”, a list."
        try:
            whole = json.loads(read_file(path))
        except (ValueError, RecursionError):
            raise CommandError(f"{path} is not JSON. {wanted}") from None
        if not isinstance(whole, dict):
            raise CommandError(wanted)
        source, cases = whole.get("source"), whole.get("cases")
        if not isinstance(source, str) or not isinstance(cases, list):
            raise CommandError(wanted)
        return source, cases


def verdict_of(case: object, source: str) -> dict[str, Any]:
    if not isinstance(case, dict) or not isinstance(case.get("quote"), str):
        raise Bad("it needs “id” and “quote”, both text.")
    if not isinstance(case.get("id"), str):
        raise Bad("it needs “id” and “quote”, both text.")
    begun = time.perf_counter()
    level = match(case["quote"], source).level
    spent = (time.perf_counter() - begun) * 1000
    return {"id": case["id"], "verdict": level, "ms": round(spent, 3)}
