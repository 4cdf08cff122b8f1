"""What stands over two texts: what happened, what is where, and what saving will do."""

import datetime
from dataclasses import dataclass

from articles.admin.asking import allows
from articles.admin.choosing import Choice
from articles.admin.refusal import NUMBERS
from articles.models import Approval
from articles.rendering import Changed
from articles.templatetags.desk import clock_time
from articles.vocabulary import Stage
from articles.workflow import Refused
from people.models import Editor


@dataclass(frozen=True)
class Head:
    """The sentences at the top, the names over the two columns, and whether there is a save."""

    title: str
    said: str
    warned: str = ""
    theirs: str = ""
    mine: str = "not saved"
    may_save: bool = True
    save: str = "Save"
    aside: str = ""
    kept_at: str = ""


def head_of(
    choice: Choice, editor: Editor, approval: Approval | None, shut: Refused | None
) -> Head:
    """What to say, from why the page came up. `shut`: why nothing can be saved any more."""
    title, said = _why(choice, editor, approval, shut)
    number = choice.article.version_no
    may_save = bool(choice.form.changed()) and allows(editor, "save", choice.article)
    return Head(
        title,
        " ".join([*said, *_places(choice)] if may_save else said),
        warned=_warning(choice, approval) if may_save else "",
        theirs=f"v{choice.beside.number}, saved {clock_time(choice.beside.at)}"
        if choice.beside
        else "as saved",
        mine=_mine(choice),
        may_save=may_save,
        save=f"Save as v{number + 1}" if _has_words(choice) else "Save",
        aside=f"Keep v{number}, drop mine" if choice.form.changed() else f"Go to v{number}",
        kept_at=choice.posted.get("kept_at", "")[:40],
    )


def _why(
    choice: Choice, editor: Editor, approval: Approval | None, shut: Refused | None
) -> tuple[str, list[str]]:
    if shut is not None:
        because = " ".join(reason.words for reason in shut.reasons)
        return "Not saved. Your text is kept in this page", [
            because,
            "Copy what you need of it.",
        ]
    if "kept_at" in choice.posted:
        return _kept(choice)
    if approval is not None and choice.beside and _is_seen(choice):
        by = (
            f"{approval.approver} approved v{choice.beside.number} at {clock_time(approval.at)}"
        )
        return f"{approval.approver} approved this while you were writing", [
            f"{by}, after you opened the story. Nothing of yours is saved yet."
        ]
    return _overtaken(choice, editor)


def _is_seen(choice: Choice) -> bool:
    return choice.beside is not None and choice.beside.number == choice.form.seen_number


def _overtaken(choice: Choice, editor: Editor) -> tuple[str, list[str]]:
    saved = choice.beside
    if saved is None:
        return "Somebody saved it while you were writing", []
    own = saved.author_id == editor.pk
    title = (
        f"You saved v{saved.number} in another window while this one was open"
        if own
        else f"{saved.author} saved v{saved.number} while you were writing"
    )
    pressed = choice.posted.get("_step") or choice.posted.get("_do")
    not_done = ["What you pressed was not done."] if pressed else []
    if not choice.form.changed():
        return title, ["You changed nothing.", *not_done, "Read what changed, then go on."]
    seen = choice.form.seen_copy
    from_what = f", from v{seen.number} of {clock_time(seen.at)}" if seen else ""
    said = f"Nothing is lost. That text is saved as v{saved.number}; yours is kept in this page, unsaved{from_what}."
    return title, [said, *_others(choice), *not_done]


def _others(choice: Choice) -> list[str]:
    """Who else saved between the version this began from and the newest."""
    newest, seen = choice.beside, choice.form.seen_number
    if newest is None or not seen:
        return []
    between = choice.article.versions.select_related("author").filter(
        number__gt=seen, number__lt=newest.number
    )
    if not between:
        return []
    said = ", ".join(f"v{one.number} by {one.author}" for one in between)
    return [f"Between them: {said}."]


def _kept(choice: Choice) -> tuple[str, list[str]]:
    at = clock_time(_instant(choice.posted.get("kept_at", "")))
    title = f"You typed this at {at}, and it was not saved" if at else "Your unsaved typing"
    seen, newest = choice.form.seen_copy, choice.beside
    if not choice.form.changed():
        return title, ["Nothing of it differs from what is saved."]
    if seen is None or newest is None or _is_seen(choice):
        return title, ["Nobody saved the story since."]
    return title, [
        f"It began from v{seen.number}; {newest.author} saved v{newest.number} since."
    ]


def _instant(raw: str) -> datetime.datetime | None:
    """A browser's time in seconds since 1970; None where it is none."""
    try:
        return datetime.datetime.fromtimestamp(float(raw[:16]), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _mine(choice: Choice) -> str:
    seen = choice.form.seen_copy
    return f"not saved, from v{seen.number}" if seen else "not saved"


def _places(choice: Choice) -> list[str]:
    """How many places differ, and how many are still to be chosen for."""
    rows = [row for row in choice.rows if not row.is_same]
    both = sum(row.changed == Changed.BOTH for row in rows)
    if all(row.changed == Changed.MINE for row in rows):
        return [
            f"{_count(len(rows))} changed by you and taken below, unless you choose otherwise."
        ]
    alone = len(rows) - both
    said = [f"{_count(alone)} changed by one of you alone and taken below."] if alone else []
    return [*said, *([f"{_count(both)} changed by both of you: choose."] if both else [])]


def _count(number: int) -> str:
    said = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{said} {'place was' if number == 1 else 'places were'}"


def _has_words(choice: Choice) -> bool:
    return any(row.is_copy and not row.is_same for row in choice.rows)


def _warning(choice: Choice, approval: Approval | None) -> str:
    if approval is None:
        return ""
    scheduled = choice.article.stage == Stage.SCHEDULED
    off = " and calls off the scheduled release" if scheduled else ""
    return (
        f"Saving other words ends {approval.approver}’s approval{off}: somebody who wrote none "
        "of them has to approve again."
    )
