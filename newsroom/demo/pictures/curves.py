"""Lines worth drawing: smooth outlines, arcs, sagging wires, and a simple view into depth."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


def path(text: str) -> list[Point]:
    """Points written as "x,y x,y", the way an outline is drawn on paper."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> list[Point]:
    """A curve through all the points (Catmull-Rom)."""
    ring = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    curve = [_between(ring[n : n + 4], step / steps) for n in range(len(ring) - 3) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(knots: Sequence[Point], t: float) -> Point:
    """A point of the curve between the middle two of four knots."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = knots
    return _spline(ax, bx, cx, dx, t), _spline(ay, by, cy, dy, t)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    """One coordinate of that point."""
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def arc(
    x: float, y: float, r: float, start: float, end: float, *, ry: float | None = None, steps: int = 32
) -> list[Point]:
    """Points of an arc; degrees go clockwise from three o'clock."""
    tall = r if ry is None else ry
    angles = (math.radians(start + (end - start) * n / steps) for n in range(steps + 1))
    return [(x + r * math.cos(a), y + tall * math.sin(a)) for a in angles]


def cap(x: float, y: float, r: float) -> list[Point]:
    """The rounded top of a column, from left to right."""
    return smooth(
        [(x - r, y), (x - r * 0.8, y - r * 0.5), (x, y - r * 0.8), (x + r * 0.8, y - r * 0.5), (x + r, y)], steps=5
    )


def sag(start: Point, end: Point, drop: float, *, steps: int = 24) -> list[Point]:
    """A wire hung between two points."""
    (x0, y0), (x1, y1) = start, end
    shares = (n / steps for n in range(steps + 1))
    return [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + 4 * drop * t * (1 - t)) for t in shares]


def along(start: Point, end: Point, share: float) -> Point:
    """The point part of the way from start to end."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def moved(points: Iterable[Point], x: float, y: float, *, scale: float = 1.0, flip: bool = False) -> list[Point]:
    """The shape at another place and size; `flip` turns it to face the other way."""
    turn = -scale if flip else scale
    return [(x + px * turn, y + py * scale) for px, py in points]


def turned(points: Iterable[Point], degrees: float, around: Point) -> list[Point]:
    """The shape turned clockwise around a point."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    cx, cy = around
    return [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in points]


@dataclass(frozen=True)
class View:
    """A look into depth with one vanishing point: x to the right, y up, z away from the eye."""

    horizon: float
    eye: float = 1.7
    middle: float = 750
    focal: float = 1000

    def at(self, x: float, y: float, z: float) -> Point:
        """Where a point of the scene lands in the picture."""
        return self.middle + self.focal * x / z, self.horizon - self.focal * (y - self.eye) / z

    def face(self, corners: Iterable[tuple[float, float, float]]) -> list[Point]:
        """A flat face of the scene as it lands in the picture."""
        return [self.at(*corner) for corner in corners]

    def floor(self, x0: float, x1: float, z0: float, z1: float, y: float = 0) -> list[Point]:
        """A level rectangle."""
        return self.face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)])

    def side(self, x: float, y0: float, y1: float, z0: float, z1: float) -> list[Point]:
        """An upright rectangle that runs into depth."""
        return self.face([(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)])

    def front(self, x0: float, x1: float, y0: float, y1: float, z: float) -> list[Point]:
        """An upright rectangle that faces the eye."""
        return self.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)])
