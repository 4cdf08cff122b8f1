"""The words of evidence: a transcript, captions or speech-to-text as people read it."""

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile

from articles.quotes.transcripts import readable

CAPTIONS = frozenset({".srt", ".vtt", ".sbv"})
"""Plain text by another name, which not every machine knows."""
_TEXT = CAPTIONS | {".txt", ".json"}
_MOST_BYTES, _MOST_CHARACTERS = 25 * 1024 * 1024, 2_000_000


def is_captions(file: UploadedFile) -> bool:
    return _ending(file) in CAPTIONS


def words_of_evidence(text: str, file: UploadedFile | None) -> str:
    """What was typed, else what a file of text holds; without times in the way, if it has any.

    Empty where the file is no text, or longer than a quotation can be looked for in.
    """
    if not text.strip() and file is not None and _ending(file) in _TEXT:
        text = _decoded(file)
    words = readable(text.replace("\x00", ""))
    return words if len(words) <= _MOST_CHARACTERS else ""


def _ending(file: UploadedFile) -> str:
    return PurePath(file.name or "").suffix.lower()


def _decoded(file: UploadedFile) -> str:
    """The text of a file, in the encoding it seems to have; empty where it has none."""
    if (file.size or 0) > _MOST_BYTES:
        return ""
    file.seek(0)
    content: bytes = file.read()
    file.seek(0)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
