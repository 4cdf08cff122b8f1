"""What nobody types and somebody sends: an answer below 500, and nothing changed by half."""

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles import workflow
from articles.models import Article, standings
from articles.vocabulary import EvidenceKind, Stage
from tests.desk.pages import address, now, post, signed_in
from tests.factories import Desk

pytestmark = pytest.mark.django_db

DIGITS = "9" * 5000
DEEP = 100_000


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    "pressed",
    [
        f"confirm:1:person:{DIGITS}",
        f"confirm:1:organisation:{DIGITS}",
        f"confirm:{DIGITS}:person:1",
        f"change_evidence:{DIGITS}",
        f"source:{DIGITS}",
        "change_evidence:²",
        "confirm:1:person:\x00",
        "take:::::",
        "\x00",
    ],
    ids=lambda pressed: pressed[:24],
)
def test_a_button_with_an_impossible_number_does_nothing(desk: Desk, pressed: str) -> None:
    article = desk.bring_to(Stage.DESK)

    answer = post(desk.desk, article, _do=pressed, name="x")

    assert answer.status_code in {302, 409}
    assert now(article).version_no == 1


@pytest.mark.parametrize(
    "seen",
    [
        "[" * DEEP,
        '{"section":' * DEEP,
        f'{{"section":{DIGITS}}}',
        "NaN",
        '{"topics":{}}',
        "\ufffd",
    ],
    ids=lambda seen: seen[:12],
)
def test_a_hidden_field_that_is_no_record_is_no_fault_of_the_server(
    desk: Desk, seen: str
) -> None:
    article = desk.write()

    answer = post(desk.desk, article, seen=seen, headline="Another", _save="1")

    assert answer.status_code in {200, 302}


@pytest.mark.parametrize(
    "until",
    [
        "tomorrow",
        "31/12/2030 10:00",
        "2030-02-30T10:00",
        "2030-01-01T25:00",
        "0001-01-01T00:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
        DIGITS,
    ],
    ids=lambda until: until[:24],
)
def test_a_moment_that_cannot_be_read_lifts_no_embargo(desk: Desk, until: str) -> None:
    article = desk.write()
    held = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    workflow.set_embargo(desk.duty, article.pk, held, note="The council asked.")

    answer = post(
        desk.duty, article, _do="embargo", **{"embargo-until": until, "embargo-note": "Why."}
    )

    assert answer.status_code == 409
    assert "Write the day and the time" in answer.content.decode()
    assert now(article).embargo_until == held


@pytest.mark.parametrize(
    "where",
    [
        "articles/article/?q={}",
        "people/person/?q={}",
        "articles/topic/?q={}",
        "articles/section/?q={}",
        "autocomplete/?app_label=articles&model_name=byline&field_name=person&term={}",
    ],
)
@pytest.mark.parametrize(
    "sought",
    ["a+" * 1500, "a" * 60_000, "%00", "%22" * 300, "%25_%5C'--", "NEAR(a*)"],
    ids=["many words", "long", "nul", "marks", "sql", "query language"],
)
def test_a_search_of_the_desk_takes_anything(desk: Desk, where: str, sought: str) -> None:
    answer = signed_in(desk.desk).get(f"/admin/{where.format(sought)}")

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "p=99999999999999999999",
        "p=-1",
        "p=%D9%A2",
        f"o={'9' * 3000}",
        "o=" + "1." * 1500,
        "all=1000000",
        "has=%00",
        "_popup=1&_to_field=id",
    ],
    ids=lambda asked: asked[:12],
)
def test_a_list_of_the_desk_takes_any_page_and_order(desk: Desk, asked: str) -> None:
    answer = signed_in(desk.desk).get(f"/admin/articles/article/?{asked}")

    assert answer.status_code in {200, 302, 400}


@pytest.mark.parametrize(
    "path",
    [
        "/{d}/", "/people/{n}/", "/2026/01/01/{a}/", "/2026/13/45/x/", "/quotations/{a}/",
        "/?before={d}.{d}.{d}", "/?before=%D9%A1.1", "/?before=%00",
        "/%5Cevil.example/", "/admin//evil.example/",
        "/%0d%0aLocation:%20http://evil.example/", "/static/%2e%2e/var/secret-key",
        "/static//etc/passwd", "/media/", "/static/", "/.env", "/.git/config", "/var/newsroom.sqlite3",
        "/%D9%A2%D9%A0%D9%A2%D9%A6/01/01/x/", "/topics/%FF%FE/",
    ],
)  # fmt: skip
def test_an_odd_address_breaks_nothing_and_leads_nowhere(client: Client, path: str) -> None:
    answer = client.get(path.format(d=DIGITS, n="%00", a="a" * 5000))

    assert answer.status_code in {200, 302, 404}
    assert answer.headers.get("Location", "/admin/login/").startswith("/admin/login/")
    assert answer.status_code != 200 or path.startswith("/?")


@pytest.mark.parametrize("path", ["/admin/login/", "story", "/admin/people/person/add/"])
def test_more_than_ten_thousand_fields_are_too_many(desk: Desk, path: str) -> None:
    path = address("change", desk.write()) if path == "story" else path

    answer = signed_in(desk.desk).post(path, {f"field-{n}": "x" for n in range(10_001)})

    assert answer.status_code == 400


@pytest.mark.parametrize("label", ["x" * 201, " "], ids=["long", "blank"])
def test_evidence_keeps_its_label_where_the_new_one_is_none(desk: Desk, label: str) -> None:
    article = desk.write()
    evidence = desk.give_evidence(article)
    fields = {f"evidence-{evidence.pk}-label": label, f"evidence-{evidence.pk}-text": "Words"}

    answer = post(desk.desk, article, _do=f"change_evidence:{evidence.pk}", **fields)

    evidence.refresh_from_db()
    assert answer.status_code == 409
    assert evidence.label.startswith("Briefing")


@pytest.mark.parametrize(
    "name",
    ["a.svg", "a.html", "a.txt.gz", "data:text/plain,a.html", "a", ".txt", "a.txt;b.html"],
)
def test_a_file_of_another_kind_is_not_kept(desk: Desk, name: str) -> None:
    article = desk.write()
    file = SimpleUploadedFile("a.txt", b"<script>alert(1)</script>")
    file.__dict__["_name"] = name

    fields: dict[str, Any] = {"kind": EvidenceKind.DOCUMENT, "label": "A paper", "file": file}
    with pytest.raises(workflow.Refused):
        workflow.add_evidence(desk.desk, article.pk, **fields)

    assert not article.evidence.exists()


@pytest.mark.parametrize("field", ["verdict", "method", "evidence", "match_level", "time_code",
                                   "note", "seen", "_do"])  # fmt: skip
@pytest.mark.parametrize("sent", ["a\x00b", DIGITS], ids=["nul", "digits"])
def test_any_field_of_the_check_screen_may_hold_anything(
    desk: Desk, field: str, sent: str
) -> None:
    article = desk.bring_to(Stage.CHECKING)
    evidence = desk.give_evidence(article)
    row = standings(article)[0].quotation
    fields = {"verdict": "verify", "method": "read_transcript", "evidence": str(evidence.pk)}

    answer = signed_in(desk.checker).post(
        address("check", article, row.pk), fields | {field: sent}
    )

    assert answer.status_code in {302, 409}


HOSTILE_COPY = {
    "one mark": "<p>" + '"' * 3000 + "</p>",
    "nested marks": "<p>" + "\"'‘“«" * 400 + "</p>",
    "many quotations": "<p>" + '"a" said Bo. ' * 300 + "</p>",
    "nested blocks": "<blockquote>" * 400 + '"x," Ann Lee said',
    "a long name": f'<p>{"Abcdef " * 300} said: "It is so, quite."</p>',
    "a long role": f'<p>{"director " * 200} Ann Lee said: "It is so."</p>',
    "overlapping": "<p>\"A ‘b \"c ‘d’ e\" f’ g,\" Ann Lee said. “A „b“ c”, said «Ann».</p>",
    "nul": '<p>\x00"a\u2028b" Ann Lee said</p>',
}  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE_COPY.values(), ids=HOSTILE_COPY.keys())
def test_every_page_of_a_story_shows_any_copy(desk: Desk, body: str) -> None:
    article = desk.write()

    answer = post(desk.desk, article, body=body, _save="1")

    assert answer.status_code in {200, 302}
    for name in ("change", "preview", "versions", "history"):
        assert signed_in(desk.desk).get(address(name, article)).status_code == 200


def test_the_answer_to_a_bad_field_is_not_the_story_of_somebody_else(desk: Desk) -> None:
    """The step's version comes with the press; none, or one never made, takes no step."""
    article: Article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)

    for seen in ("", "0", "-1", "٢", DIGITS, "1.0", "2"):
        path = address("step", article, "approve")
        answer = signed_in(desk.desk2).post(path, {"seen_version": seen})

        assert answer.status_code == 409, seen
    assert now(article).stage == Stage.CHECKING
