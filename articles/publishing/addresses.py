"""Which address a release stands at."""

from datetime import date, datetime

from django.db import transaction

from newsroom.lib.text import slug as slug_of

from ..content import Content
from ..models import Address, Article


def give_address(
    article: Article, content: Content, first_public_at: datetime, *, settled: Address | None = None
) -> Address:
    """The article's address on the day of its first publication, in the edition's zone.

    A story that was public keeps its `settled` address unless the desk gave it another slug: a changed headline moves
    nothing, and nothing changes the day.
    """
    if settled is None:
        day = first_public_at.astimezone(article.edition.tz).date()
        return _claim(article, day, content.slug or slug_of(content.short_headline or content.headline))
    if content.slug in ("", settled.slug):
        return settled
    return _claim(article, settled.date, content.slug)


def _claim(article: Article, day: date, wanted: str) -> Address:
    """The article's own row for that day and slug, with the first free suffix; safe when two claim at once."""
    number = 1
    while True:
        slug = wanted if number == 1 else f"{wanted}-{number}"
        with transaction.atomic():
            address, _made = Address.objects.get_or_create(
                edition_id=article.edition_id, date=day, slug=slug, defaults={"article": article}
            )
        if address.article_id == article.pk:
            return address
        number += 1
