"""Where in a source words that do not pass come nearest, and whether that is more than chance."""

import math
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from articles.quotes.sources import Source

# Shares of the words in common, and of what they weigh, from which they are more than chance.
_NEARLY_ALL, _MOST, _ONE_RUN, _TWO_RUNS = 0.8, 0.6, 0.45, 0.7
_RUN, _LONG_RUN, _PAIR = 3, 4, 2
_COMMON, _LOOKS, _FAR, _PLACES = 400, 3, 6, 40

# A run of words in common: where it starts and stops in the quotation, and where in the source.
Block = tuple[int, int, int]
# The same, wherever in the source: only where it starts and stops in the quotation.
Stretch = tuple[int, int]


def runs_of(texts: Sequence[str], source: Source) -> list[Stretch]:
    """The quotation cut from left to right into the longest runs that stand in the source."""
    joined = source.tidy.joined
    out: list[Stretch] = []
    start = 0
    while start < len(texts):
        stop, wanted = start, " "
        while stop < len(texts) and texts[stop] in source.places:
            longer = f"{wanted}{texts[stop]} "
            if stop > start and longer not in joined:
                break
            stop, wanted = stop + 1, longer
        if stop - start >= _PAIR:
            out.append((start, stop))
        start = max(stop, start + 1)
    return out


def _votes(texts: Sequence[str], runs: Sequence[Stretch], source: Source) -> Counter[int]:
    """Rare words and runs in common vote for the stretch of the source they stand in."""
    votes: Counter[int] = Counter()
    width = max(8, len(texts) // 2)

    def vote(places: Sequence[int], number: int, worth: int) -> None:
        for place in places:
            where = (place - number) // width
            votes[where] += worth
            votes[where + 1] += worth

    for number, text in enumerate(texts):
        places = source.places.get(text, ())
        if len(places) <= _COMMON:
            vote(places, number, max(1, 60 // max(1, len(places))))
    for start, stop in runs:
        found = source.tidy.find_all(list(texts[start:stop]), most=_PLACES)
        places = [source.form_at(source.kept[at].first) for at in found]
        vote(places, start, 20 * (stop - start))
    return votes


def _windows(
    texts: Sequence[str], runs: Sequence[Stretch], source: Source
) -> list[tuple[int, int]]:
    votes = _votes(texts, runs, source)
    width = max(8, len(texts) // 2)
    best = sorted(votes, key=lambda b: (-votes[b], b))[:_LOOKS]
    size = len(source.forms)
    return [
        (max(0, (b - 1) * width - 4), min(size, (b + 1) * width + len(texts) + 4)) for b in best
    ]


def nearest_blocks(
    texts: Sequence[str], runs: Sequence[Stretch], source: Source
) -> list[Block]:
    """The runs of words in common with the stretch of the source that has most of them."""
    best: list[Block] = []
    for begin, end in _windows(texts, runs, source):
        theirs = [f.text for f in source.forms[begin:end]]
        blocks = [
            (step.src_start, step.src_end, begin + step.dest_start)
            for step in Indel.opcodes(texts, theirs)
            if step.tag == "equal"
        ]
        if size_of(blocks) > size_of(best):
            best = blocks
    return _stretched(texts, source, _without_strays(best))


def _stretched(texts: Sequence[str], source: Source, blocks: list[Block]) -> list[Block]:
    """The first run, back to every neighbour that agrees as well."""
    if not blocks:
        return blocks
    start, stop, place = blocks[0]
    while start > 0 and place > 0 and source.forms[place - 1].text == texts[start - 1]:
        start, place = start - 1, place - 1
    return [(start, stop, place), *blocks[1:]]


def size_of(blocks: Sequence[Block]) -> int:
    return sum(stop - start for start, stop, _ in blocks)


def _without_strays(blocks: list[Block]) -> list[Block]:
    """Short runs at either end that lie far off are chance."""
    while len(blocks) > 1 and _strays(blocks[0], blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and _strays(blocks[-1], blocks[-2], blocks[-1]):
        blocks = blocks[:-1]
    return blocks


def _strays(edge: Block, left: Block, right: Block) -> bool:
    gap = right[2] - left[2] - (left[1] - left[0])
    return edge[1] - edge[0] < _RUN and gap > _FAR


def comes_from(
    texts: Sequence[str], runs: Sequence[Stretch], blocks: Sequence[Block], source: Source
) -> bool:
    """Whether words in common are more than chance.

    They are where one stretch of the source has nearly all of them, or most of them with a run
    among them; or where one or two runs, from wherever, carry most of what the words weigh: half
    a sentence that is real, two sentences made into one. A rare word weighs more than a common one.
    """
    if not blocks:
        return False
    share = size_of(blocks) / len(texts)
    longest = max(stop - start for start, stop, _ in blocks)
    if share >= _NEARLY_ALL or (longest >= _RUN and share >= _MOST):
        return True
    weights = [_weight(text, source) for text in texts]
    parts = [(sum(weights[a:b]) / sum(weights), b - a) for a, b in runs]
    two = sum(sorted((part for part, _ in parts), reverse=True)[:2])
    one = max((part for part, length in parts if length >= _LONG_RUN), default=0.0)
    return two >= _TWO_RUNS or one >= _ONE_RUN


def _weight(text: str, source: Source) -> float:
    """How much a word tells of where it comes from."""
    return math.log((len(source.forms) + 2) / (1 + len(source.places.get(text, ()))))
