"""Cranes, turbines, pylons and rolling stock."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from newsroom.demo.pictures.canvas import Canvas, Pen
from newsroom.demo.pictures.curves import Point, along, moved, path, sag, smooth, turned
from newsroom.demo.pictures.palette import Ink, clear, darker, lighter
from newsroom.demo.pictures.stand import Stand


def lattice(
    pen: Pen, start: tuple[Point, Point], end: tuple[Point, Point], ink: Ink, width: float, *, bays: int = 12
) -> None:
    """A truss between two edges: (upper, lower) at each end, with crossing braces."""
    pen.stroke([start[0], end[0]], ink, width * 1.5)
    pen.stroke([start[1], end[1]], ink, width * 1.5)
    for n in range(bays):
        upper, lower = along(start[0], end[0], n / bays), along(start[1], end[1], n / bays)
        next_upper, next_lower = along(start[0], end[0], (n + 1) / bays), along(start[1], end[1], (n + 1) / bays)
        pen.stroke([upper, lower], ink, width)
        pen.stroke([lower, next_upper] if n % 2 else [upper, next_lower], ink, width * 0.8)


def quay_crane(
    c: Canvas,
    x: float,
    base: float,
    height: float,
    ink: Ink,
    *,
    load: Ink = "#2f7d78",
    reach: float = 0.62,
    drop: float = 0.2,
) -> None:
    """A ship-to-shore gantry crane, boom to the right, with a container on its hook."""
    spot = Stand(c, x, base, height).at
    beam, thin, dark = height * 0.026, height * 0.009, darker(ink, 0.28)
    for px, shade in ((-0.2, dark), (0.17, ink)):
        c.polygon(
            [spot(px - 0.022, -0.02), spot(px - 0.016, -0.55), spot(px + 0.016, -0.55), spot(px + 0.022, -0.02)], shade
        )
        c.box(*spot(px - 0.06, -0.035), *spot(px + 0.06, -0.012), darker(ink, 0.5))
        for wheel in range(4):
            c.disc(*spot(px - 0.045 + wheel * 0.03, -0.008), height * 0.011, "#22262c")
    c.stroke([spot(-0.2, -0.2), spot(0.17, -0.2)], ink, beam)
    c.stroke([spot(-0.2, -0.2), spot(0.17, -0.52)], dark, beam * 0.55)
    c.stroke([spot(-0.2, -0.53), spot(0.17, -0.53)], ink, beam)
    c.stroke([spot(0.15, -0.55), spot(0.08, -0.98)], ink, beam * 0.9)
    c.stroke([spot(-0.16, -0.55), spot(0.06, -0.98)], dark, beam * 0.7)
    c.stroke([spot(0.12, -0.76), spot(-0.05, -0.76)], dark, beam * 0.4)
    for end in ((0.55, -0.57), (1.0, -0.57), (-0.52, -0.57)):
        c.stroke([spot(0.075, -0.97), spot(*end)], ink, thin)
    lattice(
        c,
        (spot(-0.58, -0.585), spot(-0.58, -0.545)),
        (spot(1.06, -0.585), spot(1.06, -0.545)),
        ink,
        thin * 0.75,
        bays=34,
    )
    c.box(*spot(-0.42, -0.66), *spot(-0.2, -0.585), darker(ink, 0.12))
    c.box(*spot(-0.42, -0.66), *spot(-0.2, -0.645), lighter(ink, 0.25))
    _trolley(c, spot, reach, drop, height, load)


def _trolley(
    c: Canvas, spot: Callable[[float, float], Point], reach: float, drop: float, height: float, load: Ink
) -> None:
    """The trolley under the boom with its cab, cables, spreader and container."""
    c.box(*spot(reach - 0.06, -0.552), *spot(reach + 0.06, -0.53), "#262b33")
    c.box(*spot(reach + 0.075, -0.545), *spot(reach + 0.125, -0.49), "#2c3a46")
    c.box(*spot(reach + 0.1, -0.53), *spot(reach + 0.122, -0.5), "#bfe0e2")
    for px in (-0.045, 0.045):
        c.stroke([spot(reach + px, -0.53), spot(reach + px, -0.53 + drop)], "#262b33", height * 0.004)
    c.box(*spot(reach - 0.075, -0.53 + drop), *spot(reach + 0.075, -0.515 + drop), "#262b33")
    c.box(*spot(reach - 0.085, -0.515 + drop), *spot(reach + 0.085, -0.455 + drop), load)
    c.box(*spot(reach - 0.085, -0.467 + drop), *spot(reach + 0.085, -0.455 + drop), darker(load, 0.3))


def container_stack(c: Canvas, x: float, base: float, width: float, rows: list[int], inks: Sequence[Ink]) -> None:
    """Containers piled side by side; `rows` is how high each pile is."""
    tall = width * 0.36
    for pile, high in enumerate(rows):
        left = x + pile * width * 1.03
        for row in range(high):
            ink = c.rng.choice(inks)
            top = base - (row + 1) * tall
            c.box(left, top, left + width, top + tall * 0.97, ink)
            for rib in range(1, 14):
                at_x = left + width * rib / 14
                c.stroke(
                    [(at_x, top + tall * 0.1), (at_x, top + tall * 0.88)], clear(darker(ink, 0.5), 0.28), width * 0.012
                )
            c.box(left, top, left + width, top + tall * 0.07, lighter(ink, 0.18))
            c.box(left, top + tall * 0.9, left + width, top + tall * 0.97, darker(ink, 0.35))


def turbine(
    c: Canvas, x: float, base: float, height: float, ink: Ink, *, turn: float = 15, blade: float = 0.62
) -> None:
    """A wind turbine of three blades."""
    hub = (x, base - height)
    c.fill(
        [
            (x - height * 0.011, hub[1]),
            (x + height * 0.011, hub[1]),
            (x + height * 0.022, base),
            (x - height * 0.022, base),
        ],
        [(0, lighter(ink, 0.2)), (0.5, ink), (1, darker(ink, 0.25))],
        across=True,
    )
    shape = smooth(
        path("0,0.012 0.1,0.034 0.3,0.024 0.7,0.012 1,0.002 0.7,-0.008 0.3,-0.012 0.06,-0.014"), closed=True, steps=5
    )
    for n in range(3):
        wing = turned(moved(shape, *hub, scale=height * blade), turn + 120 * n, hub)
        c.polygon(wing, ink if n else lighter(ink, 0.15))
    c.disc(*hub, height * 0.024, darker(ink, 0.12))
    c.disc(*hub, height * 0.013, lighter(ink, 0.3))


# The arms of a pylon: height of the tip and reach, in heights of the tower.
_ARMS = [(0.93, 0.17), (0.78, 0.24), (0.63, 0.19)]


def pylon(c: Canvas, x: float, base: float, height: float, ink: Ink) -> list[Point]:
    """A lattice tower; gives the six points where the wires hang."""
    thick = max(1.2, height * 0.007)

    def spot(px: float, up: float) -> Point:
        return x + px * height, base - up * height

    for side in (-1, 1):
        c.stroke(
            [spot(0.15 * side, 0), spot(0.05 * side, 0.55), spot(0.035 * side, 0.92), spot(0, 1.02)], ink, thick * 1.5
        )
    levels = [0, 0.16, 0.3, 0.42, 0.52, 0.61, 0.7, 0.79, 0.87, 0.94]
    for low, high in pairwise(levels):
        a, b = _half_width(low), _half_width(high)
        for side in (-1, 1):
            c.stroke([spot(a * side, low), spot(-b * side, high)], ink, thick * 0.7)
        c.stroke([spot(-b, high), spot(b, high)], ink, thick * 0.7)
    hooks = []
    for up, reach in _ARMS:
        for side in (-1, 1):
            tip, root = spot(reach * side, up), _half_width(up) * side
            c.stroke([spot(root, up + 0.035), tip, spot(root, up - 0.012)], ink, thick)
            c.stroke([spot(root + (reach * side - root) * 0.5, up + 0.018), spot(root, up - 0.012)], ink, thick * 0.6)
            c.stroke([tip, (tip[0], tip[1] + height * 0.045)], ink, thick * 0.9)
            hooks.append((tip[0], tip[1] + height * 0.045))
    return hooks


def _half_width(up: float) -> float:
    """Half the width of a pylon at a height, both in heights of the tower."""
    return 0.15 - 0.1 * up / 0.55 if up < 0.55 else 0.05 - 0.015 * (up - 0.55) / 0.37


def wires(c: Canvas, hooks: list[Point], others: list[Point], ink: Ink, *, drop: float, width: float = 1.6) -> None:
    """Sagging wires from tower to tower."""
    for start, end in zip(hooks, others, strict=True):
        c.stroke(sag(start, end, drop), ink, width)


def lorry(c: Canvas, x: float, base: float, length: float, cab: Ink, box: Ink, *, flip: bool = False) -> None:
    """An articulated lorry from the side, heading right unless flipped."""
    here = Stand(c, x, base, length, flip=flip)
    here.box(-0.5, -0.29, 0.23, -0.07, box)
    here.box(-0.5, -0.1, 0.23, -0.07, darker(box, 0.3))
    here.shape(path("0.25,-0.27 0.38,-0.27 0.46,-0.16 0.48,-0.05 0.25,-0.05"), cab)
    here.shape(path("0.31,-0.235 0.375,-0.235 0.432,-0.155 0.31,-0.155"), "#22303a")
    here.box(-0.48, -0.07, 0.47, -0.04, "#23272c")
    for px in (-0.42, -0.34, -0.26, 0.12, 0.38):
        here.dot(px, -0.035, 0.036, "#15181c")
        here.dot(px, -0.035, 0.016, "#7c7f80")


def smoke(
    c: Canvas,
    ink: Ink,
    x: float,
    y: float,
    *,
    rise: float,
    blow: float,
    start: float,
    count: int = 60,
    opacity: float = 0.35,
) -> None:
    """A plume from a chimney, bent by the wind."""
    plume = c.stencil()
    for n in range(count):
        t = n / count
        r = start * (1 + 6.5 * t) * c.rng.uniform(0.75, 1.15)
        plume.disc(
            x + blow * t**1.5 + c.rng.gauss(0, start * 1.6 * t),
            y - rise * t**0.75 + c.rng.gauss(0, start * t * 1.8),
            r,
            clear("white", 1 - 0.75 * t),
        )
    c.press(plume.softened(start * 0.35), ink, strength=opacity)
    c.stipple(plume, ink, "left" if blow > 0 else "right", density=opacity * 0.8)
