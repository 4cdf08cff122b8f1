"""A card for each quotation and source note: who said it, how it was checked, what is wanted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from articles.admin.tally import SETTLED
from articles.models import Article, Check, Standing
from articles.rendering import Run, diff_words
from articles.vocabulary import QuotationKind, QuotationState, SourceLevel, Verdict
from articles.workflow import Reason
from people.models import Organisation, Person


@dataclass(frozen=True)
class Choice:
    """Somebody who may have said it, confirmed by one press."""

    value: str
    name: str
    confidence: int
    role: str = ""


@dataclass(frozen=True)
class Card:
    standing: Standing
    choices: tuple[Choice, ...]
    reasons: tuple[Reason, ...]
    on_record: bool
    """The proposed name is somebody's on record: no new person is offered for it."""

    @property
    def row(self) -> object:
        return self.standing.quotation

    @property
    def is_note(self) -> bool:
        return self.standing.quotation.kind == QuotationKind.REPORTED

    @property
    def state(self) -> QuotationState:
        return self.standing.state

    @property
    def is_settled(self) -> bool:
        row = self.standing.quotation
        known = row.is_confirmed or row.is_classed
        return not self.reasons and (self.is_note or (known and self.state in SETTLED))

    @property
    def asks_speaker(self) -> bool:
        row = self.standing.quotation
        return not self.is_note and not row.is_confirmed and not row.is_classed

    @property
    def new_name(self) -> str:
        """Whom the text names, where nobody is on record under it: the first to be offered."""
        return "" if self.on_record else self.standing.quotation.speaker_words

    @property
    def is_stale(self) -> bool:
        return self.state == QuotationState.STALE

    @property
    def check(self) -> Check | None:
        """The check that counts, or for a stale quotation the one it lost."""
        one = self.standing
        check = one.check if one.check and not self.is_stale else one.last_verified
        return check if check and check.verdict != Verdict.WITHDRAWN else None

    @property
    def what_changed(self) -> list[Run]:
        """The checked words beside the present ones, where a change of words ended the check."""
        lost = self.standing.last_verified
        if not self.is_stale or lost is None or lost.fingerprint == self.standing.fingerprint:
            return []
        return diff_words(lost.words, self.standing.words)


def cards(
    article: Article, standings: Sequence[Standing], reasons: Iterable[Reason]
) -> list[Card]:
    """In text order. Reasons of the gates that name a quotation stand on its card."""
    by_place: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_place.setdefault(reason.place, []).append(reason)
    names = _names_on_record(standings)
    since = _recorded_since(standings)
    on_record = {name.casefold() for name in names.values()} | set(since)
    return [
        Card(
            one,
            _ranked([*_named_so(one, since), *_choices(one, names)]),
            tuple(by_place.get(f"quotation-{one.quotation.pk}", ())),
            _proposed(one).casefold() in on_record,
        )
        for one in standings
    ]


def _proposed(one: Standing) -> str:
    return one.quotation.speaker_name


def _names_on_record(standings: Sequence[Standing]) -> dict[str, str]:
    """The names of everybody the rules propose, by key, in two queries."""
    keys = {
        candidate["key"]
        for one in standings
        for candidate in one.quotation.candidates
        if candidate.get("key")
    }
    ids: dict[str, list[int]] = {"person": [], "organisation": []}
    for key in keys:
        kind, _, raw = key.partition(":")
        if kind in ids and raw.isdecimal():
            ids[kind].append(int(raw))
    people = Person.objects.filter(pk__in=ids["person"]).select_related("merged_into")
    bodies = Organisation.objects.filter(pk__in=ids["organisation"]).select_related(
        "merged_into"
    )
    return {f"person:{one.pk}": one.root.name for one in people} | {
        f"organisation:{one.pk}": one.root.name for one in bodies
    }


def _ranked(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Each speaker once, as first named."""
    found: dict[str, Choice] = {}
    for one in choices:
        found.setdefault(one.value, one)
    return tuple(found.values())


def _recorded_since(standings: Sequence[Standing]) -> dict[str, list[tuple[str, str]]]:
    """Key and name of whoever is on record under a name that the text proposes, by that name folded.

    They may have been made after the copy was read: from the quotation before this one.
    """
    names = {one.quotation.speaker_words for one in standings if _is_asked_by_name(one)}
    if not names:
        return {}
    spelt = Q()
    for name in names:
        spelt |= Q(name__iexact=name) | Q(aliases__icontains=name)
    found: dict[str, dict[str, str]] = {}
    for kind, model in (("person", Person), ("organisation", Organisation)):
        for row in model._default_manager.filter(spelt).select_related("merged_into"):
            for spelling in row.spellings:
                known = found.setdefault(spelling.casefold(), {})
                known[f"{kind}:{row.root.pk}"] = row.root.name
    return {name: list(known.items()) for name, known in found.items()}


def _is_asked_by_name(one: Standing) -> bool:
    row = one.quotation
    open_ = not row.is_confirmed and not row.is_classed and row.kind != QuotationKind.REPORTED
    return open_ and bool(row.speaker_words) and row.level != SourceLevel.UNNAMED


def _named_so(one: Standing, since: dict[str, list[tuple[str, str]]]) -> list[Choice]:
    row = one.quotation
    known = since.get(row.speaker_words.casefold(), []) if _is_asked_by_name(one) else []
    return [
        Choice(key, name, round(row.confidence * 100), row.role_as_used) for key, name in known
    ]


def _choices(one: Standing, names: dict[str, str]) -> list[Choice]:
    """The proposed speaker first, then the other candidates on record, each once."""
    row = one.quotation
    found: dict[str, Choice] = {}
    own = row.speaker_key
    if own and not own.startswith("words:"):
        found[own] = Choice(
            own, row.speaker_name, round(row.confidence * 100), row.role_as_used
        )
    for candidate in row.candidates:
        key = candidate.get("key")
        if key in names and key not in found:
            found[key] = Choice(key, names[key], round(float(candidate["confidence"]) * 100))
    return list(found.values())
