"""Make the demo newsroom, once, and say who is in it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles import clock
from articles.management.demo.cast import ACCOUNTS, PASSWORD, make_cast
from articles.management.demo.firsts import first_things
from articles.management.demo.room import Room
from articles.management.demo.scripts import SCRIPTS
from articles.management.demo.townsfolk import PAPER
from articles.models import Article
from people.models import Editor


class Command(BaseCommand):
    help = "Make a newsroom to look at: nine accounts, and the stories of thirty days. Where stories are, nothing changes."

    def handle(self, *args: object, **options: Any) -> None:
        if not settings.NEWSROOM_DEMO:
            raise CommandError(
                "The demo's accounts have a password that everybody knows, so they are made only "
                "where NEWSROOM_DEMO is set; `make demo` sets it."
            )
        # Whole or not at all: a demo cut off half-way is made anew by the next start.
        with transaction.atomic():
            there = Article.objects.exists()
            if not there:
                Room(make_cast(), clock.now()).tell(*SCRIPTS)
        if there:
            self.stdout.write("The newsroom is there, and was left as it is.")
        else:
            stories = Article.objects.count()
            self.stdout.write(
                f"The newsroom of the {PAPER} is made, with {stories} stories in it."
            )
        self.write_accounts()

    def write_accounts(self) -> None:
        """A line for each account that is there, with one thing that waits for it."""
        there = Editor.objects.in_bulk(list(ACCOUNTS), field_name="username")
        editors = {username: there[username] for username in ACCOUNTS if username in there}
        things = first_things(editors, clock.now())
        self.stdout.write("")
        for username, editor in editors.items():
            role = ACCOUNTS[username][0]
            self.stdout.write(f"  {username:<10} {editor!s:<15} {role:<9} {things[username]}")
        if editors:
            self.stdout.write(f"\n  The password of all of them is {PASSWORD}.")
