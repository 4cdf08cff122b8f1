"""What `make demo` says when it cannot go on: one clear sentence, and no traceback."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("python3.13", "python3.12", "python3.11", "python3")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A clone in which nothing was built yet."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    return tmp_path


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def put_pythons(folder: Path, script: str) -> None:
    """Stand a shell script in for every Python that would be looked for."""
    (folder / "bin").mkdir()
    for name in PYTHONS:
        (folder / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / "bin" / name).chmod(0o755)


def make_demo(
    folder: Path, port: int | str, **variables: str
) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin"
    environment = {"PATH": path, "HOME": os.environ.get("HOME", "/"), **variables}
    command = ["make", "--silent", "demo", f"PORT={port}"]
    return subprocess.run(  # noqa: S603
        command,
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def sentences(told: subprocess.CompletedProcess[str]) -> list[str]:
    """What was said, without make's own closing line."""
    return [line for line in told.stderr.splitlines() if not line.startswith("make")]


def test_a_taken_port_is_named_before_anything_is_built(fresh: Path, taken_port: int) -> None:
    told = make_demo(fresh, taken_port)

    assert told.returncode != 0
    assert sentences(told) == [
        f"Port {taken_port} is taken by another program: stop that program, or choose another "
        "port: make demo PORT=8001"
    ]
    assert not (fresh / ".venv").exists()


@pytest.mark.parametrize("port", ["news", "0", "70000"])
def test_a_port_that_is_none_is_named(fresh: Path, port: str) -> None:
    told = make_demo(fresh, port)

    assert told.returncode != 0
    assert sentences(told) == [f"PORT={port} is not a port: give a number from 1 to 65535."]


def test_an_old_python_is_named_with_its_version(fresh: Path, free_port: int) -> None:
    put_pythons(fresh, 'case "$2" in *platform*) echo 3.9.2;; *) exit 1;; esac')

    told = make_demo(fresh, free_port)

    assert told.returncode != 0
    assert len(sentences(told)) == 1
    assert "needs Python 3.11 or newer, and the one here is 3.9.2" in told.stderr
    assert not (fresh / ".venv").exists()


def test_no_python_at_all_is_said(fresh: Path, free_port: int) -> None:
    told = make_demo(fresh, free_port, PYTHON="python-of-nowhere")

    assert told.returncode != 0
    assert len(sentences(told)) == 1
    assert "there is none here under the name python-of-nowhere" in told.stderr


def test_a_missing_venv_module_is_named_with_its_package(fresh: Path, free_port: int) -> None:
    put_pythons(fresh, 'case "$2" in *ensurepip*) exit 1;; *platform*) echo 3.11.2;; esac')

    told = make_demo(fresh, free_port)

    assert told.returncode != 0
    assert len(sentences(told)) == 1
    assert "Python 3.11.2 is here, but not its venv module" in told.stderr
    assert "apt install python3-venv" in told.stderr


def test_a_failing_pip_is_told_with_where_its_log_is(fresh: Path, free_port: int) -> None:
    # This Python makes a .venv whose pip answers its version and installs nothing.
    (fresh / "pip").write_text(
        '#!/bin/sh\ncase "$*" in *install*) echo no network; exit 1;; esac\n'
    )
    (fresh / "pip").chmod(0o755)
    put_pythons(
        fresh,
        'case "$*" in\n'
        "    *platform*) echo 3.11.2;;\n"
        "    *--clear*) mkdir -p .venv/bin; cp pip .venv/bin/python;;\n"
        f'    -\\ *) exec {sys.executable} "$@";;\n'
        "esac",
    )

    told = make_demo(fresh, free_port)

    assert told.returncode != 0
    assert len(sentences(told)) == 1
    assert "Installing requirements.txt failed; var/pip.log says why" in told.stderr
    assert "no network" in (fresh / "var" / "pip.log").read_text()
