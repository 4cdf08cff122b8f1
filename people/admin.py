"""The screens for people, organisations and accounts. Roles open them; being a superuser does not."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from people.models import Editor, Organisation, Person, Role

# The names of groups are what roles are read by, so nobody renames one on a screen.
admin.site.unregister(Group)


LONGEST_SEARCH, MOST_WORDS = 200, 12
HOW = frozenset({"", "exact", "id__exact", "isnull"})
"""How the filters beside a list ask."""


class PlainList(admin.ModelAdmin):
    """A list that answers its own filters and a short search, and no other question.

    The stock list lets an address ask for any column in any way, by pattern too.
    """

    view_on_site = False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        field, _, how = lookup.partition("__")
        named = {getattr(one, "parameter_name", one) for one in self.get_list_filter(request)}
        return field in named and how in HOW and "\x00" not in value

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        # Each word is a condition on each column, and an address has room for thousands.
        words = search_term.replace("\x00", " ")[:LONGEST_SEARCH].split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))


class ForTheDesk(admin.options.BaseModelAdmin):
    """A screen for everybody with a role in making stories."""

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return isinstance(request.user, Editor) and request.user.has_desk_role

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self.has_view_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        # What a story rests upon is protected by its foreign keys; Django then refuses and says why.
        return self.has_view_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


class NamedAdmin(ForTheDesk, PlainList):
    """What the screens of people and of organisations share."""

    search_fields = ("name", "aliases")

    def get_readonly_fields(self, request: HttpRequest, obj: object = None) -> tuple[str, ...]:
        # Readers may have kept the address.
        return ("slug",) if obj else ()

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: object = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}


class NamedFields(BaseInlineFormSet):
    """Rows of a table whose fields each say their name to who cannot see the head of the column."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", None) or field.widget
            if not widget.is_hidden:
                widget.attrs["aria-label"] = str(field.label)


class RoleInline(ForTheDesk, admin.TabularInline):
    model = Role
    formset = NamedFields
    extra = 0
    autocomplete_fields = ("organisation",)


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    list_display = ("name", "pronouns", "spelt_as")
    list_select_related = ("merged_into",)
    fields = ("name", "slug", "aliases", "pronouns", "bio")
    inlines = (RoleInline,)

    @admin.display(description="Other spellings")
    def spelt_as(self, person: Person) -> str:
        return ", ".join(person.spellings[1:])


@admin.register(Organisation)
class OrganisationAdmin(NamedAdmin):
    list_display = ("name", "kind")
    list_select_related = ("merged_into",)
    list_filter = ("kind",)
    fields = ("name", "slug", "aliases", "kind")


@admin.register(Editor)
class EditorAdmin(PlainList, UserAdmin):
    """Accounts. Members of Admin open it; nobody changes what they themselves may do.

    Whose byline an account stands for is part of that: four-eyes looks at it.
    """

    list_display = ("username", "full_name", "in_groups", "is_active", "last_login")
    list_select_related = ("person",)
    list_filter = ("groups", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    autocomplete_fields = ("person",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    # Superusers are made on the command line alone, and power comes from groups alone.
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email", "person")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "groups")}),
        ("Times", {"fields": ("last_login", "date_joined")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: object = None) -> tuple[str, ...]:
        own = ("person", "is_active", "is_staff", "groups") if obj == request.user else ()
        return (*self.readonly_fields, *own)

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return isinstance(request.user, Editor) and request.user.manages_accounts

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self.has_view_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        # The desk log names who did what for ever: an account is switched off, never deleted.
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description="Name", ordering="last_name")
    def full_name(self, editor: Editor) -> str:
        return editor.get_full_name()

    @admin.display(description="Roles")
    def in_groups(self, editor: Editor) -> str:
        return ", ".join(sorted(group.name for group in editor.groups.all()))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Editor]:
        return super().get_queryset(request).prefetch_related("groups")
