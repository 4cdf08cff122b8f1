"""What quotations said before they were put right: their new words carry a line of their own."""

import datetime

from articles.models import Article, Correction, ReleaseQuotation
from articles.rendering.diff import diff_words
from articles.text import Mark
from articles.vocabulary import ChangeKind, Stage

NAME = "put_right"


def words_before(article: Article, at: datetime.datetime) -> dict[str, str]:
    """By public name, the words of each quotation that a correction concerns, as first released wrong.

    The correction in hand counts too: its release is about to be drawn.
    """
    made = Correction.objects.ran(at).filter(article=article, kind=ChangeKind.CORRECTION)
    told = (
        made.exclude(public_id="").order_by("-at").values_list("public_id", "release__based_on")
    )
    # The oldest comes last and stays: whatever was changed since its words is put right.
    wrong_in = {**_in_hand(article, at), **dict(told)}
    if not wrong_in:
        return {}
    rows = ReleaseQuotation.objects.filter(
        public_id__in=wrong_in, release__in=set(wrong_in.values())
    )
    return {
        row.public_id: row.words for row in rows if wrong_in[row.public_id] == row.release_id
    }


def _in_hand(article: Article, at: datetime.datetime) -> dict[str, int]:
    quotation, newest = article.change_quotation, article.newest(at)
    is_corrected = article.change_kind == ChangeKind.CORRECTION
    if not is_corrected or article.stage == Stage.RELEASED or not quotation or not newest:
        return {}
    return {quotation.public_id: newest.pk}


def changed_words(was: str, text: str, start: int, end: int) -> list[Mark]:
    """The stretches of `text[start:end]` that are other than they were."""
    marks, at = [], start
    for run in diff_words(was, text[start:end]):
        if run.op == "old":
            continue
        stop = min(at + len(run.text), end)
        if run.op == "new":
            marks.append(Mark(at, at + len(text[at:stop].rstrip()), NAME))
        at = stop
    return marks
