"""Rows and spans of the same words, told apart by the context they stand in."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable

from articles.quotes.sides import EDGE, FEW, Desk, Side, agreement, common

_FAR, _SIDES = 20, 2


def _whole(side: Side) -> Hashable:
    """All of the context on both sides."""
    if not (side.before or side.after):
        return None
    return side.place, side.before, side.after


def _both(side: Side) -> Hashable:
    if not (side.before or side.after):
        return None
    return side.place, side.before[-EDGE:], side.after[:EDGE]


def _before(side: Side) -> Hashable:
    return (side.place, side.before[-EDGE:]) if side.before else None


def _after(side: Side) -> Hashable:
    return (side.place, side.after[:EDGE]) if side.after else None


def _join_by(desk: Desk, key: object, rows: list[Side], spans: list[Side]) -> None:
    """Join equal words whose context is equal, in order; doubtful where their number changed."""
    assert callable(key)
    waiting: dict[Hashable, deque[Side]] = defaultdict(deque)
    for row in desk.free_rows(rows):
        waiting[key(row)].append(row)
    coming: dict[Hashable, int] = defaultdict(int)
    free = desk.free_spans(spans)
    for span in free:
        coming[key(span)] += 1
    unsure = {k: _is_unsure(queue, coming[k]) for k, queue in waiting.items()}
    for span in free:
        k = key(span)
        if k is not None and waiting.get(k):
            desk.join(waiting[k].popleft(), span, same=True, doubtful=unsure[k])


def _is_unsure(queue: Iterable[Side], coming: int) -> bool:
    """Whether it matters which of the waiting rows is taken, and nothing says which."""
    rows = list(queue)
    present = [r for r in rows if r.present]
    if len(present) == coming:
        return False
    rivals = present if len(present) > coming else rows
    return len(rivals) != coming and len({r.settled for r in rivals}) > 1


def _join_touching(desk: Desk, rows: list[Side], spans: list[Side]) -> None:
    """Join by contexts that agree at the words, those that agree furthest first.

    Where little agrees, as in *told reporters*, another row of other standing makes it doubtful.
    """
    free, waiting = desk.free_rows(rows), desk.free_spans(spans)
    scored = [
        (
            (-agreement(r, s), -common(r, s)),
            (r.place != s.place, not r.present, s.at, r.order),
            r,
            s,
        )
        for r in free
        for s in waiting
    ]
    ranked = sorted((x for x in scored if x[0][0]), key=lambda x: x[:2])
    for score, _, row, span in ranked:
        if row.at in desk.span_of or span.at in desk.row_of:
            continue
        rivals = [
            r
            for s, _, r, p in ranked
            if s == score and p.at == span.at and r.at not in desk.span_of
        ]
        if -score[0] < _SIDES and -score[1] < _FAR:
            rivals = [r for r in rows if r.present or not row.present]
        unsure = any(r.settled != row.settled for r in rivals)
        desk.join(row, span, same=True, doubtful=unsure)


def join_equal(desk: Desk, rows: list[Side], spans: list[Side]) -> None:
    """Join rows and spans of the same words: by context first, then in order."""
    rows = sorted(rows, key=lambda r: (not r.present, r.order, r.at))
    if len(rows) == 1 and len(spans) == 1:
        desk.join(rows[0], spans[0], same=True)
        return
    few = len(rows) <= FEW and len(spans) <= FEW
    for key in (_whole,) if few else (_whole, _both, _before, _after):
        _join_by(desk, key, rows, spans)
    if few:
        _join_touching(desk, rows, spans)
    for places in (True, False):
        waiting: dict[str, deque[Side]] = defaultdict(deque)
        for row in desk.free_rows(rows):
            waiting[row.place if places else ""].append(row)
        for span in desk.free_spans(spans):
            queue = waiting.get(span.place if places else "")
            if queue:
                row = queue.popleft()
                rivals = [r for r in rows if r.present or not row.present]
                unsure = any(r.settled != row.settled for r in rivals)
                desk.join(row, span, same=True, doubtful=unsure)
