"""Who opens the screens for people and accounts, and what nobody does there."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from articles.vocabulary import RoleName
from people.models import Editor, Organisation, Person
from tests.factories import make_editor

pytestmark = pytest.mark.django_db

PEOPLE = ("/admin/people/person/", "/admin/people/person/add/", "/admin/people/organisation/")
ACCOUNTS = ("/admin/people/editor/", "/admin/people/editor/add/")


def as_seen_by(editor: Editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def answers(editor: Editor, addresses: tuple[str, ...]) -> set[int]:
    return {as_seen_by(editor).get(address).status_code for address in addresses}


@pytest.mark.parametrize("role", sorted(set(RoleName) - {RoleName.ADMIN}))
def test_every_role_on_the_desk_opens_people_and_none_opens_accounts(role: RoleName) -> None:
    editor = make_editor("somebody", role)

    assert answers(editor, PEOPLE) == {200}
    assert answers(editor, ACCOUNTS) == {403}


def test_an_admin_opens_accounts_and_not_people() -> None:
    editor = make_editor("admin", RoleName.ADMIN)

    assert answers(editor, ACCOUNTS) == {200}
    assert answers(editor, PEOPLE) == {403}


def test_a_superuser_in_no_group_opens_nothing() -> None:
    person = Person.objects.create(name="Ines Duarte")
    editor = make_editor("root", is_superuser=True)
    one = tuple(
        f"/admin/people/person/{person.pk}/{screen}/"
        for screen in ("change", "history", "delete")
    )

    assert answers(editor, (*PEOPLE, *ACCOUNTS, *one)) == {403}


def test_no_list_in_the_whole_admin_opens_to_a_superuser_in_no_group() -> None:
    root = make_editor("root", is_superuser=True)
    lists = {
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    }

    opened = {address for address in lists if answers(root, (address,)) != {403}}

    assert opened == set()


def test_groups_have_no_screen_since_a_renamed_group_is_a_changed_role() -> None:
    editor = make_editor("root", RoleName.ADMIN, is_superuser=True)

    assert answers(editor, ("/admin/auth/group/", "/admin/auth/group/add/")) == {404}


def test_an_admin_gives_others_their_roles_but_not_themselves() -> None:
    keeper = make_editor("admin", RoleName.ADMIN)
    reporter = make_editor("reporter")
    desk = Group.objects.get(name=RoleName.DESK)
    typed = {
        "username": "",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "groups": [desk.pk],
    }

    for editor in (keeper, reporter):
        answer = as_seen_by(keeper).post(
            f"/admin/people/editor/{editor.pk}/change/", {**typed, "username": editor.username}
        )
        assert answer.status_code == 302

    assert set(reporter.groups.values_list("name", flat=True)) == {"Desk"}
    assert set(keeper.groups.values_list("name", flat=True)) == {"Admin"}
    assert not Editor.objects.filter(is_superuser=True).exists()


def test_no_account_is_deleted() -> None:
    keeper = make_editor("admin", RoleName.ADMIN)
    reporter = make_editor("reporter", RoleName.REPORTER)
    address = f"/admin/people/editor/{reporter.pk}/delete/"

    answer = as_seen_by(keeper).post(address, {"post": "yes"})

    assert answer.status_code == 403
    assert Editor.objects.filter(pk=reporter.pk).exists()


def test_a_person_on_whom_something_rests_is_not_deleted() -> None:
    person = Person.objects.create(name="Ines Duarte")
    desk = make_editor("desk", RoleName.DESK, person=person)
    address = f"/admin/people/person/{person.pk}/delete/"

    answer = as_seen_by(desk).post(address, {"post": "yes"})

    assert answer.status_code == 200
    assert "Cannot delete person" in answer.text
    assert Person.objects.filter(pk=person.pk).exists()


def test_an_address_once_given_is_not_typed_anew() -> None:
    body = Organisation.objects.create(name="Ministry of Ports", slug="ministry-of-ports")
    address = f"/admin/people/organisation/{body.pk}/change/"
    typed = {"name": "Ministry of Harbours", "slug": "ministry-of-harbours", "kind": "ministry"}

    as_seen_by(make_editor("desk", RoleName.DESK)).post(address, typed)

    body.refresh_from_db()
    assert (body.name, body.slug) == ("Ministry of Harbours", "ministry-of-ports")


def test_two_people_of_one_name_have_two_addresses() -> None:
    slugs = [Person.objects.create(name="Ines Duarte").slug for _ in range(3)]

    assert slugs == ["ines-duarte", "ines-duarte-2", "ines-duarte-3"]
