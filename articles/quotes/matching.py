"""Quoted words held against a source: verbatim, cleaned, elided, altered or not found."""

import re

from rapidfuzz import fuzz

from articles.quotes.records import Match, Piece

_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_CUT = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]")


def match(words: str, source: str) -> Match:
    """How the words stand to the source. The level is the worst of their fragments'."""
    fragments = [f for f in _CUT.split(words) if _TOKEN.search(f)]
    tokens = list(_TOKEN.finditer(source))
    flat = " " + " ".join(t[0].casefold().replace("’", "'") for t in tokens) + " "
    starts, at = {}, 1
    for index, token in enumerate(tokens):
        starts[at] = index
        at += len(token[0].casefold()) + 1
    first = last = None
    place = 0
    for fragment in fragments:
        wanted = " ".join(t.casefold().replace("’", "'") for t in _TOKEN.findall(fragment))
        found = flat.find(f" {wanted} ", place)
        if found < 0:
            score = fuzz.partial_ratio(wanted, flat) if len(wanted) > 20 else 0.0
            level = "altered" if score >= 70 else "not_found"
            return Match(level, 0, 0, (Piece("story", words, ""),), score)
        index = starts[found + 1]
        first = index if first is None else first
        last = index + wanted.count(" ")
        place = found + 1
    if first is None or last is None:
        return Match("not_found", 0, 0, (), 0.0)
    start, end = tokens[first].start(), tokens[last].end()
    level = "elided" if _CUT.search(words) else "verbatim"
    return Match(level, start, end, (Piece("same", words, source[start:end]),), 100.0)
