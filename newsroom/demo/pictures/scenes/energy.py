"""Wind, gas and the grid."""

from itertools import pairwise

from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, View, cap, moved, path, smooth
from newsroom.demo.pictures.machines import lattice, pylon, turbine, wires
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import (
    flock,
    glints,
    grass,
    height_at,
    hills,
    land,
    swell,
)
from newsroom.demo.pictures.vessels import trawler


@paints("wind-farm")
def wind_farm(c: Canvas) -> None:
    """Turbines off Cape Lorn march to the horizon."""
    view = View(horizon=690, eye=14, middle=1190, focal=1000)
    c.wash(even("#3f86a8", "#8fbfc9", "#e3e6d2", "#fbdcae"), 0, 692)
    c.drift("#ffffff", (5, 12), 20, 520, cover=0.38, strength=0.6)
    c.drift("#f6bd97", (4, 24), 400, 670, cover=0.36, strength=0.55)
    c.glow(1230, 660, 520, "#ffdf9f", 0.8)
    c.wash(even("#dccfb2", "#6fa5a8", "#226a7c", "#0d4454"), 690)
    swell(c, "#0f4151", "#f0f2e4", 698, 990, count=480)
    glints(c, "#fff0c9", 700, 960, x=1230, spread=240, count=140)
    for z in (2900, 2300, 1850, 1450, 1150, 900, 700, 540, 410, 310, 215):
        for x in (-160, 330):
            if x > 0 and z < 800:
                continue
            at_x, base = view.at(x, 0, z)
            tall = 138 * view.focal / z
            _foundation(c, at_x, base, tall)
            turbine(
                c,
                at_x,
                base - tall * 0.05,
                tall * 0.95,
                mix("#ffffff", "#e6e2cf", min(1.0, z / 2900)),
                turn=c.rng.uniform(0, 120),
                blade=0.56,
            )
    trawler(c, 880, 806, 190, "#b5402f", "#f6eedb", trim="#f6eedb")
    glints(c, "#ffffff", 808, 826, x=865, spread=110, count=30)
    flock(c, "#fbfaf3", 1000, 300, 110, count=7, span=36)


def _foundation(c: Canvas, x: float, base: float, tall: float) -> None:
    """The yellow foot of a turbine at sea, with its landing and a ring of foam."""
    w = tall * 0.028
    c.polygon(
        [(x - w, base - tall * 0.06), (x + w, base - tall * 0.06), (x + w * 1.05, base + 2), (x - w * 1.05, base + 2)],
        "#e5b233",
    )
    c.box(x, base - tall * 0.06, x + w, base + 2, "#b98722")
    c.box(x - w * 1.8, base - tall * 0.068, x + w * 1.8, base - tall * 0.058, "#c4932a")
    c.disc(x, base + 2, w * 2.4, clear("#ffffff", 0.55), ry=max(1, w * 0.35))


@paints("gas-plant")
def gas_plant(c: Canvas) -> None:
    """Tanks, columns and a flare at the receiving station outside Port Alma."""
    ground = 770
    c.wash(even("#213547", "#4a6a70", "#b59a78", "#f0b36a"), 0, ground)
    c.drift("#22313c", (5, 10), 0, 460, cover=0.42, strength=0.55)
    c.drift("#f6c98a", (4, 22), 380, 720, cover=0.4, strength=0.55)
    c.polygon(land(hills(c.rng, 735, 26), ground), "#7c6f62")
    c.haze("#f0b36a", (560, 0), (ground, 0.4))
    _flare(c, 1270, ground)
    for x, wide, tall in ((990, 34, 470), (1052, 26, 380), (1112, 40, 300), (860, 30, 340)):
        _column_of_plant(c, x, ground, wide, tall)
    lattice(c, ((820, 470), (820, 500)), ((1180, 470), (1180, 500)), "#25333c", 4, bays=14)
    _pipe_rack(c, 560, 1180, 600, ground)
    for x, r in ((190, 128), (452, 118)):
        _sphere(c, x, ground - r - 26, r, ground)
    _tank(c, 600, 868, ground + 10, 150)
    c.wash(even("#4b4a47", "#23282d"), ground)
    for n, (y, ink) in enumerate(((812, "#c98a4a"), (842, "#8fa0a0"), (878, "#d9b45a"))):
        _pipe(c, y, 15 + 4 * n, ink)
    c.polygon([(0, 940), (1500, 925), (1500, 1000), (0, 1000)], "#2f3436")
    for x, size in ((690, 116), (738, 110)):
        standing(c, x, 965, size, "#e07a2f", legs="#56656d", head=Head(hat="#f3d24a"))
    walking(c, 1010, 962, 112, "#e07a2f", head=Head(hat="#f3f0e4"))


def _flare(c: Canvas, x: float, base: float) -> None:
    """A flare stack, burning."""
    lattice(c, ((x - 22, base), (x + 22, base)), ((x - 6, 210), (x + 6, 210)), "#1c2931", 3, bays=16)
    flame = smooth(
        moved(path("-7,208 -30,168 -8,130 -62,84 4,96 -4,60 36,122 22,170 8,208"), x, 0), closed=True, steps=8
    )
    c.glow(x - 10, 130, 330, "#ff9a45", 0.85)
    c.polygon(flame, "#ff8a35")
    c.polygon([(x + (px - x) * 0.5 - 2, 208 + (py - 208) * 0.62) for px, py in flame], "#ffe19a")
    c.glow(x - 10, 150, 90, "#fff2c4", 0.9)


def _column_of_plant(c: Canvas, x: float, base: float, wide: float, tall: float) -> None:
    """A steel column with lit galleries."""
    steel = [(0.0, "#5a6a70"), (0.35, "#dfd3b8"), (1.0, "#33424b")]
    c.fill(
        [
            (x - wide, base),
            (x - wide, base - tall),
            *cap(x, base - tall, wide),
            (x + wide, base - tall),
            (x + wide, base),
        ],
        steel,
        across=True,
    )
    for n in range(1, round(tall / 70)):
        y = base - n * 70
        c.box(x - wide - 16, y, x + wide + 16, y + 5, "#25333c")
        for post in range(5):
            at_x = x - wide - 15 + post * (wide * 2 + 30) / 4
            c.stroke([(at_x, y - 20), (at_x, y)], "#25333c", 2)
        c.stroke([(x - wide - 15, y - 20), (x + wide + 15, y - 20)], "#25333c", 2)
        c.disc(x + wide + 12, y - 24, 3.4, "#ffe6ad")
        c.glow(x + wide + 12, y - 24, 26, "#ffdf9c", 0.8)
    c.stroke([(x + wide + 8, base), (x + wide + 8, base - tall * 0.94)], "#3b4a52", 6)


def _sphere(c: Canvas, x: float, y: float, r: float, ground: float) -> None:
    """A pressure sphere on legs, lit by the low sun at the right."""
    for n in range(7):
        px = x - r * 0.9 + n * r * 0.3
        c.stroke([(px, y + r * 0.1), (px, ground)], "#2b363c", 9)
    for side in (-1, 1):
        c.stroke([(x - r * 0.9 * side, y + r * 0.5), (x + r * 0.9 * side, ground)], "#2b363c", 4)
    ball = c.stencil()
    ball.disc(x, y, r)
    c.grade(ball, [(0, "#4d6068"), (0.55, "#c9c2ac"), (0.85, "#f6ddb0"), (1, "#e9b877")], across=True)
    c.stipple(ball, "#1c2b35", "down", density=0.62)
    c.stroke([(x - r * 0.995, y), (x + r * 0.995, y)], clear("#1c2b35", 0.7), 4)
    c.stroke(
        smooth(
            [(x - r * 0.15, y - r), (x + r * 0.6, y - r * 0.9), (x + r * 1.02, y - r * 0.3), (x + r * 1.06, ground)]
        ),
        "#2b363c",
        5,
    )
    c.box(x - 30, y - r - 14, x + 30, y - r + 2, "#2b363c")


def _tank(c: Canvas, x0: float, x1: float, base: float, tall: float) -> None:
    """A flat tank with a stair around it."""
    steel = [(0, "#6d787a"), (0.6, "#e6d8bb"), (1, "#b98d62")]
    c.fill([(x0, base - tall), (x1, base - tall), (x1, base), (x0, base)], steel, across=True)
    c.disc((x0 + x1) / 2, base - tall, (x1 - x0) / 2, "#8f9490", ry=15)
    for n in range(1, 4):
        c.stroke([(x0, base - tall * n / 4), (x1, base - tall * n / 4)], clear("#2b363c", 0.35), 2)
    steps = [(x0 + 20 + (x1 - x0 - 40) * t / 12, base - tall * t / 12 + (6 if t % 2 else 0)) for t in range(13)]
    c.stroke(steps, "#2b363c", 4)


def _pipe_rack(c: Canvas, x0: float, x1: float, top: float, base: float) -> None:
    """Pipes carried on posts."""
    for x in range(round(x0), round(x1) + 1, 88):
        c.stroke([(x, top - 30), (x, base)], "#25333c", 8)
    for n, ink in enumerate(("#c9b48c", "#b5623a", "#8fa0a0", "#d9b45a")):
        y = top - 26 + n * 22
        c.box(x0 - 20, y, x1 + 20, y + 12, ink)
        c.box(x0 - 20, y + 7, x1 + 20, y + 12, darker(ink, 0.4))


def _pipe(c: Canvas, y: float, r: float, ink: Ink) -> None:
    """A pipe across the foreground with flanges and a valve wheel."""
    c.fill(
        [(-10, y - r), (1510, y - r), (1510, y + r), (-10, y + r)],
        [(0, darker(ink, 0.25)), (0.3, lighter(ink, 0.35)), (1, darker(ink, 0.6))],
    )
    for x in range(60 + round(y) % 110, WIDTH, 290):
        c.box(x - 6, y - r * 1.35, x + 6, y + r * 1.35, darker(ink, 0.35))
    valve = 260 + (y * 7) % 900
    c.stroke([(valve, y - r), (valve, y - r * 3.2)], darker(ink, 0.5), 6)
    c.ring(valve, y - r * 3.6, r * 1.1, "#b5402f", 6)


@paints("power-lines")
def power_lines(c: Canvas) -> None:
    """Pylons stride over the hills inland of Cape Lorn."""
    c.wash(even("#5a2a3c", "#b5503f", "#ef9a4a", "#ffd98a"), 0, 760)
    c.drift("#8c3a42", (5, 12), 20, 460, cover=0.42, strength=0.65)
    c.drift("#ffd08a", (4, 24), 300, 680, cover=0.4, strength=0.6)
    c.disc(395, 600, 78, "#fff1c2")
    c.glow(395, 600, 520, "#ffdf8a", 0.8)
    layers = [(650, 40, "#d9824a"), (700, 54, "#b5603f"), (765, 60, "#7f4038"), (840, 66, "#512a30")]
    spots = [(560, 90, 0), (672, 130, 0), (826, 205, 1), (1000, 330, 2)]
    hung: list[list[Point]] = []
    for n, (y, rise, ink) in enumerate(layers):
        line = hills(c.rng, y, rise, waves=1.4 + 0.4 * n)
        c.fill(land(line), [(0, ink), (1, mix(ink, "#2b1722", 0.5))])
        _hedges(c, line, 4 + 4 * n, darker(ink, 0.24))
        for x, size, layer in spots:
            if layer == n:
                tone = mix("#a8553f", "#3a1d28", layer / 2)
                hung.append(pylon(c, x, height_at(line, x) + 6, size, tone))
    hung.append(pylon(c, 1215, 900, 860, "#1e1019"))
    for n, (start, end) in enumerate(pairwise(hung)):
        wires(c, start, end, mix("#a8553f", "#1e1019", min(1.0, n / 2.4)), drop=12 + 14 * n, width=1 + 0.6 * n)
    wires(c, hung[-1], [(x + 900, y - 260) for x, y in hung[-1]], "#1e1019", drop=60, width=3.2)
    field = land(hills(c.rng, 905, 20))
    c.polygon(field, "#2b1620")
    grass(c, c.rng, -10, 1510, 930, 46, "#1e0f18", count=420)
    flock(c, "#4a2430", 300, 330, 120, count=12, span=24)


def _hedges(c: Canvas, line: list[Point], size: float, ink: Ink) -> None:
    """Scrub on a hillside, thickest near its crest."""
    for _ in range(150):
        x = c.rng.uniform(0, WIDTH)
        y = height_at(line, x) + size * 9 * c.rng.random() ** 2
        c.disc(x, y, size * c.rng.uniform(0.4, 1), ink, ry=size * 0.5)
