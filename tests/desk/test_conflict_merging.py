"""Three texts of one story, place by place: nothing is lost, and each choice is what was chosen."""

from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.alignment import aligned
from articles.rendering.diff import diff_words
from articles.rendering.merging import Changed, Pick, Place, body_of, merged
from articles.rendering.pieces import joined, pieces
from articles.text import blocks, clean

BASE = "<p>The quay shut.</p><p>Two cranes stand idle there.</p><p>Work stops at noon.</p>"

WORDS = st.text("ab &<\"'", min_size=1, max_size=8)
INLINE = st.one_of(
    WORDS,
    WORDS.map("<strong>{}</strong>".format),
    WORDS.map('<a href="https://example.org/?a>b">{}</a>'.format),
    WORDS.map("<em>one<br>{}</em>".format),
)
LINE = st.lists(INLINE, min_size=1, max_size=3).map("".join)
ELEMENT = st.one_of(
    LINE.map("<p>{}</p>".format),
    LINE.map("<h2>{}</h2>".format),
    LINE.map("<blockquote><p>{}</p><p>more</p></blockquote>".format),
    LINE.map("<ol><li><p>{}</p></li><li>two</li></ol>".format),
    LINE.map("<ul><li>{}<ul><li>inner</li></ul></li></ul>".format),
    LINE.map('<figure><img src="/pictures/7/" alt="A quay"><figcaption>{}</figcaption></figure>'.format),
    st.just('<figure><img src="/pictures/8/" alt="A crane"></figure>'),
    LINE,
)  # fmt: skip
BODY = st.lists(ELEMENT, max_size=6).map("".join)


def changes(base: str, theirs: str, mine: str) -> list[tuple[str, str, str]]:
    return [
        (place.changed.value, side(place, "theirs"), side(place, "mine"))
        for place in merged(pieces(base), pieces(theirs), pieces(mine))
        if place.changed != Changed.NOBODY
    ]


def side(place: Place, name: str) -> str:
    piece = getattr(place, name)
    return piece.text if piece else ""


@given(BODY)
def test_a_body_taken_apart_and_put_together_reads_the_same(body: str) -> None:
    assert blocks(joined(pieces(body))) == blocks(clean(body))


@given(BODY)
def test_no_picture_is_lost_on_the_way(body: str) -> None:
    assert joined(pieces(body)).count("<img") == clean(body).count("<img")


@given(BODY, BODY, BODY)
def test_all_theirs_is_their_text_and_all_mine_is_mine(b: str, t: str, m: str) -> None:
    base, theirs, mine = pieces(b), pieces(t), pieces(m)

    places = merged(base, theirs, mine)

    every = range(len(places))
    assert blocks(body_of(places, dict.fromkeys(every, Pick.THEIRS))) == blocks(clean(t))
    assert blocks(body_of(places, dict.fromkeys(every, Pick.MINE))) == blocks(clean(m))


@given(BODY, BODY, BODY)
def test_every_paragraph_of_both_texts_has_its_place(b: str, t: str, m: str) -> None:
    theirs, mine = pieces(t), pieces(m)

    places = merged(pieces(b), theirs, mine)

    assert [place.theirs.key for place in places if place.theirs] == [p.key for p in theirs]
    assert [place.mine.key for place in places if place.mine] == [p.key for p in mine]


@given(st.lists(st.text("ab", max_size=3)), st.lists(st.text("ab", max_size=3)))
def test_an_alignment_names_each_paragraph_once_and_crosses_none(
    old: list[str], new: list[str]
) -> None:
    pairs = aligned(old, new, old, new)

    assert [o for o, _ in pairs if o is not None] == list(range(len(old)))
    assert [n for _, n in pairs if n is not None] == list(range(len(new)))


def test_a_body_of_more_paragraphs_than_a_story_has_is_chosen_as_one() -> None:
    most = "".join(f"<p>Line {n}.</p>" for n in range(3_000))

    assert len(pieces(most)) == 3_000
    assert [piece.html for piece in pieces(most + "<p>One more.</p>")] == [
        f"{most}<p>One more.</p>"
    ]


def test_texts_too_long_to_be_held_against_each_other_are_shown_whole() -> None:
    old, new = (" ".join(str(n) for n in range(at, at + 25_000)) for at in (0, 10))

    assert [run.op for run in diff_words(old, new)] == ["old", "new"]


def test_what_each_changed_elsewhere_goes_together() -> None:
    theirs = BASE.replace("shut.", "shut on Monday.")
    mine = BASE.replace("noon.", "noon, they say.")

    places = merged(pieces(BASE), pieces(theirs), pieces(mine))
    natural = {n: Pick(p.changed) for n, p in enumerate(places) if p.changed != "same"}

    assert [place.changed for place in places] == ["theirs", "same", "mine"]
    assert body_of(places, natural) == (
        "<p>The quay shut on Monday.</p><p>Two cranes stand idle there.</p>"
        "<p>Work stops at noon, they say.</p>"
    )


def test_a_new_paragraph_does_not_hide_that_the_next_was_changed_by_both() -> None:
    theirs = BASE.replace("<p>Two cranes", "<p>It rained all night.</p><p>Two old cranes")
    mine = BASE.replace("idle there", "idle and rusty there")

    found = changes(BASE, theirs, mine)

    assert found == [
        ("theirs", "It rained all night.", ""),
        ("both", "Two old cranes stand idle there.", "Two cranes stand idle and rusty there."),
    ]


def test_one_drops_what_the_other_rewrites() -> None:
    theirs = BASE.replace("<p>Two cranes stand idle there.</p>", "")
    mine = BASE.replace("idle there", "idle and rusty there")

    assert changes(BASE, theirs, mine) == [
        ("both", "", "Two cranes stand idle and rusty there.")
    ]


def test_new_paragraphs_of_both_at_one_place_can_both_stand() -> None:
    theirs = BASE.replace("<p>Work", "<p>The mayor came by.</p><p>Work")
    mine = BASE.replace("<p>Work", "<p>Fishermen complain loudly.</p><p>Work")

    places = merged(pieces(BASE), pieces(theirs), pieces(mine))
    body = body_of(places, {n: Pick.BOTH for n, _ in enumerate(places)})

    assert {"The mayor came by.", "Fishermen complain loudly."} < {
        block.text for block in blocks(body)
    }


def test_a_link_alone_is_a_change_and_survives_being_chosen() -> None:
    linked = BASE.replace("quay", '<a href="https://example.org/quay">quay</a>')

    places = merged(pieces(BASE), pieces(BASE), pieces(linked))

    assert [place.changed for place in places] == ["mine", "same", "same"]
    assert 'href="https://example.org/quay"' in body_of(places, {0: Pick.MINE})
    assert "href" not in body_of(places, {0: Pick.THEIRS})


def test_an_item_of_a_list_is_chosen_alone_and_the_list_stays_one() -> None:
    base = "<ol><li>Rope</li><li>Wire</li><li>Hook</li></ol>"
    theirs = base.replace("Rope", "Rope, new")
    mine = base.replace("Hook", "Hook, old")

    places = merged(pieces(base), pieces(theirs), pieces(mine))
    body = body_of(places, {0: Pick.THEIRS, 2: Pick.MINE})

    assert body == "<ol><li>Rope, new</li><li>Wire</li><li>Hook, old</li></ol>"


def test_a_line_break_typed_in_an_otherwise_equal_paragraph_is_kept() -> None:
    mine = BASE.replace("The quay shut.", "The quay<br>shut.")

    places = merged(pieces(BASE), pieces(BASE), pieces(mine))

    assert "<br>" in body_of(places, {})
