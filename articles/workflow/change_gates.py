"""What a change of a story that is out must bring, by its kind (EDITORIAL D3), and a renewal (D4)."""

import json
from collections.abc import Iterator

from articles.models import Article, covers_of
from articles.vocabulary import REVISIONS, ChangeKind, PublicState, RoleName
from articles.workflow.errors import Reason
from articles.workflow.four_eyes import writers_since
from articles.workflow.gates import Copy
from articles.workflow.slight import weighs
from articles.workflow.steps import IN_WORK
from articles.workflow.words_beside import in_note
from people.models import Editor

OUT_OF_A_HOLD = (ChangeKind.CLARIFICATION, ChangeKind.CORRECTION, ChangeKind.EDITORS_NOTE)
NOTES = {
    ChangeKind.UPDATE: "Say what the update adds; readers are told.",
    ChangeKind.CLARIFICATION: "Write the note that makes it clear to readers.",
    ChangeKind.EDITORS_NOTE: "Write the note to readers.",
}


def change_told(copy: Copy) -> Iterator[Reason]:
    """What D3 asks of the kind of change: its note, and that something did change."""
    if copy.newest is None or copy.article.stage not in IN_WORK:
        return
    article, kind = copy.article, copy.article.change_kind
    if kind not in REVISIONS:
        yield Reason("no_kind", "Choose what kind of change it is.", "change")
        return
    yield from _note(article, ChangeKind(kind))
    told = (article.change_note, article.change_said, article.change_right)
    yield from in_note(told, copy.in_marks, copy.newest)
    if article.public_state == PublicState.HELD and kind not in OUT_OF_A_HOLD:
        words = (
            "The story is held. It comes back as a correction, a clarification or with an "
            "editor’s note, or by lifting the hold."
        )
        yield Reason("held", words, "change")
    standing = covers_of(article, copy.standings)
    if kind != ChangeKind.EDITORS_NOTE and _copy_of(standing) == _copy_of(copy.newest.covers):
        yield Reason("nothing_changed", "Nothing differs from what readers have.", "field-body")
    if kind == ChangeKind.REFILE:
        for why in weighs(copy.newest.covers, standing):
            words = f"Too much for a refile. {why} Choose another kind of change."
            yield Reason("not_slight", words, "change")


def _note(article: Article, kind: ChangeKind) -> Iterator[Reason]:
    if kind in NOTES and not article.change_note:
        yield Reason("no_note", NOTES[kind], "change")
    if kind == ChangeKind.CORRECTION and not (article.change_said and article.change_right):
        words = "Write what we said and what is right; readers are told both."
        yield Reason("no_correction", words, "change")


def _copy_of(covers: str) -> dict[str, object]:
    return {name: part for name, part in json.loads(covers).items() if name != "change"}


def behind(copy: Copy) -> Iterator[Reason]:
    """Gate 6: the words it was begun from are still those of the newest release."""
    newest, begun = copy.newest, copy.article.based_on_release
    if newest is None or begun == newest or copy.article.stage not in IN_WORK:
        return
    if begun is None or begun.version.digest != newest.version.digest:
        words = (
            f"Release {newest.number} went out after this change was begun. Look at the "
            "difference, then bring it up to date."
        )
        yield Reason("behind", words, "change")


def renewable(copy: Copy, editor: Editor) -> Iterator[Reason]:
    """Why this person may not renew the last approval with one press."""
    article = copy.article
    approvals = article.approvals.filter(independent=True)
    full, last = approvals.filter(renews=None).last(), approvals.last()
    if full is None or last is None:
        yield Reason("never_approved", "Nobody has approved any of it before.", "approval")
        return
    if article.desk_log.filter(step="take_back", at__gt=last.at).exists():
        words = "It was taken back after that, so it needs a full approval."
        yield Reason("taken_back", words, "approval", (RoleName.DESK, RoleName.DUTY))
    if article.change_note or article.change_said:
        words = "Readers are told something of the change, so it needs a full approval."
        yield Reason("note", words, "approval")
    if copy.approval is not None:
        yield Reason("approved", "It is approved as it stands.", "approval")
    for why in weighs(full.covers, covers_of(article, copy.standings)):
        words = f"{why} It needs a full approval."
        yield Reason("not_slight", words, "approval", (RoleName.DESK, RoleName.DUTY))
    version = writers_since(article, last).get(editor.pk)
    if version is not None:
        yield Reason(
            "own_words", f"You wrote in v{version}, so someone else renews it.", "approval"
        )
