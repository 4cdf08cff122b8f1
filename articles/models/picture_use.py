"""A picture as a story uses it: a value of the copy, kept with each version as the words are."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

LEAD = 0
"""It stands above the text, and with the story on the front."""


@dataclass(frozen=True, slots=True)
class PictureUse:
    """Which picture, whose it is, what is said under it, and what is said of it to whoever cannot see it."""

    picture: str
    """The public name of the picture; `sha256` is of what it shows."""
    sha256: str
    width: int
    height: int
    credit: str = ""
    caption: str = ""
    alt: str = ""
    is_decorative: bool = False
    """It says nothing that the words do not; so it is passed over when read aloud."""
    after: int = LEAD
    """The paragraph it stands under; LEAD for above the text."""
    across: int = 50
    down: int = 50
    """The point that stays in sight when the picture is cut, in hundredths from the left and the top."""

    @property
    def said(self) -> str:
        """Caption, credit and what stands for the picture, on one line."""
        instead = (
            "decorative" if self.is_decorative else f"instead of it: {self.alt or 'nothing'}"
        )
        return f"{self.caption} (picture: {self.credit or 'nobody named'}; {instead})".strip()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def as_words(self) -> list[object]:
        """What of it is worded. Where it is cut makes nobody a contributor (EDITORIAL D4)."""
        return [self.picture, self.sha256, self.credit, self.caption, self.alt,
                self.is_decorative, self.after]  # fmt: skip


def uses_of(kept: Iterable[Mapping[str, Any]]) -> tuple[PictureUse, ...]:
    """From what a story or a version keeps."""
    return tuple(PictureUse(**use) for use in kept)
