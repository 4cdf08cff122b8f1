"""Fragments of one quotation found in order: the closest chain over all their places."""

from collections.abc import Sequence

from articles.quotes.fragments import Fragment
from articles.quotes.places import Hit
from articles.quotes.sources import Source


def chain_of(
    fragments: Sequence[Fragment], hits: Sequence[Sequence[Hit]], source: Source
) -> list[Hit] | None:
    """One hit a fragment, in order, near enough, of one speaker: the shortest such chain."""
    if not all(hits):
        return None
    if len(hits) == 1:
        return [min(hits[0], key=lambda hit: hit.tidied)]
    chains = [_closest(fragments, own) for own in _by_speaker(hits, source)]
    return min((chain for chain in chains if chain), key=_spread, default=None)


def _by_speaker(hits: Sequence[Sequence[Hit]], source: Source) -> list[list[list[Hit]]]:
    """The hits of each speaker who has one of every fragment."""
    if not source.spoken.speakers:
        return [[list(some) for some in hits]]
    sorted_out: dict[str, list[list[Hit]]] = {}
    for number, some in enumerate(hits):
        for hit in some:
            own = sorted_out.setdefault(source.speaker(hit.first), [[] for _ in hits])
            own[number].append(hit)
    return [own for own in sorted_out.values() if all(own)]


def _closest(fragments: Sequence[Fragment], hits: Sequence[Sequence[Hit]]) -> list[Hit] | None:
    """The chain over the fewest words.

    The last place before a hit that can be reached from the start is always the best one to come
    from, so one look at each hit is enough.
    """
    reachable: list[list[tuple[Hit, int]]] = [[(hit, -1) for hit in hits[0]]]
    for number in range(1, len(hits)):
        earlier, reach = reachable[-1], fragments[number - 1].reach
        here: list[tuple[Hit, int]] = []
        best = -1
        for hit in hits[number]:
            while best + 1 < len(earlier) and earlier[best + 1][0].last < hit.first:
                best += 1
            if best >= 0 and hit.first - earlier[best][0].last - 1 <= reach:
                here.append((hit, best))
        reachable.append(here)
    chains = [_traced(reachable, at) for at in _shortest(reachable)]
    return min(chains, key=_spread, default=None)


def _shortest(reachable: list[list[tuple[Hit, int]]]) -> list[int]:
    """The ends whose chain is shortest."""
    starts = [list(range(len(reachable[0])))]
    for level in range(1, len(reachable)):
        starts.append([starts[-1][back] for _, back in reachable[level]])
    heads, ends = reachable[0], reachable[-1]
    lengths = [
        end.last - heads[start][0].first
        for (end, _), start in zip(ends, starts[-1], strict=True)
    ]
    least = min(lengths, default=0)
    return [at for at, length in enumerate(lengths) if length == least][:8]


def _traced(reachable: list[list[tuple[Hit, int]]], at: int) -> list[Hit]:
    chain: list[Hit] = []
    for level in reversed(reachable):
        hit, back = level[at]
        chain.append(hit)
        at = back
    return chain[::-1]


def _spread(chain: Sequence[Hit]) -> tuple[int, int]:
    return chain[-1].last - chain[0].first, sum(hit.tidied for hit in chain)
