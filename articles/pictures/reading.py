"""Is this a picture, and one we can hold? Asked of its first bytes and its header, before it is decoded."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

MOST_BYTES = 25 * 1024 * 1024
LEAST_SIDE = 200
"""Pixels of the shorter side: less is a smudge in print and on a telephone."""
MOST_PIXELS = {"JPEG": 80_000_000, "progressive JPEG": 24_000_000, "WEBP": 12_000_000}
"""A JPEG is decoded at a fraction of its size, but where it is progressive all of it is read first."""
MOST_PIXELS_ELSE = 20_000_000
"""What stands in memory whole. Each limit keeps the decoder under 300 MB."""

_AVIF = (b"avif", b"avis")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_SAVE_AS = "Save it as a JPEG or PNG and send that."
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "It is a PDF, not a picture. Export the page as a JPEG and send that."),
    (b"PK\x03\x04", "It is a ZIP archive or a document. Take the picture out of it first."),
    (b"II*\x00", f"It is a TIFF or a camera’s raw file. {_SAVE_AS}"),
    (b"MM\x00*", f"It is a TIFF or a camera’s raw file. {_SAVE_AS}"),
    (b"BM", f"It is a bitmap of Windows. {_SAVE_AS}"),
    (b"8BPS", f"It is a Photoshop file. {_SAVE_AS}"),
)


class Unusable(Exception):
    """It cannot be printed. The message says why and what to do, for whoever sent it."""


def recognised(raw: bytes) -> str:
    """The kind of picture by its own first bytes; its name and what a browser calls it do not count."""
    if not raw:
        raise Unusable("The file is empty. Choose it again.")
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // (1024 * 1024)
        raise Unusable(
            f"The file is over {most} MB. Save it smaller: 2,560 pixels wide is plenty."
        )
    kind = _by_signature(raw)
    if kind is None:
        raise Unusable(_what_else(raw))
    return kind


def _by_signature(raw: bytes) -> str | None:
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return "WEBP"
    if raw[4:8] == b"ftyp" and raw[8:12] in _AVIF:
        return "AVIF"
    return None


def _what_else(raw: bytes) -> str:
    if raw[4:8] == b"ftyp" and raw[8:12] in _HEIC:
        return f"It is a HEIC picture, as telephones make them. {_SAVE_AS}"
    for signature, words in _OTHERS:
        if raw.startswith(signature):
            return words
    if raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"<"):
        return (
            f"It is a page or a drawing in mark-up (HTML or SVG), whatever its name. {_SAVE_AS}"
        )
    return f"It is not a JPEG, PNG, WebP, AVIF or GIF, whatever its name. {_SAVE_AS}"


@contextmanager
def opened(raw: bytes, kind: str) -> Iterator[Image.Image]:
    """The picture with its header read and found to be of a size and sort that we can hold.

    Whatever a decoder makes of damaged or hostile bytes comes out as Unusable.
    """
    try:
        image = Image.open(io.BytesIO(raw), formats=[kind])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Unusable(_too_large(MOST_PIXELS.get(kind, MOST_PIXELS_ELSE))) from bomb
    except Exception as broken:
        raise Unusable(_DAMAGED) from broken
    with image:
        _refuse(image, kind)
        try:
            yield image
        except (Unusable, MemoryError):
            raise
        except Exception as broken:
            # Decoders meet hostile bytes with whatever comes to them; none of it is our fault.
            raise Unusable(_DAMAGED) from broken


_DAMAGED = (
    "The file is damaged: it breaks off or is not what it says it is. "
    "Open it in a picture program, save it anew and send that."
)


def _refuse(image: Image.Image, kind: str) -> None:
    width, height = image.size
    sort = f"progressive {kind}" if image.info.get("progressive") else kind
    most = MOST_PIXELS.get(sort, MOST_PIXELS_ELSE)
    if width * height > most:
        raise Unusable(_too_large(most, width, height))
    if min(width, height) < LEAST_SIDE:
        raise Unusable(
            f"It is {width} by {height} pixels. Send one of at least {LEAST_SIDE} either way."
        )
    if getattr(image, "is_animated", False):
        raise Unusable("It moves. Save one frame of it as a PNG and send that.")


def _too_large(most: int, width: int = 0, height: int = 0) -> str:
    size = f"{width:,} by {height:,} pixels" if width else "far larger than it can be shown"
    return f"It is {size}; at most {most // 1_000_000} million pixels can be read. Save it smaller."
