from pathlib import Path

from django.core.management.base import BaseCommand

from photos import tones

SHEET = Path(tones.__file__).parent / "static" / "photos" / "tones.css"


class Command(BaseCommand):
    help = "Write photos/static/photos/tones.css: one class for each of the mean colours that a photo's box may have."

    def handle(self, **options) -> None:
        SHEET.write_text(tones.stylesheet())
        self.stdout.write(f"{SHEET} written.")
