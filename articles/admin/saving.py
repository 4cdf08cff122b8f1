"""One press: what was typed is saved, then the step or act is taken, and all of it is said."""

from dataclasses import dataclass

from django.http import HttpRequest

from articles import clock, workflow
from articles.admin import acts, steps
from articles.admin.approved import ask_first, in_force
from articles.admin.left import what_was_lost
from articles.admin.one_step import Seen
from articles.admin.story_form import StoryForm
from articles.admin.typed import typed
from articles.models import Article, standings
from articles.vocabulary import QuotationState
from articles.workflow import Copy, NotYours, Refused
from articles.workflow.lock import locked
from people.models import Editor


@dataclass
class Outcome:
    """What came of a press, said in sentences; `refused` is what stopped it after the save."""

    saved: str = ""
    consequence: bool = False
    done: str = ""
    refused: Refused | None = None
    title: str = ""


def press(request: HttpRequest, article: Article, form: StoryForm) -> Outcome:
    """Save what changed, then do what the button says.

    Raises Refused where the save is refused, and ApprovedSince where somebody has to be asked.
    """
    editor = request.user
    assert isinstance(editor, Editor)
    outcome = Outcome()
    step = request.POST.get("_step", "")
    act = request.POST.get("_do", "")
    seen = Seen.read(request.POST)
    if form.changed():
        # Their own typing is no surprise to them; anything else would be.
        read = "" if seen.copy == Copy(article, clock.now()).seal else seen.copy
        article = save(editor, article, form, outcome)
        seen = Seen(article.version_no, read)
    else:
        seen = seen._replace(version=form.seen_number)
    try:
        if step:
            reason = typed(request.POST, f"reason-{step}", "reason")
            outcome.done = steps.take(editor, article.pk, step, reason, seen)
        elif act:
            outcome.done = acts.do(editor, article.pk, act, request.POST, request.FILES)
    except NotYours:
        raise
    except Refused as refused:
        outcome.refused = refused
        outcome.title = (
            steps.title_of(step, refused) if step else "Not done. Nothing was changed."
        )
        if outcome.saved:
            outcome.title = outcome.title.replace(" Nothing was changed.", "")
    return outcome


def save(editor: Editor, article: Article, form: StoryForm, outcome: Outcome) -> Article:
    """Save through the workflow, and say what it cost: checks that lapsed, an approval that ended."""
    stood = standings(article)
    before = {one.quotation.pk: one.state for one in stood}
    words = set(form.changed()) & {"headline", "standfirst", "body", "dateline", "byline"}
    # Where no words were touched nothing of another's words can be overwritten.
    seen = form.seen_number if words else article.version_no
    with locked(article.pk) as standing:
        approval = in_force(standing)
        after = workflow.save(
            editor, article.pk, form.changes(), seen_version=seen,
            reason=typed(form.data, "reason-save")[:300],
        )  # fmt: skip
        ask_first(approval, after, form.seen_approval)
    outcome.saved = (
        f"Saved as v{after.version_no}." if after.version_no != article.version_no else "Saved."
    )
    stands = standings(after)
    lost = [
        f"Quotation {one.number} lost its check: {one.why_stale}"
        for one in stands
        if one.state == QuotationState.STALE
        and before.get(one.quotation.pk) == QuotationState.VERIFIED
    ]
    lost += what_was_lost(stood, stands)
    if approval and in_force(after) is None:
        lost.append(f"{approval.approver}’s approval ended.")
    outcome.consequence = bool(lost)
    outcome.saved = " ".join([outcome.saved, *lost])
    return after
