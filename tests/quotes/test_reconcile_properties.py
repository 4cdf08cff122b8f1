"""Whatever is done to a story, a row stays with its words, or the desk is told that it is doubtful.

A story is paragraphs of quotations, each with a speaker; it is edited as editors edit. Truth is
known, so every pairing can be held against it.
"""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.quotes import Found, OnRecord, Pairing, Passage, find, reconcile

SPEAKERS = ("Hale", "Okoye", "Varga", "Lindqvist", "Roe")
SAID = (
    "We will see", "No comment", "The talks were difficult but productive",
    "Nobody asked the tenants what they want", "You cannot run a ferry on good intentions",
    "There is no money left for the second bridge", "This is the week that decides the year",
)  # fmt: skip
BESIDE = (
    "",
    "The council met on Tuesday.",
    "It had rained for a week.",
    "Police closed the road.",
)
FORMS = (
    '{beside} "{words}," {speaker} said at noon.',
    '{beside} {speaker} told reporters: "{words}."',
    '{beside} "{words}," said {speaker}, who was there.',
)


@dataclass(frozen=True)
class Line:
    """A paragraph that quotes one speaker."""

    number: int
    words: str
    speaker: str
    form: str
    beside: str

    @property
    def text(self) -> str:
        return self.form.format(**vars(self)).strip()


Story = tuple[Line, ...]
ONE = st.builds(Line, st.just(0), st.sampled_from(SAID), st.sampled_from(SPEAKERS),
                st.sampled_from(FORMS), st.sampled_from(BESIDE))  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> Story:
    lines = draw(st.lists(ONE, min_size=1, max_size=8))
    return tuple(replace(line, number=n) for n, line in enumerate(lines))


def read(story: Story, per_paragraph: int = 1) -> tuple[Found, ...]:
    texts = [line.text for line in story]
    joined = [
        " ".join(texts[at : at + per_paragraph]) for at in range(0, len(texts), per_paragraph)
    ]
    return find([Passage("body", text) for text in joined]).found


def on_record(story: Story, *, present: bool = True) -> list[OnRecord]:
    return [
        OnRecord(line.number, f.place, f.exact, f.prefix, f.suffix, f.occurrence, f.passage, at,
                 present=present, settled=line.speaker)
        for at, (line, f) in enumerate(zip(story, read(story), strict=True))
    ]  # fmt: skip


def silently_wrong(before: Story, after: Story, pairings: list[Pairing]) -> list[Pairing]:
    """Pairs that give a row's check to the same words of somebody else without a word."""
    speakers = {line.number: line.speaker for line in before}
    return [
        p for p in pairings
        if p.found is not None and p.key is not None and p.same_words and not p.doubtful
        and speakers[p.key] != after[p.found].speaker
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(stories(), st.data())
def test_moved_lines_take_their_rows_along(story: Story, data: st.DataObject) -> None:
    moved = tuple(data.draw(st.permutations(story)))

    pairings = reconcile(on_record(story), read(moved))

    assert silently_wrong(story, moved, pairings) == []
    assert all(p.same_words for p in pairings)


@settings(max_examples=150, deadline=None)
@given(stories(), st.integers(1, 4))
def test_joined_and_split_paragraphs_change_nothing(story: Story, size: int) -> None:
    pairings = reconcile(on_record(story), read(story, size))

    assert silently_wrong(story, story, pairings) == []
    assert [p.found for p in pairings] == list(range(len(story)))


@settings(max_examples=150, deadline=None)
@given(stories(), st.data())
def test_cut_lines_lose_their_own_rows(story: Story, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(range(len(story)))))
    left = tuple(line for line in story if line.number in kept)

    pairings = reconcile(on_record(story), read(left))

    assert silently_wrong(story, left, pairings) == []
    gone = [p for p in pairings if p.found is None]
    assert len(gone) == len(story) - len(left)
    assert not any(p.same_words for p in gone)


@settings(max_examples=150, deadline=None)
@given(stories(), st.sampled_from(BESIDE), st.data())
def test_words_around_a_quotation_may_change(
    story: Story, beside: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(story) - 1))
    edited = (*story[:at], replace(story[at], beside=beside), *story[at + 1 :])

    pairings = reconcile(on_record(story), read(edited))

    assert silently_wrong(story, edited, pairings) == []


@settings(max_examples=150, deadline=None)
@given(stories())
def test_what_was_cut_comes_back_to_its_own_rows(story: Story) -> None:
    pairings = reconcile(on_record(story, present=False), read(story))

    assert silently_wrong(story, story, pairings) == []
    assert [p.key is not None and p.same_words for p in pairings] == [True] * len(story)


@settings(max_examples=150, deadline=None)
@given(stories(), stories(), st.integers(1, 2))
def test_reading_the_same_copy_twice_settles_it(before: Story, after: Story, size: int) -> None:
    found = read(after, size)
    first = reconcile(on_record(before), found)
    rows = [
        OnRecord(100 + p.found, f.place, f.exact, f.prefix, f.suffix, f.occurrence, f.passage,
                 p.found, present=True, settled=str(p.found))
        for p in first if p.found is not None for f in [found[p.found]]
    ]  # fmt: skip

    again = reconcile(rows, found)

    assert [(p.key, p.same_words, p.doubtful) for p in again] == [
        (row.key, True, False) for row in rows
    ]
