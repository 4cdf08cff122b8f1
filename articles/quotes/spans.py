"""Pairs quotation marks into spans, block by block, so that a lost mark spoils one block only."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes.marks import CLOSES, OPENS, Sign, signs
from articles.quotes.records import Passage


@dataclass(slots=True)
class Span:
    """Quoted words of one block, the marks left out; `runs_on` where the next block goes on."""

    passage: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    single: bool = False
    runs_on: bool = False
    resumes: bool = False


def family(mark: str) -> str:
    if mark in "«»‹›":
        return "angle"
    return "corner" if mark in "「」『』" else "plain"


class _Pairing:
    """Walks the double marks of one block once; a mark inside another pair is nested."""

    def __init__(self, text: str, passage: int, doubles: list[Sign]) -> None:
        self.text, self.passage, self.doubles = text, passage, doubles
        self.spans: list[Span] = []
        self.strays: list[Sign] = []
        self.open: Sign | None = None
        self.nested: Sign | None = None

    def walk(self) -> None:
        for index, sign in enumerate(self.doubles):
            if self.open is None:
                self._outside(index, sign)
            elif self._closes(sign, self.nested or self.open):
                self._close(sign)
            elif self.nested is not None and self._closes(sign, self.open):
                self._close_over_nested(sign)
            else:
                self._inside(sign)

    def _outside(self, index: int, sign: Sign) -> None:
        if sign.facing != CLOSES or self._opens_after_all(index, sign):
            self.open = sign
        elif sign.mark != '"' or not self.text[sign.at - 1 : sign.at].isdigit():
            # A straight mark after a digit with nothing open is inches.
            self.strays.append(sign)

    def _opens_after_all(self, index: int, sign: Sign) -> bool:
        """A closing mark opens in »German« and ”Swedish” style, or where a space slipped in."""
        if index + 1 >= len(self.doubles):
            return False
        following = self.doubles[index + 1]
        if sign.mark == "»":
            return following.mark == "«"
        room_before = sign.at == 0 or self.text[sign.at - 1].isspace()
        if sign.mark == "”":
            return room_before and following.mark == "”"
        slipped = not room_before and self.text[sign.at - 1] in ",:;"
        return sign.mark == '"' and slipped and following.facing != OPENS

    def _closes(self, sign: Sign, opened: Sign) -> bool:
        if family(sign.mark) != family(opened.mark):
            return False
        if opened.mark == "„":
            return sign.mark != "„"
        if opened.mark == "»":
            return sign.mark == "«"
        return sign.facing != OPENS or (sign.mark == "“" and self._faces_back(sign))

    def _faces_back(self, sign: Sign) -> bool:
        """“ where only a closing mark can stand: words before it, none after."""
        text, after = self.text, sign.after
        return (
            sign.at > 0
            and not text[sign.at - 1].isspace()
            and (after >= len(text) or text[after].isspace() or text[after] in ".,;:!?)")
        )

    def _close(self, sign: Sign) -> None:
        if self.nested is not None:
            self.nested = None
            return
        opened = self.open
        if opened is not None:
            self.spans.append(Span(self.passage, opened.after, sign.at, opened.at, sign.after))
        self.open = None

    def _close_over_nested(self, sign: Sign) -> None:
        self.nested = None
        self._close(sign)

    def _inside(self, sign: Sign) -> None:
        """A second opening mark: another kind of mark is nested, the same kind a lost partner."""
        if self.open is None or self.nested is not None:
            return
        if sign.facing == CLOSES:
            self.strays.append(sign)
        elif sign.mark != self.open.mark:
            self.nested = sign
        else:
            self.strays.append(self.open)
            self.open = sign


def _close_of(single: list[Sign], index: int, text: str) -> int | None:
    """The closing partner of a single mark: the first that cannot be a possessive, else the first."""
    fallback = None
    opened = single[index]
    for at in range(index + 1, len(single)):
        sign = single[at]
        if sign.mark == "‘" and opened.mark == "‚":
            return at
        if sign.facing == OPENS:
            break
        if family(sign.mark) != family(opened.mark):
            continue
        clipped = text[max(0, sign.at - 2) : sign.at].casefold()
        if sign.firm or not (clipped.endswith("s") or clipped == "in"):
            return at
        fallback = at if fallback is None else fallback
    return fallback


def _pair_singles(text: str, passage: int, single: list[Sign]) -> tuple[list[Span], list[Sign]]:
    spans, strays, index = [], [], 0
    while index < len(single):
        sign = single[index]
        index += 1
        if sign.facing == CLOSES:
            continue
        close = _close_of(single, index - 1, text)
        if close is None:
            if sign.firm:
                strays.append(sign)
            continue
        end = single[close]
        spans.append(Span(passage, sign.after, end.at, sign.at, end.after, single=True))
        index = close + 1
    return spans, strays


def _gaps(marks: list[Sign], spans: list[Span]) -> list[list[Sign]]:
    """The marks left between spans, a list for each gap."""
    gaps: list[list[Sign]] = [[] for _ in range(len(spans) + 1)]
    at = 0
    for mark in marks:
        while at < len(spans) and mark.at >= spans[at].outer_end:
            at += 1
        if at == len(spans) or mark.at < spans[at].outer_start:
            gaps[at].append(mark)
    return gaps


@dataclass(slots=True)
class Read:
    """One block after pairing: spans in order, lone marks, and the mark left open at its end."""

    spans: list[Span]
    strays: list[Sign]
    left_open: Sign | None


def _doubles_first(text: str, passage: int, marks: list[Sign]) -> Read:
    pairing = _Pairing(text, passage, [m for m in marks if not m.single])
    pairing.walk()
    spans, strays = pairing.spans, pairing.strays
    left = pairing.open
    rest = [m for m in marks if m.single and (left is None or m.at < left.at)]
    if not rest:
        return Read(spans, strays, left)
    inner: list[Span] = []
    for gap in _gaps(rest, spans):
        paired, lone = _pair_singles(text, passage, gap)
        inner += paired
        strays = strays + [m for m in lone if m.mark in "‚‹"]
    return Read(sorted(spans + inner, key=lambda s: s.start), strays, left)


def _singles_first(text: str, passage: int, marks: list[Sign]) -> Read:
    spans, strays = _pair_singles(text, passage, [m for m in marks if m.single])
    left = (
        strays.pop()
        if strays and strays[-1].at > max((s.end for s in spans), default=-1)
        else None
    )
    inner: list[Span] = []
    for gap in _gaps([m for m in marks if not m.single], spans):
        pairing = _Pairing(text, passage, gap)
        pairing.walk()
        inner += pairing.spans
        strays = strays + pairing.strays + ([pairing.open] if pairing.open else [])
    return Read(sorted(spans + inner, key=lambda s: s.start), strays, left)


def _single_style(texts: Sequence[str], marks: Sequence[list[Sign]]) -> bool:
    """Whether the house quotes speech in single marks: they begin blocks and follow commas more."""
    single = double = 0
    for text, line in zip(texts, marks, strict=True):
        for mark in line:
            before = text[max(0, mark.at - 2) : mark.at].rstrip()[-1:]
            opens = mark.facing != CLOSES and before in {"", ",", ":"}
            strong = opens or (mark.facing == CLOSES and before in {",", "."})
            single += strong and mark.single
            double += strong and not mark.single
    return single > double


def _unmarked() -> Read:
    return Read([], [], None)


def pair_blocks(passages: Sequence[Passage]) -> list[Read]:
    """Every block paired on its own, in the style of the house."""
    marks = [list(signs(p.text)) for p in passages]
    body = [i for i, p in enumerate(passages) if p.place == "body"] or list(
        range(len(passages))
    )
    single = _single_style([passages[i].text for i in body], [marks[i] for i in body])
    pair = _singles_first if single else _doubles_first
    return [
        pair(p.text, i, marks[i]) if marks[i] else _unmarked() for i, p in enumerate(passages)
    ]
