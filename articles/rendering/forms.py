"""A piece of a page that is set many times: its template is drawn once, as a form with blanks.

A list shows twenty stories; to run their template twenty times takes longer than all else that
the page asks for. The layout stays in the template, and nothing that is filled in is kept.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

# Two characters of no script and no keyboard stand around the name of a blank.
_OPENS, _SHUTS = "\ue000", "\ue001"
# And one of them between values that are escaped together.
_BETWEEN = "\ue002"
FORMS = 256


def fill(name: str, rows: Iterable[Mapping[str, str]], **same: object) -> SafeString:
    """The template for each row, one under the other, every value escaped.

    The template prints the values of a row as they are, without a filter, and may ask only
    whether one is empty. `same` is what all rows share; of that it may ask anything.
    """
    template = get_template(name).template  # type: ignore[attr-defined]
    shared = tuple(same.items())
    given = [{blank: value for blank, value in row.items() if value} for row in rows]
    ready = iter(escaped([value for row in given for value in row.values()]))
    return SafeString(
        "".join(
            _form(template, tuple(row), shared).format_map(
                {blank: next(ready) for blank in row}
            )
            for row in given
        )
    )


def escaped(values: Sequence[str]) -> list[str]:
    """As Django's own `escape` would, but in one go: to escape each by itself takes far longer."""
    plain = [value for value in values if not isinstance(value, SafeString)]
    parts = html.escape(_BETWEEN.join(plain)).split(_BETWEEN)
    if len(parts) != len(plain):
        # Somebody wrote the very character into a value, or there is none at all.
        parts = [html.escape(value) for value in plain]
    escaped = iter(parts)
    return [value if isinstance(value, SafeString) else next(escaped) for value in values]


@lru_cache(maxsize=FORMS)
def _form(
    template: Template, blanks: tuple[str, ...], shared: tuple[tuple[str, object], ...]
) -> str:
    """The template with a blank for each value, as text that str.format fills."""
    marked = {name: f"{_OPENS}{name}{_SHUTS}" for name in blanks}
    drawn: str = template.render(Context(dict(shared) | marked))
    drawn = drawn.replace("{", "{{").replace("}", "}}")
    return drawn.replace(_OPENS, "{").replace(_SHUTS, "}")
