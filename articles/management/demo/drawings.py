"""Pictures of a town that does not exist, in ink on paper: the same on every run."""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageFilter, ImageOps

from articles.management.demo import scenes
from articles.management.demo.ink import Dice

SIZE = (1600, 1067)
PRINTED = (1280, 854)
"""As large as a page ever shows one. Every rendition of a larger one would keep the demo waiting."""
INK, PAPER = (28, 25, 22), (236, 228, 212)
LIGHT = 225
"""The grey of paper nothing is drawn on."""
CREDIT = "Drawn for the Bell"

SCENES: dict[str, Callable[[Image.Image, Dice], None]] = {
    "town-hall": scenes.town_hall,
    "river-bridge": scenes.river_bridge,
    "allotments": scenes.allotments,
    "night-bus": scenes.night_bus,
    "market": scenes.market,
    "weir": scenes.weir,
    "reading-room": scenes.reading_room,
    "clock-room": scenes.clock_room,
}
"""Name of a picture to what draws it."""


def draw(name: str) -> bytes:
    """The picture of that name as a JPEG. KeyError for one nobody has drawn."""
    scene = SCENES[name]
    dice = random.Random(name)  # noqa: S311
    image = Image.new("L", SIZE, LIGHT)
    scene(image, dice)
    out = io.BytesIO()
    printed = _printed(image, dice).resize(PRINTED, Image.Resampling.LANCZOS)
    printed.save(out, "JPEG", quality=90)
    return out.getvalue()


def _printed(image: Image.Image, dice: Dice) -> Image.Image:
    """Grain of the paper, darker edges, and two inks."""
    grain = Image.frombytes("L", (400, 400), dice.randbytes(160_000))
    grain = grain.resize(image.size, Image.Resampling.BICUBIC).point(lambda v: 104 + v // 5)
    fine = Image.frombytes("L", (800, 800), dice.randbytes(640_000)).resize(image.size)
    grain = Image.blend(grain, fine.point(lambda v: 112 + v // 8), 0.5)
    drawn = ImageOps.autocontrast(image.filter(ImageFilter.GaussianBlur(0.8)), cutoff=(2, 1))
    image = ImageChops.overlay(drawn, grain)
    edge = Image.radial_gradient("L").resize(image.size).point(lambda v: 255 - v // 5)
    return ImageOps.colorize(ImageChops.multiply(image, edge), INK, PAPER)
