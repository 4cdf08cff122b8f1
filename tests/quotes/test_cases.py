"""Short cases of attribution: each shows one rule, or a trap that rules have fallen into."""

from pathlib import Path

import pytest

from articles.quotes import Found, Known, Passage, find

CASES = Path(__file__).parent.parent / "data" / "quotes" / "cases.txt"
PEOPLE = [
    "Warren Tate",
    "Elena Marsh",
    "Dick Orlov",
    "Carl Munro",
    "Amy Standish",
    "Bill Marsh",
    "Kelly Foster",
    "Paul Reardon",
    "Sam Prior",
    "Gareth Pugh",
    "Ellen Frost",
    "Daniel Okafor",
    "Marian Stott",
    "Lionel Crabbe",
    "Joyce Amis",
    "Petra Novak",
    "Tim Kane",
    "Barry Obrien",
    "Nora Quill",
]
KNOWN = tuple(Known(f"person:{n}", name) for n, name in enumerate(PEOPLE))


def _cases() -> list[tuple[str, list[str]]]:
    read = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().split("\n") if not line.startswith("#")]
        if lines:
            read.append(("\n".join(lines[:-1]), lines[-1].removeprefix("=> ").split(", ")))
    return read


def _said_by(one: Found) -> str:
    if one.kind not in ("full", "partial"):
        return "-"
    person = one.speaker if one.speaker_kind == "person" else ""
    return person.split()[-1] if person else "nobody"


@pytest.mark.parametrize(("copy", "speakers"), _cases())
def test_each_span_is_given_to_whoever_says_it(copy: str, speakers: list[str]) -> None:
    passages = [Passage("body", line) for line in copy.split("\n")]

    found = find(passages, KNOWN).found

    assert [_said_by(one) for one in found] == speakers
