"""What a save changes in the walk: words outside and inside the marks, and what is not words.

Each change puts a token of its own (zq17) into the copy, so that any words can be known again
wherever they turn up.
"""

import re
from collections.abc import Callable, Mapping
from itertools import count
from random import Random
from typing import Any

from articles.models import Article
from tests.factories import make_section
from tests.workflow.walk.people import Cast

SAID = (
    "The steel is older than any of us.",
    "We will not lift another crate this winter.",
    "Nobody asked the crane drivers.",
    "The north quay stays shut until June.",
    "There is money for paint and none for steel.",
    "I would not stand under it myself.",
)
"""Sentences that are in the evidence."""
UNSAID = ("The steel is brand new.", "Every crate is welcome here.")
PHRASES = ("too tired to trust", "older than any of us", "money for paint", "crane drivers")
TRANSCRIPT = "The cranes are too tired to trust. " + " ".join(SAID)

TOKEN = re.compile(r"zq\d+")
QUOTED = re.compile(r'"([^"<>]*)"')
_numbers = count(1)


def token() -> str:
    return f"zq{next(_numbers)}"


def tokens_in(text: str) -> set[str]:
    return set(TOKEN.findall(text))


def new_story(rng: Random, cast: Cast) -> dict[str, Any]:
    """The fields of a story that lacks nothing but speakers, checks and the steps themselves."""
    mark = token()
    paragraphs = [
        f"The harbour office {mark} closed the north quay, and Ada Finch said the cranes were "
        f'"{rng.choice(PHRASES)}" after forty winters.',
        f'"{rng.choice(SAID)}" she said.',
    ]
    if rng.random() < 0.3:
        paragraphs.append('In its own papers the office calls the plan "quiet water".')
    if rng.random() < 0.3:
        paragraphs.append('A crane driver said the office "knew since spring".')
    if rng.random() < 0.2:
        paragraphs.append(f'"{rng.choice(SAID)[:-1]}," she said, "and that is all."')
    return {
        "slugline": mark,
        "headline": f"North quay closes {mark}",
        "standfirst": f"The office wants the steel looked at {mark}.",
        "body": "".join(f"<p>{text}</p>" for text in paragraphs),
        "dateline": "Port Aune, 2 December",
        "section": make_section(),
        "byline": [byline_of(rng, cast)] if rng.random() < 0.3 else [NOBODY],
    }


NOBODY: Mapping[str, Any] = {"person": None, "organisation": None, "printed_as": "Staff"}


def byline_of(rng: Random, cast: Cast) -> dict[str, Any]:
    person = rng.choice(cast.writers)
    return {"person": person.pk, "organisation": None, "printed_as": person.name}


def _body(story: Article, old: str, new: str) -> dict[str, Any]:
    return {"body": story.body.replace(old, new, 1)} if old in story.body else {}


def slightly(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    """One plain word outside the marks."""
    words = ("forty", "many", "countless", "long", "weary")
    for word in words:
        if f"{word} winters" in story.body:
            other = rng.choice([one for one in words if one != word])
            return _body(story, f"{word} winters", f"{other} winters")
    return unquoted(rng, story, cast)


def unquoted(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    return {"body": TOKEN.sub(token(), story.body, count=1)}


def headline(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    return {"headline": f"North quay {rng.choice(['shut', 'closes', 'stays shut'])} {token()}"}


def quoted(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    """Other words between the marks, most of them to be found in the evidence."""
    spans = QUOTED.findall(story.body)
    if not spans:
        return unquoted(rng, story, cast)
    old = rng.choice(spans)
    new = rng.choice(SAID if rng.random() < 0.8 else UNSAID)
    if old[:1].islower():
        new = rng.choice(PHRASES)
    return _body(story, f'"{old}"', f'"{new}"')


def speaker(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    """The words stand, said by somebody else."""
    names = ("Ada Finch said", "Bo Marsh said")
    old, new = names if names[0] in story.body else names[::-1]
    return _body(story, old, new)


def one_more(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    return {"body": f'{story.body}<p>"{rng.choice(SAID)}" she added.</p>'}


def one_less(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    paragraphs = re.findall(r"<p>.*?</p>", story.body)
    if len(paragraphs) < 3:
        return one_more(rng, story, cast)
    return {"body": story.body.replace(rng.choice(paragraphs[1:]), "", 1)}


def lone_mark(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    return {"body": f'{story.body}<p>A mark " alone.</p>'}


def mended(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    """Whatever an aimless save left out or put in wrong."""
    body = story.body.replace('<p>A mark " alone.</p>', "")
    return {
        "body": body if TOKEN.search(body) else f"<p>The harbour office {token()}.</p>{body}",
        "headline": story.headline or f"North quay closes {token()}",
        "dateline": story.dateline or "Port Aune, 2 December",
        "section": story.section or make_section(),
        "byline": [byline_of(rng, cast) if rng.random() < 0.3 else NOBODY],
        "slug": story.slug if re.fullmatch(r"[-\w]+", story.slug, re.ASCII) else token(),
    }


def headless(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    return rng.choice([{"headline": ""}, {"dateline": ""}, {"byline": []}, {"section": None}])


def in_byline(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    line = byline_of(rng, cast)
    if rng.random() < 0.3:
        # The same name in print, and somebody else behind it.
        line["printed_as"] = "Staff"
    return {"byline": [line]}


def beside(rng: Random, story: Article, cast: Cast) -> dict[str, Any]:
    """What is filed with a story and is no words of it."""
    return rng.choice([{"slug": token()}, {"slugline": token()}, {"section": make_section()}])


Edit = Callable[[Random, Article, Cast], dict[str, Any]]
EDITS: Mapping[Edit, int] = {
    slightly: 6, unquoted: 5, quoted: 6, headline: 3, speaker: 2, one_more: 2, one_less: 2,
    lone_mark: 1, headless: 1, in_byline: 3, beside: 3, mended: 3,
}  # fmt: skip


def any_edit(rng: Random) -> Edit:
    return rng.choices([*EDITS], [*EDITS.values()])[0]
