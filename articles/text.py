"""Blocks of a body, its cleaning, and the way from a plain wire text to one.

`blocks` is the only reader of bodies: digest, diff, anchors and offsets are computed on what
it returns, never on the HTML string, because the editor rewrites that at each keystroke.
"""

import html as entities
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import nh3


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The verbs a sub-head cannot hold; the reading of quotations builds on the same set.
SAYING = _set(
    "said says say saying told tells tell telling added adds adding asked asks asking announced "
    "announces argued argues believes believed called calling claimed claims commented confirmed "
    "declared denied emphasised emphasized explained explains insisted insists noted notes "
    "acknowledged admitted pledged pointed promised replied reported responded stated states "
    "stressed stresses stressing suggested suggests testified tweeted underlined urged urges "
    "vowed warned warns wrote writes"
)

TAGS = _set("p h2 ul ol li blockquote strong em a figure img figcaption br")
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
_SCHEMES = {"http", "https", "mailto"}
_PICTURE = re.compile(r"/pictures/[A-Za-z0-9/_.-]+")
_READABLE = TAGS | _set(
    "b i div h1 h3 h4 h5 h6 section article header footer aside main nav table thead tbody tr td "
    "th caption dl dt dd pre hr"
)
_BREAKING = _READABLE - {"strong", "em", "a", "b", "i", "br", "img"}
_OWN_KIND = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "h2"),
    **{name: name for name in ("li", "blockquote", "figcaption")},
}
_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "a": "link"}
_TAG = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z-]+="[^"]*")*) ?/?>')
_HREF = re.compile(r' href="([^"]*)"')
_NO_SRC = re.compile(r'<img(?! [^>]*src=")[^>]*>')
_ANY_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*>?")
_CLOSED_BY_THE_NEXT = _set("p li td tr th dd dt br img hr")
_ENTITY = re.compile(r"&(?:#?\w{1,32};)?")
# The parser's time grows with the square of the entities in one text, so that a text full of
# them is read with characters of no script in their place.
_STAND_INS = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
_RESTORED = {ord(stand_in): mark for mark, stand_in in _STAND_INS.items()}
_ESCAPED = {ord("\ue000"): "&amp;", ord("\ue001"): "&lt;", ord("\ue002"): "&gt;"}
_NO_STAND_INS = dict.fromkeys(_RESTORED)
_MANY, _DEEPEST = 2000, 100
# Characters that take no room on paper and would make equal words unequal.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_FOLDED: dict[int, str | None] = {**_UNSEEN, **_RESTORED}


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline emphasis or a link over part of a block's text."""

    start: int
    end: int
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, sub-head, list item, block quotation or caption, as plain text."""

    kind: str
    text: str
    marks: tuple[Mark, ...] = ()


def _encodable(raw: str) -> str:
    """Lone surrogates cannot be stored; they become question marks."""
    return raw.encode("utf-8", "replace").decode("utf-8")


def _storable(html: str) -> str:
    """What the sanitiser can read in linear time: neither nested without end nor all ampersands."""
    html = _encodable(html)
    if html.count("&") > _MANY:
        html = _ENTITY.sub(_set_aside, html.translate(_NO_STAND_INS))
    return _shallow(html) if html.count("<") > _MANY else html


def _set_aside(entity: re.Match[str]) -> str:
    character = entities.unescape(entity[0])
    return "".join(_STAND_INS.get(c, c) for c in character)


def _shallow(html: str) -> str:
    """Drop opening tags past a depth no story has; the parser's time grows with its square."""
    depth, at, kept = 0, 0, []
    for tag in _ANY_TAG.finditer(html):
        if tag[2].lower() in _CLOSED_BY_THE_NEXT:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            depth = _DEEPEST
            kept.append(html[at : tag.start()])
            at = tag.end()
    kept.append(html[at:])
    return "".join(kept)


def clean(html: str) -> str:
    """Keep only what the editor can write: its tags, safe links, our own pictures."""
    kept = nh3.clean(
        _storable(html),
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_own_pictures_only,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return _NO_SRC.sub("", kept).translate(_ESCAPED)


def _own_pictures_only(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and not _PICTURE.fullmatch(value):
        return None
    return value


@dataclass(slots=True)
class _Reader:
    """Collects one block at a time while the tags of a body go by."""

    done: list[Block] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    gap: bool = False
    marks: list[Mark] = field(default_factory=list)
    running: list[tuple[str, str]] = field(default_factory=list)

    def words(self, raw: str) -> None:
        """Add text with its white space folded, under the marks now running."""
        text = entities.unescape(raw).translate(_FOLDED)
        folded = " ".join(text.split())
        if text and (text[0].isspace() or not folded):
            self.gap = True
        if not folded:
            return
        if self.gap and self.length:
            self.pieces.append(" ")
            self.length += 1
        start = self.length
        self.pieces.append(folded)
        self.length += len(folded)
        self.gap = text[-1].isspace()
        for name, href in dict.fromkeys(self.running[:8]):
            self.marks.append(Mark(start, self.length, name, href))

    def close(self) -> None:
        """End the block, and drop it if it holds no words."""
        if self.length:
            kind = next((_OWN_KIND[t] for t in self.within[:-9:-1] if t in _OWN_KIND), "p")
            text = "".join(self.pieces)
            self.done.append(Block(kind, text, _joined(self.marks)))
        self.pieces, self.marks, self.length, self.gap = [], [], 0, False

    def tag(self, *, closing: bool, name: str, attributes: str) -> None:
        if name == "br":
            self.gap = True
        elif name in _MARKS:
            self._inline(closing=closing, name=name, attributes=attributes)
        elif name in _BREAKING:
            self.close()
            if not closing:
                self.within.append(name)
            elif self.within and self.within[-1] == name:
                self.within.pop()

    def _inline(self, *, closing: bool, name: str, attributes: str) -> None:
        if closing:
            if self.running:
                self.running.pop()
            return
        href = _HREF.search(attributes)
        self.running.append(
            (_MARKS[name], entities.unescape(href[1]).translate(_RESTORED) if href else "")
        )


def _joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Runs of one mark that touch, or have only a space between, are one; a bare link is none."""
    last: dict[tuple[str, str], int] = {}
    out: list[Mark] = []
    for mark in marks:
        if mark.name == "link" and not mark.href:
            continue
        key = (mark.name, mark.href)
        at = last.get(key)
        if at is not None and mark.start - out[at].end <= 1:
            out[at] = Mark(out[at].start, mark.end, mark.name, mark.href)
        else:
            last[key] = len(out)
            out.append(mark)
    return tuple(sorted(out, key=lambda m: (m.start, m.end, m.name, m.href)))


def blocks(html: str) -> list[Block]:
    """Read a body into blocks of plain text with inline marks. Never raises."""
    kept = nh3.clean(
        _storable(html),
        tags=set(_READABLE),
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    reader, at = _Reader(), 0
    for tag in _TAG.finditer(kept):
        reader.words(kept[at : tag.start()])
        reader.tag(closing=bool(tag[1]), name=tag[2], attributes=tag[3])
        at = tag.end()
    reader.words(kept[at:])
    reader.close()
    return reader.done


def word_count(read: Iterable[Block]) -> int:
    """How many words a reader reads, captions and sub-heads counted."""
    return sum(len(block.text.split()) for block in read)


_QUOTING = re.compile(r"[\"“”„«»‘`]|(?<!\w)['’]|''")
_FINAL = ".!?:;,…"


def _is_subhead(line: str) -> bool:
    """A short line without a final stop, a verb of saying or quotation marks."""
    words = line.split()
    return (
        len(line) <= 70
        and len(words) <= 10
        and line[-1] not in _FINAL
        and (line[0].isupper() or line[0].isdigit())
        and not _QUOTING.search(line)
        and not any(word.strip(",'’").casefold() in SAYING for word in words)
    )


def _lines(raw: str) -> Iterator[tuple[bool, str, bool]]:
    """Each line with words, whether a blank stands before it, and whether one follows."""
    lines = [" ".join(line.split()) for line in raw.translate(_UNSEEN).splitlines()]
    blank = False
    started = False
    for index, line in enumerate(lines):
        if line:
            after = index + 1 < len(lines) and bool(lines[index + 1])
            yield blank and started, line, after
            started, blank = True, False
        else:
            blank = True


def body_from_plain(raw: str) -> str:
    """A wire text as body HTML: a paragraph a line, sub-heads where a short line stands alone."""
    out = []
    lines = list(_lines(_encodable(raw).replace("\x00", "")))
    for index, (after_blank, line, _) in enumerate(lines):
        more = index + 1 < len(lines)
        name = "h2" if after_blank and more and _is_subhead(line) else "p"
        out.append(f"<{name}>{entities.escape(line, quote=False)}</{name}>")
    return "\n".join(out)
