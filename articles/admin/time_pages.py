"""Pages of the steps to time: when a story goes out, and an emergency that cannot wait."""

import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from articles import clock, workflow
from articles.admin.step_page import Asked, ReasonForm, StepForm, StepPage
from articles.models import Article
from articles.templatetags.when import in_words
from articles.vocabulary import ChangeKind, MarkCode
from articles.workflow import Copy, contributors
from articles.workflow.follow_ups import ANSWER_WITHIN
from articles.workflow.releasing import unchecked_in

WHICH = (("first", "The first time it comes"), ("second", "The second time"))


class ScheduleForm(StepForm):
    """A day and an hour, both as they are in the newsroom."""

    day = forms.DateField(
        label="Day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hour = forms.TimeField(
        label="Hour", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    which = forms.ChoiceField(
        choices=WHICH,
        required=False,
        widget=forms.RadioSelect,
        label="Which of the two",
        help_text="Only for the hour that comes twice, when the clock is put back.",
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, article=article, **kwargs)
        first = timezone.localtime(article.embargo_until or clock.now())
        self.fields["day"].initial = first.date()
        if article.embargo_until:
            self.fields["hour"].initial = first.time().replace(second=0, microsecond=0)

    @property
    def moment(self) -> datetime.datetime:
        """As typed: an hour of the newsroom's clock, which the workflow makes an instant."""
        return datetime.datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])


def schedule(asked: Asked) -> str:
    typed = datetime.datetime.combine(asked.typed["day"], asked.typed["hour"])
    moment = workflow.instant_of(typed, "schedule", asked.typed["which"])
    workflow.schedule(asked.editor, asked.key, moment, seen_version=asked.seen)
    return (
        f"Scheduled. Readers see it {in_words(moment, clock.now())}, with nobody at the desk."
    )


def emergency(asked: Asked) -> str:
    workflow.emergency(
        asked.editor, asked.key, reason=asked.typed["reason"], seen_version=asked.seen
    )
    return (
        "Released before checks were complete, and readers are told so. What is owed now stands "
        "in the inbox."
    )


def scheduling(request: HttpRequest, article: Article, copy: Copy) -> dict[str, Any]:
    return {"zone": timezone.get_default_timezone()}


def urgency(request: HttpRequest, article: Article, copy: Copy) -> dict[str, Any]:
    """What readers would be told, and what the desk would owe."""
    late = set(unchecked_in(copy))
    marks = [MarkCode.EMERGENCY]
    if request.user.pk in contributors(article):
        marks.append(MarkCode.OWN_WRITER)
    return {
        "marks": [str(one.label) for one in marks],
        "late": [one for one in copy.in_marks if one.quotation.public_id in late],
        "owed_by": copy.at + ANSWER_WITHIN,
        "kind": ChangeKind(article.change_kind) if article.change_kind else None,
    }


PAGES = (
    StepPage(
        step="schedule",
        take=schedule,
        button="Schedule it",
        not_done="Not scheduled.",
        form=ScheduleForm,
        template="admin/articles/article/schedule.html",
        beside=scheduling,
        places=frozenset({"schedule"}),
    ),
    StepPage(
        step="emergency",
        take=emergency,
        button="Release it now, unchecked",
        not_done="Not released.",
        form=ReasonForm,
        template="admin/articles/article/emergency.html",
        beside=urgency,
        is_grave=True,
    ),
)
