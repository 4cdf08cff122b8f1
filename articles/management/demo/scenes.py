"""The scenes of the town, each drawn by one function onto a sheet of paper."""

import math

from PIL import Image, ImageDraw, ImageFilter

from articles.management.demo.ink import (
    Dice,
    Pen,
    clouds,
    hills,
    houses,
    person,
    sky,
    trees,
    water,
    windows,
)


def town_hall(image: Image.Image, dice: Dice) -> None:
    """The town hall at dusk: a clock tower between two wings, people on the square."""
    wide, high = image.size
    sky(image, 118, 232, 0.8)
    clouds(image, dice, 92)
    hills(image, dice, 0.66, 0.09, 150)
    pen = ImageDraw.Draw(image)
    ground = high * 0.79
    houses(pen, dice, (-20, wide * 0.24), ground, 120)
    houses(pen, dice, (wide * 0.77, wide), ground, 120)
    left, right, top = wide * 0.2, wide * 0.8, high * 0.45
    pen.rectangle((left, top, right, ground), fill=52)
    pen.polygon(
        [(left - 16, top), (left + 60, top - 70), (right - 60, top - 70), (right + 16, top)],
        fill=34,
    )
    for at in range(13):
        x = left + 34 + at * (right - left - 84) / 12
        for up in (top + 48, top + 176):
            fill = dice.choice((28, 28, 216, 224))
            pen.rectangle((x, up + 12, x + 30, up + 74), fill=fill)
            pen.ellipse((x, up, x + 30, up + 26), fill=fill)
    _tower(pen, wide * 0.5, ground, high)
    pen.rectangle((0, ground, wide, high), fill=64)
    for step in range(9):
        y = ground + 8 + step * step * 3.2
        pen.line((0, y, wide, y), fill=50, width=2)
    for _ in range(11):
        x = dice.uniform(0.08, 0.92) * wide
        depth = dice.random()
        person(pen, x, ground + 16 + depth * 130, 70 + depth * 70, 18)


def _tower(pen: Pen, middle: float, ground: float, high: int) -> None:
    half, top = 74, high * 0.2
    pen.rectangle((middle - half, top, middle + half, ground), fill=42)
    pen.polygon(
        [(middle - half - 12, top), (middle, top - 150), (middle + half + 12, top)], fill=26
    )
    pen.line((middle, top - 150, middle, top - 196), fill=26, width=5)
    pen.ellipse((middle - 46, top + 36, middle + 46, top + 128), fill=228)
    pen.line((middle, top + 82, middle, top + 50), fill=24, width=6)
    pen.line((middle, top + 82, middle + 24, top + 92), fill=24, width=6)
    for row in range(2):
        y = top + 168 + row * 96
        pen.rectangle((middle - 22, y, middle + 22, y + 58), fill=(24, 214)[row])
    pen.rectangle((middle - 34, ground - 96, middle + 34, ground), fill=18)


def river_bridge(image: Image.Image, dice: Dice) -> None:
    """A stone bridge of five arches over slow water, the town behind it."""
    wide, high = image.size
    sky(image, 150, 236, 0.6)
    clouds(image, dice, 118, 7)
    hills(image, dice, 0.56, 0.15, 168)
    hills(image, dice, 0.58, 0.07, 128)
    pen = ImageDraw.Draw(image)
    level = high * 0.62
    houses(pen, dice, (wide * 0.03, wide * 0.98), level - 26, 62)
    trees(
        pen,
        dice,
        [(dice.uniform(0, 1) * wide, level - 8, dice.uniform(70, 130)) for _ in range(16)],
        52,
    )
    deck = level - 130
    pen.polygon(
        [(0, deck + 40), (wide / 2, deck - 26), (wide, deck + 40), (wide, level), (0, level)],
        fill=84,
    )
    for at in range(5):
        x = wide * (0.02 + at * 0.197)
        arch = wide * 0.165
        pen.ellipse((x, deck + 58, x + arch, level + 120), fill=190)
        pen.arc((x - 9, deck + 49, x + arch + 9, level + 129), 180, 360, fill=48, width=9)
    pen.line([(0, deck + 40), (wide / 2, deck - 26), (wide, deck + 40)], fill=40, width=12)
    person(pen, wide * 0.43, deck - 18, 62, 20)
    person(pen, wide * 0.46, deck - 20, 56, 26)
    water(image, dice, 0.62, 132)


def allotments(image: Image.Image, dice: Dice) -> None:
    """Rows of beds that run to a line of sheds under the hill."""
    wide, high = image.size
    sky(image, 190, 240, 0.5)
    clouds(image, dice, 168, 6)
    hills(image, dice, 0.46, 0.17, 150)
    hills(image, dice, 0.48, 0.06, 112)
    pen = ImageDraw.Draw(image)
    ground = high * 0.48
    pen.rectangle((0, ground, wide, high), fill=156)
    for row in range(-9, 10):
        near, far = wide * (0.5 + row * 0.16), wide * (0.5 + row * 0.05)
        pen.polygon(
            [(far - 12, ground), (far + 12, ground), (near + 62, high), (near - 62, high)],
            fill=86,
        )
        for step in range(46):
            t = (step / 46) ** 1.7
            x, y = far + (near - far) * t, ground + (high - ground) * t
            for _ in range(3):
                r = 3 + 24 * t * dice.random()
                cx = x + dice.gauss(0, 6 + 26 * t)
                grey = dice.choice((38, 52, 70, 104, 132))
                pen.ellipse((cx - r, y - r, cx + r, y + r * 0.6), fill=grey)
    for at in range(6):
        x = wide * (0.04 + at * 0.165) + dice.uniform(-14, 14)
        w, h = dice.uniform(86, 120), dice.uniform(62, 84)
        pen.rectangle((x, ground - h, x + w, ground + 8), fill=dice.randint(50, 84))
        pen.polygon(
            [(x - 10, ground - h), (x + w * 0.5, ground - h - 34), (x + w + 10, ground - h)],
            fill=34,
        )
        pen.rectangle((x + w * 0.36, ground - h * 0.62, x + w * 0.6, ground + 8), fill=22)
    for x, y, tall in ((0.27, 0.7, 190), (0.71, 0.62, 130)):
        person(pen, wide * x, high * y, tall, 20)
        pen.line(
            (wide * x + tall * 0.16, high * y, wide * x + tall * 0.2, high * y - tall * 0.9),
            fill=20,
            width=5,
        )


def night_bus(image: Image.Image, dice: Dice) -> None:
    """The last bus at its stop, its windows the only light in the street."""
    wide, high = image.size
    sky(image, 44, 116, 0.7)
    pen = ImageDraw.Draw(image)
    ground = high * 0.74
    houses(pen, dice, (-30, wide), ground, 190)
    pen.rectangle((0, ground, wide, high), fill=40)
    left, top, right, low = wide * 0.2, high * 0.44, wide * 0.8, high * 0.83
    pen.rounded_rectangle((left, top, right, low), 26, fill=24)
    for at in range(8):
        x = left + 26 + at * (right - left - 46) / 8
        pen.rounded_rectangle((x, top + 40, x + 92, top + 180), 10, fill=228)
        if dice.random() < 0.6:
            pen.ellipse((x + 30, top + 92, x + 66, top + 138), fill=36)
            pen.rounded_rectangle((x + 16, top + 132, x + 80, top + 200), 20, fill=36)
    pen.rectangle((left + 14, top + 182, right - 14, top + 212), fill=24)
    pen.rectangle((left, top + 236, right, top + 244), fill=150)
    for x in (left + 150, right - 190):
        pen.ellipse((x - 56, low - 50, x + 56, low + 62), fill=14)
        pen.ellipse((x - 24, low - 18, x + 24, low + 30), fill=110)
    pen.polygon(
        [(right, top + 250), (wide, high * 0.78), (wide, high * 0.9), (right, top + 300)],
        fill=96,
    )
    pen.line((wide * 0.12, high * 0.4, wide * 0.12, high * 0.86), fill=12, width=10)
    pen.ellipse((wide * 0.12 - 40, high * 0.33, wide * 0.12 + 40, high * 0.33 + 80), fill=210)
    person(pen, wide * 0.155, high * 0.87, 210, 10)
    glow = Image.new("L", image.size, 0)
    ImageDraw.Draw(glow).rectangle((left, top + 40, right, top + 180), fill=120)
    image.paste(235, mask=glow.filter(ImageFilter.GaussianBlur(60)).point(lambda v: v // 3))


def market(image: Image.Image, dice: Dice) -> None:
    """Stalls under striped awnings inside an iron hall."""
    wide, high = image.size
    sky(image, 212, 150, 1.0)
    pen = ImageDraw.Draw(image)
    for at in range(-1, 8):
        x = wide * at / 6.6
        pen.arc((x, high * 0.02, x + wide / 3.3, high * 0.6), 180, 360, fill=70, width=9)
        pen.rectangle(
            (x + wide / 6.6 - 7, high * 0.3, x + wide / 6.6 + 7, high * 0.86), fill=62
        )
    for at in range(24):
        pen.line((wide * at / 22, 0, wide * at / 22, high * 0.17), fill=120, width=4)
    pen.rectangle((0, high * 0.15, wide, high * 0.18), fill=76)
    ground = high * 0.87
    pen.rectangle((0, ground, wide, high), fill=72)
    for at in range(4):
        x, w = wide * (0.02 + at * 0.25), wide * 0.215
        top = high * dice.uniform(0.4, 0.45)
        pen.rectangle((x + 6, top + 80, x + w - 6, ground), fill=46)
        for stripe in range(10):
            fill = (226, 88)[stripe % 2]
            near, far = x - 16 + stripe * (w + 32) / 10, x + stripe * w / 10
            pen.polygon(
                [
                    (far, top),
                    (far + w / 10, top),
                    (near + (w + 32) / 10, top + 104),
                    (near, top + 104),
                ],
                fill=fill,
            )
            pen.pieslice((near, top + 88, near + (w + 32) / 10, top + 122), 0, 180, fill=fill)
        person(pen, x + w * dice.uniform(0.3, 0.7), ground - 60, 220, 20)
        pen.rectangle((x - 6, ground - 118, x + w + 6, ground - 20), fill=34)
        for crate in range(5):
            left = x + 6 + crate * (w - 6) / 5
            for _ in range(16):
                r = dice.uniform(9, 15)
                cx, cy = (
                    left + dice.uniform(10, w / 5 - 10),
                    ground - 120 - dice.uniform(-6, 22),
                )
                pen.ellipse(
                    (cx - r, cy - r, cx + r, cy + r), fill=dice.choice((96, 136, 180, 206))
                )
    for x, tall in ((0.2, 250), (0.255, 200), (0.62, 262), (0.9, 240)):
        person(pen, wide * x, high * 0.98, tall, 14)


def weir(image: Image.Image, dice: Dice) -> None:
    """A mill beside its weir in flood, alders on the bank."""
    wide, high = image.size
    sky(image, 96, 206, 0.6)
    clouds(image, dice, 70, 14)
    hills(image, dice, 0.55, 0.12, 140)
    pen = ImageDraw.Draw(image)
    level = high * 0.6
    trees(
        pen,
        dice,
        [
            (dice.uniform(0.45, 1.02) * wide, level + 6, dice.uniform(120, 230))
            for _ in range(13)
        ],
        46,
    )
    pen.rectangle((wide * 0.08, high * 0.26, wide * 0.36, level + 10), fill=58)
    pen.polygon(
        [(wide * 0.06, high * 0.27), (wide * 0.22, high * 0.14), (wide * 0.38, high * 0.27)],
        fill=32,
    )
    windows(pen, dice, (wide * 0.08, high * 0.28, wide * 0.28, high * 0.3), 34)
    water(image, dice, 0.6, 124)
    pen = ImageDraw.Draw(image)
    for _ in range(900):
        x = dice.uniform(-20, wide)
        y = high * 0.66 + dice.uniform(0, 70)
        pen.line(
            (x, y, x + dice.uniform(-6, 6), y + dice.uniform(14, 54)),
            fill=dice.choice((230, 214, 180, 96)),
            width=3,
        )
    pen.rectangle((0, high * 0.645, wide, high * 0.662), fill=52)


def reading_room(image: Image.Image, dice: Dice) -> None:
    """Shelves to the ceiling, a long table, one reader under a lamp."""
    wide, high = image.size
    image.paste(74, (0, 0, wide, high))
    pen = ImageDraw.Draw(image)
    _shelves(pen, dice, wide, high)
    light = Image.new("L", image.size, 0)
    ImageDraw.Draw(light).polygon(
        [(wide * 0.5, high * 0.4), (wide * 0.16, high), (wide * 0.86, high)], fill=150
    )
    image.paste(232, mask=light.filter(ImageFilter.GaussianBlur(46)))
    pen = ImageDraw.Draw(image)
    pen.line((wide * 0.5, 0, wide * 0.5, high * 0.36), fill=16, width=5)
    pen.pieslice(
        (wide * 0.5 - 96, high * 0.34, wide * 0.5 + 96, high * 0.34 + 130), 180, 360, fill=18
    )
    person(pen, wide * 0.5, high * 1.06, 470, 22)
    pen.polygon(
        [
            (wide * 0.05, high * 0.83),
            (wide * 0.95, high * 0.83),
            (wide * 1.05, high),
            (-wide * 0.05, high),
        ],
        fill=44,
    )
    for x in (0.42, 0.6, 0.74, 0.2):
        pen.polygon(
            [
                (wide * x, high * 0.86),
                (wide * x + 110, high * 0.85),
                (wide * x + 140, high * 0.9),
                (wide * x + 10, high * 0.91),
            ],
            fill=222,
        )


def _shelves(pen: Pen, dice: Dice, wide: int, high: int) -> None:
    for row in range(6):
        low = high * (0.14 + row * 0.125)
        x = 0.0
        while x < wide:
            w, h = dice.uniform(10, 34), dice.uniform(74, 112)
            pen.rectangle(
                (x, low - h, x + w - 2, low), fill=dice.choice((48, 62, 88, 116, 150, 186))
            )
            x += w
        pen.rectangle((0, low, wide, low + 14), fill=26)
    for at in range(6):
        pen.rectangle((wide * at / 5 - 12, 0, wide * at / 5 + 12, high * 0.8), fill=26)


def clock_room(image: Image.Image, dice: Dice) -> None:
    """Behind a lit dial: rafters, a ladder, the works, and somebody with a key."""
    wide, high = image.size
    ImageDraw.Draw(image).rectangle((0, 0, wide, high), fill=46)
    x, y, r = wide * 0.56, high * 0.43, high * 0.36
    glow = Image.new("L", image.size, 0)
    ImageDraw.Draw(glow).ellipse((x - r * 1.3, y - r * 1.3, x + r * 1.3, y + r * 1.3), fill=130)
    image.paste(168, mask=glow.filter(ImageFilter.GaussianBlur(wide / 16)))
    pen = ImageDraw.Draw(image)
    pen.ellipse((x - r, y - r, x + r, y + r), fill=232, outline=24, width=26)
    _dial(pen, x, y, r)
    for at in range(7):
        left = wide * (at * 0.18 - 0.06)
        pen.line((left, high * 0.92, left + wide * 0.13, 0), fill=30, width=20)
    pen.rectangle((0, high * 0.88, wide, high), fill=28)
    for _ in range(60):
        plank = dice.uniform(0, wide)
        pen.line((plank, high * 0.88, plank + dice.uniform(-60, 60), high), fill=20, width=2)
    for rail in (0.1, 0.155):
        pen.line((wide * rail, high * 0.9, wide * (rail + 0.05), high * 0.1), fill=16, width=10)
    for rung in range(13):
        up = high * (0.86 - rung * 0.06)
        lean = wide * 0.05 * (high * 0.9 - up) / (high * 0.8)
        pen.line((wide * 0.1 + lean, up, wide * 0.155 + lean, up), fill=16, width=8)
    person(pen, wide * 0.33, high * 0.95, high * 0.44, 14)


def _dial(pen: Pen, x: float, y: float, r: float) -> None:
    """The hours as they are seen from behind, two hands, and the rod that turns them."""
    for hour in range(12):
        turn = math.tau * hour / 12
        for near, far, thick in ((0.74, 0.88, 18), (0.9, 0.93, 6)):
            inner = (x + r * near * math.sin(turn), y - r * near * math.cos(turn))
            outer = (x + r * far * math.sin(turn), y - r * far * math.cos(turn))
            pen.line((*inner, *outer), fill=40, width=thick)
    for turn, length, thick in ((math.tau * 0.72, 0.52, 24), (math.tau * 0.93, 0.8, 14)):
        tip = (x + r * length * math.sin(turn), y - r * length * math.cos(turn))
        pen.line((x, y, *tip), fill=26, width=thick)
    pen.ellipse((x - 34, y - 34, x + 34, y + 34), fill=26)
    pen.line((x, y, x - r * 1.6, y + r * 0.86), fill=26, width=16)
