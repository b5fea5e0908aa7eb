"""From words to a release: the page's HTML made once, the names as printed, the captions as used."""

from dataclasses import dataclass

from ..body.reading import photo_ids, plain, story_ids, word_count
from ..body.render import Figure, render
from ..content import Content, Shelf
from ..models import (
    Article,
    Release,
    ReleaseAuthor,
    ReleaseLink,
    ReleasePhoto,
    ReleaseSection,
    ReleaseTopic,
)


def freeze(content: Content, article: Article, *, shelf: Shelf | None = None) -> Release:
    """An unsaved release of these words; nothing is written, and times, number and address are still open.

    Publishing, preview, share link and comparison all use this.
    """
    shelf = shelf or Shelf.holding([content], article.edition.code)
    lead = shelf.photos.get(content.lead_photo) if content.lead_photo else None
    figures = {pk: _figure(shelf, pk) for pk in photo_ids(content.body) if pk in shelf.photos}
    text = plain(content.body)
    return Release(
        article=article,
        edition=article.edition,
        headline=content.headline,
        short_headline=content.short_headline,
        standfirst=content.standfirst,
        dateline=content.dateline,
        genre=content.genre,
        urgency=content.urgency,
        section_id=content.section,
        byline=[shelf.printed(name) for name in content.bylines],
        lead_photo=lead,
        lead_caption=content.lead_caption or (lead.caption_in(shelf.language) if lead else ""),
        lead_credit=lead.credit if lead else "",
        lead_alt=lead.alt_in(shelf.language) if lead else "",
        body=content.body,
        body_html=render(content.body, figures=figures),
        body_text=text,
        word_count=word_count(text),
    )


def _figure(shelf: Shelf, pk: int) -> Figure:
    photo = shelf.photos[pk]
    return Figure(caption=photo.caption_in(shelf.language), credit=photo.credit, alt=photo.alt_in(shelf.language))


@dataclass(frozen=True)
class Parts:
    """The rows that stand beside a release: where it is listed, what it shows and links to."""

    sections: tuple[int, ...]
    topics: tuple[int, ...]
    authors: tuple[int, ...]
    photos: tuple[int, ...]
    links: tuple[int, ...]

    @classmethod
    def of(cls, content: Content) -> "Parts":
        sections = ([content.section] if content.section else []) + list(content.also_in)
        authors = [name.author for name in content.bylines if name.author]
        return cls(
            sections=tuple(dict.fromkeys(sections)),
            topics=tuple(dict.fromkeys(content.topics)),
            authors=tuple(dict.fromkeys(authors)),
            photos=tuple(content.photos),
            links=tuple(dict.fromkeys(story_ids(content.body))),
        )

    def rows(self, release: Release, *, known_articles: set[int]) -> list:
        """The unsaved rows of a saved release. A link to a story that does not exist is left out."""
        listed = {"release": release, "listed_at": release.listed_at}
        return [
            *(ReleaseSection(section_id=pk, **listed) for pk in self.sections),
            *(ReleaseTopic(topic_id=pk, position=place, **listed) for place, pk in enumerate(self.topics)),
            *(ReleaseAuthor(author_id=pk, position=place, **listed) for place, pk in enumerate(self.authors)),
            *(ReleasePhoto(release=release, photo_id=pk) for pk in self.photos),
            *(ReleaseLink(release=release, article_id=pk) for pk in self.links if pk in known_articles),
        ]
