"""Mean colours as 64 CSS classes: the pages' security policy allows no colour of its own to each box.

`manage.py write_tones` writes static/photos/tones.css from here; `Photo.tone` names the class of a photo.
"""

from itertools import product

from .models import TONE_DIGITS


def stylesheet() -> str:
    """One rule for each class."""
    colours = ("".join(digits) for digits in product(TONE_DIGITS, repeat=3))
    return "".join(f".tone-{colour}{{background-color:#{colour}}}\n" for colour in colours)
