"""A story with everything the routine asks about, at every stage, and the people who press."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from articles import clock, workflow
from articles.models import Article, Standing, standings
from articles.vocabulary import PublicState, QuotationKind, RoleName, SourceLevel, Stage
from articles.workflow import Refused
from people.models import Editor
from tests.factories import SAID, Desk, make_editor

BODY = (
    "<p>The harbour office closed the north quay on Tuesday, and Ada Finch said the cranes were "
    '"too tired to trust" after forty winters.</p>'
    '<p>"We will not lift another crate until the steel has been looked at," she said.</p>'
    '<p>In its own papers the office calls the plan "quiet water".</p>'
    '<p>A crane driver said the office "knew since spring".</p>'
)
"""Four spans: two of Ada Finch (verified), a term (classed), an unnamed source (waived)."""

BUILT = (
    Stage.DRAFT,
    Stage.DESK,
    Stage.CHECKING,
    Stage.APPROVED,
    Stage.RELEASED,
    Stage.SPIKED,
)

TOMORROW = datetime.timedelta(days=1)


class Newsroom(Desk):
    """A desk whose stories stand, at every stage, with every gate green."""

    def __init__(self) -> None:
        super().__init__()
        self.desk3 = make_editor("desk3", RoleName.DESK)
        self.stranger = make_editor("stranger", RoleName.REPORTER)

    def ready(self, **changes: Any) -> Article:
        """A draft in which nothing is missing but the steps themselves."""
        article = self.write(**{"body": BODY, **changes})
        partial, full, term, unnamed = standings(article)
        for one in (partial, full):
            workflow.confirm_speaker(
                self.desk, article.pk, one.quotation.pk, person=self.speaker
            )
        workflow.class_span(
            self.desk,
            article.pk,
            term.quotation.pk,
            kind=QuotationKind.TERM,
            reason="The name of a plan.",
        )
        key = unnamed.quotation.pk
        workflow.confirm_speaker(self.desk, article.pk, key, words="a crane driver")
        workflow.describe_source(
            self.desk,
            article.pk,
            key,
            level=SourceLevel.UNNAMED,
            reason="She fears for her work.",
        )
        workflow.sign_off(self.duty, article.pk, key)
        workflow.waive(self.duty, article.pk, key, reason="Her words are in no recording.")
        self.check_all(article, SAID)
        return Article.objects.get(pk=article.pk)

    def at(self, stage: Stage, **changes: Any) -> Article:
        """A ready story brought to that stage."""
        article = self.ready(**changes)
        if stage == Stage.SPIKED:
            workflow.spike(self.reporter, article.pk, reason="Overtaken by events.")
        else:
            for _, press in zip(range(BUILT.index(stage)), self.presses(), strict=False):
                press(article.pk)
        article = Article.objects.get(pk=article.pk)
        assert article.stage == stage, f"{article.stage}, not {stage}"
        return article

    def presses(self) -> Iterator[Any]:
        yield lambda pk: workflow.submit(self.reporter, pk)
        yield lambda pk: workflow.send_to_check(self.desk, pk)
        yield lambda pk: workflow.approve(self.desk2, pk)
        yield lambda pk: workflow.release(self.duty, pk)

    def release(self, article: Article) -> Article:
        workflow.release(self.duty, article.pk)
        return fresh(article)

    def change(self, article: Article, stage: Stage, kind: str = "correction") -> Article:
        """A change of a story that is out, brought to that stage by the reporter and the desk."""
        workflow.revise(self.reporter, article.pk, kind, said="forty", right="fifty winters")
        rewrite(self.reporter, article, "forty winters", "fifty winters")
        if stage != Stage.DRAFT:
            workflow.submit(self.reporter, article.pk)
        if stage in {Stage.APPROVED, Stage.SCHEDULED}:
            workflow.approve(self.desk, article.pk)
        if stage == Stage.SCHEDULED:
            workflow.schedule(self.duty, article.pk, clock.now() + TOMORROW)
        return fresh(article)

    def take_down(self, article: Article, state: PublicState) -> Article:
        """A live story held, retracted or removed, by Duty and a second signature."""
        if state == PublicState.HELD:
            workflow.hold(self.duty, article.pk, reason="A doubt.")
        elif state == PublicState.RETRACTED:
            workflow.ask_retract(self.duty, article.pk, reason="It is untrue.")
            workflow.retract(self.desk, article.pk)
        elif state == PublicState.REMOVED:
            workflow.ask_remove(self.duty, article.pk, ground="A court.")
            workflow.remove(self.legal, article.pk)
        return fresh(article)


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def nth(article: Article, number: int) -> Standing:
    """The span in marks at that place in the text, from 1, as it stands now."""
    in_marks = [
        one for one in standings(article) if one.quotation.kind != QuotationKind.REPORTED
    ]
    return in_marks[number - 1]


def states(article: Article) -> list[str]:
    return [one.state.value for one in standings(article)]


def rewrite(
    editor: Editor, article: Article, old: str, new: str, name: str = "body"
) -> Article:
    """Change some words of the story as it is now."""
    now = fresh(article)
    text = getattr(now, name)
    assert old in text, f"{old!r} is not in the {name}: {text}"
    return workflow.save(
        editor, now.pk, {name: text.replace(old, new)}, seen_version=now.version_no
    )


def log_of(article: Article) -> list[str]:
    return list(article.desk_log.order_by("seq").values_list("step", flat=True))


@dataclass
class Outcome:
    """What a press came to: nothing in the way, or the refusal with its codes."""

    refusal: Refused | None = None
    codes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        if self.refusal is None:
            return "done"
        return f"{type(self.refusal).__name__}({', '.join(self.codes)})"


def outcome_of(act: Any, *args: Any, **kwargs: Any) -> Outcome:
    """Press, and undo it: the story stands as before."""
    with undone():
        try:
            act(*args, **kwargs)
        except Refused as refused:
            return Outcome(refused, [reason.code for reason in refused.reasons])
    return Outcome()


def codes_of(act: Any, *args: Any, **kwargs: Any) -> list[str]:
    """The codes by which a press is refused; fails where it is not."""
    try:
        act(*args, **kwargs)
    except Refused as refused:
        return [reason.code for reason in refused.reasons]
    raise AssertionError("It was not refused.")


@contextmanager
def undone() -> Iterator[None]:
    """A savepoint that is always rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sql(statement: str, *values: Any) -> int:
    """What somebody with the database's password may do. Returns the rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
