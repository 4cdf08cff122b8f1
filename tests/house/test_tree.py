"""What holds for every file of the project: sizes, hosts, migrations in one line."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
CODE = ("articles", "newsroom", "people", "templates", "tests", "tools")
LONGEST = {".py": 400, ".html": 250, ".css": 400, ".js": 400}
LONGEST_TEST = 500
# Vocabularies are named by address, and example.* is nobody's.
NO_HOST_OF_OTHERS = ("schema.org", "www.w3.org", "www.sitemaps.org", "example.")


def files(*suffixes: str) -> list[Path]:
    return [
        path
        for folder in CODE
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in suffixes and "migrations" not in path.parts
    ]


@pytest.mark.parametrize("suffix", LONGEST)
def test_no_file_grows_past_its_size(suffix: str) -> None:
    longest = {path: len(path.read_text().splitlines()) for path in files(suffix)}

    too_long = {
        str(path): lines
        for path, lines in longest.items()
        if lines > (LONGEST_TEST if "tests" in path.parts else LONGEST[suffix])
    }

    assert too_long == {}


def test_pages_ask_nothing_of_other_hosts() -> None:
    address = re.compile(r"""(?:https?:)?//([\w.-]+\.\w+)""")
    named = {
        (path.name, host)
        for path in files(".html", ".css", ".js")
        if "tests" not in path.parts
        for host in address.findall(path.read_text())
    }

    others = {found for found in named if not found[1].startswith(NO_HOST_OF_OTHERS)}

    assert others == set()


def test_templates_hold_no_script_or_style_of_their_own() -> None:
    tags = re.compile(r"{%.*?%}", re.DOTALL)
    inline = re.compile(
        r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)(?![^>]*json)", re.IGNORECASE
    )

    found = {
        str(path) for path in files(".html") if inline.search(tags.sub("", path.read_text()))
    }

    assert found == set()


@pytest.mark.parametrize("app", ["people", "articles"])
def test_migrations_stand_in_one_line(app: str) -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = sorted(name for label, name in loader.graph.nodes if label == app)

    parents = {
        name: [
            parent
            for parent in loader.get_migration(app, name).dependencies
            if parent[0] == app
        ]
        for name in ours
    }

    assert apps.get_app_config(app)
    assert [parents[name] for name in ours] == [[], *([(app, name)] for name in ours[:-1])]
