"""What somebody found when they compared quoted words with their source."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.kept import KeptModel
from articles.vocabulary import MatchLevel, Method, Verdict


class Check(KeptModel):
    """A verdict on these words from this speaker against this evidence."""

    quotation = models.ForeignKey(
        "articles.Quotation", on_delete=models.PROTECT, related_name="checks"
    )
    fingerprint = models.CharField(max_length=64)
    words = models.TextField()
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="checks"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="checks"
    )
    speaker_words = models.CharField(max_length=200, blank=True)
    evidence = models.ForeignKey(
        "articles.Evidence", null=True, on_delete=models.PROTECT, related_name="checks"
    )
    evidence_digest = models.CharField(max_length=64, blank=True)
    within = models.ForeignKey(
        "articles.Quotation", null=True, on_delete=models.PROTECT, related_name="pointed_at_by"
    )
    verdict = models.CharField(max_length=10, choices=Verdict)
    method = models.CharField(max_length=16, choices=Method, blank=True)
    match_level = models.CharField(max_length=12, choices=MatchLevel, blank=True)
    time_code = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    checker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="checks"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.VERIFIED)
                | Q(evidence__isnull=False)
                | Q(within__isnull=False),
                name="articles_check_verified_has_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=[Verdict.DISPUTED, Verdict.WAIVED]) | ~Q(note=""),
                name="articles_check_dispute_and_waive_have_reasons",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} by {self.checker}"

    @property
    def speaker_key(self) -> str:
        """As `Quotation.speaker_key`: merges are followed, so a merge ends no check."""
        if self.person is not None:
            return f"person:{self.person.root.pk}"
        if self.organisation is not None:
            return f"organisation:{self.organisation.root.pk}"
        return f"words:{self.speaker_words}" if self.speaker_words else ""

    def as_record(self) -> dict[str, object]:
        return {
            "quotation": self.quotation_id,
            "fingerprint": self.fingerprint,
            "words": self.words,
            "speaker": [self.person_id, self.organisation_id, self.speaker_words],
            "evidence": [self.evidence_id, self.evidence_digest],
            "within": self.within_id,
            "verdict": self.verdict,
            "how": [self.method, self.match_level, self.time_code],
            "note": self.note,
            "checker": self.checker_id,
            "at": self.at,
        }
