"""A picture is part of what is approved: gates, four-eyes, versions, checks and the log know it."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import clock, workflow
from articles.models import Article, Picture, Release, standings
from articles.vocabulary import Place, Stage
from articles.workflow import NotYours, Overtaken, Refused
from articles.workflow.audit import audit
from tests.pictures.making import iptc
from tests.pictures.stories import TOLD, file, give, with_picture
from tests.workflow.newsroom import Newsroom

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refused.value.reasons}


def change(room: Newsroom, article: Article, **use: object) -> Article:
    now = fresh(article)
    uses = [{"picture": one["picture"], **use} for one in now.pictures]
    return workflow.change_pictures(room.desk, now.pk, uses, seen_version=now.version_no)


def test_it_comes_in_as_a_version_and_a_line_and_its_record_is_clean(room: Newsroom) -> None:
    article = room.ready()

    picture = give(room, article)

    now = fresh(article)
    assert now.version_no == article.version_no + 1
    assert now.current_version and now.current_version.words == now.words
    assert [use["picture"] for use in now.pictures] == [picture.public_id]
    line = now.desk_log.order_by("seq").last()
    assert line and line.step == "save" and f"picture:{picture.pk}" in line.digests
    assert audit(now) == []


def test_whose_it_is_is_proposed_from_the_file(room: Newsroom) -> None:
    article = room.ready()

    workflow.add_picture(room.desk, article.pk, file(iptc("Lena Ord", "Coastal Wire")))

    assert fresh(article).pictures[0]["credit"] == "Lena Ord / Coastal Wire"


def test_the_first_stands_above_the_text_the_next_under_it(room: Newsroom) -> None:
    article = room.ready()

    give(room, article)
    give(room, article)

    after = [use["after"] for use in fresh(article).pictures]
    assert after == [0, len(article.words.blocks)]


@pytest.mark.parametrize(
    ("use", "code"), [({"credit": " "}, "no_credit"), ({"alt": ""}, "no_alt")]
)
def test_without_credit_or_words_for_the_blind_nobody_approves(
    room: Newsroom, use: dict[str, str], code: str
) -> None:
    article = with_picture(room, Stage.CHECKING)
    change(room, article, **use)

    with pytest.raises(Refused) as refused:
        workflow.approve(room.desk2, article.pk)

    assert codes(refused) == {code}


def test_what_is_decorative_needs_no_description(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    change(room, article, alt="Old words", is_decorative=True)

    workflow.approve(room.desk2, article.pk)

    assert fresh(article).pictures[0]["alt"] == ""


@pytest.mark.parametrize(
    "use", [{"caption": "The south quay."}, {"credit": "Somebody else"}, {"alt": "One crane"},
            {"across": 10}, {"after": 1}, {"is_decorative": True}],
)  # fmt: skip
def test_any_change_of_its_use_ends_the_approval(
    room: Newsroom, use: dict[str, object]
) -> None:
    article = with_picture(room, Stage.APPROVED)

    change(room, article, **use)

    now = fresh(article)
    assert now.stage == Stage.DESK
    assert not now.approvals.in_force().exists()


def test_a_picture_added_after_the_approval_ends_it(room: Newsroom) -> None:
    article = room.at(Stage.APPROVED)

    give(room, article)

    assert fresh(article).stage == Stage.DESK


def test_who_words_a_caption_approves_not_and_who_moves_the_cut_does(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    now = fresh(article)
    name = now.pictures[0]["picture"]
    cut = [{"picture": name, "across": 20, "down": 80}]
    workflow.change_pictures(room.desk2, now.pk, cut, seen_version=now.version_no)
    assert room.desk2.pk not in workflow.contributors(fresh(article))

    worded = [{"picture": name, "caption": "Cranes."}]
    workflow.change_pictures(room.desk2, now.pk, worded, seen_version=now.version_no)

    with pytest.raises(Refused) as refused:
        workflow.approve(room.desk2, article.pk)
    assert codes(refused) == {"own_words"}


def test_words_in_marks_in_a_caption_are_a_quotation_to_be_checked(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)

    change(room, article, caption='Ada Finch called the cranes "too tired to trust" here.')

    one = standings(fresh(article))[-1]
    assert (one.quotation.place, one.words) == (Place.CAPTION, "too tired to trust")
    with pytest.raises(Refused) as refused:
        workflow.approve(room.desk2, article.pk)
    assert "unconfirmed" in codes(refused) and "unchecked" in codes(refused)


def test_a_mark_without_a_partner_in_a_caption_is_named_by_its_place(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    change(room, article, caption='The "quay.')

    with pytest.raises(Refused) as refused:
        workflow.approve(room.desk2, article.pk)

    assert "in the caption of picture 1." in refused.value.reasons[0].words
    assert refused.value.reasons[0].place == "pictures"


def test_a_checked_quotation_of_a_caption_goes_out_marked(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    change(room, article, caption='Ada Finch: "too tired to trust".')
    one = standings(fresh(article))[-1]
    workflow.confirm_speaker(room.desk, article.pk, one.quotation.pk, person=room.speaker)
    room.check_all(article)

    workflow.approve(room.desk2, article.pk)
    workflow.release(room.duty, article.pk)

    release = Release.objects.get(article=article)
    assert f'id="q-{one.quotation.public_id}"' in release.lead_html
    assert audit(fresh(article)) == []


def test_nothing_goes_out_past_the_day_it_may_be_shown(room: Newsroom) -> None:
    article = with_picture(room, Stage.APPROVED)
    picture = Picture.objects.get()
    until = clock.now() + DAY
    workflow.set_rights(
        room.duty, article.pk, picture.public_id, until, reason="Bought for a day."
    )

    with pytest.raises(Refused) as refused:
        workflow.schedule(room.duty, article.pk, clock.now() + 2 * DAY)
    assert codes(refused) == {"rights"}

    workflow.schedule(room.duty, article.pk, clock.now() + DAY / 2)
    assert fresh(article).stage == Stage.SCHEDULED


def test_a_right_that_ends_before_the_hour_calls_the_release_off(room: Newsroom) -> None:
    article = with_picture(room, Stage.APPROVED)
    workflow.schedule(room.duty, article.pk, clock.now() + 2 * DAY)

    workflow.set_rights(
        room.duty,
        article.pk,
        Picture.objects.get().public_id,
        clock.now() + DAY,
        reason="Recalled.",
    )

    assert fresh(article).stage == Stage.APPROVED
    assert not Release.objects.to_come(clock.now()).exists()


def test_rights_are_for_desk_duty_and_legal_and_need_a_reason(room: Newsroom) -> None:
    article = with_picture(room)
    name = Picture.objects.get().public_id

    with pytest.raises(NotYours):
        workflow.set_rights(room.reporter, article.pk, name, None, reason="Because.")
    with pytest.raises(Refused) as refused:
        workflow.set_rights(room.duty, article.pk, name, clock.now(), reason=" ")
    assert codes(refused) == {"no_reason"}
    with pytest.raises(Refused) as refused:
        workflow.set_rights(room.duty, article.pk, "nosuchname", None, reason="Because.")
    assert codes(refused) == {"gone"}


def test_nobody_adds_one_to_what_is_out_or_without_a_hand_in_it(room: Newsroom) -> None:
    article = with_picture(room)

    with pytest.raises(Refused) as refused:
        give(room, article)
    assert codes(refused) == {"wrong_stage"}
    with pytest.raises(NotYours):
        workflow.add_picture(room.stranger, room.ready(slugline="other").pk, file())


def test_an_older_page_overwrites_nothing(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    change(room, article, caption="Newer words.")

    with pytest.raises(Overtaken):
        workflow.change_pictures(room.desk, article.pk, [], seen_version=article.version_no)

    assert fresh(article).pictures[0]["caption"] == "Newer words."


def test_what_cannot_be_printed_changes_nothing(room: Newsroom) -> None:
    article = room.ready()

    with pytest.raises(Refused) as refused:
        workflow.add_picture(
            room.desk, article.pk, SimpleUploadedFile("quay.jpg", b"<svg onload=alert(1)>")
        )

    assert codes(refused) == {"unusable"}
    assert "quay.jpg: It is a page or a drawing in mark-up" in refused.value.reasons[0].words
    assert fresh(article).version_no == article.version_no
    assert not Picture.objects.exists()


def test_an_old_version_comes_back_with_its_pictures(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    workflow.change_pictures(room.desk, article.pk, [], seen_version=article.version_no)
    assert fresh(article).pictures == []

    workflow.bring_back(
        room.desk, article.pk, article.version_no, seen_version=article.version_no + 1
    )

    assert fresh(article).pictures == article.pictures


def test_a_change_that_is_discarded_puts_the_live_pictures_back(room: Newsroom) -> None:
    article = with_picture(room)
    workflow.revise(room.desk, article.pk, "correction", said="North.", right="South.")
    change(room, article, caption="The south quay.")

    workflow.discard(room.desk, article.pk, reason="It was the north quay.")

    assert fresh(article).pictures == article.pictures


def test_a_caption_is_too_much_for_a_refile_and_shows_in_the_ledger(room: Newsroom) -> None:
    article = with_picture(room)
    workflow.revise(room.reporter, article.pk, "refile")
    change(room, article, caption="The south quay.")

    with pytest.raises(Refused) as refused:
        workflow.approve(room.desk2, article.pk)

    assert "not_slight" in codes(refused)


def test_verify_sees_files_that_were_altered_or_are_gone(room: Newsroom) -> None:
    article = with_picture(room)
    picture = Picture.objects.get()
    assert audit(article) == []

    for name in ("240.jpg", "240.avif"):
        picture.storage.delete(f"{picture.folder}/{name}")
    picture.storage.save(f"{picture.folder}/240.jpg", ContentFile(b"another picture"))

    wrong = [
        f"picture {picture.pk}: 240.{end} was altered or is gone" for end in ("avif", "jpg")
    ]
    assert sorted(audit(article)) == wrong


def test_verify_sees_rows_altered_behind_the_workflows_back(room: Newsroom) -> None:
    article = with_picture(room)

    Picture.objects.update(usable_until=clock.now() + DAY)

    assert audit(fresh(article)) == [
        "a picture was altered, moved, added or removed since the last line of the desk log"
    ]


def test_a_use_has_room_for_what_is_shown_and_no_more(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)

    with pytest.raises(Refused) as refused:
        change(room, article, caption="x" * 601, across=101)

    assert codes(refused) == {"too_long", "place"}
    assert fresh(article).pictures[0]["caption"] == TOLD["caption"]
