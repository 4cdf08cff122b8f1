"""make bench runs, and what it says of queries holds; how long anything takes is not tested here."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LINE = re.compile(
    r"^(\w+) +(\d+) +([\d.]+)× +([\d.]+)× +([\d.]+)   (met|NOT MET): ≤ (\d)", re.M
)


def test_it_fills_two_newsrooms_and_measures_every_page(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.bench", "--articles", "3", "24", "--rounds", "1"]
    done = subprocess.run(  # noqa: S603 - Our own command.
        [*command, "--folder", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    lines = LINE.findall(done.stdout)
    assert [line[0] for line in lines] == ["article", "front", "topic", "person", "section"]
    assert all(int(queries) <= int(most) for _, queries, *_, most in lines), done.stdout
    assert "Filling 24 stories" in done.stdout
