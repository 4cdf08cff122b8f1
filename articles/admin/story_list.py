"""The list of stories: what stands where, filtered by its address."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import clock, workflow
from articles.admin.tally import Tally
from articles.models import Article, standings_of


class WhoHasIt(admin.SimpleListFilter):
    """Mine, somebody's, nobody's."""

    title = "who has it"
    parameter_name = "has"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", "You"), ("nobody", "Nobody yet"), ("somebody", "Somebody")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "me":
            return queryset.filter(assignee=request.user.pk)
        if self.value() in {"nobody", "somebody"}:
            return queryset.filter(assignee__isnull=self.value() == "nobody")
        return queryset


class StoryList(ChangeList):
    """The stock list, with the tally of every row read at once."""

    def get_results(self, request: HttpRequest) -> None:
        workflow.catch_up()
        super().get_results(request)
        self.result_list = list(self.result_list)
        standings, at = standings_of(self.result_list), clock.now()
        for article in self.result_list:
            article.tally, article.at = Tally(standings[article.pk]), at
