"""Who gets in where: roles open the staff door, being a superuser or keeping accounts does not."""

import pytest
from django.urls import reverse

from articles.admin.pages import PAGES
from articles.models import Article, Topic, standings
from articles.vocabulary import RoleName, Stage
from people.models import Editor
from tests.desk.pages import address, now, signed_in, text
from tests.factories import Desk, make_editor, make_section

pytestmark = pytest.mark.django_db


def screens(article: Article) -> list[str]:
    """Every address of stories, sections and topics that a GET can open."""
    quotation = standings(article)[0].quotation
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    section = make_section()
    stock = [
        reverse(f"admin:articles_{model}_{page}", args=args)
        for model, row in (("section", section), ("topic", topic))
        for page, args in (
            ("changelist", []), ("add", []), ("change", [row.pk]), ("history", [row.pk]),
            ("delete", [row.pk]),
        )
    ]  # fmt: skip
    evidence = article.evidence.first()
    assert evidence is not None
    return [
        reverse("desk:stories"),
        reverse("desk:to_check"),
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_article_add"),
        address("change", article),
        address("delete", article),
        address("history", article),
        address("check_first", article),
        address("check", article, quotation.pk),
        address("versions", article),
        address("preview", article),
        address("evidence", article, evidence.pk),
        *(address(step, article) for step in PAGES),
        reverse("desk:strike", args=[article.pk]),
        reverse("desk:dispute", args=[article.pk]),
        reverse("desk:answer", args=[article.pk, quotation.pk]),
        *stock,
    ]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def article(desk: Desk) -> Article:
    article = desk.bring_to(Stage.CHECKING)
    desk.give_evidence(article)
    return article


def superuser() -> Editor:
    return Editor.objects.create_superuser("root", password="newsroom")


def test_a_superuser_in_no_group_gets_403_on_every_screen(article: Article) -> None:
    client = signed_in(superuser())

    refused = {path: client.get(path).status_code for path in screens(article)}

    assert set(refused.values()) == {403}, refused


def test_a_superuser_in_no_group_sees_no_story_on_the_index(article: Article) -> None:
    page = signed_in(superuser()).get(reverse("admin:index"))

    assert page.status_code == 200
    assert "no role in the newsroom" in text(page)
    assert article.slugline not in text(page)


def test_a_superuser_in_no_group_can_press_nothing(article: Article) -> None:
    client = signed_in(superuser())
    quotation = standings(article)[0].quotation
    before = article.desk_log.count()

    answers = [
        client.post(address("change", article), {"headline": "Mine now", "seen_version": "1"}),
        client.post(address("step", article, "approve"), {"seen_version": "1"}),
        client.post(address("check", article, quotation.pk), {"verdict": "verify"}),
        client.post(address("bring_back", article, 1), {"seen_version": "1"}),
        client.post(reverse("admin:articles_article_add"), {"slugline": "x"}),
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert now(article).desk_log.count() == before
    assert Article.objects.count() == 1


def test_somebody_who_only_keeps_accounts_reads_no_story_and_keeps_the_sections(
    article: Article,
) -> None:
    client = signed_in(make_editor("admin", RoleName.ADMIN))

    opened = [path for path in screens(article) if client.get(path).status_code == 200]

    assert opened
    assert all("/articles/section/" in path for path in opened)
    assert "quay-closed" not in text(client.get(reverse("admin:index")))


def test_every_role_of_the_newsroom_reads_stories(desk: Desk, article: Article) -> None:
    readers = [desk.reporter, desk.checker, desk.desk, desk.duty, desk.legal]

    answers = [signed_in(one).get(address("change", article)).status_code for one in readers]

    assert answers == [200] * 5


def test_a_checker_begins_no_story_and_adds_no_topic(desk: Desk, article: Article) -> None:
    client = signed_in(desk.checker)

    assert client.get(reverse("admin:articles_article_add")).status_code == 403
    assert client.get(reverse("admin:articles_topic_add")).status_code == 403


def test_only_the_desk_adds_topics(desk: Desk) -> None:
    path = reverse("admin:articles_topic_add")

    signed_in(desk.desk).post(path, {"name": "Cranes", "slug": "cranes", "synonyms": ""})

    assert Topic.objects.filter(slug="cranes").exists()
    assert signed_in(desk.reporter).get(path).status_code == 403


def test_a_story_is_never_deleted(desk: Desk, article: Article) -> None:
    for editor in (desk.desk, desk.duty, superuser()):
        answer = signed_in(editor).post(address("delete", article), {"post": "yes"})

        assert answer.status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


def test_there_are_no_actions_on_many_stories(desk: Desk, article: Article) -> None:
    listed = reverse("admin:articles_article_changelist")

    page = signed_in(desk.desk).post(
        listed, {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    )

    assert page.status_code in {200, 302}
    assert Article.objects.filter(pk=article.pk).exists()
    assert 'name="action"' not in text(signed_in(desk.desk).get(listed))


def test_a_topic_in_use_says_what_rests_on_it(desk: Desk, article: Article) -> None:
    topic = Topic.objects.create(name="Cranes", slug="cranes")
    article.topics.set([topic])

    page = signed_in(desk.desk).get(reverse("admin:articles_topic_delete", args=[topic.pk]))

    assert "Delete is not open" in text(page)


@pytest.mark.parametrize("number", ["0", "99999", "abc", "9" * 40])
def test_a_story_that_is_not_there_is_not_found(desk: Desk, number: str) -> None:
    client = signed_in(desk.desk)

    for page in ("change/", "history/"):
        assert client.get(f"/admin/articles/article/{number}/{page}").status_code == 404


def test_somebody_signed_out_is_asked_to_sign_in(client, article: Article) -> None:  # type: ignore[no-untyped-def]
    for path in screens(article):
        answer = client.get(path)

        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")
