"""make bench: fills a small newsroom and a large one, and measures their pages side by side."""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 1
# Queries, and CPU time as a multiple of the constant view's, that a page may take.
GOALS = {
    "article": (3, 4.0), "front": (3, 6.0), "topic": (3, 6.0), "person": (3, 6.0),
    "section": (3, 6.0),
}  # fmt: skip
GROWTH = 1.15
TIMES = 30


def environment(var: Path) -> dict[str, str]:
    """Production settings on a database of its own; nothing of the caller's changes them."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_VAR": str(var), "DATABASE_URL": "",
        "NEWSROOM_DEMO": "true", "DEBUG": "false", "SECRET_KEY": "", "NEWSROOM_TIME_ZONE": "UTC",
        "ALLOWED_HOSTS": "127.0.0.1", "NEWSROOM_ORIGIN": "http://127.0.0.1:8000",
    }  # fmt: skip


def manage(var: Path, *args: str) -> None:
    command = [sys.executable, "manage.py", *args]
    done = subprocess.run(  # noqa: S603 - Our own command.
        command, cwd=ROOT, env=environment(var), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(args)} failed:\n{done.stderr}")


def stamp() -> str:
    """What a filled database depends on; where it changed, it is filled anew."""
    parts = sorted(
        [*ROOT.glob("*/migrations/0*.py"), *ROOT.glob("articles/management/fill/*.py")]
    )
    return "\n".join(f"{part.name} {part.stat().st_size}" for part in parts)


def newsroom(folder: Path, articles: int) -> Path:
    """A newsroom of so many stories, filled unless it is there from a run before."""
    var = folder / str(articles)
    kept = var / "filled"
    if not kept.exists() or kept.read_text() != stamp():
        for old in var.glob("newsroom.sqlite3*"):
            old.unlink()
        say(f"Filling {articles} stories …")
        manage(var, "migrate", "--verbosity", "0")
        manage(var, "fill", "--articles", str(articles), "--seed", str(SEED))
        static = var / "static"
        if not static.is_symlink():
            static.symlink_to(Path("..") / "static")
        kept.write_text(stamp())
    return var


class Worker:
    """A process that asks one newsroom for pages."""

    def __init__(self, var: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.bench.worker"], cwd=ROOT, env=environment(var),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.queries: dict[str, int] = self.answer()
        self.spent: dict[str, list[int]] = defaultdict(list)

    def answer(self) -> Any:
        assert self.process.stdout is not None  # It was asked for.
        line = self.process.stdout.readline()
        if not line:
            sys.exit("A newsroom does not answer; what it said stands above.")
        return json.loads(line)

    def round(self) -> None:
        assert self.process.stdin is not None  # It was asked for.
        self.process.stdin.write(f"{TIMES}\n")
        self.process.stdin.flush()
        for name, spent in self.answer().items():
            self.spent[name] += spent

    def ratio(self, name: str) -> float:
        """Median CPU time as a multiple of the constant view's."""
        return statistics.median(self.spent[name]) / statistics.median(self.spent["constant"])

    def end(self) -> None:
        assert self.process.stdin is not None  # It was asked for.
        self.process.stdin.close()
        self.process.wait()


def table(sizes: list[int], workers: list[Worker]) -> list[str]:
    """One line a page: queries, ratios at each size, and how the last stands to the first."""
    head = f"{'page':<9}{'queries':>9}" + "".join(f"{size:>11,}" for size in sizes)
    lines = [f"{head}{'growth':>9}   goal"]
    for name, (queries, ratio) in GOALS.items():
        asked = max(worker.queries[name] for worker in workers)
        ratios = [worker.ratio(name) for worker in workers]
        growth = ratios[-1] / ratios[0]
        met = asked <= queries and max(ratios) <= ratio and growth <= GROWTH
        shown = "".join(f"{one:>10.2f}×" for one in ratios)
        goal = f"≤ {queries} queries, ≤ {ratio:g}×, growth ≤ {GROWTH:g}"
        lines.append(
            f"{name:<9}{asked:>9}{shown}{growth:>9.2f}   {'met' if met else 'NOT MET'}: {goal}"
        )
    constants = ", ".join(
        f"{statistics.median(w.spent['constant']) / 1000:.0f} µs" for w in workers
    )
    times = len(workers[0].spent["constant"])
    lines.append(
        f"× = CPU time of a constant view through the same middleware (here {constants})."
    )
    lines.append(
        f"Medians of {times} requests a page, sizes in turn, nothing cached of any page."
    )
    return lines


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - This is its output.


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 20_000])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    options = parser.parse_args()
    sizes = sorted(options.articles)
    manage(options.folder, "collectstatic", "--no-input", "--verbosity", "0")
    rooms = [newsroom(options.folder, size) for size in sizes]
    workers = [Worker(room) for room in rooms]
    for _ in range(options.rounds):
        for worker in workers:
            worker.round()
    say("\n".join(table(sizes, workers)))
    for worker in workers:
        worker.end()


if __name__ == "__main__":
    main()
