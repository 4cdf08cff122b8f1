"""The two commands the measuring scripts speak to."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands.find_quotations import quotes_of, unwrapped


def _run(name: str, option: str, given: Path, out: Path) -> tuple[list[dict[str, object]], str]:
    said = io.StringIO()
    try:
        call_command(name, f"--{option}", str(given), "--out", str(out), stderr=said)
    except CommandError as fault:
        said.write(str(fault))
    rows = [json.loads(line) for line in out.read_text().splitlines()] if out.exists() else []
    return rows, said.getvalue()


def test_find_quotations_writes_a_line_a_story(tmp_path: Path) -> None:
    text = 'Port tax falls\n\n"We will pay," Joan Roe said.\n\nThe report called it "unsafe".'
    given = tmp_path / "in.jsonl"
    given.write_text(json.dumps({"id": "a", "text": text, "people": ["Joan Roe"]}) + "\n")

    rows, _ = _run("find_quotations", "jsonl", given, tmp_path / "out.jsonl")

    (row,) = rows
    assert row["id"] == "a"
    quotes = row["quotes"]
    assert isinstance(quotes, list)
    assert [(q["text"], q["speaker"]) for q in quotes] == [
        ("We will pay,", "Joan Roe"),
        ("unsafe", None),
    ]
    assert all(text[q["start"] : q["end"]] == q["text"] for q in quotes)


def test_a_bad_line_is_named_and_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    good = json.dumps({"id": "b", "text": "Nothing said.", "people": []})
    lines = [
        "{no",
        "[]",
        '{"id": 3, "text": "x"}',
        '{"id": "a", "text": "x", "people": "Roe"}',
        good,
    ]
    given = tmp_path / "in.jsonl"
    given.write_text("\n".join(lines))

    rows, said = _run("find_quotations", "jsonl", given, tmp_path / "out.jsonl")

    assert [row["id"] for row in rows] == ["b"]
    assert all(f"line {n}: skipped" in said for n in (1, 2, 3, 4))
    assert "4 line(s) were skipped." in said


def test_match_quotations_writes_a_verdict_a_case(tmp_path: Path) -> None:
    cases = [
        {"id": "a", "quote": "will pay in full"},
        {"id": "b", "quote": "We will not pay in full"},
        {"id": "c"},
    ]
    given = tmp_path / "in.json"
    given.write_text(json.dumps({"source": "We will pay in full.", "cases": cases}))

    rows, said = _run("match_quotations", "cases", given, tmp_path / "out.jsonl")

    assert [(row["id"], row["verdict"]) for row in rows] == [
        ("a", "verbatim"),
        ("b", "altered"),
    ]
    assert "case 3: skipped" in said


@pytest.mark.parametrize("name", ["find_quotations", "match_quotations"])
def test_a_file_that_cannot_be_read_gets_one_sentence(tmp_path: Path, name: str) -> None:
    option = "jsonl" if name == "find_quotations" else "cases"

    _, said = _run(name, option, tmp_path / "none", tmp_path / "out.jsonl")

    assert "cannot be read" in said


WRAPPED = """DAYTON, Ohio - Joan Roe told a crowd on Monday that the port would be
paid for, and that nobody who had worked there "for a week or for thirty
years" would lose by it.

"We will pay," Roe said. "We have said so since the winter, and nobody has
given us a reason to think again. Ask anyone."
Peter Doe, who sat in the front row and has heard her say it on other days
and in other towns, did not ask. "I have asked," he said.
"""


def test_lines_that_were_cut_at_a_width_are_read_as_paragraphs() -> None:
    story = {"id": "x", "text": WRAPPED, "people": ["Joan Roe", "Peter Doe"]}

    quotes = quotes_of(story)["quotes"]

    assert [q["speaker"] for q in quotes] == ["Joan Roe"] * 3 + ["Peter Doe"]
    for quote in quotes:
        assert WRAPPED[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "One line\nTwo lines.\nThree lines.\n", "a\n" * 9]
)
def test_other_texts_keep_their_lines(text: str) -> None:
    assert len(unwrapped(text)) == len(text)
    assert unwrapped("First par.\nSecond par.\nThird.\nFourth.\nFifth.").count("\n") == 4
