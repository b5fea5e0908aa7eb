"""Who paints which key."""

from collections.abc import Callable

from newsroom.demo.pictures.canvas import Canvas

Painter = Callable[[Canvas], None]

PAINTERS: dict[str, Painter] = {}


def paints(key: str) -> Callable[[Painter], Painter]:
    """Hang a painter in the gallery under its key."""

    def hang(painter: Painter) -> Painter:
        PAINTERS[key] = painter
        return painter

    return hang
