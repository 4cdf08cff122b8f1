"""What a browser never sends: nothing breaks, nothing runs, nothing is lost."""

import re

import pytest
from django.urls import reverse

from articles.models import standings
from articles.vocabulary import Stage
from tests.desk.pages import address, now, post, signed_in, text
from tests.factories import Desk, make_person

pytestmark = pytest.mark.django_db

SHAPE = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>"


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    "page",
    [
        "check/{big}/",
        "versions/{big}/bring-back/",
        "evidence/{big}/",
        "step/approve/",
        "check/0/",
    ],
)
def test_numbers_past_all_bounds_are_not_found(desk: Desk, page: str) -> None:
    big = "9" * 40
    article = desk.bring_to(Stage.DESK)
    client = signed_in(desk.desk)

    for number in (article.pk, big):
        path = f"/admin/articles/article/{number}/{page.format(big=big)}"

        assert client.get(path).status_code in {404, 405}
        assert client.post(path).status_code in {404, 405, 409}


def test_a_null_character_in_any_field_is_no_fault_of_the_server(desk: Desk) -> None:
    article = desk.write()
    row = standings(article)[0].quotation
    fields = {
        f"q{row.pk}-{name}": "a\x00b" for name in ("name", "role", "via", "kind", "level")
    }

    for pressed in ("words", "named", "new-person"):
        post(desk.desk, article, **fields, _do=f"confirm:{row.pk}:{pressed}")
    post(
        desk.desk,
        article,
        _do="add_evidence",
        **{"evidence-label": "\x00", "evidence-text": "\x00"},
    )
    for name in ("headline", "body", "byline", "slugline"):
        answer = post(desk.desk, article, **{name: "a\x00b", "_save": "1"})
        assert answer.status_code == 200
    page = signed_in(desk.desk).get(
        reverse("admin:articles_article_changelist") + "?q=%00&has=%00"
    )

    assert page.status_code < 500
    assert standings(now(article))[0].quotation.speaker_name == "ab"


def test_an_address_that_would_run_is_not_kept(desk: Desk) -> None:
    article = desk.write()

    page = post(
        desk.desk, article, _do="add_evidence",
        **{"evidence-kind": "outlet", "evidence-label": "X", "evidence-url": "javascript:alert(1)"},
    )  # fmt: skip

    assert "Its address begins with https://" in text(page)
    assert not article.evidence.exists()


def test_a_label_longer_than_its_room_is_refused(desk: Desk) -> None:
    article = desk.write()

    page = post(
        desk.desk, article, _do="add_evidence",
        **{"evidence-kind": "document", "evidence-label": "x" * 201, "evidence-text": "Words"},
    )  # fmt: skip

    assert page.status_code == 409
    assert not article.evidence.exists()


def test_nothing_typed_becomes_markup_on_any_page_of_the_desk(desk: Desk) -> None:
    make_person(f"Ann {SHAPE}"[:100])
    article = desk.write(
        slugline=SHAPE[:80], headline=SHAPE, standfirst=SHAPE, dateline=SHAPE,
        body=f'<p>Ann said: "{SHAPE}" and "&lt;script&gt;alert(1)&lt;/script&gt;".</p>',
        byline=[{"person": None, "organisation": None, "printed_as": SHAPE}],
    )  # fmt: skip
    desk.give_evidence(article, text=SHAPE)
    post(desk.reporter, article, headline=f"{SHAPE} 2", _save="1")
    client = signed_in(desk.desk)
    quotation = standings(now(article))[0].quotation

    pages = [
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        address("change", article),
        address("versions", article),
        address("history", article),
        address("check", article, quotation.pk),
    ]

    for path in pages:
        page = text(client.get(path))
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path


def test_no_page_of_the_desk_has_a_script_or_style_of_ours_in_it(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    quotation = standings(article)[0].quotation
    client = signed_in(desk.desk)

    for path in (
        reverse("admin:index"),
        address("change", article),
        address("check", article, quotation.pk),
        address("versions", article),
        reverse("admin:articles_article_add"),
    ):
        page = text(client.get(path))
        inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page)

        assert [tag for tag in inline if "importmap" not in tag] == [], path
        assert not re.search(r"<[^>]+\sstyle=", page), path
        assert not re.search(r"<[^>]+\son[a-z]+=", page), path
