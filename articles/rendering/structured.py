"""What search engines are told of a story (schema.org NewsArticle), from its release alone."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from articles.models import Release, ReleaseByline, ReleaseQuotation, ReleaseTopic

# A closing tag or a comment inside the data must not end its element.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def news_article(
    release: Release,
    bylines: Iterable[ReleaseByline],
    quotations: Sequence[ReleaseQuotation],
    topics: Iterable[ReleaseTopic],
) -> SafeString:
    """JSON-LD, safe inside a script element of type application/ld+json."""
    origin = settings.NEWSROOM_ORIGIN
    url = f"{origin}{release.path}"
    publisher = {
        "@type": "NewsMediaOrganization", "name": settings.NEWSROOM_NAME, "url": f"{origin}/",
    }  # fmt: skip
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": release.headline,
        "description": release.standfirst,
        "dateline": release.dateline,
        "articleSection": release.section_name,
        "wordCount": release.word_count,
        "datePublished": release.first_published_at.isoformat(timespec="seconds"),
        "dateModified": release.visible_from.isoformat(timespec="seconds"),
        "author": [_author(line, origin) for line in bylines],
        "publisher": publisher,
        "keywords": [row.topic_name for row in topics],
        "hasPart": [_quotation(row, url) for row in quotations],
    }
    given = {name: value for name, value in told.items() if value not in ("", [], None)}
    return SafeString(json.dumps(given, ensure_ascii=False).translate(_ESCAPES))


def _author(line: ReleaseByline, origin: str) -> dict[str, str]:
    author = {
        "@type": "Organization" if line.organisation_id else "Person", "name": line.printed_as,
    }  # fmt: skip
    somebody = line.person or line.organisation
    return author | {"url": f"{origin}{somebody.get_absolute_url()}"} if somebody else author


def _quotation(row: ReleaseQuotation, url: str) -> dict[str, Any]:
    creator = "Organization" if row.organisation_id else "Person"
    return {
        "@type": "Quotation",
        "@id": f"{url}#q-{row.public_id}",
        "text": row.words,
        **({} if row.unnamed else {"creator": {"@type": creator, "name": row.speaker}}),
    }
