"""schema.org for search engines: NewsArticle and its kinds, breadcrumbs, lists, authors, the agency."""

from typing import Any

from authors.models import Author
from newsroom.lib.addresses import absolute
from newsroom.lib.keyset import Page
from photos.renditions import url as photo_url

from .dates import for_machines
from .furniture import Furniture
from .models import Article, Release
from .reading import StoryPage

Data = dict[str, Any]

_CONTEXT = "https://schema.org"
_TYPES = {
    Article.Genre.ANALYSIS: "AnalysisNewsArticle",
    Article.Genre.OPINION: "OpinionNewsArticle",
    Article.Genre.FEATURE: "ReportageNewsArticle",
    Article.Genre.FACTBOX: "BackgroundNewsArticle",
}
_SHAPES = ("1x1", "3x2", "16x9")


def story_data(page: StoryPage) -> list[Data]:
    """NewsArticle (or its subtype) and the breadcrumbs of a story."""
    return [_story(page), _breadcrumbs(page)]


def list_data(rows: Page[Release], name: str) -> list[Data]:
    """The stories of a list, in order."""
    stories = [
        {"@type": "ListItem", "position": place, "url": absolute(release.get_absolute_url())}
        for place, release in enumerate(rows, start=1)
    ]
    return [_filled({"@context": _CONTEXT, "@type": "ItemList", "name": name, "itemListElement": stories})]


def author_data(furniture: Furniture, author: Author) -> list[Data]:
    """The person whose page it is."""
    person = {
        "@type": "Person",
        "name": author.name_here,
        "jobTitle": author.role_here,
        "description": author.bio_here,
        "image": absolute(photo_url(author.portrait, "1x1")) if author.portrait else "",
        "sameAs": [link["url"] for link in author.link_rows],
        "worksFor": _publisher(furniture),
    }
    return [{"@context": _CONTEXT, "@type": "ProfilePage", "mainEntity": _filled(person)}]


def front_data(furniture: Furniture) -> list[Data]:
    """The agency."""
    return [{"@context": _CONTEXT, **_publisher(furniture)}]


def _story(page: StoryPage) -> Data:
    release, edition = page.release, page.furniture.edition
    publisher = _publisher(page.furniture)
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": _TYPES.get(release.genre, "NewsArticle"),
            "@id": release.article.urn,
            "mainEntityOfPage": absolute(release.get_absolute_url()),
            "headline": release.headline,
            "description": page.description,
            "inLanguage": edition.code,
            "datePublished": for_machines(release.first_public_at, edition),
            "dateModified": for_machines(release.public_from, edition),
            "dateline": release.dateline,
            "articleSection": release.section.name if release.section else "",
            "keywords": [topic["name"] for topic in release.topic_items],
            "wordCount": release.word_count,
            "image": [page.lead_photo_address(shape) for shape in _SHAPES] if page.lead_photo else [],
            "author": [_author(line) for line in page.byline] or publisher,
            "publisher": publisher,
            "isAccessibleForFree": True,
            "correction": [
                {"@type": "CorrectionComment", "text": one.note, "datePublished": for_machines(one.at, edition)}
                for one in page.corrections
            ],
        }
    )


def _filled(data: Data) -> Data:
    """Without what is empty: an empty value says something that we do not know."""
    return {name: value for name, value in data.items() if value not in ("", [], None)}


def _author(line: Data) -> Data:
    person = {"@type": "Person", "name": line["name"], "jobTitle": line["role"], "url": absolute(line["url"])}
    return _filled(person)


def _publisher(furniture: Furniture) -> Data:
    prefix = furniture.edition.prefix
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "name": furniture.agency,
            "url": absolute(prefix),
            "correctionsPolicy": absolute(f"{prefix}corrections/"),
            "publishingPrinciples": absolute(f"{prefix}standards/") if "standards" in furniture.page_slugs else "",
        }
    )


def _breadcrumbs(page: StoryPage) -> Data:
    prefix = page.furniture.edition.prefix
    steps = [(page.furniture.agency, prefix)]
    if section := page.release.section:
        steps.append((section.name, f"{prefix}section/{section.slug}/"))
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }
