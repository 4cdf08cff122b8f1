"""Eighty shapes of an attack through every field that reaches a page: in a real browser none runs."""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page

from articles import workflow
from articles.models import Article, Release, Topic, standings
from articles.vocabulary import EvidenceKind, SourceLevel, Stage
from people.models import Role
from tests.browser.shapes import ACTIVE, SHAPES
from tests.desk.pages import address, form_of, now, post, signed_in
from tests.factories import STORY, Desk, make_organisation, make_person, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHORT = "<img src=x onerror=hit()>'\"></title><script>hit()</script>"
PLAIN = "</script><script>hit()</script><img src=x onerror=hit()><svg onload=hit()>"
"""Without quotation marks, so that it can stand in a headline that is released."""
BODY = "".join(f"<p>{shape}</p>" for shape in SHAPES if "\x00" not in shape)
"""The form refuses a null character by itself."""
LISTEN = """
window.struck = [];
window.hit = () => window.struck.push('hit');
window.alert = window.confirm = window.prompt = window.hit;
"""


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.speaker = make_person(f"Ada {SHORT}", bio=SHORT, pronouns=SHORT[:20], aliases=SHORT)
    Role.objects.create(
        person=desk.speaker, title=SHORT, short_title=SHORT,
        organisation=make_organisation(f"Office {SHORT}", kind=SHORT[:40]),
    )  # fmt: skip
    return desk


def alive(page: Page, paths: Iterable[str]) -> list[str]:
    """What is active on these pages, each with where it was found."""
    page.add_init_script(LISTEN)
    found = []
    for path in paths:
        page.goto(path, wait_until="load")
        page.wait_for_timeout(100)
        found += [f"{path}: {one}" for one in page.evaluate(ACTIVE)]
    return found


def everything_typed(desk: Desk) -> Article:
    """A released story with an attack in each field that readers or the desk are shown."""
    topic = Topic.objects.create(name=f"T {SHORT}", slug="topic")
    shapes = "".join(f"<p>{shape}</p>" for shape in SHAPES if not {'"', "'"} & set(shape))
    article = desk.bring_to(
        Stage.DESK, slugline=SHORT, slug="quay", headline=PLAIN, standfirst=PLAIN, dateline=PLAIN,
        body=STORY + shapes, section=make_section(SHORT[:60], slug="attacked"), topics=[topic],
        byline=[{"person": desk.speaker.pk, "organisation": None, "printed_as": SHORT}],
    )  # fmt: skip
    in_marks = [one.quotation.pk for one in standings(article)][:2]
    for key in in_marks:
        workflow.confirm_speaker(
            desk.desk, article.pk, key, words=SHORT, role=SHORT, printed_as=SHORT
        )
    workflow.describe_source(
        desk.desk, article.pk, in_marks[0], level=SourceLevel.UNNAMED, via=SHORT, reason=SHORT
    )
    workflow.sign_off(desk.duty, article.pk, in_marks[0], note=SHORT)
    workflow.send_to_check(desk.desk, article.pk, reason=SHORT)
    evidence = workflow.add_evidence(
        desk.desk, article.pk, kind=EvidenceKind.OUTLET, label=SHORT,
        url=f"https://example.org/{SHORT}", text=f"{SHORT} She said the cranes were too tired to trust. {SHORT}",
    )  # fmt: skip
    workflow.verify(
        desk.checker, article.pk, in_marks[0], evidence_id=evidence.pk, method="listened",
        note=SHORT, time_code=SHORT[:20],
    )  # fmt: skip
    workflow.waive(desk.duty, article.pk, in_marks[1], reason=PLAIN)
    workflow.approve(desk.desk2, article.pk)
    workflow.release(desk.duty, article.pk)
    return now(article)


def test_a_reader_gets_no_live_thing(desk: Desk, page_of: Callable[[str], Page]) -> None:
    everything_typed(desk)
    release = Release.objects.get()
    quoted = release.quotations.first()
    assert quoted is not None

    found = alive(
        page_of(""),
        [
            release.path, f"{release.path}record/", f"{release.path}record.json", "/",
            "/sections/attacked/", "/topics/topic/", f"/quotations/{quoted.public_id}/",
            desk.speaker.get_absolute_url(), f"/nope/{SHORT}/",
        ],
    )  # fmt: skip

    assert found == []


def test_the_desk_gets_no_live_thing(desk: Desk, page_of: Callable[[str], Page]) -> None:
    released = everything_typed(desk)
    draft = desk.write(slugline="a-draft")
    answer = post(
        desk.desk, draft, body=STORY + BODY, headline=SHORT, standfirst=SHORT, _save="1"
    )
    quotation = standings(now(draft))[0].quotation

    found = alive(
        page_of("desk"),
        [
            *(address(name, released) for name in ("change", "history", "versions", "preview")),
            *(address(name, draft) for name in ("change", "history", "versions", "preview")),
            address("check", draft, quotation.pk),
            address("check", released, standings(released)[0].quotation.pk),
            "/admin/", "/admin/articles/article/", "/admin/people/person/",
            f"/admin/people/person/{desk.speaker.pk}/change/", "/admin/articles/topic/",
            f"/admin/people/person/{desk.speaker.pk}/delete/",
            f"/admin/articles/article/?q={SHORT}", f"/admin/login/?next=/{SHORT}",
        ],
    )  # fmt: skip

    assert answer.status_code == 302
    assert found == []


def test_typing_that_comes_back_is_not_alive(
    desk: Desk, page_of: Callable[[str], Page]
) -> None:
    """A refused press and a lost update show again what was typed."""
    draft = desk.write()
    post(desk.reporter, draft, headline="Another headline", _save="1")
    typed = form_of(draft) | {"seen_version": 1, "headline": SHORT, "body": BODY}
    row = standings(now(draft))[0].quotation
    fields = {f"q{row.pk}-{name}": SHORT for name in ("name", "role", "via", "printed_as")}
    client, path = signed_in(desk.desk), address("change", draft)
    answers = [
        client.post(path, typed | {"_save": "1", "slugline": SHORT, "dateline": SHORT}),
        client.post(path, form_of(draft) | fields | {"_do": f"confirm:{row.pk}:new-person"}),
        client.post(path, form_of(draft) | {"_save": "1", "byline": SHORT, "deadline": SHORT}),
        client.post(path, {"_do": "add_evidence", "evidence-label": SHORT, "evidence-url": SHORT}),
    ]  # fmt: skip
    page = page_of("")
    page.add_init_script(LISTEN)
    found = []

    for answer in answers:
        page.goto("/healthz")
        page.set_content(answer.content.decode(), wait_until="load")
        page.wait_for_timeout(100)
        found += page.evaluate(ACTIVE)

    assert [answer.status_code for answer in answers] == [409, 409, 200, 409]
    assert found == []
