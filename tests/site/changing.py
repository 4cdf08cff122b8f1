"""What befalls a story after its first release, in one call each, for the tests of the readers' door."""

import datetime
import itertools
from collections.abc import Callable
from typing import Any

from articles import clock, workflow
from articles.models import Article, Release
from articles.vocabulary import ChangeKind, Stage
from tests.factories import Desk, make_article
from tests.workflow.newsroom import fresh, rewrite

OLD, NEW = "closed the north quay on Tuesday", "closed the north quay on Wednesday"


def counting(begun: datetime.datetime) -> Callable[[], datetime.datetime]:
    """A clock that goes on from there, a second at each look."""
    seconds = itertools.count()
    return lambda: begun + datetime.timedelta(seconds=next(seconds))


class Paper(Desk):
    """A desk whose stories are out, and are then changed, doubted, taken down or scheduled."""

    def story(self, stage: Stage = Stage.RELEASED, **changes: Any) -> Article:
        return make_article(stage, desk=self, **{"slug": "north-quay-closes", **changes})

    def begin(
        self,
        article: Article,
        kind: ChangeKind,
        old: str = OLD,
        new: str = NEW,
        name: str = "body",
        **told: Any,
    ) -> Article:
        """A change of the live story, worded and approved."""
        told = {"note": "The day was another one."} | told
        if kind == ChangeKind.CORRECTION:
            told = {"said": f"The office {old}.", "right": f"The office {new}."} | told
        workflow.revise(self.desk, article.pk, kind, **told)
        if old != new:
            rewrite(self.desk, article, old, new, name)
        workflow.submit(self.desk, article.pk)
        self.send_to_check(fresh(article))
        self.check_and_approve(fresh(article))
        return fresh(article)

    def change(self, article: Article, kind: ChangeKind, *words: str, **told: Any) -> Release:
        self.begin(article, kind, *words, **told)
        released: Release = workflow.release(self.duty, article.pk)
        return released

    def hold(self, article: Article) -> Release:
        held: Release = workflow.hold(
            self.duty, article.pk, reason="zqreasonzq: somebody rang."
        )
        return held

    def lift(self, article: Article, outcome: str = "It stands as it was.") -> Release:
        workflow.ask_lift(self.duty, article.pk, outcome=outcome)
        lifted: Release = workflow.lift(self.desk2, article.pk)
        return lifted

    def retract(
        self, article: Article, reason: str = "Nobody said it.", substitute: str = ""
    ) -> Release:
        workflow.ask_retract(self.duty, article.pk, reason=reason, substitute=substitute)
        retracted: Release = workflow.retract(self.desk2, article.pk)
        return retracted

    def reinstate(self, article: Article, note: str = "It was said after all.") -> Release:
        workflow.ask_reinstate(self.duty, article.pk, note=note)
        back: Release = workflow.reinstate(self.desk2, article.pk)
        return back

    def remove(self, article: Article) -> Release:
        workflow.ask_remove(self.duty, article.pk, ground="zqgroundzq: a court said so.")
        removed: Release = workflow.remove(self.legal, article.pk)
        return removed

    def schedule(self, article: Article, hours: float = 1) -> datetime.datetime:
        moment = clock.now() + datetime.timedelta(hours=hours)
        workflow.schedule(self.duty, article.pk, moment)
        return moment
