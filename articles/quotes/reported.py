"""Source notes without quotation marks: `according to two officials who spoke with Axios`."""

import re
from collections.abc import Sequence

from articles.quotes import lexicon
from articles.quotes.records import Known, Passage, Reported

_NOTE = re.compile(
    r"\b(?:according to|citing)\s+(?P<after>[^,.;:!?\ufffc]{2,160})"
    r"|(?P<before>(?:\b[\w’'-]+\s+){1,8})(?P<verb>told|said|say|says|confirmed|spoke|speaking)\b"
    r"(?P<rest>[^.;!?\ufffc]{0,60})",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:who|that)\s+(?:spoke|talked|were|was|asked|requested|declined|insisted|wished|are|is|have|had|would)\b"
)
_TO = re.compile(
    r"\b(?:told|spoke (?:with|to)|speaking (?:with|to)|talked to|interviewed by|quoted by|informed)\s+"
)
_OUTLET = re.compile(
    r"\s*(?:the\s+)?(?P<name>[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|of|the|and|de|du|le|la))*)"
    r"(?P<noun>\s+(?:news\s+)?(?:" + "|".join(sorted(lexicon.OUTLET_NOUNS)) + r")\b)?"
)
_ANONYMOUS = re.compile(
    r"condition of anonymity|not to be (?:named|identified)|anonymous|asked not|unnamed|unidentified"
    r"|familiar with|close to|briefed on|knowledge of|declined to be (?:named|identified)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
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
    mask: str, hit: re.Match[str], passage: int, known: frozenset[str]
) -> Reported | None:
    """`two officials told Reuters`: kept only for people without a name."""
    tokens = list(_WORD.finditer(mask, hit.start("before"), hit.end("before")))
    begin = 0
    for index, token in enumerate(tokens):
        if token[0].casefold() in _LEAD:
            begin = index + 1
    if begin >= len(tokens):
        return None
    start, end = tokens[begin].start(), tokens[-1].end()
    who = mask[start:end]
    if not _unnamed(who):
        return None
    through = _outlet(mask[hit.start("verb") : hit.end()], known)
    stop = hit.end("rest")
    return Reported(passage, start, stop, mask[start:stop], who, through, unnamed=True)


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
    out: list[Reported] = []
    for number, passage in enumerate(passages):
        if passage.kind == "h2":
            continue
        mask = masks[number]
        for hit in _NOTE.finditer(mask):
            if _beside_quotation(mask, hit):
                continue
            note = _after if hit["after"] else _before
            found = note(mask, hit, number, bodies)
            if found is not None:
                out.append(found)
    return out


def _beside_quotation(mask: str, hit: re.Match[str]) -> bool:
    """Whether a quoted span in the same sentence already carries this source."""
    begin = max(mask.rfind(". ", max(0, hit.start() - 400), hit.start()), 0)
    end = mask.find(". ", hit.end(), hit.end() + 400)
    return "\ufffc" in mask[begin : end if end >= 0 else min(len(mask), hit.end() + 400)]
