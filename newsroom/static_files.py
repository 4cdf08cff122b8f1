"""How the site names its static files: with a fingerprint of what is in them, worked out once."""

from functools import cached_property

from whitenoise.storage import CompressedManifestStaticFilesStorage


class FingerprintedFiles(CompressedManifestStaticFilesStorage):
    """The manifest is read when the server starts, so an address found once stays as it is."""

    @cached_property
    def found(self) -> dict[str, str]:
        return {}

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 - Django's own.
        key = name or ""
        if key not in self.found:
            self.found[key] = super().url(name, force)
        return self.found[key]
