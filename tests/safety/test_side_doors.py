"""Every address of the staff door, tried by everybody who must learn nothing of a story there."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLResolver, get_resolver

from articles import workflow
from articles.models import Article
from articles.vocabulary import EvidenceKind, RoleName, Stage
from people.models import Editor
from tests.desk.pages import signed_in
from tests.factories import Desk, make_editor, make_person, make_section

pytestmark = pytest.mark.django_db

MARK = "zqsecretzq"


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def story(desk: Desk) -> Article:
    """A draft that names its own mark everywhere, with evidence of it."""
    desk.speaker = make_person(f"Speaker {MARK}")
    story = desk.bring_to(
        Stage.DESK, slugline=MARK, headline=f"Headline {MARK}", standfirst=f"{MARK}.",
        dateline=MARK, body=f'<p>Speaker {MARK} said "{MARK}" at the quay.</p>',
        byline=[{"person": desk.speaker.pk, "organisation": None, "printed_as": MARK}],
    )  # fmt: skip
    workflow.add_evidence(
        desk.desk, story.pk, kind=EvidenceKind.TRANSCRIPT, label=f"Label {MARK}", text=MARK
    )
    return story


def addresses(story: Article) -> Iterator[str]:
    """Every pattern of the staff door with the keys of the story; none holds the mark itself."""
    person = story.bylines.get().person_id
    for pattern in patterns(get_resolver().url_patterns):
        if pattern.startswith("admin/"):
            keys = {str(story.pk), str(person)} if "\x00" in pattern else {""}
            yield from ("/" + pattern.replace("\x00", key) for key in sorted(keys))
    yield from ("/admin/people/", "/admin/auth/", "/admin/taggit/")
    yield from (f"/admin/r/{kind.pk}/{story.pk}/" for kind in ContentType.objects.all())
    for model in ("articles/article", "people/person", "articles/topic", "people/editor"):
        yield f"/admin/{model}/?q={MARK[:4]}&_popup=1"
        yield f"/admin/{model}/?all=1&e=1"
    for source in ("articles&model_name=byline&field_name=person",
                   "articles&model_name=evidence&field_name=article",
                   "articles&model_name=article&field_name=assignee",
                   "people&model_name=editor&field_name=person"):  # fmt: skip
        yield f"/admin/autocomplete/?app_label={source}&term={MARK[:4]}"


def patterns(found: list[Any], before: str = "") -> Iterator[str]:
    """The addresses of the whole site, a NUL for each part that a key replaces."""
    for one in found:
        path = before + re.sub("<[^>]*>", "\x00", str(one.pattern))
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, path)
        elif "(" not in path:
            yield path


def demoted(desk: Desk) -> Client:
    client = signed_in(desk.desk2)
    desk.desk2.groups.clear()
    return client


def switched_off(desk: Desk) -> Client:
    client = signed_in(desk.desk2)
    Editor.objects.filter(pk=desk.desk2.pk).update(is_active=False)
    return client


def off_the_staff(desk: Desk) -> Client:
    client = signed_in(desk.desk2)
    Editor.objects.filter(pk=desk.desk2.pk).update(is_staff=False)
    return client


def superuser(desk: Desk) -> Client:
    return signed_in(make_editor("root", is_superuser=True))


def keeper_of_accounts(desk: Desk) -> Client:
    return signed_in(make_editor("keeper", RoleName.ADMIN))


@pytest.mark.parametrize(
    "who",
    [
        lambda desk: Client(),
        superuser,
        keeper_of_accounts,
        demoted,
        switched_off,
        off_the_staff,
    ],
    ids=["nobody", "superuser", "admin", "demoted", "switched off", "off the staff"],
)
def test_no_address_of_the_desk_tells_an_outsider_of_a_story(
    desk: Desk, story: Article, who: Callable[[Desk], Client]
) -> None:
    client = who(desk)
    told = []

    for address in addresses(story):
        answer = client.get(address)
        if MARK in shown(answer):
            told.append(address)
        assert answer.status_code < 500, address
        # The stock jump would lead to the address of whoever is named in a draft.
        assert answer.status_code == 404 or not address.startswith("/admin/r/"), address

    assert told == []


def shown(answer: Any) -> str:
    return f"{answer.headers}{answer.content.decode()}"


def test_the_same_walk_would_have_seen_it(desk: Desk, story: Article) -> None:
    client = signed_in(desk.desk)

    seen = [address for address in addresses(story) if MARK in shown(client.get(address))]

    assert len(seen) > 8


@pytest.mark.parametrize(
    "asked",
    [
        "articles/article/?made_by__password__startswith=p",
        "articles/article/?assignee__password__startswith=p",
        "articles/article/?evidence__text__contains=a",
        "articles/article/?section__name__startswith=a",
        "articles/article/?headline__regex=(a%2B)%2B$",
        "articles/article/?slugline__regex=(",
        "articles/article/?headline__range=1",
        "articles/article/?slugline=%00",
        "articles/article/?log_head__startswith=a",
        "articles/topic/?name__iregex=[",
        "people/person/?editors__password__startswith=p",
        "people/person/?name__regex=(",
        "people/person/?_to_field=password",
        "people/organisation/?kind=%00",
    ],
)
def test_a_list_answers_its_own_filters_and_no_other_question(desk: Desk, asked: str) -> None:
    answer = signed_in(desk.desk).get(f"/admin/{asked}")

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "asked", ["password__startswith=p", "email__regex=(", "person__bio__contains=a"]
)
def test_the_list_of_accounts_answers_no_other_question_either(desk: Desk, asked: str) -> None:
    client = keeper_of_accounts(desk)

    assert client.get(f"/admin/people/editor/?{asked}").status_code == 400


@pytest.mark.parametrize(
    "asked",
    [
        "articles/article/?stage=desk",
        "articles/article/?stage__exact=desk&has=me",
        "articles/article/?section__id__exact=1",
        "articles/article/?section__isnull=True",
        "people/organisation/?kind=Ministry",
    ],
)
def test_the_filters_that_a_list_shows_work(desk: Desk, asked: str) -> None:
    make_section()

    assert signed_in(desk.desk).get(f"/admin/{asked}").status_code == 200


def test_nobody_makes_themselves_somebody_else(desk: Desk) -> None:
    """Whose byline an account stands for decides what it may approve."""
    writer = make_person("Rae Holm")
    both = make_editor("both", RoleName.ADMIN, RoleName.DESK, person=writer)
    client = signed_in(both)

    page = client.get(f"/admin/people/editor/{both.pk}/change/")
    client.post(
        f"/admin/people/editor/{both.pk}/change/",
        {"username": "both", "person": "", "is_superuser": "on", "is_active": "on"},
    )

    assert 'name="person"' not in page.content.decode()
    assert Editor.objects.get(pk=both.pk).person == writer
    assert not Editor.objects.get(pk=both.pk).is_superuser
