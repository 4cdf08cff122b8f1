"""A wire-like story of our own, and a real one, read from end to end."""

from collections import Counter
from pathlib import Path

import pytest

from articles.quotes import Findings, Known, Passage, find
from articles.text import blocks, body_from_plain

WIRE = Path(__file__).parents[3] / "shared" / "wire" / "000_f80ef874f1832407.txt"
OWN = Path(__file__).parents[1] / "data" / "quotes" / "golden.txt"
SOLHEIM = Known("person:1", "Ingrid Solheim", pronouns="she")
PETRIC = Known("person:2", "Davor Petrić", pronouns="he")


def golden(*known: Known) -> Findings:
    lines = OWN.read_text(encoding="utf-8").splitlines()[1:]
    passages = [Passage("headline", lines[0])]
    passages += [
        Passage("body", line, "h2" if line == "Owners want more" else "p") for line in lines[1:]
    ]
    return find(passages, known)


def test_the_own_story_is_read_span_by_span() -> None:
    found = golden(SOLHEIM, PETRIC).found

    assert [(f.exact[:24], f.kind, f.speaker, f.continues) for f in found] == [
        ("a toll on trust", "partial", "Ingrid Solheim", None),
        ("decisive", "partial", "Ingrid Solheim", None),
        ("long but honest", "partial", "Ingrid Solheim", None),
        ("I don't think anybody in", "full", "Ingrid Solheim", None),
        ("The tax was a mistake,", "full", "Ingrid Solheim", None),
        ("and we haven’t pretended", "partial", "Ingrid Solheim", 4),
        ("generous", "partial", "Davor Petrić", None),
        ("late", "partial", "Davor Petrić", None),
        ("They are not my enemies.", "full", "Ingrid Solheim", None),
        ("We have been patient. We", "full", "Davor Petrić", None),
        ("But patience isn't a bus", "full", "Davor Petrić", 9),
        ("bow wave", "term", "", None),
        ("The Long Wake", "title", "", None),
        ("It is only a clause", "full", "Davor Petrić", None),
        ("a small thing", "partial", "his deputy", None),
        ("No toll! No 'fees'! No t", "full", "A banner outside", None),
    ]


def test_the_own_story_names_its_lost_mark_and_its_unnamed_source() -> None:
    findings = golden(SOLHEIM, PETRIC)

    assert [(u.passage, u.mark) for u in findings.unbalanced] == [(15, '"')]
    (note,) = findings.reported
    assert (note.speaker, note.via, note.unnamed) == (
        "three harbour officials",
        "Coastline",
        True,
    )


def test_keys_and_roles_come_with_the_speakers() -> None:
    found = golden(SOLHEIM, PETRIC).found

    assert {f.speaker_key for f in found if f.speaker == "Ingrid Solheim"} == {"person:1"}
    assert found[1].role == "Trade commissioner"
    assert found[6].role == "Ship owners' chairman" or found[6].role.endswith("chairman")
    assert found[1].verb == "said"
    assert found[1].nearest_name == "Ingrid Solheim"


@pytest.fixture
def wire() -> list[Passage]:
    if not WIRE.exists():
        pytest.skip("the wire story is not beside this repository")
    body = body_from_plain(WIRE.read_text(encoding="utf-8"))
    return [Passage("body", block.text, block.kind) for block in blocks(body)]


def test_the_wire_story_has_thirteen_paragraphs_and_a_sub_head(wire: list[Passage]) -> None:
    assert Counter(p.kind for p in wire) == {"p": 13, "h2": 1}


def test_the_wire_story_with_its_people_known(wire: list[Passage]) -> None:
    known = [
        Known("person:1", "Kaja Kallas", pronouns="she"),
        Known("person:2", "Marco Rubio", pronouns="he"),
    ]

    findings = find(wire, known)

    assert Counter(f.speaker_key for f in findings.found) == {"person:1": 7, "person:2": 2}
    assert Counter(f.kind for f in findings.found) == {"full": 4, "partial": 5}
    assert findings.unbalanced == ()
    (note,) = findings.reported
    assert (note.speaker, note.via) == ("two Ukrainian officials", "Axios")
    assert note.unnamed


def test_the_wire_story_with_nobody_known(wire: list[Passage]) -> None:
    findings = find(wire)

    assert Counter(f.speaker for f in findings.found) == {"Kaja Kallas": 7, "Marco Rubio": 2}
    assert {f.speaker_key for f in findings.found} == {None}
    assert {f.speaker_kind for f in findings.found} == {"person"}
