"""Which buttons the bar shows a person: one that comes first, plain ones, rare ones, greyed ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from articles.admin import doubt_acts
from articles.admin.doubt_acts import BY_STEP, SIGNS
from articles.admin.pages import PAGES
from articles.admin.short_way import LABEL, is_short
from articles.admin.steps import ASIDE, LIKELY, TAKES
from articles.models import Article
from articles.workflow import Copy, Offer, Reason, needs_note_to_raise
from articles.workflow.change_gates import behind
from articles.workflow.step_gates import gates_of
from people.models import Editor

ABOUT_THE_PERSON = frozenset({"not_yours", "own_words", "own_class"})
NO_CONCERN = frozenset({"not_asked", "never_approved"})
"""Reasons for which a step is not even greyed: nobody asked for it, or there is nothing to it."""

IF_ASKED = frozenset({*SIGNS, "withdraw_ask", "second_look", "renew"})
"""Steps that answer something: without it they have nothing to do with the story."""

GRAVE = frozenset({"hold", "ask_retract", "retract", "ask_remove", "remove"}) | {
    name for name, page in PAGES.items() if page.is_grave
}
DOORS = frozenset({*TAKES, *PAGES, *BY_STEP, "strike", "withdraw_ask"})
"""Steps that have a door on the desk."""

SAVES_TOO = frozenset({"submit", "send_to_check", "approve"})


@dataclass(frozen=True)
class Button:
    """A step this person may take."""

    name: str
    label: str
    asks: bool = False
    note_needed: bool = False
    page: str = ""
    """The address of the step's own page, where it asks more than a reason."""
    is_grave: bool = False


@dataclass(frozen=True)
class Greyed:
    """Steps this person may not take now, and why, in words."""

    labels: tuple[str, ...]
    why: str


@dataclass
class Buttons:
    """The right of the bar."""

    primary: Button | None = None
    plain: list[Button] = field(default_factory=list)
    more: list[Button] = field(default_factory=list)
    greyed: list[Greyed] = field(default_factory=list)
    greyed_aside: list[Greyed] = field(default_factory=list)
    """Greyed, and rare: they stand behind More."""


def arrange(
    editor: Editor, article: Article, copy: Copy, offered: Sequence[Offer], *, may_save: bool
) -> Buttons:
    """At most one primary; the rest plain, and what is rare behind More."""
    offered = [offer for offer in offered if concerns(editor, offer, copy)]
    note = needs_note_to_raise(copy)
    allowed = {offer.step.name: offer for offer in offered if offer.allowed}
    first = next(
        (name for name in LIKELY if name in allowed and not (name == "raise" and note)), ""
    )
    buttons = Buttons()
    for name, offer in allowed.items():
        button = button_of(article, offer, may_save=may_save, note=note)
        if name == first and not button.asks:
            buttons.primary = button
        elif name in ASIDE:
            buttons.more.append(button)
        else:
            buttons.plain.append(button)
    if is_short(editor, article):
        buttons.more.append(Button("press_on", LABEL))
    refused = [offer for offer in offered if not offer.allowed]
    buttons.greyed = greyed(one for one in refused if one.step.name not in ASIDE)
    buttons.greyed_aside = greyed(one for one in refused if one.step.name in ASIDE)
    return buttons


def concerns(editor: Editor, offer: Offer, copy: Copy) -> bool:
    """Whether the step has anything to do with this story as it is."""
    name = offer.step.name
    if name not in DOORS:
        return False
    reasons = [*offer.reasons]
    if name in IF_ASKED and not offer.allowed:
        # Whoever has no role in it is told so first, and the gates are not asked.
        reasons += gates_of(name)(copy, editor)
    if NO_CONCERN & {reason.code for reason in reasons}:
        return False
    return name != "bring_up_to_date" or any(behind(copy))


def page_of(name: str, article: Article) -> str:
    """The address of the step's own page; empty where one press takes it."""
    if name in PAGES:
        return reverse(PAGES[name].view_name, args=[article.pk])
    return doubt_acts.address_of(name, article)


def button_of(article: Article, offer: Offer, *, may_save: bool, note: bool) -> Button:
    name, label = offer.step.name, offer.step.label
    if page := page_of(name, article):
        return Button(name, label, page=page, is_grave=name in GRAVE)
    if name == "release":
        label = "Release now"
    if may_save and name in SAVES_TOO:
        # What was typed is saved in the same press.
        label = f"Save and {label[0].lower()}{label[1:]}"
    asks = offer.step.asks or name in ASIDE or name == "raise"
    return Button(name, label, asks, offer.step.asks or (name == "raise" and note))


def greyed(refused: Iterable[Offer]) -> list[Greyed]:
    """Greyed steps, those with one and the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for offer in refused:
        by_reason.setdefault(why_greyed(offer.reasons), []).append(offer.step.label)
    return [Greyed(tuple(labels), why) for why, labels in by_reason.items()]


def why_greyed(reasons: Sequence[Reason]) -> str:
    """What concerns the person themselves in full; what is missing stands in the middle already."""
    own = [reason.words for reason in reasons if reason.code in ABOUT_THE_PERSON]
    others = len(reasons) - len(own)
    if others == 1 and not own:
        return next(reason.words for reason in reasons)
    missing = (
        f"{others} things are missing."
        if others > 1
        else "One thing is missing."
        if others
        else ""
    )
    return " ".join([*own, missing]).strip()
