"""Houses, facades and what they are made of."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import Point
from newsroom.demo.pictures.palette import Ink, clear, darker, lighter, mix


def houses(
    c: Canvas,
    x0: float,
    x1: float,
    base: float,
    height: float,
    walls: Sequence[Ink],
    *,
    roof: Ink | None = None,
    lit: Ink = "#ffd58a",
    chance: float = 0.3,
) -> None:
    """A row of town houses with pitched roofs; `lit` windows appear by chance."""
    x = x0
    while x < x1:
        wide, tall = height * c.rng.uniform(0.5, 1.05), height * c.rng.uniform(0.7, 1.25)
        wall = c.rng.choice(walls)
        top = base - tall
        c.box(x, top, x + wide, base + 2, wall)
        eave = height * 0.05
        peak = top - height * c.rng.uniform(0.16, 0.4)
        slope = darker(roof, c.rng.uniform(0, 0.25)) if roof else darker(wall, 0.16)
        c.polygon([(x - eave, top), (x + wide * 0.3, peak), (x + wide * 0.7, peak), (x + wide + eave, top)], slope)
        if c.rng.random() < 0.5:
            c.box(x + wide * 0.2, peak - height * 0.1, x + wide * 0.28, top, darker(slope, 0.2))
        c.box(x + wide * 0.86, top, x + wide, base + 2, darker(wall, 0.12))
        _house_windows(c, x, top, wide, tall, height, lit, chance)
        x += wide


def _house_windows(
    c: Canvas, x: float, top: float, wide: float, tall: float, height: float, lit: Ink, chance: float
) -> None:
    """Windows on a grid; each one is there by chance."""
    columns, rows = max(2, round(wide / height * 4)), max(2, round(tall / height * 3))
    pane_x, pane_y = wide / columns, tall / rows
    for column in range(columns):
        for row in range(rows):
            if c.rng.random() < chance:
                left, up = x + pane_x * (column + 0.3), top + pane_y * (row + 0.28)
                c.box(left, up, left + pane_x * 0.36, up + pane_y * 0.45, lit)


def lantern_tower(c: Canvas, x: float, base: float, height: float, wall: Ink, *, lit: Ink) -> None:
    """A clock tower with a pointed roof."""
    w = height * 0.11
    c.box(x - w, base - height * 0.72, x + w, base, wall)
    c.box(x + w * 0.4, base - height * 0.72, x + w, base, darker(wall, 0.15))
    c.box(x - w * 1.25, base - height * 0.75, x + w * 1.25, base - height * 0.71, darker(wall, 0.2))
    c.box(x - w * 0.8, base - height * 0.83, x + w * 0.8, base - height * 0.75, lighter(wall, 0.06))
    c.polygon(
        [(x - w, base - height * 0.83), (x, base - height * 1.05), (x + w, base - height * 0.83)], darker(wall, 0.25)
    )
    c.disc(x, base - height * 0.62, w * 0.6, lit)


@dataclass(frozen=True)
class Wall:
    """A flat wall seen at an angle: its left and right edge are (x, top, bottom). Places on it run from 0 to 1."""

    left: tuple[float, float, float]
    right: tuple[float, float, float]

    def at(self, u: float, v: float) -> Point:
        """Where a place lands: u from left to right, v from top to bottom; the nearer end takes more room."""
        (x0, top0, bottom0), (x1, top1, bottom1) = self.left, self.right
        far0, far1 = 1 / (bottom0 - top0), 1 / (bottom1 - top1)
        share = u * far1 / ((1 - u) * far0 + u * far1)
        top, bottom = top0 + (top1 - top0) * share, bottom0 + (bottom1 - bottom0) * share
        return x0 + (x1 - x0) * share, top + (bottom - top) * v

    def quad(self, u0: float, u1: float, v0: float, v1: float) -> list[Point]:
        """A rectangle on the wall."""
        return [self.at(u0, v0), self.at(u1, v0), self.at(u1, v1), self.at(u0, v1)]

    def grid(
        self, columns: int, rows: int, *, top: float = 0.05, bottom: float = 0.95, fill: float = 0.55
    ) -> Iterator[tuple[int, int, list[Point]]]:
        """Windows in columns and rows, each as (column, row, corners)."""
        wide, tall = 1 / columns, (bottom - top) / rows
        for row in range(rows):
            for column in range(columns):
                u, v = (column + (1 - fill) / 2) * wide, top + (row + (1 - fill) / 2) * tall
                yield column, row, self.quad(u, u + wide * fill, v, v + tall * fill)


def column(c: Canvas, x: float, top: float, base: float, width: float, stone: Ink, *, shade: Ink | None = None) -> None:
    """A fluted column with capital and plinth, lit from the left."""
    half, dark = width / 2, shade or darker(stone, 0.5)
    shaft = [(x - half * 0.84, top), (x + half * 0.84, top), (x + half, base), (x - half, base)]
    c.fill(shaft, [(0, lighter(stone, 0.06)), (0.3, stone), (1, dark)], across=True)
    for n in range(1, 6):
        t = n / 6
        c.stroke(
            [(x - half * 0.84 + width * 0.84 * t, top), (x - half + width * t, base)],
            clear(dark, 0.35),
            max(1.0, width * 0.035),
        )
    for y0, y1, wide in (
        (top - width * 0.1, top + width * 0.12, 1.0),
        (top - width * 0.26, top - width * 0.1, 1.24),
        (base - width * 0.12, base + width * 0.02, 1.12),
        (base, base + width * 0.16, 1.34),
    ):
        c.fill(
            [(x - half * wide, y0), (x + half * wide, y0), (x + half * wide, y1), (x - half * wide, y1)],
            [(0, lighter(stone, 0.12)), (1, mix(stone, dark, 0.8))],
            across=True,
        )


def steps(
    c: Canvas, x0: float, x1: float, top: float, bottom: float, count: int, stone: Ink, *, spread: float = 14
) -> None:
    """A flight of stairs that widens towards the eye."""
    rise = (bottom - top) / count
    for n in range(count):
        y, out = top + rise * n, spread * n
        c.box(x0 - out, y, x1 + out, y + rise * 0.5, lighter(stone, 0.16))
        c.box(x0 - out, y + rise * 0.5, x1 + out, y + rise + 1, darker(stone, 0.14 + 0.12 * n / count))


def tower_block(
    c: Canvas,
    x: float,
    base: float,
    width: float,
    height: float,
    wall: Ink,
    *,
    side: float = 0.3,
    lit: Ink | None = None,
    chance: float = 0.3,
    pane: float = 9,
) -> None:
    """A modern tower with a shaded flank, setbacks by chance, and windows that may be lit."""
    top, edge = base - height, x + width * (1 - side)
    c.box(x, top, edge, base, wall)
    c.box(edge, top, x + width, base, darker(wall, 0.28))
    kind = c.rng.random()
    if kind < 0.35:
        c.box(x + width * 0.2, top - height * 0.06, x + width * 0.75, top, darker(wall, 0.12))
        c.stroke(
            [(x + width * 0.5, top - height * 0.06), (x + width * 0.5, top - height * 0.2)], darker(wall, 0.2), 2.5
        )
    elif kind < 0.6:
        c.polygon([(x, top), (x + width, top), (x + width, top - width * 0.35)], darker(wall, 0.16))
    if lit:
        _tower_windows(c, (x, top + pane, x + width, base), pane, lit, chance, darker(wall, 0.18))


def _tower_windows(
    c: Canvas, box: tuple[float, float, float, float], pane: float, lit: Ink, chance: float, dim: Ink
) -> None:
    """Windows on a grid, lit in some storeys more than in others."""
    x0, y0, x1, y1 = box
    columns, rows = max(2, int((x1 - x0) / pane)), max(2, int((y1 - y0) / (pane * 1.25)))
    wide, tall = (x1 - x0) / columns, (y1 - y0) / rows
    for row in range(rows):
        busy = chance * c.rng.uniform(0.3, 1.7)
        for n in range(columns):
            bright = c.rng.random() < busy
            left, top = x0 + wide * (n + 0.25), y0 + tall * (row + 0.2)
            c.box(
                left, top, left + wide * 0.5, top + tall * 0.55, clear(lit, c.rng.uniform(0.55, 1)) if bright else dim
            )


def flag(c: Canvas, x: float, base: float, height: float, inks: Sequence[Ink], *, flip: bool = False) -> None:
    """A flag of level stripes on its pole, in a light wind."""
    top, wide, tall = base - height, height * 0.34, height * 0.21
    c.stroke([(x, base), (x, top - 4)], "#39404a", max(2, height * 0.014))
    turn = -1 if flip else 1
    for n, ink in enumerate(inks):
        y0, y1 = top + tall * n / len(inks), top + tall * (n + 1) / len(inks)
        wave = [(x + turn * wide * t / 10, height * 0.02 * math.sin(t * 0.75) * t / 6) for t in range(11)]
        c.polygon([*((px, y0 + dy) for px, dy in wave), *((px, y1 + dy) for px, dy in reversed(wave))], ink)
