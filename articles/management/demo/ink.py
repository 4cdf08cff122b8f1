"""What the drawings are made of: skies, hills, houses, trees, people and water, in greys."""

import math
import random

from PIL import Image, ImageDraw, ImageFilter, ImageOps

Pen = ImageDraw.ImageDraw
Dice = random.Random


def sky(image: Image.Image, top: int, low: int, horizon: float) -> None:
    """From one grey above to another at the horizon."""
    wide, high = image.size
    shades = Image.linear_gradient("L").point(lambda v: top + (low - top) * v // 255)
    image.paste(shades.resize((wide, int(high * horizon))), (0, 0))


def clouds(image: Image.Image, dice: Dice, grey: int, number: int = 9) -> None:
    """Long flat clouds, soft at their edges."""
    wide, high = image.size
    mask = Image.new("L", image.size, 0)
    pen = ImageDraw.Draw(mask)
    for _ in range(number):
        x, y = dice.uniform(-0.1, 0.9) * wide, dice.uniform(0.04, 0.42) * high
        for _ in range(12):
            w, h = dice.uniform(0.08, 0.22) * wide, dice.uniform(0.008, 0.022) * high
            dx, dy = dice.uniform(0, 0.18) * wide, dice.uniform(-0.012, 0.012) * high
            pen.ellipse((x + dx, y + dy, x + dx + w, y + dy + h), fill=dice.randint(60, 130))
    image.paste(grey, mask=mask.filter(ImageFilter.GaussianBlur(wide / 130)))


def hills(image: Image.Image, dice: Dice, base: float, height: float, grey: int) -> None:
    """A line of hills, no two alike."""
    wide, high = image.size
    waves = [
        (dice.uniform(0.6, 3.2), dice.uniform(0, 6.3), dice.uniform(0.2, 1)) for _ in range(4)
    ]
    line = [
        (x, high * (base - height * sum(w * (1 + math.sin(f * x / wide * 3.1 + p))
                                         for f, p, w in waves) / 4))
        for x in range(0, wide + 8, 8)
    ]  # fmt: skip
    ImageDraw.Draw(image).polygon([*line, (wide, high), (0, high)], fill=grey)


def houses(pen: Pen, dice: Dice, span: tuple[float, float], ground: float, size: float) -> None:
    """A terrace: gables, chimneys, and some of the windows lit."""
    x, end = span
    while x < end:
        wide, high = dice.uniform(0.7, 1.3) * size, dice.uniform(0.8, 1.5) * size
        wall, roof = dice.randint(44, 86), dice.randint(26, 44)
        top = ground - high
        pen.rectangle((x, top, x + wide, ground), fill=wall)
        pen.polygon(
            [(x - 4, top), (x + wide / 2, top - size * 0.42), (x + wide + 4, top)], fill=roof
        )
        stack = x + wide * dice.choice((0.2, 0.74))
        pen.rectangle(
            (stack, top - size * 0.5, stack + size * 0.1, top - size * 0.1), fill=roof
        )
        windows(pen, dice, (x, top, wide, high), size * 0.13)
        x += wide + dice.choice((0, 0, 0, size * 0.12))


def windows(pen: Pen, dice: Dice, wall: tuple[float, float, float, float], size: float) -> None:
    x, top, wide, high = wall
    across, down = max(1, int(wide / (size * 2))), max(1, int(high / (size * 2.6)))
    for column in range(across):
        for row in range(down):
            left = x + (column + 0.5) * wide / across - size / 2
            up = top + (row + 0.35) * high / down
            grey = dice.choice((22, 28, 28, 34, 214))
            pen.rectangle((left, up, left + size, up + size * 1.5), fill=grey)


def trees(pen: Pen, dice: Dice, spots: list[tuple[float, float, float]], grey: int) -> None:
    """Round trees on thin stems, at x, ground and height."""
    for x, ground, tall in spots:
        pen.line((x, ground, x, ground - tall * 0.6), fill=grey, width=max(2, int(tall / 22)))
        for _ in range(26):
            r = tall * dice.uniform(0.08, 0.2)
            cx = x + dice.gauss(0, tall * 0.15)
            cy = ground - tall * 0.72 + dice.gauss(0, tall * 0.13)
            shade = max(0, grey + dice.randint(-9, 14))
            pen.ellipse((cx - r, cy - r, cx + r, cy + r), fill=shade)


def person(pen: Pen, x: float, ground: float, tall: float, grey: int) -> None:
    """Somebody standing: a coat, legs, a head."""
    head = tall * 0.085
    pen.polygon(
        [(x - tall * 0.1, ground - tall * 0.8), (x + tall * 0.1, ground - tall * 0.8),
         (x + tall * 0.15, ground - tall * 0.32), (x - tall * 0.15, ground - tall * 0.32)],
        fill=grey,
    )  # fmt: skip
    for side in (-1, 1):
        left = x + side * tall * 0.06
        pen.rectangle(
            (left - tall * 0.04, ground - tall * 0.34, left + tall * 0.04, ground), fill=grey
        )
    pen.ellipse((x - head, ground - tall, x + head, ground - tall + head * 2.3), fill=grey)


def water(image: Image.Image, dice: Dice, level: float, grey: int) -> None:
    """What stands above, turned over and broken by the current."""
    wide, high = image.size
    line = int(high * level)
    depth = high - line
    above = ImageOps.flip(image.crop((0, max(0, line - depth), wide, line)))
    above = above.resize((wide, depth)).filter(ImageFilter.GaussianBlur(5))
    river = Image.blend(above, Image.new("L", above.size, grey), 0.45)
    pen = ImageDraw.Draw(river)
    for _ in range(420):
        y = int(depth * dice.random() ** 0.8)
        long = 20 + 150 * y / depth * dice.random()
        x = dice.uniform(-60, wide)
        pen.line(
            (x, y, x + long, y),
            fill=dice.choice((grey - 34, grey + 22, grey + 44)),
            width=1 + y * 4 // depth,
        )
    image.paste(river, (0, line))
