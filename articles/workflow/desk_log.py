"""The only code that writes the desk log."""

import datetime

from articles.models import Article, DeskLogEntry, state_of
from articles.vocabulary import RoleName
from people.models import Editor


def write(
    article: Article,
    *,
    who: Editor | None,
    role: RoleName | None,
    step: str,
    came_from: str,
    at: datetime.datetime,
    reason: str = "",
    digests: dict[str, str] | None = None,
) -> DeskLogEntry:
    """Add one line to the story's chain and move its head. Runs inside `locked()`."""
    entry = compose(
        article, state_of(article), who=who, role=role, step=step, came_from=came_from, at=at,
        reason=reason, digests=digests,
    )  # fmt: skip
    entry.save()
    article.save(update_fields=["log_seq", "log_head"])
    return entry


def compose(
    article: Article,
    state: dict[str, str],
    *,
    who: Editor | None,
    role: RoleName | None,
    step: str,
    came_from: str,
    at: datetime.datetime,
    reason: str = "",
    digests: dict[str, str] | None = None,
) -> DeskLogEntry:
    """The next line of the chain, not yet saved, and the head of the chain moved to it."""
    entry = DeskLogEntry(
        article=article,
        seq=article.log_seq + 1,
        who=who,
        role=role.value if role else "",
        step=step,
        stage_from=came_from,
        stage_to=article.stage,
        version=article.version_no,
        reason=reason,
        digests=(digests or {}) | state,
        previous=article.log_head,
        at=at,
    )
    entry.digest = entry.computed_digest()
    article.log_seq, article.log_head = entry.seq, entry.digest
    return entry
