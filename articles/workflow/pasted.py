"""A text as the draft it would become: the quotations in it and all that is missing, and no row."""

import datetime

from django.db.models import prefetch_related_objects

from articles.models import Article, Quotation, Version
from articles.models.standing import heads
from articles.quotes import Findings, find
from articles.text import body_from_plain, clean
from articles.workflow.gates import Copy
from articles.workflow.reading import Reader, known_speakers
from articles.workflow.source_notes import new_note
from people.models import Editor

NO_STORY = 0
"""A number that no story has: whatever the gates ask the database about it, there is nothing."""


def look_over(editor: Editor, raw: str, at: datetime.datetime) -> Copy:
    """A pasted text, read as a save would read it, for the gates of a draft. Nothing is written.

    `raw` is plain text, a paragraph a line. The quotations of the copy that is given back are
    numbered from 1 in reading order in the place of keys; no method of it may save.
    """
    article = Article(
        pk=NO_STORY, body=clean(body_from_plain(raw)), made_by=editor, made_at=at, version_no=1
    )
    findings = find(article.words.passages, known_speakers())
    rows = sorted(_rows(article, findings, editor), key=lambda row: row.order)
    prefetch_related_objects(rows, "person__merged_into", "organisation__merged_into")
    copy = Copy(article, at)
    copy.findings = findings
    copy.standings = list(heads(rows, frozenset(), solo=False).values())
    return copy


def _rows(article: Article, findings: Findings, editor: Editor) -> list[Quotation]:
    version = Version(article=article, number=1, author=editor)
    in_parts = frozenset(one.continues for one in findings.found)
    reader = Reader(article, version, None, editor, in_parts)
    rows: list[Quotation] = []
    for row in reader.pair({}, [], findings, article.words):
        # A part points at its head by key, so each is numbered before the next is asked for.
        row.pk = len(rows) + 1
        rows.append(row)
    for note in findings.reported:
        row = new_note(article, version, note, editor)
        row.pk = len(rows) + 1
        rows.append(row)
    return rows
