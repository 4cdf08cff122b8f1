"""Does the record still say what was done? Every row against the desk log's chain."""

from collections.abc import Callable, Iterator

from django.core.exceptions import ObjectDoesNotExist, SuspiciousOperation

from articles.models import (
    Address,
    Approval,
    Article,
    Check,
    DeskLogEntry,
    Evidence,
    Picture,
    Quotation,
    Release,
    SignOff,
    SourceCopy,
    Version,
    digest_of,
    state_of,
)
from articles.vocabulary import MarkCode, QuotationState
from articles.workflow.four_eyes import was_independent

KEPT = (Version, SourceCopy, Picture, Check, Approval, SignOff, Release)
OF_A_STORY = (DeskLogEntry, Version, Quotation, Evidence, Picture, Approval, Release, Address)
UNREADABLE = (
    ObjectDoesNotExist,
    SuspiciousOperation,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
)
"""What reading a row comes to after somebody wrote nonsense into it."""

PASSED = frozenset({QuotationState.VERIFIED, QuotationState.WAIVED})
UNAPPROVED = frozenset({MarkCode.EMERGENCY, MarkCode.STRUCK})
"""Marks of a release that nobody approved; readers see them."""
STATES = {
    "state:article": "the story's own row was altered",
    "state:quotations": "a quotation was altered, added or removed",
    "state:evidence": "evidence was altered, added or removed",
    "state:approvals": "an approval was voided, revived, added or removed",
    "state:follow_ups": "something asked of the desk was altered, added or removed",
    "state:releases": (
        "a release or one of its rows was moved to another time, person, section or topic, "
        "added or removed"
    ),
    "state:pictures": "a picture was altered, moved, added or removed",
    "state:addresses": "an address was altered, added or removed",
}


def audit(article: Article) -> list[str]:
    """Everything in the story's record that does not agree with its desk log, in words."""
    parts = (_chain, _state, _rows, _versions, _evidence, _pictures, _releases)
    return [finding for part in parts for finding in _guarded(part, article)]


def _guarded(part: Callable[[Article], Iterator[str]], article: Article) -> Iterator[str]:
    """What a part finds, up to where a row cannot even be read, which is a finding too."""
    try:
        yield from part(article)
    except UNREADABLE as problem:
        yield f"a row cannot be read ({type(problem).__name__}: {problem})"


def audit_all() -> Iterator[tuple[int, str, list[str]]]:
    """Each story by number and name, with what its record does not agree with."""
    for pk in Article.objects.order_by("pk").values_list("pk", flat=True):
        try:
            article = Article.objects.get(pk=pk)
        except UNREADABLE as problem:
            yield pk, "", [f"its row cannot be read ({problem})"]
        else:
            yield pk, str(article), audit(article)


def orphans() -> list[str]:
    """Rows whose story is gone: a story is never deleted."""
    stories = set(Article.objects.values_list("pk", flat=True))
    named: set[int] = set()
    for model in OF_A_STORY:
        # Lines of the house name no story.
        rows = model.objects.filter(article__isnull=False)
        named |= set(rows.values_list("article_id", flat=True))
    return [f"story {pk}: its row is gone, its record is not" for pk in sorted(named - stories)]


def _lines(article: Article) -> list[DeskLogEntry]:
    return list(article.desk_log.order_by("seq"))


def _chain(article: Article) -> Iterator[str]:
    previous = ""
    lines = _lines(article)
    for expected, line in enumerate(lines, start=1):
        if line.seq != expected:
            yield f"desk log: line {expected} is missing"
            return
        if line.previous != previous:
            yield f"desk log: line {line.seq} does not follow the line before it"
        if line.digest != line.computed_digest():
            yield f"desk log: line {line.seq} was altered"
        previous = line.digest
    if not lines:
        yield "desk log: there is none"
    elif article.log_head != previous or article.log_seq != len(lines):
        yield "desk log: its end is not where the story says it is"


def _state(article: Article) -> Iterator[str]:
    last = article.desk_log.order_by("seq").last()
    if last is None:
        return
    logged = last.digests
    for key, digest in state_of(article).items():
        if logged.get(key) != digest:
            yield f"{STATES[key]} since the last line of the desk log"


def _rows(article: Article) -> Iterator[str]:
    """Each row that is kept stands in exactly one log line, as it was when it was made."""
    logged = {
        key: digest
        for line in _lines(article)
        for key, digest in line.digests.items()
        if not key.startswith(("state:", "told:"))
    }
    for model in KEPT:
        name = model._meta.model_name or ""
        for row in _of(article, model):
            digest = logged.pop(f"{name}:{row.pk}", None)
            if digest is None:
                yield f"{name} {row.pk} is not in the desk log"
            elif digest != digest_of(row.as_record()):
                yield f"{name} {row.pk} was altered"
    for key in sorted(logged):
        yield f"{key.replace(':', ' ')} is gone"


def _of(article: Article, model: type) -> Iterator[Version | SourceCopy | Check | Release]:
    if model is Check:
        return iter(Check.objects.filter(quotation__article=article))
    return iter(model.objects.filter(article=article))  # type: ignore[attr-defined]


def _versions(article: Article) -> Iterator[str]:
    numbers = []
    for version in article.versions.order_by("number"):
        numbers.append(version.number)
        if version.words.digest != version.digest:
            yield f"{version}: its words are not those of its digest"
    if numbers != list(range(1, article.version_no + 1)):
        yield f"versions: {numbers} is not 1 to {article.version_no}"


def _evidence(article: Article) -> Iterator[str]:
    for evidence in article.evidence.all():
        if evidence.digest != evidence.computed_digest():
            yield f"evidence {evidence.pk}: its text was altered"
        try:
            # Where there is no file there is no hash, and the other way round.
            if evidence.destroyed_at is not None:
                if evidence.text or evidence.file:
                    yield f"evidence {evidence.pk}: it was destroyed, and is there"
            elif evidence.sha256 and not evidence.file:
                yield f"evidence {evidence.pk}: the file is gone"
            elif evidence.file_digest() != evidence.sha256:
                yield f"evidence {evidence.pk}: the file was altered"
        except OSError:
            yield f"evidence {evidence.pk}: the file is gone"


def _pictures(article: Article) -> Iterator[str]:
    """What is shown is what came in: each file of each picture, by its hash."""
    for picture in article.picture_files.all():
        if picture.sha256 != digest_of(picture.files):
            yield f"picture {picture.pk}: its files are not those of its digest"
        for name in picture.altered_files():
            yield f"picture {picture.pk}: {name} was altered or is gone"


def _releases(article: Article) -> Iterator[str]:
    """The invariants, on what readers were given."""
    before: Release | None = None
    paths = set(article.addresses.values_list("path", flat=True))
    for release in article.releases.select_related("approval__version").order_by(
        "visible_from"
    ):
        for finding in _release(release):
            yield f"release {release.number}: {finding}"
        if release.visible_from == release.visible_until:
            continue
        if release.path not in paths:
            yield f"release {release.number}: its address is gone"
        if before is not None and before.visible_until > release.visible_from:
            yield f"release {release.number}: it overlaps release {before.number}"
        before = release


def _release(release: Release) -> Iterator[str]:
    if release.digest != digest_of(release.as_record()):
        yield "it is not what was released"
    if release.is_notice:
        if release.headline or release.body_html or release.standfirst:
            yield "it is a notice with words of the story in it"
        return
    codes = {mark["code"] for mark in release.marks}
    yield from _approved(release, codes)
    named = {name for mark in release.marks for name in mark["quotations"]}
    for row in release.quotations.all():
        if row.state not in PASSED and row.public_id not in named:
            yield f"quotation {row.number} went out {row.state}"


def _approved(release: Release, codes: set[str]) -> Iterator[str]:
    approval = release.approval
    if approval is None:
        if not codes & UNAPPROVED:
            yield "nobody approved it, and it does not say so"
        return
    if release.covers != approval.covers or approval.digest != digest_of(release.covers):
        yield "it is not what was approved"
    if not was_independent(approval) and MarkCode.SOLO not in codes:
        yield "it was approved by one of its writers"
