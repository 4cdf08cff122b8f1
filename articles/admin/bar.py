"""The workflow bar: where the story stands, what is missing, and what this person may do."""

import datetime
from dataclasses import dataclass

from articles.admin.asking import allows
from articles.admin.buttons import Button, Buttons, arrange
from articles.admin.tally import Tally
from articles.models import Article, Release
from articles.vocabulary import Stage
from articles.workflow import Copy, Reason, offers
from articles.workflow.change_gates import behind, change_told
from articles.workflow.gates import before_approval
from articles.workflow.step_gates import before_release
from people.models import Editor

SHOWN = 4
LINE = (
    Stage.DRAFT,
    Stage.DESK,
    Stage.CHECKING,
    Stage.APPROVED,
    Stage.SCHEDULED,
    Stage.RELEASED,
)
NAMES = {Stage.RELEASED: "Live"}
OVER = frozenset({Stage.RELEASED, Stage.SPIKED})
SIGNED = frozenset({Stage.APPROVED, Stage.SCHEDULED})


@dataclass
class Bar:
    article: Article
    tally: Tally
    missing: list[Reason]
    missing_before: str
    line: list[tuple[str, str]]
    buttons: Buttons
    newest: Release | None = None
    """What readers saw last, where the story has been out."""
    to_come: Release | None = None
    """What goes out by itself."""
    check_next: int | None = None
    """The quotation a checker goes to next, where that is what they most likely do."""
    may_save: bool = False
    may_take: bool = False
    may_describe: bool = False
    """Say what kind of change it is, and what readers are told of it."""

    @property
    def shown(self) -> list[Reason]:
        return self.missing[:SHOWN]

    @property
    def rest(self) -> list[Reason]:
        return self.missing[SHOWN:]

    @property
    def primary(self) -> Button | None:
        """The step that comes first, where one does."""
        return self.buttons.primary


def bar_of(editor: Editor, article: Article, copy: Copy, at: datetime.datetime) -> Bar:
    may_save = allows(editor, "save", article)
    to_come = article.to_come(at) if article.stage == Stage.SCHEDULED else None
    offered = offers(editor, article, at, copy)
    bar = Bar(
        article,
        Tally(copy.standings),
        missing_of(article, copy, to_come),
        "release" if article.stage in SIGNED else "approval",
        stage_line(article),
        arrange(editor, article, copy, offered, may_save=may_save),
        newest=copy.newest,
        to_come=to_come,
        may_save=may_save,
        may_take=article.assignee_id != editor.pk and allows(editor, "take", article),
        may_describe=allows(editor, "describe_change", article),
    )
    first_open = bar.tally.first_open
    if bar.primary is None and first_open and allows(editor, "verify", article):
        bar.check_next = first_open.quotation.pk
    return bar


def missing_of(article: Article, copy: Copy, to_come: Release | None) -> list[Reason]:
    """What stands between the story and its next signature, or its release at the hour set."""
    if article.stage in OVER:
        return []
    if article.stage in SIGNED:
        moment = to_come.visible_from if to_come else copy.at
        return before_release(Copy(article, moment, now=copy.at) if to_come else copy)
    return [*before_approval(copy), *change_told(copy), *behind(copy)]


def stage_line(article: Article) -> list[tuple[str, str]]:
    """The stages in order: past, present, to come."""
    here = LINE.index(article.stage) if article.stage in LINE else -1
    names = [NAMES.get(stage, stage.label.capitalize()) for stage in LINE]
    when = [
        "past" if at < here else "present" if at == here else "future"
        for at in range(len(LINE))
    ]
    return list(zip(names, when, strict=True))
