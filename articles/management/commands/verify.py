"""Hold every record against the chains, the stories' and the house's, and name each that fails."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Release
from articles.workflow.audit import audit_all, orphans
from articles.workflow.house_audit import audit_house


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
        house = audit_house()
        for finding in house:
            self.stdout.write(finding)
        if failed or gone:
            and_house = ", and the house log" if house else ""
            raise CommandError(
                f"{len(failed) + len(gone)} of {stories} stories failed{and_house}."
            )
        if house:
            raise CommandError("The house log failed.")
        releases = Release.objects.count()
        self.stdout.write(f"{stories} stories, {releases} releases: every record agrees.")
