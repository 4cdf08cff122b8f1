"""The usual way of a story, which most of the demo's take: written, sent, checked, approved, out."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field

from articles import workflow
from articles.management.demo.room import Room, Script, Story
from articles.vocabulary import EvidenceKind, Method, QuotationKind

Said = Mapping[str, tuple[str, str]]
"""Words that stand in a quotation → who said it, and as what."""

HOW: dict[str, Method] = {
    EvidenceKind.RECORDING: Method.LISTENED,
    EvidenceKind.LIVE_STREAM: Method.LISTENED,
    EvidenceKind.TRANSCRIPT: Method.READ_TRANSCRIPT,
    EvidenceKind.DOCUMENT: Method.READ_DOCUMENT,
    EvidenceKind.OUTLET: Method.READ_DOCUMENT,
    EvidenceKind.NOTES: Method.CALLED_BACK,
}
"""How a checker checks against each kind of source."""


@dataclass(frozen=True)
class Plan:
    """One story and all that is recorded of its quotations, each named by words that stand in it."""

    slugline: str
    by: str
    """The account that writes it."""
    hours: tuple[float, float, float, float]
    """Begun, sent to check, approved and released: so many hours before now, each fewer."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """What was said, by the source it is checked against."""
    pictures: Sequence[tuple[str, str, str]] = ()
    """Drawings by name, each with what it shows and the line under it."""
    within: Mapping[str, str] = field(default_factory=dict)
    """Words → the fuller quotation they were taken from."""
    through: Mapping[str, str] = field(default_factory=dict)
    """Words → the outlet they reached the paper by."""
    unnamed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Words → why their source has no name, and what Duty noted under it."""
    waived: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    """Words → who said them, as what, and why they went out unchecked."""
    classed: Mapping[str, tuple[QuotationKind, str]] = field(default_factory=dict)
    """Words that are no quotation → what they are, and why."""
    noted: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Words → the match the checker declares, if any, and the note to it."""


def usual(plan: Plan) -> Callable[[Room], Script]:
    """A script that takes the story the usual way, and no further."""

    def script(room: Room) -> Script:
        yield from goes_out(room, plan)

    return script


def goes_out(room: Room, plan: Plan) -> Generator[float, None, Story]:
    """The usual way, from the first word to the release; gives the story for what comes after."""
    begun, sent, approved, released = plan.hours
    yield begun
    story = written(room, plan)
    workflow.submit(room.hand(plan.by), story.pk)
    yield sent
    workflow.take(room.hand("desk"), story.pk)
    for words, (kind, reason) in plan.classed.items():
        story.is_no_quotation("desk", words, kind, reason)
    workflow.send_to_check(room.hand("desk"), story.pk)
    checked(room, plan, story)
    yield approved
    workflow.approve(room.hand("desk2"), story.pk)
    yield released
    workflow.release(room.hand("duty"), story.pk)
    return story


def written(room: Room, plan: Plan) -> Story:
    """Begun by its writer, its sources attached, its speakers confirmed."""
    story = Story(room, plan.by, plan.slugline, due_in=-round(plan.hours[3] * 60))
    for name, alt, caption in plan.pictures:
        story.picture(plan.by, name, alt=alt, caption=caption)
    for name in plan.said:
        story.source(plan.by, name)
    named = {words: who for said in plan.said.values() for words, who in said.items()}
    named |= {words: (speaker, role) for words, (speaker, role, _) in plan.waived.items()}
    for words, (speaker, role) in named.items():
        story.was_said(plan.by, words, speaker, role)
        if words not in plan.unnamed:
            # The rules take "the court" for somebody who would not be named.
            story.is_on_record(plan.by, words)
    for words, outlet in plan.through.items():
        story.came_through(plan.by, words, outlet)
    for words, (reason, _) in plan.unnamed.items():
        story.is_unnamed(plan.by, words, reason)
    return story


def checked(room: Room, plan: Plan, story: Story) -> None:
    """The checker holds each quotation against its source; Duty signs and waives the rest."""
    workflow.take(room.hand("checker"), story.pk)
    sources = story.article.evidence.order_by("pk")
    for source, said in zip(sources, plan.said.values(), strict=True):
        for words in said:
            if words not in plan.within:
                level, note = plan.noted.get(words, ("", ""))
                how = HOW[source.kind]
                story.is_verified("checker", words, source, how, note, level)
    for words, fuller in plan.within.items():
        story.is_within("checker", words, fuller)
    for words, (_, note) in plan.unnamed.items():
        workflow.sign_off(room.hand("duty"), story.pk, story.key(words), note=note)
    for words, (_, _, reason) in plan.waived.items():
        workflow.waive(room.hand("duty"), story.pk, story.key(words), reason=reason)
