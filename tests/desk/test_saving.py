"""The story's page saves only what was changed, and takes a step in the same press."""

import datetime

import pytest
from django.urls import reverse

from articles.admin.fields import LOCAL
from articles.models import Article, Topic, standings
from articles.vocabulary import PublicState, QuotationState, Stage
from tests.desk.pages import address, form_of, now, post, signed_in, text
from tests.factories import Desk, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_untouched_form_changes_nothing(desk: Desk) -> None:
    article = desk.write()
    lines = article.desk_log.count()

    answer = post(desk.reporter, article, _save="1")

    assert answer.status_code == 302
    assert now(article).version_no == 1
    assert article.desk_log.count() == lines


def test_a_changed_headline_is_a_new_version_by_whoever_saved(desk: Desk) -> None:
    article = desk.write()

    post(desk.reporter, article, headline="Quay closes at last", _save="1")

    version = now(article).current_version
    assert version is not None
    assert (version.number, version.headline) == (2, "Quay closes at last")
    assert version.author == desk.reporter


def test_fields_that_are_not_posted_are_left_alone(desk: Desk) -> None:
    article = desk.write()

    signed_in(desk.reporter).post(
        address("change", article), {"headline": "Quay closes at last", "seen_version": "1"}
    )

    after = now(article)
    assert after.headline == "Quay closes at last"
    assert (after.slugline, after.dateline) == (article.slugline, article.dateline)


def test_stage_and_the_like_cannot_be_posted(desk: Desk) -> None:
    article = desk.write()

    post(
        desk.reporter, article, headline="Quay closes at last", stage="released",
        public_state="live", approved_by=desk.reporter.pk, version_no="9", legal_hold="1",
        made_by=desk.desk.pk, _save="1",
    )  # fmt: skip

    after = now(article)
    assert (after.stage, after.public_state) == (Stage.DRAFT, PublicState.UNRELEASED)
    assert (after.version_no, after.made_by, after.legal_hold) == (2, desk.reporter, False)


def test_nothing_can_be_slipped_into_a_new_story(desk: Desk) -> None:
    signed_in(desk.reporter).post(
        reverse("admin:articles_article_add"),
        {"slugline": "slipped", "kind_of_work": "report", "stage": "released", "version_no": "7",
         "public_state": "live"},
    )  # fmt: skip

    made = Article.objects.get(slugline="slipped")
    assert (made.stage, made.public_state) == (Stage.DRAFT, PublicState.UNRELEASED)


def test_a_new_story_begins_as_the_writers_draft(desk: Desk) -> None:
    section = make_section()

    answer = signed_in(desk.reporter).post(
        reverse("admin:articles_article_add"),
        {"slugline": "night-ferry", "headline": "Ferry late again", "kind_of_work": "report",
         "body": "<p>The ferry was late.</p><script>alert(1)</script>", "section": section.pk},
    )  # fmt: skip

    made = Article.objects.get(slugline="night-ferry")
    assert answer["Location"] == address("change", made)
    assert made.version_no == 1
    assert made.assignee == desk.reporter
    assert "<script" not in made.body


def test_save_and_send_to_the_desk_is_one_press(desk: Desk) -> None:
    article = desk.write()

    answer = post(desk.reporter, article, headline="Quay closes at last", _step="submit")

    after = now(article)
    assert answer.status_code == 302
    assert (after.stage, after.version_no) == (Stage.DESK, 2)


def test_a_save_stays_where_the_step_is_refused_and_both_are_said(desk: Desk) -> None:
    article = desk.write(section=None)

    page = post(desk.reporter, article, headline="Quay closes at last", _step="submit")

    assert page.status_code == 409
    assert now(article).stage == Stage.DRAFT
    assert now(article).headline == "Quay closes at last"
    assert "Not sent to the desk." in text(page)
    assert "Saved as v2." in text(page)


def test_a_refusal_names_every_reason_with_a_link_to_its_place(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)

    page = post(desk.desk2, article, _step="approve")

    shown = text(page)
    assert page.status_code == 409
    assert "Not approved. Nothing was changed." in shown
    for one in standings(article):
        assert f'#quotation-{one.quotation.pk}">Quotation {one.number} is' in shown
        assert f"Quotation {one.number} is unchecked." in shown
    assert now(article).stage == Stage.CHECKING


def test_a_step_that_is_not_theirs_is_forbidden(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)

    assert post(desk.reporter, article, _step="approve").status_code == 403
    answer = signed_in(desk.checker).post(address("step", article, "release"))
    assert answer.status_code == 403
    assert now(article).stage == Stage.CHECKING


def test_a_checker_changes_no_word(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)

    assert post(desk.checker, article, headline="Mine", _save="1").status_code == 403
    assert now(article).headline == article.headline


def test_a_get_changes_nothing_anywhere(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    client, lines = signed_in(desk.desk), article.desk_log.count()

    for step in ("submit", "return", "approve", "release", "spike"):
        assert client.get(address("step", article, step)).status_code == 405
    assert client.get(address("bring_back", article, 1)).status_code == 405
    client.get(f"{address('change', article)}?_step=approve&_do=take&headline=No")

    assert article.desk_log.count() == lines
    assert now(article).headline == article.headline


def test_a_post_without_the_token_is_refused(desk: Desk) -> None:
    article = desk.write()
    client = signed_in(desk.reporter)
    client.handler.enforce_csrf_checks = True

    assert client.post(address("change", article), form_of(article)).status_code == 403
    assert client.post(address("step", article, "submit")).status_code == 403
    assert now(article).stage == Stage.DRAFT


def test_a_changed_word_says_which_check_it_ended_and_that_the_approval_did(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    body = article.body.replace("another crate", "one more crate")

    client = signed_in(desk.desk)
    client.post(address("change", article), form_of(article) | {"body": body, "_save": "1"})
    page = text(client.get(address("change", article)))

    assert "Quotation 2 lost its check" in page
    assert "approval ended" in page
    assert now(article).stage == Stage.CHECKING


def test_the_editor_rewriting_the_markup_makes_no_version(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    body = article.body.replace("\n", " ").replace("<p>", "<p >").replace(" said", "&nbsp;said")

    post(desk.desk, article, body=body, _save="1")

    after = now(article)
    assert (after.version_no, after.stage) == (article.version_no, Stage.APPROVED)
    assert {one.state for one in standings(after)} == {QuotationState.VERIFIED}


def test_topics_and_deadline_are_kept_and_end_no_approval(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    due = datetime.datetime(2030, 1, 2, 3, 4)  # noqa: DTZ001  A browser posts local time.

    post(desk.desk, article, topics=[topic.pk], deadline=due.strftime(LOCAL), _save="1")

    after = now(article)
    assert list(after.topics.all()) == [topic]
    assert after.deadline is not None
    assert after.deadline.strftime(LOCAL) == "2030-01-02T03:04"
    assert after.stage == Stage.APPROVED


def test_two_people_setting_different_fields_lose_neither(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    economy = make_section("Economy")
    seen = form_of(article)

    post(desk.desk, article, section=economy.pk, _save="1")
    signed_in(desk.desk2).post(
        address("change", article), seen | {"slugline": "quay-shut", "_save": "1"}
    )

    after = now(article)
    assert (after.section, after.slugline) == (economy, "quay-shut")


def test_the_same_field_set_by_two_people_is_shown_to_the_second(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    seen = form_of(article)

    post(desk.desk, article, slugline="quay-shut", _save="1")
    client = signed_in(desk.desk2)
    page = client.post(
        address("change", article), seen | {"slugline": "quay-dead", "_save": "1"}
    )

    assert now(article).slugline == "quay-shut"
    assert "Somebody set the slugline to quay-shut while you were writing" in text(page)
    assert 'value="quay-dead"' in text(page)


def test_a_story_that_is_out_offers_no_save(desk: Desk) -> None:
    article = desk.bring_to(Stage.RELEASED)

    page = text(signed_in(desk.duty).get(address("change", article)))

    assert "data-save" not in page
    assert article.public_path in page
