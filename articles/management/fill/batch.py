"""Rows made in memory, numbered beforehand and written many at once."""

import random
import string
from collections import defaultdict
from collections.abc import Iterable

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max

from articles.models import (
    Address,
    Approval,
    Article,
    Byline,
    Check,
    Correction,
    DeskLogEntry,
    Evidence,
    Quotation,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    TopicOnArticle,
    Version,
)

# What points comes after what it points at; the two circles are closed when the batch is committed.
IN_ORDER: tuple[type[models.Model], ...] = (
    Article, Byline, TopicOnArticle, Version, Quotation, Evidence, Check, Approval, Address,
    Release, ReleaseByline, ReleaseQuotation, ReleaseTopic, Correction, DeskLogEntry,
)  # fmt: skip
AT_ONCE = 400
_LETTERS = string.ascii_letters + string.digits


class Batch:
    """Rows that wait to be written, and the numbers they will have."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.rows: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self.last = {model: _last(model) for model in IN_ORDER}

    def add(self, row: models.Model) -> None:
        """Number a row and keep it until the batch is written."""
        model = type(row)
        self.last[model] += 1
        row.pk = self.last[model]
        self.rows[model].append(row)

    def add_all(self, rows: Iterable[models.Model]) -> None:
        for row in rows:
            self.add(row)

    def public_id(self) -> str:
        """As `make_public_id` makes them, but the same for the same seed."""
        return "".join(self.chance.choices(_LETTERS, k=12))

    def write(self) -> None:
        """All of it, inside the caller's transaction."""
        for model in IN_ORDER:
            model._default_manager.bulk_create(self.rows.pop(model, []), batch_size=AT_ONCE)

    def count_on(self) -> None:
        """Let the database number new rows after ours (PostgreSQL keeps a count of its own)."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(IN_ORDER)):
                cursor.execute(statement)


def _last(model: type[models.Model]) -> int:
    return int(model._default_manager.aggregate(last=Max("pk"))["last"] or 0)
