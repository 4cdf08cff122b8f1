"""Copy cut into sentences, and the sentences that hold a quotation into classed words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.quotes import lexicon, verbs
from articles.quotes.cast import Cast, Mention
from articles.quotes.spans import Span

QUOTE, NAME, PRONOUN, OTHER, SAYS, WEAK, ACCORDING = "Q", "M", "R", "O", "V", "W", "A"
COMMA, COLON, BREAK, DASH, BRACKET = ",", ":", ";", "-", "("
PREPOSITION, CONJUNCTION, RELATIVE, DETERMINER, HELPER, WORD, OWNS, THAT = (
    "P",
    "J",
    "H",
    "D",
    "X",
    "T",
    "S",
    "t",
)
# Only while a sentence is cut: a capitalised word that may name somebody.
CAPITAL = "C"
_SECOND = frozenset(verbs.TWO_WORDS)
_REVISED = frozenset((SAYS, WEAK, CAPITAL))
_FAR = 1 << 40
# A noun after which a verb is a verb; `press reports` and `media reports` are none.
_CAN_SPEAK = (lexicon.ROLES | lexicon.GROUPS | lexicon.DOCUMENTS) - {"press", "media", "news"}
# Never a noun or an adjective: `a friend of Roe's said`.
_PLAINLY = frozenset(("said", "says", "told", "tells", "added", "adds", "wrote", "writes"))
_STAND_ALONE = frozenset(("one", "another", "some", "many", "most", "several", "few", "both"))
_OPENING = 4
MASK = "\ufffc"
# A word that nothing joins to the next comes first: most are such.
_TOKEN = re.compile(
    r"[^\W_](?:\w*+(?![.,'’-])|\.(?:[^\W\d_]\.)+"
    r"|(?:\w+|['’](?!s\b)(?=\w)|-(?=\w)|[.,](?=\d)|\.(?=[a-z]))*)"
    r"|['’]s\b|[^\w\s]"
)
_STOPS = re.compile(r"[.!?…]+[)\]]*(?=\s)")
_BEGINS = re.compile(r"\s+[(\[]?[A-ZÀ-ÞŁŠŽĆČ0-9\ufffc]")
_EDGES = " .!?…)]\n" + MASK
_STOPPING = frozenset(".!?…")
# `DAYTON, Ohio (WN) — `: where a story was filed names nobody.
_DATELINE = re.compile(
    r"\s*[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ.'’-]{2,}){0,3}(?:, [A-Z][\w. ]{1,24}){0,2}"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?(?:\([\w /]{2,24}\) ?)?(?:—|–|--| - )"
)
_AROUND = "([{-–—/" + MASK
_PUNCTUATION = {
    ",": COMMA,
    ":": COLON,
    ";": BREAK,
    "–": DASH,
    "—": DASH,
    "-": DASH,
    "(": BRACKET,
    ")": BRACKET,
    "[": BRACKET,
    "]": BRACKET,
    ".": BREAK,
    "!": BREAK,
    "?": BREAK,
    "…": BREAK,
}


def _kinds() -> dict[str, str]:
    """Word to class; the later entry wins."""
    kinds: dict[str, str] = {}
    for words, kind in (
        (verbs.WEAK, WEAK),
        (verbs.STRONG, SAYS),
        (verbs.PREPOSITIONS, PREPOSITION),
        (verbs.CONJUNCTIONS, CONJUNCTION),
        (verbs.RELATIVES, RELATIVE),
        (verbs.DETERMINERS, DETERMINER),
        (verbs.AUXILIARY, HELPER),
        (verbs.OTHER_PRONOUNS, OTHER),
        (("he", "she", "they", "him", "them"), PRONOUN),
        (("that",), THAT),
        (("according",), ACCORDING),
    ):
        kinds.update(dict.fromkeys(words, kind))
    return kinds


_KIND = _kinds()


@dataclass(slots=True)
class Chunk:
    """A name, a quoted span or one word of a sentence, with its class."""

    kind: str
    text: str
    start: int
    end: int
    mention: Mention | None = None
    span: int = -1


@dataclass(slots=True)
class Sentence:
    """One sentence of a block, and the spans that begin in it."""

    passage: int
    start: int
    end: int
    spans: list[int]


def masked(text: str, spans: Sequence[Span]) -> str:
    """The text with every quoted span blanked, marks included, so that offsets stay."""
    if not spans:
        return text
    out, at = [], 0
    for span in spans:
        out.append(text[at : span.outer_start])
        out.append(MASK + " " * (span.outer_end - span.outer_start - 1))
        at = span.outer_end
    out.append(text[at:])
    return "".join(out)


def _is_abbreviation(text: str, at: int) -> bool:
    low = max(0, at - 12)
    word = text[max(low, text.rfind(" ", low, at) + 1) : at].lstrip(_AROUND)
    return word.casefold() in lexicon.ABBREVIATED or (len(word) == 1 and word.isupper())


def _attributes(tail: str, ending: str) -> bool:
    """Whether what follows a closed sentence in marks still belongs to it: `"Why?" she asked.`"""
    words = tail.split()
    for index, word in enumerate(words[:8]):
        bare = word.strip(".,;:!?").casefold()
        if bare in verbs.STRONG:
            rest = words[index + 1 :]
            return len(rest) <= (3 if ending == "." else 8) and not (
                rest and rest[0].casefold() in ("that", "he", "she", "it", "they", "there")
            )
        if word[-1] in ".;:!?" and bare not in lexicon.ABBREVIATED:
            return False
    return False


def _ends_sentence(text: str, mask: str, span: Span) -> bool:
    """Whether a stop inside the marks ends the sentence around them as well."""
    ending, end = text[span.end - 1 : span.end], span.outer_end
    if ending not in _STOPPING or not _BEGINS.match(mask, end):
        return False
    if ending == "." and mask[max(0, span.outer_start - 3) : span.outer_start].strip(_EDGES):
        # `Roe said: “Enough.” Doe said nothing.`: these words had their verb before them.
        return True
    stop = _STOPS.search(mask, end, end + 200)
    tail = mask[end : min(end + 160, stop.end() if stop else len(mask))]
    return not _attributes(tail, ending)


def cut_sentences(
    text: str, mask: str, passage: int, spans: Sequence[tuple[int, Span]]
) -> list[Sentence]:
    """The sentences of a block; a stop inside quotation marks can end one."""
    cuts = [
        stop.end()
        for stop in _STOPS.finditer(mask)
        if _BEGINS.match(mask, stop.end()) and not _is_abbreviation(mask, stop.start())
    ]
    cuts += [span.outer_end for _, span in spans if _ends_sentence(text, mask, span)]
    filed = _DATELINE.match(mask) if passage < _OPENING else None
    sentences, at = [], filed.end() if filed else 0
    for cut in [*sorted(set(cuts)), len(mask)]:
        if cut > at:
            sentences.append(Sentence(passage, at, cut, []))
            at = cut
    starts = [s.start for s in sentences]
    if not sentences:
        sentences.append(Sentence(passage, 0, len(mask), []))
        starts = [0]
    for number, span in spans:
        sentences[max(0, bisect_left(starts, span.outer_start + 1) - 1)].spans.append(number)
    return sentences


@lru_cache(maxsize=16384)
def _classed(word: str) -> str:
    kind = _plainly(word)
    if kind == WORD and word[0].isupper() and not _is_common(word):
        return CAPITAL
    return kind


def _plainly(word: str) -> str:
    folded = word.casefold()
    kind = _KIND.get(folded)
    if kind:
        return kind
    if folded.endswith("ly") and len(folded) > 4:
        return HELPER
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if folded in ("'s", "’s"):
        return OWNS
    return HELPER if folded in ("n't", "n’t") else WORD


def chunks(
    mask: str, sentence: Sentence, mentions: Sequence[Mention], cast: Cast
) -> list[Chunk]:
    """The sentence as chunks; the mentions are those that lie in it."""
    out: list[Chunk] = []
    spans = iter(sentence.spans)
    coming = iter(mentions)
    mention = next(coming, None)
    reach = mention.start if mention else _FAR
    skip_to = -1
    stopped = False
    for token in _TOKEN.finditer(mask, sentence.start, sentence.end):
        start = token.start()
        if start < skip_to:
            continue
        while mention is not None and start >= mention.end:
            mention = next(coming, None)
            reach = mention.start if mention else _FAR
        if stopped:
            # A stop before the end is an abbreviation's: `Jo Roe, D-Calif., said`.
            out.pop()
        word = token[0]
        stopped = word == "."
        if word == MASK:
            out.append(Chunk(QUOTE, word, start, start + 1, None, next(spans, -1)))
        elif mention is not None and start >= reach:
            skip_to = mention.end
            out.append(Chunk(NAME, mention.figure.name, start, skip_to, mention))
        else:
            kind = _classed(word)
            if kind in _REVISED or word in _SECOND:
                out.append(_word(mask, sentence.passage, start, word, cast))
                _revise(out, word)
            else:
                out.append(Chunk(kind, word, start, start + len(word)))
    return out


def _revise(out: list[Chunk], word: str) -> None:
    """What the word before makes of the last one: `shot back`, `the report`."""
    if len(out) < 2:
        return
    before, chunk = out[-2], out[-1]
    if word in verbs.TWO_WORDS and before.text in verbs.TWO_WORDS[word]:
        before.kind = WEAK if word in ("tribute", "it") else SAYS
        chunk.kind = HELPER
    if chunk.kind not in (SAYS, WEAK):
        return
    if before.text.casefold() in _STAND_ALONE and word not in verbs.BASE:
        # `what one called`, `some said`: they stand for people here.
        before.kind = WORD
    elif (before.kind in (DETERMINER, OWNS) and word not in _PLAINLY) or _is_noun(before, word):
        chunk.kind = WORD


def _is_noun(before: Chunk, word: str) -> bool:
    """Whether a word that can be a verb of saying is a noun here: `the roll call`, `on orders`."""
    if word not in verbs.BASE:
        return False
    if word.endswith("ing"):
        return False
    if before.kind == PREPOSITION:
        return True
    singular = before.kind == WORD and before.text[:1].islower() and before.text[-1:] != "s"
    return singular and before.text not in _CAN_SPEAK


def _word(mask: str, passage: int, start: int, word: str, cast: Cast) -> Chunk:
    kind = _classed(word)
    if kind == CAPITAL:
        mention = cast.lone_word(mask, passage, start, word)
        if mention is not None:
            return Chunk(NAME, mention.figure.name, start, mention.end, mention)
        kind = WORD
    return Chunk(kind, word, start, start + len(word))


def _is_common(word: str) -> bool:
    """A capitalised word that is a common noun at the head of its sentence, or a participle."""
    folded = word.casefold()
    return (
        folded in lexicon.ROLES
        or folded in lexicon.GROUPS
        or folded in lexicon.DOCUMENTS
        or folded in lexicon.STOP
        or word in lexicon.ADJECTIVES
        or (folded.endswith("ing") and len(folded) > 5)
    )
