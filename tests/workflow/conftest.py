"""One newsroom for all of these chapters, built once; what a module or a test does to it is undone."""

from collections.abc import Generator, Iterator
from copy import copy
from typing import Any

import pytest
from django.db import transaction

from articles.models import Article
from articles.vocabulary import Stage
from tests.workflow.newsroom import BUILT, Newsroom, undone


class Kept:
    """The newsroom with a story in each stage, in a transaction that is never committed.

    Building it takes as long as sixty tests of it. It stays open from module to module, and is
    undone before tests that are not of this folder, or that see committed rows only.
    """

    def __init__(self) -> None:
        self.transaction: transaction.Atomic | None = None
        self.newsroom: Newsroom
        self.stories: dict[Stage, int] = {}

    def open(self) -> None:
        if self.transaction is not None:
            return
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.newsroom = Newsroom()
        self.stories = {
            stage: self.newsroom.at(stage, slug=f"quay-{stage}", slugline=f"quay-{stage}").pk
            for stage in BUILT
        }

    def close(self) -> None:
        if self.transaction is not None:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)
            self.transaction = None


KEPT = pytest.StashKey[Kept]()


def stands_on(item: pytest.Item | None, folder: pytest.Item) -> bool:
    """Whether a test may find the kept newsroom open: one of this folder that is rolled back."""
    if item is None or item.path.parent != folder.path.parent:
        return False
    marker = item.get_closest_marker("django_db")
    return marker is None or not marker.kwargs.get("transaction", False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, Any, Any]:
    """After the last test that stands on it, and after the fixtures of its module."""
    result = yield
    kept = item.config.stash.get(KEPT, None)
    if kept is not None and not stands_on(nextitem, item):
        with item.config.stash[BLOCKER].unblock():
            kept.close()
    return result


BLOCKER = pytest.StashKey[Any]()


@pytest.fixture(scope="session")
def kept(django_db_setup: None, django_db_blocker: Any, pytestconfig: pytest.Config) -> Kept:
    pytestconfig.stash[BLOCKER] = django_db_blocker
    pytestconfig.stash[KEPT] = Kept()
    return pytestconfig.stash[KEPT]


@pytest.fixture(scope="module")
def kept_newsroom(kept: Kept, django_db_blocker: Any) -> Iterator[Newsroom]:
    """The newsroom, to which a module may add what all its tests stand on."""
    with django_db_blocker.unblock():
        kept.open()
        with undone():
            yield kept.newsroom


@pytest.fixture(scope="module")
def kept_stories(kept: Kept, kept_newsroom: Newsroom) -> dict[Stage, int]:
    return kept.stories


@pytest.fixture
def newsroom(kept_newsroom: Newsroom, db: None) -> Newsroom:
    """A test's own, in which it may put somebody else at the desk."""
    return copy(kept_newsroom)


@pytest.fixture
def stories(newsroom: Newsroom, kept_stories: dict[Stage, int]) -> dict[Stage, Article]:
    """A story in each stage, every gate of it green."""
    return {stage: Article.objects.get(pk=pk) for stage, pk in kept_stories.items()}
