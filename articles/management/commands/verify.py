"""Hold every record against the chains, and name each story that fails."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Release
from articles.workflow.audit import audit_all, orphans


class Command(BaseCommand):
    help = "Check releases, desk logs, versions, checks, approvals and evidence against each other."

    def handle(self, *args: object, **options: Any) -> None:
        failed = set()
        stories = 0
        for pk, name, findings in audit_all():
            stories += 1
            for finding in findings:
                failed.add(pk)
                self.stdout.write(f"story {pk} “{name}”: {finding}")
        gone = orphans()
        for finding in gone:
            self.stdout.write(finding)
        if failed or gone:
            raise CommandError(f"{len(failed) + len(gone)} of {stories} stories failed.")
        releases = Release.objects.count()
        self.stdout.write(f"{stories} stories, {releases} releases: every record agrees.")
