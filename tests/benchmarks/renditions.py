"""`python -m tests.benchmarks.renditions`: say of every photo that all its renditions are made.

Pages then name them as they do when the worker has run; the files, which nobody fetches here, are not drawn.
"""

import django

django.setup()

# Only now can models be imported.
from photos import shapes  # noqa: E402
from photos.models import Photo  # noqa: E402
from photos.renditions import FORMATS  # noqa: E402


def name_all() -> None:
    photos = list(Photo.objects.all())
    for photo in photos:
        photo.renditions = {
            shape: dict.fromkeys(FORMATS, shapes.widths(photo.width, photo.height, shape)) for shape in shapes.RATIOS
        }
    Photo.objects.bulk_update(photos, ["renditions"], batch_size=200)


if __name__ == "__main__":
    name_all()
