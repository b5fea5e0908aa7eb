"""Railways: the Kelten yard by day, the Tarsh line by night."""

from itertools import pairwise

from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, View, along, arc, path, smooth
from newsroom.demo.pictures.machines import lattice
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, standing
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.stand import Stand
from newsroom.demo.pictures.terrain import (
    conifer,
    peak,
    ranges,
)


@paints("rail-yard")
def rail_yard(c: Canvas) -> None:
    """Tracks fan out between lines of wagons in the Kelten yard on a grey-blue morning."""
    view = View(horizon=420, eye=7.5, middle=700, focal=900)
    c.wash(even("#8fa7b5", "#c5cfcb", "#efe3cd"), 0, 422)
    c.drift("#f6efe0", (5, 11), 10, 400, cover=0.42, strength=0.7)
    for x, wide, tall in (
        (90, 150, 90),
        (320, 90, 140),
        (1100, 200, 80),
        (1330, 60, 190),
        (1240, 30, 250),
        (210, 26, 230),
    ):
        c.box(x, 422 - tall, x + wide, 424, "#a3b0b2")
    c.haze("#efe3cd", (250, 0.0), (422, 0.6))
    c.wash(even("#a9a79e", "#7b7974", "#4a4a4d"), 420)
    c.stipple(c.cut([(0, 425), (1500, 425), (1500, 1000), (0, 1000)]), "#33363b", "down", density=0.4)
    for middle in (-26.5, -21, -15.5, -10, -4.5, 1, 6.5, 12, 17.5, 23):
        _track(c, view, middle)
    trains = [
        (-26.5, 34, ["#7a4a3a", "#8a5a40"]),
        (-15.5, 26, ["#3c5a6b", "#56707c", "#6b3f36"]),
        (12, 24, ["#a3532f", "#b8693a", "#7d3f2c"]),
        (23, 30, ["#5f6a58", "#4a5a50"]),
    ]
    for middle, start, inks in trains:
        for n in range(14, -1, -1):
            _wagon(c, view, middle, start + n * 15.5, inks[n % len(inks)])
    _locomotive(c, view, 1, 18)
    for z in (150, 95, 58, 34):
        _gantry(c, view, z)
    for beside, depth in ((-5.5, 15), (8.6, 20)):
        at_x, foot = view.at(beside, 0, depth)
        standing(c, at_x, foot, 1.78 * view.focal / depth, "#e8762f", legs="#28323c", head=Head(hat="#f2cf45"))


def _track(c: Canvas, view: View, middle: float) -> None:
    """Two rails on sleepers, to the vanishing point."""
    for n in range(46):
        z = 6.5 * 1.075**n
        c.polygon(view.floor(middle - 1.35, middle + 1.35, z, z * 1.028), clear("#4a3a34", 0.65))
    for side in (-0.75, 0.75):
        x = middle + side
        c.polygon(
            view.face([(x - 0.07, 0.15, 6), (x + 0.07, 0.15, 6), (x + 0.07, 0.15, 900), (x - 0.07, 0.15, 900)]),
            "#dfe3df",
        )
        c.polygon(
            view.face([(x + 0.07, 0.15, 6), (x + 0.16, 0, 6), (x + 0.1, 0, 900), (x + 0.07, 0.15, 900)]), "#3d3d42"
        )


def _wagon(c: Canvas, view: View, middle: float, z: float, ink: Ink) -> None:
    """A covered wagon: its end and the side that can be seen."""
    x0, x1, end = middle - 1.5, middle + 1.5, z + 14
    pale = min(0.75, z / 330)
    body = mix(ink, "#cfcdc2", pale)
    flank = x1 if middle < 0 else x0
    c.polygon(view.side(flank, 0.3, 1.1, z, end), mix("#22262b", "#cfcdc2", pale))
    c.polygon(view.side(flank, 1.0, 4.1, z, end), darker(body, 0.22))
    for n in range(1, 8):
        at_z = z + 14 * n / 8
        c.stroke([view.at(flank, 1.05, at_z), view.at(flank, 4.05, at_z)], darker(body, 0.38), max(1, 60 / z))
    c.polygon(view.floor(x0, x1, z, end, y=4.1), lighter(body, 0.2))
    c.polygon(view.front(x0, x1, 1.0, 4.1, z), body)
    c.polygon(view.front(x0 + 0.2, x1 - 0.2, 0.35, 1.0, z), mix("#22262b", "#cfcdc2", pale))
    for n in range(1, 5):
        x = x0 + 3 * n / 5
        c.stroke([view.at(x, 1.05, z), view.at(x, 4.05, z)], darker(body, 0.2), max(1, 70 / z))
    for x in (middle - 1, middle + 1):
        at_x, at_y = view.at(x, 0.8, z)
        c.disc(at_x, at_y, 260 / z, "#1c2024")


def _locomotive(c: Canvas, view: View, middle: float, z: float) -> None:
    """A red engine head on, its train behind it."""
    red, cream = "#b5342c", "#f1e4c6"
    for n in range(9, -1, -1):
        start = z + 20 + n * 17
        tone = mix("#41535f", "#cfcdc2", min(0.75, start / 300))
        c.polygon(view.floor(middle - 1.5, middle + 1.5, start, start + 15, y=3.4), lighter(tone, 0.25))
        c.polygon(view.front(middle - 1.5, middle + 1.5, 0.8, 3.4, start), tone)
    c.polygon(view.floor(middle - 1.6, middle + 1.6, z, z + 18, y=4.4), "#5a6468")
    c.fill(view.front(middle - 1.6, middle + 1.6, 0.5, 4.4, z), [(0, lighter(red, 0.1)), (1, darker(red, 0.25))])
    c.polygon(view.front(middle - 1.6, middle + 1.6, 1.5, 2.1, z), cream)
    for x0, x1 in ((-1.35, -0.12), (0.12, 1.35)):
        c.polygon(view.front(middle + x0, middle + x1, 2.75, 3.95, z), "#1f2c36")
        c.polygon(
            view.face(
                [
                    (middle + x0, 2.75, z),
                    (middle + x0 + 0.5, 2.75, z),
                    (middle + x0 + 0.9, 3.95, z),
                    (middle + x0 + 0.4, 3.95, z),
                ]
            ),
            "#3f5461",
        )
    c.polygon(view.front(middle - 1.7, middle + 1.7, 0.2, 0.75, z), "#23262b")
    for x in (-1.1, 0, 1.1):
        at_x, at_y = view.at(middle + x, 1.1 if x else 4.15, z)
        c.disc(at_x, at_y, 8, "#fff3cc")
        c.glow(at_x, at_y, 95, "#ffe3a0", 0.9)


def _gantry(c: Canvas, view: View, z: float) -> None:
    """A signal bridge over the tracks."""
    tone, thick = mix("#2f3a42", "#c5c9c3", min(0.7, z / 200)), max(1, 120 / z)
    for x in (-18.3, 14.8):
        c.stroke([view.at(x, 0, z), view.at(x, 10, z)], tone, thick * 2.4)
    lattice(
        c,
        (view.at(-18.8, 10.4, z), view.at(-18.8, 9.2, z)),
        (view.at(15.3, 10.4, z), view.at(15.3, 9.2, z)),
        tone,
        thick,
        bays=22,
    )
    for n, x in enumerate((-10, -4.5, 1, 6.5)):
        c.polygon(view.front(x - 0.45, x + 0.45, 7.0, 9.3, z), darker(tone, 0.5))
        at_x, at_y = view.at(x, 8.6 if n % 2 else 7.6, z)
        ink = "#ff4b3a" if n % 2 else "#58e08a"
        c.glow(at_x, at_y, 900 / z + 12, ink, 0.9)
        c.disc(at_x, at_y, max(1.2, 200 / z), lighter(ink, 0.3))


@paints("night-train")
def night_train(c: Canvas) -> None:
    """The night train climbs towards Upper Tarsh, windows lit, under the snow peaks."""
    c.wash([(0, "#070b24"), (0.5, "#17265a"), (0.85, "#3d5a94"), (1, "#7f9ac0")], 0, 640)
    for _ in range(260):
        c.disc(
            c.rng.uniform(0, WIDTH),
            c.rng.uniform(0, 420),
            c.rng.uniform(0.6, 2),
            clear("#ffffff", c.rng.uniform(0.3, 1)),
        )
    c.disc(1080, 170, 54, "#f7f1d8")
    c.glow(1080, 170, 300, "#c8d4f2", 0.6)
    for x, wide, tall in ((1330, 620, 250), (120, 520, 220), (1000, 560, 210), (420, 700, 300), (720, 520, 250)):
        peak(c, x, 640, wide, tall, "#aebfe2", "#33508f")
    c.haze("#7f9ac0", (430, 0), (640, 0.55))
    ranges(c, "#16264f", "#40588c", y0=560, y1=660, rise=70, count=2, rough=0.5)
    for row in range(3):
        y, size = 650 + 34 * row, 60 + 26 * row
        for _ in range(46):
            conifer(
                c,
                c.rng,
                c.rng.uniform(-10, 1510),
                y + c.rng.uniform(-8, 8),
                size * c.rng.uniform(0.7, 1.2),
                mix("#1b2f5c", "#0b1534", row / 2),
            )
    c.fill([(0, 690), (1500, 690), (1500, 1000), (0, 1000)], [(0, "#6f88b5"), (0.35, "#3a5288"), (1, "#101c42")])
    _night_carriages(c)
    for x, size in ((40, 330), (120, 230), (1430, 380), (1330, 260), (-30, 400)):
        conifer(c, c.rng, x, 1000, size, "#060c22")
    c.drift("#e6edf8", (6, 20), 760, 1000, cover=0.28, strength=0.25)


def _night_carriages(c: Canvas) -> None:
    """A train on a bend: each carriage is nearer and larger than the one behind."""
    # Corners of the train's side: (x, y of the rail, height), from the tail to the engine.
    knots = [(1660, 716, 44), (1420, 722, 56), (1170, 738, 78), (940, 766, 116), (700, 812, 176), (400, 892, 290)]
    track = smooth([(x, y) for x, y, _ in knots], steps=10)
    c.stroke([(x, y + 10) for x, y in track], clear("#e3ebf7", 0.55), 10)
    c.polygon([*[(x, y + 2) for x, y in track], (210, 1000), (850, 1000), (1660, 730)], clear("#ffd58a", 0.07))
    for (x1, y1, h1), (x0, y0, h0) in pairwise(knots):
        engine = x0 == 400
        _carriage(c, (x0 + h0 * 0.04, y0, h0), (x1 - h1 * 0.04, y1, h1), engine=engine)
    _engine_face(c, 400, 892, 290)


def _carriage(c: Canvas, near: tuple[float, float, float], far: tuple[float, float, float], *, engine: bool) -> None:
    """One carriage between its near and its far end, each (x, rail, height)."""
    (x0, y0, h0), (x1, y1, h1) = near, far

    def spot(u: float, v: float) -> Point:
        x, y = along((x0, y0), (x1, y1), u)
        return x, y - (h0 + (h1 - h0) * u) * v

    def panel(u0: float, u1: float, v0: float, v1: float) -> list[Point]:
        return [spot(u0, v0), spot(u1, v0), spot(u1, v1), spot(u0, v1)]

    c.polygon(panel(0, 1, 0.12, 0.93), "#1d3a5f" if not engine else "#7d2530")
    c.polygon(panel(0.01, 0.99, 0.93, 1.02), "#101d3a")
    c.polygon(panel(0, 1, 0.36, 0.41), "#d9b45a")
    c.polygon(panel(0.02, 0.98, 0.0, 0.13), "#070d20")
    for n in range(0 if engine else 7):
        u = 0.06 + n * 0.129
        c.fill(panel(u, u + 0.095, 0.5, 0.8), [(0, "#fff0bf"), (1, "#ffb95a")])
        if c.rng.random() < 0.6:
            at_x, at_y = spot(u + c.rng.uniform(0.03, 0.06), 0.5)
            r = (h0 + (h1 - h0) * u) * 0.045
            c.disc(at_x, at_y - r * 2.3, r, "#6b3f35")
            c.polygon(arc(at_x, at_y, r * 1.9, 180, 360, ry=r * 1.5), "#6b3f35")
        x, y = spot(u + 0.05, 0)
        reach = (h0 + h1) * 0.3
        c.glow(x, y + reach * 0.25, reach, "#ffc566", 0.5, ry=reach * 0.4)
    for n in range(5 if engine else 0):
        c.polygon(panel(0.3 + n * 0.12, 0.39 + n * 0.12, 0.52, 0.78), "#54202a")


def _engine_face(c: Canvas, x: float, base: float, tall: float) -> None:
    """The front of the engine with three lamps and the driver's lit windscreen."""
    here = Stand(c, x, base, tall)
    front = here.place(path("0.04,-0.05 0.04,-1 -0.3,-1.05 -0.62,-0.92 -0.66,-0.3 -0.62,0.08"))
    c.fill(front, [(0, "#a83440"), (1, "#4d1620")])
    c.shade(front, "#220a14", "left", density=0.5)
    here.shape(path("-0.06,-0.56 -0.06,-0.88 -0.56,-0.82 -0.59,-0.5"), "#ffd58a")
    here.line(path("-0.33,-0.86 -0.34,-0.52"), "#4d1620", 8)
    here.shape(path("0.03,-0.36 0.03,-0.41 -0.65,-0.33 -0.66,-0.27"), "#d9b45a")
    here.shape(path("0.03,0.01 0.03,-0.1 -0.64,0.02 -0.61,0.13"), "#0a1024")
    shaft = [*here.place(path("-0.03,-0.22 -0.69,-0.22")), (-110, 820), (-10, 1080), (570, 1080)]
    c.beam(shaft, "#ffe6ae", 0.4, towards="down", soft=18)
    for lamp in path("-0.1,-0.22 -0.54,-0.15 -0.31,-0.97"):
        here.dot(*lamp, 0.045, "#fffbe8")
        c.glow(*here.at(*lamp), tall * 0.5, "#ffe2a0", 1)
