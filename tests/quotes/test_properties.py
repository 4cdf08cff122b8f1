"""What holds for any text at all, and how the time grows."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.quotes import (
    Known,
    OnRecord,
    Passage,
    find,
    fingerprint,
    match,
    normalised,
    reconcile,
)
from articles.quotes.sources import prepared
from articles.text import blocks, body_from_plain, clean
from tests.quotes.hostile import HOSTILE

WORDS = (
    '"', "“", "”", "'", "’", "‘", "«", "»", "„", " ", " ", " ", "\n", ",", ".", "?", "…", "[", "]", "-",
    "Joan Roe", "Roe", "she", "he", "said", "told", "according to", "the minister", "a report", "not",
    "yes", "no", "s'", "'90s", "6'2\"", "and", "that", "who", "Mr", "of", "15", "um", "\u00a0", "\x00",
)  # fmt: skip
COPY = st.lists(st.sampled_from(WORDS), max_size=60).map("".join) | st.text(max_size=80)
KNOWN = (Known("person:1", "Joan Roe", pronouns="she"), Known("organisation:1", "Roe"))


def passages(copy: str) -> list[Passage]:
    return [Passage("body", line) for line in copy.split("\n")]


@settings(max_examples=150, deadline=None)
@given(COPY)
def test_offsets_always_slice_to_the_text(copy: str) -> None:
    read = passages(copy)

    findings = find(read, KNOWN)

    for found in findings.found:
        text = read[found.passage].text
        assert text[found.start : found.end] == found.exact != ""
        assert text[max(0, found.start - 32) : found.start] == found.prefix
        assert text[found.end : found.end + 32] == found.suffix
        assert 0 <= found.confidence <= 1
        assert found.continues is None or findings.found[found.continues].continues is None
    for note in findings.reported:
        assert read[note.passage].text[note.start : note.end] == note.words
    for mark in findings.unbalanced:
        assert read[mark.passage].text.startswith(mark.mark, mark.at)


@settings(max_examples=60, deadline=None)
@given(COPY)
def test_spans_of_one_block_never_overlap(copy: str) -> None:
    ends: dict[int, int] = {}

    for found in find(passages(copy)).found:
        assert found.start >= ends.get(found.passage, 0)
        ends[found.passage] = found.end


@settings(max_examples=60, deadline=None)
@given(COPY)
def test_reading_twice_gives_the_same(copy: str) -> None:
    assert find(passages(copy), KNOWN) == find(passages(copy), KNOWN)


def _rows(copy: str) -> list[OnRecord]:
    return [
        OnRecord(
            n,
            f.place,
            f.exact,
            f.prefix,
            f.suffix,
            f.occurrence,
            f.passage,
            n,
            present=True,
            settled=str(n % 2),
        )
        for n, f in enumerate(find(passages(copy)).found)
    ]


@settings(max_examples=100, deadline=None)
@given(COPY, COPY)
def test_reconcile_names_each_row_and_span_once(before: str, after: str) -> None:
    rows, found = _rows(before), find(passages(after)).found

    pairings = reconcile(rows, found)

    assert sorted(p.found for p in pairings if p.found is not None) == list(range(len(found)))
    assert sorted(p.key for p in pairings if p.key is not None) == list(range(len(rows)))
    for pair in pairings:
        if pair.key is not None and pair.found is not None and pair.same_words:
            same = normalised(rows[pair.key].exact) == normalised(found[pair.found].exact)
            assert same


@settings(max_examples=100, deadline=None)
@given(COPY, COPY)
def test_reconcile_is_idempotent(before: str, after: str) -> None:
    rows, found = _rows(before), find(passages(after)).found
    first = reconcile(rows, found)
    fresh = len(rows)
    settled: list[OnRecord] = []
    for pair in first:
        if pair.found is not None:
            f = found[pair.found]
            key = fresh + pair.found if pair.key is None else pair.key
            settled.append(
                OnRecord(key, f.place, f.exact, f.prefix, f.suffix, f.occurrence, f.passage, pair.found, present=True, settled="s")
            )  # fmt: skip

    again = reconcile(settled, found)

    assert [(p.key, p.same_words, p.doubtful) for p in again] == [
        (row.key, True, False) for row in settled
    ]


@settings(max_examples=80, deadline=None)
@given(COPY, COPY)
def test_no_words_and_no_source_make_matching_raise(words: str, source: str) -> None:
    found = match(words, source)

    assert 0 <= found.start <= found.end <= len(source)


@settings(max_examples=80, deadline=None)
@given(COPY)
def test_words_taken_from_a_source_are_found_in_it(copy: str) -> None:
    words = " ".join(w for w in copy.split() if w.isalpha())
    if words:
        assert match(words, f"Before. {words} After.").level == "verbatim"


@settings(max_examples=80, deadline=None)
@given(COPY)
def test_folding_is_stable(copy: str) -> None:
    assert normalised(normalised(copy)) == normalised(copy)
    assert fingerprint(normalised(copy)) == fingerprint(copy)


@settings(max_examples=80, deadline=None)
@given(
    COPY
    | st.lists(
        st.sampled_from(("<p>", "</p>", "<b>", "<a href='/x'>", "&", "<", "x")), max_size=30
    ).map("".join)
)
def test_bodies_are_read_whatever_they_hold(html: str) -> None:
    read = blocks(html)

    assert all(b.text == " ".join(b.text.split()) != "" for b in read)
    assert blocks(clean(html)) is not None
    assert clean(clean(html)) == clean(html)


@settings(max_examples=80, deadline=None)
@given(COPY)
def test_a_plain_text_keeps_its_words_on_the_way_into_a_body(raw: str) -> None:
    read = blocks(body_from_plain(raw))

    unseen = str.maketrans("", "", "\x00\u200b\u2060\ufeff\u00ad")
    assert " ".join(b.text for b in read).split() == raw.translate(unseen).split()


def _spent(act: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        act()
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("shape", HOSTILE)
def test_time_grows_no_faster_than_the_text(shape: str) -> None:
    unit = HOSTILE[shape]
    small, large = (passages(unit * (size // len(unit))) for size in (4_000, 16_000))

    ratio = _spent(lambda: find(large, KNOWN)) / max(_spent(lambda: find(small, KNOWN)), 0.002)

    # Four times the text; a square would show as sixteen.
    assert ratio < 10


def test_matching_grows_no_faster_than_the_source() -> None:
    words = "the long wall that nobody had ever climbed before today"
    short, long = ("He saw a wall today. " * n + words for n in (500, 4_000))

    ratio = _spent(lambda: prepared(long).tidy) / max(
        _spent(lambda: prepared(short).tidy), 0.001
    )

    assert ratio < 20
    assert match(words, long).level == "verbatim"


def test_reconciling_grows_no_faster_than_the_rows() -> None:
    def story(size: int) -> str:
        return "\n".join(f'"Yes {n % 7}," said A{n}.' for n in range(size))

    def act(size: int) -> float:
        rows, found = _rows(story(size)), find(passages(story(size) + '\n"No," he said.')).found
        return _spent(lambda: reconcile(rows, found))

    assert act(800) / max(act(200), 0.002) < 12
