"""After the approval nothing that a reader would get is changed by one person alone."""

from collections.abc import Callable

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article, Release, Standing, standings
from articles.vocabulary import EvidenceKind, Method, QuotationState, Stage
from articles.workflow import Refused
from people.models import Person
from tests.desk.pages import now, post
from tests.factories import SAID, Desk

pytestmark = pytest.mark.django_db

WORDS = "the minister is a thief"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def full(article: Article) -> Standing:
    return next(one for one in standings(article) if one.words.startswith("We will"))


def another_source(desk: Desk, article: Article) -> None:
    label = WORDS.capitalize()
    source = workflow.add_evidence(
        desk.checker, article.pk, kind=EvidenceKind.TRANSCRIPT, label=label,
        url="https://thief.example/", text=SAID,
    )  # fmt: skip
    workflow.verify(
        desk.checker, article.pk, full(article).quotation.pk,
        evidence_id=source.pk, method=Method.LISTENED,
    )  # fmt: skip


def another_time_code(desk: Desk, article: Article) -> None:
    check = full(article).check
    assert check is not None
    workflow.verify(
        desk.checker, article.pk, full(article).quotation.pk, evidence_id=check.evidence_id,
        method=Method.READ_TRANSCRIPT, time_code="a thief",
    )  # fmt: skip


def another_label(desk: Desk, article: Article) -> None:
    workflow.change_evidence(
        desk.desk, article.pk, article.evidence.get().pk, label=WORDS.capitalize()
    )


def another_role(desk: Desk, article: Article) -> None:
    workflow.confirm_speaker(
        desk.desk, article.pk, full(article).quotation.pk, person=desk.speaker, role=WORDS
    )


def another_print(desk: Desk, article: Article) -> None:
    workflow.confirm_speaker(
        desk.desk, article.pk, full(article).quotation.pk, person=desk.speaker, printed_as=WORDS
    )


def another_chain(desk: Desk, article: Article) -> None:
    workflow.describe_source(
        desk.desk, article.pk, full(article).quotation.pk, level="on_record", via=WORDS
    )


def another_reason(desk: Desk, article: Article) -> None:
    workflow.describe_source(
        desk.desk, article.pk, full(article).quotation.pk, level="background", reason=WORDS
    )


def another_name(desk: Desk, article: Article) -> None:
    Person.objects.filter(pk=desk.speaker.pk).update(name=WORDS)


def another_byline(desk: Desk, article: Article) -> None:
    post(desk.desk, article, byline=WORDS, _byline_as_typed="1", _save="1")


def another_link(desk: Desk, article: Article) -> None:
    linked = article.body.replace("cranes", '<a href="https://thief.example/">cranes</a>')
    post(desk.desk, article, body=linked, _save="1")


def another_dateline(desk: Desk, article: Article) -> None:
    post(desk.desk, article, dateline=WORDS, _save="1")


@pytest.mark.parametrize(
    "smuggle",
    [
        another_source, another_time_code, another_label, another_role, another_print,
        another_chain, another_reason, another_name, another_byline, another_link,
        another_dateline,
    ],
)  # fmt: skip
def test_what_one_person_slips_in_after_the_approval_reaches_no_reader(
    desk: Desk, smuggle: Callable[[Desk, Article], None]
) -> None:
    article = desk.bring_to(Stage.APPROVED)

    try:
        smuggle(desk, article)
        workflow.release(desk.duty, article.pk)
    except Refused:
        pass

    for release in Release.objects.all():
        for beneath in ("", "record/", "record.json"):
            page = Client().get(f"{release.path}{beneath}").content.decode().casefold()
            assert "thief" not in page, beneath


def test_the_same_check_once_more_is_taken_and_the_approval_stands(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)
    check = full(article).check
    assert check is not None

    workflow.verify(
        desk.checker, article.pk, full(article).quotation.pk, evidence_id=check.evidence_id,
        method=check.method,
    )  # fmt: skip

    assert now(article).stage == Stage.APPROVED


def test_a_withdrawn_check_ends_the_approval_and_another_may_be_made(desk: Desk) -> None:
    article = desk.bring_to(Stage.APPROVED)

    workflow.withdraw(desk.checker, article.pk, full(article).quotation.pk)
    another_source(desk, now(article))

    assert now(article).stage != Stage.APPROVED
    assert full(article).state == QuotationState.VERIFIED


def test_a_checker_alone_takes_no_step_but_their_own(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)

    for fields in (
        {"_step": "approve"}, {"_step": "release"}, {"_step": "spike"}, {"_step": "take_back"},
        {"headline": WORDS, "_save": "1"}, {"body": WORDS, "_do": "confirm:1:words"},
        {"_do": "legal_hold"}, {"_do": "embargo", "embargo-note": "x"},
    ):  # fmt: skip
        answer = post(desk.checker, article, **fields)

        assert answer.status_code in {403, 409}, fields
    assert now(article).stage == Stage.CHECKING
    assert now(article).version_no == 1


def test_what_makes_an_approval_cannot_be_posted(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    forged = {
        "stage": "approved", "public_state": "live", "approved_by": desk.desk2.pk, "version_no": 9,
        "made_by": desk.desk2.pk, "legal_required": "", "embargo_until": "2020-01-01T00:00",
        "log_head": "x", "approvals": "1", "is_superuser": "1",
    }  # fmt: skip
    before = Article.objects.filter(pk=article.pk).values().get()

    post(desk.desk, article, **forged, _save="1")

    assert Article.objects.filter(pk=article.pk).values().get() == before
