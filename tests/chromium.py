"""Where the browser of the browser tests is, if there is one."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_IT = (
    "No Chromium was found here, so the browser tests were left out: install one (on Debian: "
    "apt install chromium), or name one with CHROMIUM=/path/to/chromium."
)


def chromium() -> str | None:
    """The browser that CHROMIUM names, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
