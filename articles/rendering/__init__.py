"""From the working copy to what readers see: frozen HTML, the record, the exact page, word diffs."""

from articles.rendering.body import MisplacedQuotation
from articles.rendering.diff import Change, Run, diff_words, diff_words_of
from articles.rendering.freeze import Frozen, freeze
from articles.rendering.pages import preview

__all__ = [
    "Change",
    "Frozen",
    "MisplacedQuotation",
    "Run",
    "diff_words",
    "diff_words_of",
    "freeze",
    "preview",
]
