from collections.abc import Iterator
from dataclasses import dataclass

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.content import Content
from articles.models import Article, ArticleText
from articles.search import index_many

EPILOG = "Example: manage.py reindex_articles --missing"
#: Stories locked at a time: nobody at the desk should notice.
AT_ONCE = 200


class Command(BaseCommand):
    help = (
        "Write the index of the desk's search anew, newest stories first: after an upgrade that asks for it, or when "
        "an author was renamed. The desk may work meanwhile. It can be stopped at any time and says how to go on. "
        + EPILOG
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--missing", action="store_true", help="only the stories that the index does not have")
        parser.add_argument(
            "--before", type=int, metavar="ID", help="only stories with a lower id: where it was stopped the last time"
        )

    def handle(self, *args, missing: bool, before: int | None, **options) -> None:
        if before is not None and before < 1:
            raise CommandError("--before needs the id of a story.")
        rows = Article.objects.order_by("-pk")
        if missing:
            rows = rows.filter(~Exists(ArticleText.objects.filter(article=OuterRef("pk"))))
        done = Batch(0, before)
        with self._progress() as progress:
            bar = progress.add_task("Indexing stories", total=_below(rows, before).count())
            try:
                for batch in batches(rows, before):
                    done = Batch(done.size + batch.size, batch.lowest)
                    progress.update(bar, completed=done.size)
            except KeyboardInterrupt:
                raise CommandError(_stopped(done, missing)) from None
        self.stdout.write(f"{done.size:,} stories indexed.")

    def _progress(self) -> Progress:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        return Progress(*columns, console=Console(file=self.stdout, force_terminal=self.stdout.isatty()))


@dataclass(frozen=True)
class Batch:
    """How many stories have been indexed, and the lowest id among them."""

    size: int
    lowest: int | None


def batches(rows: QuerySet[Article], before: int | None) -> Iterator[Batch]:
    """Index the rows below an id, each batch in one transaction."""
    while True:
        with transaction.atomic():
            # Locked: words that somebody saves at this moment must not be replaced by those that were there before.
            found = list(_below(rows, before).select_for_update(no_key=True, of=("self",))[:AT_ONCE])
            if not found:
                return
            index_many([(article, Content.of(article)) for article in _with_parts(found)])
        before = found[-1].pk
        yield Batch(len(found), before)


def _below(rows: QuerySet[Article], pk: int | None) -> QuerySet[Article]:
    return rows if pk is None else rows.filter(pk__lt=pk)


def _with_parts(articles: list[Article]) -> QuerySet[Article]:
    rows = Article.objects.filter(pk__in=[article.pk for article in articles]).select_related("edition")
    return rows.prefetch_related("also_in", "topics", "bylines")


def _stopped(done: Batch, missing: bool) -> str:
    words = [f"Stopped after {done.size:,} stories. Go on with: manage.py reindex_articles"]
    if missing:
        words.append("--missing")
    elif done.lowest:
        words.append(f"--before {done.lowest}")
    return " ".join(words)
