"""Where a story will be found: the address of its day and slug, claimed when it is released."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Address, Article
from articles.workflow.errors import Reason, Refused


def address_for(article: Article, at: datetime.datetime) -> str:
    """The path for a first release at that instant: the newsroom's local day, then the slug."""
    day = timezone.localtime(at).date()
    return f"/{day:%Y/%m/%d}/{article.slug}/"


def is_taken(article: Article, at: datetime.datetime) -> bool:
    """Whether another story has, or ever had, that address."""
    path = address_for(article, at)
    return Address.objects.filter(path=path).exclude(article=article).exists()


def claim(article: Article, at: datetime.datetime) -> Address:
    """Take the address for the story; one it had before goes on as a redirect.

    Raises Refused where another story took it at this very moment: the gate that looked before
    held the lock of its own story only.
    """
    path = address_for(article, at)
    article.addresses.filter(current=True).exclude(path=path).update(current=False)
    own = article.addresses.filter(path=path).first()
    if own is not None:
        own.current = True
        own.save(update_fields=["current"])
        return own
    try:
        with transaction.atomic():
            return Address.objects.create(article=article, path=path)
    except IntegrityError:
        raise Refused([taken(path)]) from None


def taken(path: str) -> Reason:
    words = f"Another story has the address {path}. Change the slug."
    return Reason("address_taken", words, "field-slug")
