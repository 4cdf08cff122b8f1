"""The mode: set by Admin for a reason, logged in the house chain, and said on every page while it is solo."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import DeskLogEntry, mode_now
from articles.vocabulary import ModeName, RoleName, Stage
from articles.workflow.house_audit import audit_house
from people.models import Editor
from tests.desk.pages import address, now, signed_in, text
from tests.factories import Desk, make_editor

pytestmark = pytest.mark.django_db

PATH = "/admin/mode/"
WHY = "One of us is left for the summer."


@pytest.fixture
def admin() -> Editor:
    return make_editor("admin", RoleName.ADMIN)


def put(editor: Editor, mode: str, reason: str = WHY):  # type: ignore[no-untyped-def]
    return signed_in(editor).post(PATH, {"mode": mode, "reason": reason})


def test_admin_sets_it_for_a_reason_and_the_page_says_who_and_why(admin: Editor) -> None:
    answer = put(admin, "solo")

    page = text(signed_in(admin).get(PATH))
    line = DeskLogEntry.objects.get(article__isnull=True)
    assert answer.status_code == 302
    assert mode_now() == ModeName.SOLO
    assert (line.step, line.who, line.reason) == ("set_mode", admin, WHY)
    assert "run in solo mode" in page
    assert f"<b>{admin}</b>" in page
    assert WHY in page
    assert "Set the mode to solo" in page
    assert audit_house() == []


def test_nobody_else_sees_or_sets_it(admin: Editor) -> None:
    desk = Desk()
    root = Editor.objects.create_superuser("root", password="newsroom")

    for editor in (desk.reporter, desk.desk, desk.duty, desk.legal, root):
        assert signed_in(editor).get(PATH).status_code == 403
        assert put(editor, "solo").status_code == 403
    assert mode_now() == ModeName.STRICT


@pytest.mark.parametrize(
    ("mode", "reason", "said"),
    [
        ("solo", " ", "Say why"),
        ("strict", WHY, "in strict mode already"),
        ("lax", WHY, "Choose strict or solo"),
    ],
)
def test_what_is_missing_is_said_and_the_typing_is_kept(
    mode: str, reason: str, said: str, admin: Editor
) -> None:
    answer = put(admin, mode, reason)

    assert answer.status_code == 409
    assert said in text(answer)
    assert reason.strip() in text(answer)
    assert not DeskLogEntry.objects.filter(article__isnull=True).exists()


def test_a_second_press_says_that_it_is_so_already(admin: Editor) -> None:
    put(admin, "solo")

    again = put(admin, "solo", "Once more.")

    assert again.status_code == 409
    assert DeskLogEntry.objects.filter(article__isnull=True).count() == 1


def test_looking_changes_nothing(admin: Editor) -> None:
    signed_in(admin).get(PATH, {"mode": "solo", "reason": WHY})

    assert mode_now() == ModeName.STRICT


def test_every_page_of_the_desk_says_so_while_it_is_solo(admin: Editor) -> None:
    desk = Desk()
    article = desk.bring_to(Stage.CHECKING)
    paths = [
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        reverse("admin:people_person_changelist"),
        address("change", article),
        address("check_first", article),
        reverse("desk:hold", args=[article.pk]),
    ]

    def said() -> list[bool]:
        client = signed_in(desk.desk)
        pages = [text(client.get(path, follow=True)) for path in paths]
        return [f"set by {admin}" in page for page in pages]

    before = said()
    workflow.set_mode(admin, "solo", reason=WHY)
    during = said()
    workflow.set_mode(admin, "strict", reason="We are two again.")

    assert before == [False] * 6
    assert during == [True] * 6
    assert said() == [False] * 6


def test_stories_that_held_in_the_other_mode_only_go_back_and_it_says_how_many(
    admin: Editor,
) -> None:
    desk = Desk()
    article = desk.bring_to(Stage.CHECKING)
    desk.check_all(article)
    alone = make_editor("reporter", RoleName.REPORTER, RoleName.DESK)
    put(admin, "solo")
    workflow.approve(alone, article.pk)

    answer = signed_in(admin).post(
        PATH, {"mode": "strict", "reason": "Two again."}, follow=True
    )

    assert "One approved story held in the other mode only" in text(answer)
    assert now(article).stage == Stage.DESK
