"""Quoted words cut at their ellipses and brackets."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from articles.quotes.forms import Form
from articles.quotes.tidying import forms_of
from articles.quotes.written import Word, words_of

# `[T]he` only changes a letter's case; any other bracket stands for words of the source.
_CASE_ONLY = re.compile(r"\[(\w)\](?=\w)")
_SIC = re.compile(r"\s*\[sic\]", re.IGNORECASE)
_CUT = re.compile(r"…|\.(?:\s?\.){2,}|\[[^\[\]]{0,200}\]")
_BRACKET_REACH, _ELLIPSIS_REACH, _SHORT_REACH = 40, 400, 60
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of quoted words between cuts.

    `reach` is how many words of the source the cut behind it may hide, and `put` the words that
    a bracket puts in their place.
    """

    words: list[Word]
    forms: list[Form]
    reach: int = 0
    put: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words as they are searched for; `lead` is a bracket before the first of them."""

    text: str
    fragments: list[Fragment]
    lead: str

    @property
    def has_bracket(self) -> bool:
        return bool(self.lead) or any(one.put for one in self.fragments)


def quoted(words: str) -> Quoted:
    """The fragments of quoted words; `[sic]` and a changed first letter are no cuts."""
    text = _SIC.sub("", _CASE_ONLY.sub(r"\1", words))
    out: list[Fragment] = []
    at, lead = 0, ""
    for cut in [*_CUT.finditer(text), None]:
        stop = cut.start() if cut else len(text)
        written = words_of(text, at, stop)
        put = cut[0][1:-1].strip(" .…") if cut and cut[0][0] == "[" else ""
        if written:
            forms = forms_of(written, tidy=False)
            out.append(Fragment(written, forms, _reach(put), put))
        elif out:
            last = out[-1]
            both = f"{last.put} {put}".strip()
            out[-1] = Fragment(last.words, last.forms, max(last.reach, _reach(put)), both)
        else:
            lead = f"{lead} {put}".strip()
        at = cut.end() if cut else stop
    near = [_near(one, behind) for one, behind in zip_longest(out, out[1:])]
    return Quoted(text, near, lead)


def uncut(words: str) -> list[str]:
    """Quoted words between their cuts, as text."""
    text = _SIC.sub("", _CASE_ONLY.sub(r"\1", words))
    return [part for part in _CUT.split(text) if part.strip()]


def _reach(put: str) -> int:
    return _BRACKET_REACH if put else _ELLIPSIS_REACH


def _near(one: Fragment, following: Fragment | None) -> Fragment:
    """A word or two prove little, so what they are cut from has to stand close by."""
    if following is None or min(len(one.words), len(following.words)) > _SHORT:
        return one
    return Fragment(one.words, one.forms, min(one.reach, _SHORT_REACH), one.put)
