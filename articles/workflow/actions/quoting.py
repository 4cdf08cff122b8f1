"""What the desk says of a span in quotation marks: who said it, what it is, where it comes from."""

import datetime

from articles.models import Quotation, SignOff, SignOffKind, Standing
from articles.vocabulary import QuotationKind, SourceLevel
from articles.workflow.act import Act
from articles.workflow.acting import taking
from articles.workflow.errors import Reason
from articles.workflow.gates import needs_second, place_of, unread
from articles.workflow.sources import source_digest
from people.models import Editor, Organisation, Person

CLASSES = (QuotationKind.SCARE, QuotationKind.TITLE, QuotationKind.TERM)


def _standing(act: Act, quotation_id: int) -> Standing:
    for one in act.copy().standings:
        if one.quotation.pk == quotation_id:
            return one
    raise Quotation.DoesNotExist


def confirm_speaker(
    editor: Editor,
    article_id: int,
    quotation_id: int,
    *,
    person: Person | None = None,
    organisation: Organisation | None = None,
    words: str = "",
    role: str = "",
    printed_as: str = "",
) -> Quotation:
    """Say who said it: a person, an organisation, or words for somebody without a page.

    Another speaker than before ends the checks; a scare quote, title or term that was proposed
    becomes a quotation.
    """
    with taking("confirm", editor, article_id) as act:
        one = _standing(act, quotation_id)
        row = one.quotation
        named = [speaker for speaker in (person, organisation, words.strip()) if speaker]
        if len(named) != 1:
            act.refuse([Reason("speaker", "Name one speaker.", place_of(one))])
        if row.is_classed:
            text = "It is classed as not a quotation. Undo that first."
            act.refuse([Reason("classed", text, place_of(one))])
        if person is not None and row.level == SourceLevel.UNNAMED:
            act.refuse([_keep_the_name_out(one)])
        row.person, row.organisation = person, organisation
        row.speaker_words = words.strip()[:200]
        row.role_as_used = (role.strip() or row.role_as_used)[:200]
        settle_speaker(one, act.editor, act.at, printed_as.strip() or str(named[0]))
        row.save()
    return row


def settle_speaker(
    one: Standing, editor: Editor, at: datetime.datetime, printed_as: str
) -> None:
    """Somebody stands by the speaker of the row, printed so; from now on it is a quotation."""
    row = one.quotation
    row.printed_as = printed_as[:200]
    row.confirmed_by, row.confirmed_at = editor, at
    if row.kind in CLASSES:
        row.kind = spoken_kind(one.words)


def _keep_the_name_out(one: Standing) -> Reason:
    """Who an unnamed source is stays out of the system, so that nothing can give it away."""
    words = (
        "The source is unnamed, so no person is recorded. Confirm it in words (“two officials”), "
        "or say first that it speaks on the record."
    )
    return Reason("unnamed_person", words, place_of(one))


def spoken_kind(words: str) -> QuotationKind:
    """Full for a sentence of its own, partial for words inside one."""
    is_sentence = words[:1].isupper() and words.rstrip()[-1:] in ".,!?…"
    return QuotationKind.FULL if is_sentence else QuotationKind.PARTIAL


def class_span(
    editor: Editor, article_id: int, quotation_id: int, *, kind: str, reason: str = ""
) -> Quotation:
    """Say that the span is no quotation: a scare quote, a title or a term.

    Near a verb of saying or a named speaker it needs a reason, and its approver is somebody else.
    """
    with taking("class", editor, article_id, reason=reason) as act:
        one = _standing(act, quotation_id)
        row = one.quotation
        if kind not in CLASSES:
            words = "Say what it is: a scare quote, a title or a term."
            act.refuse([Reason("kind", words, place_of(one))])
        if row.is_classed:
            # Else whoever approves could put their own name under a class that took two people.
            act.refuse(
                [Reason("classed", "It is classed already. Undo that first.", place_of(one))]
            )
        if one.parts:
            words = "Words in several parts are somebody's speech and cannot be classed."
            act.refuse([Reason("in_parts", words, place_of(one))])
        if needs_second(one) and not reason.strip():
            words = "A speaker stands near these words. Say why they are not a quotation."
            act.refuse([Reason("no_reason", words, place_of(one))])
        row.kind = QuotationKind(kind)
        row.person = row.organisation = row.confirmed_by = row.confirmed_at = None
        row.speaker_words = row.printed_as = row.role_as_used = ""
        row.classed_by, row.classed_at = act.editor, act.at
        row.classed_reason = reason.strip()[:300]
        row.save()
    return row


def unclass(editor: Editor, article_id: int, quotation_id: int) -> Quotation:
    """It is a quotation after all: the proposal stands again, unconfirmed."""
    with taking("unclass", editor, article_id) as act:
        one = _standing(act, quotation_id)
        row = one.quotation
        if not row.is_classed:
            words = "Nobody classed it as not a quotation."
            act.refuse([Reason("not_classed", words, place_of(one))])
        row.classed_by = row.classed_at = None
        row.classed_reason = ""
        row.kind = spoken_kind(one.words)
        row.speaker_words = row.proposed_words
        row.save()
    return row


def describe_source(
    editor: Editor,
    article_id: int,
    quotation_id: int,
    *,
    level: str,
    via: str = "",
    reason: str = "",
) -> Quotation:
    """How openly the source speaks, through whom the words came, and why a source is unnamed.

    A person who was only proposed is dropped where the source is unnamed; one who was confirmed
    has to be taken back first, in sight.
    """
    with taking("source", editor, article_id) as act:
        one = _standing(act, quotation_id)
        row = one.quotation
        if level not in SourceLevel.values:
            words = "Say how the source speaks: on the record, on background, or unnamed."
            act.refuse([Reason("level", words, place_of(one))])
        if level == SourceLevel.UNNAMED and row.person is not None and row.is_confirmed:
            act.refuse([_keep_the_name_out(one)])
        if level == SourceLevel.UNNAMED and row.person is not None:
            row.person, row.speaker_words = None, ""
        row.level = SourceLevel(level)
        row.via, row.unnamed_reason = via.strip()[:200], reason.strip()
        row.save()
    return row


def sign_off(
    editor: Editor, article_id: int, quotation_id: int, *, note: str = "", seen_copy: str = ""
) -> SignOff:
    """Duty's signature under an unnamed source: these words, for this reason, as Duty read them."""
    with taking("sign_off", editor, article_id, reason=note) as act:
        act.refuse(unread(act.copy(), seen_copy))
        one = _standing(act, quotation_id)
        if not one.quotation.unnamed_reason:
            words = "Write first why the source is unnamed; readers are told."
            act.refuse([Reason("no_unnamed_reason", words, place_of(one))])
        signed = SignOff.objects.create(
            article=act.article,
            kind=SignOffKind.UNNAMED,
            quotation=one.quotation,
            digest=source_digest(one),
            note=note,
            by=act.editor,
            at=act.at,
        )
        act.made(signed)
    return signed
