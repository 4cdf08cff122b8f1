"""A piece of a page that is set many times: its template is drawn once, as a form with blanks.

A list shows twenty stories; to run their template twenty times takes longer than all else that
the page asks for. The layout stays in the template, and nothing that is filled in is kept.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

# Two characters of no script and no keyboard stand around the name of a blank.
_OPENS, _SHUTS = "\ue000", "\ue001"
FORMS = 256


def fill(name: str, rows: Iterable[Mapping[str, str]], **same: object) -> SafeString:
    """The template for each row, one under the other, every value escaped.

    The template prints the values of a row as they are, without a filter, and may ask only
    whether one is empty. `same` is what all rows share; of that it may ask anything.
    """
    template = get_template(name).template  # type: ignore[attr-defined]
    shared = tuple(same.items())
    return SafeString("".join(_filled(template, row, shared) for row in rows))


def _filled(
    template: Template, row: Mapping[str, str], shared: tuple[tuple[str, object], ...]
) -> str:
    blanks = tuple(name for name, value in row.items() if value)
    form = _form(template, blanks, shared)
    return form.format_map({name: conditional_escape(row[name]) for name in blanks})


@lru_cache(maxsize=FORMS)
def _form(
    template: Template, blanks: tuple[str, ...], shared: tuple[tuple[str, object], ...]
) -> str:
    """The template with a blank for each value, as text that str.format fills."""
    marked = {name: f"{_OPENS}{name}{_SHUTS}" for name in blanks}
    drawn: str = template.render(Context(dict(shared) | marked))
    drawn = drawn.replace("{", "{{").replace("}", "}}")
    return drawn.replace(_OPENS, "{").replace(_SHUTS, "}")
