"""Hold, lift, retract, remove, reinstate, destroy: who may, what is asked, what is refused and kept."""

from typing import Any

import pytest

from articles import workflow
from articles.admin.small_pages import SAID as SAID_OF
from articles.models import Article, FollowUp, ReleaseKind
from articles.vocabulary import PublicState, RoleName, Stage
from people.models import Editor
from tests.desk.doubt import door, live, press, readers_get
from tests.desk.pages import now, signed_in, text
from tests.factories import Desk, make_editor

pytestmark = pytest.mark.django_db

SAID = "A cabinet minister denies having been in the room."


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def story(desk: Desk) -> Article:
    return live(desk)


def state(article: Article) -> str:
    return now(article).public_state


def held(desk: Desk, article: Article) -> Article:
    workflow.hold(desk.duty, article.pk, reason="In doubt.")
    return now(article)


def retracted(desk: Desk, article: Article) -> Article:
    workflow.ask_retract(desk.duty, article.pk, reason="It was made up.")
    workflow.retract(desk.desk2, article.pk)
    return now(article)


def pages(article: Article, evidence_id: int) -> list[str]:
    names = ("hold", "lift", "retract", "remove", "reinstate")
    return [*(door(name, article) for name in names), door("destroy", article, evidence_id)]


def evidence_id(article: Article) -> int:
    first = article.evidence.first()
    assert first is not None
    return first.pk


def test_one_press_with_a_reason_holds_a_story(desk: Desk, story: Article) -> None:
    answer = press(desk.duty, "hold", story, said=SAID)

    assert answer.status_code == 302
    assert state(story) == PublicState.HELD
    line = story.desk_log.last()
    assert line is not None
    assert (line.step, line.reason, line.role) == ("hold", SAID, RoleName.DUTY)


def test_a_hold_asks_for_its_reason(desk: Desk, story: Article) -> None:
    answer = press(desk.duty, "hold", story, said="  ")

    assert answer.status_code == 409
    assert "Hold needs a reason" in text(answer)
    assert state(story) == PublicState.LIVE


def test_a_second_press_of_hold_says_that_it_is_held_and_keeps_what_was_typed(
    desk: Desk, story: Article
) -> None:
    press(desk.duty, "hold", story, said=SAID)
    lines = story.desk_log.count()

    again = press(desk.duty, "hold", story, said="Another reason, typed at length.")

    assert again.status_code == 409
    assert "the story is held" in text(again)
    assert "Another reason, typed at length." in text(again)
    assert story.desk_log.count() == lines


@pytest.mark.parametrize("name", ["hold", "lift", "retract", "reinstate", "remove"])
def test_whoever_has_no_part_in_it_is_shown_why_and_gets_403_for_a_press(
    name: str, desk: Desk, story: Article
) -> None:
    for editor in (desk.reporter, desk.checker, desk.desk):
        shown = signed_in(editor).get(door(name, story))
        pressed = press(editor, name, story, said=SAID)

        assert shown.status_code == 200
        assert "This is for" in text(shown)
        assert pressed.status_code == 403
    assert state(story) == PublicState.LIVE


def test_a_superuser_and_who_keeps_accounts_get_403_at_every_door(
    desk: Desk, story: Article
) -> None:
    root = Editor.objects.create_superuser("root", password="newsroom")
    admin = make_editor("admin", RoleName.ADMIN)

    codes = {
        client.request(REQUEST_METHOD=method, PATH_INFO=path).status_code
        for client in (signed_in(root), signed_in(admin))
        for path in pages(story, evidence_id(story))
        for method in ("GET", "POST")
    }

    assert codes == {403}


def test_looking_changes_nothing(desk: Desk, story: Article) -> None:
    before = (story.desk_log.count(), FollowUp.objects.count())

    for editor in (desk.duty, desk.legal, desk.desk):
        for path in pages(story, evidence_id(story)):
            assert signed_in(editor).get(path).status_code == 200

    assert (story.desk_log.count(), FollowUp.objects.count()) == before
    assert state(story) == PublicState.LIVE


def test_a_hold_is_lifted_by_two_and_readers_are_told_what_came_of_it(
    desk: Desk, story: Article
) -> None:
    held(desk, story)

    asked = press(desk.duty, "lift", story, said="The words stand as published.")
    own = press(desk.duty, "lift", story, button="sign")
    signed = press(desk.desk2, "lift", story, button="sign")

    assert asked.status_code == 302
    assert own.status_code == 409
    assert "someone else signs" in text(own)
    assert signed.status_code == 302
    assert state(story) == PublicState.LIVE


def test_who_signs_reads_what_was_asked_by_whom_and_by_when(desk: Desk, story: Article) -> None:
    press(desk.duty, "retract", story, said=SAID)

    page = text(signed_in(desk.desk2).get(door("retract", story)))

    assert SAID in page
    assert f"{desk.duty} (Duty) asks for this" in page
    assert "answer due" in page
    assert "Sign: retract it" in page
    assert "Withdraw what was asked" not in page


def test_asking_to_retract_holds_at_once_and_a_second_editor_retracts(
    desk: Desk, story: Article
) -> None:
    other = live(desk, slug="the-new-one", slugline="the-new-one")

    press(
        desk.duty,
        "retract",
        story,
        said=SAID,
        substitute=f"http://x.example{other.public_path}",
    )
    between = state(story)
    press(desk.desk2, "retract", story, button="sign")

    assert between == PublicState.HELD
    assert state(story) == PublicState.RETRACTED
    assert readers_get(story) == ReleaseKind.RETRACTION
    notice = story.releases.last()
    assert notice is not None
    assert notice.notices[-1]["substitute"] == other.public_path


def test_a_substitute_that_readers_cannot_find_is_refused_with_the_typing_kept(
    desk: Desk, story: Article
) -> None:
    answer = press(desk.duty, "retract", story, said=SAID, substitute="/2020/01/01/nothing/")

    assert answer.status_code == 409
    assert "Readers find no story at /2020/01/01/nothing/" in text(answer)
    assert SAID in text(answer)
    assert 'value="/2020/01/01/nothing/"' in text(answer)
    assert state(story) == PublicState.LIVE


@pytest.mark.parametrize("first", ["duty", "legal"])
def test_duty_and_legal_remove_together_whoever_asks(
    first: str, desk: Desk, story: Article
) -> None:
    asker, signer = (desk.duty, desk.legal) if first == "duty" else (desk.legal, desk.duty)

    press(asker, "remove", story, said="A court order.")
    own = press(asker, "remove", story, button="sign")
    third = press(desk.desk2, "remove", story, button="sign")
    press(signer, "remove", story, button="sign")

    assert own.status_code == 409
    assert third.status_code == 403
    assert state(story) == PublicState.REMOVED
    assert readers_get(story) == ReleaseKind.REMOVAL


def test_a_retracted_story_is_reinstated_by_two(desk: Desk, story: Article) -> None:
    retracted(desk, story)

    press(desk.duty, "reinstate", story, said="The recording was found.")
    again = press(desk.duty, "reinstate", story, said="Asked twice.")
    press(desk.desk2, "reinstate", story, button="sign")

    assert again.status_code == 409
    assert "asks for a second signature" in text(again)
    assert state(story) == PublicState.LIVE


def test_what_was_asked_is_withdrawn_and_the_story_stays_held(
    desk: Desk, story: Article
) -> None:
    press(desk.duty, "retract", story, said=SAID)

    answer = press(desk.legal, "retract", story, button="withdraw", withdrawing="Not yet.")
    late = press(desk.desk2, "retract", story, button="sign")

    assert answer.status_code == 302
    assert late.status_code == 409
    assert "nobody has asked for it" in text(late)
    assert state(story) == PublicState.HELD
    assert not FollowUp.objects.open().signatures().exists()


def test_one_signature_at_a_time_and_the_other_doors_say_so(desk: Desk, story: Article) -> None:
    press(desk.duty, "retract", story, said=SAID)

    page = text(signed_in(desk.duty).get(door("lift", story)))

    assert "asks for a second signature. Sign that, or have it withdrawn." in page


def test_evidence_is_destroyed_by_duty_and_legal(desk: Desk, story: Article) -> None:
    key = evidence_id(story)

    press(desk.duty, "destroy", story, key, said="We promised her.")
    own = press(desk.duty, "destroy", story, key, button="sign")
    press(desk.legal, "destroy", story, key, button="sign")

    evidence = story.evidence.get()
    assert own.status_code == 409
    assert evidence.text == ""
    assert evidence.destroyed_at is not None


def test_evidence_of_another_story_is_not_found(desk: Desk, story: Article) -> None:
    other = live(desk, slug="other", slugline="other")

    for answer in (
        signed_in(desk.duty).get(door("destroy", story, evidence_id(other))),
        press(desk.duty, "destroy", story, evidence_id(other), said="Why not."),
    ):
        assert answer.status_code == 404


def test_alone_one_types_the_slugline_to_sign_what_one_asked(
    desk: Desk, story: Article
) -> None:
    admin = make_editor("admin", RoleName.ADMIN)
    workflow.set_mode(admin, "solo", reason="One of us is left.")
    press(desk.duty, "retract", story, said=SAID)

    shown = text(signed_in(desk.duty).get(door("retract", story)))
    wrong = press(desk.duty, "retract", story, button="sign", slugline="quay")
    right = press(desk.duty, "retract", story, button="sign", slugline=story.slugline)

    assert "Type the slugline" in shown
    assert wrong.status_code == 409
    assert 'value="quay"' in text(wrong)
    assert right.status_code == 302
    assert state(story) == PublicState.RETRACTED


@pytest.mark.parametrize(
    ("name", "stage"), [("hold", Stage.DRAFT), ("retract", Stage.APPROVED)]
)
def test_a_story_that_is_not_out_is_not_taken_down(name: str, stage: Stage, desk: Desk) -> None:
    article = desk.bring_to(stage)

    answer = press(desk.duty, name, article, said=SAID)

    assert answer.status_code == 409
    assert "not out yet" in text(answer)


def test_a_button_no_page_has_is_not_found(desk: Desk, story: Article) -> None:
    for name, button in (("hold", "sign"), ("lift", "nonsense")):
        assert press(desk.duty, name, story, button=button).status_code == 404


def test_what_is_typed_is_escaped_and_nul_is_dropped(desk: Desk, story: Article) -> None:
    press(desk.duty, "retract", story, said="<script>x()</script>\x00")

    page: Any = signed_in(desk.desk2).get(door("retract", story))

    assert "<script>x()" not in text(page)
    assert "&lt;script&gt;x()" in text(page)


def test_every_step_of_the_routine_has_its_words_in_the_desk_log() -> None:
    steps = {step.name for step in workflow.ROUTINE}

    assert steps - set(SAID_OF) == set()


def test_whoever_has_no_part_in_it_is_not_asked_to_type_but_finds_what_they_typed(
    desk: Desk, story: Article
) -> None:
    client = signed_in(desk.checker)

    looked = text(client.get(door("hold", story)))
    brought = text(client.post(door("hold", story), {"said": SAID}))

    assert "<textarea" not in looked
    assert SAID in brought
    assert state(story) == PublicState.LIVE
