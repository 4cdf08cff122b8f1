"""The kinds of change to a story that is out, as whoever changes it chooses between them (EDITORIAL D3)."""

from dataclasses import dataclass

from articles.models import Article, covers_of
from articles.vocabulary import REVISIONS, ChangeKind, PublicState
from articles.workflow import Copy
from articles.workflow.change_gates import OUT_OF_A_HOLD
from articles.workflow.slight import weighs

AGAIN = "Another editor approves, Duty releases"
WHEN_AND_WHAT = {
    ChangeKind.REFILE: (
        "A slip that changes no meaning: spelling, a space",
        "Nothing at the top; listed under changes. The date stays",
        "A second editor, in one press; Duty releases",
    ),
    ChangeKind.UPDATE: ("New facts; nothing was wrong", "“Updated 14:20: adds …”", AGAIN),
    ChangeKind.CLARIFICATION: ("Facts right, wording could mislead", "A dated note", AGAIN),
    ChangeKind.CORRECTION: (
        "A fact, number, name, quotation or speaker was wrong",
        "A dated note: what we said, what is right",
        AGAIN,
    ),
    ChangeKind.EDITORS_NOTE: (
        "Doubt or breach in how it was made",
        "A dated note at the top",
        AGAIN,
    ),
}


@dataclass(frozen=True)
class KindRow:
    """One kind as a row of the choice."""

    kind: ChangeKind
    when: str
    readers: str
    who: str
    not_open: str = ""
    """Why it cannot be this kind, as the words stand now."""
    is_chosen: bool = False

    @property
    def name(self) -> str:
        return str(self.kind.label).capitalize()


def rows(article: Article, copy: Copy, chosen: str) -> list[KindRow]:
    """Every kind, with why it is not open where it is not."""
    return [
        KindRow(
            kind,
            *WHEN_AND_WHAT[kind],
            not_open=not_open(kind, article, copy),
            is_chosen=kind == chosen,
        )
        for kind in REVISIONS
    ]


def not_open(kind: ChangeKind, article: Article, copy: Copy) -> str:
    if article.public_state == PublicState.HELD and kind not in OUT_OF_A_HOLD:
        return "The story is held, so readers are told why it is back."
    if kind == ChangeKind.REFILE and copy.newest is not None and article.change_kind:
        return " ".join(weighs(copy.newest.covers, covers_of(article, copy.standings)))
    return ""
