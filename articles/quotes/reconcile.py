"""Which row on record each span of the new copy is, so that words keep their checks.

Equal words keep their row wherever they now stand. Changed words keep the row of the spot they
stand in and lose the check. What cannot be told apart is said to be doubtful, never guessed.
"""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from articles.quotes.changed_words import MOVED_ALIKE, gaps, join_changed, join_moved
from articles.quotes.equal_words import join_equal
from articles.quotes.records import Found, OnRecord, Pairing
from articles.quotes.sides import Desk, Side, agreement, side_of_row, side_of_span, speak


def reconcile(record: Sequence[OnRecord], found: Sequence[Found]) -> list[Pairing]:
    """Pair every row on record and every span of the copy, each exactly once."""
    rows = [side_of_row(i, r) for i, r in enumerate(record)]
    spans = [side_of_span(i, s) for i, s in enumerate(found)]
    desk = Desk(rows, spans)
    groups: dict[str, tuple[list[Side], list[Side]]] = defaultdict(lambda: ([], []))
    for row in rows:
        groups[row.words][0].append(row)
    for span in spans:
        groups[span.words][1].append(span)
    for mine, theirs in groups.values():
        if mine and theirs:
            join_equal(desk, mine, theirs)
    for place in dict.fromkeys(s.place for s in spans):
        for mine, theirs in gaps(desk, place):
            join_changed(desk, mine, theirs)
    join_moved(desk)
    doubt(desk)
    return _pairings(desk, record)


def doubt(desk: Desk) -> None:
    """Doubt what no context confirms: quite other words, or out of their order, or come back."""
    rows = {row.at: row for row in desk.rows}
    joined = [
        (span, rows[desk.row_of[span.at]]) for span in desk.spans if span.at in desk.row_of
    ]
    ends: list[tuple[Side, Side] | None] = [None, *joined, None]
    for before, (span, row), after in zip(ends, joined, ends[2:], strict=False):
        if agreement(row, span) or not speak(row, span):
            continue
        alike = span.at in desk.same or fuzz.ratio(row.words, span.words) / 100 >= MOVED_ALIKE
        kept = alike and row.present and span.place == row.place
        if not (kept and _in_order(before, (span, row)) and _in_order((span, row), after)):
            desk.doubtful.add(span.at)


def _in_order(one: tuple[Side, Side] | None, other: tuple[Side, Side] | None) -> bool:
    """Whether two pairs that follow one another in the copy did so on record."""
    if one is None or other is None or one[1].place != other[1].place:
        return True
    return not (one[1].present and other[1].present) or one[1].order < other[1].order


def _pairings(desk: Desk, record: Sequence[OnRecord]) -> list[Pairing]:
    out = []
    for span in desk.spans:
        row = desk.row_of.get(span.at)
        key = None if row is None else record[row].key
        out.append(Pairing(key, span.at, span.at in desk.same, span.at in desk.doubtful))
    for row_side in desk.rows:
        if row_side.at not in desk.span_of:
            out.append(Pairing(record[row_side.at].key, None, same_words=False, doubtful=False))
    return out
