"""The sizes and formats a picture is shown in, drawn once when it comes in."""

import io
from typing import Any

from PIL import Image

WIDTHS = (320, 640, 960, 1280, 1920)
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
"""By the end of a rendition's name, the smallest first: a browser takes the first it knows."""
_SAVED: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 58, "speed": 8},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}


def widths_of(width: int) -> list[int]:
    """The widths a picture of that width is drawn in: nothing is blown up."""
    return [*(one for one in WIDTHS if one < width), min(width, WIDTHS[-1])]


def render(image: Image.Image) -> dict[str, bytes]:
    """Each rendition by its name, “640.webp”. The pixels alone are written: no profile, no notes."""
    width, height = image.size
    files = {}
    for wide in widths_of(width):
        size = (wide, max(1, round(height * wide / width)))
        small = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
        for end, how in _SAVED.items():
            written = io.BytesIO()
            small.save(written, **how)
            files[f"{wide}.{end}"] = written.getvalue()
    return files
