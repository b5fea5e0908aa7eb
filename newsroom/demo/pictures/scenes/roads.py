"""Roads over passes, borders and dry land."""

import math
from itertools import pairwise

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import Point, View, path, smooth
from newsroom.demo.pictures.machines import lorry
from newsroom.demo.pictures.palette import clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.stand import Stand
from newsroom.demo.pictures.terrain import (
    conifer,
    flock,
    hills,
    land,
    peak,
    ranges,
    snowfall,
)


@paints("snow-pass")
def snow_pass(c: Canvas) -> None:
    """The road to Gannet Pass winds up through fresh snow, a plough on its way."""
    c.wash(even("#5f93bd", "#a9cbdf", "#e9eef0", "#fbeee0"), 0, 620)
    c.drift("#ffffff", (5, 10), 0, 420, cover=0.38, strength=0.7)
    for x, wide, tall in ((1180, 760, 330), (330, 820, 360), (760, 700, 290)):
        peak(c, x, 610, wide, tall, "#d8e6f0", "#8fb0d0")
    c.haze("#f8efe4", (330, 0), (600, 0.5))
    for x, wide, tall in ((60, 620, 300), (1400, 720, 380), (880, 640, 250)):
        peak(c, x, 640, wide, tall, "#f4f8fa", "#6c93bd")
    c.haze("#f8efe4", (420, 0), (640, 0.4))
    slope = hills(c.rng, 560, 46, waves=1.2)
    c.fill(land(slope), [(0, "#f6f8f8"), (0.5, "#d9e6ef"), (1, "#b4cbdd")])
    c.stipple(c.cut(land(slope)), "#7fa2c2", "right", density=0.22)
    _serpentine(c)
    for x, y, size in (
        (110, 760, 120),
        (180, 800, 170),
        (60, 860, 230),
        (1330, 700, 90),
        (1400, 770, 150),
        (1450, 880, 240),
        (980, 640, 54),
        (1030, 650, 60),
        (380, 640, 60),
        (430, 655, 70),
    ):
        conifer(c, c.rng, x, y, size, "#2c4a5c")
        conifer(c, c.rng, x - size * 0.04, y - size * 0.14, size * 0.8, clear("#f2f7fa", 0.75))
    _plough(c, 690, 786, 0.8)
    snowfall(c, count=260)


def _serpentine(c: Canvas) -> None:
    """The road, wider towards the eye, with its walls of snow and marker poles."""
    bends = path(
        "820,548 900,566 760,590 560,612 640,642 960,668 1120,704 860,752 520,800 470,860 700,926 1000,1000 1250,1080"
    )
    line = smooth(bends, steps=14)
    left, right = [], []
    for (x0, y0), (x1, y1) in pairwise(line):
        wide = 4 + 60 * max(0.0, (y0 - 545) / 460) ** 1.35
        length = math.hypot(x1 - x0, y1 - y0) or 1
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        left.append((x0 + nx * wide, y0 + ny * wide * 0.45 - 2))
        right.append((x0 - nx * wide, y0 - ny * wide * 0.45 + 2))
    c.polygon([*left, *reversed([(x, y + 12) for x, y in right])], "#8fb0cb")
    for n in range(len(left) - 1):
        c.polygon([left[n], left[n + 1], right[n + 1], right[n]], mix("#93a3b0", "#59646f", n / len(left)))
    c.stroke(left, "#ffffff", 5)
    c.stroke(right, "#f2f7fb", 6)
    for n in range(16, len(left), 9):
        size = 10 + 66 * max(0.0, (left[n][1] - 545) / 455)
        for x, y in (left[n], right[n]):
            c.stroke([(x, y), (x, y - size)], "#c8402f", max(1.5, size * 0.07))
            c.stroke([(x, y - size * 0.6), (x, y - size * 0.78)], "#ffffff", max(1.5, size * 0.07))


def _plough(c: Canvas, x: float, base: float, size: float) -> None:
    """A snow plough throwing snow aside."""
    here = Stand(c, x, base, size)
    for _ in range(520):
        t = c.rng.random()
        up = 100 * math.sin(math.pi * t) * c.rng.uniform(0.1, 1)
        c.disc(
            x + size * (96 + 190 * t + c.rng.gauss(0, 14)),
            base - size * (24 + up),
            size * c.rng.uniform(1.5, 6) * (1.1 - t),
            clear("#ffffff", 0.8),
        )
    here.shape(path("-150,14 130,14 110,0 -130,0"), clear("#3f5a78", 0.4))
    here.shape(path("-110,-112 4,-112 14,-30 -118,-30"), "#c65f22")
    here.shape(path("-116,-52 14,-52 14,-30 -118,-30"), "#8f4416")
    here.shape(path("8,-150 64,-150 84,-90 88,-26 8,-26"), "#e07a2c")
    here.shape(path("22,-138 58,-138 74,-92 22,-92"), "#22384a")
    here.shape(path("8,-50 87,-50 88,-26 8,-26"), "#8f4416")
    here.shape(path("92,-84 116,-92 136,-60 122,6 92,-4"), "#e6b93c")
    here.shape(path("92,-60 128,-56 124,-40 92,-42"), "#2a2f36")
    for px in (-86, -44, 52):
        here.dot(px, -18, 24, "#1b232b")
        here.dot(px, -18, 10, "#8f9aa2")
    here.dot(34, -156, 8, "#ffb43a")
    c.glow(*here.at(34, -156), 90 * size, "#ffc45a", 0.9)


@paints("border-crossing")
def border_crossing(c: Canvas) -> None:
    """Lorries wait at the raised and lowered barriers below Gannet Pass."""
    c.wash(even("#7c8a86", "#b3b9a8", "#e6dcc0"), 0, 620)
    c.drift("#5c6b6a", (4, 8), -60, 380, cover=0.5, strength=0.6, fade=0.2)
    ranges(c, "#5b6a5c", "#b9bfae", y0=390, y1=600, rise=150, count=4, rough=0.5)
    for _ in range(70):
        conifer(c, c.rng, c.rng.uniform(-10, 1510), c.rng.uniform(600, 650), c.rng.uniform(36, 84), "#3f5348")
    c.wash(even("#8f8d80", "#63645e", "#3d4042"), 640)
    view = View(horizon=560, eye=4.2, middle=750, focal=960)
    for x in (-9.4, -3.2, 3.2, 9.4):
        for n in range(12):
            z = 8.5 * 1.3**n
            c.polygon(view.floor(x - 0.14, x + 0.14, z, z * 1.16), clear("#efe8d2", 0.8))
    _canopy(c)
    for x, base, length, cab, box, flip in (
        (1290, 760, 400, "#b5402f", "#d9cfb8", True),
        (180, 770, 430, "#2f6075", "#c7c2ae", False),
        (1440, 860, 620, "#e0a63a", "#3f5c5a", True),
    ):
        lorry(c, x, base, length, cab, box, flip=flip)
    for x in (508, 812):
        _booth(c, x, 812)
    _barrier(c, 470, 850, 300, raised=True)
    _barrier(c, 1040, 850, 380, raised=False)
    standing(c, 690, 872, 176, "#3b4f3f", legs="#242d2a", head=Head("#c99a7c", hair="#27332b", facing=True))
    standing(c, 1120, 866, 170, "#3b4f3f", legs="#242d2a", head=Head("#b98468", hair="#27332b", facing=True))
    walking(c, 760, 884, 172, "#8a3f2f", flip=True, bag="#3a2a22", head=Head("#c99a7c", hair="#2a1d18"))
    c.stipple(c.cut([(0, 820), (1500, 820), (1500, 1000), (0, 1000)]), "#24282a", "down", density=0.5)


def _canopy(c: Canvas) -> None:
    """The roof over the lanes with its lamps and signals."""
    for x in (300, 640, 900, 1190):
        c.polygon([(x - 11, 400), (x + 11, 400), (x + 13, 800), (x - 13, 800)], "#5a625e")
        c.box(x, 400, x + 11, 800, "#3f4745")
    c.polygon([(200, 330), (1300, 330), (1350, 396), (150, 396)], "#dcd6c0")
    c.polygon([(150, 396), (1350, 396), (1350, 428), (150, 428)], "#2f5f6a")
    c.box(150, 420, 1350, 430, "#1f434c")
    for n, x in enumerate(range(250, 1300, 130)):
        c.box(x - 26, 430, x + 26, 438, "#fff1c4")
        c.glow(x, 438, 90, "#ffe9b0", 0.45)
        if n in (2, 5):
            c.box(x - 34, 402, x + 34, 424, "#17301f")
            c.disc(x, 413, 8, "#5ae08c" if n == 2 else "#ff5a48")


def _booth(c: Canvas, x: float, base: float) -> None:
    """A passport booth with an officer in it."""
    c.box(x, base - 200, x + 120, base, "#e3dcc6")
    c.box(x + 88, base - 200, x + 120, base, "#b9b29c")
    c.box(x + 12, base - 172, x + 80, base - 88, "#2b4a54")
    c.box(x + 12, base - 172, x + 80, base - 150, "#ffe2a0")
    c.box(x - 10, base - 214, x + 130, base - 198, "#2f5f6a")
    c.box(x, base - 60, x + 88, base - 44, "#c8402f")
    standing(c, x + 44, base - 60, 108, "#3b4f3f", head=Head("#b98468", hair="#27332b", facing=True))
    c.box(x, base - 88, x + 88, base, "#d6cfb8")
    c.box(x, base - 60, x + 88, base - 44, "#c8402f")


def _barrier(c: Canvas, x: float, base: float, length: float, *, raised: bool) -> None:
    """A striped arm on its post."""
    turn = math.radians(-64 if raised else -2)
    c.box(x - 18, base - 104, x + 18, base, "#d9b13a")
    c.box(x + 4, base - 104, x + 18, base, "#a8852a")
    bands = 9
    for n in range(bands):
        start, end = (length * (n + k) / bands for k in (0, 1))
        points = [
            (x + d * math.cos(turn) + side * math.sin(turn), base - 84 + d * math.sin(turn) - side * math.cos(turn))
            for d, side in ((start, -9), (end, -9), (end, 9), (start, 9))
        ]
        c.polygon(points, "#c8402f" if n % 2 == 0 else "#f6f0e0")
    c.disc(x + length * math.cos(turn), base - 84 + length * math.sin(turn), 8, "#ff5a48")


@paints("desert-road")
def desert_road(c: Canvas) -> None:
    """The straight road through the dry land of Orand."""
    view = View(horizon=520, eye=2.4, middle=750, focal=900)
    c.wash(even("#1f8a94", "#5fb8b0", "#bfdcc0", "#f9dcae"), 0, 522)
    c.drift("#f7f0d8", (5, 14), 60, 420, cover=0.28, strength=0.75)
    for base, tone in ((516, 0.7), (522, 0.35)):
        _mesas(c, base, tone)
    c.wash(even("#efb06f", "#d9783f", "#a8472c", "#6e2b26"), 520)
    for n in range(5):
        dune = hills(c.rng, 545 + n * 70 + n * n * 9, 6 + 7 * n, waves=2)
        c.fill(
            land(dune), [(0, mix("#eeb070", "#c8623a", n / 4)), (0.4, mix("#d98a4f", "#8a3a2a", n / 4)), (1, "#6e2b26")]
        )
    c.stipple(c.cut([(0, 540), (1500, 540), (1500, 1000), (0, 1000)]), "#55201f", "down", density=0.45)
    c.fill(view.floor(-3.6, 3.6, 4, 2500), [(0, "#b58a7a"), (0.25, "#6b565a"), (1, "#3a3440")])
    for side in (-3.3, 3.3):
        c.polygon(view.floor(side - 0.08, side + 0.08, 4, 2500), "#f6e6c4")
    for n in range(16):
        z = 4.6 * 1.34**n
        c.polygon(view.floor(-0.09, 0.09, z, z * 1.16), "#f2c04a")
    c.haze("#fbd9a8", (470, 0), (522, 0.55), (600, 0))
    _poles(c, view)
    _lorry_head_on(c, view, 1.75, 21)
    for _ in range(46):
        z = 5 * 1.5 ** c.rng.uniform(0, 9)
        x, y = view.at(c.rng.choice((-1, 1)) * c.rng.uniform(5, 30), 0, z)
        for blade in range(7):
            size = 520 / z * c.rng.uniform(0.5, 1)
            c.stroke([(x, y), (x + (blade - 3) * size * 0.22, y - size)], clear("#5c3a2a", 0.8), max(1, 16 / z))
    flock(c, "#2a4a4c", 470, 220, 70, count=3, span=46)


def _mesas(c: Canvas, base: float, fade: float) -> None:
    """Table mountains in bands of red rock."""
    for x, wide, tall in (
        ((120, 330, 150), (460, 150, 90), (1010, 210, 120), (1330, 420, 210))
        if fade < 0.5
        else ((300, 260, 120), (840, 300, 80), (1180, 260, 150))
    ):
        ink = mix("#b5482f", "#f3c398", fade)
        top = [(x - wide / 2 + wide * t / 8, base - tall + c.rng.uniform(-5, 5)) for t in range(9)]
        slope = wide * 0.22
        body = [
            (x - wide / 2 - slope, base),
            (x - wide / 2 - slope * 0.3, base - tall * 0.45),
            *top,
            (x + wide / 2 + slope * 0.3, base - tall * 0.45),
            (x + wide / 2 + slope, base),
        ]
        c.fill(body, [(0, lighter(ink, 0.15)), (0.5, ink), (1, mix(ink, "#efb06f", 0.5))])
        for n in range(1, 5):
            y = base - tall * (1 - n * 0.13)
            c.stroke([(x - wide / 2, y), (x + wide / 2, y + c.rng.uniform(-3, 3))], clear(darker(ink, 0.35), 0.4), 3)
        c.polygon(
            [
                (x + wide * 0.12, base - tall),
                (x + wide / 2, base - tall),
                (x + wide / 2 + slope * 0.3, base - tall * 0.45),
                (x + wide / 2 + slope, base),
                (x + wide * 0.2, base),
            ],
            clear("#5a2530", 0.42 * (1 - fade)),
        )


def _poles(c: Canvas, view: View) -> None:
    """Telegraph poles along the road."""
    tops: list[Point] = []
    for n in range(9):
        z = 9.5 * 1.55**n
        foot, top = view.at(-7, 0, z), view.at(-7, 7.5, z)
        c.stroke([foot, top], "#3a2026", max(1.2, 150 / z))
        c.stroke([view.at(-7.8, 7, z), view.at(-6.2, 7, z)], "#3a2026", max(1, 100 / z))
        tops.append(view.at(-7.6, 7.05, z))
    c.stroke(tops, clear("#3a2026", 0.8), 2)


def _lorry_head_on(c: Canvas, view: View, x: float, z: float) -> None:
    """A lorry coming the other way, lamps lit."""
    c.polygon(view.floor(x - 1.5, x + 4.6, z - 0.5, z + 5), clear("#2a1a22", 0.6))
    c.polygon(view.front(x - 1.3, x + 1.3, 1.0, 4.0, z + 4), "#e9dcc0")
    c.fill(view.front(x - 1.2, x + 1.2, 0.6, 3.1, z), [(0, "#2c7f88"), (1, "#174a55")])
    c.polygon(view.front(x - 1.05, x + 1.05, 1.95, 2.85, z), "#14262e")
    c.polygon(view.front(x - 1.25, x + 1.25, 0.35, 0.75, z), "#20262a")
    for side in (-0.85, 0.85):
        at_x, at_y = view.at(x + side, 0.95, z)
        c.disc(at_x, at_y, 5, "#fff6d6")
        c.glow(at_x, at_y, 60, "#fff0c0", 0.9)
