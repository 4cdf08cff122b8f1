"""The queues of the index: what waits for whom, in the order this person acts."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from articles import policy
from articles.admin.tally import Tally
from articles.models import Article, DeskLogEntry, Release, standings_of
from articles.templatetags.desk import clock_time, nearness
from articles.templatetags.when import countdown
from articles.vocabulary import QuotationState, RoleName, Stage
from articles.workflow import contributors
from articles.workflow.gates import needs_second
from people.models import Editor

SHOWN = 5
MOST = 300
"""More stories in work than this are not looked through; the list of stories has them all."""

CHECKABLE = frozenset({QuotationState.UNCHECKED, QuotationState.STALE})
SENT_ON = {"return": "Returned by", "raise": "Raised by", "lapse": "Approval ended,"}


@dataclass
class Row:
    """One story in a queue."""

    article: Article
    tally: Tally
    last: DeskLogEntry | None
    nearness: str
    stands: str = ""
    goes_out: datetime.datetime | None = None
    """When it goes out by itself, where that is set."""
    is_yours: bool = False
    """It is this person's to do, said in blue."""


@dataclass
class Queue:
    """A named list, for the roles whose work it is."""

    name: str
    title: str
    roles: frozenset[RoleName]
    empty: str
    query: str
    """The same list as an address of the list of stories."""
    rows: list[Row] = field(default_factory=list)
    whose: str = ""
    """Whose work it is, where it is not this person's."""

    @property
    def shown(self) -> list[Row]:
        return self.rows[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.rows) - SHOWN)


def blank_queues() -> dict[str, Queue]:
    desk, duty, checker = RoleName.DESK, RoleName.DUTY, RoleName.CHECKER
    rows = (
        ("mine", "Mine", frozenset(RoleName), "Nothing is with you.", "has=me"),
        ("to-edit", "At the desk", frozenset({desk}), "Nothing waits for the desk.", "stage=desk"),
        ("to-check", "To check", frozenset({checker}), "Nothing to check.", "stage=checking"),
        ("to-approve", "To approve", frozenset({desk, duty}), "Nothing to approve.",
         "stage=checking"),
        ("to-release", "To release", frozenset({duty}), "Nothing to release.", "stage=approved"),
        ("scheduled", "Scheduled", frozenset({duty}), "Nothing is scheduled.", "stage=scheduled"),
    )  # fmt: skip
    return {row[0]: Queue(*row) for row in rows}


def queues_for(editor: Editor, at: datetime.datetime, *, whole: bool = False) -> list[Queue]:
    """Every queue with its stories by deadline; own queues first, others' work last."""
    queues = blank_queues()
    for row in rows_in_work(at):
        for name in queues_of(row, editor):
            queues[name].rows.append(row)
    queues["scheduled"].rows.sort(key=lambda row: row.goes_out or at)
    held = policy.roles_of(editor)
    own = [queue for queue in queues.values() if queue.roles & held]
    others = [queue for queue in queues.values() if not queue.roles & held]
    for queue in others:
        queue.whose = _whose(queue)
    for queue in (*own, *others):
        for row in queue.rows if whole else queue.shown:
            say_where(queue, row, editor, at)
    return [*own, *(queue for queue in others if queue.rows)]


def rows_in_work(at: datetime.datetime) -> list[Row]:
    articles = list(
        Article.objects.in_work().by_deadline().select_related("section", "assignee")[:MOST]
    )
    standings = standings_of(articles)
    last = {
        entry.article_id: entry
        for entry in DeskLogEntry.objects.filter(
            article__in=articles, seq=F("article__log_seq")
        ).select_related("who")
    }
    goes_out = dict(
        Release.objects.to_come(at)
        .filter(article__in=articles)
        .values_list("article", "visible_from")
    )
    return [
        Row(
            one,
            Tally(standings[one.pk]),
            last.get(one.pk),
            nearness(one.deadline, at),
            goes_out=goes_out.get(one.pk),
        )
        for one in articles
    ]


def queues_of(row: Row, editor: Editor) -> Iterable[str]:
    """The queues a story stands in. It may be mine and wait for a checker as well."""
    article, open_states = row.article, {state for state, _ in row.tally.open}
    if editor.pk in {article.assignee_id, article.made_by_id}:
        yield "mine"
    if article.stage == Stage.APPROVED:
        yield "to-release"
    elif article.stage == Stage.SCHEDULED:
        yield "scheduled"
    elif article.stage in {Stage.DESK, Stage.CHECKING}:
        if row.tally.is_settled:
            yield "to-approve"
        elif article.stage == Stage.DESK:
            yield "to-edit"
        elif open_states & CHECKABLE or QuotationState.DISPUTED in open_states:
            yield "to-check"


def say_where(queue: Queue, row: Row, editor: Editor, at: datetime.datetime) -> None:
    """Where the story stands, in the words of the queue it is shown in."""
    held = policy.roles_of(editor)
    row.stands = row.article.stands.capitalize()
    if row.last is not None and row.last.step in SENT_ON:
        row.stands = f"{SENT_ON[row.last.step]} {row.last.who}"
    if row.goes_out:
        row.stands = f"Out {clock_time(row.goes_out)}, {countdown(row.goes_out, at)}"
    elif queue.name == "to-approve":
        row.stands = "Ready to approve"
        if held & queue.roles:
            row.stands = why_not(row, editor) or "You may approve"
            row.is_yours = row.stands == "You may approve"
    elif queue.name == "to-release":
        row.is_yours = bool(held & queue.roles)
        row.stands = "You may release" if row.is_yours else "Approved"
    elif queue.name == "to-check" and row.article.assignee is None:
        row.stands = "Nobody has taken it"


def why_not(row: Row, editor: Editor) -> str:
    """Why somebody else approves; nothing where this person may."""
    version = contributors(row.article).get(editor.pk)
    if version is not None:
        return f"Not you: you wrote in v{version}"
    for one in row.tally.classed:
        if one.quotation.classed_by_id == editor.pk and needs_second(one):
            return f"Not you: you classed “{one.quotation.exact}”"
    return ""


def _whose(queue: Queue) -> str:
    names = " and ".join(role.label for role in RoleName if role in queue.roles)
    return f"{names}: their work, shown so that you can follow your stories"
