"""The present state of a story as digests, written into each line of its desk log.

What moves (stage, confirmations, classes, embargo, intervals, addresses) is under a digest here,
so that an alteration behind the workflow's back shows at the next `verify`.
"""

from collections.abc import Sequence

from articles.models.article import Article
from articles.models.digests import digest_of
from articles.models.release import ReleaseRow
from articles.models.release_rows import (
    Correction,
    ReleaseByline,
    ReleasePicture,
    ReleaseQuotation,
    ReleaseTopic,
)

POINTERS: tuple[tuple[type[ReleaseRow], tuple[str, ...]], ...] = (
    (ReleaseByline, ("person", "organisation")),
    (ReleaseQuotation, ("person", "organisation")),
    (ReleaseTopic, ("topic",)),
    (Correction, ("quotation",)),
)


WALKED = ("pk", "release", "article", "first_published_at")
"""What of the rows of a release lists walk; `POINTERS` says where they lead beside that."""


def state_of(article: Article) -> dict[str, str]:
    """Digests of the story's own row, its quotations, evidence, approvals, releases and pictures."""
    return _of_pictures(article) | {
        "state:article": digest_of(
            own_record(
                article,
                article.words.digest,
                list(article.bylines.values_list("order", "person", "organisation")),
                list(article.topic_uses.order_by("tag").values_list("tag", flat=True)),
            )
        ),
        "state:quotations": digest_of(
            [row.as_record() for row in article.quotations.order_by("pk")]
        ),
        "state:evidence": digest_of(
            [row.as_record() for row in article.evidence.order_by("pk")]
        ),
        "state:approvals": digest_of(
            list(article.approvals.order_by("pk").values_list("pk", "voided_at"))
        ),
        "state:follow_ups": digest_of(
            [row.as_record() for row in article.follow_ups.order_by("pk")]
        ),
        "state:releases": digest_of(_releases(article)),
        "state:addresses": digest_of(
            list(article.addresses.order_by("pk").values_list("path", "current"))
        ),
    }


def _of_pictures(article: Article) -> dict[str, str]:
    """Where each picture is cut and how long it may be shown; nothing for a story without any."""
    files = list(article.picture_files.order_by("pk").values_list("pk", "usable_until"))
    shown = ReleasePicture.objects.filter(release__article=article).order_by("pk")
    rows = list(shown.values_list(*WALKED, "picture"))
    return {"state:pictures": digest_of([article.pictures, files, rows])} if files else {}


def _releases(article: Article) -> list[object]:
    """What moves of the releases, and where they and their rows point: lists walk these keys."""
    releases = list(
        article.releases.order_by("pk").values_list(
            "pk", "visible_from", "visible_until", "section"
        )
    )
    if not releases:
        return []
    return [
        releases,
        *(
            list(
                model.objects.filter(release__article=article)  # type: ignore[misc]
                .order_by("pk")
                .values_list(*WALKED, *points)
            )
            for model, points in POINTERS
        ),
    ]


def own_record(
    article: Article, words: str, byline: Sequence[object], topics: Sequence[int]
) -> dict[str, object]:
    """The story's own row. `byline` is order, person and organisation of each line; `topics` by key."""
    return {
        "words": words,
        "section": article.section_id,
        "kind_of_work": article.kind_of_work,
        "slug": article.slug,
        "embargo": [article.embargo_until, article.embargo_note],
        "legal": [article.legal_required, article.legal_hold],
        "made": [article.made_by_id, article.made_at],
        "change": [
            article.change_kind,
            article.change_note,
            article.change_said,
            article.change_right,
            article.change_at_top,
            article.change_quotation_id,
            article.revised_by_id,
            article.based_on_release_id,
        ],
        "stage": article.stage,
        "public_state": article.public_state,
        "version_no": article.version_no,
        "byline": byline,
        "topics": topics,
        "desk": [article.slugline, article.deadline, article.assignee_id],
    }
