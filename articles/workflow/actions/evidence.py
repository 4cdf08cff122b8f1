"""What quoted words are compared with: attached, put right, or destroyed."""

import mimetypes

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from articles.models import Evidence, FollowUp
from articles.quotes import fingerprint
from articles.vocabulary import EvidenceKind, QuotationState, Stage, Verdict
from articles.workflow.act import Act
from articles.workflow.acting import taking
from articles.workflow.errors import Reason
from articles.workflow.evidence_text import is_captions, words_of_evidence
from articles.workflow.factcheck import readers_have
from articles.workflow.follow_ups import ask_about
from articles.workflow.signing import ask_signature, signed
from people.models import Editor

MEGABYTE = 1024 * 1024
LARGEST = {EvidenceKind.RECORDING: 500 * MEGABYTE, EvidenceKind.LIVE_STREAM: 500 * MEGABYTE}
LARGEST_DOCUMENT = 25 * MEGABYTE
LONGEST = 200
FILE_TYPES = (
    "audio/",
    "video/",
    "text/plain",
    "text/vtt",
    "application/pdf",
    "application/json",
    "application/x-subrip",
    "image/jpeg",
    "image/png",
    "image/webp",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
)


def add_evidence(
    editor: Editor,
    article_id: int,
    *,
    kind: str,
    label: str,
    url: str = "",
    file: UploadedFile | None = None,
    text: str = "",
    confidential: bool = False,
) -> Evidence:
    """Attach what the words can be compared with: pasted, uploaded, or at an address.

    Where nothing was typed the text is the file's, if it is text, captions or speech-to-text.
    """
    with taking("add_evidence", editor, article_id) as act:
        act.refuse(what_evidence_lacks(kind, label, url, file, text))
        evidence = Evidence(
            article=act.article,
            kind=EvidenceKind(kind),
            label=label.strip(),
            url=url,
            text=words_of_evidence(text, file),
            confidential=confidential,
            captured_at=act.at,
            added_by=act.editor,
        )
        if file is not None:
            evidence.file_name = (file.name or "")[-255:]
            evidence.file.save(evidence.file_name, file, save=False)
            evidence.sha256 = evidence.file_digest()
        evidence.digest = evidence.computed_digest()
        evidence.save()
    return evidence


def what_evidence_lacks(
    kind: str, label: str, url: str, file: UploadedFile | None, text: str
) -> list[Reason]:
    reasons = _what_is_wrong_with_label(label)
    if kind not in EvidenceKind.values:
        reasons.append(Reason("kind", "Say what the evidence is.", "evidence"))
    if not (text.strip() or file or url):
        reasons.append(
            Reason("empty", "Paste its text, upload a file, or give an address.", "evidence")
        )
    if len(url) > LONGEST:
        words = f"Its address has room for {LONGEST} characters."
        reasons.append(Reason("too_long", words, "evidence"))
    if url and not url.startswith(("https://", "http://")):
        words = "Its address begins with https:// or http://."
        reasons.append(Reason("url", words, "evidence"))
    if file is not None:
        reasons += _what_is_wrong_with(file, kind)
    return reasons


def _what_is_wrong_with_label(label: str) -> list[Reason]:
    if not label.strip():
        words = "Say what it is, as readers are told: “Press conference, 1 December”."
        return [Reason("label", words, "evidence")]
    if len(label.strip()) > LONGEST:
        words = f"What it is has room for {LONGEST} characters."
        return [Reason("too_long", words, "evidence")]
    return []


def _what_is_wrong_with(file: UploadedFile, kind: str) -> list[Reason]:
    # A name that reads like an address, or like something packed, is not believed.
    guessed, packed = mimetypes.guess_type(f"./{file.name}")
    largest = LARGEST.get(kind, LARGEST_DOCUMENT)  # type: ignore[call-overload]
    reasons = []
    if packed or not ((guessed or "").startswith(FILE_TYPES) or is_captions(file)):
        words = f"{file.name} is of a kind that is not kept here. Sound, film, text, PDF and pictures are."
        reasons.append(Reason("file_type", words, "evidence"))
    if (file.size or 0) > largest:
        words = (
            f"{file.name} is larger than {largest // MEGABYTE} MB. Cut it, or give its address."
        )
        reasons.append(Reason("file_size", words, "evidence"))
    if file.size == 0:
        reasons.append(Reason("file_empty", f"{file.name} is empty.", "evidence"))
    return reasons


def change_evidence(
    editor: Editor,
    article_id: int,
    evidence_id: int,
    *,
    text: str | None = None,
    label: str | None = None,
) -> Evidence:
    """Correct the text or the label of evidence. Another text ends the checks that rested on it."""
    with taking("change_evidence", editor, article_id) as act:
        evidence = act.article.evidence.get(pk=evidence_id)
        act.refuse(_erased(evidence))
        act.refuse(_what_is_wrong_with_label(evidence.label if label is None else label))
        approved = act.article.stage in {Stage.APPROVED, Stage.SCHEDULED}
        if approved and label is not None and label.strip() != evidence.label:
            # Readers are told the label; nobody would have approved the new one.
            words = "The story is approved as it stands. Take it back, then change the label."
            act.refuse([Reason("approved", words, "evidence")])
        evidence.text = evidence.text if text is None else text
        evidence.label = evidence.label if label is None else label.strip()
        evidence.digest = evidence.computed_digest()
        evidence.save(update_fields=["text", "label", "digest"])
        ask_about_what_rested_on(act, evidence)
    return evidence


def _erased(evidence: Evidence) -> list[Reason]:
    if evidence.destroyed_at is None:
        return []
    words = "This evidence was destroyed. Only its hash is kept."
    return [Reason("destroyed", words, "evidence")]


def ask_about_what_rested_on(act: Act, evidence: Evidence) -> None:
    """Readers are told that quotations were checked against it, and it is another thing now.

    It is of the words readers have, also where the working copy has others by now.
    """
    newest = readers_have(act)
    if newest is None:
        return
    verified = newest.quotations.filter(state=QuotationState.VERIFIED)
    words = {row.public_id: fingerprint(row.words) for row in verified}
    for quotation in act.article.quotations.filter(public_id__in=words):
        about = quotation.checks.filter(
            fingerprint=words[quotation.public_id], verdict=Verdict.VERIFIED
        )
        check = about.last()
        if check is None or check.evidence_id != evidence.pk:
            continue
        if check.evidence_digest != evidence.digest:
            ask_about(act.article, act.editor, act.at, quotation)


def ask_destroy(editor: Editor, article_id: int, evidence_id: int, *, reason: str) -> FollowUp:
    """Duty or Legal asks the other to erase evidence: its bytes and its text."""
    with taking("ask_destroy", editor, article_id, reason=reason) as act:
        evidence = act.article.evidence.get(pk=evidence_id)
        act.refuse(_erased(evidence))
        return ask_signature(act, "destroy", evidence=evidence)


def destroy(editor: Editor, article_id: int, *, read: int | None = None) -> Evidence:
    """Sign what was asked: bytes and text are erased; the row and its hash stay; checks on it lapse."""
    with taking("destroy", editor, article_id) as act:
        asked = signed(act, other_role=True, read=read)
        evidence = asked.evidence
        assert evidence is not None  # ask_destroy named it.
        name, storage = evidence.file.name, evidence.file.storage
        evidence.text, evidence.destroyed_at = "", act.at
        evidence.file = ""
        evidence.digest = evidence.computed_digest()
        evidence.save(update_fields=["text", "file", "digest", "destroyed_at"])
        ask_about_what_rested_on(act, evidence)
        if name:
            # Bytes cannot be rolled back, so they go once the record says that they did.
            transaction.on_commit(lambda: storage.delete(name))
    return evidence
