"""make pictures: the README's pictures, taken from a demo made for the purpose alone."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import HOW_TO_GET_IT, chromium

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
WIDTH = 1440
COLOURS = 128
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60  # seconds

LIVE, CHECKING = "market-hall", "last-bus"
"""Sluglines of the demo: a live story with every kind of check, one with a dispute in checking."""


def environment(var: Path, port: int) -> dict[str, str]:
    """Production settings as `make demo` has them, on a database of its own."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_VAR": str(var), "DATABASE_URL": "",
        "NEWSROOM_DEMO": "true", "DEBUG": "false", "SECRET_KEY": "", "ALLOWED_HOSTS": "127.0.0.1",
        "NEWSROOM_NAME": "Orrisford Bell", "NEWSROOM_TIME_ZONE": "Europe/London",
        "NEWSROOM_ORIGIN": f"http://127.0.0.1:{port}", "NEWSROOM_LOG_LEVEL": "WARNING",
    }  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def demo() -> Iterator[str]:
    """A served demo, made anew; gives its origin and is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        env = environment(Path(folder), port)
        for command in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"], ["demo"]):
            subprocess.run(  # noqa: S603 - Our own command.
                [sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True
            )
        served = subprocess.Popen(  # noqa: S603 - Our own command.
            [sys.executable, "-m", "gunicorn", "newsroom.wsgi:application", "--no-control-socket",
             "--bind", f"127.0.0.1:{port}", "--threads", "4", "--log-level", "warning"],
            cwd=ROOT, env=env,
        )  # fmt: skip
        try:
            origin = env["NEWSROOM_ORIGIN"]
            wait_for(origin)
            yield origin
        finally:
            served.terminate()
            served.wait()


def wait_for(origin: str) -> None:
    """Until the demo answers; raises what hindered it after a minute."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{origin}/healthz", timeout=5).close()  # noqa: S310 - Our own.
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(0.2)
        else:
            return


def front(page: Page) -> None:
    page.goto("/")


def article(page: Page) -> None:
    """A story with one of its slips open."""
    front(page)
    page.locator(f"a[href*='/{LIVE}']").first.click()
    page.locator("p a.mark").nth(1).click()
    page.evaluate("scrollBy(0, -320)")


def record(page: Page) -> None:
    article(page)
    page.get_by_role("link", name="Full record").click()


def sign_in(page: Page, username: str) -> None:
    page.goto("/admin/login/")
    page.locator(f"form[action$='/sign-in-as/{username}/'] button").click()
    page.wait_for_url(re.compile("/admin/$"))


def queues(page: Page) -> None:
    sign_in(page, "duty")


def desk(page: Page) -> None:
    sign_in(page, "desk")
    page.get_by_role("link", name=CHECKING).first.click()
    page.get_by_role("link", name="Open in story").click()


def check(page: Page) -> None:
    """The check desk, at the quotation in dispute."""
    sign_in(page, "checker")
    page.goto("/admin/check/")
    page.get_by_role("link", name=CHECKING).first.click()
    page.locator("a[aria-label*='isputed']").first.click()


PAGES: dict[str, tuple[Callable[[Page], None], int]] = {
    "front": (front, 1250),
    "article": (article, 1150),
    "record": (record, 1100),
    "queues": (queues, 1000),
    "desk": (desk, 1000),
    "check": (check, 1000),
}
"""How to come to each page, and how many pixels of its height are shown."""


def take(browser: Browser, origin: str, name: str) -> Path:
    """One picture, in few colours: paper and ink need no more."""
    go, height = PAGES[name]
    context = browser.new_context(
        base_url=origin, viewport={"width": WIDTH, "height": height}, color_scheme="light"
    )
    page = context.new_page()
    go(page)
    page.wait_for_load_state("networkidle")
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    context.close()
    with Image.open(path) as taken:
        taken.quantize(COLOURS).save(path, optimize=True)
    return path


def main() -> None:
    executable = chromium()
    if executable is None:
        sys.exit(HOW_TO_GET_IT)
    wanted = sys.argv[1:] or PAGES
    with demo() as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for name in wanted:
            path = take(browser, origin, name)
            sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB\n")
        browser.close()


if __name__ == "__main__":
    main()
