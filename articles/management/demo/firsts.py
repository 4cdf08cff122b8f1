"""What each account of the demo can do first, read from where the stories stand now."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from articles import workflow
from articles.management.demo.cast import ACCOUNTS
from articles.models import Article
from articles.vocabulary import RoleName, Stage
from people.models import Editor

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def first_things(editors: Mapping[str, Editor], at: datetime.datetime) -> dict[str, str]:
    """By account, one thing that waits for it. Two accounts of one role get two, if there are two."""
    waits = [
        (role, words, article.hands())
        for article in Article.objects.in_work().by_deadline()
        for role, words in waiting(article, at)
    ]
    turns = dict.fromkeys(RoleName, 0)
    first: dict[str, str] = {}
    for username, editor in editors.items():
        role = ACCOUNTS[username][0]
        mine = [
            words
            for wanted, words, hands in waits
            if wanted == role and (role != RoleName.REPORTER or editor.pk in hands)
        ]
        first[username] = mine[turns[role] % len(mine)] if mine else nothing_waits(role)
        turns[role] += 1
    return first


def nothing_waits(role: RoleName) -> str:
    if role == RoleName.ADMIN:
        return "looks after these accounts"
    return "nothing waits" + ("; begin a story" if role == RoleName.REPORTER else "")


def waiting(article: Article, at: datetime.datetime) -> Iterator[tuple[RoleName, str]]:
    """What one story wants, and from whom."""
    codes = [reason.code for reason in workflow.missing(article, at)]
    if article.stage == Stage.DRAFT:
        waits = count(codes, {"unconfirmed"})
        yield RoleName.REPORTER, f"{waits} without a confirmed speaker in “{article}”"
        return
    if article.stage == Stage.DESK:
        yield RoleName.DESK, f"“{article}” waits to be sent to check"
    if article.stage == Stage.APPROVED:
        yield RoleName.DUTY, f"“{article}” waits to be released"
    if {"unchecked", "stale"} & set(codes):
        yield (
            RoleName.CHECKER,
            f"{count(codes, {'unchecked', 'stale'})} to check in “{article}”",
        )
    if "disputed" in codes:
        yield RoleName.DESK, f"{count(codes, {'disputed'})} in dispute in “{article}”"
    if "unsigned_source" in codes:
        yield RoleName.DUTY, f"an unnamed source to sign off in “{article}”"
    if "not_cleared" in codes:
        yield RoleName.LEGAL, f"“{article}” waits to be cleared"


def count(codes: Iterable[str], wanted: set[str]) -> str:
    number = sum(code in wanted for code in codes)
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} quotation{'' if number == 1 else 's'}"
