"""The words of a story apart from where they are kept: the one shape that working copy, version and release share."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.core.exceptions import ValidationError

from authors.models import Author, AuthorText
from photos.models import Photo

from .body.cleaning import clean_body
from .body.reading import photo_ids
from .models import Article, Byline, Release, Section, Topic
from .search import index


@dataclass(frozen=True)
class Name:
    """One name of a byline: an author by id, or a guest; `role` overrides the author's own."""

    author: int | None = None
    guest_name: str = ""
    role: str = ""


@dataclass(frozen=True)
class Content:
    """Everything of a story that a release freezes. Equal contents make equal pages."""

    headline: str = ""
    short_headline: str = ""
    standfirst: str = ""
    dateline: str = ""
    body: str = ""
    lead_photo: int | None = None
    lead_caption: str = ""
    section: int | None = None
    also_in: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    genre: str = Article.Genre.NEWS
    urgency: int = 5
    slug: str = ""
    bylines: tuple[Name, ...] = ()

    def __post_init__(self) -> None:
        for name in ("also_in", "topics"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name))))

    @classmethod
    def of(cls, article: Article) -> "Content":
        """The working copy's words."""
        return cls(
            **{name: getattr(article, name) for name in PLAIN},
            lead_photo=article.lead_photo_id,
            section=article.section_id,
            also_in=tuple(section.pk for section in article.also_in.all()),
            topics=tuple(topic.pk for topic in article.topics.all()),
            bylines=tuple(Name(line.author_id, line.guest_name, line.role) for line in article.bylines.all()),
        )

    @classmethod
    def of_release(cls, release: Release) -> "Content":
        """A release's words, as if the desk had just written them."""
        return cls(
            **{name: getattr(release, name) for name in PLAIN if name != "slug"},
            slug=release.address.slug,
            lead_photo=release.lead_photo_id,
            section=release.section_id,
            also_in=tuple(row.section_id for row in release.section_rows.all() if row.section_id != release.section_id),
            topics=tuple(row.topic_id for row in release.topic_rows.all()),
            bylines=tuple(
                Name(line["author"], "" if line["author"] else line["name"], line["role"]) for line in release.byline
            ),
        )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Content":
        """The content that `as_json` wrote; names that are unknown today are left out."""
        known = {field.name for field in fields(cls)}
        values = {name: value for name, value in data.items() if name in known}
        for name in {"also_in", "topics"} & values.keys():
            values[name] = tuple(values[name])
        values["bylines"] = tuple(Name(**line) for line in values.get("bylines", ()))
        return cls(**values)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def changed(self, **changes: Any) -> "Content":
        """The same words with `changes`; ValidationError where a name is not one of a content."""
        unknown = changes.keys() - {field.name for field in fields(self)}
        if unknown:
            raise ValidationError(f"A story has no {', '.join(sorted(unknown))}.")
        return replace(self, **changes)

    def cleaned(self) -> "Content":
        """The same words with the body sanitised: for every way in."""
        return replace(self, body=clean_body(self.body))

    def plain_values(self) -> dict[str, Any]:
        """The fields that the article keeps under the same names."""
        return {name: getattr(self, name) for name in PLAIN}

    def write_to(self, article: Article) -> None:
        """Put these words into the working copy, its byline, sections and topics and the search; saves the article."""
        for name, value in self.plain_values().items():
            setattr(article, name, value)
        sections = standing(Section, [self.section, *self.also_in])
        article.lead_photo_id = self.lead_photo
        article.section_id = sections.get(self.section)
        article.save()
        # A section merged into the story's own is no second one.
        article.also_in.set(
            {sections[pk] for pk in self.also_in if pk == sections[pk] or sections[pk] != sections.get(self.section)}
        )
        article.topics.set(set(standing(Topic, self.topics).values()))
        article.bylines.all().delete()
        Byline.objects.bulk_create(self.byline_rows(article))
        article._prefetched_objects_cache = {}
        index(article, self)

    def byline_rows(self, article: Article) -> list[Byline]:
        """The byline as unsaved rows, in order."""
        return [
            Byline(article=article, position=place, author_id=name.author, guest_name=name.guest_name, role=name.role)
            for place, name in enumerate(self.bylines)
        ]

    @property
    def photos(self) -> list[int]:
        """The photos that it shows, the lead first, each once."""
        lead = [self.lead_photo] if self.lead_photo else []
        return list(dict.fromkeys([*lead, *photo_ids(self.body)]))


PLAIN = (
    "headline",
    "short_headline",
    "standfirst",
    "dateline",
    "body",
    "lead_caption",
    "genre",
    "urgency",
    "slug",
)


def standing(model: type[Section | Topic], pks: Iterable[int | None]) -> dict[int, int]:
    """Sections or topics by id -> where their stories stand now: what was merged into another stands there."""
    wanted = {pk for pk in pks if pk}
    merged = model.objects.filter(pk__in=wanted, merged_into__isnull=False) if wanted else model.objects.none()
    return {pk: pk for pk in wanted} | dict(merged.values_list("pk", "merged_into"))


@dataclass(frozen=True)
class Shelf:
    """The authors and photos that contents name, read once for one content or for thousands."""

    authors: Mapping[int, AuthorText]
    photos: Mapping[int, Photo]
    language: str

    @classmethod
    def holding(cls, contents: Iterable[Content], language: str) -> "Shelf":
        author_ids: set[int] = set()
        photo_pks: set[int] = set()
        for content in contents:
            author_ids.update(name.author for name in content.bylines if name.author)
            photo_pks.update(content.photos)
        authors = Author.objects.filter(pk__in=author_ids).prefetch_related("texts")
        photos = Photo.objects.filter(pk__in=photo_pks).with_texts()
        return cls(
            authors={author.pk: author.text_in(language) for author in authors},
            photos={photo.pk: photo for photo in photos},
            language=language,
        )

    def printed(self, name: Name) -> dict[str, Any]:
        """A name as the page prints it: {"author": id or None, "name": …, "role": …}."""
        if name.author is None:
            return {"author": None, "name": name.guest_name, "role": name.role}
        author = self.authors[name.author]
        return {"author": name.author, "name": author.name, "role": name.role or author.role}
