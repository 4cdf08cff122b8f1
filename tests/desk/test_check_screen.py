"""The check desk: a quotation beside its sources, a verdict, and on to the next."""

import pytest

from articles.models import Article, standings
from articles.vocabulary import QuotationState, RoleName, Stage
from tests.desk.pages import address, now, signed_in, text
from tests.factories import SAID, Desk, make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def article(desk: Desk) -> Article:
    return desk.bring_to(Stage.CHECKING)


def ids(article: Article) -> list[int]:
    return [one.quotation.pk for one in standings(now(article))]


def states(article: Article) -> list[QuotationState]:
    return [one.state for one in standings(now(article))]


def verdict(desk: Desk, article: Article, at: int, **fields: object):  # type: ignore[no-untyped-def]
    path = address("check", article, ids(article)[at])
    return signed_in(desk.checker).post(path, fields)


def test_it_opens_at_the_first_quotation_that_is_not_settled(
    desk: Desk, article: Article
) -> None:
    evidence = desk.give_evidence(article)
    desk.verify(article, standings(article)[0], evidence)

    answer = signed_in(desk.checker).get(address("check_first", article))

    assert answer["Location"] == address("check", article, ids(article)[1])


def test_it_shows_the_words_the_source_and_the_match(desk: Desk, article: Article) -> None:
    desk.give_evidence(article)

    page = text(signed_in(desk.checker).get(address("check", article, ids(article)[1])))

    assert "We will not lift another crate" in page
    assert "the cranes are too tired to trust" in page
    assert 'id="match"' in page
    assert "Verbatim" in page


def test_a_verdict_goes_on_to_the_next_with_source_and_method_kept(
    desk: Desk, article: Article
) -> None:
    evidence = desk.give_evidence(article)

    answer = verdict(
        desk, article, 0, verdict="verify", method="read_transcript", evidence=evidence.pk
    )

    assert states(article) == [QuotationState.VERIFIED, QuotationState.UNCHECKED]
    assert answer["Location"].startswith(address("check", article, ids(article)[1]))
    assert f"evidence={evidence.pk}" in answer["Location"]
    assert "method=read_transcript" in answer["Location"]


def test_after_the_last_it_goes_to_the_story(desk: Desk, article: Article) -> None:
    evidence = desk.give_evidence(article)
    how = {"verdict": "verify", "method": "listened", "evidence": evidence.pk}

    verdict(desk, article, 0, **how)
    answer = verdict(desk, article, 1, **how)

    assert answer["Location"] == address("change", article)


def test_a_refused_verdict_says_all_that_is_missing_and_keeps_the_note(
    desk: Desk, article: Article
) -> None:
    page = verdict(desk, article, 0, verdict="verify", note="On the phone")

    assert page.status_code == 409
    assert "Not verified. Nothing was changed." in text(page)
    assert "Choose the evidence you compared it with." in text(page)
    assert "Say how you checked it." in text(page)
    assert 'value="On the phone"' in text(page)


def test_words_that_differ_cannot_be_verified(desk: Desk, article: Article) -> None:
    evidence = desk.give_evidence(article, text="We will lift every crate tomorrow morning.")

    page = verdict(desk, article, 1, verdict="verify", method="listened", evidence=evidence.pk)

    assert page.status_code == 409
    assert states(article)[1] == QuotationState.UNCHECKED


def test_a_dispute_needs_its_reason_and_a_withdrawal_takes_it_back(
    desk: Desk, article: Article
) -> None:
    refused = verdict(desk, article, 0, verdict="dispute")
    verdict(desk, article, 0, verdict="dispute", note="She says “worn”, not “tired”.")
    disputed = states(article)[0]
    answer = verdict(desk, article, 0, verdict="withdraw")

    assert refused.status_code == 409
    assert disputed == QuotationState.DISPUTED
    assert states(article)[0] == QuotationState.UNCHECKED
    assert answer["Location"] == address("check", article, ids(article)[0])


def test_only_duty_waives(desk: Desk, article: Article) -> None:
    path = address("check", article, ids(article)[0])
    how = {"verdict": "waive", "note": "Nobody can be reached before noon"}

    refused = signed_in(desk.checker).post(path, how)
    signed_in(desk.duty).post(path, how)

    assert refused.status_code == 403
    assert states(article)[0] == QuotationState.WAIVED


def test_whoever_worded_it_is_told_that_someone_else_checks(
    desk: Desk, article: Article
) -> None:
    desk.give_evidence(article)
    writer = make_editor("reporter", RoleName.REPORTER, RoleName.CHECKER)

    page = text(signed_in(writer).get(address("check", article, ids(article)[0])))

    assert "You worded this quotation, so someone else checks." in page
    assert 'aria-disabled="true"' in page


def test_a_part_is_verified_by_pointing_at_the_fuller_quotation(desk: Desk) -> None:
    body = (
        '<p>Ada Finch called the cranes "too tired to trust" on Tuesday.</p>'
        '<p>"The cranes are too tired to trust, every one of them," she said.</p>'
    )
    article = desk.bring_to(Stage.CHECKING, body=body)
    evidence = desk.give_evidence(
        article, text="The cranes are too tired to trust, every one of them."
    )
    desk.verify(article, standings(article)[1], evidence)
    part, fuller = ids(article)

    page = text(signed_in(desk.checker).get(address("check", article, part)))
    verdict(desk, article, 0, verdict=f"within:{fuller}")

    assert f'value="within:{fuller}"' in page
    assert states(article) == [QuotationState.VERIFIED, QuotationState.VERIFIED]
    check = standings(now(article))[0].check
    assert check is not None
    assert check.within_id == fuller


def test_evidence_and_speaker_can_be_given_without_leaving(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    row = ids(article)[0]
    path = address("check", article, row)

    signed_in(desk.checker).post(path, {"_do": f"confirm:{row}:person:{desk.speaker.pk}"})
    answer = signed_in(desk.checker).post(
        path,
        {"_do": "add_evidence", "evidence-kind": "transcript", "evidence-label": "Briefing",
         "evidence-text": SAID},
    )  # fmt: skip

    assert answer["Location"] == path
    assert standings(now(article))[0].quotation.is_confirmed
    assert article.evidence.count() == 1


def test_it_says_what_changed_since_the_last_check(desk: Desk, article: Article) -> None:
    desk.check_all(article)
    body = article.body.replace("another crate", "one more crate")
    post_as = signed_in(desk.desk)
    post_as.post(address("change", article), {"seen_version": "1", "body": body, "_save": "1"})

    page = text(signed_in(desk.checker).get(address("check", article, ids(article)[1])))

    assert "Last check" in page
    assert "changed these words in v2" in page
    assert "another" in page.split("<del>")[1].split("</del>")[0]


def test_a_verdict_on_words_that_changed_meanwhile_is_not_taken(
    desk: Desk, article: Article
) -> None:
    evidence = desk.give_evidence(article)
    seal = standings(article)[1].seal
    body = article.body.replace("another crate", "one more crate")
    signed_in(desk.desk).post(
        address("change", article), {"seen_version": "1", "body": body, "_save": "1"}
    )

    page = verdict(
        desk, article, 1, verdict="dispute", note="She said no such thing",
        evidence=evidence.pk, seen=seal,
    )  # fmt: skip

    assert page.status_code == 409
    assert "changed while you read" in text(page)
    assert states(article)[1] == QuotationState.UNCHECKED


def test_get_gives_no_verdict(desk: Desk, article: Article) -> None:
    path = address("check", article, ids(article)[0])

    signed_in(desk.duty).get(f"{path}?verdict=waive&note=x")

    assert not standings(now(article))[0].checks
    assert states(article)[0] == QuotationState.UNCHECKED
