"""Quoted words held against a source: verbatim, cleaned, elided, altered or not found."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes.differences import altered_pieces, passing_pieces
from articles.quotes.likeness import comes_from, nearest_blocks, size_of
from articles.quotes.records import Match
from articles.quotes.sources import Source, prepared
from articles.quotes.wording import Form, Word, forms_of, words_of

VERBATIM, CLEANED, ELIDED, ALTERED, NOT_FOUND = (
    "verbatim",
    "cleaned",
    "elided",
    "altered",
    "not_found",
)
# `[T]he` only changes a letter's case; any other bracket stands for words of the source.
_CASE_ONLY = re.compile(r"\[(\w)\](?=\w)")
_SIC = re.compile(r"\s*\[sic\]", re.IGNORECASE)
_CUT = re.compile(r"…|\.(?:\s?\.){2,}|\[[^\]]{0,200}\]")
_BRACKET_REACH, _ELLIPSIS_REACH = 40, 400
_EXACT_ONLY = 2
_SLACK, _TRIES = 14, 64


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of quoted words between cuts, and how far the next may lie behind it."""

    words: list[Word]
    forms: list[Form]
    reach: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a fragment stands in the source, in written words; `tidied` if not letter for letter."""

    first: int
    last: int
    tidied: bool


def _fragments(words: str) -> tuple[list[Fragment], bool]:
    """The fragments of quoted words, and whether anything is cut out."""
    out: list[Fragment] = []
    at, marked = 0, False
    for cut in [*_CUT.finditer(words), None]:
        stop = cut.start() if cut else len(words)
        written = words_of(words, at, stop)
        reach = _BRACKET_REACH if cut and cut[0][0] == "[" else _ELLIPSIS_REACH
        if written:
            out.append(Fragment(written, forms_of(written, tidy=False), reach))
        elif out and reach > out[-1].reach:
            out[-1] = Fragment(out[-1].words, out[-1].forms, reach)
        marked = marked or cut is not None
        at = cut.end() if cut else stop
    return out, marked


def _hits(fragment: Fragment, source: Source) -> list[Hit]:
    """Every place where a fragment stands as written or, failing that, tidied."""
    written = [w.folded for w in fragment.words]
    size = len(written)
    hits = [Hit(at, at + size - 1, tidied=False) for at in source.raw.find_all(written)]
    if size > _EXACT_ONLY:
        taken = {hit.first for hit in hits}
        hits += [h for h in _tidied(fragment, source) if h.first not in taken]
    return sorted(hits, key=lambda h: (h.first, h.tidied))


def _tidied(fragment: Fragment, source: Source) -> list[Hit]:
    texts = [f.text for f in fragment.forms if not f.loose]
    if not texts:
        return []
    found = source.tidy.find_all(texts)
    if found:
        kept = source.kept
        return [
            Hit(kept[at].first, kept[at + len(texts) - 1].last, tidied=True) for at in found
        ]
    return _stepwise(texts, source)


def _stepwise(texts: list[str], source: Source) -> list[Hit]:
    """Words that keep one stutter and drop another: walked form by form from a rare word."""
    rare = min(range(len(texts)), key=lambda i: len(source.places.get(texts[i], ())))
    places = source.places.get(texts[rare], ())
    out: dict[int, Hit] = {}
    for place in places[:_TRIES]:
        for start in range(max(0, place - rare - _SLACK), place - rare + 1):
            if source.forms[start].text == texts[0]:
                last = _walk(texts, source.forms, start)
                if last is not None:
                    first = source.forms[start].first
                    out[first] = Hit(first, source.forms[last].last, tidied=True)
    return list(out.values())


def _walk(texts: list[str], forms: Sequence[Form], start: int) -> int | None:
    """The form at which all texts are met, leaving out only what may be left out."""
    reached = {0}
    for at in range(start, min(len(forms), start + 2 * len(texts) + _SLACK)):
        form = forms[at]
        onward = {i for i in reached if form.loose and i}
        onward |= {i + 1 for i in reached if i < len(texts) and texts[i] == form.text}
        if len(texts) in onward:
            return at
        if not onward:
            return None
        reached = onward
    return None


def _chain(
    fragments: list[Fragment], hits: list[list[Hit]], source: Source
) -> list[Hit] | None:
    """One hit a fragment, in order and near enough: the shortest chain over all occurrences.

    It is built out from the rarest fragment, so that a lone `the` is looked for close by only.
    """
    anchor = min(range(len(hits)), key=lambda n: (len(hits[n]), -len(fragments[n].words)))
    best: list[Hit] | None = None
    for head in hits[anchor]:
        chain = _grown(head, anchor, fragments, hits, source)
        if chain is not None and (best is None or _spread(chain) < _spread(best)):
            best = chain
    return best


def _grown(
    head: Hit, anchor: int, fragments: list[Fragment], hits: list[list[Hit]], source: Source
) -> list[Hit] | None:
    """The chain through one place of the anchor, or nothing."""
    chain = [head]
    for number in range(anchor + 1, len(fragments)):
        low = chain[-1].last + 1
        high = low + fragments[number - 1].reach
        found = _nearest(fragments[number], hits[number], source, low, high, first=True)
        if found is None:
            return None
        chain.append(found)
    for number in range(anchor - 1, -1, -1):
        high = chain[0].first
        low = max(0, high - fragments[number].reach - len(fragments[number].words))
        found = _nearest(fragments[number], hits[number], source, low, high, first=False)
        if found is None:
            return None
        chain.insert(0, found)
    return chain


def _nearest(
    fragment: Fragment, hits: list[Hit], source: Source, low: int, high: int, *, first: bool
) -> Hit | None:
    """The first or last place of a fragment between two words of the source."""
    size = len(fragment.words)
    if size <= _EXACT_ONLY:
        words = [w.folded for w in fragment.words]
        at = source.raw.find_between(words, low, high, first=first)
        return None if at is None else Hit(at, at + size - 1, tidied=False)
    begin = bisect_left(hits, low, key=_first)
    inside = hits[begin : bisect_left(hits, high, key=_first)]
    fits = [h for h in inside if first or h.last < high]
    if not fits:
        return None
    return fits[0] if first else fits[-1]


def _first(hit: Hit) -> int:
    return hit.first


def _spread(chain: list[Hit]) -> tuple[int, int]:
    return sum(h.tidied for h in chain), chain[-1].last - chain[0].first


def _passing(
    words: str, source: Source, fragments: list[Fragment], chain: list[Hit], *, marked: bool
) -> Match:
    tidied = any(h.tidied for h in chain)
    level = ELIDED if marked else CLEANED if tidied else VERBATIM
    start = source.words[chain[0].first].start
    end = source.words[chain[-1].last].end
    spans = [(h.first, h.last) for h in chain]
    pieces = passing_pieces(words, source, [f.words for f in fragments], spans)
    return Match(level, start, end, pieces, 100.0, source.spoken.time(start))


def _failing(words: str, source: Source, fragments: list[Fragment]) -> Match:
    """Words that do not pass: altered where something close stands, else not found."""
    texts = [f.text for fragment in fragments for f in fragment.forms]
    blocks = nearest_blocks(texts, source) if len(texts) > _EXACT_ONLY else []
    score = round(100 * size_of(blocks) / len(texts), 1)
    if not comes_from(texts, blocks, source):
        return Match(NOT_FOUND, 0, 0, (), score)
    start, stop, place = blocks[-1]
    first, last = source.forms[blocks[0][2]].first, source.forms[place + stop - start - 1].last
    begin, end = source.words[first].start, source.words[last].end
    written = [w for fragment in fragments for w in fragment.words]
    pieces = altered_pieces(words, source, written, (first, last))
    return Match(ALTERED, begin, end, pieces, score, source.spoken.time(begin))


def match(words: str, source: str) -> Match:
    """How quoted words stand to a source, where, and what differs."""
    ready = prepared(source)
    words = _SIC.sub("", _CASE_ONLY.sub(r"\1", words))
    fragments, marked = _fragments(words)
    if not fragments or not ready.words:
        return Match(NOT_FOUND, 0, 0, (), 0.0)
    hits = [_hits(fragment, ready) for fragment in fragments]
    if all(hits):
        chain = _chain(fragments, hits, ready)
        if chain is not None:
            return _passing(words, ready, fragments, chain, marked=marked)
    return _failing(words, ready, fragments)
