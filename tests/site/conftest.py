"""A story that readers can see, for every test of the readers' door."""

import pytest

from articles.models import Release
from articles.vocabulary import Stage
from tests.factories import Desk, make_article


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


@pytest.fixture
def live(desk: Desk) -> Release:
    """A released story of two checked quotations by Ada Finch."""
    article = make_article(Stage.RELEASED, desk=desk, slug="north-quay-closes")
    release: Release = article.releases.get()
    return release
