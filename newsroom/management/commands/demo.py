"""Load the demo agency, small or large."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from accounts.roles import Role
from articles.models import Article
from newsroom.demo import agency, bulk, photos, source, stories

EPILOG = "Example: manage.py demo --stories 100000"


class Command(BaseCommand):
    help = (
        "Load the demo agency: four editions, ten sections, twenty authors, stories in every state, one account per "
        "role. What exists already is left as it is, so it can be stopped and run again. " + EPILOG
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--stories", type=int, default=0, metavar="N", help="add stories up to N more, in bulk")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there are stories already")
        parser.add_argument(
            "--with-accounts-in-production",
            action="store_true",
            help="make the demo accounts, whose password is public, although DEBUG is off",
        )

    def handle(self, *args, **options) -> None:
        if options["stories"] < 0:
            raise CommandError("--stories needs a number that is not negative.")
        if not settings.DEBUG and not options["with_accounts_in_production"]:
            raise CommandError(
                "The demo accounts have a public password, so they are refused while DEBUG is off. "
                "Say --with-accounts-in-production where you want them all the same."
            )
        if options["if_empty"] and Article.objects.exists():
            return
        with self._progress() as progress:
            people = self._load_agency(progress)
            if options["stories"]:
                self._load_bulk(progress, options["stories"], people[Role.ADMINISTRATOR])
        self.stdout.write(f"The demo agency has {Article.objects.count():,} stories.")

    def _progress(self) -> Progress:
        columns = (TextColumn("{task.description:<22}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        return Progress(*columns, console=Console(file=self.stdout, force_terminal=self.stdout.isatty()))

    def _load_agency(self, progress: Progress) -> dict:
        people = agency.make_accounts()
        editions = agency.make_editions()
        agency.make_taxonomy(editions)
        by = people[Role.ADMINISTRATOR]
        scenes = photos.make_photos(by, self._ticker(progress, "Drawing photos", len(source.table("photos")["photo"])))
        portraits = photos.make_portraits(
            by, self._ticker(progress, "Drawing portraits", len(source.table("authors")["author"]))
        )
        authors = agency.make_authors(portraits, people)
        count = sum(1 for code in editions for _row in source.stories(code))
        desk = stories.Desk(editions, authors, scenes, people)
        stories.make_stories(desk, self._ticker(progress, "Setting stories", count))
        return people

    def _ticker(self, progress: Progress, label: str, total: int):
        bar = progress.add_task(label, total=total)
        return lambda _what: progress.advance(bar)

    def _load_bulk(self, progress: Progress, total: int, by) -> None:
        bar = progress.add_task("Setting many stories", total=total, completed=bulk.made_so_far())
        for done in bulk.make_many(total, by):
            progress.update(bar, completed=done)
