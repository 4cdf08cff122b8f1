"""A picture as plain pixels: upright, in the colours of a screen, no larger than is ever shown."""

import io

from PIL import Image, ImageCms
from PIL.Image import Transpose

LARGEST = (1920, 2560)
"""The most that is ever shown, across and down."""
PAPER = (255, 255, 255)
_ORIENTATION = 0x0112
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})
_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")


def made_plain(image: Image.Image) -> Image.Image:
    """RGB, upright, within LARGEST. Nothing of the file's own notes comes along."""
    turn = _turn(image)
    across, down = LARGEST[::-1] if turn in _ON_ITS_SIDE else LARGEST
    # A JPEG is decoded straight to a half, a quarter or an eighth where that is enough.
    image.draft("RGB", (across, down))
    image.load()
    profile = image.info.get("icc_profile")
    small = _flat(image)
    small.thumbnail((across, down), Image.Resampling.LANCZOS, reducing_gap=3.0)
    coloured = _in_screen_colours(small, profile)
    upright = coloured.transpose(_TURNS[turn]) if turn in _TURNS else coloured
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)
    return plain


def _turn(image: Image.Image) -> int | None:
    """How the camera was held; a note that cannot be read is none."""
    try:
        turn = image.getexif().get(_ORIENTATION)
    except Exception:
        return None
    return turn if isinstance(turn, int) else None


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency: what shines through is paper. Grey and colour stay what they are."""
    if image.mode in _DEEP:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in image.info:
        layer = image if image.mode == "RGBA" else image.convert("RGBA")
        flat = Image.new("RGB", layer.size, PAPER)
        flat.paste(layer, mask=layer.getchannel("A"))
        return flat
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_screen_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours the file means, where it says by a profile that they are others than a screen's."""
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, meant, screen, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None
        if turned is not None:
            return turned
    return image.convert("RGB")
