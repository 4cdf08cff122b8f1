"""The pages of changes and doubts as pages: well formed, nothing inline, no cookie, every link good."""

import re

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article
from articles.vocabulary import ChangeKind
from tests.site.changing import NEW, OLD, Paper
from tests.site.test_notices import path_of
from tests.site.test_pages import Outline


@pytest.fixture
def pages(db: None) -> dict[str, int]:
    """A page of each kind, with the status it answers with."""
    paper = Paper()
    live, back, held, gone, wrong = (
        paper.story(slug=name, slugline=name)
        for name in ("live", "back", "held", "gone", "wrong")
    )
    paper.change(live, ChangeKind.CORRECTION, note="One.\n\nTwo <b>lines</b>.", at_top=True)
    paper.change(live, ChangeKind.UPDATE, NEW, OLD)
    paper.retract(back)
    paper.reinstate(back)
    release = paper.hold(held)
    paper.retract(wrong, substitute=path_of(live))
    paper.remove(gone)
    fire = paper.write(slug="fire", slugline="fire")
    paper.confirm_all(fire)
    workflow.emergency(paper.duty, fire.pk, reason="Nobody else is awake.")
    stories = {article.slug: path_of(article) for article in Article.objects.all()}
    return {
        **{path: 410 if name == "gone" else 200 for name, path in stories.items()},
        **{f"{stories[name]}changes/": 200 for name in ("live", "back", "held")},
        f"{stories['gone']}changes/": 410,
        f"{stories['fire']}record/": 200,
        f"/corrections/{release.pk}/": 200,
        "/corrections/": 200,
        "/corrections/?kind=correction": 200,
        "/corrections/?kind=clarification": 200,
    }


def test_each_is_well_formed_and_carries_nothing_inline(
    client: Client, pages: dict[str, int]
) -> None:
    for path, status in pages.items():
        answer = client.get(path)
        html = answer.content.decode()
        outline = Outline()
        outline.feed(html)

        assert (answer.status_code, dict(answer.cookies)) == (status, {}), path
        assert (outline.astray, outline.open) == ([], []), path
        assert len(outline.ids) == len(set(outline.ids)), path
        assert (outline.headings[0], outline.headings.count(1)) == (1, 1), path
        steps = zip(outline.headings, outline.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), (path, outline.headings)
        assert not re.search(r"<script(?! type=\"application/ld\+json\")", html), path
        assert not re.search(r"<b>lines</b>", html), path


def test_every_link_of_theirs_leads_somewhere(client: Client, pages: dict[str, int]) -> None:
    for path in pages:
        here = path.partition("?")[0]
        html = client.get(path).content.decode()
        own_ids = set(re.findall(r' id="([^"]+)"', html))
        for link in set(re.findall(r'<a [^>]*href="([^"]+)"', html)):
            target, _, fragment = link.replace("&amp;", "&").partition("#")
            if not target:
                assert fragment in own_ids or fragment == "text", (path, link)
                continue
            full = target if target.startswith("/") else f"{here}{target}"
            found = client.get(full)
            assert found.status_code in {200, 410}, (path, link)
            if fragment:
                assert f' id="{fragment}"' in found.content.decode(), (path, link)


def test_each_answers_head_and_no_other_method(client: Client, pages: dict[str, int]) -> None:
    for path, status in pages.items():
        head = client.head(path)
        assert (head.status_code, head.content) == (status, b""), path
        assert client.post(path).status_code == 405, path
