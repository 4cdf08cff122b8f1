"""Quotations that run over the end of a block, and marks that are left without a partner."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from articles.quotes.marks import CLOSES, Sign
from articles.quotes.records import Passage, Unbalanced
from articles.quotes.spans import Read, Span, family, pair_blocks
from articles.text import SAYING

_TAIL = re.compile(r"[,?!]['’]?\s+(?:[\w.’'-]+\s+){0,5}[\w.’'-]+[.!?]?$")
_SINGLES = "'‘‚‹`"
_FEWEST = 4


def _ends_in_attribution(text: str) -> bool:
    """Whether a block whose mark was never closed ends in `, she said.`: the mark is lost."""
    tail = _TAIL.search(text[-90:])
    return tail is not None and any(
        word.strip(".,!?").casefold() in SAYING for word in tail[0].split()
    )


def _first_at(read: Read) -> int | None:
    """Where the first quoted span of a block begins, its mark included."""
    first = read.spans[0].outer_start if read.spans else None
    if read.left_open is not None and (first is None or read.left_open.at < first):
        return read.left_open.at
    return first


def _resumes(read: Read, text: str, lost: Sign) -> bool:
    """Whether a block begins by repeating the opening mark of the block before."""
    first = _first_at(read)
    if first is None or first != len(text) - len(text.lstrip()):
        return False
    mark = text[first]
    return family(mark) == family(lost.mark) and (mark in _SINGLES) == lost.single


def _late_close(read: Read, lost: Sign) -> Sign | None:
    """A closing mark before anything opens: the partner of a mark in the block before."""
    first = _first_at(read)
    for sign in read.strays:
        if sign.facing == CLOSES and family(sign.mark) == family(lost.mark):
            return sign if first is None or sign.at < first else None
    return None


def _to_the_end(text: str, opened: Sign) -> bool:
    """Whether words after a mark that was never closed are plainly quoted up to the end."""
    before = text[max(0, opened.at - 2) : opened.at].rstrip()[-1:]
    words = text[opened.after :].split()
    return before in ("", ",", ":") and len(words) >= _FEWEST and words[-1][-1] in ".!?…"


@dataclass(slots=True)
class _Joining:
    """Walks the blocks once and carries an open mark from one into the next."""

    passages: Sequence[Passage]
    reads: list[Read]
    spans: list[Span] = field(default_factory=list)
    lost: list[Unbalanced] = field(default_factory=list)
    resumes: bool = False
    head: Span | None = None

    def walk(self) -> None:
        for index in range(len(self.passages)):
            self._block(index)

    def _block(self, index: int) -> None:
        read, text = self.reads[index], self.passages[index].text
        if not (read.spans or read.left_open or read.strays or self.resumes or self.head):
            return
        if self.resumes and self._is_caption(index) and not (read.spans or read.left_open):
            return
        mine = ([self.head] if self.head else []) + read.spans
        strays = list(read.strays)
        resumes, self.resumes, self.head = self.resumes, False, None
        opened = read.left_open
        if opened is not None:
            end = len(text.rstrip())
            span = Span(index, opened.after, end, opened.at, end, opened.single)
            if self._runs_on(index, opened):
                mine.append(replace(span, runs_on=True))
                self.resumes = True
                if self.head is not None:
                    strays.append(opened)
            else:
                strays.append(opened)
                if _to_the_end(text, opened) and not _ends_in_attribution(text[opened.at :]):
                    mine.append(span)
        self._keep(text, mine, resumes=resumes)
        place = self.passages[index].place
        self.lost += [
            Unbalanced(index, s.at, s.mark, place) for s in sorted(strays, key=lambda s: s.at)
        ]

    def _is_caption(self, index: int) -> bool:
        """A caption may stand between two paragraphs of one quotation."""
        return self.passages[index].kind == "figcaption"

    def _keep(self, text: str, mine: list[Span], *, resumes: bool) -> None:
        for number, span in enumerate(mine):
            inner = text[span.start : span.end]
            start = span.start + len(inner) - len(inner.lstrip())
            end = max(start, span.start + len(inner.rstrip()))
            if end > start:
                # The span is this reading's own: nobody else has seen it yet.
                span.start, span.end, span.resumes = start, end, resumes and number == 0
                self.spans.append(span)

    def _runs_on(self, index: int, opened: Sign) -> bool:
        """The two-paragraph convention, or its careless form without the repeated mark."""
        following = index + 1
        while following < len(self.passages) and self._is_caption(following):
            following += 1
        if following >= len(self.passages):
            return False
        passage, after = self.passages[index], self.passages[following]
        if after.place != passage.place or after.kind == "h2":
            return False
        if _ends_in_attribution(passage.text[opened.at :]):
            return False
        if _resumes(self.reads[following], after.text, opened):
            return True
        close = _late_close(self.reads[following], opened)
        if close is not None:
            begin = len(after.text) - len(after.text.lstrip())
            self.head = Span(following, begin, close.at, begin, close.after, opened.single)
        return close is not None


def read_spans(passages: Sequence[Passage]) -> tuple[list[Span], list[Unbalanced]]:
    """Every quoted span of the copy in order, and every mark without a partner."""
    joining = _Joining(passages, pair_blocks(passages))
    joining.walk()
    return joining.spans, joining.lost
