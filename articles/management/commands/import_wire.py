"""Bring wire stories in as drafts, with where they came from."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import workflow
from articles.models import Article
from articles.vocabulary import QuotationKind
from articles.wire.plain import Unreadable, read_plain
from people.models import Editor


class Command(BaseCommand):
    help = "Import plain text files as drafts. A file that cannot be read is named and skipped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--by", metavar="USER", help="who imports; without it the account “wire”"
        )

    def handle(self, *args: object, **options: Any) -> None:
        editor = self.editor(options["by"])
        files: list[Path] = options["files"]
        skipped = 0
        for number, path in enumerate(files, start=1):
            self.progress(number, len(files), path)
            skipped += not self.take(editor, path)
        if skipped:
            word = "file was" if skipped == 1 else "files were"
            raise CommandError(f"{skipped} of {len(files)} {word} not imported.")

    def editor(self, username: str | None) -> Editor | None:
        if username is None:
            return None
        editor = Editor.objects.filter(username=username).first()
        if editor is None:
            raise CommandError(
                f"There is no account {username}. Leave out --by, or name another."
            )
        return editor

    def take(self, editor: Editor | None, path: Path) -> bool:
        """Import one file. False where it was not imported, and the reason was said."""
        try:
            article = workflow.import_copy(editor, path.name, read_plain(path))
        except workflow.AlreadyImported as known:
            self.stdout.write(
                f"{path}: in already, as story {known.article.pk} “{known.article}”"
            )
            return True
        except workflow.Refused as refused:
            self.stderr.write(f"{path}: not imported: {refused}")
        except Unreadable as unreadable:
            self.stderr.write(f"{path}: not imported: {unreadable}.")
        else:
            self.stdout.write(f"{path}: {summary(article)}")
            return True
        return False

    def progress(self, number: int, total: int, path: Path) -> None:
        if total > 1 and sys.stderr.isatty():
            filled = "#" * (20 * number // total)
            sys.stderr.write(f"\r[{filled:<20}] {number}/{total} {path.name[:40]:<40}\n")


def summary(article: Article) -> str:
    """“story 12, 13 paragraphs, 1 sub-head, 9 quotations (Kaja Kallas 7, Marco Rubio 2)”."""
    blocks = article.words.blocks
    heads = sum(block.kind == "h2" for block in blocks)
    spans = [row for row in article.quotations.present() if row.kind != QuotationKind.REPORTED]
    speakers: dict[str, int] = {}
    for row in spans:
        name = row.speaker_name or "nobody proposed"
        speakers[name] = speakers.get(name, 0) + 1
    said = ", ".join(f"{name} {count}" for name, count in speakers.items())
    parts = [
        f"story {article.pk}",
        counted(len(blocks) - heads, "paragraph"),
        counted(heads, "sub-head"),
        counted(len(spans), "quotation") + (f" ({said})" if said else ""),
    ]
    return ", ".join(parts)


def counted(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
