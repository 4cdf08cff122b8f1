"""A step that did not happen: all reasons at once, those this person can clear first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles import policy
from articles.models import Article
from articles.workflow import Reason, Refused
from people.models import Editor

CONFLICT = 409
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
NOBODY_CLEARS = frozenset(
    {"own_words", "own_class", "not_yours", "in_byline", "overtaken", "wrong_stage"}
)

GOING_OUT = frozenset({"going_out", "went_out"})


@dataclass(frozen=True)
class Told:
    """A refusal as it is shown: on the story's page as a strip, else as a page of its own."""

    title: str
    how: str
    yours: tuple[Reason, ...]
    others: tuple[Reason, ...]

    @property
    def yours_count(self) -> int:
        return len(self.yours)

    @property
    def is_going_out(self) -> bool:
        """It went out, or is about to, while this was pressed: only what follows a release is left."""
        return any(reason.code in GOING_OUT for reason in self.reasons)

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(reason.code for reason in self.reasons)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return (*self.yours, *self.others)


def told(refused: Refused, title: str, editor: Editor, saved: str = "") -> Told:
    yours = tuple(reason for reason in refused.reasons if clears(editor, reason))
    others = tuple(reason for reason in refused.reasons if reason not in yours)
    return Told(
        title, " ".join([*([saved] if saved else []), how_many(yours, others)]), yours, others
    )


def clears(editor: Editor, reason: Reason) -> bool:
    """Whether this person's roles can clear it; what concerns the person themselves they cannot."""
    if reason.code in NOBODY_CLEARS:
        return False
    held = policy.roles_of(editor)
    return bool(held & set(reason.who)) if reason.who else policy.may_write(editor)


def how_many(yours: Sequence[Reason], others: Sequence[Reason]) -> str:
    total = len(yours) + len(others)
    if any(reason.code == "overtaken" for reason in others):
        return "Look at what changed, then press again."
    if total == 1:
        return "One thing stands in the way" + ("; you can clear it." if yours else ".")
    count = NUMBERS[total] if total < len(NUMBERS) else str(total)
    said = f"{count} things stand in the way"
    if not yours:
        return f"{said}; somebody else has to clear them."
    if not others:
        return f"{said}; you can clear them yourself."
    mine = NUMBERS[len(yours)].lower() if len(yours) < len(NUMBERS) else str(len(yours))
    return f"{said}; {mine} of them you can clear yourself."


def page(
    request: HttpRequest, article: Article, shown: Told, *, may_hurry: bool = False
) -> HttpResponse:
    """The whole page, for a step pressed from elsewhere than the story."""
    context = {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "title": shown.title.split(".")[0],
        "article": article,
        "told": shown,
        "may_hurry": may_hurry,
    }
    return TemplateResponse(
        request, "admin/articles/article/refused.html", context, status=CONFLICT
    )
