"""Some paragraphs in other words: what is not named stays to the letter, and marks stay with their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.rewriting import rewritten
from articles.text import blocks

BODY = (
    "<h2>On the quay</h2>"
    '<p>She called it <strong>"too tired"</strong> and went <a href="https://a.example/">home</a>.</p>'
    "<ul><li>One <em>thing</em></li><li>Another thing</li></ul>"
    '<figure><img src="/pictures/7/" alt="A crane"><figcaption>A tired crane</figcaption></figure>'
    "<blockquote><p>First of two.</p><p>Second of two.</p></blockquote>"
)


def read(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def test_one_paragraph_changes_and_every_other_stays_to_the_letter() -> None:
    before, after = BODY[: BODY.index("<p>")], BODY[BODY.index("<ul>") :]

    new = rewritten(BODY, {1: "She went away."})

    assert new == f"{before}<p>She went away.</p>{after}"


def test_bold_words_and_links_stay_where_their_words_stay() -> None:
    new = rewritten(BODY, {1: 'She never called it "too tired" but went home.'})

    assert (
        '<p>She never called it <strong>"too tired"</strong> but went '
        '<a href="https://a.example/">home</a>.</p>'
    ) in new


def test_a_caption_changes_and_its_picture_stays() -> None:
    new = rewritten(BODY, {4: "A crane"})

    assert (
        '<figure><img src="/pictures/7/" alt="A crane"><figcaption>A crane</figcaption>' in new
    )


def test_one_paragraph_of_a_block_quotation_and_one_item_of_a_list() -> None:
    new = rewritten(BODY, {2: "Two", 6: "The second."})

    assert read(new)[2:] == [
        "Two", "Another thing", "A tired crane", "First of two.", "The second."
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(7))
def test_an_empty_text_takes_the_paragraph_out(number: int) -> None:
    before = read(BODY)

    assert read(rewritten(BODY, {number: "  "})) == before[:number] + before[number + 1 :]


def test_what_is_typed_is_text_and_never_mark_up() -> None:
    new = rewritten(BODY, {1: '<b onclick="x()">Bold</b> & <script>'})

    assert read(new)[1] == '<b onclick="x()">Bold</b> & <script>'
    assert "<script" not in new


@given(st.dictionaries(st.integers(0, 6), st.text(max_size=60), max_size=4))
def test_it_reads_as_asked_or_is_not_written(texts: dict[int, str]) -> None:
    before = read(BODY)

    try:
        after = read(rewritten(BODY, texts))
    except ValueError:
        return

    folded = {number: " ".join(text.split()) for number, text in texts.items()}
    assert after == [t for n, old in enumerate(before) if (t := folded.get(n, old))]


def test_a_picture_among_the_words_of_a_paragraph_stays() -> None:
    body = '<p>Here <img src="/pictures/7/" alt="A crane"> it stood.</p>'

    assert 'src="/pictures/7/"' in rewritten(body, {0: "It stood here."})
