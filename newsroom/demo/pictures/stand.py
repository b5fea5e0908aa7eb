"""A place in the picture where one thing is drawn in its own measure."""

from newsroom.demo.pictures.canvas import Pen
from newsroom.demo.pictures.curves import Point, moved
from newsroom.demo.pictures.palette import Ink


class Stand:
    """Draws the parts of one thing: its foot is at (0, 0), its size is 1, and it looks to the right unless flipped."""

    def __init__(self, pen: Pen, x: float, base: float, size: float, *, flip: bool = False) -> None:
        self.pen, self.x, self.base, self.size, self.flip = pen, x, base, size, flip

    def place(self, points: list[Point]) -> list[Point]:
        """Where an outline comes to lie in the picture."""
        return moved(points, self.x, self.base, scale=self.size, flip=self.flip)

    def at(self, x: float, y: float) -> Point:
        """Where one point comes to lie."""
        return self.place([(x, y)])[0]

    def shape(self, points: list[Point], ink: Ink) -> None:
        """A filled outline."""
        self.pen.polygon(self.place(points), ink)

    def box(self, x0: float, y0: float, x1: float, y1: float, ink: Ink) -> None:
        """A filled rectangle."""
        self.shape([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], ink)

    def line(self, points: list[Point], ink: Ink, width: float) -> None:
        """A line whose width is in the measure of the picture."""
        self.pen.stroke(self.place(points), ink, width)

    def dot(self, x: float, y: float, r: float, ink: Ink) -> None:
        """A filled circle."""
        self.pen.disc(*self.at(x, y), r * self.size, ink)
