"""Stories of the same weeks that took a turn: put right, held and lifted, removed, spiked, or waiting."""

from articles import workflow
from articles.management.demo.room import Room, Script, Story
from articles.management.demo.routine import Plan, goes_out
from articles.vocabulary import QuotationKind

SCHOOL_KITCHEN = Plan(
    "school-kitchen",
    by="reporter",
    hours=(316, 303, 301, 300),
    said={
        "school-kitchen": {
            "an empty tin": ("Agnes Tolley", "cook"),
            "a tea towel": ("Agnes Tolley", "cook"),
            "nobody asked to taste": ("Kit Lovell", "headteacher"),
            "the four pence": ("Kit Lovell", "headteacher"),
        }
    },
    classed={"Things That Came Back": (QuotationKind.TITLE, "The heading of her list.")},
)
COURT_SCALES = Plan(
    "court-scales",
    by="reporter",
    hours=(399, 396, 395, 394),
    said={
        "magistrates": {
            "felt it in the wrist": ("the prosecution", ""),
            "not a case about plums": ("Anil Rao", "chairman of the bench"),
            "Good faith": ("Anil Rao", "chairman of the bench"),
        }
    },
)
FLOOD_WALL = Plan(
    "flood-wall",
    by="reporter",
    hours=(30, 15, 13, 12),
    pictures=(
        (
            "river-bridge",
            "A stone bridge of five arches over slow water, two people on its crown",
            "The Orris above Low Ferry. The wall is to begin below the third arch.",
        ),
    ),
    said={
        "flood-engineer": {
            "does not mind what it looks at": ("Sadie Roake", "county flood engineer"),
            "does not keep a diary": ("Sadie Roake", "county flood engineer"),
            "Give a river a field": ("Ivo Marchbank", "river warden"),
        }
    },
    classed={"freeboard": (QuotationKind.TERM, "A word of the trade.")},
)
KILN_BALLOT = Plan(
    "kiln-ballot",
    by="reporter",
    hours=(82, 79, 77.5, 76),
    said={
        "kilnworkers": {"up for a spreadsheet": ("Gwen Aldous", "of the United Kilnworkers")},
        "hanlon": {
            "a fair kick": ("Piers Hanlon", "works manager"),
            "at four if they like": ("Piers Hanlon", "works manager"),
        },
        "setter": {"asleep in the morning": ("a setter at the kilns", "")},
    },
    unnamed={
        "asleep in the morning": (
            "The setter fears for his place while talks go on.",
            "Met him with our reporter.",
        )
    },
)
CLAPPER = Plan(
    "clapper",
    by="reporter2",
    hours=(40, 36, 35, 34),
    said={
        "tower": {
            "no use to anybody": ("Ottoline Peake", "churchwarden"),
            "dropping a piano": ("Hugh Ferris", "captain of the tower"),
            "write to the bishop": ("Hugh Ferris", "captain of the tower"),
        },
        "porch-notice": {"Dear Borrower": ("Ottoline Peake", "churchwarden")},
    },
)
PARTY_WALL = Plan(
    "party-wall",
    by="reporter2",
    hours=(208, 203, 201, 200),
    said={"pell": {"in E flat": ("Maurice Pell", "neighbour")}},
)


def school_kitchen(room: Room) -> Script:
    """Live and corrected: a number was heard the wrong way round."""
    story = yield from goes_out(room, SCHOOL_KITCHEN)
    yield 31.0
    workflow.revise(
        room.hand("desk"),
        story.pk,
        "correction",
        said="The cook has 180 dinners to put on the table every day.",
        right="The cook has 118 dinners to put on the table every day. We misheard her.",
    )
    story.changes("desk", "180 dinners", "118 dinners", reason="The school has 118 pupils.")
    _approved_and_out(room, story)


def court_scales(room: Room) -> Script:
    """Live, with a clarification: no fact was wrong, but it could be read as a charge."""
    story = yield from goes_out(room, COURT_SCALES)
    yield 374.0
    workflow.revise(
        room.hand("desk"),
        story.pk,
        "clarification",
        note="The court did not find that Mr Sallow meant to give short weight. We have said so "
        "in the first paragraph.",
    )
    story.changes(
        "desk",
        "40 grams too light was",
        "40 grams too light, without his meaning it to, was",
        reason="It could be read as a charge of cheating.",
    )
    _approved_and_out(room, story)


def flood_wall(room: Room) -> Script:
    """Live and updated: nothing was wrong, there is more to say."""
    story = yield from goes_out(room, FLOOD_WALL)
    yield 5.4
    workflow.revise(
        room.hand("desk"), story.pk, "update", note="Two more have put their names down for the planks."
    )  # fmt: skip
    story.changes("desk", "nine names and needs twelve", "eleven names and needs twelve")
    _approved_and_out(room, story)


def kiln_ballot(room: Room) -> Script:
    """Held over a doubt, and lifted: it stands as it was released."""
    story = yield from goes_out(room, KILN_BALLOT)
    yield 60.0
    workflow.hold(
        room.hand("duty"), story.pk, reason="The works says that only 51 votes were cast."
    )
    yield 57.5
    workflow.ask_lift(
        room.hand("duty"),
        story.pk,
        outcome="The works questioned the number of votes. The scrutineer has shown us the count: "
        "55 were cast, 48 of them for a strike. The report stands as published.",
    )
    yield 57.0
    workflow.lift(room.hand("desk2"), story.pk)


def clapper(room: Room) -> Script:
    """Live, with an update in checking: what was asked for has come back."""
    story = yield from goes_out(room, CLAPPER)
    yield 0.9
    workflow.revise(
        room.hand("reporter2"), story.pk, "update", note="The clapper has come back, in a pram."
    )
    story.is_due("reporter2", 150)
    story.source("reporter2", "pram")
    story.changes(
        "reporter2",
        "<p>The bells will be rung for Advent, with whatever there is.</p>",
        '<p>On the evening after this report a pram stood in the porch. "It was under a blanket, '
        'and somebody had greased it," Peake said.</p>',
    )
    story.was_said("reporter2", "under a blanket", "Ottoline Peake", "churchwarden")
    workflow.submit(room.hand("reporter2"), story.pk)
    yield 0.5
    workflow.send_to_check(room.hand("desk"), story.pk)


def party_wall(room: Room) -> Script:
    """Removed: a neighbour's illness was nobody's business, and Legal agreed."""
    story = yield from goes_out(room, PARTY_WALL)
    yield 152.0
    workflow.ask_remove(
        room.hand("duty"), story.pk, ground="Privacy: it told of the neighbour's illness."
    )
    yield 150.0
    workflow.remove(room.hand("legal"), story.pk)


def library_sunday(room: Room) -> Script:
    """At the desk, and waiting to be sent to check."""
    yield 7.0
    story = Story(room, "reporter2", "library-sunday", due_in=20 * 60)
    story.picture(
        "reporter2",
        "reading-room",
        alt="Shelves to the ceiling, a long table and one reader under a lamp",
        caption="The reading room on a weekday, at the time when the lamps are lit.",
    )
    story.source("reporter2", "oake")
    for words in ("a librarian without a boiler", "the same page", "that kind of power"):
        story.was_said("reporter2", words, "Tamsin Oake", "county librarian")
    yield 2.8
    workflow.submit(room.hand("reporter2"), story.pk)


def canal_crocodile(room: Room) -> Script:
    """Spiked: the warden went to look."""
    yield 170.0
    story = Story(room, "reporter", "canal-crocodile", due_in=-166 * 60)
    yield 168.5
    workflow.spike(room.hand("desk"), story.pk, reason="It was a log. The warden has moved it.")


def _approved_and_out(room: Room, story: Story) -> None:
    workflow.submit(room.hand("desk"), story.pk)
    workflow.approve(room.hand("desk2"), story.pk)
    workflow.release(room.hand("duty"), story.pk)


TURNS = (
    school_kitchen, court_scales, flood_wall, kiln_ballot, clapper, party_wall, library_sunday,
    canal_crocodile,
)  # fmt: skip
