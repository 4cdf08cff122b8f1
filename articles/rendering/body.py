"""The working copy as frozen HTML: every block numbered, every quotation marked, nothing else kept.

The text is typeset on the way: one style of marks, whatever was typed (articles.typography).
It is built from the blocks that `articles.text` reads and escaped piece by piece, so nothing of
the editor's own mark-up reaches a reader. Class names and ids in it are a contract: pages released
years ago are styled by today's sheets (docs/decisions/0007-frozen-html-is-a-contract.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import LEAD, PictureUse, Quotation, ReleaseQuotation, Standing, Words
from articles.rendering.put_right import NAME, changed_words
from articles.rendering.wording import CORRECTED, mark_words, shown_state
from articles.text import Block, Mark
from articles.typography import typeset

HEADLINE, STANDFIRST, BODY = 0, 1, 2
_QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›＂`´「」『』")
_PAIRS = frozenset({"''", "``", "´´", ",,"})
# Marks that begin this near to the one before could stand on its line (look: 70 characters a line).
_NEAR = 70
_STEPS = ("", " is-second", " is-third")
_INLINE = {
    "strong": "<strong>{}</strong>",
    "em": "<em>{}</em>",
    NAME: '<span class="put-right">{}</span>',
}
_BLOCKS = {
    "p": '<p id="p{}">{}</p>',
    "h2": '<h2 id="p{}">{}</h2>',
    "li": '<li id="p{}">{}</li>',
    "blockquote": '<blockquote id="p{}">{}</blockquote>',
    "figcaption": '<figure id="p{}"><figcaption>{}</figcaption></figure>',
}
_NOTHING = SafeString("")


class MisplacedQuotation(Exception):
    """The words of a quotation on record do not stand in the copy that is to be frozen."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where one part of a quotation stands in its passage, quotation marks included."""

    start: int
    end: int
    opening: int
    row: ReleaseQuotation
    part: int
    closing: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True)
class FrozenCopy:
    """The texts of a release."""

    headline: SafeString
    standfirst: SafeString
    body: SafeString
    lead: SafeString = _NOTHING
    """The picture above the text, with what is said under it."""


@dataclass(slots=True)
class _Placed:
    """Spans by passage, and the slips that follow each."""

    spans: dict[int, list[Span]] = field(default_factory=dict)
    slips: dict[int, list[ReleaseQuotation]] = field(default_factory=dict)


def freeze_copy(words: Words, told: Sequence[tuple[Standing, ReleaseQuotation]]) -> FrozenCopy:
    """Headline, standfirst and body with their quotations' marks and slips."""
    placed = _place(words, told)
    texts = [typeset(passage.text) for passage in words.passages]
    # A slip is a block of its own, so those of the headline and standfirst open the body.
    first = placed.slips.get(HEADLINE, []) + placed.slips.get(STANDFIRST, [])
    lead = next((n for n, use in enumerate(words.pictures) if use.after == LEAD), None)
    figures = _figures(words, placed, len(told), lead)
    if lead is not None:
        first += placed.slips.get(BODY + len(words.blocks) + lead, [])
    return FrozenCopy(
        _inside(texts[HEADLINE], (), placed.spans.get(HEADLINE, [])),
        _inside(texts[STANDFIRST], (), placed.spans.get(STANDFIRST, [])),
        _slips(first, len(told)) + _body(words, placed, len(told), figures),
        _NOTHING if lead is None else _figure(words, placed, lead),
    )


def _figures(
    words: Words, placed: _Placed, total: int, lead: int | None
) -> dict[int, SafeString]:
    """The pictures in the text by the paragraph they stand under, with the slips of their captions."""
    found: dict[int, SafeString] = {}
    for number, use in enumerate(words.pictures):
        if number == lead:
            continue
        under = min(use.after, len(words.blocks))
        slips = _slips(placed.slips.get(BODY + len(words.blocks) + number, []), total)
        figure = _figure(words, placed, number)
        found[under] = found.get(under, _NOTHING) + format_html("\n{}{}", figure, slips)
    return found


def _figure(words: Words, placed: _Placed, number: int) -> SafeString:
    """A place for the picture, which is filled in when the page is asked for; and what is under it."""
    use: PictureUse = words.pictures[number]
    spans = placed.spans.get(BODY + len(words.blocks) + number, [])
    return format_html(
        '<figure class="picture" id="picture-{0}"><!--picture {0}--><figcaption>{1} '
        '<span class="credit">Picture: {2}</span></figcaption></figure>',
        number + 1, _inside(typeset(use.caption), (), spans), use.credit,
    )  # fmt: skip


def _place(words: Words, told: Sequence[tuple[Standing, ReleaseQuotation]]) -> _Placed:
    placed = _Placed()
    for standing, row in told:
        for part, quotation in enumerate(standing.rows):
            passage, start = _find(words, quotation)
            text = words.passages[passage].text
            span = _with_marks(text, start, start + len(quotation.exact), row, part)
            placed.spans.setdefault(passage, []).append(span)
            if part == 0:
                placed.slips.setdefault(passage, []).append(row)
    placed.spans = {passage: _stepped(spans) for passage, spans in placed.spans.items()}
    return placed


def _find(words: Words, quotation: Quotation) -> tuple[int, int]:
    """The span on record, if its words stand there."""
    passages, at = words.passages, quotation.passage
    if at < len(passages):
        start = quotation.start
        if passages[at].text[start : start + len(quotation.exact)] == quotation.exact:
            return at, start
    raise MisplacedQuotation(f"“{quotation.exact}” does not stand where it is on record.")


def _with_marks(text: str, start: int, end: int, row: ReleaseQuotation, part: int) -> Span:
    """Widened by the quotation marks beside it. A part of several paragraphs may lack one."""
    before, after = text[:start], text[end:]
    opening = _mark_length(before[::-1])
    closing = _mark_length(after)
    return Span(start - opening, end + closing, opening, row, part, closing)


def _mark_length(beside: str) -> int:
    """How many characters next to the words are their quotation mark, a space within counted."""
    if beside[:2] in _PAIRS:
        return 2
    if beside[:1] in _QUOTATION_MARKS and beside:
        return 1
    if beside[:1].isspace() and beside[1:2] in {"«", "»", "‹", "›"} and beside[1:]:
        return 2
    return 0


def _stepped(spans: Sequence[Span]) -> list[Span]:
    """In order, each mark that could share a line with the one before a step further out."""
    out: list[Span] = []
    last_start, step = -_NEAR, 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if out and span.start < out[-1].end:
            # Spans on record never overlap; if two should, the outer one carries the line.
            raise MisplacedQuotation(f"“{span.row.words}” stands inside another quotation.")
        if span.part:
            out.append(span)
            continue
        near = span.start - last_start < _NEAR
        step = min(step + 1, len(_STEPS) - 1) if near else 0
        last_start = span.start
        out.append(replace(span, step=step))
    return out


def _body(
    words: Words, placed: _Placed, total: int, figures: Mapping[int, SafeString]
) -> SafeString:
    numbered = list(enumerate(words.blocks, 1))
    groups = groupby(numbered, key=lambda pair: pair[1].kind == "li")
    parts = (
        _group(words, list(group), placed, total, figures, listed=listed)
        for listed, group in groups
    )
    joined = format_html_join("\n", "{}", ((part,) for part in parts))
    return figures[0] + joined if 0 in figures else joined


def _group(
    words: Words,
    group: list[tuple[int, Block]],
    placed: _Placed,
    total: int,
    figures: Mapping[int, SafeString],
    *,
    listed: bool,
) -> SafeString:
    """Neighbouring list items are one list; their slips follow it."""
    blocks: list[SafeString] = []
    slips: list[SafeString] = []
    for number, block in group:
        inside = _inside(
            typeset(block.text), block.marks, placed.spans.get(number - 1 + BODY, [])
        )
        if number == 1 and words.dateline and block.kind == "p":
            inside = format_html('<span class="dateline">{}</span> {}', words.dateline, inside)
        slip = _slips(placed.slips.get(number - 1 + BODY, []), total)
        slip += figures.get(number, _NOTHING)
        blocks.append(format_html(_BLOCKS[block.kind], number, inside))
        (slips if listed else blocks).append(slip)
    joined = format_html_join("\n", "{}", ((part,) for part in blocks if part))
    if not listed:
        return joined
    return format_html(
        "<ul>{}</ul>{}", joined, format_html_join("", "{}", ((s,) for s in slips))
    )


def _slips(rows: Iterable[ReleaseQuotation], total: int) -> SafeString:
    slips = (
        (render_to_string("site/frozen/slip.html", {"row": row, "total": total}),)
        for row in rows
    )
    return format_html_join("", "\n{}", slips)


def _inside(text: str, marks: Sequence[Mark], spans: Sequence[Span]) -> SafeString:
    """The text of a block: quotation spans outermost, inline marks cut at their edges."""
    out, at = _NOTHING, 0
    for span in spans:
        out += _inline(text, at, span.start, marks) + _quotation(text, marks, span)
        at = span.end
    return out + _inline(text, at, len(text), marks)


def _quotation(text: str, marks: Sequence[Mark], span: Span) -> SafeString:
    row, opened = span.row, span.start + span.opening
    if shown_state(row) == CORRECTED:
        marks = [*marks, *changed_words(row.was, text, opened, span.end - span.closing)]
    if span.part:
        return format_html(
            '<span class="quotation is-{}" id="q-{}-{}">{}</span>',
            shown_state(row), row.public_id, span.part + 1, _inline(text, span.start, span.end, marks),
        )  # fmt: skip
    # After the opening mark no line can break, so the drawing stands on the line of the words.
    return format_html(
        '<span class="quotation is-{state}" id="q-{id}" data-number="{number}">{opening}'
        '<a class="mark is-{state}{step}" href="#how-{id}" aria-label="{label}"></a>{rest}</span>',
        state=shown_state(row),
        id=row.public_id,
        number=row.number,
        step=_STEPS[span.step],
        label=mark_words(row),
        opening=_inline(text, span.start, opened, marks),
        rest=_inline(text, opened, span.end, marks),
    )


def _inline(text: str, start: int, end: int, marks: Sequence[Mark]) -> SafeString:
    """Part of a text under its inline marks; marks that overlap are cut, so that they nest."""
    rest, out, at = _clipped(marks, start, end), _NOTHING, start
    while rest:
        mark, *rest = rest
        inside = _inline(text, mark.start, mark.end, rest)
        out += escape(text[at : mark.start]) + _wrapped(mark, inside)
        at = mark.end
        rest = _clipped(rest, at, end)
    return out + escape(text[at:end])


def _clipped(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks within these bounds, the outermost first."""
    within = [
        mark
        if start <= mark.start and mark.end <= end
        else replace(mark, start=max(mark.start, start), end=min(mark.end, end))
        for mark in marks
        if mark.start < end and mark.end > start
    ]
    return sorted(within, key=lambda mark: (mark.start, -mark.end))


def _wrapped(mark: Mark, inside: SafeString) -> SafeString:
    if mark.name == "link":
        return format_html('<a href="{}">{}</a>', mark.href, inside)
    return format_html(_INLINE[mark.name], inside)
