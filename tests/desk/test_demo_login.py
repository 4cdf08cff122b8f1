"""The demo's buttons sign in on this machine, and are not there anywhere else."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from articles.vocabulary import RoleName
from tests.desk.pages import text
from tests.factories import make_editor

pytestmark = pytest.mark.django_db


def path(name: str = "desk") -> str:
    return reverse("desk:sign_in_as", args=[name])


@override_settings(NEWSROOM_DEMO=True)
def test_one_press_signs_in() -> None:
    make_editor("desk", RoleName.DESK)
    client = Client()

    page = text(client.get(reverse("admin:login")))
    answer = client.post(path())

    assert f'action="{path()}"' in page
    assert answer["Location"] == reverse("admin:index")
    assert client.get(reverse("admin:articles_article_changelist")).status_code == 200


@override_settings(NEWSROOM_DEMO=False)
def test_outside_the_demo_it_is_not_there() -> None:
    make_editor("desk", RoleName.DESK)
    client = Client()

    assert client.post(path()).status_code == 404
    assert client.get(path()).status_code == 404
    assert "sign-in-as" not in text(client.get(reverse("admin:login")))


@override_settings(NEWSROOM_DEMO=True)
def test_another_machine_is_not_let_in() -> None:
    make_editor("desk", RoleName.DESK)

    assert Client(REMOTE_ADDR="10.0.0.7").post(path()).status_code == 404


@override_settings(NEWSROOM_DEMO=True)
def test_only_the_demos_accounts_with_the_demos_password_open() -> None:
    make_editor("somebody", RoleName.DESK)
    changed = make_editor("desk", RoleName.DESK)
    changed.set_password("another password")
    changed.save()
    client = Client()

    assert client.post(path("somebody")).status_code == 404
    assert client.post(path("desk")).status_code == 404
    assert client.get(path("duty")).status_code == 405
