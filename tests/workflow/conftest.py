"""One newsroom a module, built once; what a test does to it is undone after it."""

from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest
from django.db import transaction

from articles.models import Article
from articles.vocabulary import Stage
from tests.workflow.newsroom import BUILT, Newsroom


@pytest.fixture(scope="module")
def kept_newsroom(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def kept_stories(kept_newsroom: Newsroom) -> dict[Stage, int]:
    return {
        stage: kept_newsroom.at(stage, slug=f"quay-{stage}", slugline=f"quay-{stage}").pk
        for stage in BUILT
    }


@pytest.fixture
def newsroom(kept_newsroom: Newsroom, db: None) -> Newsroom:
    """A test's own, in which it may put somebody else at the desk."""
    return copy(kept_newsroom)


@pytest.fixture
def stories(newsroom: Newsroom, kept_stories: dict[Stage, int]) -> dict[Stage, Article]:
    """A story in each stage, every gate of it green."""
    return {stage: Article.objects.get(pk=pk) for stage, pk in kept_stories.items()}
