"""A quotation in doubt as readers have it: whoever checks says so, Duty answers."""

import datetime

import pytest

from articles import clock, workflow
from articles.models import Article, standings
from articles.vocabulary import PublicState, QuotationState, Stage, Verdict
from tests.desk.doubt import door, live
from tests.desk.pages import address, now, post, signed_in, text
from tests.factories import Desk
from tests.workflow.newsroom import rewrite

pytestmark = pytest.mark.django_db

SAID = "The tape has “not to trust”."


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def story(desk: Desk) -> Article:
    """Live, with another wording of its first quotation on the desk."""
    article = live(desk)
    workflow.revise(desk.duty, article.pk, "correction", note="The words were others.")
    return rewrite(desk.desk, article, "too tired", "too old")


def public_id(article: Article) -> str:
    return standings(article)[0].quotation.public_id


def test_it_is_disputed_as_readers_have_it_while_the_desk_has_other_words(
    desk: Desk, story: Article
) -> None:
    shown = text(signed_in(desk.checker).get(door("dispute", story)))

    answer = signed_in(desk.checker).post(
        door("dispute", story), {"_press": "dispute", "q": public_id(story), "said": SAID}
    )

    check = standings(story)[0].quotation.checks.latest("pk")
    assert "The working copy has “too old" in shown
    assert answer.status_code == 302
    assert check.verdict == Verdict.DISPUTED
    assert check.words.startswith("too tired")
    assert standings(story)[0].state != QuotationState.DISPUTED
    assert now(story).follow_ups.open().get().quotation == check.quotation


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"q": "nonsense", "said": SAID}, "Readers do not see this quotation"),
        ({"said": SAID}, "Readers do not see"),
    ],
)
def test_what_readers_do_not_have_is_not_disputed_and_the_typing_is_kept(
    typed: dict[str, str], said: str, desk: Desk, story: Article
) -> None:
    answer = signed_in(desk.checker).post(door("dispute", story), {"_press": "dispute"} | typed)

    assert answer.status_code == 409
    assert said in text(answer)
    assert SAID in text(answer)


def test_a_dispute_asks_what_is_wrong(desk: Desk, story: Article) -> None:
    answer = signed_in(desk.checker).post(
        door("dispute", story), {"_press": "dispute", "q": public_id(story), "said": " "}
    )

    assert answer.status_code == 409
    assert "Write what is wrong with it" in text(answer)
    assert " checked>" in text(answer)


def test_only_checkers_dispute_and_only_duty_answers(desk: Desk, story: Article) -> None:
    key = standings(story)[0].quotation.pk
    workflow.dispute_released(desk.checker, story.pk, public_id(story), note=SAID)

    for editor in (desk.reporter, desk.desk, desk.duty, desk.legal):
        typed = {"_press": "dispute", "q": public_id(story), "said": SAID}
        assert signed_in(editor).post(door("dispute", story), typed).status_code == 403
    for editor in (desk.reporter, desk.desk, desk.checker, desk.legal):
        typed = {"_press": "answer", "said": "It stands."}
        answer = signed_in(editor).post(door("answer", story, key), typed)
        assert answer.status_code == 403
    assert now(story).follow_ups.open().count() == 1


def test_an_answer_needs_words_and_is_given_once(desk: Desk, story: Article) -> None:
    key = standings(story)[0].quotation.pk
    workflow.dispute_released(desk.checker, story.pk, public_id(story), note=SAID)

    def answered(said: str) -> int:
        typed = {"_press": "answer", "said": said}
        return int(signed_in(desk.duty).post(door("answer", story, key), typed).status_code)

    shown = text(signed_in(desk.duty).get(door("answer", story, key)))

    assert SAID in shown
    assert "as readers have it" in shown
    assert [answered(" "), answered("The tape was cut."), answered("Again.")] == [409, 302, 409]
    asked = story.follow_ups.get(quotation=key)
    assert (asked.done_by, asked.outcome) == (desk.duty, "The tape was cut.")


def test_a_quotation_nobody_disputed_has_no_page_of_an_answer(
    desk: Desk, story: Article
) -> None:
    key = standings(story)[0].quotation.pk

    assert signed_in(desk.duty).get(door("answer", story, key)).status_code == 404


def going_out(desk: Desk) -> Article:
    """A story that goes out in three seconds, by the clock set in `seconds_before`."""
    article = desk.bring_to(Stage.APPROVED, slug="soon", slugline="soon")
    workflow.schedule(desk.duty, article.pk, clock.now() + datetime.timedelta(hours=1))
    return now(article)


def moment(article: Article, seconds: int) -> datetime.datetime:
    return article.releases.get().visible_from + datetime.timedelta(seconds=seconds)


def test_a_dispute_in_the_last_seconds_is_offered_again_as_a_hold(desk: Desk) -> None:
    article = going_out(desk)
    key = standings(article)[0].quotation.pk

    with clock.set_to(moment(article, -3)):
        late = signed_in(desk.checker).post(
            address("check", article, key), {"verdict": "dispute", "note": SAID}
        )
        offered = signed_in(desk.duty).post(door("hold", article), {"said": SAID})
    with clock.set_to(moment(article, 1)):
        held = signed_in(desk.duty).post(door("hold", article), {"said": SAID, "_press": "ask"})

    assert late.status_code == 409
    assert "Hold it instead" in text(late)
    assert f'name="said" value="{SAID}"' in text(late)
    assert offered.status_code == 200
    assert "From then on it can be held" in text(offered)
    assert SAID in text(offered)
    assert held.status_code == 302
    assert now(article).public_state == PublicState.HELD


def test_so_is_a_legal_hold_and_nothing_else(desk: Desk) -> None:
    article = going_out(desk)

    with clock.set_to(moment(article, -3)):
        late = post(desk.legal, article, _do="legal_hold", **{"legal-note": SAID})
        other = post(desk.legal, article, _do="clear_legal", **{"legal-note": SAID})

    assert "Hold it instead" in text(late)
    assert f'name="said" value="{SAID}"' in text(late)
    assert other.status_code == 409
    assert "Hold it instead" not in text(other)


def test_so_is_a_dispute_of_what_readers_have_while_a_change_is_about_to_go_out(
    desk: Desk,
) -> None:
    story = live(desk)
    workflow.revise(desk.duty, story.pk, "update", note="It was on Monday.")
    rewrite(desk.desk, story, "on Tuesday", "on Monday")
    workflow.submit(desk.duty, story.pk)
    workflow.send_to_check(desk.desk, story.pk)
    workflow.approve(desk.desk2, story.pk)
    out = clock.now() + datetime.timedelta(hours=1)
    workflow.schedule(desk.duty, story.pk, out)
    typed = {"_press": "dispute", "q": public_id(story), "said": SAID}

    with clock.set_to(out - datetime.timedelta(seconds=2)):
        late = signed_in(desk.checker).post(door("dispute", story), typed)

    assert late.status_code == 409
    assert "Hold it instead" in text(late)
    assert SAID in text(late)


def test_a_story_with_a_change_in_hand_leads_to_what_readers_have(
    desk: Desk, story: Article
) -> None:
    page = text(signed_in(desk.checker).get(address("change", story)))

    assert f'{door("dispute", story)}">The quotations as readers have them' in page


def test_the_check_desk_and_the_evidence_lead_to_their_doors(
    desk: Desk, story: Article
) -> None:
    key, evidence = standings(story)[0].quotation.pk, story.evidence.get()

    check = text(signed_in(desk.checker).get(address("check", story, key)))
    page = text(signed_in(desk.legal).get(address("change", story)))

    assert f"{door('dispute', story)}?q={public_id(story)}" in check
    assert door("destroy", story, evidence.pk) in page
    assert door("destroy", story, evidence.pk) not in text(
        signed_in(desk.desk).get(address("change", story))
    )


def test_numbers_no_row_can_have_are_not_found(desk: Desk, story: Article) -> None:
    client, huge = signed_in(desk.duty), 10**30
    base = "/admin/articles/article"
    paths = [
        f"{base}/{huge}/hold/", f"{base}/{huge}/strike/", f"{base}/{huge}/dispute/",
        f"{base}/{story.pk}/answer/{huge}/", f"{base}/{story.pk}/destroy/{huge}/",
    ]  # fmt: skip

    codes = {
        path: (client.get(path).status_code, client.post(path, {"_press": "ask"}).status_code)
        for path in paths
    }

    assert set(codes.values()) == {(404, 404)}, codes
