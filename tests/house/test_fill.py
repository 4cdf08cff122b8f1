"""The filled newsroom: stories as people would have pressed them, the same for the same seed."""

import datetime
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client

from articles import clock, workflow
from articles.management.fill import story as filled
from articles.models import Article, DeskLogEntry, Release, ReleaseQuotation, standings
from articles.vocabulary import Method, Stage
from articles.workflow.audit import audit_all, orphans
from people.models import Editor

UNTIL = "2026-01-31T12:00"


def fill(articles: int, seed: int = 5, **more: Any) -> str:
    out = StringIO()
    call_command(
        "fill", articles=articles, seed=seed, until=UNTIL, stdout=out, stderr=StringIO(), **more
    )
    return out.getvalue()


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every second story goes out many times."""
    monkeypatch.setattr(filled, "OFTEN", 0.5)


def told() -> list[tuple[object, ...]]:
    return list(
        Release.objects.order_by("path", "number").values_list(
            "path", "number", "headline", "body_html", "visible_from", "digest"
        )
    )


def test_every_record_of_it_agrees(db: None, often: None) -> None:
    out = fill(6)

    assert [findings for _, _, findings in audit_all() if findings] == []
    assert orphans() == []
    assert f"6 stories, {Release.objects.count()} releases" in out
    assert Release.objects.filter(number=filled.FEWEST).exists()
    assert not Article.objects.exclude(stage=Stage.RELEASED).exists()


def test_an_altered_story_of_it_is_found(db: None) -> None:
    fill(2)
    Article.objects.filter(pk=Article.objects.earliest("pk").pk).update(headline="Another")

    assert len([findings for _, _, findings in audit_all() if findings]) == 1


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_the_same_seed_makes_the_same_stories(often: None) -> None:
    fill(4)
    first = told()
    logged = list(DeskLogEntry.objects.order_by("article", "seq").values_list("step", "at"))
    call_command("flush", verbosity=0, interactive=False)
    fill(4)

    assert told() == first
    assert (
        list(DeskLogEntry.objects.order_by("article", "seq").values_list("step", "at"))
        == logged
    )


def test_another_seed_makes_others(db: None) -> None:
    fill(3)
    fill(3, seed=6)

    headlines = Article.objects.order_by("pk").values_list("headline", flat=True)
    assert Article.objects.count() == 6
    assert set(headlines[:3]).isdisjoint(headlines[3:])


def test_a_filled_story_is_as_people_would_have_pressed_it(db: None) -> None:
    fill(1)
    made = Article.objects.get()
    log = list(made.desk_log.order_by("seq"))
    staff = {
        name: Editor.objects.get(username=f"fill-{name}")
        for name in ("desk", "desk2", "checker", "duty")
    }
    # Nobody can press with these accounts as they are.
    Editor.objects.update(is_active=True, is_staff=True)
    article = pressed(made, staff, iter([line.at for line in log]))

    again = list(article.desk_log.order_by("seq"))
    assert [shape(line) for line in again] == [shape(line) for line in log]
    assert [line.at for line in again] == [line.at for line in log]
    assert plain(article.releases.get()) == plain(made.releases.get())
    assert article.approvals.get().covers == made.approvals.get().covers


def pressed(
    made: Article, staff: dict[str, Editor], moments: Iterator[datetime.datetime]
) -> Article:
    """The words of a filled story through the workflow's own actions, under another slug."""

    def press(action: Callable[..., Any], editor: Editor, *args: Any, **kwargs: Any) -> Any:
        with clock.set_to(next(moments)):
            return action(editor, *args, **kwargs)

    writer = Editor.objects.get(pk=made.made_by_id)
    fields = (
        "headline",
        "standfirst",
        "body",
        "dateline",
        "kind_of_work",
        "section",
        "slugline",
    )
    changes: dict[str, Any] = {name: getattr(made, name) for name in fields} | {
        "slug": "again",
        "byline": [line.as_line() for line in made.bylines.all()],
        "topics": list(made.topics.all()),
    }
    article = press(workflow.create, writer, changes)
    for one, before in zip(standings(article), standings(made), strict=True):
        said = {"person": before.quotation.person, "words": before.quotation.speaker_words}
        press(workflow.confirm_speaker, writer, article.pk, one.quotation.pk, **said)
    told = made.evidence.get()
    given = {"kind": told.kind, "label": told.label, "text": told.text}
    evidence = press(workflow.add_evidence, writer, article.pk, **given)
    press(workflow.submit, writer, article.pk)
    press(workflow.send_to_check, staff["desk"], article.pk)
    for one in standings(article):
        how = {"evidence_id": evidence.pk, "method": Method.READ_TRANSCRIPT}
        press(workflow.verify, staff["checker"], article.pk, one.quotation.pk, **how)
    press(workflow.approve, staff["desk2"], article.pk)
    press(workflow.release, staff["duty"], article.pk)
    return Article.objects.get(pk=article.pk)


def shape(line: DeskLogEntry) -> tuple[object, ...]:
    """A line of the log without the numbers of rows, which differ."""
    kinds = sorted(key.split(":")[0] + key.partition("state")[1] for key in line.digests)
    return line.seq, line.who_id, line.role, line.step, line.stage_from, line.stage_to, kinds


def plain(release: Release) -> dict[str, object]:
    """What a release holds, public names and numbers of rows aside."""
    named = {row.public_id: f"Q{row.number}" for row in release.quotations.all()}
    keys = {"article", "version", "approval", "path", "rows", "quotations_then"}
    record = {name: part for name, part in release.as_record().items() if name not in keys}
    rows = [row.as_record() for row in release.rows()]
    text = repr((record, rows))
    for public_id, name in named.items():
        text = text.replace(public_id, name)
    return {"text": text, "then": [row["fields"]["exact"] for row in release.quotations_then]}


def test_readers_and_the_desk_can_open_what_is_filled(
    client: Client, db: None, often: None
) -> None:
    fill(6)
    release = Release.objects.filter(number__gt=5).listed(clock.now()).first()
    assert release is not None

    with clock.set_to(datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)):
        page = client.get(release.path).content.decode()
        front = client.get("/").content.decode()

    assert release.headline in page
    assert front.count('class="teaser') >= 3


def test_nobody_can_sign_in_as_those_who_pressed(db: None) -> None:
    fill(1)

    accounts = Editor.objects.filter(username__startswith="fill-")
    assert accounts
    assert not any(account.is_active or account.has_usable_password() for account in accounts)
    assert authenticate(username="fill-desk", password="newsroom") is None


def test_the_words_may_come_from_a_module(db: None, tmp_path: Path) -> None:
    module = tmp_path / "words.py"
    module.write_text(
        "def story(i):\n"
        "    return {'title': f'Title {i}', 'slug': f's-{i}', 'standfirst': 'It rained.',\n"
        "            'paras': ['“We saw the water rise,” Ada Finch said.'], 'tags': ['rain']}\n"
    )
    fill(2, text_module=module)

    assert list(Article.objects.order_by("pk").values_list("slug", flat=True)) == ["s-1", "s-2"]
    assert ReleaseQuotation.objects.filter(speaker="Ada Finch").count() == 2


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("def story(i): return {'title': 'x'}", "must return title, slug"),
        ("x = 1", "has no function story"),
        ("def story(i):\n    return {'title': 'a', 'slug': 'a', 'standfirst': '', 'paras': ['“x'],"
         " 'tags': ['b']}", "The routine refuses"),
    ],
)  # fmt: skip
def test_a_module_that_gives_no_story_is_refused(
    db: None, tmp_path: Path, words: str, complaint: str
) -> None:
    module = tmp_path / "words.py"
    module.write_text(words)

    with pytest.raises(CommandError, match=complaint):
        fill(1, text_module=module)
    assert not Article.objects.exists()


def test_a_number_of_stories_is_wanted(db: None) -> None:
    with pytest.raises(CommandError, match="is a number from 1"):
        fill(0)
