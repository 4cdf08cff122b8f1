"""Fill the newsroom with released stories, as many as are asked for, to measure or to try it."""

import datetime
import gc
import random
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import clock
from articles.management.fill.batch import Batch
from articles.management.fill.cast import Cast, make_cast
from articles.management.fill.story import Plan, plan, tell
from articles.management.fill.texts import NoText, texts
from articles.models import Article, Release
from articles.workflow import Refused

YEARS = 5
TOGETHER = 100
"""Stories a transaction: a fill that is stopped leaves whole stories only."""


class Command(BaseCommand):
    help = (
        "Make released stories through the whole routine in memory and write them in bulk: the rows, "
        "checks, approvals and desk log that pressing them through would have left."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, required=True, help="How many stories.")
        parser.add_argument(
            "--seed", type=int, default=0, help="The same seed, the same stories."
        )
        parser.add_argument(
            "--text-module",
            type=Path,
            help="A Python file with story(number), for other words.",
        )
        parser.add_argument(
            "--until",
            help="The moment of the last release, as 2026-01-31T12:00; now by default.",
        )

    def handle(self, *args: object, **options: Any) -> None:
        count, seed = options["articles"], options["seed"]
        if count < 1:
            raise CommandError("--articles is a number from 1.")
        until = _moment(options["until"])
        try:
            told = texts(options["text_module"], seed)
            chance = random.Random(seed)  # noqa: S311 - Chance, not secrecy.
            first = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            since = until - datetime.timedelta(days=365 * YEARS)
            plans = [
                plan(number, count, since, until, chance) for number in range(1, count + 1)
            ]
            with transaction.atomic():
                cast = make_cast()
            for at in range(0, count, TOGETHER):
                self.write(cast, told, plans[at : at + TOGETHER], first, chance)
                self.stderr.write(
                    f"\r{min(at + TOGETHER, count)} of {count} stories", ending=""
                )
        except NoText as fault:
            raise CommandError(str(fault)) from None
        except Refused as refused:
            because = " ".join(reason.words for reason in refused.reasons)
            raise CommandError(
                f"The routine refuses a story of these words: {because}"
            ) from None
        except IntegrityError as fault:
            raise CommandError(
                f"Stories of this seed are here already, or somebody wrote meanwhile ({fault}). "
                "Take another seed, or an empty database."
            ) from None
        releases = Release.objects.filter(article__gt=first).count()
        self.stderr.write("")
        self.stdout.write(
            f"{count} stories, {releases} releases. `manage.py verify` checks them."
        )

    def write(
        self, cast: Cast, told: Any, plans: list[Plan], first: int, chance: random.Random
    ) -> None:
        # Whole batches come and go at once: to look for garbage in between finds none.
        gc.disable()
        with transaction.atomic():
            batch = Batch(chance)
            for one in plans:
                text = told(first + one.number)
                tell(batch, cast, text, one, text.slug)
            batch.write()
            batch.count_on()
        gc.enable()
        gc.collect()


def _moment(written: str | None) -> datetime.datetime:
    if written is None:
        return clock.now()
    try:
        moment = parse_datetime(written)
    except ValueError:
        moment = None
    if moment is None:
        raise CommandError("--until is a moment, as 2026-01-31T12:00.")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
