"""Whether a short quotation stands word for word inside a fuller one by the same speaker."""

from articles.quotes.fragments import quoted, uncut
from articles.quotes.matching import VERBATIM, held
from articles.quotes.sources import Source


def contained(words: str, fuller: str) -> bool:
    """Whether quoted words stand verbatim, uncut and whole, inside a fuller quotation.

    Marks, capitals and punctuation are no words. What the fuller one cuts or puts into brackets
    is not its speaker's, so nothing is found across that; `five` is not in `thirty-five`.
    """
    asked = quoted(words)
    if len(asked.fragments) != 1 or asked.has_bracket:
        return False
    folded = fuller.casefold()
    if not all(
        word.folded in folded for word in asked.fragments[0].words if word.folded.isalpha()
    ):
        return False
    return any(held(asked, Source.of(part)).level == VERBATIM for part in uncut(fuller))
