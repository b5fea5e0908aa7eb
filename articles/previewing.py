"""What readers would see: a page of words that nobody has released, made by the same freeze."""

from django.utils import timezone

from authors.models import Author
from newsroom.lib.text import slug as slug_of
from photos.models import Photo

from .body.reading import story_ids
from .content import Content
from .furniture import Furniture, furniture
from .models import Address, Article, Edition, Release, Topic
from .publishing import freeze, situation
from .reading import StoryPage


def furniture_of(edition: Edition) -> Furniture:
    """What stands around the edition's pages."""
    return furniture(None if edition.is_default else edition.code)


def draft_page(article: Article, content: Content) -> StoryPage:
    """The story's page as it would be if these words went out now; nothing is written, and nothing has a key."""
    now = situation(article)
    release = freeze(content, article)
    release.kind = Release.Kind.UPDATE if now.live else Release.Kind.FIRST
    release.public_from = timezone.now()
    release.first_public_at = release.listed_at = now.live.first_public_at if now.live else release.public_from
    release.number = now.live.number + 1 if now.live else 1
    slug = content.slug or slug_of(content.short_headline or content.headline)
    day = release.first_public_at.astimezone(article.edition.tz).date()
    release.address = now.live.address if now.live else Address(edition=article.edition, date=day, slug=slug)
    release.path = release.address.path
    release.author_rows = _author_rows(content, article.edition.code)
    release.topic_items = list(Topic.objects.filter(pk__in=content.topics).values("name", "slug", "qcode"))
    release.translation_rows = release.correction_rows = []
    release.link_rows = _link_rows(content)
    portraits = [row["portrait"] for row in release.author_rows if row["portrait"]]
    photos = Photo.objects.usable().in_bulk([*content.photos, *portraits])
    return StoryPage(release, furniture_of(article.edition), photos)


def past_page(release: Release) -> StoryPage:
    """A release of the past (read `with_page_parts`) with people, photos and links as they are now."""
    return StoryPage(release, furniture_of(release.edition))


def _author_rows(content: Content, language: str) -> list[dict]:
    """The authors in byline order, as `Release.objects.with_page_parts()` gives them."""
    ids = [name.author for name in content.bylines if name.author]
    authors = Author.objects.prefetch_related("texts").in_bulk(ids)
    return [_author_row(authors[pk], language) for pk in ids if pk in authors]


def _author_row(author: Author, language: str) -> dict:
    text = author.text_in(language)
    return {
        "id": author.pk,
        "slug": author.slug,
        "name": text.name,
        "role": text.role,
        "bio": text.bio,
        "portrait": author.portrait_id,
        "shown": author.is_shown,
    }


def _link_rows(content: Content) -> list[dict]:
    return list(
        Release.objects.public().filter(article__in=story_ids(content.body)).values("article", "path", "edition")
    )
