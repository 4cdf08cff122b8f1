"""The story: from a reporter's draft to what readers see."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles import policy
        from articles.models import overlap

        checks.register(overlap.check_triggers, checks.Tags.database)
        pre_migrate.connect(overlap.drop_triggers, sender=self)
        post_migrate.connect(overlap.install_triggers, sender=self)
        post_migrate.connect(policy.make_groups, sender=self)
