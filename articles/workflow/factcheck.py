"""The only code that records a check (step 5)."""

import datetime
from collections.abc import Mapping

from articles.models import Check, Evidence, Quotation, Release, ReleaseQuotation, Standing
from articles.quotes import fingerprint, match
from articles.vocabulary import (
    MatchLevel,
    Method,
    PublicState,
    QuotationState,
    Stage,
    Verdict,
)
from articles.workflow.act import Act
from articles.workflow.acting import taking
from articles.workflow.errors import Overtaken, Reason
from articles.workflow.follow_ups import ask_about, close_dispute
from articles.workflow.gates import Copy, place_of
from articles.workflow.words_beside import in_note
from people.models import Editor

PASSING = frozenset({MatchLevel.VERBATIM, MatchLevel.CLEANED, MatchLevel.ELIDED})
DECLARED = frozenset({MatchLevel.TRANSLATED, MatchLevel.HEARD_ONLY})


def standing_of(copy: Copy, quotation_id: int, seen: str = "") -> Standing:
    """The present quotation with that id, as it was `seen`: a seal, from `Standing.seal`.

    Raises Overtaken where its words or its speaker are others by now, and Quotation.DoesNotExist
    where it is not in the copy.
    """
    for one in copy.in_marks:
        if one.quotation.pk == quotation_id:
            if seen not in {"", one.seal}:
                words = "Its words or its speaker were changed while you read. Read it again."
                raise Overtaken([Reason("changed", words, place_of(one))], "Not done.")
            return one
    raise Quotation.DoesNotExist


def level_of(standing: Standing, evidence: Evidence, declared: str = "") -> MatchLevel:
    """How the words stand to the evidence: what the match finds, or what the checker declares.

    A translation is always declared; “heard only” counts where no text holds the words.
    """
    found = MatchLevel(match(standing.words, evidence.text).level) if evidence.text else None
    if declared == MatchLevel.TRANSLATED:
        return MatchLevel.TRANSLATED
    if declared == MatchLevel.HEARD_ONLY and found in {None, MatchLevel.NOT_FOUND}:
        return MatchLevel.HEARD_ONLY
    return found or MatchLevel.NOT_FOUND


def verify(
    editor: Editor,
    article_id: int,
    quotation_id: int,
    *,
    method: str = "",
    evidence_id: int | None = None,
    within_id: int | None = None,
    match_level: str = "",
    time_code: str = "",
    note: str = "",
    seen: str = "",
) -> Check:
    """Record that these words from this speaker are what the source says.

    With `within_id` it points at a fuller quotation of the same speaker, verified on evidence of
    its own; else it needs `evidence_id`, a `method` of Method and words that pass the match.
    """
    with taking("verify", editor, article_id, reason=note) as act:
        one = standing_of(act.copy(), quotation_id, seen)
        act.refuse(who_may_check(one, act.editor))
        if within_id is not None:
            fuller = next((o for o in one.may_be_within if o.quotation.pk == within_id), None)
            if fuller is None or fuller.check is None:
                act.refuse([_not_within(one)])
            assert fuller is not None  # Refused above.
            assert fuller.check is not None
            how: dict[str, object] = {
                "evidence": None, "within": fuller.quotation, "method": fuller.check.method,
                "match_level": MatchLevel.VERBATIM, "time_code": "",
            }  # fmt: skip
        else:
            evidence = act.article.evidence.filter(pk=evidence_id or 0).first()
            level = level_of(one, evidence, match_level) if evidence else MatchLevel.NOT_FOUND
            act.refuse(what_is_missing(one, evidence, method, level, note))
            how = {
                "evidence": evidence, "within": None, "method": method, "match_level": level,
                "time_code": time_code,
            }  # fmt: skip
        act.refuse(told_otherwise(act, one, how))
        return _check(act, one, Verdict.VERIFIED, note, **how)


def who_may_check(one: Standing, editor: Editor) -> list[Reason]:
    """C6, and a check is of words from a speaker, so a speaker must stand first.

    In solo mode the writer may check: readers are told whose check it was.
    """
    reasons = []
    if one.quotation.is_classed:
        reasons.append(classed(one))
    elif not one.quotation.is_confirmed:
        words = "Nobody has confirmed who said it. Confirm the speaker, then check."
        reasons.append(Reason("unconfirmed", words, place_of(one)))
    if one.is_solo:
        return reasons
    if editor.pk in one.byline_editors:
        reasons.append(Reason("in_byline", "You are in the byline, so someone else checks."))
    elif editor.pk in one.writers:
        reasons.append(
            Reason("own_words", "You worded this quotation, so someone else checks.")
        )
    return reasons


def classed(one: Standing) -> Reason:
    words = f"“{one.words}” was classed as not a quotation. Undo that first."
    return Reason("classed", words, place_of(one))


def what_is_missing(
    one: Standing, evidence: Evidence | None, method: str, level: MatchLevel, note: str
) -> list[Reason]:
    """What a positive check still needs, all at once."""
    place = place_of(one)
    reasons = []
    if evidence is None:
        reasons.append(
            Reason("no_evidence", "Choose the evidence you compared it with.", place)
        )
    if method not in Method.values:
        reasons.append(Reason("no_method", "Say how you checked it.", place))
    if evidence is not None and level not in PASSING | DECLARED:
        words = (
            "The words differ from the source. Change the words, or dispute the quotation."
            if level == MatchLevel.ALTERED
            else "The words are not in the source. Choose another source, or dispute the quotation."
        )
        reasons.append(Reason(level.value, words, place))
    if level in DECLARED and not note.strip():
        reasons.append(
            Reason("no_note", f"“{level.label}” needs a note: what did you do?", place)
        )
    return reasons


def told_otherwise(act: Act, one: Standing, how: Mapping[str, object]) -> list[Reason]:
    """While an approval stands words may be checked once more, but by the same source and place.

    What evidence is called and where in it the words stand is typed, and printed beside the
    quotation: nobody would have approved it.
    """
    if act.article.stage not in {Stage.APPROVED, Stage.SCHEDULED}:
        return []
    typed = ("evidence", "within", "time_code")
    if all(getattr(one.check, name, None) == how[name] for name in typed):
        return []
    words = (
        "The story is approved with the source as it stands, and readers are told of it. "
        "Withdraw that check, or have the approval taken back, then choose another."
    )
    return [Reason("approved", words, place_of(one))]


def _not_within(one: Standing) -> Reason:
    words = "No verified quotation of the same speaker in this story holds these words."
    return Reason("not_within", words, place_of(one))


def dispute(
    editor: Editor,
    article_id: int,
    quotation_id: int,
    *,
    note: str,
    evidence_id: int | None = None,
    seen: str = "",
) -> Check:
    """Say that the quotation is wrong, and why. On a live story Duty is asked for an answer."""
    with taking("dispute", editor, article_id, reason=note) as act:
        one = standing_of(act.copy(), quotation_id, seen)
        if one.quotation.is_classed:
            act.refuse([classed(one)])
        if not note.strip():
            act.refuse([Reason("no_note", "Write what is wrong with it.", place_of(one))])
        evidence = act.article.evidence.filter(pk=evidence_id or 0).first()
        check = _check(act, one, Verdict.DISPUTED, note, evidence=evidence)
        if seen_by_readers(act, one) is not None:
            ask_about(act.article, act.editor, act.at, one.quotation)
    return check


def dispute_released(editor: Editor, article_id: int, public_id: str, *, note: str) -> Check:
    """Say that a quotation is wrong as readers see it, where the working copy has other words by now."""
    with taking("dispute", editor, article_id, reason=note) as act:
        released = _released(act)
        row = released.quotations.filter(public_id=public_id).first()
        quotation = act.article.quotations.filter(public_id=public_id).first()
        if row is None or quotation is None:
            act.refuse([Reason("gone", "Readers do not see this quotation now.", "live")])
        assert row is not None  # Refused above.
        assert quotation is not None
        if not act.reason:
            act.refuse([Reason("no_note", "Write what is wrong with it.", "live")])
        check = Check.objects.create(
            quotation=quotation,
            fingerprint=fingerprint(row.words),
            words=row.words,
            **_speaker_of(released, quotation, row),
            verdict=Verdict.DISPUTED,
            note=act.reason,
            checker=act.editor,
            at=act.at,
        )
        act.made(check)
        ask_about(act.article, act.editor, act.at, quotation)
    return check


def _released(act: Act) -> Release:
    """What readers see now, refused where they see no story."""
    newest = readers_have(act)
    if newest is None:
        act.refuse([Reason("not_live", "The story is not out.", "live")])
    assert newest is not None  # Refused above.
    return newest


def readers_have(act: Act) -> Release | None:
    """The words readers see, or will see again if a hold is lifted."""
    if act.article.public_state not in {PublicState.LIVE, PublicState.HELD}:
        return None
    return act.article.newest(act.at)


def _speaker_of(
    release: Release, quotation: Quotation, row: ReleaseQuotation
) -> dict[str, object]:
    """The speaker on record when it went out, who may be printed otherwise, or not by name at all."""
    for then in release.quotations_then:
        if then["pk"] == quotation.pk:
            names = ("person_id", "organisation_id", "speaker_words")
            return {name: then["fields"][name] for name in names}
    if row.person_id or row.organisation_id:
        return {"person": row.person, "organisation": row.organisation}
    return {"speaker_words": row.speaker}


def seen_by_readers(act: Act, one: Standing) -> ReleaseQuotation | None:
    """The quotation as readers have it, where these very words are out."""
    newest = readers_have(act)
    if newest is None:
        return None
    row: ReleaseQuotation | None = newest.quotations.filter(
        public_id=one.quotation.public_id
    ).first()
    return row if row is not None and fingerprint(row.words) == one.fingerprint else None


def waive(
    editor: Editor, article_id: int, quotation_id: int, *, reason: str, seen: str = ""
) -> Check:
    """Let the quotation out unchecked. Readers see that, and the reason, which quotes nobody else."""
    with taking("waive", editor, article_id, reason=reason) as act:
        copy = act.copy()
        one = standing_of(copy, quotation_id, seen)
        act.refuse(in_note([act.reason], copy.in_marks, copy.newest, place_of(one)))
        if not one.quotation.is_confirmed:
            act.refuse(
                [Reason("unconfirmed", "Nobody has confirmed who said it.", place_of(one))]
            )
        return _check(act, one, Verdict.WAIVED, reason)


def withdraw(editor: Editor, article_id: int, quotation_id: int, *, note: str = "") -> Check:
    """Take back one's own last verdict. It is written beside it; nothing is erased."""
    with taking("withdraw", editor, article_id, reason=note) as act:
        one = standing_of(act.copy(), quotation_id)
        last = one.check
        if (
            last is None
            or last.verdict == Verdict.WITHDRAWN
            or last.checker_id != act.editor.pk
        ):
            words = "There is no verdict of yours on these words to withdraw."
            act.refuse([Reason("not_yours", words, place_of(one))])
        seen = seen_by_readers(act, one)
        if seen is not None and seen.state == QuotationState.VERIFIED:
            # Readers are told that it was checked, and it no longer is.
            ask_about(act.article, act.editor, act.at, one.quotation)
        return _check(act, one, Verdict.WITHDRAWN, note)


def answer(editor: Editor, article_id: int, quotation_id: int, *, outcome: str) -> None:
    """Duty's answer to a dispute of what readers see: nothing is changed, and why."""
    with taking("answer", editor, article_id, reason=outcome) as act:
        if not close_dispute(act.article, quotation_id, act.editor, act.at, act.reason):
            words = "Nobody has disputed this quotation, or it was answered already."
            act.refuse([Reason("not_asked", words, "inbox")])


def _check(act: Act, one: Standing, verdict: Verdict, note: str, **how: object) -> Check:
    check = check_of(one, verdict, note, act.editor, act.at, **how)
    check.save()
    act.made(check)
    return check


def check_of(
    one: Standing,
    verdict: Verdict,
    note: str,
    checker: Editor,
    at: datetime.datetime,
    **how: object,
) -> Check:
    """A verdict on the words and the speaker as they stand, not yet saved."""
    row = one.quotation
    evidence = how.get("evidence")
    return Check(
        quotation=row,
        fingerprint=one.fingerprint,
        words=one.words,
        person=row.person,
        organisation=row.organisation,
        speaker_words=row.speaker_words,
        evidence_digest=evidence.computed_digest() if isinstance(evidence, Evidence) else "",
        verdict=verdict,
        note=note.strip(),
        checker=checker,
        at=at,
        **how,
    )
