"""The one way in for a photo: from the desk, the story editor, a command or an importer."""

import re
from typing import Any

from django.core.files.base import File
from django.db import transaction

from . import masters, metadata
from .files import NewFiles, StorageFailed
from .masters import PhotoRefused as PhotoRefused
from .models import Photo, master_path
from .renditions import make_first
from .signals import renditions_wanted

WORDS = ("caption", "alt_text", "credit", "copyright", "keywords", "digital_source_type")


def ingest(file: File, *, by, language: str = "en", focal_x: float = 0.5, focal_y: float = 0.5, **words: str) -> Photo:
    """Take a file into the library: a clean master, its first renditions, and the words it carries.

    `words` are any of WORDS; a word that is given wins over the file's own. `by` may be None where no person is
    behind it. Raises PhotoRefused, which tells what is wrong with the file and what to do; any other
    ValidationError is about a word. When it raises, or a transaction around it is rolled back, no file is left.
    """
    unknown = set(words) - set(WORDS)
    if unknown:
        raise TypeError(f"ingest() knows no word {sorted(unknown)}.")
    opened = masters.opened(file)
    photo = Photo(language=language, focal_x=focal_x, focal_y=focal_y, uploaded_by=by)
    photo.filename = _plain_name(file.name or "")
    for name, text in {**_words_in(opened), **_given(words)}.items():
        setattr(photo, name, text)
    photo.clean_fields(exclude=["image"])
    return _stored(photo, masters.clean(opened))


def _stored(photo: Photo, picture) -> Photo:
    photo.width, photo.height = picture.size
    photo.mean_colour = masters.mean_colour(picture)
    data, suffix = masters.encoded(picture)
    try:
        with transaction.atomic(), NewFiles() as new:
            photo.image.name = master_path(photo, f"master.{suffix}")
            new.write(photo.image.name, data)
            make_first(photo, masters.on_white(picture), new)
            photo.save()
            renditions_wanted.send(Photo, photo=photo)
    except StorageFailed as error:
        raise PhotoRefused(error.message, code=error.code) from error
    return photo


def _words_in(opened) -> dict[str, str]:
    read = metadata.read(opened)
    return {
        "caption": read.caption,
        "alt_text": read.alt_text,
        "credit": read.credit_line,
        "copyright": read.copyright,
        "keywords": ", ".join(read.keywords),
        "digital_source_type": read.digital_source_type,
    }


def _given(words: dict[str, Any]) -> dict[str, str]:
    texts = {name: metadata.cleaned(str(text or "")) for name, text in words.items()}
    return {name: text for name, text in texts.items() if text}


def _plain_name(name: str) -> str:
    """The file's name without folders, on any system, and without control characters."""
    return " ".join(metadata.cleaned(re.split(r"[/\\]", name)[-1], 255).split())
