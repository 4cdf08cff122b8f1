"""What the reading of copy takes in and gives back: plain frozen records, no behaviour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of copy. Body blocks come in order after headline and standfirst."""

    place: str
    text: str
    kind: str = "p"


@dataclass(frozen=True, slots=True)
class Known:
    """A person or organisation the newsroom has on record."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said it, and the rule that proposes them."""

    words: str
    key: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """One span in quotation marks, the marks left out, with the speaker the rules propose."""

    passage: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    occurrence: int
    place: str
    kind: str
    continues: int | None
    speaker: str
    speaker_key: str | None
    speaker_kind: str
    confidence: float
    rule: str
    candidates: tuple[Candidate, ...]
    nearest_name: str
    role: str
    verb: str
    governed: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """A source note without quotation marks: who said it, and through which outlet."""

    passage: int
    start: int
    end: int
    words: str
    speaker: str
    via: str
    unnamed: bool


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A quotation mark without a partner."""

    passage: int
    at: int
    mark: str
    place: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything one reading of the copy gives."""

    found: tuple[Found, ...]
    reported: tuple[Reported, ...]
    unbalanced: tuple[Unbalanced, ...]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A quotation already on record. `settled` is equal where two rows are interchangeable."""

    key: int
    place: str
    exact: str
    prefix: str
    suffix: str
    occurrence: int
    passage: int
    order: int
    present: bool
    settled: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row on record and the span it now stands for. No key: new. Nothing found: it left."""

    key: int | None
    found: int | None
    same_words: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a word diff: same, story, source, or hidden behind an ellipsis or bracket."""

    op: str
    story: str
    source: str


@dataclass(frozen=True, slots=True)
class Match:
    """How quoted words stand to a source text, and where in it.

    `reason` says why words that all stand there do not pass: `negation`, `number` or `speakers`.
    """

    level: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    score: float
    time_code: str = ""
    reason: str = ""
