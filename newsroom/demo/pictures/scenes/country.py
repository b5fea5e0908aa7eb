"""Upper Tarsh, the plain and the orchards."""

import math

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import View, path, smooth
from newsroom.demo.pictures.palette import clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.stand import Stand
from newsroom.demo.pictures.terrain import (
    conifer,
    flock,
    height_at,
    hills,
    land,
    leafy,
    peak,
    poplar,
    snowfall,
)


@paints("mountain-village")
def mountain_village(c: Canvas) -> None:
    """Stone houses of Upper Tarsh after the first snow, peaks pink with morning."""
    c.wash(even("#7d8fc0", "#c3b3cf", "#f7c9bd", "#fde3c8"), 0, 620)
    c.drift("#fde9dd", (5, 14), 20, 360, cover=0.36, strength=0.7)
    for x, wide, tall in ((1250, 820, 380), (230, 900, 430)):
        peak(c, x, 640, wide, tall, "#f6d3cd", "#a58fbb")
    c.haze("#fbdccb", (260, 0), (600, 0.45))
    for x, wide, tall in ((700, 900, 470), (1480, 620, 330), (-60, 560, 300)):
        peak(c, x, 680, wide, tall, "#fdeee6", "#7f7fb2")
    c.haze("#f4d3cb", (420, 0), (680, 0.55))
    for n, (y, ink) in enumerate(((600, "#8f8fb0"), (640, "#5f6a90"))):
        line = hills(c.rng, y, 40)
        for _ in range(130):
            place = c.rng.uniform(-10, 1510)
            conifer(c, c.rng, place, height_at(line, place) + 30, c.rng.uniform(44, 84) * (1 + 0.3 * n), ink)
        c.polygon(land(line), mix(ink, "#e9dfe6", 0.6))
    for row in range(6):
        _village_row(c, row)
    for x, size in ((40, 330), (1440, 360), (1350, 240), (150, 220)):
        conifer(c, c.rng, x, 1004, size, "#28385c")
        conifer(c, c.rng, x - 6, 1000 - size * 0.16, size * 0.78, clear("#eef0f8", 0.7))
    snowfall(c, count=160)


def _village_row(c: Canvas, row: int) -> None:
    """One terrace of the village: a bank of snow with houses on it."""
    near = row / 5
    line = hills(c.rng, 650 + 300 * near, 26 + 16 * near, waves=1.3)
    c.fill(land(line), [(0, mix("#e6ddea", "#fbf6f4", near)), (0.4, mix("#cdc6de", "#d9d7ea", near)), (1, "#9fa3c8")])
    size = 56 + 96 * near
    x = 270 - 190 * near + c.rng.uniform(0, size)
    while x < 1250 + 170 * near:
        if c.rng.random() < 0.8:
            _stone_house(c, x, height_at(line, x) + size * 0.5, size * c.rng.uniform(0.85, 1.15), near)
        x += size * c.rng.uniform(1.25, 1.9)


def _stone_house(c: Canvas, x: float, base: float, size: float, near: float) -> None:
    """A gable house with snow on its roof, smoke from the chimney, and often a lit window."""
    wall = mix(c.rng.choice(["#8d7b7a", "#7d6a6c", "#9a8678", "#6f6474"]), "#b9a9bb", 0.4 * (1 - near))
    gable, wide, tall = size * 0.55, size * 1.25, size * 0.62
    top = base - tall
    c.polygon(
        [(x, base), (x, top), (x + gable / 2, top - size * 0.42), (x + gable, top), (x + gable, base)],
        lighter(wall, 0.12),
    )
    c.polygon([(x + gable, base), (x + gable, top), (x + wide, top), (x + wide, base)], darker(wall, 0.2))
    stack = x + wide * 0.72
    c.box(stack, top - size * 0.56, stack + size * 0.12, top - size * 0.2, darker(wall, 0.25))
    c.box(stack - 2, top - size * 0.6, stack + size * 0.12 + 2, top - size * 0.55, "#fbf6f6")
    if c.rng.random() < 0.6:
        c.stroke(
            smooth(
                [
                    (stack + 4, top - size * 0.62),
                    (stack + 12, top - size * 0.95),
                    (stack + 2, top - size * 1.2),
                    (stack + 20, top - size * 1.55),
                ]
            ),
            mix("#e6ddea", "#ffffff", near),
            size * 0.07,
        )
    roof = [
        (x + gable / 2, top - size * 0.48),
        (x + wide - gable / 2 + size * 0.1, top - size * 0.48),
        (x + wide + size * 0.08, top + size * 0.04),
        (x + gable - size * 0.02, top + size * 0.04),
    ]
    c.fill(roof, [(0, "#ffffff"), (1, "#d3d5ea")])
    c.polygon(
        [
            (x + gable / 2, top - size * 0.5),
            (x - size * 0.08, top + size * 0.06),
            (x, top + size * 0.08),
            (x + gable / 2, top - size * 0.36),
            (x + gable, top + size * 0.06),
            (x + gable + size * 0.05, top + size * 0.02),
        ],
        "#f6f1f5",
    )
    for n, (u, v) in enumerate(((gable * 0.36, 0.3), (gable + size * 0.12, 0.24), (gable + size * 0.4, 0.24))):
        lit = c.rng.random() < 0.55
        c.box(
            x + u,
            base - tall * (1 - v),
            x + u + size * 0.15,
            base - tall * (1 - v) + size * 0.2,
            "#ffc867" if lit else "#3f3d58",
        )
        if lit and n:
            c.glow(x + u + size * 0.07, base - tall * 0.6, size * 0.4, "#ffc867", 0.4)
    c.box(x + gable * 0.34, base - size * 0.26, x + gable * 0.66, base, darker(wall, 0.5))


@paints("wheat-field")
def wheat_field(c: Canvas) -> None:
    """A combine works the plain above the delta ahead of a storm."""
    c.wash(even("#26384f", "#4a627a", "#8fa3a3", "#e9d9a0"), 0, 520)
    c.drift("#1c2a3d", (4, 8), -60, 400, cover=0.5, strength=0.7, fade=0.2)
    c.drift("#c9cfc0", (5, 14), 220, 500, cover=0.34, strength=0.5)
    c.glow(1080, 500, 520, "#ffedb0", 0.55, ry=220)
    c.polygon(land(hills(c.rng, 500, 20), 524), "#5f7a5c")
    for x in (120, 175, 226, 1290, 1340):
        poplar(c, x, 520, c.rng.uniform(90, 130), "#2f4a40")
    leafy(c, c.rng, 420, 524, 120, "#35523f")
    c.wash([(0, "#f3d27a"), (0.4, "#dda53a"), (1, "#8a5a1c")], 518)
    _rows_of_wheat(c)
    _combine(c, 790, 668, 1.15)
    _ears(c)
    flock(c, "#1a2433", 420, 300, 90, count=9, span=30)


def _rows_of_wheat(c: Canvas) -> None:
    """Drills run to one point; the reaped part at the right is paler."""
    view = View(horizon=500, eye=2.6, middle=560, focal=900)
    c.polygon([view.at(1.2, 0, 700), view.at(1.2, 0, 3), view.at(14, 0, 3), view.at(320, 0, 700)], "#e6c787")
    for n in range(-40, 60):
        x = n * 0.62
        ink = "#f7e0a0" if n % 2 else "#a8731f"
        strength = 0.5 if x < 1.2 else 0.28
        c.polygon(view.face([(x, 0, 3), (x + 0.16, 0, 3), (x + 0.2, 0, 320), (x, 0, 320)]), clear(ink, strength))


def _combine(c: Canvas, x: float, base: float, size: float) -> None:
    """A red combine in its dust, reaping to the left."""
    here = Stand(c, x, base, size)
    for _ in range(260):
        t = abs(c.rng.gauss(0, 0.5))
        c.disc(
            x + size * (110 + 320 * t),
            base - size * (20 + c.rng.random() * (60 + 90 * t)),
            size * (8 + 40 * t),
            clear("#f6e2ae", 0.045),
        )
    here.line(path("60,-160 190,-206"), "#8f2a24", 15 * size)
    here.shape(path("-60,-136 120,-136 128,-90 120,-38 -60,-38"), "#b5342c")
    here.shape(path("-60,-66 122,-66 120,-38 -60,-38"), "#7d2320")
    here.shape(path("-60,-104 126,-104 126,-96 -60,-96"), "#efe0bd")
    here.shape(path("-128,-158 -66,-164 -60,-40 -136,-40"), "#c8452f")
    here.shape(path("-124,-146 -72,-152 -68,-84 -130,-80"), "#bfe0de")
    here.shape(path("-132,-162 -60,-170 -60,-156 -132,-150"), "#7d2320")
    here.shape(path("-10,-136 110,-136 128,-172 -28,-172"), "#962a25")
    here.shape(path("-18,-172 118,-172 90,-186 10,-186"), "#e6c06a")
    for n in range(5):
        here.shape([(-20 + n * 26, -90), (-4 + n * 26, -90), (-4 + n * 26, -72), (-20 + n * 26, -72)], "#7d2320")
    here.shape(path("-130,-70 -196,-34 -262,-6 -262,-24 -196,-66"), "#8f2a24")
    reel_x, reel_y = here.at(-238, -52)
    c.ring(reel_x, reel_y, 40 * size, "#d99a34", 5 * size)
    for n in range(8):
        turn = math.tau * n / 8
        c.stroke(
            [(reel_x, reel_y), (reel_x + 44 * size * math.cos(turn), reel_y + 44 * size * math.sin(turn))],
            "#d99a34",
            4 * size,
        )
    for px, r in ((-78, 50), (88, 34)):
        for share, ink in ((1.0, "#1e1f24"), (0.5, "#e0a63a"), (0.2, "#1e1f24")):
            here.dot(px, 10 - r, r * share, ink)


def _ears(c: Canvas) -> None:
    """Ears of wheat close to the eye."""
    for _ in range(210):
        x, tall = c.rng.uniform(-20, 1520), c.rng.uniform(90, 260)
        edge = 0.55 + 0.45 * min(1.0, abs(x - 750) / 700)
        top, lean = 1010 - tall * edge, c.rng.uniform(-10, 40)
        ink = mix("#6b430f", "#f6d583", c.rng.random())
        c.stroke(
            smooth([(x, 1012), (x + lean * 0.3, (1012 + top) / 2), (x + lean, top)], steps=5), darker(ink, 0.25), 2.5
        )
        for n in range(6):
            for side in (-1, 1):
                at_x, at_y = x + lean + side * 4.5, top - 34 + n * 7.5
                c.polygon(
                    [
                        (at_x - side * 4, at_y + 7),
                        (at_x + side * 4, at_y),
                        (at_x + side * 5, at_y - 9),
                        (at_x - side * 1, at_y - 3),
                    ],
                    ink,
                )
            c.stroke(
                [(x + lean, top - 30 + n * 6), (x + lean + (n - 2.5) * 4, top - 66 + n * 4)],
                clear(lighter(ink, 0.3), 0.7),
                1,
            )


@paints("orchard")
def orchard(c: Canvas) -> None:
    """Apple picking between two rows of trees."""
    view = View(horizon=430, eye=2.1, middle=750, focal=900)
    c.wash(even("#a7cfd0", "#dbe6cc", "#fbeecb"), 0, 440)
    c.drift("#ffffff", (5, 9), 10, 330, cover=0.32, strength=0.7)
    c.polygon(land(hills(c.rng, 400, 36), 450), "#a9bf9a")
    c.wash(even("#b7bf6b", "#86984a", "#4f6a35"), 430)
    c.fill(view.floor(-1.2, 1.2, 3.4, 400), [(0, "#d8cf8a"), (1, "#8f9a4e")])
    for n in range(40):
        z = 4 * 1.11**n
        for x in (-3.4, 3.4):
            c.polygon(view.floor(x - 1.6, x + 2.2, z, z * 1.04), clear("#33502c", 0.3))
    for z in (90, 62, 44, 32, 24, 18, 13.5, 10.2, 7.6):
        for x in (-11, 11, -3.5, 3.5):
            if abs(x) < 5 or z > 10:
                _apple_tree(c, view, x, z)
    _ladder(c)
    for x, y, size in ((560, 900, 1.0), (980, 850, 0.8), (690, 800, 0.6)):
        _basket(c, x, y, 90 * size)
    walking(c, 800, 800, 250, "#3a5a7a", head=Head("#b98468", hair="#2a1d18"), bag="#8a5a34")
    standing(c, 650, 640, 96, "#a8402f", head=Head("#c99a7c", hair="#3a241a"))
    c.beam([(1100, -20), (1300, -20), (700, 1000), (380, 1000)], "#fff0b0", 0.22, soft=30)


def _apple_tree(c: Canvas, view: View, x: float, z: float) -> None:
    """A tree in fruit, paler with distance."""
    at_x, base = view.at(x, 0, z)
    tall = 4.6 * view.focal / z
    fade = min(0.75, z / 110)
    ink = mix("#3f7040", "#c5cf9f", fade)
    leafy(c, c.rng, at_x, base, tall, ink, lit=mix("#9cb650", "#e3e2b0", fade))
    for _ in range(34):
        angle, reach = c.rng.uniform(0, math.tau), tall * 0.36 * math.sqrt(c.rng.random())
        px, py = at_x + reach * math.cos(angle), base - tall * 0.6 + reach * 0.9 * math.sin(angle)
        r = tall * 0.018
        c.disc(px, py, r, mix("#c8332b", "#d9a58c", fade))
        c.disc(px - r * 0.3, py - r * 0.35, r * 0.35, mix("#f08a6a", "#ecc7a8", fade))


def _ladder(c: Canvas) -> None:
    """A picker on a ladder."""
    for x0, x1 in ((250, 330), (310, 362)):
        c.stroke([(x0, 960), (x1, 420)], "#a97b4a", 10)
    for n in range(11):
        t = n / 11
        y = 930 - 490 * t
        c.stroke([(252 + 80 * t, y), (312 + 50 * t, y)], "#8f6238", 7)
    standing(c, 322, 640, 260, "#d9a23c", legs="#35506b", head=Head("#b98468", hair="#2a1d18"))


def _basket(c: Canvas, x: float, y: float, r: float) -> None:
    """A basket heaped with apples."""
    c.disc(x, y + r * 0.55, r * 1.1, clear("#2a3a1c", 0.5), ry=r * 0.25)
    for _ in range(15):
        c.disc(
            x + c.rng.uniform(-0.75, 0.75) * r,
            y - r * 0.08 - c.rng.uniform(0, 0.26) * r,
            r * 0.17,
            c.rng.choice(["#c8332b", "#d94f3a", "#b02a2a", "#e0a53a"]),
        )
    c.fill(
        [(x - r, y - r * 0.05), (x + r, y - r * 0.05), (x + r * 0.78, y + r * 0.66), (x - r * 0.78, y + r * 0.66)],
        [(0, "#c99a5c"), (1, "#855a30")],
    )
    for n in range(4):
        t = 0.05 + 0.17 * n
        c.stroke([(x - r * (1 - 0.3 * t), y + r * t), (x + r * (1 - 0.3 * t), y + r * t)], "#7a5128", 3)
