"""Quoted words held against a source: verbatim, cleaned, elided, altered or not found."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from articles.quotes.differences import altered_pieces, passing_pieces
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
_ALIKE, _RUN, _RARE = 0.55, 3, 8


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


def _chain(fragments: list[Fragment], hits: list[list[Hit]]) -> list[Hit] | None:
    """One hit a fragment, in order and near enough, the shortest chain over all occurrences."""
    best: list[Hit] | None = None
    ahead = [0] * len(fragments)
    for head in hits[0]:
        chain = [head]
        for number in range(1, len(fragments)):
            options = hits[number]
            while (
                ahead[number] < len(options) and options[ahead[number]].first <= chain[-1].last
            ):
                ahead[number] += 1
            at = ahead[number]
            reach = chain[-1].last + 1 + fragments[number - 1].reach
            if at >= len(options) or options[at].first > reach:
                break
            chain.append(options[at])
        else:
            if best is None or _spread(chain) < _spread(best):
                best = chain
    return best


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


def _window(texts: list[str], source: Source) -> tuple[int, int] | None:
    """Where in the source the words most likely come from: rare words vote for a place."""
    votes: Counter[int] = Counter()
    width = max(8, len(texts) // 2)
    for number, text in enumerate(texts):
        places = source.places.get(text, ())
        if not places or len(places) > 400:
            continue
        weight = max(1, 60 // len(places))
        for place in places:
            bin_at = (place - number) // width
            votes[bin_at] += weight
            votes[bin_at + 1] += weight
    if not votes:
        return None
    best = max(votes, key=lambda b: (votes[b], -b))
    begin = max(0, (best - 1) * width - 4)
    return begin, min(len(source.forms), (best + 1) * width + len(texts) + 4)


def _failing(words: str, source: Source, fragments: list[Fragment]) -> Match:
    """Words that do not pass: altered where something close stands, else not found."""
    forms = [f for fragment in fragments for f in fragment.forms]
    texts = [f.text for f in forms]
    window = _window(texts, source) if len(texts) > _EXACT_ONLY else None
    if window is None:
        return Match(NOT_FOUND, 0, 0, (), 0.0)
    begin, end = window
    theirs = [f.text for f in source.forms[begin:end]]
    blocks = [
        (o.src_start, o.src_end, begin + o.dest_start)
        for o in Indel.opcodes(texts, theirs)
        if o.tag == "equal"
    ]
    same = sum(stop - start for start, stop, _ in blocks)
    share = same / len(texts)
    if not _comes_from(texts, blocks, source):
        return Match(NOT_FOUND, 0, 0, (), round(100 * share, 1))
    first = source.forms[blocks[0][2]].first
    last_block = blocks[-1]
    last = source.forms[last_block[2] + last_block[1] - last_block[0] - 1].last
    start, stop = source.words[first].start, source.words[last].end
    written = [w for fragment in fragments for w in fragment.words]
    pieces = altered_pieces(words, source, written, (first, last))
    return Match(ALTERED, start, stop, pieces, round(100 * share, 1), source.spoken.time(start))


def _comes_from(
    texts: list[str], blocks: Sequence[tuple[int, int, int]], source: Source
) -> bool:
    """Whether words in common are more than chance: most of them, or one long or rare run."""
    if not blocks:
        return False
    start, stop, _ = max(blocks, key=lambda b: b[1] - b[0])
    if stop - start < min(_RUN, len(texts)):
        return False
    if sum(b[1] - b[0] for b in blocks) >= _ALIKE * len(texts):
        return True
    rare = sum(len(source.places.get(t, ())) <= _RARE for t in texts[start:stop])
    return (stop - start > _RUN + 1 and rare > 1) or (stop - start > _RUN and rare >= _RUN)


def match(words: str, source: str) -> Match:
    """How quoted words stand to a source, where, and what differs."""
    ready = prepared(source)
    words = _SIC.sub("", _CASE_ONLY.sub(r"\1", words))
    fragments, marked = _fragments(words)
    if not fragments or not ready.words:
        return Match(NOT_FOUND, 0, 0, (), 0.0)
    hits = [_hits(fragment, ready) for fragment in fragments]
    if all(hits):
        chain = _chain(fragments, hits)
        if chain is not None:
            return _passing(words, ready, fragments, chain, marked=marked)
    return _failing(words, ready, fragments)
