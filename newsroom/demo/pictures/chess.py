"""Chess pieces turned on the lathe, and the position on the first board."""

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import Point, moved, path, smooth
from newsroom.demo.pictures.palette import Ink, Stops, clear, darker, lighter

# (file, rank) from white's left: a rook ending, Black a pawn down with an active rook.
POSITION = {
    (6, 0): "K",
    (3, 1): "R",
    (5, 1): "P",
    (6, 1): "P",
    (7, 2): "P",
    (1, 2): "P",
    (2, 3): "B",
    (2, 5): "k",
    (4, 3): "r",
    (5, 5): "p",
    (6, 6): "p",
    (1, 4): "p",
    (3, 5): "n",
}

# The right half of each profile, in widths of a square: (half width, height).
_FOOT: list[Point] = path("0.36,0 0.37,0.07 0.31,0.12 0.29,0.17 0.24,0.2")
_PROFILES: dict[str, list[Point]] = {
    "p": [
        *_FOOT,
        (0.13, 0.4),
        (0.12, 0.52),
        (0.2, 0.56),
        (0.2, 0.6),
        (0.1, 0.62),
        (0.19, 0.72),
        (0.2, 0.8),
        (0.15, 0.9),
        (0.0, 0.94),
    ],
    "r": [*_FOOT, (0.19, 0.34), (0.17, 0.7), (0.25, 0.78), (0.27, 0.82), (0.27, 1.04), (0.18, 1.04)],
    "b": [
        *_FOOT,
        (0.14, 0.42),
        (0.12, 0.78),
        (0.21, 0.82),
        (0.21, 0.86),
        (0.11, 0.9),
        (0.19, 1.04),
        (0.18, 1.14),
        (0.06, 1.28),
        (0.07, 1.33),
        (0.0, 1.37),
    ],
    "n": [*_FOOT, (0.22, 0.26)],
    "k": [
        *_FOOT,
        (0.16, 0.44),
        (0.14, 0.98),
        (0.26, 1.03),
        (0.26, 1.07),
        (0.15, 1.12),
        (0.23, 1.4),
        (0.22, 1.44),
        (0.08, 1.5),
        (0.06, 1.54),
    ],
}
_HORSE: list[Point] = path(
    "-0.2,-0.24 -0.2,-0.5 -0.1,-0.8 -0.04,-1 0,-1.12 0.06,-1 0.2,-0.92 0.34,-0.72"
    " 0.31,-0.62 0.2,-0.64 0.1,-0.66 0.16,-0.5 0.22,-0.24"
)


def chessman(c: Canvas, piece: str, x: float, base: float, cell: float) -> None:
    """One piece; capitals are white. `cell` is the width of its square in the picture."""
    white = piece.isupper()
    ink, dark = ("#f2dfb8", "#a9763f") if white else ("#5a2f1c", "#1d0e08")
    _shadow(c, x, base, cell)
    kind = piece.lower()
    outline = _turned(kind, x, base, cell)
    wood: Stops = [(0, ink), (0.3, lighter(ink, 0.25)), (1, dark)]
    if kind == "n":
        c.fill(moved(smooth(_HORSE, closed=True, steps=5), x, base, scale=cell), wood, across=True)
        c.disc(x + cell * 0.12, base - cell * 0.84, cell * 0.025, dark)
        c.stroke(
            moved(smooth([(-0.12, -0.32), (-0.1, -0.6), (-0.02, -0.88)]), x, base, scale=cell),
            clear(dark, 0.6),
            cell * 0.03,
        )
    c.fill(outline, wood, across=True)
    c.shade(outline, darker(dark, 0.3), "right", density=0.26)
    _crown(c, kind, x, base, cell, ink, dark)


def _turned(kind: str, x: float, base: float, cell: float) -> list[Point]:
    """The outline of a piece, both halves of its profile."""
    half = _PROFILES[kind]
    right = smooth([(w, -h) for w, h in half], steps=4)
    return moved([*right, *[(-w, h) for w, h in reversed(right)]], x, base, scale=cell)


def _crown(c: Canvas, kind: str, x: float, base: float, cell: float, ink: Ink, dark: Ink) -> None:
    """What tells the pieces apart at the top."""
    if kind == "k":
        for half_w, half_h, mid in ((0.035, 0.14, 1.64), (0.11, 0.035, 1.66)):
            c.box(x - half_w * cell, base - (mid + half_h) * cell, x + half_w * cell, base - (mid - half_h) * cell, ink)
    elif kind == "r":
        for px in (-0.12, 0.12):
            c.box(x + (px - 0.035) * cell, base - 1.05 * cell, x + (px + 0.035) * cell, base - 0.94 * cell, dark)
    elif kind == "b":
        c.stroke([(x + 0.02 * cell, base - 1.2 * cell), (x + 0.12 * cell, base - 1.06 * cell)], dark, cell * 0.03)


def _shadow(c: Canvas, x: float, base: float, cell: float) -> None:
    """The shadow of a piece, to the right and under its foot."""
    c.disc(x + cell * 0.05, base + cell * 0.01, cell * 0.42, clear("#1a0c06", 0.5), ry=cell * 0.15)
    c.polygon(
        [
            (x, base - cell * 0.12),
            (x + cell * 0.2, base + cell * 0.14),
            (x + cell * 1.15, base + cell * 0.02),
            (x + cell * 1.0, base - cell * 0.14),
        ],
        clear("#1a0c06", 0.35),
    )
