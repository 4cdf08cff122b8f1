"""Plain builders: each takes only what a test is about."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.utils.text import slugify

from articles import workflow
from articles.models import Article, Evidence, Section, Standing, standings
from articles.vocabulary import EvidenceKind, Method, RoleName, Stage
from people.models import Editor, Organisation, Person

STORY = """
<p>The harbour office closed the north quay on Tuesday, and Ada Finch said the cranes were "too tired
to trust" after forty winters.</p>
<p>"We will not lift another crate until the steel has been looked at," she said.</p>
"""
"""A story of two quotations by one speaker: a partial and a full one."""

SAID = (
    "Thank you all for coming. I have to say the cranes are too tired to trust, every one of them. "
    "We will not lift another crate until the steel has been looked at. That is all for today."
)
"""What Ada Finch said, as the transcript has it."""


def make_editor(username: str, *roles: RoleName, **fields: Any) -> Editor:
    """An account in these groups, with the password "newsroom"."""
    editor, made = Editor.objects.get_or_create(
        username=username, defaults={"is_staff": True, "first_name": username.title()} | fields
    )
    if made:
        editor.set_password("newsroom")
        editor.save()
    editor.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return Editor.objects.get(pk=editor.pk)


def make_person(name: str = "Ada Finch", **fields: Any) -> Person:
    return Person.objects.get_or_create(name=name, defaults=fields)[0]


def make_organisation(name: str = "Harbour Office", **fields: Any) -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults=fields)[0]


def make_section(name: str = "Harbour", **fields: Any) -> Section:
    defaults = {"slug": slugify(name)} | fields
    return Section.objects.get_or_create(name=name, defaults=defaults)[0]


def make_article(
    stage: Stage = Stage.DRAFT, *, desk: "Desk | None" = None, **changes: Any
) -> Article:
    """A story of two quotations, brought to `stage` through the workflow's own actions."""
    return (desk or Desk()).bring_to(stage, **changes)


class Desk:
    """The people of a small newsroom, and the steps they take on a story."""

    def __init__(self) -> None:
        self.reporter = make_editor("reporter", RoleName.REPORTER)
        self.checker = make_editor("checker", RoleName.CHECKER)
        self.desk = make_editor("desk", RoleName.DESK)
        self.desk2 = make_editor("desk2", RoleName.DESK)
        self.duty = make_editor("duty", RoleName.DUTY)
        self.legal = make_editor("legal", RoleName.LEGAL)
        self.speaker = make_person("Ada Finch", pronouns="she")

    def write(self, **changes: Any) -> Article:
        words = {
            "slugline": "quay-closed",
            "headline": "North quay closes over tired cranes",
            "standfirst": "The harbour office wants the steel looked at.",
            "body": STORY,
            "dateline": "Port Aune, 2 December",
            "section": make_section(),
            "byline": [{"person": None, "organisation": None, "printed_as": "Rae Holm"}],
        }
        return workflow.create(self.reporter, words | changes)

    def bring_to(self, stage: Stage, **changes: Any) -> Article:
        article = self.write(**changes)
        if stage == Stage.SPIKED:
            return workflow.spike(self.reporter, article.pk, reason="Overtaken.")
        for reached, step in self.way():
            if article.stage == stage:
                break
            step(article)
            article = Article.objects.get(pk=article.pk)
            assert article.stage == reached, f"{article.stage}, not {reached}"
        assert article.stage == stage, f"{article.stage}, not {stage}"
        return article

    def way(self) -> Iterable[tuple[Stage, Any]]:
        return (
            (Stage.DESK, lambda article: workflow.submit(self.reporter, article.pk)),
            (Stage.CHECKING, self.send_to_check),
            (Stage.APPROVED, self.check_and_approve),
            (Stage.RELEASED, lambda article: workflow.release(self.duty, article.pk)),
        )

    def send_to_check(self, article: Article) -> None:
        self.confirm_all(article)
        workflow.send_to_check(self.desk, article.pk)

    def check_and_approve(self, article: Article) -> None:
        self.check_all(article)
        workflow.approve(self.desk2, article.pk)

    def confirm_all(self, article: Article, speaker: Person | None = None) -> None:
        for one in standings(article):
            if not one.quotation.is_confirmed and not one.quotation.is_classed:
                workflow.confirm_speaker(
                    self.desk, article.pk, one.quotation.pk, person=speaker or self.speaker
                )

    def give_evidence(self, article: Article, text: str = SAID) -> Evidence:
        return workflow.add_evidence(
            self.desk,
            article.pk,
            kind=EvidenceKind.TRANSCRIPT,
            label="Briefing at the harbour office, 2 December",
            text=text,
        )

    def check_all(self, article: Article, text: str = SAID) -> None:
        evidence = article.evidence.first() or self.give_evidence(article, text)
        for one in standings(article):
            if one.state not in {"verified", "waived", "not_a_quotation"}:
                self.verify(article, one, evidence)

    def verify(self, article: Article, one: Standing, evidence: Evidence) -> None:
        workflow.verify(
            self.checker,
            article.pk,
            one.quotation.pk,
            evidence_id=evidence.pk,
            method=Method.READ_TRANSCRIPT,
        )
