"""Who wrote what was approved, reckoned anew and backwards: from the approved version to what was approved before."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher

from articles.models import Approval, Article, Release, Version
from people.models import Editor, Person
from people.models.named import Named

Accounts = set[int]


def accounts_of(people: set[int]) -> Accounts:
    """Accounts of these persons; a merged one counts as whom it was merged into."""
    roots = {root_of(Person.objects.get(pk=pk)) for pk in people}
    linked = Editor.objects.filter(person__isnull=False).select_related("person")
    return {one.pk for one in linked if one.person and root_of(one.person) in roots}


def root_of(person: Named) -> int:
    while person.merged_into is not None:
        person = person.merged_into
    return int(person.pk)


def ran(approval: Approval) -> bool:
    spans = Release.objects.filter(approval=approval).values_list(
        "visible_from", "visible_until"
    )
    return any(begin < end for begin, end in spans)


def base_of(article: Article, approval: Approval) -> Version | None:
    """The version of the newest independent approval before this one whose words readers saw."""
    earlier = article.approvals.filter(independent=True, pk__lt=approval.pk).order_by("-pk")
    for one in earlier.select_related("version"):
        if one.voided_at is None or ran(one):
            version: Version = one.version
            return version
    return None


def wrote(article: Article, until: Version, base: Version | None) -> Accounts:
    """Authors of each change from `until` back to the words of `base`, and everybody in its byline."""
    versions = {row.number: row for row in article.versions.all()}
    authors: Accounts = set()
    people: set[int] = {line["person"] for line in until.byline if line["person"]}
    for number in range(until.number, 0, -1):
        version, before = versions[number], versions.get(number - 1)
        if base is not None and (number <= base.number or version.digest == base.digest):
            break
        live = version.begun_from
        put_back = live is not None and live.version.digest == version.digest
        if before is not None and (version.digest == before.digest or put_back):
            continue
        authors.add(version.author_id)
        people |= {line["person"] for line in version.byline if line["person"]}
    return authors | accounts_of(people)


def own_approval(article: Article, approval: Approval) -> Iterator[str]:
    """I3: whoever approved is none of those who wrote what was approved."""
    who = approval.approver
    if approval.renews_id is None:
        if who.pk in wrote(article, approval.version, base_of(article, approval)):
            yield f"I3: {who.username} approved their own words"
        return
    last = article.approvals.filter(independent=True, pk__lt=approval.pk).last()
    assert last is not None  # A renewal names the full approval it renews.
    if who.pk in wrote(article, approval.version, last.version):
        yield f"I3: {who.username} renewed an approval over their own words"
    assert approval.renews is not None  # Looked at above.
    yield from too_much(approval.renews.covers, approval.covers)


def too_much(before: str, after: str) -> Iterator[str]:
    """A renewal is of at most five words, none of them quoted and none with a digit."""
    old, new = json.loads(before), json.loads(after)
    for name in ("headline", "dateline", "byline", "section"):
        if old[name] != new[name]:
            yield f"D4: a renewal over another {name}"
    if _spoken(old) != _spoken(new):
        yield "D4: a renewal over quoted words"
    words, others = _plain(old), _plain(new)
    steps = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    differ = sum(max(b - a, d - c) for tag, a, b, c, d in steps if tag != "equal")
    if differ > 5:
        yield f"D4: a renewal over {differ} words"
    touched = [
        word
        for tag, a, b, c, d in steps
        if tag != "equal"
        for word in [*words[a:b], *others[c:d]]
    ]
    if any(sign.isdigit() for word in touched for sign in word):
        yield "D4: a renewal over a figure"


def _spoken(copy: dict[str, list]) -> list[object]:
    return [
        [kind, [words for _, _, words in rows], *rest]
        for _, kind, rows, *rest in copy["quotations"]
    ]


def _plain(copy: dict[str, list]) -> list[str]:
    texts = [copy["standfirst"], *(text for _, text, _ in copy["blocks"])]
    return [word for text in texts for word in str(text).split()]
