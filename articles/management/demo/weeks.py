"""Stories of the last thirty days that went the usual way and stand as they were released."""

from articles.management.demo.routine import Plan, usual
from articles.vocabulary import MatchLevel, QuotationKind

LEADER = "leader of the town council"
GALE = ("Ephraim Gale", "keeper of the town clock")
ANSWERS = (
    "The forty-first step", "There is a telephone", "She was made in 1868", "Four times",
    "The bank noticed", "He did. He is the leader", "wooden leg", "I get the view",
    "Somebody who can count", "You hear it in your knees",
)  # fmt: skip

WEIR_COUNT = Plan(
    "weir-count",
    by="reporter2",
    hours=(717, 716, 715, 714.5),
    said={
        "count-night": {
            "thank nine people": ("Mabel Strake", "councillor for Weir ward"),
            "bigger chair": ("Mabel Strake", "councillor for Weir ward"),
            "a good run at this": ("Roland Pike", "candidate for Weir ward"),
            "the principle and the string": ("Audrey Thorn", "returning officer"),
        }
    },
)
TOWN_DRAW = Plan(
    "town-draw",
    by="reporter2",
    hours=(655, 653, 652, 651.5),
    said={
        "after-the-draw": {
            "the dog read the game": ("Rory Teague", "manager of Orrisford Town"),
            "look after their handbag": ("Rory Teague", "manager of Orrisford Town"),
        },
        "club-note": {"well behaved": ("Orrisford Town", "")},
    },
)
QUEUE = Plan(
    "queue",
    by="reporter",
    hours=(584, 566, 562, 560),
    said={"leaflet": {"unproductive waiting": ("Post Office", "")}},
    classed={
        "But it takes so long": (
            QuotationKind.SCARE,
            "What people say in general; she quotes nobody in particular.",
        )
    },
)
STOKES = Plan(
    "stokes",
    by="reporter",
    hours=(492, 476, 472, 470),
    said={
        "jean-stokes": {
            "People thought": ("Jean Stokes", "daughter of Winifred Stokes"),
            "a feeling in the headset": ("Winifred Stokes", "supervisor of the exchange"),
        },
        "le-goff": {"She wrote the way": ("Anne Le Goff", "her friend by letter")},
    },
    noted={
        "She wrote the way": (
            MatchLevel.TRANSLATED,
            "Read to her over the telephone in French. She changed nothing.",
        )
    },
)
FERRY_INQUEST = Plan(
    "ferry-inquest",
    by="reporter",
    hours=(249, 246, 245, 244),
    said={
        "inquest": {
            "twelve thousand times": ("Helen Astley", "coroner"),
            "urgent things go to wait": ("Helen Astley", "coroner"),
            "somebody else's brother": ("Moira Hale", "sister of Bernard Hale"),
        }
    },
)
TEAGUE_GOES = Plan(
    "teague-goes",
    by="reporter2",
    hours=(155, 153.5, 152.6, 152),
    said={
        "club-calls": {
            "hardest telephone call": ("Brenda Sykes", "chairwoman of Orrisford Town"),
            "two sugars": ("Jamal Osei", "captain of Orrisford Town"),
        },
        "teague-hut": {"No hard feelings": ("Rory Teague", "former manager")},
        "after-the-draw-again": {
            "look after their handbag": ("Rory Teague", "then manager of Orrisford Town")
        },
    },
)
CLOCK_WINDER = Plan(
    "clock-winder",
    by="reporter",
    hours=(76, 56, 54, 53),
    pictures=(
        (
            "clock-room",
            "A man stands before the lit dial of a tower clock, seen from behind, under rafters",
            "Ephraim Gale behind the south dial. From here it is always going backwards.",
        ),
    ),
    said={"clock-room": dict.fromkeys(ANSWERS, GALE)},
    within={"You hear it in your knees": "There is a telephone"},
)
MONEY_HOLES = Plan(
    "money-holes",
    by="reporter2",
    hours=(46, 30, 28, 27),
    said={
        "budget-minutes": {
            "A reserve is a promise": ("Hester Quill", "then a councillor for Weir ward")
        },
        "quill-on-money": {"changed my mind": ("Hester Quill", LEADER)},
        "treasurer": {
            "tight but not unlawful": ("Piet Lanning", "treasurer of the town council"),
            "a very good umbrella": ("Piet Lanning", "treasurer of the town council"),
        },
    },
)
GOOSE = Plan(
    "goose",
    by="reporter",
    hours=(103, 100, 99, 98),
    said={
        "goose": {
            "going somewhere": ("Petra Lund", "driver"),
            "looks at you": ("Petra Lund", "driver"),
        },
        "county-goose": {"no form for this": ("County Highways Office", "")},
    },
)
BOWLS = Plan(
    "bowls",
    by="reporter2",
    hours=(346, 344, 343.5, 343),
    said={
        "bowls": {
            "called it golf": ("Ida Crowther", "secretary of the bowls club"),
            "a better eye": ("Noel Sand", "greenkeeper"),
        }
    },
)
FROST = Plan(
    "frost",
    by="reporter",
    hours=(8.6, 8.4, 8.2, 8.0),
    said={"gauge-frost": {"Walk like a penguin": ("Ivo Marchbank", "river warden")}},
)
GASWORKS_FLATS = Plan(
    "gasworks-flats",
    by="reporter2",
    hours=(9.0, 3.4, 1.6, 1.1),
    pictures=(
        (
            "town-hall",
            "The town hall at dusk, half its windows lit, and people on the square before it",
            "The town hall on the night of the vote. The last light went out at 23.19.",
        ),
    ),
    said={
        "planning-night": {
            "hate me by bedtime": ("Edwin Marlow", "chairman of the planning committee"),
            "eighty years of tar": ("Simon Achterby", "director of Candle Yard Homes"),
            "never had a visitor": ("Lottie Vance", "resident of Hob Lane"),
            "a third of a car": ("Lottie Vance", "resident of Hob Lane"),
            "filing cabinet": ("Mabel Strake", "councillor for Weir ward"),
        },
        "highways-letter": {"what paint can achieve": ("County Highways Office", "")},
        "quill-after-planning": {"the last house": ("Hester Quill", LEADER)},
        "planning-officer": {"roof of the market hall": ("a council officer", "")},
    },
    unnamed={
        "roof of the market hall": (
            "The officer is bound not to speak of legal advice and would lose the post.",
            "Known to me. Has seen the estimate.",
        )
    },
)

WEEKS = tuple(
    usual(plan)
    for plan in (
        WEIR_COUNT, TOWN_DRAW, QUEUE, STOKES, FERRY_INQUEST, TEAGUE_GOES, CLOCK_WINDER, GOOSE,
        BOWLS, MONEY_HOLES, FROST, GASWORKS_FLATS,
    )
)  # fmt: skip
