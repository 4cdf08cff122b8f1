"""Who is who in Orrisford: accounts, people and what they were when, organisations, sections, topics.

The town, its paper and everybody in it are invented.
"""

import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils.text import slugify

from articles.models import Section, Topic
from articles.vocabulary import RoleName
from people.models import Editor, Organisation, Person, Role

PAPER = "Orrisford Bell"
PASSWORD = "newsroom"  # noqa: S105 - Everybody may know it: these accounts are made by the demo alone.

ACCOUNTS: dict[str, tuple[RoleName, str]] = {
    "reporter": (RoleName.REPORTER, "Imke Tarrant"),
    "reporter2": (RoleName.REPORTER, "Dov Pellew"),
    "checker": (RoleName.CHECKER, "Ruth Ansah"),
    "desk": (RoleName.DESK, "Greta Holloway"),
    "desk2": (RoleName.DESK, "Tobias Okell"),
    "duty": (RoleName.DUTY, "Farida Nasser"),
    "duty2": (RoleName.DUTY, "Callum Wray"),
    "legal": (RoleName.LEGAL, "Beatrix Vane"),
    "admin": (RoleName.ADMIN, "Sunil Marsden"),
}
"""Each account with the one group it is in and whom it belongs to."""

ORGANISATIONS: dict[str, str] = {
    PAPER: "newspaper",
    "Orrisford Town Council": "council",
    "Orrisford Buildings Trust": "charity",
    "Market Traders' Association": "association",
    "Orris Valley Buses": "company",
    "Orris Valley Radio": "news outlet",
    "Orrisford Tool Library": "charity",
    "Orrisford Allotment Society": "association",
    "Orrisford Fire Station": "fire service",
    "Pump Street School": "school",
}

PEOPLE: dict[str, tuple[str, str]] = {
    "Imke Tarrant": ("she", "Writes about work, transport and the ground they stand on."),
    "Dov Pellew": ("he", "Writes about the council and old buildings."),
    "Hester Quill": ("she", "Has led Orrisford Town Council since 2021."),
    "Amos Dray": ("he", "A surveyor of old timber; looks after eleven buildings in the town."),
    "Colin Tabor": ("he", "A fishmonger, as his father was, on the same stall."),
    "Odile Marsh": ("she", "Sells cheese."),
    "Walter Imrie": ("he", "Inspected public buildings for the county until 2012."),
    "Priya Nandan": ("she", "Runs the buses of the Orris valley."),
    "Stan Whitlock": ("he", "A hospital porter, and the staff union's voice there."),
    "Josie Amadi": ("she", "Began a library of tools in her garage."),
    "Len Corrigan": ("he", "A joiner for 46 years; sharpens what others lend."),
    "Dorrie Fenn": ("she", "Keeps the list of those who wait for an allotment."),
    "Nell Garrow": ("she", "Leads the fire station on the ring road."),
    "Ivo Marchbank": ("he", "Reads the river gauge at six each morning."),
    "Bridie Cullen": ("she", "Head of the school in Pump Street."),
}
"""Pronouns, and a sentence for the person's page."""

ROLES: tuple[tuple[str, str, str, str, int, int | None], ...] = (
    ("Imke Tarrant", PAPER, "Reporter", "reporter", 2019, None),
    ("Dov Pellew", PAPER, "Reporter", "reporter", 2022, None),
    ("Hester Quill", "Orrisford Town Council", "Councillor for Weir ward", "councillor", 2013, 2021),
    ("Hester Quill", "Orrisford Town Council", "Leader",
     "leader of the town council", 2021, None),
    ("Amos Dray", "Orrisford Buildings Trust", "Chief Surveyor", "chief surveyor", 2018, None),
    ("Colin Tabor", "Market Traders' Association", "Chairman", "chairman", 2016, None),
    ("Walter Imrie", "", "County Inspector of Buildings", "inspector", 1994, 2012),
    ("Priya Nandan", "Orris Valley Buses", "Director of Operations", "operations director",
     2017, 2022),
    ("Priya Nandan", "Orris Valley Buses", "Managing Director", "managing director", 2022, None),
    ("Stan Whitlock", "", "Porter and union representative", "porter", 2009, None),
    ("Josie Amadi", "Orrisford Tool Library", "Founder", "founder", 2021, None),
    ("Len Corrigan", "Orrisford Tool Library", "Sharpener", "joiner", 2022, None),
    ("Dorrie Fenn", "Orrisford Allotment Society", "Secretary", "secretary", 2006, None),
    ("Nell Garrow", "Orrisford Fire Station", "Station Officer", "station officer", 2020, None),
    ("Ivo Marchbank", "", "River Warden", "river warden", 2003, None),
    ("Bridie Cullen", "Pump Street School", "Headteacher", "headteacher", 2014, None),
)  # fmt: skip
"""Person, organisation, title, title as copy says it, first year, and the last where it is over."""

SECTIONS = ("Town", "Council", "Getting about", "Land and river")
TOPICS = (
    "Allotments", "Brickworks", "Buses", "Hospital", "Market hall", "Mending", "Old buildings",
    "River",
)  # fmt: skip


def make_cast() -> dict[str, Editor]:
    """Everybody and everything the stories need. Returns the accounts by name."""
    for order, name in enumerate(SECTIONS):
        Section.objects.get_or_create(
            name=name, defaults={"slug": slugify(name), "order": order}
        )
    for name in TOPICS:
        Topic.objects.get_or_create(name=name)
    for name, kind in ORGANISATIONS.items():
        Organisation.objects.get_or_create(name=name, defaults={"kind": kind})
    for name, (pronouns, bio) in PEOPLE.items():
        Person.objects.get_or_create(name=name, defaults={"pronouns": pronouns, "bio": bio})
    for name, organisation, title, short_title, begun, ended in ROLES:
        Role.objects.get_or_create(
            person=Person.objects.get(name=name),
            title=title,
            defaults={
                "organisation": Organisation.objects.filter(name=organisation).first(),
                "short_title": short_title,
                "from_on": datetime.date(begun, 5, 1),
                "to_on": datetime.date(ended, 4, 30) if ended else None,
            },
        )
    return make_accounts()


def make_accounts() -> dict[str, Editor]:
    """The nine accounts, each in one group, none a superuser."""
    # Hashed once: nine slow hashes of one known password would only keep the demo waiting.
    password = make_password(PASSWORD)
    for username, (role, name) in ACCOUNTS.items():
        first, _, last = name.partition(" ")
        editor, _ = Editor.objects.get_or_create(
            username=username,
            defaults={
                "password": password,
                "is_staff": True,
                "first_name": first,
                "last_name": last,
                "person": Person.objects.filter(name=name).first(),
            },
        )
        editor.groups.set(Group.objects.filter(name=role.value))
    return {editor.username: editor for editor in Editor.objects.filter(username__in=ACCOUNTS)}
