"""The readers' door and the sign-in: no cookie, no method but three, no way off the site."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client, override_settings
from django.urls import reverse

from articles.models import Release
from articles.vocabulary import RoleName, Stage
from articles.workflow.actions import drafting
from tests.factories import Desk, make_editor

pytestmark = pytest.mark.django_db

FOREIGN = (
    "session=abc; csrf=x; sessionid=y; messages=z",
    "session=; csrf=",
    f"session={'a' * 32}; csrf={'b' * 32}",
)


@pytest.fixture
def live() -> Release:
    Desk().bring_to(Stage.RELEASED)
    release: Release = Release.objects.get()
    return release


@pytest.mark.parametrize("cookies", FOREIGN)
def test_whatever_cookies_come_in_none_goes_out(live: Release, cookies: str) -> None:
    bare = Client().get(live.path)

    for path in ("/", live.path, f"{live.path}record.json", "/nope/", "/people/nobody/"):
        answer = Client(headers={"cookie": cookies}).get(path)

        assert not answer.cookies, path
        assert "Vary" not in answer.headers, path
    assert Client(headers={"cookie": cookies}).get(live.path).content == bare.content


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
def test_no_door_answers_a_method_nobody_needs(live: Release, method: str) -> None:
    desk = Client()
    desk.force_login(make_editor("desk", RoleName.DESK))

    for path in (
        "/", live.path, "/healthz", "/admin/", "/admin/login/", "/admin/articles/article/",
        "/admin/people/person/", f"/admin/articles/article/{live.article_id}/change/",
    ):  # fmt: skip
        answer = desk.generic(method, path, headers={"x-secret": "zqsecretzq"})

        assert answer.status_code == 405, path
        assert b"zqsecretzq" not in answer.content


@pytest.mark.parametrize(
    "header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method", "_method"]
)
def test_a_method_is_what_it_is(live: Release, header: str) -> None:
    client = Client(headers={header: "DELETE"})

    assert client.get(live.path, {"_method": "DELETE"}).status_code == 200


ELSEWHERE = [
    "http://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "http:\\\\evil.example",
    "https:evil.example",
    "\thttp://evil.example",
    "/\t/evil.example",
    "\x00//evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://127.0.0.1@evil.example",
    "http://[::1",
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("way", ["desk:sign_in", "desk:sign_in_as"])
def test_signing_in_leads_to_the_desk_and_never_elsewhere(wanted: str, way: str) -> None:
    make_editor("desk", RoleName.DESK)
    path = reverse(way, args=["desk"] if way.endswith("as") else [])

    answer = Client().post(
        path, {"username": "desk", "password": "newsroom", "next": wanted}, query_params={"next": wanted}
    )  # fmt: skip

    assert answer.status_code == 302
    assert answer["Location"] == "/admin/"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "x@127.0.0.1", ""])
def test_a_strangers_host_is_refused_and_never_said_back(live: Release, host: str) -> None:
    for path in ("/", live.path, "/admin/login/", "/admin/sign-in-as/desk/", "/healthz"):
        answer = Client(SERVER_NAME="127.0.0.1", headers={"host": host}).get(path)

        assert answer.status_code == 400, path
        assert b"evil" not in answer.content


def test_a_forwarded_host_is_not_believed(live: Release) -> None:
    forged = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}

    for path in ("/", live.path, "/admin/login/"):
        answer = Client(headers=forged).get(path)

        assert b"evil" not in answer.content + str(answer.headers).encode(), path


def test_a_session_is_new_at_sign_in_and_dead_after_sign_out() -> None:
    make_editor("desk", RoleName.DESK)
    client = Client()
    client.cookies["session"] = fixed = "a" * 32

    client.post("/admin/login/", {"username": "desk", "password": "newsroom"})
    session = client.cookies["session"].value
    client.get("/admin/logout/")
    still_in = client.get("/admin/").status_code
    client.post("/admin/logout/")
    client.cookies["session"] = session

    assert session != fixed
    assert still_in == 200
    assert client.get("/admin/").status_code == 302


def test_a_new_password_ends_every_older_session() -> None:
    editor = make_editor("desk", RoleName.DESK)
    client = Client()
    client.force_login(editor)
    editor.set_password("another word")
    editor.save()

    assert client.get("/admin/").status_code == 302


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])
@pytest.mark.parametrize("name", ["nobody", "wire", "gone"])
def test_the_sign_in_works_as_long_for_an_unknown_name_as_for_a_known_one(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The derivations of the key are counted: that is where the time goes."""
    work: list[str] = []

    def encode(self: PBKDF2PasswordHasher, password: str, salt: str, rounds: int = 0) -> str:
        work.append(password)
        return f"{self.algorithm}${self.iterations}${salt}${password}"

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", encode)
    make_editor("desk", RoleName.DESK)
    make_editor("gone", RoleName.DESK, is_active=False)
    drafting.wire_account()
    del work[:]

    known = Client().post("/admin/login/", {"username": "desk", "password": "wrong"})
    cost = len(work)
    other = Client().post("/admin/login/", {"username": name, "password": "wrong"})

    assert len(work) - cost == cost
    assert known.status_code == other.status_code
    assert told(known) == told(other)


def told(answer: Any) -> list[str]:
    return re.findall('role="alert">([^<]*)', answer.content.decode())
