"""What an approval covers, made by one function; a release freezes the same (DESIGN)."""

from articles.models.article import Article
from articles.models.digests import canonical, digest_of
from articles.models.standing import Standing, standings
from articles.typography import typeset


def covers_of(article: Article, standing: list[Standing] | None = None) -> str:
    """The canonical JSON of all that a reader would get of the working copy.

    People stand in it as printed, never by key, and words as they are typeset, so that a pass of
    smart typography, which changes nothing a reader sees, ends no approval. Topics, slug,
    slugline, deadline and assignee are not in it.
    """
    words = article.words
    shown = [
        [use.picture, use.sha256, typeset(use.caption), use.credit, use.alt, use.is_decorative,
         use.after, use.across, use.down]
        for use in words.pictures
    ]  # fmt: skip
    return canonical(
        {
            "headline": typeset(words.headline),
            "standfirst": typeset(words.standfirst),
            "blocks": [
                [
                    block.kind,
                    typeset(block.text),
                    [[mark.start, mark.end, mark.name, mark.href] for mark in block.marks],
                ]
                for block in words.blocks
            ],
            "dateline": words.dateline,
            "byline": list(words.byline),
            "section": article.section.name if article.section else "",
            "kind_of_work": article.kind_of_work,
            "change": _change(article),
            "quotations": [
                _quotation(one)
                for one in (standings(article) if standing is None else standing)
            ],
            **({"pictures": shown} if shown else {}),
        }
    )


def covers_digest(article: Article, standing: list[Standing] | None = None) -> str:
    """The digest an approval carries and Legal's clearance is of."""
    return digest_of(covers_of(article, standing))


def _change(article: Article) -> list[object]:
    """What readers will be told of the change, where the copy is one of a story that is out."""
    quotation = article.change_quotation
    return [
        article.change_kind,
        article.change_note,
        article.change_said,
        article.change_right,
        article.change_at_top,
        quotation.public_id if quotation else "",
    ]


def _quotation(standing: Standing) -> list[object]:
    row = standing.quotation
    return [
        row.place,
        row.kind,
        [[part.passage, part.start, typeset(part.exact)] for part in standing.rows],
        row.speaker_name if row.is_confirmed else "",
        row.role_as_used,
        row.via,
        row.level,
        row.unnamed_reason,
        row.is_classed,
    ]
