"""What stands beside the text of a story, frozen with it: names, tally, record, people, topics.

Links lead to where people stood at the release; an address of theirs answers for ever. Nothing
depends on the story's own address, nor on the site's: both may come later.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string

from articles.models import Release, ReleaseByline, ReleaseQuotation, ReleaseTopic
from articles.rendering.structured import told_of
from people.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a release as its page needs them."""

    bylines: Sequence[ReleaseByline] = ()
    quotations: Sequence[ReleaseQuotation] = ()
    topics: Sequence[ReleaseTopic] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Finished HTML, and what search engines are told. A Release has the same fields."""

    names_html: str
    tally_html: str
    record_html: str
    below_html: str
    structured: dict[str, Any] = field(default_factory=dict)

    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Quoted:
    """One speaker of a story with everything of theirs that it quotes."""

    speaker: str
    role: str
    link: str
    rows: Sequence[ReleaseQuotation]

    @property
    def sources(self) -> list[ReleaseQuotation]:
        """One row for each source that is named differently."""
        named = {(row.state, row.evidence_label, row.evidence_kind): row for row in self.rows}
        return list(named.values())


def set_beside(rows: Rows, record: dict[str, Any]) -> Beside:
    """All of it, of rows whose people are at hand."""
    shown = {"rows": rows, "record": record, "quoted": speakers(rows.quotations)}

    def drawn(name: str) -> str:
        return render_to_string(f"site/frozen/{name}.html", shown).strip()

    return Beside(
        names_html=drawn("names"),
        tally_html=drawn("tally"),
        record_html=drawn("record_box"),
        below_html=f"{drawn('people')}\n{drawn('topics')}".strip(),
        structured=told_of(rows.bylines, rows.quotations, rows.topics),
    )


def beside_of(release: Release) -> Release | Beside:
    """As it was frozen. A release older than this had none; it gets it from its rows."""
    if release.record_html:
        return release
    return set_beside(rows_of(release), release.record)


def rows_of(release: Release) -> Rows:
    """Three queries. The people in them are pointers; what is printed stands in the rows."""
    return Rows(
        list(release.bylines.select_related("person", "organisation").order_by("order")),
        quotations_of(release),
        list(release.topics.select_related("topic").order_by("topic_name")),
    )


def quotations_of(release: Release) -> list[ReleaseQuotation]:
    """In the order of the text, with the people they point to."""
    return list(release.quotations.select_related("person", "organisation").order_by("number"))


def with_people(
    rows: Sequence[ReleaseByline | ReleaseQuotation], known: Mapping[int, Person] | None
) -> None:
    """Put in whom unsaved rows point to: of those known, else fetched all at once."""
    ids = {row.person_id for row in rows if row.person_id}
    people = Person.objects.in_bulk(ids) if known is None else known
    offices = {row.organisation_id for row in rows if row.organisation_id}
    organisations = Organisation.objects.in_bulk(offices) if offices else {}
    for row in rows:
        row.person = people.get(row.person_id or 0)
        row.organisation = organisations.get(row.organisation_id or 0)


def speakers(rows: Iterable[ReleaseQuotation]) -> list[Quoted]:
    """Speakers in the order of the text, each once, with the role first printed."""
    by_speaker: dict[tuple[object, ...], list[ReleaseQuotation]] = {}
    for row in rows:
        key = (row.person_id, row.organisation_id) if _points(row) else (row.speaker, row.via)
        by_speaker.setdefault(key, []).append(row)
    return [
        Quoted(
            speaker=max((row.speaker for row in said), key=len),
            role=next((row.role for row in said if row.role), ""),
            link=_link(said[0]),
            rows=said,
        )
        for said in by_speaker.values()
    ]


def _points(row: ReleaseQuotation) -> bool:
    return bool(row.person_id or row.organisation_id)


def _link(row: ReleaseQuotation) -> str:
    somebody = row.person or row.organisation
    return somebody.get_absolute_url() if somebody else ""
