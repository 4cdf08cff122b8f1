"""What readers are told of changes: on the story, in its ledger, on the page of corrections."""

import datetime
import html
import json
import re

import pytest
from django.test import Client

from articles import clock, workflow
from articles.models import Article
from articles.rendering import notes, preview
from articles.vocabulary import ChangeKind, RoleName
from tests.factories import make_editor
from tests.site.changing import NEW, OLD, Paper
from tests.site.test_notices import path_of


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


@pytest.fixture
def story(paper: Paper) -> Article:
    return paper.story()


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return html.unescape(answer.content.decode())


def structured(page: str) -> dict[str, object]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    told: dict[str, object] = json.loads(found[0])
    return told


def test_a_correction_says_what_we_said_and_what_is_right(
    client: Client, paper: Paper, story: Article
) -> None:
    release = paper.change(story, ChangeKind.CORRECTION)

    page = read(client, release.path)

    at = f"{release.visible_from:%H:%M} UTC"
    assert "Corrected</span></p>" in page
    assert "Corrected <time" in page and at in page
    assert page.index('class="body"') < page.index("<b>Correction</b>, <time")
    assert '<del><span class="for-ears">taken out: </span>Tuesday.</del>' in page
    assert '<ins><span class="for-ears">put in: </span>Wednesday.</ins>' in page
    assert structured(page)["correction"] == [
        {
            "@type": "CorrectionComment",
            "name": "Correction",
            "text": f"The day was another one. We said: The office {OLD}. It is: The office {NEW}.",
            "datePublished": release.visible_from.isoformat(timespec="seconds"),
        }
    ]
    assert structured(page)["dateModified"] == release.modified_at.isoformat(timespec="seconds")
    assert structured(page)["datePublished"] != structured(page)["dateModified"] or (
        release.modified_at - release.first_published_at < datetime.timedelta(seconds=1)
    )


@pytest.mark.parametrize(
    ("kind", "at_top", "is_on_top"),
    [
        (ChangeKind.CORRECTION, True, True),
        (ChangeKind.CORRECTION, False, False),
        (ChangeKind.CLARIFICATION, False, False),
        (ChangeKind.UPDATE, False, False),
        (ChangeKind.EDITORS_NOTE, False, True),
    ],
)
def test_a_note_stands_over_the_text_where_it_must(
    client: Client,
    paper: Paper,
    story: Article,
    kind: ChangeKind,
    *,
    at_top: bool,
    is_on_top: bool,
) -> None:
    release = paper.change(story, kind, at_top=at_top)

    page = read(client, release.path)
    note = page.index(f"<b>{notes.HEADS[kind]}</b>, <time")

    assert (note < page.index('class="body"')) == is_on_top


def test_an_update_says_what_it_adds_beside_its_hour(
    client: Client, paper: Paper, story: Article
) -> None:
    release = paper.change(story, ChangeKind.UPDATE, note="Adds the ministry’s reply.")

    page = read(client, release.path)

    hour = f"{release.visible_from:%H:%M} UTC"
    assert re.search(rf"Updated <time [^>]*>{hour}</time>: adds the ministry’s reply\.", page)
    assert "correction" not in structured(page)


def test_the_hour_is_by_the_newsrooms_clock(
    client: Client, paper: Paper, story: Article, settings: object
) -> None:
    release = paper.change(story, ChangeKind.CLARIFICATION)
    settings.TIME_ZONE = "Europe/Brussels"  # type: ignore[attr-defined]

    page = read(client, release.path)

    assert re.search(r"<b>Clarification</b>, <time [^>]*>[^<]*, \d\d:\d\d CES?T</time>", page)


def test_a_refile_tells_nothing_on_the_story_and_stands_in_its_ledger(
    client: Client, paper: Paper, story: Article
) -> None:
    first = story.releases.get()
    release = paper.change(
        story, ChangeKind.REFILE, "forty winters", "forty long winters", note=""
    )

    page, ledger = read(client, release.path), read(client, f"{release.path}changes/")

    assert release.modified_at == first.modified_at
    assert '<aside class="note' not in page
    assert "Updated <time" not in page
    assert ">Refile</h2>" in ledger
    assert '<ins><span class="for-ears">put in: </span>long</ins>' in ledger


def test_an_emergency_release_says_so_and_counts_nothing_as_checked(
    client: Client, paper: Paper
) -> None:
    story = paper.write(slug="fire")
    paper.confirm_all(story)
    release = workflow.emergency(paper.duty, story.pk, reason="zqreasonzq")

    page, record = read(client, release.path), read(client, f"{release.path}record/")

    marks = re.findall(r'<p class="marks">(.*?)</p>', page)[0]
    assert "Released before checks were complete." in marks
    assert re.findall(r">(quotation \d)<", marks) == ["quotation 1", "quotation 2"]
    assert "2 not yet checked. Not yet approved by a second editor." in page
    assert page.count("is-verified") == record.count("entry is-verified") == 0
    assert release.record["counts"]["checked"] == {}
    assert "zqreasonzq" not in page + record


def test_a_paper_of_one_says_that_its_writer_checked_and_approved(
    client: Client, paper: Paper
) -> None:
    admin = make_editor("admin", RoleName.ADMIN)
    one = make_editor("one", RoleName.REPORTER, RoleName.DESK, RoleName.CHECKER, RoleName.DUTY)
    workflow.set_mode(admin, "solo", reason="One editor tonight.")
    paper.reporter = paper.desk = paper.desk2 = paper.checker = paper.duty = one
    release = paper.story().releases.get()

    page, record = read(client, release.path), read(client, f"{release.path}record/")
    data = client.get(f"{release.path}record.json").json()

    assert "2 checked by their writer. Self-approved." in page
    assert "Approved by its writer: this paper has one editor. Checked by their writer:" in page
    assert "is-verified" not in page.split('class="story"')[1]
    assert "Checked by its writer" in record
    assert "not by the writers" not in page + record
    assert data["counts"]["checked"] == {}
    assert data["counts"]["checked_by_writer"] == 2


def test_the_ledger_shows_each_release_with_its_words_against_the_one_before(
    client: Client, paper: Paper, story: Article
) -> None:
    paper.change(story, ChangeKind.UPDATE, note="Adds the day.")
    paper.hold(story)
    paper.lift(story)
    last = paper.change(
        story, ChangeKind.CORRECTION, 'said the cranes were "too tired\nto trust" after', "of"
    )

    page = read(client, f"{last.path}changes/")

    heads = re.findall(r'<h2 id="e-(\d)"[^>]*>(?:<span[^>]*></span>)?([^<]*)</h2>', page)
    assert heads == [
        ("5", "Correction"), ("4", "Hold lifted"), ("3", "Held"), ("2", "Update"),
        ("1", "First release"),
    ]  # fmt: skip
    entries = page.split("<article")[1:]
    assert "1 taken out" in entries[0]
    assert "The words are the same." in entries[1]
    assert "A notice stood in place of the story." in entries[2]
    assert '<del><span class="for-ears">taken out: </span>Tuesday,</del>' in entries[3]
    assert "<summary>1 paragraph unchanged</summary>" in entries[3]
    assert "None touched" in entries[3]
    assert "2 quotations." in entries[4]
    assert "zqreasonzq" not in page


def test_what_is_to_come_and_what_was_called_off_is_in_no_ledger(
    client: Client, paper: Paper, story: Article
) -> None:
    paper.begin(story, ChangeKind.CORRECTION, OLD, "zqfuturezq")
    moment = paper.schedule(story)
    before = [read(client, f"{path_of(story)}changes/"), read(client, "/corrections/")]
    workflow.unschedule(paper.duty, story.pk)

    with clock.set_to(moment + datetime.timedelta(hours=1)):
        after = [read(client, f"{path_of(story)}changes/"), read(client, "/corrections/")]

    assert not [page for page in [*before, *after] if "zqfuturezq" in page]
    assert not [page for page in [*before, *after] if ">Correction<" in page]


def test_a_long_ledger_goes_on_page_by_page(
    client: Client, paper: Paper, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.site.changes.PAGE", 2)
    paper.hold(story)
    paper.lift(story)
    last = paper.change(story, ChangeKind.UPDATE)

    first = read(client, f"{last.path}changes/")
    second = read(client, f"{last.path}changes/?before=3")

    assert re.findall(r'id="release-(\d)"', first) == ["4", "3"]
    assert 'href="?before=3"' in first
    assert "<ins><span" in first.split('id="release-4"')[1].split("</article>")[0]
    assert re.findall(r'id="release-(\d)"', second) == ["2", "1"]
    assert "First release" in second
    for odd in ("²", "1" * 30, "-1", "x", "0"):
        assert client.get(f"{last.path}changes/?before={odd}").status_code == 200


def test_corrections_stand_by_month_with_what_was_counted(
    client: Client, paper: Paper, story: Article
) -> None:
    other = paper.story(slug="other", slugline="other", headline="Another story of the quay")
    paper.change(story, ChangeKind.CORRECTION)
    paper.change(other, ChangeKind.CLARIFICATION)
    paper.change(story, ChangeKind.UPDATE, NEW, OLD)
    paper.hold(other)

    page = read(client, "/corrections/")

    assert "1 correction, 1 clarification, 1 hold</p>" in page
    kinds = re.findall(r'class="entry-kind[^>]*>(?:<span[^>]*></span>)?<b>([^<]*)</b>', page)
    assert kinds == ["Held", "Clarification", "Correction"]
    assert "North quay closes over tired cranes" in page
    assert "Another story" not in page
    assert page.count("A report that we are checking") == 2
    assert page.count("Its words are not shown.") == 2


def test_corrections_go_on_page_by_page_and_by_kind(
    client: Client, paper: Paper, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.site.corrections.PAGE", 2)
    for _ in range(2):
        paper.hold(story)
        paper.lift(story)
    paper.change(story, ChangeKind.CORRECTION)
    seen: list[str] = []
    path = "/corrections/"

    while path:
        page = read(client, path)
        seen += re.findall(r'id="c-(\d+)"', page)
        older = re.search(r'href="(\?before=[^"]+)"', page)
        path = f"/corrections/{older[1]}" if older else ""

    assert len(seen) == len(set(seen)) == 5
    only = read(client, "/corrections/?kind=correction")
    assert re.findall(r'id="c-(\d+)"', only) == seen[:1]
    assert read(client, "/corrections/?kind=nonsense").count('class="entry grid"') == 2


def test_a_notice_has_an_address_without_the_words_of_the_storys_own(
    client: Client, paper: Paper, story: Article
) -> None:
    first = story.releases.get()
    held = paper.hold(story)

    page = client.get(f"/corrections/{held.pk}/")
    paper.lift(story)
    back = client.get(f"/corrections/{held.pk}/")

    assert (page.status_code, "We are checking" in page.content.decode()) == (200, True)
    assert "quay" not in page.content.decode()
    assert (back.status_code, back["Location"]) == (302, first.path)
    assert client.get("/corrections/999999/").status_code == 404
    assert client.get(f"/corrections/{'9' * 18}/").status_code == 404
    assert client.get(f"/corrections/{'9' * 30}/").status_code == 404


def test_an_empty_page_of_corrections_says_so(client: Client, db: None) -> None:
    assert "Nothing had to be put right so far." in read(client, "/corrections/")


def test_the_preview_of_a_change_shows_what_readers_will_be_told(
    client: Client, paper: Paper, story: Article
) -> None:
    story = paper.begin(story, ChangeKind.CORRECTION, at_top=True)
    at = clock.now()

    with clock.set_to(at):
        shown = preview(story, at)
        release = workflow.release(paper.duty, story.pk)
        public = client.get(release.path).content.decode()

    assert "<b>Correction</b>" in shown
    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", public)


def test_the_page_of_a_quotation_put_right_says_what_we_said(
    client: Client, paper: Paper, story: Article
) -> None:
    name = story.quotations.order_by("pk")[0].public_id
    row = story.quotations.get(public_id=name)
    release = paper.change(story, ChangeKind.CORRECTION, quotation_id=row.pk)

    page, data = (
        read(client, f"/quotations/{name}/"),
        client.get(f"{release.path}record.json").json(),
    )

    assert "<b>Correction</b>, <time" in page
    assert f'href="{release.path}changes/"' in page
    assert f'href="#q-{name}">The words in the text' in read(client, release.path)
    assert [note["public_id"] for note in data["notices"]] == [name]
