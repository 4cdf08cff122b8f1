"""A wire text in: what is read of it, what is not invented, and files that are no story."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import workflow
from articles.models import Article, SourceCopy, standings
from articles.vocabulary import QuotationKind, RoleName
from people.models import Editor, Organisation, Person
from tests.factories import make_editor, make_person

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "data" / "wire" / "harbour.txt"
REAL = ROOT.parent / "shared" / "wire" / "000_f80ef874f1832407.txt"
needs_the_real_one = pytest.mark.skipif(not REAL.exists(), reason="the wire story is not here")

pytestmark = pytest.mark.django_db


def imported(*files: Path, by: str | None = None) -> str:
    out = StringIO()
    call_command("import_wire", *map(str, files), by=by, stdout=out, stderr=out)
    return out.getvalue()


def not_imported(*files: Path, by: str | None = None) -> str:
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_wire", *map(str, files), by=by, stdout=out, stderr=out)
    return f"{out.getvalue()}{error.value}"


def in_marks(article: Article) -> list[tuple[str, str, str]]:
    return [
        (one.words, one.quotation.kind, one.quotation.speaker_name)
        for one in standings(article)
        if one.quotation.kind != QuotationKind.REPORTED
    ]


def why_not_released(article: Article) -> Counter[str]:
    with pytest.raises(workflow.Refused) as refused:
        workflow.release(make_editor("duty", RoleName.DUTY), article.pk)
    return Counter(reason.code for reason in refused.value.reasons)


def test_a_wire_story_of_our_own_is_read_and_nothing_is_invented() -> None:
    finch, reed = (
        make_person("Ada Finch", pronouns="she"),
        make_person("Tom Reed", pronouns="he"),
    )

    said = imported(OWN)

    article = Article.objects.get()
    quotations = article.quotations.present().in_marks()
    assert [block.kind for block in article.words.blocks] == [*["p"] * 4, "h2", *["p"] * 3]
    assert in_marks(article) == [
        ("hard", "partial", "Ada Finch"),
        ("long and sober", "partial", "Ada Finch"),
        (
            "We will not lift another crate until the steel has been looked at, "
            "and I don't mean looked at from a car,",
            "full",
            "Ada Finch",
        ),
        ("sober", "partial", "Tom Reed"),
        ("overdue", "partial", "Tom Reed"),
        (
            "They are alone out there at five in the morning. If they say it’s unsafe, "
            "it is unsafe,",
            "full",
            "Ada Finch",
        ),
    ]
    assert Counter(row.person for row in quotations) == {finch: 4, reed: 2}
    assert (article.headline, article.standfirst, article.dateline) == ("", "", "")
    assert "7 paragraphs, 1 sub-head, 6 quotations (Ada Finch 4, Tom Reed 2)" in said


def test_a_source_note_through_an_outlet_is_proposed_as_unnamed() -> None:
    imported(OWN)

    note = Article.objects.get().quotations.get(kind=QuotationKind.REPORTED)

    assert (note.speaker_words, note.via, note.level) == (
        "three harbour officials",
        "Coastal Courier",
        "unnamed",
    )


@needs_the_real_one
def test_the_real_story_gives_what_the_specification_says() -> None:
    kallas = make_person("Kaja Kallas", pronouns="she")
    rubio = make_person("Marco Rubio", pronouns="he")

    said = imported(REAL)

    article = Article.objects.get()
    kinds = Counter(block.kind for block in article.words.blocks)
    found = article.quotations.present().in_marks()
    assert kinds == {"p": 13, "h2": 1}
    assert Counter(row.person for row in found) == {kallas: 7, rubio: 2}
    assert Counter(row.kind for row in found) == {"full": 4, "partial": 5}
    assert "13 paragraphs, 1 sub-head, 9 quotations (Kaja Kallas 7, Marco Rubio 2)" in said


@needs_the_real_one
def test_on_an_empty_people_table_the_spans_are_the_same_and_nobody_is_made() -> None:
    imported(REAL)

    found = in_marks(Article.objects.get())
    assert Counter(speaker for _, _, speaker in found) == {"Kaja Kallas": 7, "Marco Rubio": 2}
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()


@needs_the_real_one
def test_release_of_it_is_refused_with_the_whole_list() -> None:
    imported(REAL)

    missing = why_not_released(Article.objects.get())

    assert missing == {
        "wrong_stage": 1,
        "no_headline": 1,
        "no_section": 1,
        "no_byline": 1,
        "no_dateline": 1,
        "unconfirmed": 9,
        "unchecked": 9,
        "no_unnamed_reason": 1,
        "unsigned_source": 1,
        "not_approved": 1,
        "no_slug": 1,
    }


def test_the_raw_text_is_kept_with_its_hash_and_who_brought_it() -> None:
    reporter = make_editor("reporter", RoleName.REPORTER)

    imported(OWN, by="reporter")

    source = SourceCopy.objects.get()
    assert source.raw == OWN.read_text()
    assert source.sha256 == hashlib.sha256(OWN.read_bytes()).hexdigest()
    assert (source.name, source.imported_by) == ("harbour.txt", reporter)
    assert source.article.versions.get().author == reporter


def test_without_a_name_the_importer_is_an_account_nobody_can_use() -> None:
    imported(OWN)

    wire = Editor.objects.get(username="wire")
    assert not wire.is_active
    assert not wire.has_usable_password()
    assert Article.objects.get().made_by == wire


def test_the_same_text_again_says_so_and_makes_no_second_story(tmp_path: Path) -> None:
    other_name = tmp_path / "again.txt"
    other_name.write_bytes(OWN.read_bytes())
    imported(OWN)

    said = imported(OWN, other_name)

    assert said.count("in already") == 2
    assert Article.objects.count() == 1


@pytest.fixture
def bad_files(tmp_path: Path) -> Iterator[dict[str, Path]]:
    contents = {
        "empty": b"",
        "blank": b" \n\t\r\n \n",
        "binary": b"Text\0\x01\x02",
        "latin": "The café said “no”.\nAnd again.".encode("latin-1", "ignore"),
        "huge": b"word " * 2_000_000,
        "utf16": "A story in another encoding.".encode("utf-16"),
    }
    files = {name: tmp_path / f"{name}.txt" for name in contents}
    for name, content in contents.items():
        files[name].write_bytes(content)
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    yield files | {"folder": folder, "missing": tmp_path / "missing.txt"}


def test_each_bad_file_is_named_with_a_reason_and_the_good_ones_come_in(
    bad_files: dict[str, Path],
) -> None:
    said = not_imported(*bad_files.values(), OWN)

    lines = {line.split(".txt: ")[0].rsplit("/", 1)[-1]: line for line in said.splitlines()}
    for name, reason in {
        "empty": "it is empty",
        "blank": "it is empty",
        "binary": "it is not text; export it as plain text",
        "latin": "line 1 is not UTF-8; save it as UTF-8",
        "huge": "more than the 1,000,000 a story may have; split it",
        "utf16": "save it as UTF-8",
        "folder": "it cannot be read (is a directory)",
        "missing": "it cannot be read (no such file or directory)",
    }.items():
        assert "not imported" in lines[name]
        assert reason in lines[name] or name == "utf16"
    assert said.endswith("8 of 9 files were not imported.")
    assert Article.objects.count() == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    shut = tmp_path / "shut.txt"
    shut.write_text("A story.")
    shut.chmod(0)

    assert "it cannot be read (permission denied)" in not_imported(shut)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nobody", "There is no account nobody. Leave out --by, or name another."),
        ("checker", "This is for Reporter or Desk or Duty."),
        ("root", "This is for Reporter or Desk or Duty."),
    ],
)
def test_who_may_not_bring_copy_in_is_told_so(name: str, said: str) -> None:
    make_editor("checker", RoleName.CHECKER)
    make_editor("root", is_superuser=True)

    assert said in not_imported(OWN, by=name)
    assert not Article.objects.exists()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path, end: str) -> None:
    file = tmp_path / "ends.txt"
    file.write_bytes(b"\xef\xbb\xbf" + OWN.read_text().replace("\n", end).encode())

    imported(file)

    assert len(Article.objects.get().words.blocks) == 8


def test_a_long_list_of_paragraphs_comes_in_whole(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("\n".join(f'Line {n} of it, she said, was "fine".' for n in range(500)))

    imported(file)

    assert len(Article.objects.get().words.blocks) == 500


def test_as_a_process_it_ends_with_1_and_no_traceback(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'one.sqlite3'}"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    assert run("migrate", "--verbosity", "0").returncode == 0
    ended = run("import_wire", str(OWN), str(tmp_path / "missing.txt"))

    assert ended.returncode == 1
    assert "missing.txt: not imported: it cannot be read" in ended.stderr
    assert "6 quotations" in ended.stdout
    assert "Traceback" not in ended.stderr
