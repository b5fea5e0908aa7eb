from django.core.management.base import BaseCommand

from photos.files import StorageFailed
from photos.models import Photo
from photos.renditions import is_complete, make_renditions


class Command(BaseCommand):
    help = "Make the renditions that photos lack, here and now: after a worker was lost, or new sizes came in."

    def handle(self, **options) -> None:
        made = failed = 0
        for photo in Photo.objects.usable().iterator(chunk_size=500):
            if is_complete(photo):
                continue
            try:
                make_renditions(photo.pk)
                made += 1
            except StorageFailed as error:
                failed += 1
                self.stderr.write(f"Photo {photo.pk}: {' '.join(error.messages)}")
        self.stdout.write(f"{made} photos completed, {failed} failed.")
