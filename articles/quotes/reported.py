"""Source notes without quotation marks: `according to two officials who spoke with Axios`."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from articles.quotes import lexicon
from articles.quotes.records import Known, Passage, Reported

_AFTER = re.compile(
    r"(?:ccording to(?<=\b[Aa]ccording to)|iting(?<=\b[Cc]iting))\s+(?P<after>[^,.;:!?\ufffc]{2,160})"
)
_CUES = ("ccording to ", "iting ")
# What a block must hold before its clauses are looked at for people without a name.
_STEMS = (
    *("fficial", "ources", "ource ", "iplomat", " aide", "Aide", "dviser", "dvisor", "nsider"),
    *("erson ", "eople", "egotiator", "olleague", "taffer", "awmaker", "xecutive", "mployee"),
)
# No edge of a word before it: so the search jumps to the letters a verb begins with.
_SAID = re.compile(r"(?:told|said|says?|confirmed|spoke)\b")
_SPOKE = re.compile(
    r"\b(?:who|that)\s+(?:spoke|talked|were|was|asked|requested|declined|insisted|wished|are|is|have|had|would)\b"
)
_TO = re.compile(
    r"\b(?:told|spoke (?:with|to)|speaking (?:with|to)|talked to|interviewed by|quoted by|informed)\s+"
)
_OUTLET = re.compile(
    r"\s*(?:the\s+)?(?P<name>[A-Z][\w.’'-]*(?: (?:(?:of|the|and|de|du|le|la) )?[A-Z][\w.’'-]*)*)"
    r"(?P<noun>\s+(?:news\s+)?(?:" + "|".join(sorted(lexicon.OUTLET_NOUNS)) + r")\b)?"
)
_ANONYMOUS = re.compile(
    r"condition of anonymity|not to be (?:named|identified)|anonymous|asked not|unnamed|unidentified"
    r"|familiar with|close to|briefed on|knowledge of|declined to be (?:named|identified)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
_PARTS = ",.;:!?()\ufffc"
_STOP = re.compile(r"[.;!?\ufffc](?:\s|$)|\ufffc")
# "Two people were told" says what they heard, not what they said.
_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "got"))
_CLAUSE_REACH, _MOST_WORDS = 120, 12
_LEAD = frozenset(
    (
        "and",
        "but",
        "that",
        "as",
        "while",
        "where",
        "which",
        "when",
        "because",
        "whom",
        "who",
        "also",
        "has",
        "have",
    )
)


def _outlet(text: str, known: frozenset[str]) -> str:
    """The outlet words were given to: a known name, or one that calls itself a paper or site."""
    to = _TO.search(text)
    hit = _OUTLET.match(text, to.end()) if to else None
    if not hit:
        return ""
    name = hit["name"].strip()
    words = name.split()
    is_outlet = (
        hit["noun"] or name.casefold() in known or any(w in lexicon.OUTLETS for w in words)
    )
    return name if is_outlet else ""


def _unnamed(words: str) -> bool:
    """Whether the source is people without a name."""
    if _ANONYMOUS.search(words):
        return True
    head = re.split(
        r"\b(?:who|of|from|in|at|with|for|that|on|close|familiar)\b", words, maxsplit=1
    )[0]
    tokens = _WORD.findall(head)
    return bool(tokens) and tokens[-1].casefold() in lexicon.UNNAMED


def _after(
    mask: str, hit: re.Match[str], passage: int, known: frozenset[str]
) -> Reported | None:
    words = hit["after"].strip()
    who = _SPOKE.split(words, maxsplit=1)[0].strip()
    if not _WORD.search(who) or who.casefold() in ("him", "her", "them", "it"):
        return None
    start = hit.start("after")
    end = start + len(hit["after"].rstrip())
    return Reported(
        passage, start, end, mask[start:end], who, _outlet(words, known), _unnamed(words)
    )


def _before(
    mask: str, verb: re.Match[str], passage: int, known: frozenset[str]
) -> Reported | None:
    """`two officials told Reuters`: kept only for people without a name."""
    low = max(0, verb.start() - _CLAUSE_REACH)
    begins = max(mask.rfind(mark, low, verb.start()) for mark in _PARTS) + 1
    tokens = list(_WORD.finditer(mask, max(low, begins), verb.start()))[-_MOST_WORDS:]
    begin = 0
    for index, token in enumerate(tokens):
        if token[0].casefold() in _LEAD:
            begin = index + 1
    if begin >= len(tokens) or tokens[-1][0].casefold() in _PASSIVE:
        return None
    start, end = tokens[begin].start(), tokens[-1].end()
    who = mask[start:end]
    stop = _STOP.search(mask, verb.end(), verb.end() + 120)
    finish = stop.start() if stop else min(len(mask), verb.end() + 120)
    rest = mask[verb.start() : finish].rstrip()
    if not (_unnamed(who) or (who.casefold() in lexicon.GROUPS and _ANONYMOUS.search(rest))):
        return None
    words = mask[start : verb.start() + len(rest)]
    return Reported(
        passage, start, start + len(words), words, who, _outlet(rest, known), unnamed=True
    )


def read_reported(
    passages: Sequence[Passage], masks: Sequence[str], known: Sequence[Known]
) -> list[Reported]:
    """Every source note in the copy that stands in no sentence with a quoted span beside it."""
    bodies = frozenset(
        name.casefold()
        for k in known
        if k.key.startswith("organisation")
        for name in (k.name, *k.aliases)
    )
    whole = "\n".join(masks)
    ends: list[int] = []
    for mask in masks:
        ends.append((ends[-1] if ends else -1) + len(mask) + 1)
    cited, unnamed = _blocks_with(whole, _CUES, ends), _blocks_with(whole, _STEMS, ends)
    out: list[Reported] = []
    for number in sorted(cited | unnamed):
        if passages[number].kind == "h2":
            continue
        mask = masks[number]
        notes: list[Reported | None] = []
        if number in cited:
            notes += [_after(mask, hit, number, bodies) for hit in _AFTER.finditer(mask)]
        if number in unnamed:
            notes += [
                _before(mask, hit, number, bodies)
                for hit in _SAID.finditer(mask)
                if not mask[hit.start() - 1 : hit.start()].isalnum()
            ]
        out += _kept(mask, notes)
    return out


def _blocks_with(whole: str, words: Sequence[str], ends: Sequence[int]) -> set[int]:
    """The blocks in which one of these words stands; each block is looked at once a word."""
    found: set[int] = set()
    for word in words:
        at = whole.find(word)
        while at >= 0:
            block = bisect_right(ends, at)
            found.add(block)
            at = whole.find(word, ends[block])
    return found


def _kept(mask: str, notes: Sequence[Reported | None]) -> list[Reported]:
    """The notes in order, without those that a quoted span or another note already carries."""
    kept = {n.start: n for n in notes if n is not None and not _beside(mask, n)}
    out: list[Reported] = []
    for start in sorted(kept):
        # A source named by `according to` is not named again by `who spoke with`.
        if not out or start >= out[-1].end:
            out.append(kept[start])
    return out


def _beside(mask: str, note: Reported) -> bool:
    """Whether a quoted span in the same sentence already carries this source."""
    low = max(0, note.start - 400)
    begin = max(mask.rfind(". ", low, note.start), low)
    end = mask.find(". ", note.end, note.end + 400)
    return "\ufffc" in mask[begin : end if end >= 0 else min(len(mask), note.end + 400)]
