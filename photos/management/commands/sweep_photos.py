from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from photos import files
from photos.leftovers import leftovers


class Command(BaseCommand):
    help = "Delete photo files that no photo names: what a process that was killed left behind. Safe at any time."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only name them.")
        parser.add_argument("--hours", type=int, default=24, help="How old they must be (24).")

    def handle(self, *, dry_run: bool, hours: int, **options) -> None:
        found = list(leftovers(timezone.now() - timedelta(hours=hours)))
        if dry_run:
            self.stdout.writelines(f"{path}\n" for path in found)
        else:
            files.remove(found)
        self.stdout.write(f"{len(found)} files {'would be' if dry_run else 'were'} deleted.")
