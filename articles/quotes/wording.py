"""Words as they are compared: raw for verbatim, and in the forms a house may tidy.

Tidying a speaker is limited to what carries no meaning: hesitations, stutters, contractions,
numbers in words or digits. Negations, numbers, names, hedges and word order are never tidied.
"""

import re
from dataclasses import dataclass, replace

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|['’][^\W\d_]+|[%$£€]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_HESITATIONS = frozenset("uh um er erm ah hmm mm mhm uhm eh".split())  # noqa: SIM905
# Only where commas set them off: `it was, like, huge`.
_SET_OFF = {
    filler[0]: filler
    for filler in (
        *(("like",), ("well",), ("you", "know"), ("i", "mean"), ("so",), ("right",)),
        *(("okay",), ("ok",)),
    )
}
_NEVER_DOUBLED = frozenset("not no never none nobody nothing nor neither n't".split())  # noqa: SIM905
_HYPHENS = frozenset("-‐‑–—")
_BREAKS = frozenset(",;:.!?—–…-")
_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905
        start=2,
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_IRREGULAR = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
    "'em": ("them",),
    "'cause": ("because",),
    "'til": ("until",),
    "n't": ("not",),
    "%": ("percent",),
    "yeah": ("yes",),
    "ok": ("okay",),
}
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_IS = frozenset(
    [
        "it",
        "he",
        "she",
        "that",
        "there",
        "here",
        "what",
        "who",
        "where",
        "when",
        "how",
        "this",
        "everything",
        "everyone",
        "nobody",
        "nothing",
        "something",
        "someone",
    ]
)


@dataclass(slots=True)
class Word:
    """One word as written: folded, where it stands, and the commas about it."""

    folded: str
    start: int
    end: int
    opens: bool
    closes: bool
    dashed: bool = False


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text, with the breaks before and after each."""
    hits = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
    if not hits:
        return []
    opens, dashed, last = [True], [False], hits[0].end()
    for hit in hits[1:]:
        gap = text[last : hit.start()]
        opens.append(gap != " " and not _BREAKS.isdisjoint(gap))
        dashed.append(gap in _HYPHENS)
        last = hit.end()
    closes = [*opens[1:], True]
    return [
        Word(_folded(hit[0]), hit.start(), hit.end(), *edges)
        for hit, *edges in zip(hits, opens, closes, dashed, strict=True)
    ]


def _folded(word: str) -> str:
    folded = word.casefold()
    return folded if folded.isalnum() else folded.translate(_APOSTROPHES)


def _expanded(word: str, before: str) -> tuple[str, ...]:
    """A word as full forms; `it's` is `it is`, but `Kallas's` stays."""
    if word.isalpha() and word not in _IRREGULAR:
        return (word,)
    fixed = _IRREGULAR.get(word)
    if fixed:
        return fixed
    if word.endswith("n't") and len(word) > 3:
        return word[:-3], "not"
    stem, mark, ending = word.rpartition("'")
    if mark and "'" + ending in _ENDINGS and (stem or before):
        return (stem, _ENDINGS["'" + ending]) if stem else (_ENDINGS["'" + ending],)
    if word == "'s" and before in _IS:
        return ("is",)
    if mark and ending == "s" and stem in _IS:
        return stem, "is"
    if word[0].isdigit():
        return (word.replace(",", ""),)
    return (word,)


@dataclass(slots=True)
class Form:
    """A tidied word: its text, the written words it came from, whether it may be left out."""

    text: str
    first: int
    last: int
    loose: bool = False


def _set_off(words: list[Word], at: int) -> int:
    """How many words a filler set off by breaks on both sides takes up; 0 for none."""
    filler = _SET_OFF.get(words[at].folded) if words[at].opens else None
    if filler is None:
        return 0
    said = words[at : at + len(filler)]
    fits = tuple(w.folded for w in said) == filler and said[-1].closes
    return len(filler) if fits else 0


def _numbers(forms: list[Form]) -> list[Form]:
    """Runs of number words as one number: `two hundred and five` is 205."""
    out: list[Form] = []
    at = 0
    while at < len(forms):
        taken, value = _number(forms, at)
        if taken:
            last = forms[at + taken - 1].last
            out.append(Form(value, forms[at].first, last))
        else:
            out.append(forms[at])
            taken = 1
        at += taken
    return out


def _number(forms: list[Form], at: int) -> tuple[int, str]:
    """How many forms from `at` make one number in words, and which."""
    total = current = 0.0
    taken = 0
    previous = ""
    while at + taken < len(forms):
        text = forms[at + taken].text
        if _is_digits(text) and not previous and _scaled(forms, at + 1):
            current, previous = float(text), "unit"
        elif (
            text in _UNITS
            and previous in ("", "tens", "scale")
            and (previous != "tens" or 0 < _UNITS[text] < 10)
        ):
            current, previous = current + _UNITS[text], "unit"
        elif text in _TENS and previous in ("", "scale"):
            current, previous = current + _TENS[text], "tens"
        elif text in _SCALES and previous in ("unit", "tens"):
            total, current = (
                (total + current * _SCALES[text], 0)
                if _SCALES[text] > 100
                else (total, current * 100)
            )
            previous = "scale"
        elif text == "and" and previous == "scale" and _continues(forms, at + taken + 1):
            pass
        else:
            break
        taken += 1
    return taken, f"{total + current:.12g}"


def _is_digits(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdecimal()


def _scaled(forms: list[Form], at: int) -> bool:
    """Whether a word such as `million` follows, which makes `2.5 million` one number."""
    return at < len(forms) and forms[at].text in _SCALES


def _continues(forms: list[Form], at: int) -> bool:
    return at < len(forms) and (forms[at].text in _UNITS or forms[at].text in _TENS)


def _loosened(forms: list[Form], words: list[Word]) -> list[Form]:
    """Mark stutters: what is said twice running may be left out once."""
    firm = [at for at, form in enumerate(forms) if not form.loose]
    loose: set[int] = set()
    for size in (1, 2, 3):
        for at in range(len(firm) - 2 * size + 1):
            if forms[firm[at]].text == forms[firm[at + size]].text:
                once, again = firm[at : at + size], firm[at + size : at + 2 * size]
                if once[0] not in loose and _is_stutter(forms, words, once, again):
                    loose.update(once)
    return [replace(form, loose=True) if at in loose else form for at, form in enumerate(forms)]


def _is_stutter(
    forms: list[Form], words: list[Word], once: list[int], again: list[int]
) -> bool:
    """One word or one compound said again, or a few words said again after a break."""
    if any(forms[a].text != forms[b].text for a, b in zip(once, again, strict=True)):
        return False
    if any(forms[a].text in _NEVER_DOUBLED for a in once):
        return False
    last, following = forms[once[-1]].last, forms[again[0]].first
    # `six-six` is a score and `twenty twenty` a year.
    if following <= last or words[following].dashed or words[last].folded in _TENS:
        return False
    compound = all(words[forms[a].first].dashed for a in once[1:])
    return compound or words[last].closes


def forms_of(words: list[Word], *, tidy: bool) -> list[Form]:
    """The tidied forms of written words; `tidy` marks what a house may leave out."""
    forms: list[Form] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.folded in _HESITATIONS:
            forms.append(Form(word.folded, at, at, loose=True))
            at += 1
            continue
        fillers = _set_off(words, at) if tidy else 0
        if fillers:
            forms += [
                Form(w.folded, at + n, at + n, loose=True)
                for n, w in enumerate(words[at : at + fillers])
            ]
            at += fillers
            continue
        if word.folded == "per" and at + 1 < len(words) and words[at + 1].folded == "cent":
            forms.append(Form("percent", at, at + 1))
            at += 2
            continue
        before = words[at - 1].folded if at else ""
        forms += [Form(text, at, at) for text in _expanded(word.folded, before)]
        at += 1
    forms = _numbers(forms)
    return _loosened(forms, words) if tidy else forms
