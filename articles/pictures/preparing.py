"""From the bytes somebody sent to what readers may be given."""

from dataclasses import dataclass

from articles.pictures.credits import credit_in
from articles.pictures.reading import opened, recognised
from articles.pictures.renditions import render
from articles.pictures.upright import made_plain


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture made ready: nothing of the file that came in is left but what it shows."""

    width: int
    height: int
    files: dict[str, bytes]
    """Name (“640.webp”) to bytes, each rendition drawn anew."""
    credit: str
    """Whose the file says it is (IPTC, XMP, EXIF); to be proposed, never taken as settled."""


def prepare(raw: bytes) -> Prepared:
    """Turn upright, strip and draw the renditions of a picture. `raw` is the file as it came in.

    Raises Unusable, with a sentence that says what to do, for whatever is no picture we can print.
    """
    kind = recognised(raw)
    with opened(raw, kind) as image:
        credit = credit_in(image)
        plain = made_plain(image)
    return Prepared(*plain.size, render(plain), credit)
