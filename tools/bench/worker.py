"""Asks one filled newsroom for its pages through the whole middleware stack, a round when told to.

Reads a number of times from each line of standard input, answers with one line of JSON.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.db.models import Count
from django.test.client import RequestFactory
from django.test.utils import CaptureQueriesContext

ARTICLES = 30
CONSTANT = "constant"


def environ_of(path: str) -> dict[str, Any]:
    return dict(RequestFactory(SERVER_NAME="127.0.0.1").get(path).environ)


def asking(site: WSGIHandler, path: str) -> Callable[[], int]:
    """A request for that path; each call answers it anew and gives its CPU time in nanoseconds."""
    environ = environ_of(path)

    def ask() -> int:
        given = environ | {"wsgi.input": io.BytesIO()}
        statuses: list[str] = []

        def start(status: str, *rest: object) -> Callable[[bytes], object]:
            statuses.append(status)
            return len

        begun = time.process_time_ns()
        response = site(given, start)
        b"".join(response)
        response.close()
        spent = time.process_time_ns() - begun
        if not statuses[0].startswith("200"):
            raise SystemExit(f"{path} answers {statuses[0]}.")
        return spent

    return ask


def addresses() -> dict[str, list[str]]:
    """Stories from all over the years, and the lists with most in them."""
    releases, quotations, topics = (
        apps.get_model("articles", name)._default_manager
        for name in ("Release", "ReleaseQuotation", "ReleaseTopic")
    )
    paths = list(releases.filter(number=1).order_by("pk").values_list("path", flat=True))
    quoted = quotations.filter(person__isnull=False)
    return {
        CONSTANT: ["/constant"],
        "article": paths[:: max(1, len(paths) // ARTICLES)],
        "front": ["/"],
        "topic": [f"/topics/{most(topics, 'topic__slug')}/"],
        "person": [f"/people/{most(quoted, 'person__slug')}/"],
        "section": [f"/sections/{most(releases, 'section__slug')}/"],
    }


def most(rows: Any, name: str) -> str:
    """The value that most rows have."""
    counted = rows.order_by().values(name).annotate(times=Count("pk"))
    found: str = counted.order_by("-times", name)[0][name]
    return found


def main() -> None:
    django.setup()
    settings.ROOT_URLCONF = "tools.bench.urls"
    site = WSGIHandler()
    asked = {
        name: [asking(site, path) for path in paths] for name, paths in addresses().items()
    }
    queries = {}
    for name, asks in asked.items():
        for ask in asks:
            ask()
        with CaptureQueriesContext(connection) as captured:
            asks[0]()
        queries[name] = len(captured)
    print(json.dumps(queries), flush=True)  # noqa: T201 - The answer.
    for line in sys.stdin:
        spent: dict[str, list[int]] = {name: [] for name in asked}
        for number in range(int(line)):
            for name, asks in asked.items():
                spent[name].append(asks[number % len(asks)]())
        print(json.dumps(spent), flush=True)  # noqa: T201 - The answer.


if __name__ == "__main__":
    main()
