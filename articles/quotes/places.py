"""Where in a source a run of quoted words stands: as written, tidied, or with a stutter kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes.forms import Form
from articles.quotes.fragments import Fragment
from articles.quotes.sources import Source

# Steps that walking may take for one fragment, as a multiple of the source: enough for any speech.
_PATIENCE = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a fragment stands in the source, in written words; `tidied` if not letter for letter."""

    first: int
    last: int
    tidied: bool


def hits_of(fragment: Fragment, source: Source) -> list[Hit]:
    """Every place where a fragment stands as written or tidied, in order."""
    written = [w.folded for w in fragment.words]
    reach = len(written) - 1
    found = {at: Hit(at, at + reach, tidied=False) for at in source.raw.find_all(written)}
    for hit in _tidied(fragment.forms, source):
        found.setdefault(hit.first, hit)
    return _sound(found, source)


def walked_hits(fragment: Fragment, source: Source) -> list[Hit]:
    """The same, with words among them that keep one stutter or filler and drop another."""
    found = {hit.first: hit for hit in hits_of(fragment, source)}
    for hit in _walked(fragment.forms, source):
        found.setdefault(hit.first, hit)
    return _sound(found, source)


def _sound(found: dict[int, Hit], source: Source) -> list[Hit]:
    """In order, without those that begin or end inside a number, a compound or two speakers."""
    return [
        hit
        for _, hit in sorted(found.items())
        if source.is_whole(hit.first, hit.last) and source.is_one_turn(hit.first, hit.last)
    ]


def _tidied(forms: Sequence[Form], source: Source) -> list[Hit]:
    texts, kept = [f.text for f in forms], source.kept
    out = []
    for at in source.tidy.find_all(texts):
        end = at + len(texts)
        if _is_cut(kept, at) or _is_cut(kept, end):
            continue
        out.append(Hit(kept[at].first, kept[end - 1].last, tidied=True))
    return out


def _is_cut(forms: Sequence[Form], at: int) -> bool:
    """Whether the form at a place is of the same written word as the one before: `do|n't`."""
    return 0 < at < len(forms) and forms[at].first <= forms[at - 1].last


def _walked(wanted: Sequence[Form], source: Source) -> list[Hit]:
    """Walked form by form, both ways from every place of the rarest word."""
    rare = min(range(len(wanted)), key=lambda n: len(_places(wanted[n], source)))
    steps = _Steps(_PATIENCE * (len(source.forms) + len(wanted)))
    out: list[Hit] = []
    for place in _places(wanted[rare], source):
        end = _walk(wanted[rare:], source.forms, place, 1, steps)
        if end is None:
            continue
        start = _walk(wanted[rare::-1], source.forms, place, -1, steps)
        if start is None or _is_cut(source.forms, start) or _is_cut(source.forms, end + 1):
            continue
        out.append(Hit(source.forms[start].first, source.forms[end].last, tidied=True))
    return out


def _places(form: Form, source: Source) -> list[int]:
    places = source.places.get(form.text, [])
    if not form.other:
        return places
    return sorted({*places, *source.places.get(form.other, ())})


@dataclass(slots=True)
class _Steps:
    left: int


def _walk(
    wanted: Sequence[Form], forms: Sequence[Form], at: int, step: int, steps: _Steps
) -> int | None:
    """The form at which all that is wanted is met, leaving out only what may be left out."""
    reached = {0}
    while 0 <= at < len(forms) and reached and steps.left > 0:
        steps.left -= len(reached)
        form = forms[at]
        onward = {n for n in reached if n and form.loose}
        onward |= {n + 1 for n in reached if n < len(wanted) and wanted[n].agrees(form)}
        if len(wanted) in onward:
            return at
        reached = onward
        at += step
    return None
