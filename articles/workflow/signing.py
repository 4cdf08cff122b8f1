"""Two signatures: what one person asks and another signs, one at a time for a story (EDITORIAL D6)."""

from articles import policy
from articles.models import Article, FollowUp, FollowUpKind, mode_now
from articles.vocabulary import ModeName, RoleName
from articles.workflow.act import Act
from articles.workflow.errors import Reason
from articles.workflow.follow_ups import ask, asked_signature
from articles.workflow.steps import BY_NAME
from people.models import Editor

BY_BOTH = frozenset({"remove", "destroy"})
"""Steps that Duty and Legal take together, whichever of them asks."""

OTHER = {RoleName.DUTY: RoleName.LEGAL, RoleName.LEGAL: RoleName.DUTY}


def ask_signature(act: Act, step: str, substitute: str = "", **rest: object) -> FollowUp:
    """Ask somebody else to sign a step; what is said in asking goes with it."""
    return ask(
        act.article,
        FollowUpKind.SECOND_SIGNATURE,
        act.editor,
        act.at,
        step=step,
        words=act.reason,
        asked_as=act.role.value,
        substitute=substitute,
        **rest,
    )


def signed(
    act: Act, typed: str = "", *, other_role: bool = False, read: int | None = None
) -> FollowUp:
    """Put the second signature under what was asked; the gate has looked at who signs.

    `read` is the key of the request on the signer's page: nobody signs one they have not read.
    Whoever does it alone, in solo mode, confirms by typing the story's slugline.
    """
    asked = asked_signature(act.article)
    assert asked is not None  # The gate asked for it.
    if read is not None and asked.pk != read:
        words = "Another thing is asked for than what you read. It stands here now: read it, then sign."
        act.refuse([Reason("asked_anew", words, "signature")])
    slugline = act.article.slugline
    if asked.asked_by_id == act.editor.pk and typed.strip() != slugline:
        words = f"You do this alone. Type the slugline, “{slugline}”, to confirm."
        act.refuse([Reason("confirm", words, "signature")])
    if other_role:
        act.role = OTHER[RoleName(asked.asked_as)]
    act.reason = act.reason or asked.words
    asked.done_by, asked.done_at, asked.outcome = act.editor, act.at, "Signed."
    asked.save(update_fields=["done_by", "done_at", "outcome"])
    return asked


def signable(article: Article, editor: Editor, step: str) -> list[Reason]:
    """Why this person may not sign the step: nobody asked for it, or they asked themselves."""
    asked = asked_signature(article)
    if asked is None or asked.step != step:
        label = BY_NAME[step][0].label
        words = f"{label} takes two people, and nobody has asked for it. Ask first."
        return [Reason("not_asked", words, "signature")]
    if step in BY_BOTH:
        return _by_the_other(asked, editor)
    if asked.asked_by_id != editor.pk or mode_now() is ModeName.SOLO:
        return []
    words = "You asked for it, so someone else signs."
    return [Reason("own_ask", words, "signature", (RoleName.DESK, RoleName.DUTY))]


def _by_the_other(asked: FollowUp, editor: Editor) -> list[Reason]:
    """It takes Duty and Legal, two people, also where one person is both."""
    other = OTHER[RoleName(asked.asked_as)]
    if asked.asked_by_id != editor.pk and other in policy.roles_of(editor):
        return []
    role = RoleName(asked.asked_as).label
    words = f"{role} asked for it, so {other.label} signs, and it is another person."
    return [Reason("other_role", words, "signature", (other,))]
