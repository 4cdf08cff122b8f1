"""The workflow bar: where the story stands, what is missing, and what this person may do."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.admin.asking import allows
from articles.admin.steps import ASIDE, LIKELY
from articles.admin.tally import Tally
from articles.models import Article
from articles.vocabulary import Stage
from articles.workflow import Copy, Offer, Reason, needs_note_to_raise, offers
from articles.workflow.gates import before_approval
from articles.workflow.step_gates import before_release
from people.models import Editor

SHOWN = 4
ABOUT_THE_PERSON = frozenset({"not_yours", "own_words", "own_class"})
LINE = (Stage.DRAFT, Stage.DESK, Stage.CHECKING, Stage.APPROVED, Stage.RELEASED)


@dataclass(frozen=True)
class Button:
    """A step this person may take."""

    name: str
    label: str
    asks: bool = False
    note_needed: bool = False


@dataclass(frozen=True)
class Greyed:
    """Steps this person may not take now, and why, in words."""

    labels: tuple[str, ...]
    why: str


@dataclass
class Bar:
    article: Article
    tally: Tally
    missing: list[Reason]
    missing_before: str
    line: list[tuple[str, str]]
    primary: Button | None = None
    check_next: int | None = None
    """The quotation a checker goes to next, where that is what they most likely do."""
    plain: list[Button] = field(default_factory=list)
    more: list[Button] = field(default_factory=list)
    greyed: list[Greyed] = field(default_factory=list)
    may_save: bool = False
    may_take: bool = False

    @property
    def shown(self) -> list[Reason]:
        return self.missing[:SHOWN]

    @property
    def rest(self) -> list[Reason]:
        return self.missing[SHOWN:]


def bar_of(editor: Editor, article: Article, copy: Copy, at: datetime.datetime) -> Bar:
    approved = article.stage in {Stage.APPROVED, Stage.SCHEDULED}
    out = article.stage in {Stage.RELEASED, Stage.SPIKED}
    found = [] if out else before_release(copy) if approved else before_approval(copy)
    bar = Bar(
        article,
        Tally(copy.standings),
        found,
        "release" if approved else "approval",
        stage_line(article),
        may_save=allows(editor, "save", article),
        may_take=article.assignee_id != editor.pk and allows(editor, "take", article),
    )
    offered = offers(editor, article, at, copy)
    _buttons(bar, offered, copy)
    bar.greyed = greyed(offered)
    first_open = bar.tally.first_open
    if bar.primary is None and first_open and allows(editor, "verify", article):
        bar.check_next = first_open.quotation.pk
    return bar


def _buttons(bar: Bar, offered: Sequence[Offer], copy: Copy) -> None:
    """At most one primary; the rest plain, and what is rare behind More."""
    allowed = {offer.step.name: offer for offer in offered if offer.allowed}
    note = needs_note_to_raise(copy)
    first = next(
        (name for name in LIKELY if name in allowed and not (name == "raise" and note)), ""
    )
    for name, offer in allowed.items():
        asks = offer.step.asks or name in ASIDE or name == "raise"
        button = Button(
            name, label_of(offer, bar), asks, offer.step.asks or (name == "raise" and note)
        )
        if name == first and not asks:
            bar.primary = button
        elif name in ASIDE:
            bar.more.append(button)
        else:
            bar.plain.append(button)


def label_of(offer: Offer, bar: Bar) -> str:
    """“Save and approve”: what was typed is saved in the same press."""
    label = offer.step.label
    if offer.step.name == "release":
        return "Release now"
    if bar.may_save and offer.step.name in {"submit", "send_to_check", "approve"}:
        return f"Save and {label[0].lower()}{label[1:]}"
    return label


def greyed(offered: Sequence[Offer]) -> list[Greyed]:
    """Greyed steps, those with one and the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for offer in offered:
        if not offer.allowed:
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


def stage_line(article: Article) -> list[tuple[str, str]]:
    """The stages in order: past, present, to come."""
    here = LINE.index(article.stage) if article.stage in LINE else -1
    names = [stage.label.capitalize() if stage != Stage.RELEASED else "Live" for stage in LINE]
    when = [
        "past" if at < here else "present" if at == here else "future"
        for at in range(len(LINE))
    ]
    return list(zip(names, when, strict=True))
