"""Where a story will be found: the address of its day and slug, claimed when it is released."""

import datetime

from django.utils import timezone

from articles.models import Address, Article


def address_for(article: Article, at: datetime.datetime) -> str:
    """The path for a first release at that instant: the newsroom's local day, then the slug."""
    day = timezone.localtime(at).date()
    return f"/{day:%Y/%m/%d}/{article.slug}/"


def is_taken(article: Article, at: datetime.datetime) -> bool:
    """Whether another story has, or ever had, that address."""
    path = address_for(article, at)
    return Address.objects.filter(path=path).exclude(article=article).exists()


def claim(article: Article, at: datetime.datetime) -> Address:
    """Take the address for the story; one it had before goes on as a redirect."""
    article.addresses.filter(current=True).update(current=False)
    path = address_for(article, at)
    address, _ = Address.objects.update_or_create(
        path=path, defaults={"article": article, "current": True}
    )
    return address
