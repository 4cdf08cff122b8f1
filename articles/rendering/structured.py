"""What search engines are told of a story (schema.org NewsArticle), from its release alone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString

from articles.models import Release, ReleaseByline, ReleaseQuotation, ReleaseTopic
from articles.rendering.notes import Note, note_words, notes_of
from articles.vocabulary import ChangeKind
from people.models import Person

# A closing tag or a comment inside the data must not end its element.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_PUT_RIGHT = frozenset(
    {
        ChangeKind.CORRECTION,
        ChangeKind.CLARIFICATION,
        ChangeKind.EDITORS_NOTE,
        ChangeKind.STRIKE,
        ChangeKind.REINSTATEMENT,
    }
)
_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def told_of(
    bylines: Iterable[ReleaseByline],
    quotations: Sequence[ReleaseQuotation],
    topics: Iterable[ReleaseTopic],
) -> dict[str, Any]:
    """What is told of the rows of a release, frozen with it; addresses are those of this site."""
    return {
        "author": [_author(line) for line in bylines],
        "keywords": [row.topic_name for row in topics],
        "hasPart": [_quotation(row) for row in quotations],
    }


def news_article(release: Release, rows: Mapping[str, Any], image: str = "") -> SafeString:
    """JSON-LD, safe inside a script element of type application/ld+json."""
    origin = settings.NEWSROOM_ORIGIN
    url = f"{origin}{release.path}"
    publisher = {
        "@type": "NewsMediaOrganization", "name": settings.NEWSROOM_NAME, "url": f"{origin}/",
        "logo": f"{origin}{static('newsroom/img/share.png')}",
        "publishingPrinciples": f"{origin}/#promise",
        "correctionsPolicy": f"{origin}/corrections/",
    }  # fmt: skip
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": release.headline,
        "description": release.standfirst,
        "image": image or [f"{origin}{static('newsroom/img/share.png')}"],
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "dateline": release.dateline,
        "articleSection": release.section_name,
        "wordCount": release.word_count,
        "datePublished": release.first_published_at.isoformat(timespec="seconds"),
        "dateModified": release.modified_at.isoformat(timespec="seconds"),
        "author": [_at(author, "url", origin) for author in rows["author"]],
        "publisher": publisher,
        "keywords": rows["keywords"],
        "hasPart": [_at(quotation, "@id", url) for quotation in rows["hasPart"]],
        "correction": [
            _correction(note) for note in notes_of(release) if note.kind in _PUT_RIGHT
        ],
    }
    return _written(told)


def profile_page(person: Person, job: str) -> SafeString:
    """The page of somebody named (schema.org ProfilePage), as JSON-LD like that of a story."""
    url = f"{settings.NEWSROOM_ORIGIN}{person.get_absolute_url()}"
    somebody = {"@type": "Person", "@id": url, "name": person.name, "url": url}
    told = somebody | {"jobTitle": job, "description": person.bio}
    return _written(
        {
            "@context": "https://schema.org",
            "@type": "ProfilePage",
            "url": url,
            "mainEntity": {name: value for name, value in told.items() if value},
        }
    )


def _written(told: dict[str, Any]) -> SafeString:
    given = {name: value for name, value in told.items() if value not in ("", [], None)}
    written = _WRITER.encode(given)
    # Each in a pass of its own: str.translate looks at every character, and takes fifty times as long.
    for sign, escaped in _ESCAPES.items():
        written = written.replace(sign, escaped)
    return SafeString(written)


def _at(told: dict[str, Any], name: str, base: str) -> dict[str, Any]:
    """With an address in full, where it has one."""
    return told | {name: f"{base}{told[name]}"} if name in told else told


def _author(line: ReleaseByline) -> dict[str, str]:
    author = {
        "@type": "Organization" if line.organisation_id else "Person", "name": line.printed_as,
    }  # fmt: skip
    somebody = line.person or line.organisation
    return author | {"url": somebody.get_absolute_url()} if somebody else author


def _correction(note: Note) -> dict[str, str]:
    """A note that puts something right (schema.org CorrectionComment)."""
    return {
        "@type": "CorrectionComment",
        "name": note.head,
        "text": " ".join(note_words(note)),
        "datePublished": note.at.isoformat(timespec="seconds"),
    }


def _quotation(row: ReleaseQuotation) -> dict[str, Any]:
    creator = "Organization" if row.organisation_id else "Person"
    return {
        "@type": "Quotation",
        "@id": f"#q-{row.public_id}",
        "text": row.words,
        **({} if row.unnamed else {"creator": {"@type": creator, "name": row.speaker}}),
    }
