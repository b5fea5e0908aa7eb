"""A large demo agency: any number of stories made of the demo's own sentences, through the bulk backfill."""

import random
import re
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from articles.body.cleaning import clean_body
from articles.content import Content, Name
from articles.models import Article, Edition
from articles.publishing import Past, backfill_many
from authors.models import Author
from photos.models import Photo

from .source import stories
from .stories import NAMESPACE

BATCH = 500
SLUGLINE = "BULK-"


def made_so_far() -> int:
    """How many bulk stories there are."""
    return Article.objects.filter(slugline__startswith=SLUGLINE).count()


def make_many(total: int, by) -> Iterator[int]:
    """Make bulk stories until there are `total`; yields how many there are after each batch.

    Each batch is one transaction: stopped anywhere, it goes on from there the next time.
    """
    done = made_so_far()
    editions = [_Press(edition) for edition in Edition.objects.order_by("position")]
    begin = timezone.now() - timedelta(days=21)
    while done < total:
        numbers = range(done, min(done + BATCH, total))
        backfill_many([editions[n % len(editions)].story(n, begin) for n in numbers], by=by)
        done = numbers[-1] + 1
        yield done


class _Press:
    """Sets stories of one edition from the paragraphs and headlines of its demo stories."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        rows = list(stories(edition.code))
        self.headlines = [row["short_headline"] or row["headline"] for row in rows]
        self.standfirsts = [row["standfirst"] for row in rows]
        self.datelines = [row["dateline"] for row in rows if row.get("dateline")]
        self.paragraphs = [p for row in rows for p in re.findall(r"<p>[^<]{60,}</p>", clean_body(row["body"]))]
        self.sections = list(edition.sections.values_list("pk", flat=True))
        self.topics = list(edition.topics.values_list("pk", flat=True))
        self.authors = list(Author.objects.values_list("pk", flat=True))
        self.photos = list(Photo.objects.filter(filename__startswith="demo-").values_list("pk", flat=True))

    def story(self, number: int, begin: datetime) -> Past:
        """The story with this number: always the same words, later numbers lying further back in time."""
        dice = random.Random(number)  # noqa: S311 (no secret: the same number gives the same story)
        article = Article(
            guid=uuid.uuid5(NAMESPACE, f"bulk/{number}"), edition=self.edition, slugline=f"{SLUGLINE}{number:07}"
        )
        content = Content(
            headline=f"{dice.choice(self.headlines)} ({number})",
            standfirst=dice.choice(self.standfirsts),
            dateline=dice.choice(self.datelines),
            body="".join(dice.sample(self.paragraphs, k=min(12, len(self.paragraphs)))),
            lead_photo=dice.choice(self.photos) if self.photos else None,
            section=dice.choice(self.sections),
            topics=tuple(dice.sample(self.topics, k=2)),
            genre=dice.choice(Article.Genre.values),
            urgency=dice.randint(3, 8),
            bylines=(Name(author=dice.choice(self.authors)),),
        )
        return Past(article, content, begin - timedelta(seconds=157 * number + dice.randint(0, 150)))
