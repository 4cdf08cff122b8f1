"""The HTML of a release: its names are a contract, and nothing in it is anybody's own mark-up."""

import re

import pytest

from articles.models import Quotation, ReleaseQuotation, Standing, Words
from articles.rendering import MisplacedQuotation
from articles.rendering.body import FrozenCopy, freeze_copy


def make_words(body: str, headline: str = "A headline", dateline: str = "") -> Words:
    return Words(headline, "A standfirst", body, dateline, ("Rae Holm",))


def freeze_with(words: Words, *quoted: str, state: str = "verified") -> FrozenCopy:
    """Freeze these words; `quoted` are the quotations, “a | b” being one in two parts."""
    told = [
        (place(words, parts.split(" | "), number), make_row(parts, number, state))
        for number, parts in enumerate(quoted, 1)
    ]
    return freeze_copy(words, told)


def place(words: Words, parts: list[str], number: int) -> Standing:
    head, *rest = (row(words, part, number) for part in parts)
    return Standing(head, number, parts=rest)


def row(words: Words, exact: str, number: int) -> Quotation:
    texts = [passage.text for passage in words.passages]
    passage = next(at for at, text in enumerate(texts) if exact in text)
    start = texts[passage].index(exact)
    return Quotation(
        public_id=f"id{number}",
        passage=passage,
        start=start,
        end=start + len(exact),
        exact=exact,
        kind="full",
    )


def make_row(words: str, number: int, state: str) -> ReleaseQuotation:
    return ReleaseQuotation(
        public_id=f"id{number}",
        number=number,
        kind="full",
        words=words,
        speaker="Ada Finch",
        state=state,
        evidence_kind="transcript",
        evidence_label="Briefing",
    )


def test_every_block_has_its_number() -> None:
    words = make_words(
        "<p>One.</p><h2>Two</h2><ul><li>three</li><li>four</li></ul>"
        "<blockquote><p>Five.</p></blockquote><figure><figcaption>Six.</figcaption></figure>"
    )

    body = freeze_with(words).body

    assert re.findall(r'<(\w+) id="(p\d)"', body) == [
        ("p", "p1"), ("h2", "p2"), ("li", "p3"), ("li", "p4"), ("blockquote", "p5"), ("figure", "p6"),
    ]  # fmt: skip
    assert body.count("<ul>") == 1


def test_a_quotation_carries_its_line_its_mark_and_its_slip() -> None:
    words = make_words('<p>She said "kept from us" on Monday.</p>')

    body = freeze_with(words, "kept from us").body

    assert (
        '<span class="quotation is-verified" id="q-id1" data-number="1">“'
        '<a class="mark is-verified" href="#how-id1" '
        'aria-label="Checked. How quotation 1 was checked"></a>kept from us”</span> on Monday.</p>'
    ) in body
    assert body.index("</p>") < body.index(
        '<aside class="slip is-verified remark" id="how-id1"'
    )


def test_a_waived_quotation_says_so_to_the_ear() -> None:
    words = make_words('<p>She said "kept from us" on Monday.</p>')

    body = freeze_with(words, "kept from us", state="waived").body

    assert 'class="quotation is-waived"' in body
    assert 'aria-label="Not independently checked. Why quotation 1 was not checked"' in body


def test_a_quotation_in_two_parts_has_one_mark_and_two_lines() -> None:
    words = make_words('<p>"A doorbell," she said, "is not a fire."</p>')

    body = freeze_with(words, "A doorbell, | is not a fire.").body

    assert body.count('class="mark') == 1
    assert body.count('class="slip is-') == 1
    assert '<span class="quotation is-verified" id="q-id1-2">“is not a fire.”</span>' in body


def test_a_part_over_two_paragraphs_may_lack_a_closing_mark() -> None:
    words = make_words('<p>"We came.</p><p>"We saw," she said.</p>')

    body = freeze_with(words, "We came. | We saw,").body

    assert "</a>We came.</span></p>" in body
    assert 'id="q-id1-2">“We saw,”</span> she said.' in body


def test_marks_that_could_share_a_line_step_outwards() -> None:
    far = "and so on, and so on, and so on, until the line was well and truly full of words "
    words = make_words(f'<p>It was "one" and "two" {far}and "three".</p>')

    body = freeze_with(words, "one", "two", "three").body

    marks = re.findall(r'<a class="(mark[^"]*)"', body)
    assert marks == ["mark is-verified", "mark is-verified is-second", "mark is-verified"]


def test_headline_and_standfirst_are_marked_and_their_slips_open_the_body() -> None:
    words = make_words("<p>Text.</p>", headline='Quay "too tired" to open')

    frozen = freeze_with(words, "too tired")

    assert 'id="q-id1"' in frozen.headline
    assert "<aside" not in frozen.headline
    assert frozen.body.index('id="how-id1"') < frozen.body.index('id="p1"')


def test_inline_marks_stay_and_are_cut_at_the_quotation() -> None:
    words = make_words('<p>A <strong>bold "word <em>or</em></strong> two" here.</p>')

    body = freeze_with(words, "word or two").body

    assert "A <strong>bold </strong><span" in body
    assert "<strong>word <em>or</em></strong> two”</span> here." in body


def test_a_mark_never_stands_inside_another_link() -> None:
    words = make_words('<p>She <a href="https://example.org/">said "word" twice</a>.</p>')

    body = freeze_with(words, "word").body

    for link in re.findall(r"<a [^>]*>.*?</a>", body):
        assert link.count("<a ") == 1


def test_the_dateline_opens_the_first_paragraph() -> None:
    words = make_words("<p>It rained.</p>", dateline="Port Aune, 1 December")

    body = freeze_with(words).body

    assert body.startswith('<p id="p1"><span class="dateline">Port Aune, 1 December</span> It')


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<p style="color:red" onclick="alert(1)">x</p>',
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
    ],
)
def test_nothing_of_an_attack_is_alive(attack: str) -> None:
    words = make_words(f"<p>Text {attack} and more.</p>", headline=attack, dateline=attack)

    frozen = freeze_with(words)

    for html in frozen.headline, frozen.standfirst, frozen.body:
        tags = re.findall(r"<(\w+)([^>]*)>", html)
        assert {name for name, _ in tags} <= {"p", "span", "a"}
        assert not re.search(r"<[^>]+ (on\w+|style)=|javascript:[^<]*\"", html)


def test_words_that_do_not_stand_there_are_never_frozen() -> None:
    words = make_words('<p>She said "kept from us".</p>')
    moved = make_words('<p>Then she said "kept from us".</p>')
    quoted = [(place(words, ["kept from us"], 1), make_row("kept from us", 1, "verified"))]

    with pytest.raises(MisplacedQuotation):
        freeze_copy(moved, quoted)
