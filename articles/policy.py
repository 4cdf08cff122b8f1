"""May this person see or do this? Asked by every door; roles are group memberships by name."""

from typing import Any, Protocol

from django.contrib.auth.models import Group, Permission

from articles.models import Article
from articles.vocabulary import RoleName

NEWSROOM = frozenset(
    {RoleName.REPORTER, RoleName.DESK, RoleName.CHECKER, RoleName.DUTY, RoleName.LEGAL}
)
"""Roles that read the working copies. Admin looks after accounts and has no editorial power."""

WRITERS = frozenset({RoleName.REPORTER, RoleName.DESK, RoleName.DUTY})

ADMIN_MODELS = ("editor", "group", "section")
NEWSROOM_MODELS = ("person", "organisation", "role", "article", "topic", "evidence")


class Governed(Protocol):
    """What the policy needs to know of a step: the table in `workflow.steps` has more."""

    @property
    def roles(self) -> frozenset[RoleName]: ...

    @property
    def own_roles(self) -> frozenset[RoleName]: ...


def roles_of(editor: Any) -> frozenset[RoleName]:
    """The editorial roles of a user, from the names of their groups. A superuser has none by being so."""
    if not getattr(editor, "is_active", False) or not editor.is_staff:
        return frozenset()
    return frozenset(RoleName(name) for name in editor.role_names if name in RoleName.values)


def may(editor: Any, step: Governed, article: Article | None) -> RoleName | None:
    """The role in which this editor may take the step on this story, or None.

    `own_roles` may do it only to copy they had a hand in.
    """
    held = roles_of(editor)
    for role in RoleName:
        if role in held and role in step.roles:
            return role
    own = [role for role in RoleName if role in held and role in step.own_roles]
    if own and (article is None or editor.pk in article.hands()):
        return own[0]
    return None


def may_read(editor: Any) -> bool:
    """May this editor see working copies at all?"""
    return bool(roles_of(editor) & NEWSROOM)


def may_write(editor: Any) -> bool:
    """May this editor begin a story?"""
    return bool(roles_of(editor) & WRITERS)


def may_read_evidence(editor: Any, article: Article) -> bool:
    """Evidence shows to those who check, edit, release or clear, and to the story's own writers."""
    held = roles_of(editor)
    if held & {RoleName.DESK, RoleName.CHECKER, RoleName.DUTY, RoleName.LEGAL}:
        return True
    return RoleName.REPORTER in held and editor.pk in article.hands()


def may_add_topic(editor: Any) -> bool:
    return RoleName.DESK in roles_of(editor)


def may_change_people(editor: Any) -> bool:
    """Persons and organisations are made by whoever confirms a speaker or writes a byline."""
    return bool(roles_of(editor) & NEWSROOM)


def may_keep_accounts(editor: Any) -> bool:
    return RoleName.ADMIN in roles_of(editor)


def make_groups(**kwargs: Any) -> None:
    """The groups and what the stock admin asks of them; run after every migration, changes nothing twice."""
    for role in RoleName:
        group, _ = Group.objects.get_or_create(name=role.value)
        names = ADMIN_MODELS if role == RoleName.ADMIN else NEWSROOM_MODELS
        wanted = Permission.objects.filter(content_type__model__in=names).exclude(
            codename__startswith="delete"
        )
        group.permissions.set(wanted)
