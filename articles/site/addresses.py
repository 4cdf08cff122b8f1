"""Where a path leads that readers were given once: an address answers for ever."""

import datetime

from articles.models import Release


def leads_to(path: str, at: datetime.datetime) -> Release | None:
    """What is visible now of the story that was found there, wherever it stands.

    Only a release that ran counts. A path that is claimed for a release to come, or was for one
    that was called off, is as unknown as any other.
    """
    ran = Release.objects.ran(at).filter(path=path).order_by().values("article")[:1]
    visible = Release.objects.visible(at).filter(article__in=ran)
    now: Release | None = visible.defer("covers", "quotations_then", "body_html").first()
    return now


def story_at(path: str, at: datetime.datetime) -> Release | None:
    """The same where it is a story and no notice."""
    release = leads_to(path, at)
    return None if release is None or release.is_notice else release
