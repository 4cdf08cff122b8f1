"""The parts of the paper. Admin keeps them; the newsroom chooses from them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles import policy
from articles.admin.asking import AsksPolicy
from articles.models import Section


@admin.register(Section)
class SectionAdmin(AsksPolicy):
    list_display = ("name", "slug", "order")
    search_fields = ("name",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.may_read(request.user) or policy.may_keep_accounts(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.may_keep_accounts(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Stories and releases protect the section they stand in; Django then says which.
        return policy.may_keep_accounts(request.user)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        listed, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        if protected and not policy.may_read(request.user):
            # Who keeps sections reads no story: they learn that something rests on it, not what.
            protected = ["Stories stand in it."]
        return listed, counts, forbidden, protected

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Readers may have kept the address.
        return ("slug",) if obj else ()
