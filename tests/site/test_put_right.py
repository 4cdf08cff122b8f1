"""A quotation that was put right and checked again carries a caret and, under its new words, a line of its own."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Quotation, Release, standings
from articles.rendering.pages import preview
from articles.rendering.put_right import changed_words
from articles.vocabulary import ChangeKind
from tests.site.changing import Paper

OLD, NEW = 'to trust" after', 'to trust, every one of them" after'
TOLD = {"said": "Some cranes are tired.", "right": "All cranes are tired."}
PUT_RIGHT = '<span class="put-right">trust, every one of them</span>”'


@pytest.fixture
def paper(db: None) -> Paper:
    return Paper()


@pytest.fixture
def story(paper: Paper) -> Article:
    return paper.story()


def quotation(story: Article) -> Quotation:
    return standings(story)[0].quotation


def corrected(
    paper: Paper, story: Article, kind: ChangeKind = ChangeKind.CORRECTION
) -> Release:
    return paper.change(story, kind, OLD, NEW, quotation_id=quotation(story).pk, **TOLD)


def test_the_words_put_right_and_no_others_have_the_line(paper: Paper, story: Article) -> None:
    name = quotation(story).public_id
    was = story.releases.get()

    release = corrected(paper, story)

    assert "put-right" not in was.body_html
    assert PUT_RIGHT in release.body_html
    assert f'<span class="quotation is-corrected" id="q-{name}"' in release.body_html
    assert "Corrected and checked again. How quotation 1 was checked" in release.body_html
    assert (
        release.body_html.count("put-right")
        == release.body_html.count('mark is-corrected"')
        == 1
    )
    assert release.tally_html.count("sign is-corrected") == 1


def test_they_keep_it_through_later_changes(paper: Paper, story: Article) -> None:
    corrected(paper, story)
    old, new = "on Tuesday", "late on Tuesday"

    release = paper.change(Article.objects.get(pk=story.pk), ChangeKind.UPDATE, old, new)

    assert PUT_RIGHT in release.body_html


def test_the_preview_shows_it_as_readers_will(
    paper: Paper, story: Article, client: Client
) -> None:
    told: dict[str, Any] = {"quotation_id": quotation(story).pk, **TOLD}
    paper.begin(story, ChangeKind.CORRECTION, OLD, NEW, **told)

    page = preview(Article.objects.get(pk=story.pk), story.releases.get().visible_from)

    assert PUT_RIGHT in page
    assert "put-right" not in client.get(story.releases.get().path).content.decode()


def test_an_update_of_a_quotation_puts_nothing_right(paper: Paper, story: Article) -> None:
    release = paper.change(story, ChangeKind.UPDATE, OLD, NEW)

    assert "every one of them”" in release.body_html
    assert "corrected" not in release.body_html


def test_a_word_taken_out_leaves_only_the_caret() -> None:
    text = "We said “too tired to trust”."

    assert changed_words("far too tired to trust", text, 9, 27) == []


def test_every_other_word_is_marked_where_it_stands() -> None:
    text = "“three times  the review level”"

    marks = changed_words("three times the limit", text, 1, len(text) - 1)

    assert [text[mark.start : mark.end] for mark in marks] == ["review level"]
