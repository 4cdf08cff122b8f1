"""What a sign-off of an unnamed source is of."""

from articles.models import Standing, digest_of


def source_digest(standing: Standing) -> str:
    """Words, speaker and reason: where one of them changes, the sign-off lapses."""
    row = standing.quotation
    return digest_of(
        [standing.fingerprint, standing.quotation.speaker_key, row.via, row.unnamed_reason]
    )
