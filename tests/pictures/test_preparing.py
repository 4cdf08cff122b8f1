"""A picture comes out upright, in plain colours, in every size, and says nothing but what it shows."""

import io

import pytest
from PIL import Image, ImageCms

from articles.pictures import TYPES, prepare
from articles.pictures.upright import PAPER
from tests.pictures.making import (
    REST,
    TOP_LEFT,
    iptc,
    picture,
    private_notes,
    with_orientation,
    written,
)


def shown(raw: bytes, name: str | None = None) -> Image.Image:
    ready = prepare(raw)
    return Image.open(io.BytesIO(ready.files[name or f"{ready.width}.jpg"])).convert("RGB")


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, ...]) -> bool:
    seen = image.getpixel(at)
    assert isinstance(seen, tuple)
    return all(abs(a - b) < 24 for a, b in zip(seen, colour, strict=True))


@pytest.mark.parametrize("turn", range(1, 9))
def test_however_the_camera_was_held_it_stands_upright(turn: int) -> None:
    image = shown(with_orientation(turn))

    assert image.size == (640, 400)
    assert near(image, (50, 50), TOP_LEFT)
    assert near(image, (600, 50), REST)
    assert near(image, (50, 350), REST)


def test_place_camera_and_comment_are_gone_from_every_file() -> None:
    raw = private_notes()
    assert b"MARKERSERIAL" in raw

    ready = prepare(raw)

    for file in ready.files.values():
        assert b"MARKER" not in file
        image = Image.open(io.BytesIO(file))
        assert not dict(image.getexif())
        assert not {"exif", "xmp", "icc_profile", "photoshop", "comment"} & set(image.info)


def test_each_size_comes_in_each_format_and_none_is_blown_up() -> None:
    ready = prepare(picture((1000, 600)))

    assert set(ready.files) == {f"{w}.{end}" for w in (320, 640, 960, 1000) for end in TYPES}
    for name, file in ready.files.items():
        image = Image.open(io.BytesIO(file))
        wide = int(name.split(".")[0])
        assert image.size == (wide, round(600 * wide / 1000))
        assert Image.MIME[image.format or ""] == TYPES[name.split(".")[1]]


def test_a_large_picture_is_brought_to_what_is_ever_shown() -> None:
    ready = prepare(picture((3900, 2600)))

    assert (ready.width, ready.height) == (1920, 1280)


def test_a_colour_named_transparent_in_a_palette_is_paper() -> None:
    image = Image.new("P", (300, 300), 0)
    image.putpalette([10, 200, 10, 0, 0, 120])
    image.paste(1, (150, 0, 300, 300))

    drawn = shown(written(image, "PNG", transparency=0))

    assert near(drawn, (20, 20), PAPER)
    assert near(drawn, (280, 20), (0, 0, 120))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_shines_through_is_paper(mode: str) -> None:
    image = Image.new(mode, (300, 300), (0,) * len(mode))

    assert near(shown(written(image, "PNG")), (20, 20), PAPER)


def test_sixteen_bits_are_brought_to_eight() -> None:
    grey = Image.frombytes("I;16", (300, 300), (200 * 256).to_bytes(2, "little") * 90_000)

    assert near(shown(written(grey, "PNG")), (20, 20), (200, 200, 200))


def test_print_colours_become_those_of_a_screen() -> None:
    raw = picture(mode="CMYK")
    assert Image.open(io.BytesIO(raw)).mode == "CMYK"

    assert near(shown(raw), (50, 50), TOP_LEFT)


def test_a_profile_that_cannot_be_read_is_left_aside() -> None:
    assert near(shown(picture(icc_profile=b"no profile at all")), (50, 50), TOP_LEFT)


def test_colours_are_read_by_the_profile_they_come_with() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    image = Image.new("L", (300, 300), 120)
    assert near(shown(written(image, "PNG", icc_profile=lab.tobytes())), (9, 9), (120,) * 3)


@pytest.mark.parametrize(
    ("raw", "credit"),
    [
        (iptc("Lena Sørdal", "Coastal Wire"), "Lena Sørdal / Coastal Wire"),
        (iptc("Lena Sørdal", "Lena Sørdal"), "Lena Sørdal"),
        (private_notes(), "Edda Lorn"),
        (picture(), ""),
        (
            picture(
                xmp=b'<x photoshop:Credit="Tide &amp; Co"><dc:creator><rdf:Seq><rdf:li>Ann Bo'
                b"</rdf:li></rdf:Seq></dc:creator></x>"
            ),
            "Ann Bo / Tide & Co",
        ),
        (picture(xmp=b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><photoshop:Credit>&a;</photoshop:Credit>"), "&a;"),
    ],
)  # fmt: skip
def test_whose_it_is_is_read_from_the_file(raw: bytes, credit: str) -> None:
    assert prepare(raw).credit == credit
