"""Which paragraph of one text is which of another: the same first, then the most alike, in order."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import zip_longest

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

Pair = tuple[int | None, int | None]
"""Places in the old and in the new text; None where the other text has no such paragraph."""

# Two paragraphs less alike than this are one taken out and one put in.
ALIKE = 40
# Every paragraph is held against every other only where that is soon done; else in order.
_PAIRS, _WORK, _BEGINS = 1_600, 200_000_000, 2_000


def stretches(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[bool, range, range]]:
    """Where the two are equal, and where not, in order."""
    for code in LCSseq.opcodes(old, new):
        olds, news = range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)
        yield code.tag == "equal", olds, news


def aligned(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_texts: Sequence[str],
    new_texts: Sequence[str],
) -> list[Pair]:
    """Each paragraph of both texts once, in reading order.

    `old` and `new` say which paragraphs are the same; the texts, which are alike.
    """
    pairs: list[Pair] = []
    gone: list[int] = []
    come: list[int] = []
    for equal, olds, news in stretches(old, new):
        if not equal:
            gone += olds
            come += news
            continue
        pairs += _alike(gone, come, old_texts, new_texts)
        gone, come = [], []
        pairs += zip(olds, news, strict=True)
    return pairs + _alike(gone, come, old_texts, new_texts)


def _alike(
    gone: Sequence[int], come: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> list[Pair]:
    """Between two unchanged paragraphs: the most alike are taken for one another."""
    if not gone or not come:
        return [*((at, None) for at in gone), *((None, at) for at in come)]
    if _is_dear([old[at] for at in gone], [new[at] for at in come]):
        return list(_in_order(gone, come, old, new))
    return _read_back(gone, come, [[_score(old[o], new[n]) for n in come] for o in gone])


def _is_dear(old: Sequence[str], new: Sequence[str]) -> bool:
    work = sum(map(len, old)) * sum(map(len, new)) // 8
    return len(old) * len(new) > _PAIRS or work > _WORK


def _score(old: str, new: str) -> float:
    score = float(ratio(old, new))
    return score if score >= ALIKE else 0.0


def _in_order(
    gone: Sequence[int], come: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[Pair]:
    """Only the first is held against the first, the second against the second."""
    for o, n in zip_longest(gone, come):
        if o is not None and n is not None and _score(old[o][:_BEGINS], new[n][:_BEGINS]):
            yield o, n
            continue
        if o is not None:
            yield o, None
        if n is not None:
            yield None, n


def _read_back(
    gone: Sequence[int], come: Sequence[int], likeness: Sequence[Sequence[float]]
) -> list[Pair]:
    """The pairs whose likeness adds up to most, none crossing another."""
    best = _best(len(gone), len(come), likeness)
    pairs: list[Pair] = []
    o, n = 0, 0
    while o < len(gone) or n < len(come):
        if o < len(gone) and n < len(come) and _is_pair(best, likeness, o, n):
            pairs.append((gone[o], come[n]))
            o, n = o + 1, n + 1
        elif o < len(gone) and (n == len(come) or best[o][n] == best[o + 1][n]):
            pairs.append((gone[o], None))
            o += 1
        else:
            pairs.append((None, come[n]))
            n += 1
    return pairs


def _is_pair(
    best: Sequence[Sequence[float]], likeness: Sequence[Sequence[float]], o: int, n: int
) -> bool:
    score = likeness[o][n]
    return score > 0 and best[o][n] == best[o + 1][n + 1] + score


def _best(olds: int, news: int, likeness: Sequence[Sequence[float]]) -> list[list[float]]:
    best = [[0.0] * (news + 1) for _ in range(olds + 1)]
    for o in reversed(range(olds)):
        for n in reversed(range(news)):
            paired = best[o + 1][n + 1] + likeness[o][n] if likeness[o][n] else 0.0
            best[o][n] = max(best[o + 1][n], best[o][n + 1], paired)
    return best
