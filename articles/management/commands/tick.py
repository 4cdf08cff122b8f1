"""What is due by the clock: to be run each minute, by as many schedulers as there are."""

from typing import Any

from django.core.management.base import BaseCommand

from articles import clock, workflow
from articles.models import FollowUp


class Command(BaseCommand):
    help = "Write down which stories the clock has released, and once a day the house's line."

    def handle(self, *args: object, **options: Any) -> None:
        # The day's line holds the ends of the stories' logs, so what is due is written first.
        out = workflow.catch_up()
        at = clock.now()
        day = workflow.close_the_day(at)
        late = FollowUp.objects.open().filter(due_at__lt=at).count()
        self.stdout.write(f"{went_out(out)}; {closed(day is not None)}; {owed(late)}.")


def went_out(count: int) -> str:
    if not count:
        return "Nothing was due"
    return f"{count} {'story' if count == 1 else 'stories'} went out by the clock"


def closed(written: bool) -> str:  # noqa: FBT001
    return "the house’s daily line was written" if written else "no daily line was due"


def owed(late: int) -> str:
    return f"{late or 'no'} {'answer' if late == 1 else 'answers'} overdue"
