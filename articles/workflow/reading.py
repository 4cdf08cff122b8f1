"""After a save: the quotations on record are brought in line with the copy, and nothing is guessed."""

from collections.abc import Iterator, Mapping, Sequence

from articles.models import Article, Quotation, Version
from articles.models.words import Words
from articles.quotes import Findings, Found, Known, OnRecord, Pairing, find, reconcile
from articles.vocabulary import QuotationKind, SourceLevel
from articles.workflow.source_notes import read_source_notes
from people.models import Editor, Organisation, Person

NOBODY: dict[str, object] = {
    "person": None,
    "organisation": None,
    "speaker_words": "",
    "printed_as": "",
    "role_as_used": "",
    "confirmed_by": None,
    "confirmed_at": None,
}
UNCLASSED: dict[str, object] = {"classed_by": None, "classed_at": None, "classed_reason": ""}


def read_copy(
    article: Article, version: Version, before: Version | None, editor: Editor
) -> None:
    """Find the quoted spans of the copy, pair them with those on record, write what follows.

    The same words keep their row, its speaker and its checks, wherever they moved. Changed words
    keep the row and lose what rested on them. Words that left retire their row; it comes back
    with them.
    """
    words = article.words
    findings = find(words.passages, known_speakers())
    rows = {
        row.pk: row
        for row in article.quotations.in_marks().select_related("person", "organisation")
    }
    record = [on_record(row) for row in rows.values()]
    in_parts = frozenset(one.continues for one in findings.found)
    reader = Reader(article, version, before.words if before else None, editor, in_parts)
    for row in reader.pair(rows, record, findings, words):
        row.save()
    read_source_notes(article, version, findings.reported, editor)


def known_speakers() -> list[Known]:
    """The people table and the organisations as the quotation finder wants them."""
    people = Person.objects.filter(merged_into__isnull=True).prefetch_related("roles")
    found = [
        Known(
            key=f"person:{person.pk}",
            name=person.name,
            aliases=tuple(person.spellings[1:]),
            pronouns=person.pronouns,
            titles=tuple(
                title
                for role in person.roles.all()
                for title in (role.short_title, role.title)
                if title
            ),
        )
        for person in people
    ]
    organisations = Organisation.objects.filter(merged_into__isnull=True)
    return found + [
        Known(key=f"organisation:{one.pk}", name=one.name, aliases=tuple(one.spellings[1:]))
        for one in organisations
    ]


def on_record(row: Quotation) -> OnRecord:
    return OnRecord(
        key=row.pk,
        place=row.place,
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
        occurrence=row.occurrence,
        passage=row.passage,
        order=row.order,
        present=row.removed_in_id is None,
        settled=f"{row.speaker_key}|{row.kind}|{row.is_confirmed}|{row.is_classed}",
    )


class Reader:
    """Puts into the rows what one pairing of a row with a found span means."""

    def __init__(
        self,
        article: Article,
        version: Version,
        before: Words | None,
        editor: Editor,
        in_parts: frozenset[int | None],
    ) -> None:
        self.article = article
        self.version = version
        self.before = before
        self.editor = editor
        self.in_parts = in_parts

    def pair(
        self,
        rows: Mapping[int, Quotation],
        record: Sequence[OnRecord],
        findings: Findings,
        words: Words,
    ) -> Iterator[Quotation]:
        """Each row as it is now, to be kept before the next is asked for: a part points at its head."""
        by_found: dict[int, Quotation] = {}
        pairings = reconcile(record, findings.found)
        for pairing in sorted(pairings, key=lambda one: -1 if one.found is None else one.found):
            row = (
                rows[pairing.key]
                if pairing.key is not None
                else Quotation(article=self.article)
            )
            if pairing.found is None:
                self.retire(row)
            else:
                found = findings.found[pairing.found]
                head = by_found.get(found.continues) if found.continues is not None else None
                by_found[pairing.found] = self.settle(row, found, pairing, head, words)
            yield row

    def retire(self, row: Quotation) -> None:
        """Its words left the copy: the row stays, with all that was recorded of it."""
        if row.removed_in_id is None:
            row.removed_in = self.version

    def settle(
        self,
        row: Quotation,
        found: Found,
        pairing: Pairing,
        head: Quotation | None,
        words: Words,
    ) -> Quotation:
        """Bring one row in line with the span it stands for now."""
        if not pairing.same_words:
            _write(row, worded_by=self.editor, worded_in=self.version, **UNCLASSED)
        if pairing.found in self.in_parts:
            # Words that go on after "she said" are speech, whatever they were classed as before.
            _write(row, **UNCLASSED)
        if pairing.doubtful or self._names_somebody_else(row, found, words):
            _write(row, confirmed_by=None, confirmed_at=None, **UNCLASSED)
        _write(
            row,
            continues=head,
            removed_in=None,
            place=found.place,
            passage=found.passage,
            start=found.start,
            end=found.end,
            order=found.start + found.passage * 1_000_000,
            exact=found.exact,
            prefix=found.prefix,
            suffix=found.suffix,
            occurrence=found.occurrence,
            proposed_words=found.speaker[:200],
            proposed_by=found.rule,
            confidence=found.confidence,
            nearest_name=found.nearest_name[:200],
            governed=found.governed,
            candidates=[
                {
                    "words": one.words,
                    "key": one.key,
                    "confidence": one.confidence,
                    "rule": one.rule,
                }
                for one in found.candidates
            ],
        )
        if head is not None:
            _write(row, kind=head.kind, **NOBODY, **UNCLASSED)
        elif not row.is_confirmed and not row.is_classed:
            # Who was confirmed before stays named, to be confirmed again: the check is of them.
            if pairing.doubtful or not row.printed_as:
                propose(row, found)
        elif row.is_confirmed and not pairing.same_words and found.kind in SPOKEN:
            _write(row, kind=found.kind)
        return row

    def _names_somebody_else(self, row: Quotation, found: Found, words: Words) -> bool:
        """Did the text around the marks change so that the rules now point at somebody else?

        Then a confirmed speaker is asked about again: else “Kallas said” could become
        “Rubio said” under a standing check (EDITORIAL A5).
        """
        if row.pk is None or not row.is_confirmed or self.before is None:
            return False
        same_proposal = row.proposed_words == found.speaker[:200]
        if same_proposal and row.nearest_name == found.nearest_name[:200]:
            return False
        passages = self.before.passages
        old = passages[row.passage].text if row.passage < len(passages) else ""
        new = words.passages[found.passage].text
        return old.replace(row.exact, "") != new.replace(found.exact, "")


SPOKEN = frozenset({QuotationKind.FULL.value, QuotationKind.PARTIAL.value})


def propose(row: Quotation, found: Found) -> None:
    """Put the rules' proposal into a row nobody has settled. A person confirms; nobody is made."""
    _write(row, **NOBODY | {"kind": found.kind, "role_as_used": found.role[:200]})
    kind, _, key = (found.speaker_key or "").partition(":")
    if kind == "person" and row.level != SourceLevel.UNNAMED:
        row.person_id = int(key)
    elif kind == "organisation":
        row.organisation_id = int(key)
    else:
        row.speaker_words = found.speaker[:200]
    if found.speaker_kind == "group":
        row.level = SourceLevel.UNNAMED


def _write(row: Quotation, **fields: object) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
