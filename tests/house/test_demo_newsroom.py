"""The demo newsroom: its stories in their stages, told by the routine, made once."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from articles import clock, policy, workflow
from articles.management.demo.cast import ACCOUNTS, PAPER, PASSWORD
from articles.models import Article, DeskLogEntry, FollowUp, Release, Standing, standings
from articles.vocabulary import PublicState, QuotationKind, Stage
from people.models import Editor, Organisation, Person

# The newsroom is built once; the mark is what has the database made where only this file runs.
pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]

UNRELEASED_WORDS = (
    "cider press",
    "pigeon loft",
    "Loose Screws",
    "Corrigan",
    "moth",
    "Whitlock",
    "Nandan",
    "Temperance Hall",
    "cemetery",
    "Fenn",
    "STILL TO COME",
    "clematis",
    "Cullen",
    "behind the tick",
    "tick against",
    "Forty otters",
    "turn the page",
)
"""Words and names that stand only in stories which were not released, or no longer are."""

HIDDEN_ADDRESSES = (
    "/people/len-corrigan/",
    "/people/priya-nandan/",
    "/people/dorrie-fenn/",
    "/organisations/orris-valley-buses/",
    "/topics/allotments/",
    "/topics/buses/",
    "/people/bridie-cullen/",
)


def make_demo() -> str:
    told = io.StringIO()
    call_command("demo", stdout=told)
    return told.getvalue()


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What the command said when it made the newsroom that all tests here look at."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_demo()
        transaction.set_rollback(True)


@pytest.fixture
def demo(made: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The same, and what a test changes is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made
        transaction.set_rollback(True)


def story(slugline: str) -> Article:
    return Article.objects.get(slugline=slugline)


def quotation(slugline: str, words: str) -> Standing:
    (found,) = [one for one in standings(story(slugline)) if one.words.startswith(words)]
    return found


def states(slugline: str) -> dict[str, str]:
    """The state of each quotation in marks, by its first two words."""
    return {
        " ".join(one.words.split()[:2]): one.state.value
        for one in standings(story(slugline))
        if one.quotation.kind != QuotationKind.REPORTED
    }


def levels(slugline: str) -> list[str]:
    return [one.check.match_level for one in standings(story(slugline)) if one.check]


def addresses(client: Client) -> Iterator[tuple[str, str]]:
    """Every page that can be reached from the front by links, with its text."""
    waiting, seen = ["/"], set[str]()
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(("/admin", "/static", "/healthz")):
            continue
        seen.add(address)
        text = client.get(address, follow=True).content.decode()
        yield address, text
        waiting += re.findall(r'href="(/[^"#?]*)', text)


def test_the_stories_stand_in_every_stage_and_public_state_but_removed(demo: str) -> None:
    stands = {one.slugline: (one.stage, one.public_state) for one in Article.objects.all()}

    assert stands == {
        "market-hall": (Stage.RELEASED, PublicState.LIVE),
        "tool-library": (Stage.APPROVED, PublicState.UNRELEASED),
        "last-bus": (Stage.CHECKING, PublicState.UNRELEASED),
        "allotments": (Stage.DRAFT, PublicState.UNRELEASED),
        "kiln-fire": (Stage.RELEASED, PublicState.LIVE),
        "river-gauge": (Stage.RELEASED, PublicState.LIVE),
        "school-bell": (Stage.SCHEDULED, PublicState.UNRELEASED),
        "weir-gates": (Stage.RELEASED, PublicState.HELD),
        "otter-count": (Stage.RELEASED, PublicState.RETRACTED),
    }


def test_every_record_agrees_with_its_desk_log(demo: str) -> None:
    told = io.StringIO()

    call_command("verify", stdout=told)

    assert "every record agrees" in told.getvalue()


def test_everything_happened_in_order_and_in_the_past(demo: str) -> None:
    times = list(DeskLogEntry.objects.order_by("pk").values_list("at", flat=True))

    assert times == sorted(times)
    assert times[-1] < clock.now()
    assert (times[-1] - times[0]).total_seconds() < 48 * 3600


def test_a_second_run_says_so_and_changes_nothing(demo: str) -> None:
    before = list(DeskLogEntry.objects.values_list("digest", flat=True))
    people, accounts = Person.objects.count(), Editor.objects.count()

    told = make_demo()

    assert told.startswith("The newsroom is there, and was left as it is.")
    assert list(DeskLogEntry.objects.values_list("digest", flat=True)) == before
    assert (Person.objects.count(), Editor.objects.count()) == (people, accounts)


def test_the_live_story_shows_each_kind_of_check(demo: str) -> None:
    assert states("market-hall") == {
        "every beam": "verified",
        "the strength": "verified",
        "I have": "verified",
        "hold every": "verified",
        "The oak": "verified",
        "frass": "not_a_quotation",
        "an invitation": "verified",
        "We've been": "verified",
        "It was": "verified",
        "less than": "verified",
        "If I": "waived",
    }
    assert {"verbatim", "elided", "cleaned"} <= set(levels("market-hall"))
    assert (
        len({one.quotation.speaker_name for one in standings(story("market-hall"))} - {""}) == 7
    )


def test_the_one_source_note_is_of_the_drivers_who_asked_not_to_be_named(demo: str) -> None:
    notes = [
        one.words
        for article in Article.objects.all()
        for one in standings(article)
        if one.quotation.kind == QuotationKind.REPORTED
    ]

    assert notes == ["two drivers who asked not to be named"]


def test_the_headline_of_the_live_story_points_at_the_fuller_quotation(demo: str) -> None:
    headline = quotation("market-hall", "every beam")
    fuller = quotation("market-hall", "I have bought")

    assert headline.check is not None
    assert headline.check.within == fuller.quotation
    assert headline.quotation.kind == QuotationKind.PARTIAL


def test_the_live_story_tells_readers_of_its_outlet_its_unnamed_source_and_its_waiver(
    demo: str,
) -> None:
    release = Release.objects.get(article__slugline="market-hall")

    rows = {row.words[:12]: row for row in release.quotations.all()}

    assert rows["It was all i"].evidence_kind == "outlet"
    assert rows["It was all i"].via == "Orris Valley Radio"
    assert rows["less than tw"].unnamed
    assert rows["less than tw"].speaker == "A council official"
    assert rows["less than tw"].evidence_label == ""
    assert rows["If I go I sh"].state == "waived"
    assert rows["If I go I sh"].reason.startswith("Said to our reporter at the stall.")


def test_the_story_in_checking_waits_for_a_checker_the_desk_duty_and_legal(demo: str) -> None:
    wanted = {reason.code for reason in workflow.missing(story("last-bus"), clock.now())}

    assert states("last-bus") == {
        "washes its": "verified",
        "It breaks": "verified",
        "We will": "disputed",
        "Nobody finishes": "stale",
        "hand in": "verified",
        "If we": "unchecked",
    }
    assert wanted >= {"disputed", "stale", "unchecked", "unsigned_source", "not_cleared"}


def test_the_unchecked_quotation_can_be_verified_against_its_source_at_once(demo: str) -> None:
    article = story("last-bus")
    source = article.evidence.get(label__startswith="Telephone interview")
    one = quotation("last-bus", "If we")

    workflow.verify(
        Editor.objects.get(username="checker"),
        article.pk,
        one.quotation.pk,
        evidence_id=source.pk,
        method="read_transcript",
    )

    assert quotation("last-bus", "If we").state == "verified"


def test_the_words_changed_back_have_their_check_again(demo: str) -> None:
    article = story("last-bus")
    body = article.body.replace("finishes at 11 because", "finishes at eleven o'clock because")

    workflow.save(
        Editor.objects.get(username="desk2"), article.pk, {"body": body}, seen_version=2
    )

    assert quotation("last-bus", "Nobody finishes").state == "verified"


def test_the_approved_story_can_be_released_by_duty_alone(demo: str) -> None:
    duty = Editor.objects.get(username="duty")
    article = story("tool-library")

    (offer,) = [
        offer
        for offer in workflow.offers(duty, article, clock.now())
        if offer.step.name == "release"
    ]

    assert offer.allowed
    assert workflow.missing(article, clock.now()) == []


def test_the_draft_is_half_written_and_one_of_its_speakers_is_not_confirmed(demo: str) -> None:
    confirmed = [one.quotation.is_confirmed for one in standings(story("allotments"))]

    assert confirmed == [True, False]
    assert "STILL TO COME" in story("allotments").body


def test_each_account_has_its_one_role_and_the_password_that_is_told(demo: str) -> None:
    for username, (role, name) in ACCOUNTS.items():
        editor = Editor.objects.get(username=username)

        assert policy.roles_of(editor) == {role}
        assert str(editor) == name
        assert editor.check_password(PASSWORD)
        assert not editor.is_superuser
        assert username in demo
    assert PASSWORD in demo


def test_it_says_what_waits_for_whom(demo: str) -> None:
    assert re.search(r"checker .* two quotations to check in “last-bus”", demo)
    assert re.search(r"duty2 .* “tool-library” waits to be released", demo)
    assert re.search(r"reporter .* one quotation without a confirmed speaker", demo)


def test_the_deadlines_lie_near_now(demo: str) -> None:
    now = clock.now()

    due = {
        one.slugline: (one.deadline - now).total_seconds() / 60
        for one in Article.objects.in_work()
        if one.deadline is not None
    }

    assert 0 < due["last-bus"] <= 60
    assert 60 < due["tool-library"] <= 120
    assert 120 < due["allotments"] <= 480


def test_no_page_a_reader_can_reach_tells_of_what_was_not_released(
    demo: str, client: Client
) -> None:
    pages = dict(addresses(client))

    assert any(address.endswith("/market-hall/") for address in pages)
    for address, text in pages.items():
        assert [words for words in UNRELEASED_WORDS if words in text] == [], address


@pytest.mark.parametrize("address", HIDDEN_ADDRESSES)
def test_who_stands_only_in_unreleased_stories_has_no_page(
    demo: str, client: Client, address: str
) -> None:
    assert client.get(address).status_code == 404


def test_make_demo_serves_the_paper_under_its_own_name() -> None:
    script = (ROOT / "tools" / "demo.sh").read_text()

    assert f'NEWSROOM_NAME="{PAPER}"' in script


def test_the_paper_is_one_of_its_organisations(demo: str) -> None:
    assert Organisation.objects.filter(name=PAPER).exists()


def test_what_is_owed_after_the_hold_and_the_emergency_stands_in_the_inbox(demo: str) -> None:
    owed = FollowUp.objects.open().order_by("pk").values_list("article__slugline", "kind")

    assert sorted(owed) == [
        ("kiln-fire", "late_check"),
        ("kiln-fire", "second_look"),
        ("weir-gates", "hold_outcome"),
    ]


def test_the_scheduled_story_is_out_by_the_clock_alone(demo: str, client: Client) -> None:
    release = story("school-bell").to_come(clock.now())
    assert release is not None
    before = client.get(release.path).status_code

    with clock.set_to(release.visible_from):
        after = client.get(release.path).status_code

    assert (before, after) == (404, 200)


def test_the_corrected_story_tells_what_was_wrong(demo: str) -> None:
    release = story("river-gauge").newest(clock.now())
    assert release is not None

    (note,) = release.notices

    assert (note["kind"], note["said"]) == ("correction", "The river stood at 2.4 metres.")
    assert "1.4 metres" in release.body_html
