"""Bodies are read into blocks of plain text, cleaned, and made from plain copy."""

from articles.text import Block, Mark, blocks, body_from_plain, clean, word_count


def test_blocks_hold_folded_text_and_inline_marks() -> None:
    html = "<p>One <strong>two</strong>,&nbsp; <a href='/x'>three  <em>four</em></a></p>"

    assert blocks(html) == [
        Block(
            "p",
            "One two, three four",
            (Mark(4, 7, "strong"), Mark(9, 19, "link", "/x"), Mark(15, 19, "em")),
        )
    ]


def test_the_editors_rewriting_changes_no_block() -> None:
    typed = "<p>One <b>two</b> three</p><p></p><p>Four</p>"
    rewritten = '<p id="a" data-x="1">One <strong>tw</strong><strong>o</strong>\n three </p><p>Four<br></p>'

    assert blocks(typed) == blocks(rewritten)


def test_each_block_has_its_kind_and_empty_ones_go() -> None:
    html = (
        "<h2>Head</h2><p> </p><ul><li><p>one</p></li><li>two</li></ul>"
        "<blockquote><p>said</p></blockquote>"
        "<figure><img src='/pictures/1/'><figcaption>seen</figcaption></figure>loose"
    )

    assert [(b.kind, b.text) for b in blocks(html)] == [
        ("h2", "Head"),
        ("li", "one"),
        ("li", "two"),
        ("blockquote", "said"),
        ("figcaption", "seen"),
        ("p", "loose"),
    ]


def test_scripts_and_styles_are_no_text() -> None:
    assert blocks("<script>alert(1)</script><style>p{}</style><p>Yes</p>") == [
        Block("p", "Yes")
    ]


def test_cleaning_keeps_what_the_editor_writes() -> None:
    html = (
        '<h2>A</h2><p>b <a href="https://example.org/">c</a></p><ul><li>d</li></ul>'
        '<figure><img src="/pictures/7/" alt="e"><figcaption>f</figcaption></figure>'
    )

    assert clean(html) == html


def test_cleaning_drops_handlers_foreign_pictures_and_script_links() -> None:
    html = "<p onclick='x()'>a<img src='https://evil.example/x.png'><a href='javascript:x()'>b</a></p>"

    assert clean(html) == "<p>a<a>b</a></p>"


def test_a_plain_text_becomes_paragraphs_and_a_sub_head() -> None:
    raw = (
        "A first line that is a lede.\nA second line.\n\nWhat comes next\nA third line.\n\n\n\n"
    )

    assert [(b.kind, b.text) for b in blocks(body_from_plain(raw))] == [
        ("p", "A first line that is a lede."),
        ("p", "A second line."),
        ("h2", "What comes next"),
        ("p", "A third line."),
    ]


def test_a_sub_head_has_no_stop_no_verb_of_saying_no_marks_and_a_blank_before() -> None:
    for line in ("It ended there.", "What she said", 'The "plan"', "‘Never again’"):
        raw = f"A lede.\n\n{line}\nAnother line."
        assert [b.kind for b in blocks(body_from_plain(raw))] == ["p", "p", "p"], line
    assert [b.kind for b in blocks(body_from_plain("A lede.\nNo blank\nMore."))] == ["p"] * 3


def test_angle_brackets_in_plain_copy_stay_words() -> None:
    (block,) = blocks(body_from_plain("Less < more & <b>more</b>"))

    assert block.text == "Less < more & <b>more</b>"


def test_words_are_counted_over_all_blocks() -> None:
    assert word_count(blocks("<h2>Two words</h2><p>and three more</p>")) == 5


def test_hostile_bodies_are_read_in_time_and_without_raising() -> None:
    for unit in ("<div>", "<p><b>", "<", "&", "<ul>", "<table><b>", "\ud800", "</p>", "<!--"):
        assert isinstance(blocks(unit * 4000), list)
