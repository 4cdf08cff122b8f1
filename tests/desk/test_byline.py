"""A byline is typed; every name in it is somebody on record, or somebody said that it is not."""

import pytest

from articles.admin import byline
from people.models import Person
from tests.desk.pages import now, post, text
from tests.factories import Desk, make_organisation, make_person

pytestmark = pytest.mark.django_db


def test_names_are_split_at_commas_and_at_and() -> None:
    ada, bo = make_person("Ada Finch"), make_person("Bo Lind")
    body = make_organisation("Weights and Measures")

    reading = byline.read("By Ada Finch, Weights and Measures and Bo Lind", [])

    lines = [
        (line["person"], line["organisation"], line["printed_as"]) for line in reading.lines
    ]
    assert (ada.pk, None, "Ada Finch") in lines
    assert (bo.pk, None, "Bo Lind") in byline_lines("Ada Finch and Bo Lind")
    assert byline_lines("weights and measures") == [(None, body.pk, "Weights and Measures")]


def byline_lines(typed: str) -> list[tuple[object, object, object]]:
    return [
        (line["person"], line["organisation"], line["printed_as"])
        for line in byline.read(typed, []).lines
    ]


def test_an_alias_is_printed_as_typed_and_an_account_name_as_its_person() -> None:
    ada = make_person("Ada Finch", aliases="A. Finch")
    desk = Desk()
    desk.desk.person = ada
    desk.desk.save()

    assert byline_lines("a. finch") == [(ada.pk, None, "A. Finch")]
    assert byline_lines("desk") == [(ada.pk, None, "Ada Finch")]


def test_two_people_of_one_name_are_told_apart_by_their_address() -> None:
    first = make_person("Ann Lee")
    second = Person.objects.create(name="Ann Lee")

    assert byline.read("Ann Lee", []).ambiguous == ["Ann Lee"]
    assert byline_lines(f"Ann Lee ({second.slug})") == [(second.pk, None, "Ann Lee")]
    assert first.slug != second.slug


def test_an_unknown_name_is_asked_about_and_nothing_is_saved() -> None:
    desk = Desk()
    article = desk.write()

    page = post(
        desk.reporter, article, byline="Rae Holm, Nora Quist", headline="New", _save="1"
    )

    assert "Nobody is on record as Nora Quist" in text(page)
    assert 'name="_byline_people"' in text(page)
    assert 'value="Rae Holm, Nora Quist"' in text(page)
    assert now(article).headline == article.headline
    assert not Person.objects.filter(name="Nora Quist").exists()


def test_one_press_makes_the_person_and_saves() -> None:
    desk = Desk()
    article = desk.write()

    post(desk.reporter, article, byline="Rae Holm, Nora Quist", _byline_people="1")

    nora = Person.objects.get(name="Nora Quist")
    assert [line.person for line in now(article).bylines.all()] == [None, nora]


def test_one_press_prints_it_as_typed() -> None:
    desk = Desk()
    article = desk.write()

    post(desk.reporter, article, byline="Staff and agencies", _byline_as_typed="1")

    assert [line.printed_as for line in now(article).bylines.all()] == ["Staff and agencies"]
    assert not Person.objects.filter(name="Staff").exists()


def test_a_name_that_stands_already_is_not_asked_about_again() -> None:
    desk = Desk()
    article = desk.write()

    answer = post(desk.reporter, article, headline="New headline", _save="1")

    assert answer.status_code == 302
    assert [line.printed_as for line in now(article).bylines.all()] == ["Rae Holm"]
