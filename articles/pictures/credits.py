"""Whose picture a file says it is: IPTC first, then XMP, then EXIF. A proposal; a person settles it."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from PIL import Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

LONGEST = 160
_BYLINE, _CREDIT, _RIGHTS = (2, 80), (2, 110), (2, 116)
_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_MOST_XMP = 256 * 1024
# Read by its words and not as XML: entities of a hostile file have nothing to unfold in.
_IN_XMP = (
    re.compile(r"<dc:creator>\s*<rdf:Seq>\s*<rdf:li[^>]{0,80}>([^<]{1,300})</rdf:li>"),
    re.compile(r"photoshop:Credit(?:=\"|>)([^\"<]{1,300})"),
)


def credit_in(image: Image.Image) -> str:
    """“Lena Sorby / Coastal Wire”, or nothing where the file does not say, or not legibly."""
    for read in (_from_iptc, _from_xmp, _from_exif):
        names = list(dict.fromkeys(filter(None, map(_legible, _safely(read, image)))))
        if names:
            return " / ".join(names)[:LONGEST]
    return ""


def _safely(
    read: Callable[[Image.Image], Iterator[object]], image: Image.Image
) -> list[object]:
    """Notes may be damaged as anything else; a picture is not refused for them."""
    try:
        return list(read(image))
    except Exception:
        return []


def _from_iptc(image: Image.Image) -> Iterator[object]:
    if not isinstance(image, ImageFile):
        return
    notes: dict[tuple[int, int], Any] = IptcImagePlugin.getiptcinfo(image) or {}
    for field in (_BYLINE, _CREDIT):
        value = notes.get(field)
        yield value[0] if isinstance(value, list) and value else value
    if not notes.get(_BYLINE) and not notes.get(_CREDIT):
        yield notes.get(_RIGHTS)


def _from_xmp(image: Image.Image) -> Iterator[object]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode()
    words = packet[:_MOST_XMP].decode("utf-8", "replace")
    for pattern in _IN_XMP:
        found = pattern.search(words)
        if found:
            yield html.unescape(found[1])


def _from_exif(image: Image.Image) -> Iterator[object]:
    notes = image.getexif()
    yield notes.get(_ARTIST) or notes.get(_COPYRIGHT)


def _legible(value: Any) -> str:
    if isinstance(value, bytes):
        # In UTF-8 as it should be, or as cameras of long ago wrote it.
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError:
            value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())
