"""Which address a release stands at."""

from datetime import datetime

from django.db import transaction

from newsroom.lib.text import slug as slug_of

from ..content import Content
from ..models import Address, Article, Release


def give_address(article: Article, content: Content, first_public_at: datetime) -> Address:
    """The article's address on the day of its first publication, in the edition's zone.

    A story that was public keeps its address unless the desk gave it another slug: a changed headline moves nothing.
    """
    day = first_public_at.astimezone(article.edition.tz).date()
    settled = Release.objects.ever_public().filter(article=article).order_by("-number").select_related("address").first()
    if settled and _same_slug(settled.address.slug, content.slug or settled.address.slug):
        return settled.address
    return _claim(article, day, content.slug or slug_of(content.short_headline or content.headline))


def _same_slug(given: str, wanted: str) -> bool:
    """Whether an address's slug is the wanted one, or that with the suffix that settled a clash."""
    stem, _dash, suffix = given.rpartition("-")
    return given == wanted or (suffix.isdigit() and stem == wanted)


def _claim(article: Article, day, wanted: str) -> Address:
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
