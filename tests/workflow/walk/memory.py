"""What the walk remembers of a story from step to step, and every row of it, for what must not move."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from articles.models import (
    Address,
    Approval,
    Article,
    Byline,
    Check,
    Correction,
    DeskLogEntry,
    Evidence,
    FollowUp,
    Quotation,
    Release,
    ReleaseByline,
    ReleaseQuotation,
    ReleaseTopic,
    SignOff,
    Version,
)

OWN = (
    Address, Approval, Byline, DeskLogEntry, Evidence, FollowUp, Quotation, Release,
    ReleaseByline, ReleaseQuotation, ReleaseTopic, Correction, SignOff, Version,
)  # fmt: skip
KEPT = (Version, Check, Approval, SignOff, Release, DeskLogEntry, Quotation, Evidence)


@dataclass
class Memory:
    """A story as it was left by the step before."""

    log_seq: int = 0
    log_head: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    cancelled: set[int] = field(default_factory=set)
    """Releases that were called off: no reader ever sees one."""
    ran: dict[int, datetime.datetime] = field(default_factory=dict)
    """Releases readers have seen, and from when."""
    to_come: tuple[int, datetime.datetime] | None = None
    judged: set[int] = field(default_factory=set)
    """Releases whose contents were looked at."""


def rows_of(pk: int) -> dict[str, list[Any]]:
    """Everything on record of a story, row by row."""
    found = {
        model.__name__: list(
            model._default_manager.filter(article=pk).order_by("pk").values_list()
        )
        for model in OWN
    }
    found["Article"] = list(Article.objects.filter(pk=pk).values_list())
    checks = Check.objects.filter(quotation__article=pk)
    found["Check"] = list(checks.order_by("pk").values_list())
    return found


def counts_of(pk: int) -> dict[str, int]:
    found = {
        model.__name__: model._default_manager.filter(article=pk).count()
        for model in KEPT
        if model is not Check
    }
    found["Check"] = Check.objects.filter(quotation__article=pk).count()
    return found
