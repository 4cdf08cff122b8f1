"""The fields of a change to a story that is out: its kind, and what readers are told of it."""

from typing import Any

from django import forms

from articles.admin.step_page import ReasonForm, StepForm
from articles.models import Article
from articles.vocabulary import REVISIONS
from articles.workflow.actions.revising import LONGEST

FOOT, TOP = "", "top"
KINDS = [(one.value, str(one.label)) for one in REVISIONS]


def _text(label: str, hint: str = "", rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ChangeForm(StepForm):
    """What kind of change it is, and what readers are told of it."""

    kind = forms.ChoiceField(choices=KINDS, required=False, widget=forms.RadioSelect)
    said = _text("What we said")
    right = _text("What is right")
    note = _text("The note to readers")
    quotation = forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, label="Which quotation was wrong"
    )
    at_top = forms.ChoiceField(
        choices=((FOOT, "At the foot of the story"), (TOP, "At the top of the story")),
        required=False,
        label="Where it stands",
        help_text="At the top if it changes the story’s sense.",
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, article=article, **kwargs)
        heads = article.quotations.present().filter(continues=None).order_by("order")
        self.fields["quotation"].choices = [  # type: ignore[attr-defined]
            ("", "None of them"),
            *((one.pk, f"“{one.exact[:70]}” {one.speaker_name}".strip()) for one in heads),
        ]
        stands: dict[str, Any] = {
            "kind": article.change_kind,
            "said": article.change_said,
            "right": article.change_right,
            "note": article.change_note,
            "quotation": article.change_quotation_id or "",
            "at_top": TOP if article.change_at_top else FOOT,
        }
        if article.change_kind in REVISIONS:
            self.initial.update(stands)

    @property
    def chosen(self) -> str:
        return str(self["kind"].value() or "")


class BeginForm(ChangeForm):
    """A change that begins is described from nothing, or from what a link asks for; the last one is over."""

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        first = dict(kwargs.pop("initial", None) or {})
        super().__init__(*args, article=article, **kwargs)
        self.initial = first


class AgainForm(ReasonForm):
    kind = forms.ChoiceField(choices=KINDS, required=False, label="The kind of change")

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, article=article, **kwargs)
        self.fields["kind"].initial = article.change_kind
        self.fields["reason"].help_text = "If you like. The desk log keeps it."
