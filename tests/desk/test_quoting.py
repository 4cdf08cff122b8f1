"""The cards of the panel: who said it, what is no quotation, where a source stands."""

import pytest

from articles.models import Article, standings
from articles.vocabulary import QuotationState, SourceLevel, Stage
from people.models import Organisation, Person
from tests.desk.pages import address, now, post, signed_in, text
from tests.factories import Desk, make_organisation, make_person

pytestmark = pytest.mark.django_db

STRANGER = '<p>Bo Lind, a docker, said the steel was "as thin as paper".</p>'
WIRE = (
    "<p>The quay will stay shut, according to two officials who spoke with the Port Herald.</p>"
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def first(article: Article):  # type: ignore[no-untyped-def]
    return standings(now(article))[0].quotation


def test_a_proposed_speaker_is_confirmed_by_one_press(desk: Desk) -> None:
    article = desk.write()
    row = first(article)

    page = signed_in(desk.reporter).get(address("change", article))
    answer = post(desk.reporter, article, _do=f"confirm:{row.pk}:person:{desk.speaker.pk}")

    assert f'value="confirm:{row.pk}:person:{desk.speaker.pk}"' in text(page)
    assert answer["Location"].endswith(f"#quotation-{row.pk}")
    assert (first(article).person, first(article).confirmed_by) == (desk.speaker, desk.reporter)


def test_a_new_person_is_made_from_the_proposal_by_one_press(desk: Desk) -> None:
    article = desk.write(body=STRANGER)
    row = first(article)

    post(
        desk.reporter, article,
        **{"_do": f"confirm:{row.pk}:new-person", f"q{row.pk}-name": "Bo Lind"},
    )  # fmt: skip

    assert first(article).person == Person.objects.get(name="Bo Lind")


def test_a_person_made_from_one_quotation_is_offered_for_the_next(desk: Desk) -> None:
    article = desk.write(body=STRANGER + STRANGER.replace("as thin as paper", "a sieve"))
    row, other = (one.quotation for one in standings(article))
    post(
        desk.reporter, article,
        **{"_do": f"confirm:{row.pk}:new-person", f"q{row.pk}-name": "Bo Lind"},
    )  # fmt: skip

    page = text(signed_in(desk.reporter).get(address("change", article)))

    made = Person.objects.get(name="Bo Lind")
    assert f'value="confirm:{other.pk}:person:{made.pk}"' in page
    assert "New person: Bo Lind" not in page


def test_somebody_not_on_record_is_offered_before_anybody_less_likely(desk: Desk) -> None:
    article = desk.write(body=f"<p>Ada Finch left at noon.</p>{STRANGER}")
    row = first(article)
    assert any(one["key"] for one in row.candidates), "nobody else is a candidate"

    page = text(signed_in(desk.reporter).get(address("change", article)))

    new, other = page.index("New person: Bo Lind"), page.index(f"confirm:{row.pk}:person:")
    assert new < other
    assert "Confirm Ada Finch" not in page


def test_confirming_saves_what_was_typed_in_the_same_press(desk: Desk) -> None:
    article = desk.write()
    row = first(article)

    post(
        desk.reporter, article, headline="Quay closes at last",
        _do=f"confirm:{row.pk}:person:{desk.speaker.pk}",
    )  # fmt: skip

    assert now(article).headline == "Quay closes at last"
    assert first(article).is_confirmed


def test_a_refused_confirmation_leaves_no_new_person(desk: Desk) -> None:
    article = desk.write(body=STRANGER)
    row = first(article)
    post(
        desk.reporter, article,
        **{"_do": f"class:{row.pk}", f"q{row.pk}-kind": "scare", f"q{row.pk}-class-reason": "Joke"},
    )  # fmt: skip

    page = post(
        desk.reporter, article,
        **{"_do": f"confirm:{row.pk}:new-person", f"q{row.pk}-name": "Bo Lind"},
    )  # fmt: skip

    assert page.status_code == 409
    assert not Person.objects.filter(name="Bo Lind").exists()


def test_no_second_person_is_made_of_a_name_on_record(desk: Desk) -> None:
    article = desk.write(body=STRANGER)
    make_person("Bo Lind")
    row = first(article)

    page = post(
        desk.reporter, article,
        **{"_do": f"confirm:{row.pk}:new-person", f"q{row.pk}-name": "bo lind"},
    )  # fmt: skip

    assert "is on record" in text(page)
    assert Person.objects.filter(name__iexact="bo lind").count() == 1


@pytest.mark.parametrize("how", ["named", "new-organisation", "words"])
def test_a_speaker_may_be_an_organisation_or_only_words(desk: Desk, how: str) -> None:
    article = desk.write(body=STRANGER)
    row = first(article)
    name = "Harbour Office" if how == "named" else "Dockers Union"
    make_organisation("Harbour Office")

    post(
        desk.reporter, article,
        **{"_do": f"confirm:{row.pk}:{how}", f"q{row.pk}-name": name, f"q{row.pk}-role": "union"},
    )  # fmt: skip

    after = first(article)
    assert after.is_confirmed
    assert after.role_as_used == "union"
    if how == "words":
        assert after.speaker_words == "Dockers Union"
        assert not Organisation.objects.filter(name="Dockers Union").exists()
    else:
        assert after.organisation == Organisation.objects.get(name=name)


def test_an_unknown_name_says_what_to_do_and_stays_in_its_field(desk: Desk) -> None:
    article = desk.write(body=STRANGER)
    row = first(article)

    page = post(
        desk.reporter, article,
        **{"_do": f"confirm:{row.pk}:named", f"q{row.pk}-name": "Bo Lindt"},
    )  # fmt: skip

    assert "Nobody is on record as Bo Lindt. Make a new person" in text(page)
    assert 'value="Bo Lindt"' in text(page)


def test_a_span_is_classed_with_a_reason_and_taken_back(desk: Desk) -> None:
    article = desk.write()
    row = first(article)

    refused = post(desk.desk, article, **{"_do": f"class:{row.pk}", f"q{row.pk}-kind": "term"})
    fields = {f"q{row.pk}-kind": "term", f"q{row.pk}-class-reason": "A name of a scheme"}
    post(desk.desk, article, **fields, _do=f"class:{row.pk}")
    classed = standings(now(article))[0].state
    post(desk.desk, article, _do=f"unclass:{row.pk}")

    assert "Say why they are not a quotation" in text(refused)
    assert classed == QuotationState.NOT_A_QUOTATION
    assert standings(now(article))[0].state == QuotationState.UNCHECKED


def test_an_unnamed_source_is_described_and_signed_off(desk: Desk) -> None:
    article = desk.write(body=WIRE)
    row = first(article)
    assert row.level == SourceLevel.UNNAMED

    post(
        desk.desk, article,
        **{"_do": f"source:{row.pk}", f"q{row.pk}-level": "unnamed", f"q{row.pk}-via": "Port Herald",
           f"q{row.pk}-unnamed-reason": "They feared for their posts"},
    )  # fmt: skip
    forbidden = post(desk.desk, article, _do=f"sign_off:{row.pk}")
    post(desk.duty, article, _do=f"sign_off:{row.pk}")

    assert first(article).unnamed_reason == "They feared for their posts"
    assert forbidden.status_code == 403
    assert article.sign_offs.count() == 1


def test_words_that_left_the_story_meanwhile_are_named_so(desk: Desk) -> None:
    article = desk.write()

    page = post(desk.reporter, article, _do="confirm:999:person:1")

    assert page.status_code == 409
    assert "no longer in the story" in text(page)


@pytest.mark.parametrize(
    "pressed", ["", "nothing", "confirm", "confirm:x:y", "confirm:1:person:x", "change_evidence:x",
                "sign_off:-1", "class:" + "9" * 40]
)  # fmt: skip
def test_a_button_the_desk_does_not_know_changes_nothing(desk: Desk, pressed: str) -> None:
    article = desk.write()
    lines = article.desk_log.count()

    answer = post(desk.desk, article, _do=pressed)

    assert answer.status_code in {302, 403, 409}
    assert article.desk_log.count() == lines


def test_evidence_is_pasted_on_the_storys_page(desk: Desk) -> None:
    article = desk.write()

    post(
        desk.reporter, article,
        **{"_do": "add_evidence", "evidence-kind": "transcript", "evidence-label": "Briefing",
           "evidence-text": "Too tired to trust.", "evidence-confidential": "1"},
    )  # fmt: skip

    made = article.evidence.get()
    assert (made.label, made.text, made.confidential) == (
        "Briefing",
        "Too tired to trust.",
        True,
    )


def test_every_reason_against_evidence_is_shown_at_once(desk: Desk) -> None:
    article = desk.write()

    page = post(desk.reporter, article, _do="add_evidence", **{"evidence-kind": "transcript"})

    assert "Say what it is, as readers are told" in text(page)
    assert "Paste its text, upload a file, or give an address" in text(page)


def test_law_and_embargo_stand_behind_more(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    post(desk.duty, article, _do="require_legal")
    post(desk.duty, article, _do="embargo", **{"embargo-until": "2030-01-01T06:00"})
    post(desk.legal, article, _do="clear_legal", **{"legal-note": "Read it"})

    after = now(article)
    assert after.legal_required
    assert after.embargo_until is not None
    assert after.sign_offs.count() == 1


def test_a_transcript_is_changed_by_a_form_of_its_own_and_ends_its_checks(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    evidence = article.evidence.get()
    key = evidence.pk

    page = text(signed_in(desk.desk).get(address("change", article)))
    signed_in(desk.desk).post(
        address("change", article),
        {"_do": f"change_evidence:{key}", f"evidence-{key}-label": evidence.label,
         f"evidence-{key}-text": "Another text altogether."},
    )  # fmt: skip

    assert f'<form id="change-evidence-{key}"' in page
    assert f'form="change-evidence-{key}"' in page
    assert {one.state for one in standings(now(article))} == {QuotationState.STALE}
