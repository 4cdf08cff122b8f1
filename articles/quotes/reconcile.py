"""Which row on record each span of the new copy is, so that words keep their checks.

Equal words keep their row wherever they now stand. Changed words keep the row of the spot they
stand in and lose the check. What cannot be told apart is said to be doubtful, never guessed.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from articles.quotes.folding import normalised
from articles.quotes.records import Found, OnRecord, Pairing

_EDGE = 16
_FEW = 60
_WINDOW = 6
_ALIKE, _RATHER_ALIKE, _MOVED_ALIKE = 0.6, 0.35, 0.8


@dataclass(frozen=True, slots=True)
class _Side:
    """A row or a span reduced to what is compared: words, the edges of its context, its spot."""

    at: int
    words: str
    before: str
    after: str
    place: str
    passage: int
    order: int
    present: bool
    settled: str


def _edge(context: str) -> str:
    """A context folded, its marks off; empty where it holds no word."""
    folded = normalised(context).strip(" \"'.,:;!?-()[]").casefold()
    return folded if any(map(str.isalnum, folded)) else ""


def _row(at: int, row: OnRecord) -> _Side:
    return _Side(
        at,
        normalised(row.exact),
        _edge(row.prefix),
        _edge(row.suffix),
        row.place,
        row.passage,
        row.order,
        row.present,
        row.settled,
    )


def _span(at: int, span: Found) -> _Side:
    return _Side(
        at,
        normalised(span.exact),
        _edge(span.prefix),
        _edge(span.suffix),
        span.place,
        span.passage,
        at,
        present=True,
        settled="",
    )


def _agree(before: str, after: str) -> bool:
    """Whether two contexts agree where they touch the words; a block's edge may cut one short."""
    length = min(len(before), len(after), _EDGE)
    return length > 0 and before[:length] == after[:length]


def _agreement(row: _Side, span: _Side) -> int:
    """How many sides of the context agree: 0, 1 or 2."""
    backwards = _agree(row.before[::-1], span.before[::-1])
    return int(backwards) + int(_agree(row.after, span.after))


class _Desk:
    """Pairs made so far, and what is still without a partner."""

    def __init__(self, rows: Sequence[_Side], spans: Sequence[_Side]) -> None:
        self.row_of: dict[int, int] = {}
        self.span_of: dict[int, int] = {}
        self.same: set[int] = set()
        self.doubtful: set[int] = set()
        self.rows, self.spans = rows, spans

    def join(self, row: _Side, span: _Side, *, same: bool, doubtful: bool = False) -> None:
        self.row_of[span.at] = row.at
        self.span_of[row.at] = span.at
        if same:
            self.same.add(span.at)
        if doubtful:
            self.doubtful.add(span.at)

    def free_rows(self, rows: Iterable[_Side]) -> list[_Side]:
        return [r for r in rows if r.at not in self.span_of]

    def free_spans(self, spans: Iterable[_Side]) -> list[_Side]:
        return [s for s in spans if s.at not in self.row_of]


def _both(side: _Side) -> Hashable:
    if not (side.before or side.after):
        return None
    return side.place, side.before[-_EDGE:], side.after[:_EDGE]


def _before(side: _Side) -> Hashable:
    return (side.place, side.before[-_EDGE:]) if side.before else None


def _after(side: _Side) -> Hashable:
    return (side.place, side.after[:_EDGE]) if side.after else None


def _join_by(desk: _Desk, key: object, rows: list[_Side], spans: list[_Side]) -> None:
    """Join equal words whose context is equal, in order; doubtful where their number changed."""
    assert callable(key)
    waiting: dict[Hashable, deque[_Side]] = defaultdict(deque)
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


def _is_unsure(queue: Iterable[_Side], coming: int) -> bool:
    """Whether it matters which of the waiting rows is taken, and nothing says which."""
    rows = list(queue)
    present = [r for r in rows if r.present]
    if len(present) == coming:
        return False
    rivals = present if len(present) > coming else rows
    return len(rivals) != coming and len({r.settled for r in rivals}) > 1


def _join_touching(desk: _Desk, rows: list[_Side], spans: list[_Side]) -> None:
    """Join by contexts that agree at the words although a block's edge cuts one of them short."""
    rows, spans = desk.free_rows(rows), desk.free_spans(spans)
    if len(rows) > _FEW or len(spans) > _FEW:
        return
    scored = [
        (-_agreement(r, s), r.place != s.place, not r.present, s.at, r.order, r, s)
        for r in rows
        for s in spans
    ]
    ranked = sorted((x for x in scored if x[0]), key=lambda x: x[:5])
    for score, _, _, _, _, row, span in ranked:
        if row.at in desk.span_of or span.at in desk.row_of:
            continue
        rivals = {r.settled for s, _, _, _, _, r, p in ranked if s == score and p.at == span.at}
        desk.join(row, span, same=True, doubtful=len(rivals) > 1)


def _join_equal(desk: _Desk, rows: list[_Side], spans: list[_Side]) -> None:
    """Join rows and spans of the same words: by context first, then in order."""
    rows = sorted(rows, key=lambda r: (not r.present, r.order, r.at))
    if len(rows) == 1 and len(spans) == 1:
        desk.join(rows[0], spans[0], same=True)
        return
    for key in (_both, _before, _after):
        _join_by(desk, key, rows, spans)
    _join_touching(desk, rows, spans)
    for places in (True, False):
        waiting: dict[str, deque[_Side]] = defaultdict(deque)
        for row in desk.free_rows(rows):
            waiting[row.place if places else ""].append(row)
        for span in desk.free_spans(spans):
            queue = waiting.get(span.place if places else "")
            if queue:
                row = queue.popleft()
                rivals = [r for r in rows if r.present or not row.present]
                unsure = any(r.settled != row.settled for r in rivals)
                desk.join(row, span, same=True, doubtful=unsure)


def _gaps(desk: _Desk, place: str) -> list[tuple[list[_Side], list[_Side]]]:
    """Rows and spans without a partner, cut at the pairs that kept their order."""
    rows = sorted(
        (r for r in desk.rows if r.present and r.place == place), key=lambda r: r.order
    )
    where = {r.at: i for i, r in enumerate(rows)}
    spans = [s for s in desk.spans if s.place == place]
    gaps: list[tuple[list[_Side], list[_Side]]] = []
    row_at, waiting = 0, list[_Side]()
    for span in spans:
        partner = where.get(desk.row_of.get(span.at, -1))
        if partner is None:
            if span.at not in desk.row_of:
                waiting.append(span)
            continue
        if partner >= row_at:
            gaps.append((desk.free_rows(rows[row_at:partner]), waiting))
            row_at, waiting = partner + 1, []
    gaps.append((desk.free_rows(rows[row_at:]), waiting))
    return gaps


def _likeness(row: _Side, span: _Side) -> float:
    """How much a span looks like the row's words changed where they stood; 0 if it does not."""
    alike = fuzz.ratio(row.words, span.words) / 100
    near = _agreement(row, span)
    same_block = row.passage == span.passage
    if alike >= _ALIKE or near == 2 or (alike >= _RATHER_ALIKE and (near or same_block)):
        return alike + near / 2 + same_block / 4
    return 0.25 if near and same_block else 0.0


def _join_changed(desk: _Desk, rows: list[_Side], spans: list[_Side]) -> None:
    """Join changed words within one gap, the likeliest first."""
    if not rows or not spans:
        return
    scored = []
    for i, row in enumerate(rows):
        reach = (
            range(len(spans)) if len(rows) * len(spans) <= _FEW * _FEW else _near(i, len(spans))
        )
        scored += [(_likeness(row, spans[j]), -abs(i - j), row, spans[j]) for j in reach]
    ranked = sorted(
        (x for x in scored if x[0] > 0), key=lambda x: (-x[0], -x[1], x[2].order, x[3].at)
    )
    for _, _, row, span in ranked:
        if row.at not in desk.span_of and span.at not in desk.row_of:
            desk.join(row, span, same=False)


def _near(i: int, length: int) -> range:
    return range(max(0, i - _WINDOW), min(length, i + _WINDOW + 1))


def _join_moved(desk: _Desk) -> None:
    """Join what was moved and changed at once, where the words are still nearly the same."""
    rows = desk.free_rows(r for r in desk.rows if r.present and len(r.words) > 20)
    spans = desk.free_spans(s for s in desk.spans if len(s.words) > 20)
    if len(rows) * len(spans) > _FEW * _FEW:
        return
    scored = [(fuzz.ratio(r.words, s.words) / 100, r, s) for r in rows for s in spans]
    ranked = sorted(
        (x for x in scored if x[0] >= _MOVED_ALIKE), key=lambda x: (-x[0], x[1].order, x[2].at)
    )
    for _, row, span in ranked:
        if row.at not in desk.span_of and span.at not in desk.row_of:
            desk.join(row, span, same=False)


def reconcile(record: Sequence[OnRecord], found: Sequence[Found]) -> list[Pairing]:
    """Pair every row on record and every span of the copy, each exactly once."""
    rows = [_row(i, r) for i, r in enumerate(record)]
    spans = [_span(i, s) for i, s in enumerate(found)]
    desk = _Desk(rows, spans)
    groups: dict[str, tuple[list[_Side], list[_Side]]] = defaultdict(lambda: ([], []))
    for row in rows:
        groups[row.words][0].append(row)
    for span in spans:
        groups[span.words][1].append(span)
    for mine, theirs in groups.values():
        if mine and theirs:
            _join_equal(desk, mine, theirs)
    for place in dict.fromkeys(s.place for s in spans):
        for mine, theirs in _gaps(desk, place):
            _join_changed(desk, mine, theirs)
    _join_moved(desk)
    return _pairings(desk, record)


def _pairings(desk: _Desk, record: Sequence[OnRecord]) -> list[Pairing]:
    out = []
    for span in desk.spans:
        row = desk.row_of.get(span.at)
        key = None if row is None else record[row].key
        out.append(Pairing(key, span.at, span.at in desk.same, span.at in desk.doubtful))
    for row_side in desk.rows:
        if row_side.at not in desk.span_of:
            out.append(Pairing(record[row_side.at].key, None, same_words=False, doubtful=False))
    return out
