"""A picture's files are had while readers see a story that shows it, and we may; else not at all."""

import datetime
from typing import Any

import pytest
from django.test import Client

from articles import clock, workflow
from articles.models import Picture, Release
from articles.vocabulary import PublicState, Stage
from tests.desk.pages import address, signed_in
from tests.pictures.stories import TOLD, addresses, file, give, with_picture
from tests.workflow.newsroom import Newsroom

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def answers(picture: Picture) -> set[int]:
    reader = Client()
    return {
        ask(where).status_code
        for where in addresses(picture)
        for ask in (reader.get, reader.head)
    }


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.DESK, Stage.CHECKING, Stage.APPROVED])
def test_no_reader_gets_it_before_the_release(room: Newsroom, stage: Stage) -> None:
    with_picture(room, stage)

    assert answers(Picture.objects.get()) == {404}


def test_nor_from_the_spike_nor_before_its_hour(room: Newsroom) -> None:
    spiked, due = with_picture(room, Stage.DRAFT), with_picture(room, Stage.APPROVED)
    workflow.spike(room.reporter, spiked.pk, reason="Overtaken.")
    hour = clock.now() + DAY
    workflow.schedule(room.duty, due.pk, hour)

    assert answers(spiked.picture_files.get()) == {404}
    assert answers(due.picture_files.get()) == {404}
    with clock.set_to(lambda: hour):
        assert answers(due.picture_files.get()) == {200}


def test_it_comes_with_the_release_as_what_it_is(room: Newsroom) -> None:
    with_picture(room)
    picture = Picture.objects.get()

    answer = Client().get(f"/pictures/{picture.public_id}/240.webp")

    assert answer.content[8:12] == b"WEBP"
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["ETag"] == f'"{picture.files["240.webp"]}"'
    assert not answer.cookies


def test_the_same_picture_is_not_sent_twice(room: Newsroom) -> None:
    with_picture(room)
    picture = Picture.objects.get()
    where, etag = f"/pictures/{picture.public_id}/240.jpg", f'"{picture.files["240.jpg"]}"'

    again = Client().get(where, headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "state", [PublicState.HELD, PublicState.RETRACTED, PublicState.REMOVED]
)
def test_what_is_taken_down_takes_its_picture_with_it(
    room: Newsroom, state: PublicState
) -> None:
    article = with_picture(room)
    picture = Picture.objects.get()
    etag = f'"{picture.files["240.jpg"]}"'
    assert answers(picture) == {200}

    room.take_down(article, state)

    assert answers(picture) == {404}
    where = f"/pictures/{picture.public_id}/240.jpg"
    assert Client().get(where, headers={"if-none-match": etag}).status_code == 404
    assert picture.public_id not in Client().get(article.public_path).content.decode()


def test_a_picture_of_a_change_in_hand_is_not_yet_there(room: Newsroom) -> None:
    article = with_picture(room)
    workflow.revise(room.desk, article.pk, "update", note="Adds a picture.")

    other = give(room, article)

    assert answers(other) == {404}
    assert answers(Picture.objects.first()) == {200}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["241.jpg", "240.png", "99999.jpg", "240.jpg/", "..%2f240.jpg"]
)
def test_no_other_address_leads_to_it(room: Newsroom, name: str) -> None:
    with_picture(room)

    assert (
        Client().get(f"/pictures/{Picture.objects.get().public_id}/{name}").status_code == 404
    )


def test_past_its_day_the_caption_stays_and_the_picture_goes(room: Newsroom) -> None:
    article = with_picture(room)
    picture = Picture.objects.get()
    page = Client().get(article.public_path).content.decode()
    assert f"/pictures/{picture.public_id}/240.jpg" in page and "<!--picture" not in page

    workflow.set_rights(
        room.duty, article.pk, picture.public_id, clock.now(), reason="The agency recalled it."
    )

    page, front = (Client().get(one).content.decode() for one in (article.public_path, "/"))
    assert "Picture no longer available" in page and TOLD["caption"] in page
    assert picture.public_id not in page + front
    assert answers(picture) == {404}


def test_the_page_gives_it_its_room_before_it_comes(room: Newsroom) -> None:
    article = with_picture(room, across=20, down=90)

    page = Client().get(article.public_path).content.decode()

    name = Picture.objects.get().public_id
    assert 'width="240" height="210"' in page
    assert f'srcset="/pictures/{name}/240.avif 240w"' in page
    assert f'alt="{TOLD["alt"]}"' in page and "is-across-2 is-down-9" in page
    assert '"image":"http' in page.replace(" ", "") and 'property="og:image"' in page
    assert "Picture: Rae Holm" in page


def test_words_of_a_caption_cannot_forge_a_place_or_a_tag(room: Newsroom) -> None:
    article = with_picture(
        room, caption="<!--picture 1--> <script>alert(1)</script>", alt="><img src=x>"
    )

    page = Client().get(article.public_path).content.decode()

    assert (
        "<script>alert" not in page
        and '"><img src=x>' not in page
        and "<img src=x>" not in page
    )
    assert page.count("<picture>") == 1


def test_the_front_shows_the_picture_of_its_lead(room: Newsroom) -> None:
    with_picture(room)

    front = Client().get("/").content.decode()

    assert front.count("<picture>") == 1 and TOLD["caption"] in front


@pytest.mark.parametrize("shown", [0, 2])
def test_pictures_cost_an_article_one_query_and_the_front_none(
    room: Newsroom, shown: int, django_assert_num_queries: Any
) -> None:
    article = room.ready()
    for _ in range(shown):
        give(room, article)
    for press in room.presses():
        press(article.pk)
    path = Release.objects.get().path
    reader = Client()
    reader.get("/"), reader.get(path)

    with django_assert_num_queries(2 + bool(shown)):
        reader.get(path)
    with django_assert_num_queries(3):
        reader.get("/")


def test_the_desk_sees_it_at_its_own_door_and_nobody_else(room: Newsroom) -> None:
    article, other = with_picture(room, Stage.DRAFT), room.ready(slugline="other")
    name = Picture.objects.get().public_id
    where = address("picture_file", article, name, 240, "jpg")

    seen = signed_in(room.checker).get(where)

    assert seen.status_code == 200 and "no-store" in seen["Cache-Control"]
    assert Client().get(where).status_code == 302
    wrong = address("picture_file", other, name, 240, "jpg")
    assert signed_in(room.checker).get(wrong).status_code == 404
    preview = signed_in(room.checker).get(address("preview", article)).content.decode()
    assert where in preview and f'"/pictures/{name}' not in preview


def test_a_page_of_a_picture_that_moves_is_never_made(room: Newsroom) -> None:
    article = room.ready()
    page = signed_in(room.desk).post(
        address("pictures", article), {"_press": "add", "file": file(b"GIF89a<script>")}
    )

    assert page.status_code == 409
    assert "damaged" in page.content.decode()


@pytest.mark.parametrize("feed", ["/feeds/all.atom", "/feeds/all.rss"])
def test_feeds_bring_the_lead_picture_while_it_may_be_shown(room: Newsroom, feed: str) -> None:
    article = with_picture(room)
    name = Picture.objects.get().public_id

    told = Client().get(feed).content.decode()
    workflow.set_rights(room.duty, article.pk, name, clock.now(), reason="Recalled.")
    after = Client().get(feed).content.decode()

    assert f'/pictures/{name}/240.jpg"' in told
    assert "<media:credit>Rae Holm</media:credit>" in told
    assert name not in after and "media:content" not in after
