"""Source notes without quotation marks: “according to two officials who spoke with …”."""

from collections.abc import Sequence

from articles.models import Article, Quotation, Version
from articles.quotes import Reported
from articles.vocabulary import Place, QuotationKind, SourceLevel
from people.models import Editor


def read_source_notes(
    article: Article,
    version: Version,
    reported: Sequence[Reported],
    editor: Editor,
) -> None:
    """Bring the source notes on record in line with those in the copy.

    A note is the same one while source and outlet stay the same; what Duty signed is of its
    words, so it lapses by itself where they change.
    """
    rows = list(article.quotations.filter(kind=QuotationKind.REPORTED))
    left = {row.pk: row for row in rows}
    for note in reported:
        row = _paired(left, note) or new_note(article, version, note, editor)
        left.pop(row.pk or 0, None)
        if row.exact != note.words and row.pk:
            row.worded_by, row.worded_in = editor, version
        row.removed_in = None
        _put(row, note)
        row.save()
    for row in left.values():
        if row.removed_in_id is None:
            row.removed_in = version
            row.save(update_fields=["removed_in"])


def _paired(left: dict[int, Quotation], note: Reported) -> Quotation | None:
    same_words = [row for row in left.values() if row.exact == note.words]
    same_source = [
        row
        for row in left.values()
        if row.proposed_words == note.speaker[:200] and row.via == note.via[:200]
    ]
    return next(iter([*same_words, *same_source]), None)


def new_note(article: Article, version: Version, note: Reported, editor: Editor) -> Quotation:
    """A note that is not on record yet, and not kept by this."""
    row = Quotation(
        article=article,
        kind=QuotationKind.REPORTED,
        place=Place.BODY,
        speaker_words=note.speaker[:200],
        proposed_words=note.speaker[:200],
        proposed_by="reported",
        via=note.via[:200],
        level=SourceLevel.UNNAMED if note.unnamed else SourceLevel.ON_RECORD,
        worded_by=editor,
        worded_in=version,
    )
    _put(row, note)
    return row


def _put(row: Quotation, note: Reported) -> None:
    row.exact = note.words
    row.passage, row.start, row.end = note.passage, note.start, note.end
    row.order = note.start + note.passage * 1_000_000
