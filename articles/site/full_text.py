"""A story as a feed reader sets it: plain HTML of the very words readers see, without the site's own marks.

Ticks, slips and ids mean nothing where the site's sheets and script of addresses are missing. How the
quotations were checked is said at the end, in words, with the way to the record.
"""

import re
from collections.abc import Iterable

import nh3
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Release
from articles.rendering.notes import Note, note_words, notes_of
from articles.templatetags.readers import zoned

_TAGS = {"p", "h2", "ul", "li", "blockquote", "figure", "figcaption", "strong", "em", "a"}
_MARK = re.compile(r'<a class="mark[^>]*></a>')
_OWN = re.compile(r'(<a href=")(?=/)')
_DATELINE = re.compile(r'<span class="dateline">(.*?)</span>')


def full_text(release: Release) -> SafeString:
    """Notes, text and record of a story that is shown. Every address in it is a whole one."""
    notes = notes_of(release)
    marks = [str(mark["words"]) for mark in release.marks]
    parts = [
        _paragraphs(f"{words.rstrip('.')}." for words in marks),
        _notes(note for note in notes if note.is_on_top),
        plain(release.body_html),
        _notes(note for note in notes if not note.is_on_top),
        _record(release),
    ]
    return SafeString("\n".join(str(part) for part in parts if part))


def plain(body_html: str) -> SafeString:
    """A frozen body as paragraphs, sub-heads, lists, captions, emphasis and links alone."""
    marked = _DATELINE.sub(r"<strong>\1</strong>", _MARK.sub("", body_html))
    bare = nh3.clean(
        marked,
        tags=_TAGS,
        attributes={"a": {"href"}},
        # A slip is for whoever pressed its mark.
        clean_content_tags={"aside", "script", "style"},
        link_rel=None,
    )
    lines = (line for line in _OWN.sub(rf"\1{settings.NEWSROOM_ORIGIN}", bare).split("\n"))
    return SafeString("\n".join(line for line in lines if line.strip()))


def _notes(notes: Iterable[Note]) -> SafeString:
    return format_html_join(
        "\n",
        "<p><strong>{}, {}.</strong> {}</p>",
        ((note.head, zoned(note.at), " ".join(note_words(note))) for note in notes),
    )


def _paragraphs(lines: Iterable[str]) -> SafeString:
    return format_html_join("\n", "<p><strong>{}</strong></p>", ((line,) for line in lines))


def _record(release: Release) -> SafeString:
    sentence = release.record.get("sentence", "")
    where = f"{settings.NEWSROOM_ORIGIN}{release.path}record/"
    return format_html('<p>{} <a href="{}">How each was checked</a></p>', sentence, where)
