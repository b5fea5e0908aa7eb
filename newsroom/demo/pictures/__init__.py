"""The demo agency's pictures, drawn in code: one illustration for each photo key, a portrait for each author."""

from PIL import Image

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.portraits import portrait
from newsroom.demo.pictures.scenes import PAINTERS

__all__ = ["KEYS", "portrait", "scene"]

KEYS = tuple(PAINTERS)


def scene(key: str, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """The picture of a key, always the same one; other shapes than 3:2 are cropped around the centre.

    Raises KeyError for a key that is not in `KEYS`.
    """
    canvas = Canvas(key, size)
    PAINTERS[key](canvas)
    return canvas.finished()
