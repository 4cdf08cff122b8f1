"""Stories in the admin: the list, the story's page, and the screens beneath it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import policy
from articles.admin import check, story_page, versions
from articles.admin.asking import AsksPolicy, for_the_newsroom
from articles.admin.evidence import evidence_file
from articles.admin.pages import PAGES
from articles.admin.pictures import picture_file, pictures
from articles.admin.presence import here
from articles.admin.small_pages import desk_log, preview
from articles.admin.step_page import view_of
from articles.admin.step_view import step
from articles.admin.story_list import StoryList, WhoHasIt
from articles.models import Article
from articles.vocabulary import Stage


@admin.register(Article)
class ArticleAdmin(AsksPolicy):
    """Every write of a story goes to the workflow: this class holds no rule and saves nothing."""

    list_display = ("story", "section", "where", "quotations", "due", "who", "version")
    list_filter = ("stage", "public_state", "section", "kind_of_work", WhoHasIt)
    list_select_related = ("section", "assignee")
    search_fields = ("slugline", "headline")
    search_help_text = "Slugline or headline"
    autocomplete_fields = ()
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = ""
    actions = None
    ordering = ("-pk",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[StoryList]:
        return StoryList

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.may_write(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Whether a write is theirs, the workflow says, story by story.
        return policy.may_read(request.user)

    def get_urls(self) -> list[URLPattern]:
        def screen(address: str, view: Any, name: str) -> URLPattern:
            return path(
                f"<int:article_id>/{address}",
                for_the_newsroom(view),
                name=f"articles_article_{name}",
            )

        return [
            screen("step/<slug:name>/", step, "step"),
            screen("check/", check.first, "check_first"),
            screen("check/<int:quotation_id>/", check.check, "check"),
            screen("versions/", versions.versions, "versions"),
            screen("versions/<int:number>/bring-back/", versions.bring_back, "bring_back"),
            screen("preview/", preview, "preview"),
            screen("here/", here, "here"),
            screen("pictures/", pictures, "pictures"),
            screen(
                "pictures/<slug:public_id>/<int:width>.<slug:end>", picture_file, "picture_file"
            ),
            screen("evidence/<int:evidence_id>/", evidence_file, "evidence"),
            *(screen(page.address, view_of(page), page.step) for page in PAGES.values()),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return story_page.add(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        return story_page.change(request, _key(object_id))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        # Nothing that is on record is deleted. A story that will not run is spiked.
        raise PermissionDenied

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not policy.may_read(request.user):
            raise PermissionDenied
        return desk_log(request, _key(object_id))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """No door of the stock admin saves a story; `story_page` asks the workflow."""
        raise PermissionDenied

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("body")

    @admin.display(description="Story", ordering="slugline")
    def story(self, article: Article) -> SafeString:
        return format_html(
            '<b class="slugline">{}</b> <span class="headline">{}</span>',
            article.slugline,
            article.headline,
        )

    @admin.display(description="Where it stands", ordering="stage")
    def where(self, article: Article) -> str:
        return article.stands.capitalize()

    @admin.display(description="Quotations")
    def quotations(self, article: Any) -> SafeString:
        return SafeString(
            render_to_string("admin/_tally_counts.html", {"tally": article.tally})
        )

    @admin.display(description="Deadline", ordering="deadline")
    def due(self, article: Any) -> SafeString:
        is_over = article.stage in {Stage.RELEASED, Stage.SPIKED}
        shown = {"due": None if is_over else article.deadline, "at": article.at}
        return SafeString(render_to_string("admin/_due.html", shown))

    @admin.display(description="Who has it", ordering="assignee__username")
    def who(self, article: Article) -> str:
        return str(article.assignee) if article.assignee else "Nobody yet"

    @admin.display(description="Version", ordering="version_no")
    def version(self, article: Article) -> int:
        return article.version_no


def _key(object_id: str) -> int:
    """The story's number, from the stock admin's address; 0, which no story has, for anything else."""
    return int(object_id) if object_id.isdecimal() and len(object_id) < 19 else 0
