"""Where in a source words that do not pass come nearest, and whether that is more than chance."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from articles.quotes.sources import Source

_ALIKE, _CLEARLY, _RUN, _RARE = 0.55, 0.8, 3, 8
_COMMON, _LOOKS, _FAR = 400, 3, 6

# A run of words in common: where it starts and stops in the quotation, and where in the source.
Block = tuple[int, int, int]


def _windows(texts: list[str], source: Source) -> list[tuple[int, int]]:
    """Where in the source the words most likely come from: rare words vote for a place."""
    votes: Counter[int] = Counter()
    width = max(8, len(texts) // 2)
    for number, text in enumerate(texts):
        places = source.places.get(text, ())
        if len(places) > _COMMON:
            continue
        weight = max(1, 60 // max(1, len(places)))
        for place in places:
            where = (place - number) // width
            votes[where] += weight
            votes[where + 1] += weight
    best = sorted(votes, key=lambda b: (-votes[b], b))[:_LOOKS]
    size = len(source.forms)
    return [
        (max(0, (b - 1) * width - 4), min(size, (b + 1) * width + len(texts) + 4)) for b in best
    ]


def nearest_blocks(texts: list[str], source: Source) -> list[Block]:
    """The runs of words in common with the stretch of the source that has most of them."""
    best: list[Block] = []
    for begin, end in _windows(texts, source):
        theirs = [f.text for f in source.forms[begin:end]]
        blocks = [
            (step.src_start, step.src_end, begin + step.dest_start)
            for step in Indel.opcodes(texts, theirs)
            if step.tag == "equal"
        ]
        if size_of(blocks) > size_of(best):
            best = blocks
    return _stretched(texts, source, _without_strays(best))


def _stretched(texts: list[str], source: Source, blocks: list[Block]) -> list[Block]:
    """The first and last run, on to every neighbour that agrees as well."""
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


def comes_from(texts: list[str], blocks: Sequence[Block], source: Source) -> bool:
    """Whether words in common are more than chance: most of them, or one long or rare run."""
    if not blocks:
        return False
    start, stop, _ = max(blocks, key=lambda b: b[1] - b[0])
    share = size_of(blocks) / len(texts)
    if share >= _CLEARLY or (stop - start >= _RUN and share >= _ALIKE):
        return True
    rare = sum(len(source.places.get(t, ())) <= _RARE for t in texts[start:stop])
    return (stop - start > _RUN + 1 and rare > 1) or (stop - start > _RUN and rare >= _RUN)
