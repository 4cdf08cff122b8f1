"""What a cut may not hide: the negation or the number that the words on either side turn on.

An ellipsis may hide a negation among many words; the checker sees them. It may not hide `not` and
little else, and a bracket may neither put a negation in nor take one out, nor change a number.
"""

from collections.abc import Sequence

from articles.quotes.forms import Form
from articles.quotes.fragments import Quoted
from articles.quotes.numerals import is_number
from articles.quotes.places import Hit
from articles.quotes.sources import Source
from articles.quotes.tidying import forms_of
from articles.quotes.wordlists import among
from articles.quotes.written import words_of

_NEGATIONS = among(
    "not no never none nobody nothing neither nor nowhere hardly barely scarcely without refuse "
    "refuses refused deny denies denied"
)
_LITTLE = 3


def fault_of(quoted: Quoted, chain: Sequence[Hit], source: Source) -> str:
    """`negation` or `number` where a cut turns the words into something else; else empty."""
    lead = _forms(quoted.lead)
    if lead:
        first = source.form_at(chain[0].first)
        before = source.forms[max(0, first - _LITTLE - 1) : first]
        if _negates(lead) and not _negates(before):
            return "negation"
    for number, one in enumerate(quoted.fragments):
        put = _forms(one.put)
        last = number + 1 == len(quoted.fragments)
        hidden = _behind(chain[number], None if last else chain[number + 1], source)
        if fault := _fault(put, hidden, at_end=last):
            return fault
    return ""


def _forms(words: str) -> list[Form]:
    return forms_of(words_of(words), tidy=False)


def _behind(hit: Hit, following: Hit | None, source: Source) -> list[Form]:
    """What stands behind a fragment, up to the next one; behind the last, a few words."""
    begin = source.form_at(hit.last + 1)
    if following is None:
        return source.forms[begin : begin + _LITTLE + 1]
    return source.forms[begin : source.form_at(following.first)]


def _fault(put: Sequence[Form], hidden: Sequence[Form], *, at_end: bool) -> str:
    if put and _negates(put) and not _negates(hidden):
        return "negation"
    if at_end:
        return ""
    firm = [form for form in hidden if not form.loose]
    if len(firm) <= _LITTLE and _negates(firm) and not _negates(put):
        return "negation"
    told, said = _numbers(put), _numbers(hidden)
    return "number" if told and said and not told <= said else ""


def _negates(forms: Sequence[Form]) -> bool:
    return any(form.text in _NEGATIONS for form in forms)


def _numbers(forms: Sequence[Form]) -> set[str]:
    return {form.text for form in forms if is_number(form.text) and form.text != "second"}
