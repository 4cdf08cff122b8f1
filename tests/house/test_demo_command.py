"""`manage.py demo`: only where it is asked for, whole or not at all, the same each time."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from articles import workflow
from articles.models import Article, Release, Version
from people.models import Editor


def make_demo() -> str:
    told = io.StringIO()
    call_command("demo", stdout=told)
    return told.getvalue()


def test_it_is_refused_outside_the_demo(db: None) -> None:
    with (
        override_settings(NEWSROOM_DEMO=False),
        pytest.raises(CommandError, match="only where NEWSROOM_DEMO is set"),
    ):
        make_demo()

    assert not Editor.objects.exists()


def test_a_demo_cut_off_half_way_leaves_nothing_behind(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, "release", None)

    with pytest.raises(TypeError):
        make_demo()

    assert not Article.objects.exists()
    assert not Editor.objects.exists()


def told_afresh() -> tuple[str, list[str], str]:
    """The demo made anew and rolled back: what it said, its words, its public pages without ids."""
    with transaction.atomic():
        told = make_demo()
        bodies = [f"{one.headline} {one.body}" for one in Version.objects.order_by("pk")]
        pages = []
        for release in Release.objects.order_by("pk"):
            page = release.body_html
            for row in release.quotations.all():
                page = page.replace(row.public_id, str(row.number))
            pages.append(page)
        transaction.set_rollback(True)
    return told, bodies, re.sub(r"\d\d:\d\d", "", "\n".join(pages))


def test_two_fresh_runs_have_the_same_words(db: None) -> None:
    assert told_afresh() == told_afresh()
