"""Doubt about what is out: hold, lift, retract, remove, reinstate, strike (steps 17 to 21 and 24)."""

from collections.abc import Collection, Mapping
from typing import Any

from articles.models import Article, FollowUp, FollowUpKind, Release, ReleaseKind
from articles.rendering.marks import mark
from articles.vocabulary import ChangeKind, MarkCode, PublicState
from articles.workflow.act import Act
from articles.workflow.acting import taking
from articles.workflow.actions.out import owe, same_words, tell
from articles.workflow.errors import Reason
from articles.workflow.follow_ups import ask, close, close_all
from articles.workflow.gates import complete, coverage, moment
from articles.workflow.live_words import put_back
from articles.workflow.releasing import Told, put_notice, put_out, unchecked_in
from articles.workflow.saving import write_copy
from articles.workflow.signing import ask_signature, signed
from articles.workflow.timeline import went_out
from articles.workflow.words_beside import in_note
from people.models import Editor


def hold(editor: Editor, article_id: int, *, reason: str) -> Release:
    """Take the story out of readers' sight at once, while the desk looks into it."""
    with taking("hold", editor, article_id, reason=reason) as act:
        return _hold(act)


def _hold(act: Act) -> Release:
    act.call_off("The story is held.")
    held = put_notice(act, ReleaseKind.HOLD, Told(ChangeKind.HOLD))
    act.set(public_state=PublicState.HELD)
    ask(act.article, FollowUpKind.HOLD_OUTCOME, act.editor, act.at, release=held)
    return held


def ask_lift(editor: Editor, article_id: int, *, outcome: str) -> FollowUp:
    """Ask a second editor to lift the hold; `outcome` is what readers will be told."""
    with taking("ask_lift", editor, article_id, reason=outcome) as act:
        act.refuse(_of_the_story(act))
        return ask_signature(act, "lift")


def _of_the_story(act: Act) -> list[Reason]:
    """What readers will be told may quote the story that returns, and nothing else."""
    copy = act.copy()
    return in_note([act.reason], copy.in_marks, copy.newest, "signature")


def lift(
    editor: Editor, article_id: int, *, typed: str = "", read: int | None = None
) -> Release:
    """Sign what was asked: the story stands as it was, and readers are told the outcome."""
    with taking("lift", editor, article_id) as act:
        asked = signed(act, typed, read=read)
        return same_words(act, Told(ChangeKind.LIFT, asked.words))


def ask_retract(
    editor: Editor, article_id: int, *, reason: str, substitute: str = ""
) -> FollowUp:
    """Ask a second editor to retract the story; a live one is held at once.

    `reason` is public. `substitute` is the path of the story that takes its place, if any.
    """
    with taking("ask_retract", editor, article_id, reason=reason) as act:
        # A notice repeats no word of what it takes down.
        act.refuse([*in_note([act.reason], place="signature"), *_substitute(act, substitute)])
        if act.article.public_state == PublicState.LIVE:
            _hold(act)
        return ask_signature(act, "retract", substitute)


def _substitute(act: Act, path: str) -> list[Reason]:
    if not path or Release.objects.listed(act.at).filter(path=path).exists():
        return []
    words = f"Readers find no story at {path}. Give the path of one that is live, or none."
    return [Reason("substitute", words, "signature")]


def retract(
    editor: Editor, article_id: int, *, typed: str = "", read: int | None = None
) -> Release:
    """Sign what was asked: a notice with the reason stands in place of the story from now on."""
    with taking("retract", editor, article_id) as act:
        asked = signed(act, typed, read=read)
        told = Told(ChangeKind.RETRACTION, asked.words, substitute=asked.substitute)
        return _take_down(act, ReleaseKind.RETRACTION, PublicState.RETRACTED, told)


def ask_remove(editor: Editor, article_id: int, *, ground: str) -> FollowUp:
    """Duty or Legal asks the other to remove the story; a live one is held at once.

    The ground stays in the house: readers are told that it was removed, and no more.
    """
    with taking("ask_remove", editor, article_id, reason=ground) as act:
        if act.article.public_state == PublicState.LIVE:
            _hold(act)
        return ask_signature(act, "remove")


def remove(editor: Editor, article_id: int, *, read: int | None = None) -> Release:
    """Sign what was asked, as the other of Duty and Legal: the address answers 410 from now on."""
    with taking("remove", editor, article_id) as act:
        signed(act, other_role=True, read=read)
        return _take_down(
            act, ReleaseKind.REMOVAL, PublicState.REMOVED, Told(ChangeKind.REMOVAL)
        )


def _take_down(act: Act, kind: ReleaseKind, state: PublicState, told: Told) -> Release:
    act.call_off(f"The story is {state}.")
    notice = put_notice(act, kind, told)
    act.set(public_state=state)
    close_all(act.article, act.editor, act.at, f"The story is {state}.")
    return notice


def ask_reinstate(editor: Editor, article_id: int, *, note: str) -> FollowUp:
    """Ask a second editor to bring a retracted story back; `note` is the editor's note to readers."""
    with taking("ask_reinstate", editor, article_id, reason=note) as act:
        act.refuse(_of_the_story(act))
        return ask_signature(act, "reinstate")


def reinstate(
    editor: Editor, article_id: int, *, typed: str = "", read: int | None = None
) -> Release:
    """Sign what was asked: the same words again, under both notices."""
    with taking("reinstate", editor, article_id) as act:
        asked = signed(act, typed, read=read)
        return same_words(act, Told(ChangeKind.REINSTATEMENT, asked.words, at_top=True))


def withdraw_ask(editor: Editor, article_id: int, *, reason: str = "") -> Article:
    """Take back a request for a second signature. A story that was held for it stays held."""
    with taking("withdraw_ask", editor, article_id, reason=reason) as act:
        kind = (FollowUpKind.SECOND_SIGNATURE,)
        close(act.article, kind, act.editor, act.at, act.reason or "Withdrawn.")
    return act.article


def strike(
    editor: Editor,
    article_id: int,
    public_ids: Collection[str],
    changes: Mapping[str, Any],
    *,
    note: str,
) -> Release:
    """Take quotations out of a live story at once, or paraphrase them, with a dated note.

    `changes` are the new headline, standfirst and body, of which only passages that hold one of
    the named quotations may differ from the live words. Nobody has approved it: the release says
    so, and a second look is asked for.
    """
    with taking("strike", editor, article_id, reason=note) as act:
        act.refuse(_unnamed(public_ids, act.reason))
        newest = act.article.newest(act.at)
        assert newest is not None  # The row starts from a live story.
        act.call_off("A quotation was struck.")
        act.void_approval()
        put_back(act, newest, "Put back, to strike a quotation.")
        act.refuse(_write_struck(act, public_ids, changes))
        told = Told(ChangeKind.STRIKE, act.reason)
        tell(act, told)
        act.set(revised_by=act.editor)
        copy = act.copy()
        quoted = in_note([act.reason], copy.in_marks, place="strike")
        act.refuse([*complete(copy), *coverage(copy), *moment(copy), *quoted])
        late = unchecked_in(copy)
        released = put_out(act, copy, told, marks=[mark(MarkCode.STRUCK, act.reason, late)])
        went_out(act.article, released)
        owe(act, released, checks=bool(late))
    return released


def _unnamed(public_ids: Collection[str], note: str) -> list[Reason]:
    reasons = []
    if not public_ids:
        reasons.append(Reason("no_quotation", "Choose the quotations to strike.", "strike"))
    if not note:
        reasons.append(Reason("no_note", "Write the note readers will see.", "strike"))
    return reasons


def _write_struck(
    act: Act, public_ids: Collection[str], changes: Mapping[str, Any]
) -> list[Reason]:
    """Write the words without the named quotations; says what else was touched, or left standing."""
    before = act.copy()
    rows = [row for one in before.in_marks for row in one.rows]
    heads = {one.quotation.public_id: one for one in before.in_marks}
    unknown = set(public_ids) - set(heads)
    if unknown:
        return [Reason("gone", "One of them is not in the live story.", "strike")]
    struck = {row.pk for name in public_ids for row in heads[name].rows}
    touched = {row.passage for row in rows if row.pk in struck}
    old = [passage.text for passage in act.article.words.passages]
    kept = {row.pk for row in rows} - struck
    allowed = ("headline", "standfirst", "body")
    write_copy(act, {name: changes[name] for name in allowed if name in changes})
    new = [passage.text for passage in act.article.words.passages]
    return [*_elsewhere(old, new, touched), *_left(act, struck, kept)]


def _elsewhere(old: list[str], new: list[str], touched: set[int]) -> list[Reason]:
    """Passages without a named quotation must stand as they were, in their order."""
    untouched = [text for number, text in enumerate(old) if number not in touched]
    left = iter(new)
    if all(text in left for text in untouched) and len(new) <= len(old):
        return []
    words = "A strike changes only the passages of the quotations it names. Begin a correction."
    return [Reason("elsewhere", words, "strike")]


def _left(act: Act, struck: set[int], kept: set[int]) -> list[Reason]:
    """The named quotations are gone, the others stand, and no new one came."""
    present = {row.pk for one in act.copy().in_marks for row in one.rows}
    reasons = []
    if present & struck:
        words = "A quotation you named still stands in the text. Take its words out."
        reasons.append(Reason("still_there", words, "strike"))
    if kept - present or present - struck - kept:
        words = "Another quotation was changed or put in. A strike only takes out."
        reasons.append(Reason("elsewhere", words, "strike"))
    return reasons
