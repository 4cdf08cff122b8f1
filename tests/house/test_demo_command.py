"""`manage.py demo`: only where it is asked for, whole or not at all, the same each time."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from articles import workflow
from articles.models import Article
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
