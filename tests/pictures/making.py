"""Picture files made for tests: honest ones, and the sorts that people send to break something."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

TOP_LEFT, REST = (200, 30, 30), (30, 60, 200)


def picture(
    size: tuple[int, int] = (640, 400), mode: str = "RGB", kind: str = "JPEG", **saved: Any
) -> bytes:
    """Red in the upper left quarter, blue elsewhere: so one sees which way up it is."""
    image = Image.new("RGB", size, REST)
    image.paste(TOP_LEFT, (0, 0, size[0] // 2, size[1] // 2))
    return written(image.convert(mode) if mode != "RGB" else image, kind, **saved)


def written(image: Image.Image, kind: str, **saved: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **saved)
    return out.getvalue()


def with_orientation(turn: int) -> bytes:
    """As a camera held that way writes it: the pixels turned, and a note how to turn them back."""
    upright = Image.open(io.BytesIO(picture(kind="PNG")))
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    turned = upright.transpose(Image.Transpose(undo[turn])) if turn in undo else upright
    notes = Image.Exif()
    notes[0x0112] = turn
    return written(turned, "JPEG", exif=notes, quality=95)


def private_notes() -> bytes:
    """A JPEG that says where, with what and for whom it was taken."""
    notes = Image.Exif()
    notes[0x010F], notes[0x0110] = "MARKERMAKE", "MARKERMODEL"
    notes[0x013B] = "Edda Lorn"
    notes.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    notes.get_ifd(0x8825)[1] = "N"
    notes.get_ifd(0x8769)[0xA431] = "MARKERSERIAL"
    return picture(exif=notes, comment=b"MARKERCOMMENT")


def iptc(byline: str, credit: str) -> bytes:
    """A JPEG with IPTC notes as a photo desk writes them, in a Photoshop block."""
    records = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value
        for number, value in ((80, byline.encode()), (110, credit.encode()))
    )
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records
    block += b"\x00" * (len(block) % 2)
    body = b"Photoshop 3.0\x00" + block
    segment = b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
    plain = picture()
    return plain[:2] + segment + plain[2:]


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes whose header claims that many pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (300, 300), (shade, 0, 0)) for shade in (0, 120, 240)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:], duration=80)
