"""The staff door: Django's admin as a desk. It asks the workflow and the policy, and holds no rule."""

from django.conf import settings
from django.contrib import admin

from articles.admin.section import SectionAdmin
from articles.admin.story import ArticleAdmin
from articles.admin.topic import TopicAdmin

__all__ = ["ArticleAdmin", "SectionAdmin", "TopicAdmin"]

admin.site.enable_nav_sidebar = False
admin.site.site_header = settings.NEWSROOM_NAME
admin.site.site_title = settings.NEWSROOM_NAME
admin.site.index_title = "Desk"
