"""How the stories came to stand where they stand, as their people would have done it."""

from articles import workflow
from articles.management.demo.changes import CHANGES
from articles.management.demo.room import Room, Script, Story
from articles.management.demo.turns import TURNS
from articles.management.demo.weeks import WEEKS
from articles.vocabulary import Method, QuotationKind

LEADER = "leader of the town council"
LISTENED, READ, CALLED = Method.LISTENED, Method.READ_TRANSCRIPT, Method.CALLED_BACK


def market_hall(room: Room) -> Script:
    """Live: ten quotations of seven speakers, each kind of check among them, and a term."""
    yield 44.0
    story = Story(room, "reporter2", "market-hall", due_in=-18 * 60)
    story.picture(
        "reporter2",
        "market",
        alt="Four stalls under striped awnings inside an iron hall, their keepers behind the crates",
        caption="Stallholders under the iron ribs of the market hall on Saturday.",
    )
    story.source("reporter2", "buildings-committee")
    story.source("reporter2", "traders")
    story.source("reporter2", "letter")
    story.was_said("reporter2", "wet biscuit", "Hester Quill", LEADER)
    story.was_said("reporter2", "my eggs", "Hester Quill", LEADER)
    story.was_said("reporter2", "every pitch", "Orrisford Buildings Trust")
    story.was_said("reporter2", "The oak", "Amos Dray", "chief surveyor")
    story.was_said("reporter2", "an invitation", "Amos Dray", "chief surveyor")
    story.was_said("reporter2", "told about this roof", "Colin Tabor", "fishmonger")
    story.was_said("reporter2", "at my age", "Odile Marsh", "stallholder")
    yield 41.5
    story.source("reporter2", "official")
    story.was_said("reporter2", "two thirds", "a council official")
    story.is_unnamed(
        "reporter2", "two thirds", "The official would lose the post for speaking about money."
    )
    workflow.submit(room.hand("reporter2"), story.pk)
    yield from _market_hall_at_the_desk(room, story)
    yield from _market_hall_checked(room, story)


def _market_hall_at_the_desk(room: Room, story: Story) -> Script:
    yield 30.0
    workflow.take(room.hand("desk"), story.pk)
    story.changes(
        "desk",
        "a third of the bill is still nobody's",
        "part of the bill is still nobody's",
        reason="We do not know that it is a third.",
    )
    story.source("desk", "valley-radio")
    story.was_said("desk", "every beam", "Hester Quill", LEADER)
    story.was_said("desk", "survey of 2009", "Walter Imrie", "former inspector of buildings")
    story.came_through("desk", "survey of 2009", "Orris Valley Radio")
    story.is_no_quotation(
        "desk", "frass", QuotationKind.TERM, "A word of the trade, not words of Dray's."
    )
    workflow.send_to_check(room.hand("desk"), story.pk)


def _market_hall_checked(room: Room, story: Story) -> Script:
    yield 27.0
    workflow.take(room.hand("checker"), story.pk)
    committee, traders, letter, official, radio = story.article.evidence.order_by("pk")
    for words in ("wet biscuit", "my eggs", "The oak", "an invitation"):
        story.is_verified("checker", words, committee, LISTENED)
    story.is_within("checker", "every beam", "my eggs")
    story.is_verified("checker", "every pitch", letter, Method.READ_DOCUMENT)
    story.is_verified("checker", "told about this roof", traders, READ)
    story.is_verified(
        "checker", "survey of 2009", radio, READ, "Imrie did not answer two calls."
    )
    story.is_verified("checker", "two thirds", official, CALLED, "Same number, same voice.")
    yield 20.5
    workflow.sign_off(
        room.hand("duty"), story.pk, story.key("two thirds"), note="Known to me since 2016."
    )
    workflow.waive(
        room.hand("duty"),
        story.pk,
        story.key("at my age"),
        reason="Said to our reporter at the stall. No recording was made, and we could not "
        "reach her again before this went out.",
    )
    yield 19.7
    workflow.approve(room.hand("desk2"), story.pk)
    yield 19.2
    workflow.release(room.hand("duty"), story.pk)


def tool_library(room: Room) -> Script:
    """Approved, and waiting for Duty."""
    yield 26.0
    story = Story(room, "reporter2", "tool-library", due_in=95)
    story.source("reporter2", "opening")
    for words in ("eleven minutes", "peppercorn", "one trowel"):
        story.was_said("reporter2", words, "Josie Amadi", "founder of the tool library")
    story.was_said("reporter2", "pigeon loft", "Hester Quill", LEADER)
    story.was_said("reporter2", "blunt chisel", "Len Corrigan", "joiner")
    workflow.submit(room.hand("reporter2"), story.pk)
    yield 8.0
    workflow.take(room.hand("desk"), story.pk)
    story.changes("desk", "weighs as much as a small horse", "weighs as much as a pony")
    story.is_no_quotation(
        "desk", "Loose Screws", QuotationKind.TITLE, "The name of the members’ sheet."
    )
    workflow.send_to_check(room.hand("desk"), story.pk)
    yield 6.5
    opening = story.article.evidence.get()
    for words in ("eleven minutes", "peppercorn", "pigeon loft", "blunt chisel", "one trowel"):
        story.is_verified("checker", words, opening, LISTENED)
    yield 1.4
    workflow.approve(room.hand("desk2"), story.pk)


def last_bus(room: Room) -> Script:
    """In checking: three quotations are verified, one is stale, one disputed, one unchecked."""
    yield 10.0
    story = Story(room, "reporter", "last-bus", due_in=45)
    story.picture(
        "reporter",
        "night-bus",
        alt="A bus at its stop in the dark, its windows the only light in the street",
        caption="The 23.10 at the hospital stop.",
    )
    story.source("reporter", "passengers")
    for words in ("washes its face", "breaks my heart", "a third of our drivers"):
        story.was_said("reporter", words, "Priya Nandan", "managing director")
    for words in ("Nobody finishes", "hand in the keys"):
        story.was_said("reporter", words, "Stan Whitlock", "porter")
    story.is_unnamed("reporter", "two drivers", "Both were told not to talk to newspapers.")
    workflow.submit(room.hand("reporter"), story.pk)
    yield 4.0
    workflow.take(room.hand("desk"), story.pk)
    story.source("desk", "quill-call")
    story.was_said("desk", "empty car park", "Hester Quill", LEADER)
    workflow.require_legal(room.hand("desk"), story.pk)
    workflow.send_to_check(room.hand("desk"), story.pk)
    yield 2.5
    workflow.take(room.hand("checker"), story.pk)
    passengers = story.article.evidence.order_by("pk")[0]
    for words in ("washes its face", "breaks my heart", "Nobody finishes", "hand in the keys"):
        story.is_verified("checker", words, passengers, LISTENED)
    workflow.dispute(
        room.hand("checker"),
        story.pk,
        story.key("a third of our drivers"),
        note="She says “could lose”, not “will lose”. Heard twice.",
        evidence_id=passengers.pk,
    )
    yield 0.6
    story.changes("desk", "finishes at eleven o'clock because", "finishes at 11 because")


def allotments(room: Room) -> Script:
    """A draft, half written: one quotation has its speaker, one has not."""
    yield 5.5
    story = Story(room, "reporter", "allotments", due_in=6 * 60)
    story.picture(
        "reporter",
        "allotments",
        alt="Rows of beds that run to a line of sheds under a hill",
    )
    story.source("reporter", "fenn")
    story.was_said("reporter", "tell people no", "Dorrie Fenn", "secretary")
    yield 0.9
    story.changes(
        "reporter",
        "<p>STILL TO COME: ",
        "<p>The council has been asked, and has said it will ring back.</p>\n<p>STILL TO COME: ",
    )


SCRIPTS = (market_hall, tool_library, last_bus, allotments, *CHANGES, *WEEKS, *TURNS)
