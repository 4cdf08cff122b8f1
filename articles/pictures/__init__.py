"""Pictures without Django: bytes that came in, checked, turned upright, stripped and made ready."""

from articles.pictures.preparing import Prepared, prepare
from articles.pictures.reading import MOST_BYTES, Unusable
from articles.pictures.renditions import TYPES, widths_of

__all__ = ["MOST_BYTES", "TYPES", "Prepared", "Unusable", "prepare", "widths_of"]
