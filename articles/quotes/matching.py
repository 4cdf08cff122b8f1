"""Quoted words held against a source: verbatim, cleaned, elided, altered or not found."""

from collections.abc import Sequence
from itertools import pairwise

from articles.quotes.chains import chain_of
from articles.quotes.cuts import fault_of
from articles.quotes.differences import altered_pieces, passing_pieces
from articles.quotes.fragments import Quoted, quoted
from articles.quotes.likeness import comes_from, nearest_blocks, runs_of, size_of
from articles.quotes.places import Hit, hits_of, walked_hits
from articles.quotes.records import Match
from articles.quotes.sources import Source, prepared

VERBATIM, CLEANED, ELIDED, ALTERED, NOT_FOUND = (
    "verbatim",
    "cleaned",
    "elided",
    "altered",
    "not_found",
)
_FEW = 2


def match(words: str, source: str) -> Match:
    """How quoted words stand to a source, where, and what differs.

    Words in order and unchanged pass: letter for letter, or tidied as `tidying` allows, or with
    cuts that `cuts` allows. All else is altered where something near stands, or not found.
    """
    return held(quoted(words), prepared(source))


def held(asked: Quoted, ready: Source) -> Match:
    """The same, of words and a source that were made ready before."""
    if not asked.fragments or not ready.words:
        return Match(NOT_FOUND, 0, 0, (), 0.0)
    chain = _chain(asked, ready)
    if chain is None:
        return _failing(asked, ready)
    fault = fault_of(asked, chain, ready)
    level = ALTERED if fault else _level(asked, chain)
    return _standing(asked, ready, chain, level, fault)


def _chain(asked: Quoted, source: Source) -> list[Hit] | None:
    """Where the fragments stand, the closest way; words with half their stutters are tried last."""
    # A fragment that comes again is looked for once.
    said = [tuple(word.folded for word in one.words) for one in asked.fragments]
    alike = dict(zip(said, asked.fragments, strict=True))
    for look in (hits_of, walked_hits):
        places = {words: look(one, source) for words, one in alike.items()}
        chain = chain_of(asked.fragments, [places[words] for words in said], source)
        if chain is not None:
            return chain
    return None


def _level(asked: Quoted, chain: Sequence[Hit]) -> str:
    hides = any(after.first > before.last + 1 for before, after in pairwise(chain))
    if hides or asked.has_bracket:
        return ELIDED
    return CLEANED if any(hit.tidied for hit in chain) else VERBATIM


def _standing(
    asked: Quoted, source: Source, chain: Sequence[Hit], level: str, fault: str
) -> Match:
    """Words that all stand in the source, in order."""
    first, last = source.words[chain[0].first], source.words[chain[-1].last]
    pieces = passing_pieces(asked, source, [(hit.first, hit.last) for hit in chain])
    start, end = source.spoken.given(first.start, last.end)
    return Match(level, start, end, pieces, 100.0, source.spoken.time(first.start), fault)


def _failing(asked: Quoted, source: Source) -> Match:
    """Words that do not pass: altered where something close stands, else not found."""
    texts = [form.text for one in asked.fragments for form in one.forms]
    runs = runs_of(texts, source) if len(texts) > _FEW else []
    blocks = nearest_blocks(texts, runs, source) if len(texts) > _FEW else []
    score = round(100 * size_of(blocks) / len(texts), 1)
    if not comes_from(texts, runs, blocks, source):
        return Match(NOT_FOUND, 0, 0, (), score)
    start, stop, place = blocks[-1]
    reach = source.forms[place + stop - start - 1].last
    span = source.whole(source.forms[blocks[0][2]].first, reach)
    begin, end = source.words[span[0]].start, source.words[span[1]].end
    written = [word for one in asked.fragments for word in one.words]
    pieces = altered_pieces(asked.text, source, written, span)
    reason = "" if source.is_one_turn(*span) else "speakers"
    return Match(
        ALTERED,
        *source.spoken.given(begin, end),
        pieces,
        score,
        source.spoken.time(begin),
        reason,
    )
