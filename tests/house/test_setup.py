"""`tools/setup.sh`: a .venv is built once, and anew where it cannot be trusted."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = "requirements.txt"
BUILDING = "Building .venv"

pytestmark = pytest.mark.long


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone that asks for nothing, so that no package is fetched."""
    folder = tmp_path / "news room"
    shutil.copytree(ROOT / "tools", folder / "tools")
    (folder / NAMES).write_text("# nothing\n")
    return folder


def begun(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        ["sh", "tools/setup.sh", NAMES],  # noqa: S607
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def told(folder: Path) -> str:
    run = begun(folder)
    said, _ = run.communicate(timeout=120)
    assert run.returncode == 0, said
    return said


def test_it_is_built_once(clone: Path) -> None:
    first = told(clone)

    second = told(clone)

    assert BUILDING in first
    assert second == ""


def test_what_was_cut_off_in_the_middle_is_built_anew(clone: Path) -> None:
    told(clone)
    (clone / ".venv" / f"installed-{NAMES}").unlink()
    (clone / ".venv" / "unfinished").touch()

    said = told(clone)

    assert BUILDING in said
    assert not (clone / ".venv" / "unfinished").exists()


def test_other_requirements_are_added_to_what_is_there(clone: Path) -> None:
    told(clone)
    (clone / NAMES).write_text("# nothing more\n")

    said = told(clone)

    assert BUILDING not in said
    assert f"Installing {NAMES}" in said


def test_a_clone_that_was_moved_is_built_anew(clone: Path) -> None:
    told(clone)
    moved = clone.rename(clone.with_name("elsewhere"))

    said = told(moved)

    assert BUILDING in said


def test_of_two_at_once_one_builds(clone: Path) -> None:
    both = [begun(clone), begun(clone)]

    said = [run.communicate(timeout=120)[0] for run in both]

    assert [run.returncode for run in both] == [0, 0]
    assert sum(BUILDING in one for one in said) == 1
