"""One reading of the copy: spans, their kind and speaker, source notes and lone marks."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from articles.quotes.attribution import Attribution, attribute
from articles.quotes.containing import contained
from articles.quotes.kinds import kind_of
from articles.quotes.records import Findings, Found, Known, Passage
from articles.quotes.reported import read_reported
from articles.quotes.runs import read_spans
from articles.quotes.spans import Span
from articles.quotes.story import Story

CONTEXT = 32
_ODD = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def _found(
    passage: Passage,
    span: Span,
    said: Attribution,
    kind: str,
    occurrence: int,
    continues: int | None,
) -> Found:
    text = passage.text
    return Found(
        passage=span.passage,
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        occurrence=occurrence,
        place=passage.place,
        kind=kind,
        continues=continues,
        speaker=said.speaker,
        speaker_key=said.key,
        speaker_kind=said.kind,
        confidence=said.confidence,
        rule=said.rule,
        candidates=said.candidates,
        nearest_name=said.nearest,
        role=said.role,
        verb=said.verb,
        governed=said.governed,
    )


def _plain_spaces(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The copy with every kind of space a plain one, so that `Mr\u00a0Doe` is a name too."""
    if not any(_ODD.search(p.text) for p in passages if "\t" in p.text or not p.text.isascii()):
        return passages
    return [replace(p, text=_ODD.sub(" ", p.text)) for p in passages]


def find(passages: Sequence[Passage], known: Sequence[Known] = ()) -> Findings:
    """Read the copy: every quoted span with a proposed speaker, source notes, lone marks."""
    plain = _plain_spaces(passages)
    spans, lost = read_spans(plain)
    story = Story(plain, spans, known)
    said = attribute(story)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    found: list[Found] = []
    head: int | None = None
    for index, (span, one) in enumerate(zip(spans, said, strict=True)):
        passage = passages[span.passage]
        key = (passage.place, passage.text[span.start : span.end])
        head = head if (span.resumes or one.joins) and head is not None else index
        kind = kind_of(plain[span.passage].text, span, one)
        part_of = head if head != index else None
        found.append(_found(passage, span, one, kind, seen[key], part_of))
        seen[key] += 1
    found = [one if one.place == "body" else _from_body(one, found) for one in found]
    reported = [
        replace(note, words=passages[note.passage].text[note.start : note.end])
        for note in read_reported(plain, story.masks, known)
    ]
    return Findings(tuple(found), tuple(reported), tuple(lost))


def _from_body(one: Found, found: Sequence[Found]) -> Found:
    """Words of a headline or standfirst that stand in a quotation of the story are its speaker's."""
    if one.place == "body" or one.speaker or one.kind == "title":
        return one
    for other in found:
        if other.place == "body" and other.speaker and contained(one.exact, other.exact):
            return replace(
                one,
                kind=one.kind if one.kind == "full" else "partial",
                speaker=other.speaker,
                speaker_key=other.speaker_key,
                speaker_kind=other.speaker_kind,
                confidence=other.confidence * 0.95,
                rule="same words in the story",
                candidates=other.candidates,
            )
    return one
