"""`make demo` itself: a served front page, a quick second start, and nothing left running."""

import os
import resource
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("Makefile", "manage.py", "articles", "newsroom", "people", "templates", "tools")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was cloned, with the dependencies already installed."""
    folder = tmp_path_factory.mktemp("clone")
    for part in (*PARTS, *(path.name for path in ROOT.glob("requirements*.txt"))):
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / part)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetched(address: str) -> str | None:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
            return str(answer.read().decode())
    except OSError:
        return None


@contextmanager
def demo(folder: Path, port: int, end: Callable[[int], None]) -> Iterator[str]:
    """The front page that `make demo` serves, until it is ended; then nothing may be left."""
    with (folder / "said").open("w") as said:
        started = subprocess.Popen(  # noqa: S603
            ["make", "--silent", "demo", f"PORT={port}"],  # noqa: S607
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder)},
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        page = None
        while page is None:
            assert started.poll() is None, (folder / "said").read_text()
            time.sleep(0.1)
            page = fetched(f"http://127.0.0.1:{port}/")
        yield page
    finally:
        if started.poll() is None:
            end(started.pid)
        started.wait(timeout=30)
    assert not is_left(started.pid)


def terminate(pid: int) -> None:
    os.kill(pid, signal.SIGTERM)


def press_ctrl_c(pid: int) -> None:
    """A terminal tells everything that was started in it."""
    os.killpg(pid, signal.SIGINT)


def close_the_terminal(pid: int) -> None:
    os.killpg(pid, signal.SIGHUP)


def processor_seconds() -> float:
    """What was spent by all that was started and has ended; a busy machine does not change it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def is_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.long
def test_the_demo_starts_again_keeps_what_it_had_and_leaves_nothing_running(
    clone: Path,
) -> None:
    port = free_port()
    with demo(clone, port, terminate) as first:
        said = (clone / "said").read_text()
    spent = processor_seconds()

    with demo(clone, port, press_ctrl_c) as second:
        pass
    spent = processor_seconds() - spent

    with demo(clone, port, close_the_terminal) as third:
        pass

    assert f"http://127.0.0.1:{port}/" in said
    assert "reporter2" in said
    assert "csrf" not in first
    assert first == second == third
    assert spent < 10
    assert fetched(f"http://127.0.0.1:{port}/") is None
