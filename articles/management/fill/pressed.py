"""One story in memory, pressed through the routine: the same rows, digests and log as by the buttons.

The rules are those of the workflow. What differs is that nothing is read or written in between.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from articles.management.fill.batch import Batch
from articles.management.fill.cast import Cast
from articles.models import (
    POINTERS,
    WALKED,
    Address,
    Approval,
    Article,
    Byline,
    Check,
    Evidence,
    Quotation,
    Release,
    Standing,
    TopicOnArticle,
    Version,
    covers_of,
    digest_of,
    heads,
    own_record,
)
from articles.models.release import ReleaseRow
from articles.quotes import Findings, find
from articles.rendering.freeze import Around, freeze
from articles.rendering.marks import marks_of
from articles.rendering.record import Way
from articles.text import clean
from articles.vocabulary import (
    SILENT,
    ChangeKind,
    EvidenceKind,
    Method,
    PublicState,
    SourceLevel,
    Verdict,
)
from articles.workflow import desk_log
from articles.workflow.acting import wrong_start
from articles.workflow.actions.quoting import settle_speaker
from articles.workflow.addresses import path_of
from articles.workflow.errors import Reason, Refused
from articles.workflow.factcheck import check_of, level_of, what_is_missing, who_may_check
from articles.workflow.gates import Copy, checked, complete, coverage
from articles.workflow.live_words import remembered
from articles.workflow.reading import Reader, on_record
from articles.workflow.releasing import Told, as_notice, correction_of, make_rows
from articles.workflow.slight import weighs
from articles.workflow.steps import BY_NAME
from people.models import Editor

NONE: frozenset[str] = frozenset()
CHANGES = {
    "save": frozenset({"quotations"}),
    "confirm": frozenset({"quotations"}),
    "source": frozenset({"quotations"}),
    "add_evidence": frozenset({"evidence"}),
    "approve": frozenset({"approvals"}),
    "revise": frozenset({"approvals"}),
    "release": frozenset({"releases", "addresses"}),
}
"""What of the story's state a press touches, beside the article's own row."""
_POINTERS = frozenset(
    {"release", "article", *(name for _, names in POINTERS for name in names)}
)
_WORDS = ("headline", "standfirst", "body", "dateline")


@dataclass
class Pressed:
    """A story and everything that belongs to it, as it stands after the last press."""

    batch: Batch
    cast: Cast
    article: Article
    lines: list[Byline] = field(default_factory=list)
    topics: list[TopicOnArticle] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    rows: list[ReleaseRow] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)
    state: dict[str, str] = field(default_factory=dict)
    sent_at: datetime.datetime | None = None
    findings: Findings = field(init=False)

    def begin(self, editor: Editor, at: datetime.datetime) -> None:
        """Step 1. The article has its words; byline and topics are set."""
        article = self.article
        article.body = clean(article.body)
        article.made_by, article.made_at = editor, at
        self.batch.add(article)
        self.batch.add_all([*self.lines, *self.topics])
        # What `article.bylines.all()` gives, as a prefetch would have put it there.
        article._prefetched_objects_cache = {"bylines": self.lines}  # type: ignore[attr-defined]
        self.keep_version(editor, at)
        self.line("create", editor, at, came_from="")

    def keep_version(self, editor: Editor, at: datetime.datetime, reason: str = "") -> None:
        """A version of the words as they are now, read for quotations."""
        article, words = self.article, self.article.words
        before = self.versions[-1].words if self.versions else None
        version = Version(
            article=article,
            number=article.version_no + 1,
            **{name: getattr(article, name) for name in _WORDS},
            byline=[line.as_line() for line in self.lines],
            author=editor,
            begun_from=article.based_on_release,
            reason=reason,
            digest=words.digest,
            at=at,
        )
        self.keep(version)
        self.versions.append(version)
        article.version_no = version.number
        findings = find(words.passages, self.cast.known)
        if findings.unbalanced or findings.reported:
            raise Refused([Reason("text", "The text has source notes or unpaired marks.")])
        parts = frozenset(one.continues for one in findings.found)
        reader = Reader(article, version, before, editor, parts)
        known = {row.pk: row for row in self.quotations}
        record = [on_record(row) for row in self.quotations]
        for row in reader.pair(known, record, findings, words):
            if row.pk is None:
                row.public_id = self.batch.public_id()
                self.batch.add(row)
                self.quotations.append(row)
        self.findings = findings

    def keep(self, row: Version | Check | Approval) -> None:
        """A row that the next line of the log bears the digest of."""
        self.batch.add(row)
        self.made[f"{row._meta.model_name}:{row.pk}"] = digest_of(row.as_record())

    def standings(self) -> list[Standing]:
        """As `standings` reads them. The byline's accounts are those of its people."""
        editors = {editor.pk for editor, person in self.cast.reporters
                   if any(line.person_id == person.pk for line in self.lines)}  # fmt: skip
        found = heads(
            [row for row in sorted(self.quotations, key=lambda row: row.order)
             if row.removed_in_id is None],
            frozenset(editors),
            solo=False,
        )  # fmt: skip
        for check in self.checks:
            found[check.quotation_id].checks.append(check)
        return list(found.values())

    def copy(self, at: datetime.datetime) -> Copy:
        """The story as the gates see it, with what they would read."""
        copy = Copy(self.article, at)
        copy.__dict__.update(standings=self.standings(), findings=self.findings)
        return copy

    def is_on_record(self, one: Standing, editor: Editor, at: datetime.datetime) -> None:
        """The rules took a name for somebody without one."""
        one.quotation.level = SourceLevel.ON_RECORD
        self.line("source", editor, at)

    def confirm(self, one: Standing, editor: Editor, at: datetime.datetime) -> None:
        row = one.quotation
        row.person = self.cast.speaker(row.proposed_words)
        row.organisation = None
        row.speaker_words = "" if row.person else row.proposed_words or "a bystander"
        settle_speaker(one, editor, at, str(row.person or row.speaker_words))
        self.line("confirm", editor, at)

    def attach(self, editor: Editor, at: datetime.datetime, label: str) -> None:
        """A transcript in which every quotation of the story stands."""
        said = (one.words for one in self.standings())
        evidence = Evidence(
            article=self.article,
            kind=EvidenceKind.TRANSCRIPT,
            label=label,
            text="\n".join(said),
            captured_at=at,
            added_by=editor,
        )
        evidence.digest = evidence.computed_digest()
        self.batch.add(evidence)
        self.evidence.append(evidence)
        self.line("add_evidence", editor, at)

    def verify(self, one: Standing, editor: Editor, at: datetime.datetime) -> None:
        (evidence,) = self.evidence
        level, method = level_of(one, evidence), Method.READ_TRANSCRIPT
        _refuse(
            [*who_may_check(one, editor), *what_is_missing(one, evidence, method, level, "")]
        )
        how = {"evidence": evidence, "within": None, "method": method, "match_level": level}
        check = check_of(one, Verdict.VERIFIED, "", editor, at, **how)
        self.keep(check)
        self.checks.append(check)
        self.line("verify", editor, at)

    def waive(self, one: Standing, editor: Editor, at: datetime.datetime, reason: str) -> None:
        check = check_of(one, Verdict.WAIVED, reason, editor, at)
        self.keep(check)
        self.checks.append(check)
        self.line("waive", editor, at, reason=reason)

    def pass_on(self, step: str, editor: Editor, at: datetime.datetime) -> None:
        """A step that only moves the story."""
        if step == "send_to_check":
            _refuse(list(coverage(self.copy(at))))
            self.sent_at = at
        self.line(step, editor, at)

    def approve(self, editor: Editor, at: datetime.datetime) -> None:
        copy = self.copy(at)
        # Gate 4 asks for unnamed sources and Legal, and there are none here.
        _refuse([*complete(copy), *coverage(copy), *checked(copy)])
        covers = covers_of(self.article, copy.standings)
        if self.article.change_kind == ChangeKind.REFILE:
            _refuse(
                [Reason("not_slight", why) for why in weighs(self.releases[-1].covers, covers)]
            )
        self.void_approval(at)
        approval = Approval(
            article=self.article,
            version=self.versions[-1],
            covers=covers,
            digest=digest_of(covers),
            approver=editor,
            at=at,
        )
        self.keep(approval)
        self.approvals.append(approval)
        self.line("approve", editor, at)

    def void_approval(self, at: datetime.datetime) -> None:
        for approval in self.approvals:
            approval.voided_at = approval.voided_at or at

    def release(self, editor: Editor, at: datetime.datetime, told: Told | None = None) -> None:
        """The frozen copy, its rows, its address; what was visible ends where it begins."""
        told = told or Told()
        article, before, approval = self.article, self._newest(), self.approvals[-1]
        frozen = freeze(
            article, self.versions[-1], at, self.standings(), approval, self.around()
        )
        first = before.first_published_at if before else at
        silent = before is not None and told.change in SILENT
        release = Release(
            article=article,
            number=len(self.releases) + 1,
            version=self.versions[-1],
            approval=approval,
            based_on=before,
            change=told.change or "",
            path=path_of(article.slug, first),
            section=article.section,
            covers=approval.covers,
            marks=marks_of(frozen, approval),
            quotations_then=remembered(self.quotations),
            first_published_at=first,
            modified_at=before.modified_at if before and silent else at,
            visible_from=at,
            **frozen.fields(),
        )
        note = correction_of(article, release, told)
        notes = [as_notice(note)] if note else []
        release.notices = [*(before.notices if before else []), *notes]
        rows: list[ReleaseRow] = [*make_rows(release, frozen), *([note] if note else [])]
        release.digest = digest_of(release.as_record(rows))
        if before is None:
            self.addresses.append(Address(article=article, path=release.path))
            self.batch.add(self.addresses[0])
        else:
            before.visible_until = at
        self.batch.add(release)
        for row in rows:
            row.release = release  # type: ignore[attr-defined]
            self.batch.add(row)
        self.releases.append(release)
        self.rows += rows
        self.made[f"release:{release.pk}"] = release.digest
        article.public_state, article.based_on_release = PublicState.LIVE, release
        self.line("release", editor, at)

    def _newest(self) -> Release | None:
        return self.releases[-1] if self.releases else None

    def around(self) -> Around:
        """What `freeze` would read: the story's way, its byline and topics."""
        written = [(version.at, version.author_id) for version in self.versions]
        way = Way(written, self.sent_at, is_first=not self.releases)
        lines = [
            {
                "order": line.order,
                "person_id": line.person_id,
                "organisation_id": line.organisation_id,
                "printed_as": line.printed_as,
            }
            for line in self.lines
        ]
        topics = sorted((use.tag for use in self.topics), key=lambda topic: topic.name)
        return Around(way, lines, topics, self.cast.people)

    def revise(self, editor: Editor, at: datetime.datetime, told: Told) -> None:
        """Step 15: from here on the working copy is a change of what is out."""
        article = self.article
        assert told.change is not None  # A revision is of some kind.
        self.void_approval(at)
        article.change_kind = told.change
        article.change_note, article.change_said = told.note, told.said
        article.change_right, article.revised_by = told.right, editor
        article.based_on_release = self._newest()
        self.line("revise", editor, at)

    def reword(self, editor: Editor, at: datetime.datetime, body: str) -> None:
        self.article.body = clean(body)
        self.keep_version(editor, at)
        self.line("save", editor, at)

    def line(
        self,
        name: str,
        editor: Editor,
        at: datetime.datetime,
        *,
        came_from: str | None = None,
        reason: str = "",
    ) -> None:
        """The line of the log, after the step moved the story; who may not take it is refused."""
        article = self.article
        role = self.cast.role_of(editor)
        step = next(one for one in BY_NAME[name] if role in one.roles | one.own_roles)
        if came_from is None:
            came_from = article.stage
            _refuse(wrong_start(step, article))
        if step.ends is not None:
            article.stage = step.ends
        self.batch.add(
            desk_log.compose(
                article, self.state_now(CHANGES.get(name, NONE)), who=editor, role=role, step=name,
                came_from=came_from, at=at, reason=reason, digests=self.made,
            )
        )  # fmt: skip
        self.made = {}

    def state_now(self, changed: frozenset[str]) -> dict[str, str]:
        """As `state_of` reads it; only what the press has changed is worked out anew."""
        parts: dict[str, Callable[[], object]] = {
            "quotations": lambda: [row.as_record() for row in self.quotations],
            "evidence": lambda: [row.as_record() for row in self.evidence],
            "approvals": lambda: [[one.pk, one.voided_at] for one in self.approvals],
            "follow_ups": list,
            "releases": self._walked,
            "addresses": lambda: [[one.path, one.current] for one in self.addresses],
        }
        for name, part in parts.items():
            key = f"state:{name}"
            if name in changed or key not in self.state:
                self.state[key] = digest_of(part())
        own = own_record(
            self.article,
            self.versions[-1].digest,
            [[line.order, line.person_id, line.organisation_id] for line in self.lines],
            sorted(use.tag_id for use in self.topics),
        )
        return self.state | {"state:article": digest_of(own)}

    def _walked(self) -> list[object]:
        if not self.releases:
            return []
        releases = [
            [one.pk, one.visible_from, one.visible_until, one.section_id]
            for one in self.releases
        ]
        rows = [
            [_values(row, *WALKED, *points) for row in self.rows if type(row) is model]
            for model, points in POINTERS
        ]
        return [releases, *rows]


def _values(row: ReleaseRow, *names: str) -> list[object]:
    return [getattr(row, f"{name}_id" if name in _POINTERS else name) for name in names]


def _refuse(reasons: Sequence[Reason]) -> None:
    """A filled story that people could not have pressed through is a fault of the fill."""
    if reasons:
        raise Refused(reasons)
