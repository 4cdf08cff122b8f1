"""Which row each span is after an edit: words keep their row, changed words keep their spot."""

from dataclasses import dataclass

from articles.quotes import OnRecord, Pairing, Passage, find, reconcile
from articles.text import blocks


@dataclass
class Desk:
    """Rows as the newsroom would keep them, carried from one copy to the next."""

    rows: list[OnRecord]

    @classmethod
    def begun(cls, *paragraphs: str, settled: tuple[str, ...] = ()) -> "Desk":
        found = find([Passage("body", p) for p in paragraphs]).found
        said = settled or ("same",) * len(found)
        return cls(
            [
                OnRecord(
                    key,
                    f.place,
                    f.exact,
                    f.prefix,
                    f.suffix,
                    f.occurrence,
                    f.passage,
                    key,
                    present=True,
                    settled=s,
                )
                for key, (f, s) in enumerate(zip(found, said, strict=True))
            ]
        )

    def edited(self, *paragraphs: str) -> list[Pairing]:
        return reconcile(self.rows, find([Passage("body", p) for p in paragraphs]).found)


def keys(pairings: list[Pairing]) -> list[int | None]:
    return [p.key for p in pairings if p.found is not None]


def gone(pairings: list[Pairing]) -> list[int | None]:
    return [p.key for p in pairings if p.found is None]


def test_edits_around_a_quotation_change_nothing() -> None:
    desk = Desk.begun('She said the talks were "long but honest" on Monday.')

    (pair,) = desk.edited("He came.", "In Oslo she called them “long but honest”, and left.")

    assert (pair.key, pair.same_words, pair.doubtful) == (0, True, False)


def test_moved_paragraphs_keep_their_rows() -> None:
    desk = Desk.begun('"One thing," said A.', '"Another thing," said B.', '"A third," said C.')

    pairings = desk.edited(
        '"A third," said C.', '"One thing," said A.', '"Another thing," said B.'
    )

    assert keys(pairings) == [2, 0, 1]
    assert all(p.same_words and not p.doubtful for p in pairings)


def test_changed_words_keep_the_row_and_say_so() -> None:
    desk = Desk.begun('She said it was a "pivotal" week.', '"We will pay in full," he said.')

    pairings = desk.edited(
        'She said it was a "decisive" week.', '"We will pay in part," he said.'
    )

    assert keys(pairings) == [0, 1]
    assert not any(p.same_words for p in pairings)


def test_a_new_quotation_gets_no_row_and_a_cut_one_leaves() -> None:
    desk = Desk.begun('"One thing," said A.', '"Another matter altogether," said B.')

    pairings = desk.edited('"One thing," said A.', "B kept quiet.", '"Nobody asked," said C.')

    assert keys(pairings)[0] == 0
    assert sorted(k for k in (*keys(pairings), *gone(pairings)) if k is not None) == [0, 1]


def test_a_row_returns_when_its_words_do() -> None:
    desk = Desk.begun('"One thing," said A.')
    retired = OnRecord(
        7, "body", "Bring it back", "", '," said B.', 0, 1, 7, present=False, settled="b"
    )
    desk.rows.append(retired)

    pairings = desk.edited('"One thing," said A.', '"Bring it back," said B.')

    assert [(p.key, p.same_words) for p in pairings] == [(0, True), (7, True)]


def test_a_retired_row_is_not_taken_for_changed_words() -> None:
    desk = Desk(
        [
            OnRecord(
                7,
                "body",
                "Bring it back",
                "",
                '," said B.',
                0,
                0,
                7,
                present=False,
                settled="b",
            )
        ]
    )

    pairings = desk.edited('"Bring it home," said B.')

    assert keys(pairings) == [None]
    assert gone(pairings) == [7]


def test_two_people_who_say_the_same_are_told_apart_by_their_context() -> None:
    desk = Desk.begun(
        '"Yes," said Kallas at once.', '"Yes," said Rubio later.', settled=("k", "r")
    )

    pairings = desk.edited('"Yes," said Rubio later.', '"Yes," said Kallas at once.')

    assert keys(pairings) == [1, 0]
    assert not any(p.doubtful for p in pairings)


def test_the_same_words_without_context_are_doubtful_where_the_speakers_differ() -> None:
    desk = Desk.begun("Kallas:", '"Yes"', "Rubio:", '"Yes"', settled=("k", "r"))

    pairings = desk.edited("Rubio:", '"Yes"', "Kallas:", '"Yes"')

    assert keys(pairings) == [0, 1]
    assert all(p.doubtful and p.same_words for p in pairings)


def test_the_same_words_without_context_are_not_doubtful_where_nothing_differs() -> None:
    desk = Desk.begun('"Yes"', "Then:", '"Yes"')

    assert not any(p.doubtful for p in desk.edited('"Yes"', "And then:", '"Yes"'))


def test_one_of_two_equal_words_cut_is_doubtful_unless_context_tells() -> None:
    desk = Desk.begun('"Yes," he said.', '"Yes," he said.', settled=("k", "r"))

    pairings = desk.edited('"Yes," he said.')

    assert [p.doubtful for p in pairings if p.found is not None] == [True]


def test_split_and_joined_paragraphs_keep_their_rows() -> None:
    desk = Desk.begun('"One thing," said A. "Another thing," said B.')

    split = desk.edited('"One thing," said A.', '"Another thing," said B.')

    assert keys(split) == [0, 1]
    assert all(p.same_words for p in split)


def test_straight_marks_made_curly_change_no_words() -> None:
    desk = Desk.begun("\"I don't know - not 'yet',\" she said.")

    (pair,) = desk.edited("“I don’t know – not ‘yet’,” she said.")

    assert (pair.key, pair.same_words) == (0, True)


def test_every_row_and_every_span_is_named_exactly_once() -> None:
    desk = Desk.begun('"a b c d," said A. "e f," said B.', '"a b c d," said C.')

    pairings = desk.edited(
        '"e f," said B. "g," said A.', '"a b c d," said C. "h i j k l," said D.'
    )

    assert sorted(p.found for p in pairings if p.found is not None) == [0, 1, 2, 3]
    assert sorted(p.key for p in pairings if p.key is not None) == [0, 1, 2]


def test_names_of_one_ending_are_told_apart() -> None:
    desk = Desk.begun(
        'In Oslo, Hale told reporters: "We will see."', "Two hundred came.",
        'In Oslo, Okoye told reporters: "We will see."', settled=("h", "o"),
    )  # fmt: skip

    pairings = desk.edited(
        'In Oslo, Okoye told reporters: "We will see."',
        'In Oslo, Hale told reporters: "We will see."',
        "Two hundred came.",
    )

    assert keys(pairings) == [1, 0]
    assert not any(p.doubtful for p in pairings)


def test_the_context_that_agrees_furthest_counts() -> None:
    desk = Desk.begun(
        'In Oslo, Hale told reporters: "We will see."', 'In Oslo, Okoye told reporters: "We will see."',
        settled=("h", "o"),
    )  # fmt: skip

    pairings = desk.edited(
        'Back home Okoye told reporters: "We will see."',
        'Back home Hale told reporters: "We will see."',
    )

    assert keys(pairings) == [1, 0]


def test_one_of_two_who_say_the_same_is_not_taken_for_the_other() -> None:
    desk = Desk.begun(
        'Hale told reporters: "We will see."', 'Okoye told reporters: "We will see."',
        settled=("h", "o"),
    )  # fmt: skip

    pairings = desk.edited('Lee told reporters: "We will see."')

    assert [p.doubtful for p in pairings if p.found is not None] == [True]


def test_the_same_words_said_anew_elsewhere_by_somebody_else_are_doubtful() -> None:
    desk = Desk.begun(
        '"We will not pay," said Hale, who was there.', '"It rained," said Roe.',
        '"It snowed," said Roe.', settled=("h", "r", "r"),
    )  # fmt: skip

    pairings = desk.edited('"It rained," said Roe.', '"It snowed," said Roe.',
                           'Later Varga wrote that "We will not pay" was the answer.')  # fmt: skip

    assert [(p.key, p.doubtful) for p in pairings] == [(1, False), (2, False), (0, True)]


def test_a_new_attribution_in_the_same_spot_is_not_doubtful() -> None:
    desk = Desk.begun('"It rained," said Roe.', '"We will not pay," Hale said on Monday.',
                      '"It snowed," said Roe.', settled=("r", "h", "r"))  # fmt: skip

    pairings = desk.edited('"It rained," said Roe.', 'Hale told the council: "We will not pay."',
                           '"It snowed," said Roe.')  # fmt: skip

    assert [p.key for p in pairings] == [0, 1, 2]
    assert not any(p.doubtful for p in pairings)


def test_words_that_come_back_beside_another_name_are_doubtful() -> None:
    desk = Desk.begun('"It rained," said Roe.')
    desk.rows.append(OnRecord(7, "body", "We will not pay", "", '," said Hale on Monday.', 0, 1, 7,
                              present=False, settled="h"))  # fmt: skip

    again = desk.edited('"It rained," said Roe.', '"We will not pay," said Hale on Monday.')
    other = desk.edited('"It rained," said Roe.', 'Varga wrote: "We will not pay" and left.')

    assert [(p.key, p.same_words, p.doubtful) for p in again][1] == (7, True, False)
    assert [(p.key, p.same_words, p.doubtful) for p in other][1] == (7, True, True)


def test_quite_other_words_in_another_context_are_doubtful() -> None:
    desk = Desk.begun('Hale said it was "a very hard winter for the boats" in May.')

    (pair,) = desk.edited('Varga wrote of "a hard winter for all the trains" last year.')

    assert (pair.key, pair.same_words, pair.doubtful) == (0, False, True)


def test_joined_paragraphs_keep_their_rows() -> None:
    desk = Desk.begun('"One thing," said A.', '"Another thing," said B.', '"A third," said C.')

    pairings = desk.edited('"One thing," said A. "Another thing," said B. "A third," said C.')

    assert keys(pairings) == [0, 1, 2]
    assert all(p.same_words and not p.doubtful for p in pairings)


def test_a_body_rewritten_by_the_editor_keeps_its_rows() -> None:
    before = '<p>She said it was "a long week" – and left.</p><p>"We will pay," he said.</p>'
    after = (
        '<p class="x"><span>She\u00a0said it</span> was <em>"a</em> long&nbsp;week" – and left.</p>'
        "<p></p>\n<p><strong>“We will&#160;pay,”</strong>  he said.</p>"
    )
    desk = Desk.begun(*(b.text for b in blocks(before)))

    pairings = desk.edited(*(b.text for b in blocks(after)))

    assert keys(pairings) == [0, 1]
    assert all(p.same_words and not p.doubtful for p in pairings)
