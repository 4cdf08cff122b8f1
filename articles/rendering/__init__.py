"""From the working copy to what readers see: frozen HTML, the record, the exact page, word diffs."""

from articles.rendering.body import MisplacedQuotation
from articles.rendering.diff import Change, Run, diff_words, diff_words_of
from articles.rendering.freeze import Frozen, freeze
from articles.rendering.merging import Changed, Pick, Place, body_of, merged, who_changed
from articles.rendering.pages import preview
from articles.rendering.pieces import Piece, pieces
from articles.rendering.told import told

__all__ = [
    "Change",
    "Changed",
    "Frozen",
    "MisplacedQuotation",
    "Pick",
    "Piece",
    "Place",
    "Run",
    "body_of",
    "diff_words",
    "diff_words_of",
    "freeze",
    "merged",
    "pieces",
    "preview",
    "told",
    "who_changed",
]
