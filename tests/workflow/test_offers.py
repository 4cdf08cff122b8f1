"""What the workflow bar offers is what the actions do, for everybody, at every stage."""

from collections.abc import Callable

import pytest

from articles import clock, workflow
from articles.models import Article
from articles.vocabulary import RoleName, Stage
from articles.workflow import BY_NAME, ROUTINE, NotYours, Offer
from people.models import Editor
from tests.factories import make_editor
from tests.workflow.newsroom import BUILT, Newsroom, fresh, nth, outcome_of, rewrite
from tests.workflow.presses import PRESSES

Stories = dict[Stage, Article]

OF_THE_BAR = {name: press for name, press in PRESSES.items() if BY_NAME[name][0].moves}


@pytest.fixture(scope="module")
def people(kept_newsroom: Newsroom) -> dict[str, Editor]:
    newsroom = kept_newsroom
    return {
        "writer": newsroom.reporter,
        "another reporter": newsroom.stranger,
        "desk": newsroom.desk,
        "desk2": newsroom.desk2,
        "checker": newsroom.checker,
        "duty": newsroom.duty,
        "legal": newsroom.legal,
        "admin": make_editor("admin", RoleName.ADMIN),
        "everything": make_editor("everything", *RoleName),
        "nobody": make_editor("nobody"),
        "superuser": make_editor("root", is_superuser=True),
        "switched off": make_editor("gone", *RoleName, is_active=False),
    }


def offered(editor: Editor, story: Article) -> dict[str, Offer]:
    return {one.step.name: one for one in workflow.offers(editor, story, clock.now())}


def disagreements(editor: Editor, story: Article) -> list[str]:
    """Steps whose offer and whose action do not say the same, reasons included.

    Where a role has a row of the step elsewhere, the action names the stage and the bar the role.
    """
    found = offered(editor, story)
    wrong = []
    for name, press in OF_THE_BAR.items():
        came_to = outcome_of(press, editor, story)
        offer = found.get(name)
        if offer is None:
            agree = "wrong_stage" in came_to.codes or isinstance(came_to.refusal, NotYours)
        else:
            codes = [reason.code for reason in offer.reasons]
            same_reasons = codes in ([*came_to.codes], ["not_yours"])
            agree = offer.allowed == (came_to.refusal is None) and same_reasons
        if not agree:
            wrong.append(f"{name}: offered {offer}, came to {came_to}")
    return wrong


def test_every_step_of_the_bar_is_pressed_here() -> None:
    assert set(OF_THE_BAR) == {step.name for step in ROUTINE if step.moves}


@pytest.mark.parametrize("stage", BUILT)
def test_an_offer_is_open_exactly_where_the_step_would_be_taken(
    stage: Stage, people: dict[str, Editor], stories: Stories
) -> None:
    found = {who: disagreements(editor, stories[stage]) for who, editor in people.items()}

    assert found == {who: [] for who in people}


def no_headline(newsroom: Newsroom, story: Article) -> None:
    workflow.save(newsroom.desk, story.pk, {"headline": ""}, seen_version=story.version_no)


def reworded(newsroom: Newsroom, story: Article) -> None:
    rewrite(newsroom.desk2, story, "too tired to trust", "too old to trust")


def uncovered(newsroom: Newsroom, story: Article) -> None:
    workflow.unclass(newsroom.desk, story.pk, nth(story, 3).quotation.pk)


def disputed(newsroom: Newsroom, story: Article) -> None:
    workflow.dispute(newsroom.checker, story.pk, nth(story, 1).quotation.pk, note="Tyres.")


def held(newsroom: Newsroom, story: Article) -> None:
    workflow.legal_hold(newsroom.legal, story.pk, reason="A letter came.")


def for_legal(newsroom: Newsroom, story: Article) -> None:
    workflow.require_legal(newsroom.desk, story.pk)


@pytest.mark.parametrize("stage", [Stage.CHECKING, Stage.APPROVED])
@pytest.mark.parametrize(
    "spoil",
    [no_headline, reworded, uncovered, disputed, held, for_legal],
    ids=lambda f: f.__name__,
)
def test_so_too_where_something_is_missing_with_the_same_reasons(
    spoil: Callable[[Newsroom, Article], None],
    stage: Stage,
    newsroom: Newsroom,
    people: dict[str, Editor],
    stories: Stories,
) -> None:
    spoil(newsroom, stories[stage])
    story = fresh(stories[stage])
    some = ("writer", "desk2", "duty", "everything")

    found = {who: disagreements(people[who], story) for who in some}

    assert found == {who: [] for who in some}


def test_raising_without_a_dispute_is_offered_with_a_note(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    without = workflow.needs_note_to_raise(workflow.Copy(story, clock.now()))
    disputed(newsroom, story)
    with_one = workflow.needs_note_to_raise(workflow.Copy(fresh(story), clock.now()))

    assert (without, with_one) == (True, False)
    assert offered(newsroom.checker, fresh(story))["raise"].allowed
    workflow.raise_to_desk(newsroom.checker, story.pk)


def test_a_greyed_step_says_whose_it_is(newsroom: Newsroom, stories: Stories) -> None:
    greyed = offered(newsroom.reporter, stories[Stage.APPROVED])["release"]

    (reason,) = greyed.reasons
    assert not greyed.allowed
    assert (reason.code, reason.words) == ("not_yours", "This is for Duty.")
    assert reason.who == (RoleName.DUTY,)


def test_the_writer_is_told_that_someone_else_approves(
    newsroom: Newsroom, people: dict[str, Editor], stories: Stories
) -> None:
    story = stories[Stage.CHECKING]
    rewrite(people["everything"], story, "forty winters", "fifty winters")

    greyed = offered(people["everything"], fresh(story))["approve"]

    assert [reason.words for reason in greyed.reasons] == [
        "You wrote in v2, so someone else approves."
    ]


def test_what_is_missing_is_what_a_release_would_be_refused_for(
    newsroom: Newsroom, stories: Stories
) -> None:
    story = stories[Stage.APPROVED]
    held(newsroom, story)
    disputed(newsroom, story)

    missing = [one.code for one in workflow.missing(fresh(story), clock.now())]
    refused = outcome_of(workflow.release, newsroom.duty, story.pk)

    assert refused.codes == ["wrong_stage", *missing]
    assert missing == ["disputed", "not_approved", "legal_hold"]
