"""How the site names its static files: by a fingerprint of what is in them, a page's sheets as one file."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

AROUND = ("tokens", "base", "layout")
WORN = (
    (),
    ("lists",),
    ("lists", "pictures"),
    ("lists", "archive"),
    ("lists", "front", "pictures"),
    ("lists", "notices"),
    ("article", "slip", "pictures", "notices"),
    ("article", "record"),
    ("article", "record", "notices"),
    ("notices",),
    ("notices", "ledger"),
)
"""Which sheets the kinds of readers' pages wear together, in the order they are laid on."""


class FingerprintedFiles(CompressedManifestStaticFilesStorage):
    """The manifest is read when the server starts, so an address found once stays as it is."""

    @cached_property
    def found(self) -> dict[str, str]:
        return {}

    @cached_property
    def joined(self) -> frozenset[str]:
        """The names of the joined sheets that were collected; without them each goes alone."""
        names = ("-".join(("page", *worn)) for worn in WORN)
        return frozenset(n for n in names if f"newsroom/css/{n}.css" in self.hashed_files)

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 - Django's own.
        key = name or ""
        if key not in self.found:
            self.found[key] = super().url(name, force)
        return self.found[key]

    def post_process(
        self, paths: dict[str, Any], *args: Any, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Join the sheets of each kind of page before they are fingerprinted and compressed."""
        folder = Path(self.path("newsroom/css"))
        for worn in WORN:
            name = f"newsroom/css/{'-'.join(('page', *worn))}.css"
            sheets = [(folder / f"{one}.css").read_text() for one in (*AROUND, *worn)]
            printed = (folder / "print.css").read_text()
            Path(self.path(name)).write_text(
                "\n".join([*sheets, f"@media print {{\n{printed}\n}}"])
            )
            paths[name] = (self, name)
        yield from super().post_process(paths, *args, **options)
