"""A statement answers as the queryset it was worded from, whatever is put in."""

import datetime
from typing import Any

import pytest
from django.db.models import CharField, DateTimeField, F

from articles.models import Given, Release, ReleaseQuotation, Statement
from tests.site.releases import make_releases

AT = Given("at", DateTimeField())


def in_full(release: Release) -> dict[str, object]:
    return {field.attname: getattr(release, field.attname) for field in release._meta.fields}


def test_it_gives_what_the_queryset_gives(live: Release) -> None:
    make_releases(live, 3)
    statement: Statement[Release] = Statement(lambda: Release.objects.listed(AT).newest_first())

    for at in (live.visible_from, live.visible_from - datetime.timedelta(minutes=2)):
        found = statement.run(at=at)
        expected = list(Release.objects.listed(at).newest_first())
        assert [in_full(one) for one in found] == [in_full(one) for one in expected]
        assert found


def test_values_are_put_in_at_each_run(live: Release) -> None:
    path = Given("path", CharField())
    statement: Statement[Release] = Statement(
        lambda: Release.objects.visible(AT).filter(path=path)
    )

    assert statement.run(at=live.visible_from, path=live.path) == [live]
    assert statement.run(at=live.visible_from, path="' OR 1=1 --") == []
    assert statement.run(at=live.visible_until, path=live.path) == []


def test_a_value_that_is_not_given_is_an_error(live: Release) -> None:
    statement: Statement[Release] = Statement(lambda: Release.objects.visible(AT))

    with pytest.raises(KeyError):
        statement.run()


def test_what_is_annotated_comes_as_its_field_has_it(live: Release) -> None:
    rows = ReleaseQuotation.objects.listed(AT).order_by("number")
    statement: Statement[ReleaseQuotation] = Statement(
        lambda: rows.annotate(since=F("release__visible_from"), told=F("release__record"))
    )

    first, second = statement.run(at=live.visible_from)

    assert first.since == second.since == live.visible_from  # type: ignore[attr-defined]
    assert first.told == live.record  # type: ignore[attr-defined]


def test_a_deferred_field_is_read_when_it_is_asked_for(live: Release) -> None:
    statement: Statement[Release] = Statement(
        lambda: Release.objects.visible(AT).defer("body_html")
    )

    (found,) = statement.run(at=live.visible_from)

    assert "body_html" in found.get_deferred_fields()
    assert found.body_html == live.body_html


def test_lines_of_a_list_are_those_of_the_queryset(live: Release) -> None:
    make_releases(live, 3)
    named = ("pk", "headline", "first_published_at", "where")
    listed = Release.objects.listed(AT).newest_first().annotate(where=F("section__name"))
    statement: Statement[Any] = Statement(lambda: listed.values_list(*named, named=True))

    found = statement.run(at=live.visible_from)

    expected = Release.objects.listed(live.visible_from).newest_first()
    assert [line._asdict() for line in found] == [
        {
            "pk": one.pk,
            "headline": one.headline,
            "first_published_at": one.first_published_at,
            "where": one.section.name,
        }
        for one in expected
    ]
