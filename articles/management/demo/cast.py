"""Who is who in Orrisford: accounts, people and what they were when, organisations, sections, topics.

The town, its paper and everybody in it are invented.
"""

import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify

from articles import clock
from articles.management.demo.townsfolk import PAPER, PEOPLE, ROLES
from articles.models import Section, Topic
from articles.vocabulary import RoleName
from people.models import Editor, Organisation, Person, Role

PASSWORD = "newsroom"  # noqa: S105 - Everybody may know it: these accounts are made by the demo alone.

DAY = datetime.timedelta(days=1)

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
    "Low Ferry Primary School": "school",
    "Candle Yard Homes": "company",
    "County Flood Office": "county office",
    "County Highways Office": "county office",
    "Post Office": "company",
    "Orrisford Town": "football club",
    "St Aldhelm's": "church",
    "United Kilnworkers": "trade union",
    "Weir Road Brickworks": "company",
}

SECTIONS = ("Town", "Council", "Courts", "Getting about", "Land and river", "Sport", "Opinion")
TOPICS = (
    "Allotments", "Bells", "Bowls", "Brickworks", "Buses", "Elections", "Ferry", "Floods", "Football",
    "Gasworks", "Hospital", "Housing", "Library", "Lives", "Market hall", "Mending", "Money",
    "Old buildings", "Post office", "River", "Roads", "Schools", "Trade", "Weather", "Work",
)  # fmt: skip


def make_cast() -> dict[str, Editor]:
    """Everybody and everything the stories need. Returns the accounts by name."""
    today = timezone.localtime(clock.now()).date()
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
                "from_on": _day(begun, today),
                "to_on": _day(ended, today) - DAY if ended else None,
            },
        )
    return make_accounts()


def _day(since: int, today: datetime.date) -> datetime.date:
    """A year, from the first of May; or so many days before today, if it is below nought."""
    return today + since * DAY if since < 0 else datetime.date(since, 5, 1)


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
