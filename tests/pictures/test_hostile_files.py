"""What is no picture, or one made to break something, is refused with a sentence that says what to do."""

import hashlib
import io
import random

import pytest
from PIL import Image

from articles.pictures import MOST_BYTES, Unusable, prepare
from tests.pictures.making import moving, picture, png_claiming

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
HTML = b"\n  <!doctype html><script>alert(1)</script>"
GIF_CLAIM = (
    b"GIF89a"
    + b"\xff\xff\xff\xff"
    + b"\x00\x00\x00"
    + b","
    + b"\x00" * 4
    + b"\xff" * 4
    + b"\x00" * 9
)
DISGUISED = {
    "nothing": (b"", "empty"),
    "svg": (SVG, "mark-up"),
    "html": (HTML, "mark-up"),
    "pdf": (b"%PDF-1.7 " + b"0" * 400, "PDF"),
    "zip": (b"PK\x03\x04" + b"0" * 400, "ZIP"),
    "heic": (b"\x00\x00\x00\x18ftypheic" + b"0" * 400, "HEIC"),
    "tiff": (b"II*\x00" + b"0" * 400, "TIFF"),
    "words": (b"This is not a picture at all." * 20, "not a JPEG"),
    "random": (hashlib.shake_128(b"7").digest(5000), "not a JPEG"),
    "over 25 MB": (b"\xff\xd8\xff" + b"\x00" * MOST_BYTES, "over 25 MB"),
}  # fmt: skip
BROKEN = {
    "half a JPEG": picture()[: len(picture()) // 2],
    "half a PNG": picture(kind="PNG")[:-300],
    "half a WebP": picture(kind="WEBP")[:-200],
    "half an AVIF": picture(kind="AVIF")[:-200],
    "a JPEG's first bytes": b"\xff\xd8\xff\xe0" + b"\x00" * 500,
    "a PNG's first bytes": b"\x89PNG\r\n\x1a\n" + b"\x00" * 500,
    "HTML after a GIF's name": b"GIF89a" + HTML * 10,
}
LARGE = {
    "20,000 by 20,000": png_claiming(20_000, 20_000),
    "50,000 by 50,000": png_claiming(50_000, 50_000),
    "as large as a header can say": png_claiming(2**31 - 1, 2**31 - 1),
    "one line, very long": png_claiming(30_000_000, 1),
    "a GIF's claim": GIF_CLAIM,
}


def refusal(raw: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        prepare(raw)
    return str(refused.value)


@pytest.mark.parametrize("name", DISGUISED)
def test_what_is_no_picture_is_named_for_what_it_is(name: str) -> None:
    raw, word = DISGUISED[name]

    assert word in refusal(raw)


@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_file_is_to_be_saved_anew(name: str) -> None:
    assert "save it anew" in refusal(BROKEN[name])


@pytest.mark.parametrize("name", LARGE)
def test_a_bomb_is_refused_by_its_header(name: str) -> None:
    assert "million pixels" in refusal(LARGE[name]) or "damaged" in refusal(LARGE[name])


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_is_refused(kind: str) -> None:
    assert "It moves" in refusal(moving(kind))


def test_what_is_too_small_to_print_is_refused() -> None:
    assert "600 by 150" in refusal(picture((600, 150)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_whatever_is_hung_onto_a_picture_falls_off(kind: str) -> None:
    raw = picture(kind=kind) + b"PK\x03\x04" + SVG + b"<?php MARKER ?>"

    ready = prepare(raw)

    assert not any(b"MARKER" in file or b"<svg" in file for file in ready.files.values())


def test_every_flipped_byte_is_refused_or_drawn_anew() -> None:
    sound, dice = picture((240, 220)), random.Random(11)  # noqa: S311

    for _ in range(20):
        raw = bytearray(sound)
        for _ in range(8):
            raw[dice.randrange(4, len(raw))] = dice.randrange(256)
        try:
            ready = prepare(bytes(raw))
        except Unusable:
            continue
        assert Image.open(io.BytesIO(ready.files[f"{ready.width}.jpg"])).format == "JPEG"
