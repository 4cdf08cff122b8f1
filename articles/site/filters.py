"""What the archive may be narrowed by, and how the address and the page say it.

The address is the state. What cannot be read in it is said in a sentence and left out, so that a
mistyped address still shows stories.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode
from django_filters import ChoiceFilter, DateFilter, FilterSet

from articles.models import Release, Section
from articles.site.names import ROWS, chosen, offered
from articles.site.walks import Asked
from articles.templatetags.readers import day
from articles.vocabulary import WorkKind

_DAYS = [
    MinValueValidator(datetime.date(1900, 1, 1)),
    MaxValueValidator(datetime.date(2999, 12, 31)),
]
_LONGEST = 40
_PLURALS = {
    WorkKind.REPORT: "Reports",
    WorkKind.ANALYSIS: "Analyses",
    WorkKind.OPINION: "Opinion pieces",
    WorkKind.INTERVIEW: "Interviews",
    WorkKind.EXPLAINER: "Explainers",
}
_UNKNOWN = {
    "section": "There is no section called “{}”.",
    "kind": "There is no kind of work called “{}”.",
    "person": "Nobody called “{}” is in our stories.",
    "organisation": "No organisation called “{}” is in our stories.",
    "topic": "There are no stories under a topic called “{}”.",
    "since": "“{}” is not a day. Write the first day as 2025-05-31.",
    "until": "“{}” is not a day. Write the last day as 2025-05-31.",
    "corrected": "“{}” says nothing about corrections. Write “yes” for corrected stories alone.",
}


class Choice(NamedTuple):
    """One value that a filter could have."""

    value: str
    name: str
    is_chosen: bool


def _day(label: str) -> DateFilter:
    calendar = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DateFilter(
        label=label, input_formats=["%Y-%m-%d"], validators=_DAYS, widget=calendar
    )


class ArchiveFilter(FilterSet):
    """The filters of the archive. Names are choices only while a listed story has a row for them."""

    section = ChoiceFilter(label="Section", empty_label="Every section")
    kind = ChoiceFilter(
        label="Kind of work", empty_label="Every kind",
        choices=[(kind.value, kind.label.capitalize()) for kind in WorkKind],
    )  # fmt: skip
    person = ChoiceFilter(label="Person", empty_label="Anyone")
    organisation = ChoiceFilter(label="Organisation", empty_label="Any organisation")
    topic = ChoiceFilter(label="Topic", empty_label="Any topic")
    since = _day("From")
    until = _day("To")
    corrected = ChoiceFilter(
        label="Corrections", empty_label="All stories", choices=[("yes", "Corrected stories")]
    )

    def __init__(
        self, typed: QueryDict, sections: Mapping[str, Section], at: datetime.datetime
    ) -> None:
        super().__init__(typed, Release.objects.none())
        self.sections = sections
        self.filters["section"].extra["choices"] = [
            (slug, section.name) for slug, section in sections.items()
        ]
        self.chosen: dict[str, Any] = {}
        names = offered(at)
        for kind in ROWS:
            slug = str(typed.get(kind, ""))
            found = chosen(kind, slug, at) if slug else None
            names[kind].pop(slug, None)
            if found is not None:
                # Where they were merged since, the address has the old name and the page the new.
                names[kind].pop(found.slug, None)
                names[kind] = {slug: found.name, **names[kind]}
                self.chosen[kind] = found
            self.filters[kind].extra["choices"] = list(names[kind].items())
        # What is not in error is what is asked for; both days go where they are in the wrong order.
        self.left_out = [
            _UNKNOWN[name].format(_shown(str(typed.get(name, "")))) for name in self.errors
        ]
        self.kept = {name: value for name, value in self.form.cleaned_data.items() if value}
        if self._is_backwards():
            self.left_out.append("The first day is after the last, so neither was used.")
            del self.kept["since"], self.kept["until"]

    def _is_backwards(self) -> bool:
        since, until = self.kept.get("since"), self.kept.get("until")
        return bool(since and until and since > until)

    def asked(self) -> Asked:
        """For the walk: keys in the place of slugs, instants in the place of days."""
        values = {
            name: self._key_of(name, value)
            for name, value in self.kept.items()
            if name not in {"since", "until"}
        }
        since, until = self.kept.get("since"), self.kept.get("until")
        return Asked(
            values,
            _midnight(since) if since else None,
            _midnight(until + datetime.timedelta(1)) if until else None,
        )

    def _key_of(self, name: str, value: str) -> Any:
        return self.sections[value].pk if name == "section" else self.chosen.get(name, value)

    @property
    def address(self) -> str:
        """What is asked for as the tail of an address, without what was left out."""
        return urlencode({name: str(value) for name, value in self.kept.items()})

    def choices(self, name: str) -> list[Choice]:
        """Every value of a filter, first the one that leaves it out."""
        rows = [
            ("", self.filters[name].extra["empty_label"]),
            *self.filters[name].extra["choices"],
        ]
        kept = str(self.kept.get(name, ""))
        return [Choice(value, label, value == kept) for value, label in rows]

    @property
    def lists(self) -> dict[str, list[Choice]]:
        return {name: self.choices(name) for name in ("section", "kind", "corrected", *ROWS)}

    def said(self) -> Iterator[tuple[str, str]]:
        """What is asked for in words: “Interviews” “, in” “Harbour”; each with its name after it."""
        kind = self.kept.get("kind")
        yield "", _PLURALS[WorkKind(kind)] if kind else "Stories"
        for name, words in (
            ("section", "in"),
            ("topic", "about"),
            ("person", "by or quoting"),
            ("organisation", "by or quoting"),
        ):
            if name in self.kept:
                label = next(one.name for one in self.choices(name) if one.is_chosen)
                yield words, label
        if "corrected" in self.kept:
            yield "that were", "corrected"
        for name, words in (("since", "from"), ("until", "to")):
            if name in self.kept:
                yield words, day(_midnight(self.kept[name]))

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, (part for pair in self.said() for part in pair)))


def _midnight(date: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(date, datetime.time()))


def _shown(typed: str) -> str:
    """What somebody typed, short enough to be repeated."""
    one_line = " ".join(typed.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[:_LONGEST]}…"
