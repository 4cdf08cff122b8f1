"""What stands beside the text readers see too: no signs that hide quoted words, and no quoted words of its own."""

import json
from collections.abc import Iterable, Iterator, Sequence

from articles.models import Article, Release, Standing
from articles.quotes import Passage, contained, find, look_alikes
from articles.vocabulary import Place
from articles.workflow.errors import Reason

NICKNAME = 2
"""So many words in marks may stand inside a name: Ann “Tilly” Moss."""


def place_name(passages: Sequence[Passage], number: int) -> str:
    """Where a passage stands, in words: “paragraph 3”, “the caption of picture 1”."""
    place = passages[number].place
    if place == Place.CAPTION:
        before = sum(one.place == Place.CAPTION for one in passages[:number])
        return f"the caption of picture {before + 1}"
    return f"paragraph {number - 1}" if place == Place.BODY else f"the {place}"


def field_of(place: str) -> str:
    """The place on the desk where such a passage is written."""
    return "pictures" if place == Place.CAPTION else f"field-{place}"


def odd_signs(passages: Sequence[Passage]) -> Iterator[Reason]:
    """Signs by which words would be in quotation marks for a reader and not for a checker."""
    for number, passage in enumerate(passages):
        where = place_name(passages, number)
        # A pair of one sign is named once.
        for sign, why in dict.fromkeys(
            (one.sign, one.why) for one in look_alikes(passage.text)
        ):
            words = f"{sign} in {where} {why}. Delete it; where a mark is meant, type it anew."
            yield Reason("look_alike", words, field_of(passage.place))


def unmarked(passages: Sequence[Passage]) -> Iterator[Reason]:
    """A block quotation looks like somebody's words, so it stands in marks and is checked."""
    for number, passage in enumerate(passages):
        if passage.kind == "blockquote" and not _spans(passage.text):
            words = (
                f"{place_name(passages, number).capitalize()} is a block quotation without "
                "quotation marks. Put its words in marks, or make it a paragraph."
            )
            yield Reason("unmarked", words, f"field-{passage.place}")


def beside(article: Article, standings: Iterable[Standing]) -> Iterator[Reason]:
    """Quoted words in dateline, byline, or what is said of a speaker: nobody would check them."""
    if _spans(article.dateline):
        words = "A dateline is a place and a day; take the quotation marks out of it."
        yield Reason("quoted_beside", words, "field-dateline")
    for name in article.words.byline:
        if any(len(span.split()) > NICKNAME for span in _spans(name)):
            words = f"The byline “{name}” quotes somebody; it holds names alone."
            yield Reason("quoted_beside", words, "field-byline")
    known = [one.words for one in standings]
    yield from _beside_pictures(article, known)
    for one in standings:
        row = one.quotation
        for text in (row.speaker_name, row.role_as_used, row.via, row.unnamed_reason):
            for span in _spans(text):
                if len(span.split()) > NICKNAME and not _is_in(span, known):
                    words = f"“{span}” is quoted beside a quotation and stands in no text that is checked."
                    yield Reason("quoted_beside", words, f"quotation-{row.pk}")


def _beside_pictures(article: Article, known: Sequence[str]) -> Iterator[Reason]:
    """The credit and what stands instead of a picture: only a caption is read for quotations."""
    for number, use in enumerate(article.words.pictures, 1):
        for span in _spans(f"{use.credit}\n{use.alt}"):
            if not _is_in(span, known):
                words = (
                    f"Picture {number} quotes “{span}” beside its caption. Say it without "
                    "quotation marks, or in the caption, where it is checked."
                )
                yield Reason("quoted_beside", words, "pictures")


def in_note(
    texts: Iterable[str],
    standings: Iterable[Standing] = (),
    printed: Release | None = None,
    place: str = "change",
) -> list[Reason]:
    """Quoted words of a note to readers that are neither on record in the story nor printed before.

    `printed` is the release whose words the note may name; None where it may name none of them.
    """
    known = [one.words for one in standings] + _printed(printed)
    return [
        Reason(
            "quoted_note",
            f"What readers will be told quotes “{span}”, which is no quotation of the story. Say it "
            "without quotation marks, or put it into the story to be checked.",
            place,
        )
        for text in texts
        for span in _spans(text)
        if not _is_in(span, known)
    ]


def _spans(text: str) -> list[str]:
    """What a reader would take for quoted words, lone and look-alike marks too."""
    if not text.strip():
        return []
    found = find([Passage("body", text)])
    odd = [one.mark for one in found.unbalanced] + [one.sign for one in look_alikes(text)]
    return [one.exact for one in found.found] + odd


def _is_in(span: str, known: Iterable[str]) -> bool:
    return any(contained(span, words) for words in known)


def _printed(release: Release | None) -> list[str]:
    if release is None:
        return []
    covered = json.loads(release.covers)
    return [
        covered["headline"],
        covered["standfirst"],
        *(text for _, text, _ in covered["blocks"]),
        *(caption for _, _, caption, *_ in covered.get("pictures", ())),
    ]
