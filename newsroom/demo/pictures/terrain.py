"""Land, water and what grows there."""

import math
import random
from itertools import pairwise

from newsroom.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Pen
from newsroom.demo.pictures.curves import Point, path, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, lighter, mix

LEFT, RIGHT = -20, WIDTH + 20


def ridge(rng: random.Random, y: float, rise: float, *, rough: float = 0.52, depth: int = 7) -> list[Point]:
    """A jagged skyline from edge to edge (midpoint displacement)."""
    heights = [rng.uniform(-0.3, 0.3), rng.uniform(-0.3, 0.3)]
    swing = 1.0
    for _ in range(depth):
        halves = [(a + b) / 2 + rng.uniform(-swing, swing) for a, b in pairwise(heights)]
        heights = [h for pair in zip(heights, halves, strict=False) for h in pair] + heights[-1:]
        swing *= rough
    step = (RIGHT - LEFT) / (len(heights) - 1)
    return [(LEFT + n * step, y - rise * h) for n, h in enumerate(heights)]


def hills(rng: random.Random, y: float, rise: float, *, waves: float = 2, steps: int = 90) -> list[Point]:
    """A rolling skyline from edge to edge."""
    parts = [(waves * f, rng.uniform(0, math.tau), 1 / f) for f in (1, 1.9, 3.7)]
    line = []
    for n in range(steps + 1):
        t = n / steps
        line.append(
            (LEFT + t * (RIGHT - LEFT), y - rise * sum(w * math.sin(f * t * math.tau + p) for f, p, w in parts) / 2)
        )
    return line


def land(line: list[Point], bottom: float = HEIGHT + 10) -> list[Point]:
    """Everything under a skyline."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def height_at(line: list[Point], x: float) -> float:
    """The y of a skyline at x."""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0 or 1)
    return line[-1][1]


def ranges(
    c: Canvas, near: Ink, far: Ink, *, y0: float, y1: float, rise: float, count: int = 4, rough: float = 0.52
) -> None:
    """Mountain ranges one behind the other, paler with distance."""
    for n in range(count):
        share = n / max(1, count - 1)
        ink = mix(far, near, share)
        line = ridge(c.rng, y0 + (y1 - y0) * share, rise * (0.6 + 0.4 * share), rough=rough)
        c.fill(land(line), [(0, ink), (0.5, mix(ink, far, 0.45)), (1, mix(ink, far, 0.7))])


def conifer(pen: Pen, rng: random.Random, x: float, base: float, height: float, ink: Ink) -> None:
    """A spruce."""
    wide = height * rng.uniform(0.2, 0.27)
    tiers = 6
    outline: list[Point] = [(x, base - height)]
    back: list[Point] = []
    for n in range(1, tiers + 1):
        y = base - height * (1 - n / tiers) - height * 0.04
        reach = wide * n / tiers
        outline += [(x + reach * rng.uniform(0.85, 1.1), y), (x + reach * 0.55, y - height * 0.02)]
        back += [(x - reach * rng.uniform(0.85, 1.1), y), (x - reach * 0.55, y - height * 0.02)]
    pen.polygon([*outline, (x + height * 0.02, base), (x - height * 0.02, base), *reversed(back)], ink)


def leafy(
    pen: Pen, rng: random.Random, x: float, base: float, height: float, ink: Ink, *, lit: Ink | None = None
) -> None:
    """A broad tree; `lit` colours the leaves that catch the light, from the upper left."""
    crown, wide = base - height * 0.62, height * 0.36
    pen.polygon(
        [(x - height * 0.03, base), (x - height * 0.02, crown), (x + height * 0.02, crown), (x + height * 0.035, base)],
        darker(ink, 0.35),
    )
    pen.disc(x, crown, wide * 0.85, darker(ink, 0.12))
    for n in range(26):
        angle, reach = rng.uniform(0, math.tau), wide * math.sqrt(rng.random())
        r = height * rng.uniform(0.09, 0.16)
        at_x, at_y = x + reach * math.cos(angle), crown + reach * 0.85 * math.sin(angle)
        pen.disc(at_x, at_y, r, ink if n % 3 else darker(ink, 0.12), ry=r * 0.85)
    for _ in range(18 if lit else 0):
        angle, reach = rng.uniform(math.pi * 0.9, math.pi * 1.65), wide * math.sqrt(rng.random()) * 1.05
        r = height * rng.uniform(0.03, 0.07)
        pen.disc(x + reach * math.cos(angle), crown + reach * 0.85 * math.sin(angle), r, lit or ink, ry=r * 0.7)


def poplar(pen: Pen, x: float, base: float, height: float, ink: Ink) -> None:
    """A tall slim tree."""
    w = height * 0.1
    half = path("0,-1 0.55,-0.85 1,-0.5 0.85,-0.2 0.25,-0.08 0.2,0")
    right = [(x + w * px, base + height * py) for px, py in half]
    left = [(x - w * px, base + height * py) for px, py in reversed(half)]
    pen.polygon(smooth([*right, *left], closed=True, steps=5), ink)


def reed(
    pen: Pen,
    rng: random.Random,
    x: float,
    base: float,
    height: float,
    ink: Ink,
    *,
    lean: float = 0.12,
    plume: Ink | None = None,
) -> None:
    """One reed, bent by the wind, with leaves and a plume."""
    bend = height * lean * rng.uniform(0.5, 1.5)
    stem = smooth([(x, base), (x + bend * 0.25, base - height * 0.5), (x + bend, base - height)], steps=8)
    pen.stroke(stem, ink, max(1.2, height * 0.008))
    for _ in range(3):
        root = stem[rng.randrange(3, len(stem) - 3)]
        side, reach = rng.choice((-1, 1)), height * rng.uniform(0.14, 0.26)
        tip = (root[0] + side * reach * 0.6 + bend * 0.3, root[1] - reach * rng.uniform(0.3, 0.8))
        pen.polygon(
            [
                root,
                (root[0] + side * reach * 0.25, root[1] - reach * 0.45),
                tip,
                (root[0] + side * reach * 0.2, root[1] - reach * 0.3),
            ],
            ink,
        )
    top = stem[-1]
    length, full = height * 0.2, height * 0.022
    feather = [
        top,
        (top[0] + full + bend * 0.05, top[1] + length * 0.35),
        (top[0] - bend * 0.1, top[1] + length),
        (top[0] - full, top[1] + length * 0.4),
    ]
    pen.polygon(
        smooth([(top[0] + bend * 0.12, top[1] - length * 0.35), *feather[1:]], closed=True, steps=5),
        plume or lighter(ink, 0.15),
    )


def grass(
    pen: Pen, rng: random.Random, x0: float, x1: float, base: float, height: float, ink: Ink, *, count: int = 120
) -> None:
    """A fringe of blades."""
    for _ in range(count):
        x, tall = rng.uniform(x0, x1), height * rng.uniform(0.4, 1)
        lean = tall * rng.uniform(-0.35, 0.45)
        pen.polygon(
            [
                (x - tall * 0.04, base),
                (x + lean * 0.3, base - tall * 0.6),
                (x + lean, base - tall),
                (x + tall * 0.05, base),
            ],
            ink,
        )


def glints(
    c: Canvas,
    ink: Ink,
    y0: float,
    y1: float,
    *,
    x: float = 750,
    spread: float = 500,
    count: int = 160,
    opacity: float = 0.7,
) -> None:
    """Short lights on water, thick below a sun at x and longer towards the eye."""
    for _ in range(count):
        near = c.rng.random() ** 1.4
        y = y0 + (y1 - y0) * near
        reach = spread * (0.25 + 0.75 * near)
        at_x = c.rng.gauss(x, reach * 0.45)
        length, thick = (8 + 70 * near) * c.rng.uniform(0.3, 1), 0.8 + 3.4 * near
        c.polygon(
            [(at_x - length, y), (at_x, y - thick), (at_x + length, y), (at_x, y + thick)],
            clear(ink, opacity * c.rng.uniform(0.4, 1)),
        )


def swell(c: Canvas, dark: Ink, pale: Ink, y0: float, y1: float, *, count: int = 220) -> None:
    """The grain of open water: long dark troughs, and pale backs of waves."""
    for _ in range(count):
        near = c.rng.random()
        y, x = y0 + (y1 - y0) * near, c.rng.uniform(0, WIDTH)
        length, thick = (14 + 120 * near) * c.rng.uniform(0.4, 1), 0.7 + 4 * near
        ink = clear(dark if c.rng.random() < 0.6 else pale, c.rng.uniform(0.15, 0.5))
        c.polygon(
            [(x - length, y), (x - length * 0.2, y - thick), (x + length, y), (x + length * 0.1, y + thick * 0.7)], ink
        )


def rain(c: Canvas, ink: Ink, opacity: float, *, count: int, lean: float, length: float = 24) -> None:
    """Rain over the whole picture; `lean` is how far a streak goes aside for its fall."""
    for _ in range(count):
        x, y, fall = c.rng.uniform(-30, WIDTH), c.rng.uniform(-30, HEIGHT), length * c.rng.uniform(0.5, 1.6)
        c.stroke([(x, y), (x + fall * lean, y + fall)], clear(ink, opacity), 1)


def snowfall(c: Canvas, *, count: int) -> None:
    """Flakes over the whole picture."""
    for _ in range(count):
        c.disc(c.rng.uniform(0, WIDTH), c.rng.uniform(0, HEIGHT), c.rng.uniform(1, 3.2), clear("#ffffff", 0.7))


def bird(pen: Pen, x: float, y: float, span: float, ink: Ink, *, lift: float = 0.35, tilt: float = 0) -> None:
    """A gull on the wing, far enough away to be two strokes."""
    half, up, turn = span / 2, span * lift, span * tilt
    wing = span * 0.05
    outline = [
        (x - half, y - up * 0.5 + turn),
        (x - half * 0.5, y - up),
        (x, y),
        (x + half * 0.5, y - up),
        (x + half, y - up * 0.5 - turn),
        (x + half * 0.5, y - up + wing * 1.6),
        (x + half * 0.12, y + wing * 2.2),
        (x, y + wing * 2.6),
        (x - half * 0.12, y + wing * 2.2),
        (x - half * 0.5, y - up + wing * 1.6),
    ]
    pen.polygon(smooth(outline, closed=True, steps=4), ink)


def flock(c: Canvas, ink: Ink, x: float, y: float, spread: float, *, count: int = 9, span: float = 26) -> None:
    """Birds in loose company."""
    for _ in range(count):
        size = span * c.rng.uniform(0.55, 1.2)
        bird(
            c,
            c.rng.gauss(x, spread),
            c.rng.gauss(y, spread * 0.35),
            size,
            ink,
            lift=c.rng.uniform(0.12, 0.42),
            tilt=c.rng.uniform(-0.2, 0.2),
        )


def boulder(c: Canvas, x: float, base: float, width: float, height: float, ink: Ink) -> None:
    """A rock with a lit shoulder."""
    rng = c.rng
    outline = [(x - width / 2, base)]
    for n in range(1, 6):
        t = n / 6
        outline.append(
            (x - width / 2 + width * t, base - height * math.sin(math.pi * t) ** 0.7 * rng.uniform(0.75, 1.1))
        )
    outline.append((x + width / 2, base))
    c.polygon(outline, ink)
    c.polygon([*outline[:4], (x - width * 0.12, base - height * 0.35)], lighter(ink, 0.13))


def spray(
    c: Canvas, ink: Ink, x: float, y: float, reach: float, rise: float, *, lean: float = 0, count: int = 700
) -> None:
    """White water thrown up from a line, dense at its foot and fine at the top."""
    for _ in range(count):
        up = abs(c.rng.gauss(0, 0.38))
        across = c.rng.gauss(0, 0.33) * (1 - 0.3 * min(1.0, up))
        r = c.rng.uniform(0.7, 4.4) * max(0.25, 1 - up * 0.8)
        c.disc(
            x + reach * across + lean * up * rise,
            y - rise * up * max(0.1, 1 - 1.6 * abs(across)),
            r,
            clear(ink, c.rng.uniform(0.3, 0.9)),
            ry=r * 0.8,
        )


def peak(c: Canvas, x: float, base: float, width: float, height: float, lit: Ink, dark: Ink) -> None:
    """One mountain, lit from the left: a summit, a broken ridge down its face, and spurs."""
    rng, top = c.rng, (x, base - height)
    left = _slope(rng, (x - width / 2, base), top, height * 0.06)
    right = _slope(rng, top, (x + width / 2, base), height * 0.06)
    c.fill([*left, *right], [(0, lit), (0.6, mix(lit, dark, 0.22)), (1, mix(lit, dark, 0.5))])
    spine = [top]
    for n in range(1, 9):
        t = n / 8
        spine.append((x + width * (0.05 * t + (0.045 if n % 2 else -0.03) * (0.4 + t)), base - height * (1 - t)))
    c.fill([*right, *reversed(spine)], [(0, dark), (1, mix(dark, lit, 0.35))])
    for _ in range(7):
        t = rng.uniform(0.15, 0.8)
        at_x, at_y = x - width / 2 * t * rng.uniform(0.2, 0.8), base - height * (1 - t)
        size = height * rng.uniform(0.1, 0.22)
        c.polygon(
            [
                (at_x, at_y),
                (at_x + size * 0.42, at_y + size * 0.5),
                (at_x + size * 0.2, at_y + size * 1.25),
                (at_x + size * 0.06, at_y + size * 0.6),
            ],
            clear(dark, 0.6),
        )
    for _ in range(5):
        t = rng.uniform(0.3, 0.85)
        at_x, at_y = x + width / 2 * t * rng.uniform(0.35, 0.8), base - height * (1 - t)
        size = height * rng.uniform(0.08, 0.18)
        c.polygon(
            [
                (at_x, at_y),
                (at_x + size * 0.2, at_y + size * 0.7),
                (at_x - size * 0.1, at_y + size * 1.2),
                (at_x - size * 0.3, at_y + size * 0.5),
            ],
            clear(lit, 0.4),
        )


def _slope(rng: random.Random, start: Point, end: Point, jag: float) -> list[Point]:
    """A mountainside with steps in it."""
    line = [start]
    for n in range(1, 10):
        t = n / 10
        line.append(
            (
                start[0] + (end[0] - start[0]) * t + rng.uniform(-jag, jag),
                start[1] + (end[1] - start[1]) * t + rng.uniform(-jag, jag),
            )
        )
    return [*line, end]
