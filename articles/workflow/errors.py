"""What a step answers when it does not happen. Nothing was changed, and the words say what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.vocabulary import RoleName


@dataclass(frozen=True)
class Reason:
    """One thing that stands in the way, and where to clear it."""

    code: str
    words: str
    place: str = ""
    """A fragment of the story's page on the desk: `field-headline`, `quotation-12`, `approval`."""
    who: tuple[RoleName, ...] = ()
    """Roles that can clear it. Empty: whoever may write the story."""
    note: str = ""


class Refused(Exception):
    """The step did not happen, for all these reasons at once."""

    def __init__(self, reasons: Sequence[Reason], title: str = "") -> None:
        self.reasons = tuple(reasons)
        self.title = title
        super().__init__("; ".join(reason.words for reason in reasons))


class NotYours(Refused):
    """The person has no role in which this step is theirs. A door answers 403."""


class Overtaken(Refused):
    """Somebody saved another version since the form was drawn. A door shows both texts."""
