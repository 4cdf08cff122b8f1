"""What the clock does to a story, and what is called off before it does."""

import datetime

from articles import clock
from articles.models import Article, Release
from articles.vocabulary import PublicState, Stage
from articles.workflow import desk_log
from articles.workflow.addresses import move_to
from articles.workflow.errors import Reason, Refused
from articles.workflow.follow_ups import close_after_release
from articles.workflow.lock import locked

LAST_SECONDS = datetime.timedelta(seconds=5)
"""So shortly before a release goes out nothing is written, so that nobody is told two things."""

WENT_OUT = "It went out while this was being done. Load the page anew: readers see it now."


def settle(article: Article, now: datetime.datetime) -> bool:
    """Write down what the clock has done to the locked story: a scheduled release that is out.

    The line in the log bears the moment it happened and no person. False: there was nothing.
    """
    if article.stage != Stage.SCHEDULED or article.to_come(now) is not None:
        return False
    release = article.newest(now)
    assert release is not None  # A story is scheduled only by a release that is to come.
    went_out(article, release)
    desk_log.write(
        article,
        who=None,
        role=None,
        step="clock",
        came_from=Stage.SCHEDULED,
        at=release.visible_from,
    )
    return True


def went_out(article: Article, release: Release) -> None:
    """The story stands as what readers see: one place for the press and for the clock."""
    article.stage, article.public_state = Stage.RELEASED, PublicState.LIVE
    article.based_on_release = release
    article.save(update_fields=["stage", "public_state", "based_on_release"])
    move_to(article, release.path)
    close_after_release(article, release)


def catch_up(now: datetime.datetime | None = None) -> int:
    """Settle every story whose moment has passed; returns how many. Doors of the desk ask first.

    One that somebody else settles at the same moment is theirs, and not counted here.
    """
    now = now or clock.now()
    settled = 0
    for pk in list(Article.objects.overdue(now).values_list("pk", flat=True)):
        with locked(pk) as article:
            settled += settle(article, clock.now())
    return settled


def going_out(article: Article, at: datetime.datetime) -> list[Reason]:
    """Why nothing is written now: the release is only seconds away."""
    release = article.to_come(at) if article.stage == Stage.SCHEDULED else None
    if release is None or release.visible_from - at > LAST_SECONDS:
        return []
    seconds = max(1, round((release.visible_from - at).total_seconds()))
    words = f"Going out in {seconds} s. Try again then; what you typed is kept."
    return [Reason("going_out", words, "hold")]


def refuse_if_out(release: Release | None) -> None:
    """On leaving: what was done under a release that has gone out meanwhile is undone."""
    if release is not None and clock.now() >= release.visible_from:
        raise Refused([Reason("went_out", WENT_OUT, "hold")], "Not done.")


def make_way(article: Article, at: datetime.datetime) -> None:
    """End what readers see at that instant, so that another release may begin there."""
    article.releases.visible(at).update(visible_until=at)


def take_off(article: Article, release: Release) -> None:
    """A release to come never comes: its interval is empty, and what readers see goes on."""
    article.releases.filter(pk=release.pk).update(visible_until=release.visible_from)
    article.releases.filter(
        visible_until=release.visible_from, visible_from__lt=release.visible_from
    ).update(visible_until=clock.OPEN_END)
