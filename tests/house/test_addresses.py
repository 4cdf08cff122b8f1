"""The addresses of the house itself."""

from django.test import Client


def test_healthz_answers_without_a_database_or_a_cookie(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.text) == (200, "ok")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_healthz_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert client.generic("TRACE", "/healthz").status_code == 405


def test_every_answer_carries_the_headers_of_safety(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
