"""Paste a story: read by the rules of a draft, shown at once, and kept nowhere."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import clock, workflow
from articles.admin.paste import MOST, MOST_MARKS, others, sureness
from articles.models import Article, Quotation, Standing, Version
from articles.text import body_from_plain
from articles.vocabulary import RoleName
from people.models import Editor
from tests.desk.pages import signed_in, text
from tests.factories import Desk, make_editor

pytestmark = pytest.mark.django_db

STORY = (
    "The harbour office closed the north quay, and Ada Finch called the cranes “too tired to "
    "trust”.\n"
    "“We will not lift another crate,” she said. “Nor will you.”\n"
    "It was known in spring, according to two dockers who asked not to be named.\n"
    "“Nobody asked us.”"
)
PAGE = "/admin/paste/"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def pasted(editor: Editor, words: str = STORY, **more: str) -> str:
    return text(signed_in(editor).post(PAGE, {"text": words, **more}))


def cards(page: str) -> list[str]:
    found = re.findall(r'<article class="card.*?</article>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", card).split()) for card in found]


@pytest.mark.parametrize("role", [one for one in RoleName if one != RoleName.ADMIN])
def test_everybody_of_the_newsroom_has_the_box_on_the_index(role: RoleName) -> None:
    page = text(signed_in(make_editor("somebody", role)).get("/admin/"))

    assert f'action="{PAGE}"' in page


def test_it_shows_each_quotation_its_speaker_and_how_sure_that_is(desk: Desk) -> None:
    first, second, third, note = cards(pasted(desk.checker))

    assert first.startswith("1 Ada Finch the text says so partial “too tired to trust”")
    assert second.startswith("2 Ada Finch") and "“We will not lift another crate, Nor" in second
    assert third.startswith("3 Nobody is proposed full “Nobody asked us.”")
    assert "two dockers" in note and "unnamed source is not signed off" in note


def test_who_else_it_may_have_been_is_said_where_the_rules_are_unsure() -> None:
    candidates = [{"words": name} for name in ("Ada Finch", "they", "Bea Holm")]
    row = Quotation(speaker_words="Ada Finch", confidence=0.5, candidates=candidates)
    one = Standing(row, 1)

    assert (sureness(one), list(others(one))) == ("unsure", ["Bea Holm"])
    row.confidence = 0.9
    assert (sureness(one), list(others(one))) == ("the text says so", [])


def test_the_gates_say_of_it_what_they_say_of_the_draft_made_of_it(desk: Desk) -> None:
    at = clock.now()
    before = workflow.lacking(workflow.look_over(desk.reporter, STORY, at))

    article = workflow.create(
        desk.reporter, {"slugline": "quay", "body": body_from_plain(STORY)}
    )

    told = [(one.code, one.words, one.who) for one in before]
    assert told == [(one.code, one.words, one.who) for one in workflow.missing(article, at)]
    assert {"no_headline", "unconfirmed", "unchecked", "unsigned_source", "not_approved"} <= {
        one.code for one in before
    }


def test_an_unpaired_mark_is_named_with_its_place(desk: Desk) -> None:
    assert "has no partner in paragraph 1" in pasted(desk.desk, "“It is late, she said.")


def test_nothing_is_written(desk: Desk) -> None:
    client = signed_in(desk.legal)

    with CaptureQueriesContext(connection) as asked:
        assert client.post(PAGE, {"text": STORY}).status_code == 200

    writes = [
        one["sql"] for one in asked if re.match(r"(INSERT|UPDATE|DELETE)", one["sql"].strip())
    ]
    assert writes == []
    assert not Article.objects.exists() and not Version.objects.exists()
    assert not Quotation.objects.exists()


def test_it_asks_no_more_of_the_database_for_a_longer_text(desk: Desk) -> None:
    def queries(words: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            workflow.lacking(workflow.look_over(desk.desk, words, clock.now()))
        return len(asked)

    short = "“We will not,” said Ada Finch."

    assert queries("\n".join([short] * 40)) == queries(short)


@pytest.mark.parametrize("name", ["reporter", "desk", "duty"])
def test_who_may_begin_a_story_makes_a_draft_of_it(desk: Desk, name: str) -> None:
    client = signed_in(getattr(desk, name))
    assert "Make a draft of it" in text(client.post(PAGE, {"text": STORY}))

    answer = client.post(PAGE, {"text": STORY, "_draft": "1"})

    article = Article.objects.get()
    assert answer["Location"] == reverse("admin:articles_article_change", args=[article.pk])
    assert [block.text for block in article.words.blocks] == STORY.split("\n")
    assert article.slugline == "The harbour office closed the"
    assert [line.step for line in article.desk_log.all()] == ["create"]


def test_a_checker_is_offered_no_draft_and_makes_none(desk: Desk) -> None:
    assert "Make a draft" not in pasted(desk.checker)

    answer = signed_in(desk.checker).post(PAGE, {"text": STORY, "_draft": "1"})

    assert answer.status_code == 403
    assert not Article.objects.exists()


def test_it_is_for_the_newsroom_alone(desk: Desk) -> None:
    outside = [make_editor("admin", RoleName.ADMIN), make_editor("root", is_superuser=True)]

    for editor in outside:
        assert signed_in(editor).post(PAGE, {"text": STORY}).status_code == 403
    assert Client().get(PAGE)["Location"].startswith("/admin/login/")


def test_a_forged_form_is_refused(desk: Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.desk)

    assert client.post(PAGE, {"text": STORY, "_draft": "1"}).status_code == 403
    assert not Article.objects.exists()


@pytest.mark.parametrize("words", ["", "  \n \u200b\n", "\x00"])
def test_an_empty_box_is_said_to_be_empty(desk: Desk, words: str) -> None:
    answer = signed_in(desk.desk).post(PAGE, {"text": words})

    assert answer.status_code == 400
    assert "There are no words in the box." in text(answer)


def test_a_text_past_the_measure_is_given_back_unread(desk: Desk) -> None:
    answer = signed_in(desk.desk).post(PAGE, {"text": "word " * 12_000, "_draft": "1"})

    assert answer.status_code == 400
    assert "has 59,999 characters, and 50,000 are read at once" in text(answer)
    assert "word word word" in text(answer)
    assert not Article.objects.exists()


def test_more_than_the_server_takes_is_answered_with_a_sentence(desk: Desk) -> None:
    answer = signed_in(desk.desk).post(PAGE, {"text": "x" * 3_000_000})

    assert answer.status_code == 400
    assert "far more than one story, and it was not read" in text(answer)
    assert Client().post(PAGE, {"text": "x" * 3_000_000}).status_code == 302


def test_hostile_text_is_shown_as_text(desk: Desk) -> None:
    shape = (
        "</textarea><img src=x onerror=alert(1)> “<script>alert(1)</script>,” said Ada Finch."
    )

    page = pasted(desk.desk, shape)

    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_text_of_nothing_but_marks_is_refused_with_their_number(desk: Desk) -> None:
    for mark in ("“", '"', "“”", "'\""):
        answer = signed_in(desk.desk).post(PAGE, {"text": (mark * MOST)[:MOST]})

        assert answer.status_code == 400
        assert "This text has 50,000 quotation marks, and up to 2,000 are read" in text(answer)


def test_as_many_marks_as_are_read_are_read(desk: Desk) -> None:
    page = pasted(desk.desk, "“We will.”\n" * (MOST_MARKS // 2))

    assert len(cards(page)) == MOST_MARKS // 2
