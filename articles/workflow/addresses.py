"""Where a story will be found: the address of its day and slug, claimed when it is released."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import clock
from articles.models import Address, Article
from articles.workflow.errors import Reason, Refused


def address_for(article: Article, at: datetime.datetime) -> str:
    """The path at that instant: the newsroom's local day of the first release, then the slug."""
    newest = article.newest(at)
    return path_of(article.slug, newest.first_published_at if newest else at)


def path_of(slug: str, first_published_at: datetime.datetime) -> str:
    day = timezone.localtime(first_published_at).date()
    return f"/{day:%Y/%m/%d}/{slug}/"


def is_taken(article: Article, at: datetime.datetime) -> bool:
    """Whether another story has, or ever had, that address."""
    path = address_for(article, at)
    return Address.objects.filter(path=path).exclude(article=article).exists()


def claim(article: Article, path: str) -> Address:
    """Take the address for the story; where it stands at present is left as it is.

    The address of a story that never ran is dated anew; one that was public stays, and leads on.
    Raises Refused where another story took it at this very moment: the gate that looked before
    held the lock of its own story only.
    """
    own = article.addresses.filter(path=path).first()
    if own is not None:
        return own
    try:
        with transaction.atomic():
            return _write(article, path)
    except IntegrityError:
        raise Refused([taken(path)]) from None


def _write(article: Article, path: str) -> Address:
    unused = [one for one in article.addresses.all() if not _was_public(article, one)]
    if unused:
        address = unused[0]
        address.path = path
        address.save(update_fields=["path"])
        return address
    current = not article.addresses.exists()
    return Address.objects.create(article=article, path=path, current=current)


def _was_public(article: Article, address: Address) -> bool:
    return article.releases.filter(path=address.path).ran(clock.now()).exists()


def move_to(article: Article, path: str) -> None:
    """The story is found there from now on; the addresses it had before go on as redirects."""
    article.addresses.filter(current=True).exclude(path=path).update(current=False)
    article.addresses.filter(path=path, current=False).update(current=True)


def taken(path: str) -> Reason:
    words = f"Another story has the address {path}. Change the slug."
    return Reason("address_taken", words, "field-slug")
