"""The Pictures page of a story: choose or drop, word, place, cut, take out, and say how long."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Picture
from articles.vocabulary import Stage
from tests.desk.pages import address, now, signed_in, text
from tests.pictures.making import iptc, moving
from tests.pictures.stories import TOLD, file, give, with_picture
from tests.workflow.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def press(who: Client, article: Article, what: str, **fields: Any) -> Any:
    return who.post(address("pictures", article), {"_press": what, **fields})


def test_a_file_is_taken_and_its_own_credit_proposed(room: Newsroom) -> None:
    article = room.ready()
    desk = signed_in(room.desk)

    done = press(desk, article, "add", file=file(iptc("Lena Ord", "Coastal Wire")))

    assert done.status_code == 302
    (use,) = now(article).pictures
    assert (use["credit"], use["after"]) == ("Lena Ord / Coastal Wire", 0)
    page = text(desk.get(address("pictures", article)))
    assert "Lena Ord / Coastal Wire" in page and "wanted, or decorative" in page


def test_several_are_taken_at_once_and_one_is_worded_as_it_comes(room: Newsroom) -> None:
    article = room.ready()
    desk = signed_in(room.desk)

    press(desk, article, "add", file=file(), until="2030-12-24", **TOLD)
    press(desk, article, "add", file=[file(), file()])

    uses = now(article).pictures
    assert [use["caption"] for use in uses] == [TOLD["caption"], "", ""]
    first = Picture.objects.order_by("pk")[0]
    assert first.usable_until and first.usable_until.isoformat().startswith("2030-12-2")


def test_too_many_at_once_are_refused_before_any_is_drawn(room: Newsroom) -> None:
    article = room.ready()

    page = press(signed_in(room.desk), article, "add", file=[file() for _ in range(9)])

    assert "9 pictures are too many at once. Send 8" in text(page)
    assert now(article).pictures == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose a picture first"),
        ({"file": "svg"}, "It is a page or a drawing in mark-up"),
        ({"file": "moving"}, "It moves"),
        ({"file": "sound", "until": "tomorrow"}, "Write the last day as in 2026-12-24"),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_typing_stays(
    room: Newsroom, fields: dict[str, str], said: str
) -> None:
    article = room.ready()
    raw = {"svg": file(b"<svg/>"), "moving": file(moving("GIF")), "sound": file()}
    posted = fields | ({"file": raw[fields["file"]]} if "file" in fields else {})

    page = press(signed_in(room.desk), article, "add", caption="Kept words", **posted)

    assert page.status_code == 409
    assert said in text(page) and "Kept words" in text(page)
    assert now(article).pictures == []


def test_words_place_and_cut_are_saved_as_typed(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    name = Picture.objects.get().public_id
    typed = {
        "seen_version": article.version_no,
        f"drawn-{name}": "1",
        f"caption-{name}": "The south quay.",
        f"credit-{name}": "Somebody else",
        f"alt-{name}": "One crane",
        f"after-{name}": "1",
        f"across-{name}": "12",
        f"down-{name}": "88",
    }

    press(signed_in(room.desk), article, "save", **typed)

    (use,) = now(article).pictures
    assert (use["caption"], use["credit"], use["alt"]) == (
        "The south quay.", "Somebody else", "One crane",
    )  # fmt: skip
    assert (use["after"], use["across"], use["down"]) == (1, 12, 88)


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    name = Picture.objects.get().public_id
    give(room, article)

    page = press(
        signed_in(room.desk), article, "save",
        **{"seen_version": article.version_no, f"caption-{name}": "My words"},
    )  # fmt: skip

    assert page.status_code == 409
    assert "Nothing is lost" in text(page) and "My words" in text(page)
    assert now(article).pictures[0]["caption"] == TOLD["caption"]


def test_a_picture_is_taken_out_and_the_others_stay(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)
    other = give(room, article)
    first = now(article).pictures[0]["picture"]

    press(
        signed_in(room.desk), article, f"take_out:{first}",
        seen_version=now(article).version_no,
    )  # fmt: skip

    assert [use["picture"] for use in now(article).pictures] == [other.public_id]


def test_the_last_day_holds_to_its_end_and_needs_a_reason(room: Newsroom) -> None:
    article = with_picture(room)
    name = Picture.objects.get().public_id
    duty = signed_in(room.duty)

    refused = press(duty, article, f"rights:{name}", **{f"until-{name}": "2030-12-24"})
    press(
        duty, article, f"rights:{name}",
        **{f"until-{name}": "2030-12-24", f"why-{name}": "The agency said so."},
    )  # fmt: skip

    assert refused.status_code == 409
    page = text(duty.get(address("pictures", article)))
    assert "May be shown until 2030-12-24" in page
    assert "Save the pictures" not in page


def test_the_storys_page_shows_them_small_and_leads_to_theirs(room: Newsroom) -> None:
    article = with_picture(room, Stage.CHECKING)

    page = text(signed_in(room.desk).get(address("change", article)))

    assert address("pictures", article) in page
    name = Picture.objects.get().public_id
    assert address("picture_file", article, name, 240, "jpg") in page


def test_who_may_not_save_adds_none(room: Newsroom) -> None:
    article = room.ready()

    answer = press(signed_in(room.stranger), article, "add", file=file())

    assert answer.status_code == 403
    assert "Add a picture" not in text(
        signed_in(room.checker).get(address("pictures", article))
    )
    assert Client().get(address("pictures", article)).status_code == 302
