"""What a span is: a full or a partial quotation, a scare quote, a title or a term."""

import re

from articles.quotes.attribution import Attribution
from articles.quotes.lexicon import word_set
from articles.quotes.spans import Span
from articles.quotes.works import WORKS, title_case

FULL, PARTIAL, SCARE, TITLE, TERM = "full", "partial", "scare", "title", "term"
_NAMING = re.compile(
    r"\b(?:so-called|known (?:\w+ )?as|nicknamed|named|dubbed|titled|entitled|headed|headlined|called|labell?ed|termed"
    r"|(?:slogan|motto|nickname|name|title|mantra|hashtag)s? (?:is|was|of)|codenamed|code-named|branded|tagged|hashtag|the (?:word|(?:term|phrase|name|label|nickname|statement|slogan|motto)s?)"
    r"|words? like|meaning|means|translated as|abbreviated|spelled|spelt|alias|aka|or|user|under the name"
    r")(?:,| the| a| an)?\s*[(\[]?$",
    re.IGNORECASE,
)
# One of these stands in whatever `_NAMING` finds; most copy holds none.
_NAMES = word_set(
    "so-called as nicknamed named dubbed titled entitled headed headlined called labeled labelled termed codenamed "
    "code-named branded tagged hashtag word words term terms phrase phrases name names label labels "
    "is was of nickname nicknames statement statements slogan slogans motto mottos mottoes like meaning means "
    "abbreviated spelled spelt alias aka or user"
)
_LETTERS = re.compile(r"[\w-]+")
_ACTIVE = re.compile(
    r"\b(called|dubbed|branded|labell?ed|termed)(?:\s+(?:an?|the|it))?\W*$", re.IGNORECASE
)
_WORK_BEFORE = re.compile(
    rf"\b(?:{WORKS})s?(?:,|:| called| named| titled| entitled)?\s*$", re.IGNORECASE
)
# A headline or paper named as such, whoever wrote it, and a line of a list of sources.
_HEADED = re.compile(r"\b(?:titled|entitled|headlined|headed) [(\[]?$", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\s*[—–] ?(?:[A-Z][\w.]*\s){0,4}[A-Z][\w.]*, ?(?:\d{1,2} )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_WORK_AFTER = re.compile(
    rf"^\s*(?:,? (?:an?|the|his|her|their) (?:[\w-]+ ){{0,2}})?(?:{WORKS}|ad)s?\b",
    re.IGNORECASE,
)
# Longer words are a quotation whatever they hold.
_ENOUGH = 120
_WORD = re.compile(r"[^\W_][\w'’-]*")


def _active(before: str, said: Attribution) -> bool:
    """`a book called “…”` names; `Roe called it “…”`, `which Roe called “…”` quote."""
    verb = _ACTIVE.search(before)
    return verb is not None and said.governed and verb[1].casefold() == said.verb.casefold()


def _is_naming(before: str) -> bool:
    last = _LETTERS.findall(before[-32:].casefold())[-4:]
    parts = [part for word in last for part in (word, word.rpartition("-")[2])]
    return not _NAMES.isdisjoint(parts) and _NAMING.search(before) is not None


def _named_work(words: list[str], before: str) -> bool:
    return len(words) == 1 and words[0][0].isupper() and bool(_WORK_BEFORE.search(before))


def _is_sentence(text: str, span: Span, said: Attribution) -> bool:
    """Whether the words can stand alone as somebody's sentence."""
    inner = text[span.start : span.end]
    words = inner.split()
    first = inner.lstrip("[(…. '\"“‘")[:1]
    if first.islower() and not inner.startswith(("…", "...")):
        return False
    stops = inner[-1:] in ".,!?…-—–" or text[span.outer_end : span.outer_end + 1] in (",", ".")
    if said.alone or span.runs_on or span.resumes:
        return True
    before = text[: span.outer_start][-2:].rstrip()[-1:]
    begins = before in ("", ",", ":", ".", "!", "?", "”", '"') or said.rule.startswith(
        "verb before"
    )
    return begins and (stops or len(words) > 3) and (len(words) > 2 or inner[-1:] in ".!?,")


def _name_of(inner: str, before: str, after: str, said: Attribution) -> str:
    """Title or term, where the words name something; else nothing."""
    words = _WORD.findall(inner[:_ENOUGH])
    titled = title_case(words)
    if (titled and _HEADED.search(before)) or _REFERENCE.match(after):
        return TITLE
    stated = said.rule == "verb before" and inner[-1:] in ".!?"
    short = len(words) <= 8 and inner[-1:] not in ("!", "?")
    if not short or stated or said.rule.startswith(("verb then name", "name then verb")):
        return ""
    if _named_work(words, before) or (len(words) == 1 and _WORK_AFTER.match(after)):
        return TITLE
    if titled and (_WORK_BEFORE.search(before) or _WORK_AFTER.match(after)):
        return TITLE
    if _is_naming(before) and not _active(before, said):
        return TITLE if titled else TERM
    apart = before.rstrip().endswith((",", ":")) or inner[-1:] == "," or said.alone
    return TITLE if titled and not apart and not _active(before, said) else ""


def kind_of(text: str, span: Span, said: Attribution) -> str:
    """The kind to propose for one span."""
    if said.work:
        return TITLE
    inner = text[span.start : span.end]
    before = text[max(0, span.outer_start - 48) : span.outer_start]
    after = text[span.outer_end : span.outer_end + 64]
    name = _name_of(inner, before, after, said)
    if name:
        return name
    if _is_sentence(text, span, said):
        return FULL
    return PARTIAL if said.governed else _ungoverned(_WORD.findall(inner[:_ENOUGH]), said)


def _ungoverned(words: list[str], said: Attribution) -> str:
    """Words no verb of saying governs: longer ones somebody spoke, short ones are the writer's."""
    if len(words) >= 4 or (said.speaker and len(words) >= 2):
        return PARTIAL
    if len(words) == 1 and words[0][:1].isupper():
        return TERM
    return SCARE
