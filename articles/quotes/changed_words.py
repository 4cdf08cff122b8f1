"""Rows whose words were changed, found again by their spot or, where that moved too, by likeness."""

from rapidfuzz import fuzz

from articles.quotes.sides import FEW, Desk, Side, agreement

_WINDOW = 6
_ALIKE, _RATHER_ALIKE, MOVED_ALIKE = 0.6, 0.35, 0.8


def gaps(desk: Desk, place: str) -> list[tuple[list[Side], list[Side]]]:
    """Rows and spans without a partner, cut at the pairs that kept their order."""
    rows = sorted(
        (r for r in desk.rows if r.present and r.place == place), key=lambda r: r.order
    )
    where = {r.at: i for i, r in enumerate(rows)}
    spans = [s for s in desk.spans if s.place == place]
    gaps: list[tuple[list[Side], list[Side]]] = []
    row_at, waiting = 0, list[Side]()
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


def _likeness(row: Side, span: Side) -> float:
    """How much a span looks like the row's words changed where they stood; 0 if it does not."""
    alike = fuzz.ratio(row.words, span.words) / 100
    near = agreement(row, span)
    same_block = row.passage == span.passage
    if alike >= _ALIKE or near == 2 or (alike >= _RATHER_ALIKE and (near or same_block)):
        return alike + near / 2 + same_block / 4
    return 0.25 if near and same_block else 0.0


def join_changed(desk: Desk, rows: list[Side], spans: list[Side]) -> None:
    """Join changed words within one gap, the likeliest first."""
    if not rows or not spans:
        return
    scored = []
    for i, row in enumerate(rows):
        reach = (
            range(len(spans)) if len(rows) * len(spans) <= FEW * FEW else _near(i, len(spans))
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


def join_moved(desk: Desk) -> None:
    """Join what was moved and changed at once, where the words are still nearly the same."""
    rows = desk.free_rows(r for r in desk.rows if r.present and len(r.words) > 20)
    spans = desk.free_spans(s for s in desk.spans if len(s.words) > 20)
    if len(rows) * len(spans) > FEW * FEW:
        return
    scored = [(fuzz.ratio(r.words, s.words) / 100, r, s) for r in rows for s in spans]
    ranked = sorted(
        (x for x in scored if x[0] >= MOVED_ALIKE), key=lambda x: (-x[0], x[1].order, x[2].at)
    )
    for _, row, span in ranked:
        if row.at not in desk.span_of and span.at not in desk.row_of:
            desk.join(row, span, same=False)
