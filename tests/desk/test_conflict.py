"""Two people write at once: the second sees both texts, chooses, and loses nothing."""

from typing import Any

import pytest

from articles.admin.fields import LOCAL
from articles.models import Article, Topic
from articles.vocabulary import Stage
from tests.desk.choices import choose, fields_of
from tests.desk.pages import address, form_of, now, post, signed_in, text
from tests.factories import STORY, Desk, make_section

pytestmark = pytest.mark.django_db

FIRST = STORY.replace("on Tuesday", "on Monday")
SECOND = STORY.replace("on Tuesday", "on Tuesday at noon")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def overtaken(desk: Desk, article: Article, first: str = FIRST, **typed: Any) -> Any:
    """desk saves a body while desk2 has the form open; what desk2 then gets."""
    seen = form_of(article)
    post(desk.desk, article, body=first, _save="1")
    return signed_in(desk.desk2).post(
        address("change", article), seen | {"body": SECOND, "_save": "1"} | typed
    )


def test_both_texts_are_shown_and_neither_is_lost(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = overtaken(desk, article, headline="Quay shut at noon")

    shown = text(page)
    assert page.status_code == 409
    assert f"{desk.desk} saved v2 while you were writing" in shown
    assert "Monday" in shown
    assert "on Monday" in now(article).body
    assert fields_of(page)["body"] == [SECOND]
    assert fields_of(page)["headline"] == ["Quay shut at noon"]


def test_what_only_one_changed_is_taken_and_what_both_changed_is_asked(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = overtaken(desk, article, headline="Quay shut at noon")

    ticked = {name: value for name, value in fields_of(page).items() if "pick" in name}
    assert ticked == {"pick-headline": ["mine"]}
    assert 'name="pick-p0" value="theirs" required>' in text(page)
    assert 'name="pick-p0" value="both">' in text(page)


def test_nothing_is_saved_while_a_place_is_open(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    page = overtaken(desk, article)

    again = choose(desk, article, page)

    assert again.status_code == 409
    assert 'Choose for <a href="#row-p0">¶ 1</a>' in text(again)
    assert now(article).version_no == 2
    assert fields_of(again)["body"] == [SECOND]


@pytest.mark.parametrize(
    ("pick", "said"),
    [("theirs", ["on Monday"]), ("mine", ["Tuesday at noon"]), ("both", ["Monday", "at noon"])],
)
def test_each_choice_is_saved_as_it_was_chosen(desk: Desk, pick: str, said: list[str]) -> None:
    article = desk.bring_to(Stage.DESK)
    page = overtaken(desk, article, standfirst="The steel is looked at.")

    answer = choose(desk, article, page, p0=pick)

    after = now(article)
    texts = [block.text for block in after.words.blocks]
    assert answer.status_code == 302
    assert after.version_no == 3
    assert after.current_version and after.current_version.author == desk.desk2
    assert [words for words in said if not any(words in one for one in texts)] == []
    assert len(texts) == 1 + len(said)
    assert after.current_version.reason == "Chosen from v2 and another text, begun from v1."
    assert after.standfirst == "The steel is looked at."


def test_what_each_changed_elsewhere_is_merged(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    mine = STORY.replace("she said", "Ada Finch said")
    page = overtaken(desk, article, body=mine, dateline="Port Aune, 3 December")

    answer = choose(desk, article, page)

    after = now(article)
    assert answer.status_code == 302
    assert "on Monday" in after.body
    assert "Ada Finch said.</p>" in after.body
    assert after.dateline == "Port Aune, 3 December"


def test_a_third_save_leads_to_the_page_again_with_the_text_that_was_chosen(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    page = overtaken(desk, article)
    post(
        desk.desk,
        article,
        headline="Third",
        body=now(article).body + "<p>A third.</p>",
        _save="1",
    )

    again = choose(desk, article, page, p0="mine")
    saved = choose(desk, article, again)

    after = now(article)
    assert again.status_code == 409
    assert f"{desk.desk} saved v3 while you were writing" in text(again)
    assert after.version_no == 4
    assert saved.status_code == 302
    assert after.headline == "Third"
    assert [after.body.count(words) for words in ("at noon", "A third.", "Monday")] == [1, 1, 0]


def test_marks_and_links_survive_the_choice(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    linked = SECOND.replace("north quay", '<a href="https://example.org/q">north quay</a>')
    page = overtaken(desk, article, body=linked.replace("harbour", "<strong>harbour</strong>"))

    choose(desk, article, page, p0="mine")

    assert "“north quay” leads to https://example.org/q." in text(page)
    assert '<a href="https://example.org/q">north quay</a>' in now(article).body
    assert "<strong>harbour</strong>" in now(article).body


def test_fields_beside_the_words_go_through_the_same_choice(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    cranes, docks = (Topic.objects.create(name=name, slug=name) for name in ("Cranes", "Docks"))
    seen, economy = form_of(article), make_section("Economy")
    post(
        desk.desk, article, body=FIRST, slugline="quay-shut", topics=[cranes.pk],
        section=economy.pk, _save="1",
    )  # fmt: skip

    page = signed_in(desk.desk2).post(
        address("change", article),
        seen | {"body": SECOND, "slugline": "quay-dead", "topics": [docks.pk],
                "deadline": "2030-01-02T03:04", "_save": "1"},
    )  # fmt: skip
    choose(desk, article, page, p0="mine", slugline="mine", topics="both")

    after = now(article)
    assert "quay-dead" in text(page)
    assert after.slugline == "quay-dead"
    assert set(after.topics.all()) == {cranes, docks}
    assert after.deadline and after.deadline.strftime(LOCAL) == "2030-01-02T03:04"
    assert after.section == economy


def test_a_byline_is_chosen_and_keeps_its_names(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    seen = form_of(article)
    post(desk.desk, article, byline="Rae Holm, Ada Finch", _save="1")
    page = signed_in(desk.desk2).post(
        address("change", article),
        seen | {"byline": "Rae Holm, Bo Lind", "_byline_as_typed": "1"},
    )

    choose(desk, article, page, byline="both")

    assert now(article).words.byline == ("Rae Holm", "Ada Finch", "Bo Lind")


def test_back_to_writing_keeps_the_typing_and_saves_nothing(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    page = overtaken(desk, article, headline="Quay shut at noon")

    form = choose(desk, article, page, "_back")

    assert form.status_code == 200
    assert now(article).version_no == 2
    assert "Tuesday at noon" in text(form)
    assert "Quay shut at noon" in text(form)
    assert 'name="seen_version" value="2"' in text(form)


def test_all_of_one_text_is_taken_by_one_press(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    page = overtaken(desk, article, headline="Quay shut at noon")

    again = signed_in(desk.desk2).post(
        address("change", article), fields_of(page) | {"_all": "theirs"}
    )

    assert fields_of(again)["pick-p0"] == fields_of(again)["pick-headline"] == ["theirs"]
    assert now(article).version_no == 2


def test_a_choice_says_which_check_it_would_end(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    typed = STORY.replace("another crate", "one more crate")

    page = overtaken(desk, article, body=typed, first=STORY.replace("she said", "she told us"))

    assert "Quotation 2 loses its check: its words are not in this text." in text(page)
    assert "Quotation 1 loses" not in text(page)


def test_two_windows_of_one_person_are_told_so(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    seen = form_of(article)
    post(desk.desk2, article, body=FIRST, _save="1")

    page = signed_in(desk.desk2).post(
        address("change", article), seen | {"body": SECOND, "_save": "1"}
    )

    assert "You saved v2 in another window while this one was open" in text(page)
    assert now(article).version_no == 2


def test_a_step_pressed_on_an_older_version_is_not_taken(desk: Desk) -> None:
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    seen = form_of(article)
    post(desk.desk, article, standfirst="The office wants the steel looked at soon.", _save="1")

    page = signed_in(desk.desk2).post(address("change", article), seen | {"_step": "approve"})

    assert page.status_code == 409
    assert "while you were writing" in text(page)
    assert "Look at what changed, then press again." in text(page)
    assert not now(article).approvals.exists()


def test_a_form_that_names_no_version_cannot_change_words(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)

    page = signed_in(desk.desk).post(address("change", article), {"headline": "Blind"})

    assert page.status_code == 409
    assert now(article).headline == article.headline


def test_a_choice_without_words_is_saved_on_whatever_version_stands(desk: Desk) -> None:
    article = desk.bring_to(Stage.DESK)
    seen = form_of(article)
    post(desk.desk, article, body=FIRST, _save="1")

    signed_in(desk.desk2).post(
        address("change", article), seen | {"slugline": "shut", "_save": "1"}
    )

    assert now(article).slugline == "shut"
    assert "on Monday" in now(article).body


@pytest.mark.parametrize(
    "posted",
    [
        {"beside": "9" * 40}, {"beside": "²"}, {"beside_seen": "[" * 100_000}, {"pick-p0": "x"},
        {"beside_seen": '{"section": {}, "topics": [[1]], "assignee": "' + "9" * 50 + '"}'},
        {"kept_at": "nan"}, {"kept_at": "9" * 16}, {"seen": '{"topics": 5, "deadline": [1]}'},
    ],
    ids=str,
)  # fmt: skip
def test_a_page_posted_by_hand_is_no_fault_of_the_server(
    desk: Desk, posted: dict[str, str]
) -> None:
    article = desk.bring_to(Stage.DESK)
    page = overtaken(desk, article)

    answer = signed_in(desk.desk2).post(
        address("change", article), fields_of(page) | {"_merge": "1"} | posted
    )

    assert answer.status_code in {200, 302, 409}
