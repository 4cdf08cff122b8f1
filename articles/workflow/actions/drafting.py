"""A story begins: made, imported, written, submitted, dropped (steps 1, 2 and 14)."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from articles import clock, policy
from articles.models import Article, SourceCopy
from articles.text import body_from_plain
from articles.vocabulary import RoleName
from articles.workflow import desk_log
from articles.workflow.act import Act
from articles.workflow.acting import not_yours, taking
from articles.workflow.errors import NotYours, Reason, Refused
from articles.workflow.saving import write_copy
from articles.workflow.steps import BY_NAME
from people.models import Editor

WIRE = "wire"


class AlreadyImported(Refused):
    """The same text came in before; `article` is the story it became."""

    def __init__(self, article: Article) -> None:
        self.article = article
        super().__init__([Reason("already_imported", f"It came in before as “{article}”.")])


def create(editor: Editor, changes: Mapping[str, Any]) -> Article:
    """Begin a story with these words; version 1 is theirs."""
    return _begin("create", editor, _role("create", editor), changes)


def import_copy(editor: Editor | None, name: str, raw: str) -> Article:
    """Make a draft of a wire text. The raw text is kept with its hash; no headline is invented.

    Without an editor the importer is the inactive account “wire”. Raises AlreadyImported where
    the same text has come in before.
    """
    sha256 = hashlib.sha256(raw.encode()).hexdigest()
    role = _role("import", editor) if editor is not None else None
    source = {"name": name[-255:], "raw": raw, "sha256": sha256}
    changes = {"slugline": name.rsplit(".", 1)[0][:80], "body": body_from_plain(raw)}
    known = SourceCopy.objects.filter(sha256=sha256).select_related("article").first()
    if known is not None:
        raise AlreadyImported(known.article)
    try:
        return _begin("import", editor or wire_account(), role, changes, source)
    except IntegrityError:
        # Somebody imported the same text at the same moment: its hash is unique.
        known = SourceCopy.objects.select_related("article").get(sha256=sha256)
        raise AlreadyImported(known.article) from None


def wire_account() -> Editor:
    """The account in whose name copy comes in when nobody is named. Nobody can sign in with it."""
    account, made = Editor.objects.get_or_create(username=WIRE, defaults={"is_active": False})
    if made:
        account.set_unusable_password()
        account.save()
    return account


def _role(name: str, editor: Editor) -> RoleName:
    rows = BY_NAME[name]
    # Roles may have changed since the request began.
    role = policy.may(Editor.objects.get(pk=editor.pk), rows[0], None)
    if role is None:
        raise NotYours([not_yours(rows, editor)], f"{rows[0].label}: not done.")
    return role


def _begin(
    name: str,
    editor: Editor,
    role: RoleName | None,
    changes: Mapping[str, Any],
    source: Mapping[str, str] | None = None,
) -> Article:
    step = BY_NAME[name][0]
    with transaction.atomic():
        at = clock.now()
        article = Article.objects.create(
            slugline=changes["slugline"], made_by=editor, made_at=at,
            assignee=editor if editor.is_active else None,
        )  # fmt: skip
        act = Act(article, editor, step, role, at)  # type: ignore[arg-type]
        if source is not None:
            act.made(
                SourceCopy.objects.create(article=article, imported_by=editor, at=at, **source)
            )
        write_copy(act, changes)
        desk_log.write(
            article, who=editor, role=role, step=name, came_from="", at=at, digests=act.digests
        )
    return article


def save(
    editor: Editor,
    article_id: int,
    changes: Mapping[str, Any],
    *,
    seen_version: int | None,
    reason: str = "",
) -> Article:
    """Write the changed fields. Where words changed there is a new version, read for quotations.

    Raises Overtaken where somebody saved another version since the form was drawn.
    """
    with taking("save", editor, article_id, reason=reason, seen_version=seen_version) as act:
        act.nothing_changed = not changes
        if changes:
            write_copy(act, changes)
    return act.article


def bring_back(
    editor: Editor, article_id: int, number: int, *, seen_version: int | None
) -> Article:
    """Make an old version's words the working copy again, as a new version."""
    reason = f"v{number} brought back"
    with taking(
        "bring_back", editor, article_id, reason=reason, seen_version=seen_version
    ) as act:
        old = act.article.versions.get(number=number)
        copy = {
            name: getattr(old, name)
            for name in ("headline", "standfirst", "body", "dateline", "pictures")
        }
        # What it was a change of comes back with it: gate 6 asks whether that is still the newest.
        act.set(based_on_release=old.begun_from)
        write_copy(act, {**copy, "byline": old.byline})
    return act.article


def take(editor: Editor, article_id: int) -> Article:
    """Have the story from now on. A reporter may take what nobody has."""
    with taking("take", editor, article_id) as act:
        taken = act.article.assignee
        if act.role == RoleName.REPORTER and taken not in {None, editor}:
            act.refuse(
                [
                    Reason(
                        "taken", f"{taken} has it. Ask {taken}, or the desk.", "field-assignee"
                    )
                ]
            )
        act.set(assignee=editor)
    return act.article


def submit(editor: Editor, article_id: int, *, reason: str = "") -> Article:
    """Hand the story to the desk."""
    with taking("submit", editor, article_id, reason=reason) as act:
        pass
    return act.article


def spike(editor: Editor, article_id: int, *, reason: str) -> Article:
    """Drop a story that never ran, and say why. It is kept."""
    with taking("spike", editor, article_id, reason=reason) as act:
        act.void_approval()
    return act.article


def unspike(editor: Editor, article_id: int, *, reason: str) -> Article:
    """Take a story off the spike, back to a draft, and say why."""
    with taking("unspike", editor, article_id, reason=reason) as act:
        pass
    return act.article
