"""What a button of the desk asks the workflow to do, and what is said when it was done."""

from collections.abc import Mapping

from django.core.files.uploadedfile import UploadedFile

from articles.admin import quotation_acts, story_acts
from articles.admin.pressing import Doing, Press
from articles.admin.typed import number
from articles.models import Evidence, Quotation
from articles.workflow import Reason, Refused
from people.models import Editor

ACTS: dict[str, Doing] = {**quotation_acts.ACTS, **story_acts.ACTS}
OF_A_QUOTATION = frozenset(quotation_acts.ACTS)


def do(
    editor: Editor,
    article_id: int,
    pressed: str,
    fields: Mapping[str, str],
    files: Mapping[str, UploadedFile],
) -> str:
    """Do what a button's value says: “confirm:12:person:4”. Returns what was done, in words."""
    name, _, rest = pressed.partition(":")
    act = ACTS.get(name)
    if act is None:
        raise Refused(
            [Reason("unknown", "The desk does not know this button. Load the page anew.")]
        )
    quotation, what = 0, rest
    if name in OF_A_QUOTATION:
        raw, _, what = rest.partition(":")
        quotation = number(raw)
    try:
        return act(Press(editor, article_id, fields, files, quotation, what))
    except (Quotation.DoesNotExist, Evidence.DoesNotExist):
        words = "It is no longer in the story. Nothing was changed."
        raise Refused([Reason("gone", words, "field-body")]) from None
