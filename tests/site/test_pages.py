"""Every page for readers: it answers, and it asks nothing of them."""

import datetime
import json
import re
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.test import Client

from articles import clock, workflow
from articles.models import Address, Article, Release, Topic
from articles.rendering import preview
from articles.vocabulary import ChangeKind, Stage
from tests.factories import Desk, make_article, make_organisation, make_person, make_section
from tests.site.changing import Paper
from tests.site.releases import make_releases

MOMENT = datetime.timedelta(microseconds=1)
VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})


class Outline(HTMLParser):
    """Headings, ids, landmarks, and whether every element that opens is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.landmarks: list[str] = []
        self.astray: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.astray += [name for name in given if name == "style" or name.startswith("on")]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"main", "header", "footer", "nav"} and "article" not in self.open:
            self.landmarks.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.astray.append(f"</{tag}>")


def addresses(release: Release) -> list[str]:
    row = release.quotations.all()[0]
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    office = make_organisation("Harbour Office")
    article = release.article
    make_releases(release, 1, person=make_person("Ada Finch"), topic=topic)
    return [
        "/",
        release.section.get_absolute_url(),
        release.path,
        f"{release.path}record/",
        f"{release.path}record.json",
        f"/quotations/{row.public_id}/",
        make_person("Ada Finch").get_absolute_url(),
        topic.get_absolute_url(),
        f"{office.get_absolute_url()}nobody/",
        f"/admin/nothing/{article.pk}/",
    ]


@pytest.fixture
def pages(live: Release) -> list[str]:
    return addresses(live)[:8]


def test_every_page_answers(client: Client, pages: list[str]) -> None:
    assert {path: client.get(path).status_code for path in pages} == dict.fromkeys(pages, 200)


def test_a_page_answers_head_and_no_other_method(client: Client, pages: list[str]) -> None:
    for path in pages:
        head = client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        for method in ("post", "put", "patch", "delete", "options", "trace"):
            assert getattr(client, method)(path).status_code == 405, (method, path)


def test_no_page_sets_a_cookie_or_differs_by_one(client: Client, pages: list[str]) -> None:
    for path in [*pages, "/people/nobody/"]:
        response = client.get(path)
        assert not response.cookies, path
        assert "cookie" not in response.get("Vary", "").lower(), path


def test_pages_are_well_formed_and_carry_nothing_inline(
    client: Client, pages: list[str]
) -> None:
    for path in [page for page in [*pages, "/people/nobody/"] if "json" not in page]:
        html = client.get(path).content.decode()
        outline = Outline()
        outline.feed(html)

        assert (outline.astray, outline.open) == ([], []), path
        assert len(outline.ids) == len(set(outline.ids)), path
        assert outline.landmarks.count("main") == 1, path
        assert outline.headings[0] == 1, path
        assert outline.headings.count(1) == 1, path
        steps = zip(outline.headings, outline.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), path
        assert not re.search(r"<script(?! type=\"application/ld\+json\")", html), path
        assert not re.search(r'(src|href)="(https?:)?//(?!127\.0\.0\.1|example)', html), path


def test_every_link_of_every_page_leads_somewhere(client: Client, pages: list[str]) -> None:
    for path in [page for page in pages if "json" not in page]:
        html = client.get(path).content.decode()
        for link in set(re.findall(r'<a [^>]*href="([^"]+)"', html)):
            target = link.split("#")[0].replace("&amp;", "&")
            if not target.startswith(("/", "?", "record")):
                continue
            full = target if target.startswith("/") else f"{path}{target}"
            assert client.get(full).status_code == 200, (path, link)


def test_every_fragment_of_a_story_is_there(client: Client, live: Release) -> None:
    html = client.get(live.path).content.decode()

    targets = set(re.findall(r'href="#([^"]+)"', html))

    assert targets
    assert targets <= set(re.findall(r' id="([^"]+)"', html))


def test_the_record_says_how_each_quotation_was_checked(client: Client, live: Release) -> None:
    page = client.get(f"{live.path}record/").content.decode()

    assert (
        "2 quotations: 1 full, 1 partial. 2 checked against a recording or transcript" in page
    )
    assert "The same, word for word." in page
    assert '<span class="is-around">Thank you all for coming.' in page
    assert [step["step"] for step in live.record["steps"]] == [
        "Written", "Sent to check", "Checked", "Approved", "Released",
    ]  # fmt: skip


def test_the_record_as_data_holds_the_same(client: Client, live: Release) -> None:
    response = client.get(f"{live.path}record.json")
    told = json.loads(response.content)

    assert response["Content-Type"] == "application/json"
    assert told["sentence"] == live.record["sentence"]
    assert [row["number"] for row in told["quotations"]] == [1, 2]
    assert told["story"]["url"] == f"http://127.0.0.1:8000{live.path}"


def test_structured_data_parses_whatever_the_headline_holds(client: Client, desk: Desk) -> None:
    headline = "</script><script>alert(1)</script> & <!--"
    article = make_article(Stage.RELEASED, desk=desk, slug="odd", headline=headline)

    html = client.get(article.releases.get().path).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)

    assert len(found) == 1
    assert json.loads(found[0])["headline"] == headline
    assert "<script>" not in html


def test_an_address_that_was_given_up_leads_to_the_new_one(client: Client, db: None) -> None:
    paper = Paper()
    story = paper.story(slug="old")
    story = paper.begin(story, ChangeKind.UPDATE)
    workflow.take_back(paper.desk, story.pk, reason="A better slug.")
    workflow.save(paper.desk, story.pk, {"slug": "new"}, seen_version=story.version_no)
    workflow.approve(paper.desk2, story.pk)
    first = story.releases.get().path
    moment = paper.schedule(story)
    second = first.replace("old", "new")

    for at, old, new in ((moment - MOMENT, 200, 404), (moment, 301, 200)):
        for beneath in ("", "record/", "record.json", "changes/"):
            with clock.set_to(at):
                answer = client.get(f"{first}{beneath}")
                assert (answer.status_code, client.get(f"{second}{beneath}").status_code) == (
                    old,
                    new,
                ), (at, beneath)
            if old == 301:
                assert answer["Location"] == f"{second}{beneath}"


def test_an_address_that_no_release_ran_at_is_not_there(client: Client, live: Release) -> None:
    Address.objects.create(path="/2020/02/02/old/", article=live.article, current=False)

    answer = client.get("/2020/02/02/old/")

    assert answer.status_code == 404
    assert answer.content == client.get("/2020/02/02/never-was/").content


def test_a_release_shows_from_its_instant_to_its_end(client: Client, live: Release) -> None:
    end = live.visible_from + datetime.timedelta(hours=1)
    Release.objects.filter(pk=live.pk).update(visible_until=end)
    moment = datetime.timedelta(microseconds=1)

    for at, status in (
        (live.visible_from - moment, 404),
        (live.visible_from, 200),
        (end - moment, 200),
        (end, 404),
    ):
        with clock.set_to(at):
            assert client.get(live.path).status_code == status
            listed = live.headline in client.get("/").content.decode()
            assert listed == (status == 200)


def test_nothing_public_is_kept_without_asking_again(client: Client, pages: list[str]) -> None:
    for path in [*pages, "/people/nobody/", "/nothing/at/all/"]:
        assert client.get(path)["Cache-Control"] == "no-cache", path


def test_the_page_for_a_failure_needs_no_database() -> None:
    assert "Something failed here" in render_to_string("500.html")


def test_an_empty_section_answers_with_a_sentence(client: Client, db: None) -> None:
    response = client.get(make_section("Money").get_absolute_url())

    assert response.status_code == 200
    assert "Nothing has been released in this section yet." in response.content.decode()


def test_an_empty_paper_has_a_front_page(client: Client, db: None) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert "Nothing has been released yet." in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/2025/13/99/no/", "/%00/", "/people/%00/", "/people/a%00b/", "/2025/01/01/../../etc/",
        "/quotations/" + "a" * 400 + "/", "/topics/Ünicode/", "/sections/a%0d%0ab/",
        "/٢٠٢٥/01/01/x/", "/2025/01/01/" + "x" * 3000 + "/",
    ],
)  # fmt: skip
def test_an_odd_address_is_not_there_and_breaks_nothing(
    client: Client, db: None, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_the_preview_is_the_page_that_a_release_will_show(client: Client, desk: Desk) -> None:
    article = make_article(Stage.APPROVED, desk=desk, slug="quay")
    at = clock.now()
    with clock.set_to(at):
        shown = preview(Article.objects.get(pk=article.pk), at)
        release = workflow.release(desk.duty, article.pk)
        public = client.get(release.path).content.decode()

    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", public)


def test_a_draft_without_headline_section_or_byline_has_a_preview(desk: Desk) -> None:
    article = workflow.create(desk.reporter, {"slugline": "quay", "body": "<p>It rained.</p>"})

    shown = preview(article, clock.now())

    assert '<p id="p1">It rained.</p>' in shown


def test_a_draft_has_a_preview_that_says_what_is_not_checked(desk: Desk) -> None:
    article = make_article(Stage.DRAFT, desk=desk)

    shown = preview(article, clock.now())

    assert "2 not yet checked" in shown
    assert 'class="quotation is-unchecked"' in shown
