"""The annotated stories can be read exactly, and a bad annotation is named with its place."""

import json
from pathlib import Path

import pytest

from tests.quotes import annotated
from tests.quotes.annotated import Malformed

HEADER = "style: wire\npeople:\nAda Finch (she/her)\n\n"
SAID = '"{{Ada Finch|person|full|pronoun: We will pay,}}" she said.\n'


def _file(folder: Path, text: str) -> Path:
    path = folder / "story.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("half", annotated.HALVES)
def test_each_half_holds_enough_stories_and_quotations(half: str) -> None:
    told = annotated.stories(half)

    assert len(told) >= 20
    assert sum(len(story.quotations) for story in told) >= 150
    assert len({story.id for story in told}) == len(told)


@pytest.mark.parametrize("half", annotated.SETS)
def test_each_span_slices_to_its_words_and_stands_between_marks(half: str) -> None:
    for story in annotated.stories(half):
        ends = 0
        for span in story.spans:
            assert story.text[span.start : span.end] == span.text
            assert span.start > ends
            ends = span.end


@pytest.mark.parametrize("half", annotated.HALVES)
def test_no_annotation_is_left_in_the_text(half: str) -> None:
    for story in annotated.stories(half):
        assert not set("{}|") & set(story.text)


@pytest.mark.parametrize("half", annotated.HALVES)
def test_each_half_holds_every_sort_of_span(half: str) -> None:
    spans = [span for story in annotated.stories(half) for span in story.spans]

    assert {span.kind for span in spans} == {
        *annotated.QUOTATION_KINDS,
        *annotated.OTHER_KINDS,
    }
    assert {span.speaker_kind for span in spans} == set(annotated.SPEAKER_KINDS)
    assert {span.attributed for span in spans} == set(annotated.ATTRIBUTIONS)


@pytest.mark.parametrize("half", annotated.HALVES)
def test_paragraphs_keep_their_place_in_the_text(half: str) -> None:
    for story in annotated.stories(half):
        paragraphs = story.paragraphs()

        assert [place for place, _, _ in paragraphs][: len(story.places)] == list(story.places)
        for _, offset, words in paragraphs:
            assert story.text[offset : offset + len(words)] == words


def test_offsets_are_those_of_the_text_without_annotation(tmp_path: Path) -> None:
    story = annotated.read(_file(tmp_path, HEADER + "Skerrow pays.\n" + SAID))

    (span,) = story.spans
    assert story.text == 'Skerrow pays.\n"We will pay," she said.'
    assert (span.start, span.end, span.attributed) == (15, 27, "pronoun")


def test_a_half_is_written_in_the_shape_of_the_benchmark(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert annotated.main(["tuned"]) == 0

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == len(annotated.stories("tuned"))
    for row in rows:
        assert {"id", "text", "people", "gold"} <= set(row)
        for gold in row["gold"]:
            assert row["text"][gold["start"] : gold["end"]] == gold["text"]
            assert gold["kind"] in ("full", "partial")


def test_only_a_person_is_a_speaker_for_the_benchmark(tmp_path: Path) -> None:
    text = 'The trust was "{{Skerrow Trust|organisation|partial: sorry}}".\n'

    (span,) = annotated.read(_file(tmp_path, HEADER + text)).spans

    assert span.record()["speaker"] is None
    assert span.record()["source_text"] == "Skerrow Trust"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('"{{Ada Finch|person: Words}}"', "is not speaker"),
        ('"{{Ada Finch|person|whole: Words}}"', "no kind of quotation"),
        ('"{{Ada Finch|people|full: Words}}"', "no kind of speaker"),
        ('"{{Ada Finch|person|full|guess: Words}}"', "no known way"),
        ('"{{-|person|full: Words}}"', "has no name"),
        ('"{{Ada Finch|person|scare: Words}}"', "nobody says"),
        ('"{{Ada Finch|person|full: Words}"', "open or close"),
        ("{{Ada Finch|person|full: Words}}", "right before"),
        ('"{{Ada Finch|person|full: Words}} she said', "right after"),
        ('"{{Ada Finch|person|full: Words }}"', "space at its edge"),
        ('"{{Ada Finch|person|full|1: Words}}"', "part 1 needs"),
        ('She said "words".', "outside annotations"),
    ],
)
def test_a_malformed_annotation_is_named_with_its_file_and_line(
    tmp_path: Path, line: str, why: str
) -> None:
    path = _file(tmp_path, HEADER + SAID + line + "\n")

    with pytest.raises(Malformed, match=r"story\.txt, line 6: .*" + why):
        annotated.read(path)


@pytest.mark.parametrize(
    "header",
    [
        "style: wire\n\n",
        "people:\nAda Finch\n\n",
        "stile: wire\npeople:\n\n",
        "style: wire\nopens: body\npeople:\n\n",
        "style: wire\npeople:\nAda Finch (she\n\n",
    ],
)
def test_a_malformed_header_is_refused(tmp_path: Path, header: str) -> None:
    with pytest.raises(Malformed):
        annotated.read(_file(tmp_path, header + "Skerrow pays.\n"))
