"""The desk's words, spelt once: stages, states, kinds, verdicts and roles."""

from django.db.models import TextChoices


class RoleName(TextChoices):
    """Who may do what: the names of the groups an editor is a member of (EDITORIAL D2)."""

    REPORTER = "Reporter"
    DESK = "Desk"
    CHECKER = "Checker"
    DUTY = "Duty"
    LEGAL = "Legal"
    ADMIN = "Admin"


class Stage(TextChoices):
    """What staff are doing with the working version."""

    DRAFT = "draft"
    DESK = "desk"
    CHECKING = "checking"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    RELEASED = "released"
    SPIKED = "spiked"


class PublicState(TextChoices):
    """What a reader gets at the story's address."""

    UNRELEASED = "unreleased"
    LIVE = "live"
    HELD = "held"
    RETRACTED = "retracted"
    REMOVED = "removed"


class ChangeKind(TextChoices):
    """How a release differs from the one before it, as readers are told (EDITORIAL D3)."""

    REFILE = "refile"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    EDITORS_NOTE = "editors_note", "editor’s note"
    HOLD = "hold"
    LIFT = "lift", "hold lifted"
    RETRACTION = "retraction"
    REINSTATEMENT = "reinstatement"
    REMOVAL = "removal"
    STRIKE = "strike", "quotation struck"
    SECOND_LOOK = "second_look", "second look"


REVISIONS = (
    ChangeKind.REFILE,
    ChangeKind.UPDATE,
    ChangeKind.CLARIFICATION,
    ChangeKind.CORRECTION,
    ChangeKind.EDITORS_NOTE,
)
"""The kinds somebody chooses when they begin to change a story that is out."""

SILENT = frozenset({ChangeKind.REFILE, ChangeKind.SECOND_LOOK})
"""Kinds that leave the date of the last change where it was: nothing readers were told is other."""


class ModeName(TextChoices):
    """How many people the paper has: in solo its only editor may check and approve, and readers see it."""

    STRICT = "strict"
    SOLO = "solo"


class MarkCode(TextChoices):
    """What a release says of itself where a rule of the routine was not kept, and why."""

    EMERGENCY = "emergency", "Released before checks were complete"
    OWN_WRITER = "own_writer", "Released by its writer before a second editor read it"
    STRUCK = "struck", "A quotation was taken out at once, before a second editor read it"
    SOLO = "solo", "Approved by its writer: this paper has one editor"
    WAIVED = "waived", "Not every quotation was independently checked"


class WorkKind(TextChoices):
    """The kind of work a story is. News needs a dateline."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    INTERVIEW = "interview"
    EXPLAINER = "explainer"


class Place(TextChoices):
    """Where in the copy words stand."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption", "caption of a picture"


class QuotationKind(TextChoices):
    """What a span in quotation marks is, or a source note without marks (reported)."""

    FULL = "full"
    PARTIAL = "partial"
    SCARE = "scare", "scare quote"
    TITLE = "title"
    TERM = "term"
    REPORTED = "reported"


class SourceLevel(TextChoices):
    """How openly a source speaks."""

    ON_RECORD = "on_record", "on the record"
    BACKGROUND = "background", "on background"
    UNNAMED = "unnamed"


class EvidenceKind(TextChoices):
    """What the words are compared with."""

    RECORDING = "recording"
    TRANSCRIPT = "transcript"
    DOCUMENT = "document"
    LIVE_STREAM = "live_stream", "live stream"
    NOTES = "notes", "reporter's notes"
    OUTLET = "outlet", "another outlet's report"
    SECOND_SOURCE = "second_source", "second source"


class Method(TextChoices):
    """What the checker did."""

    LISTENED = "listened"
    READ_TRANSCRIPT = "read_transcript", "read transcript"
    CALLED_BACK = "called_back", "called back"
    READ_DOCUMENT = "read_document", "read document"


class Verdict(TextChoices):
    """What a check says. Only Duty waives; a withdrawal takes back one's own last verdict."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    WAIVED = "waived"
    WITHDRAWN = "withdrawn"


class MatchLevel(TextChoices):
    """How the words stand to their source. The last two are declared by the checker."""

    VERBATIM = "verbatim"
    CLEANED = "cleaned"
    ELIDED = "elided"
    ALTERED = "altered"
    NOT_FOUND = "not_found", "not found"
    TRANSLATED = "translated"
    HEARD_ONLY = "heard_only", "heard only"


class QuotationState(TextChoices):
    """Where a quotation stands: computed from its words, speaker, checks and evidence, never stored."""

    UNCHECKED = "unchecked"
    VERIFIED = "verified"
    STALE = "stale"
    DISPUTED = "disputed"
    WAIVED = "waived"
    NOT_A_QUOTATION = "not_a_quotation", "not a quotation"
