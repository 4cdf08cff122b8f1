"""Reading copy: quoted spans, their speakers, rows on record, and the match with a source."""

from articles.quotes.containing import contained
from articles.quotes.finding import find
from articles.quotes.folding import fingerprint, normalised
from articles.quotes.lookalikes import look_alikes
from articles.quotes.matching import match
from articles.quotes.reconcile import reconcile
from articles.quotes.records import (
    Candidate,
    Findings,
    Found,
    Known,
    Match,
    OnRecord,
    Pairing,
    Passage,
    Piece,
    Reported,
    Unbalanced,
)

__all__ = [
    "Candidate",
    "Findings",
    "Found",
    "Known",
    "Match",
    "OnRecord",
    "Pairing",
    "Passage",
    "Piece",
    "Reported",
    "Unbalanced",
    "contained",
    "find",
    "fingerprint",
    "look_alikes",
    "match",
    "normalised",
    "reconcile",
]
