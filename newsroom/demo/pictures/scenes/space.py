"""The observatory and the launch."""

import math

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import arc, moved, path, smooth
from newsroom.demo.pictures.machines import lattice
from newsroom.demo.pictures.palette import clear, darker, even
from newsroom.demo.pictures.people import standing
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.stand import Stand
from newsroom.demo.pictures.terrain import (
    conifer,
    glints,
    height_at,
    hills,
    land,
)


@paints("observatory")
def observatory(c: Canvas) -> None:
    """Star trails turn over the hill observatory."""
    c.wash([(0, "#120b33"), (0.45, "#3a1f66"), (0.8, "#7d4a8f"), (1, "#e39a8f")], 0, 860)
    pole = (690, 330)
    for _ in range(430):
        r, start = 40 + 1150 * c.rng.random() ** 0.8, c.rng.uniform(0, 360)
        ink = c.rng.choice(["#ffffff", "#ffe9c4", "#cfd9ff", "#f7c6d9"])
        c.stroke(
            arc(*pole, r, start, start + c.rng.uniform(9, 30), steps=18),
            clear(ink, c.rng.uniform(0.25, 0.85)),
            c.rng.choice((1, 1.5, 2.2)),
        )
    c.haze("#f0a58f", (600, 0), (860, 0.6))
    for y, rise, ink in ((760, 50, "#8a5a8f"), (800, 46, "#5a3a72")):
        c.polygon(land(hills(c.rng, y, rise)), ink)
    hill = smooth(path("-20,940 200,880 420,800 600,756 760,744 930,760 1120,830 1330,900 1520,930"), steps=8)
    c.fill(land(hill), [(0, "#2c1b47"), (1, "#0e0820")])
    _dome(c, 720, 752, 215)
    _small_dome(c, 1050, 806, 74)
    for x in (90, 170, 240, 330, 1210, 1290, 1380, 1450):
        conifer(c, c.rng, x, height_at(hill, x) + 16, c.rng.uniform(80, 170), "#150c2b")
    standing(c, 470, 796, 78, "#0d0719")
    c.stroke([(500, 796), (520, 752), (545, 796)], "#0d0719", 4)
    c.stroke([(500, 764), (548, 734)], "#0d0719", 9)


def _dome(c: Canvas, x: float, base: float, r: float) -> None:
    """The white dome with its slit open and the telescope in the light."""
    top = base - 130
    here = Stand(c, x, top, r)
    wall = here.place([(-0.94, 0), (0.94, 0), (0.94, 156 / r), (-0.94, 156 / r)])
    c.fill(wall, [(0, "#f0c9bd"), (0.4, "#b995b5"), (1, "#3f2a5c")], across=True)
    c.fill(arc(x, top, r, 180, 360, ry=r * 0.98), [(0, "#fbe3d3"), (0.4, "#c9abc9"), (1, "#4a3268")], across=True)
    for rib in (-0.75, -0.5, -0.25, 0.5, 0.75):
        here.line(arc(0, 0, rib, 0, 90, ry=-0.98), "#9d83a8", 3)
    slit = here.place(path("0.06,0 0.1,-0.6 0.2,-0.955 0.36,-0.91 0.47,-0.845 0.44,-0.5 0.42,0"))
    c.fill(slit, [(0, "#5a2c3f"), (1, "#ffb45f")])
    here.shape(path("0.16,-0.04 0.26,-0.84 0.39,-0.81 0.32,-0.02"), "#e9e2ee")
    here.shape(path("0.3,-0.82 0.39,-0.81 0.32,-0.02 0.26,-0.02"), "#8f7fa3")
    c.glow(*here.at(0.26, -0.15), r * 0.9, "#ffb765", 0.7)
    here.box(-1.02, -0.04, 1.02, 0.05, "#8f6f9a")
    for n in range(5):
        left = x - r * 0.8 + n * 74
        c.box(left, base - 84, left + 26, base - 40, "#ffcf8a" if n in (1, 3) else "#4a3268")
    c.box(x + r * 0.5, base - 74, x + r * 0.66, base + 22, "#ffdf9f")
    c.stroke([(x - r * 0.98, base - 22), (x + r * 0.98, base - 22)], "#5a4078", 4)


def _small_dome(c: Canvas, x: float, base: float, r: float) -> None:
    """A smaller dome down the slope."""
    c.fill(
        [(x - r * 0.9, base - 50), (x + r * 0.9, base - 50), (x + r * 0.9, base + 20), (x - r * 0.9, base + 20)],
        [(0, "#c9a3b8"), (1, "#3a2654")],
        across=True,
    )
    c.fill(arc(x, base - 50, r, 180, 360), [(0, "#f3d9d0"), (1, "#4a3268")], across=True)
    c.box(x - 12, base - 34, x + 12, base + 18, "#ffcf8a")


@paints("rocket-launch")
def rocket_launch(c: Canvas) -> None:
    """The launch vehicle with Kestrel-1 clears the tower at Cape Issen."""
    ground = 850
    c.wash(even("#0d3b4f", "#2f7683", "#a3b89a", "#f6cf8f"), 0, ground)
    c.drift("#f7dcae", (5, 20), 380, 780, cover=0.38, strength=0.55)
    c.drift("#0d4a5c", (5, 10), 0, 360, cover=0.36, strength=0.45)
    c.polygon(land(hills(c.rng, 826, 14), 870), "#5f7a6a")
    c.wash(even("#3f6f72", "#1f444c", "#12303a"), 846)
    glints(c, "#ffe3a8", 850, 930, x=770, spread=330, count=120)
    x, nozzle = 750, 470
    c.glow(x, nozzle + 130, 620, "#ffb75c", 0.85)
    _tower(c, 560, ground)
    _plume(c, x, nozzle, ground)
    _vehicle(c, x, nozzle)
    c.polygon(path("-10,930 300,905 760,900 1200,908 1510,935 1510,1010 -10,1010"), "#0d222b")
    for at, size in ((190, 92), (228, 86), (1280, 96), (1322, 88), (1368, 94)):
        standing(c, at, 950, size, "#07151c")
    c.stroke([(1240, 950), (1256, 890), (1272, 950)], "#07151c", 5)
    c.box(1236, 872, 1282, 894, "#07151c")


def _tower(c: Canvas, x: float, base: float) -> None:
    """The service tower and a lightning mast."""
    lattice(c, ((x - 34, base), (x + 34, base)), ((x - 34, 330), (x + 34, 330)), "#2c3a3f", 5, bays=15)
    for y in (400, 520, 640):
        c.polygon([(x + 34, y), (x + 118, y - 10), (x + 118, y), (x + 34, y + 16)], "#2c3a3f")
    c.stroke([(x, 330), (x, 210)], "#2c3a3f", 6)
    c.stroke([(1010, base), (1010, 300)], "#3f5458", 7)
    lattice(c, ((996, base), (1024, base)), ((1006, 330), (1014, 330)), "#3f5458", 2.5, bays=16)


def _plume(c: Canvas, x: float, top: float, ground: float) -> None:
    """Fire under the engines, and a bank of cloud rolling out over the pad."""
    for ink, wide, strength in (("#7f5a52", 1.12, 0.8), ("#e9b98a", 1.0, 0.9), ("#fff3dc", 0.82, 0.95)):
        bank = c.stencil()
        for _ in range(150):
            t = max(-0.95, min(0.95, c.rng.gauss(0, 0.42)))
            r = (26 + 74 * c.rng.random()) * wide
            bank.disc(
                x + t * 560, ground + 8 - r * 0.5 - 150 * math.exp(-t * t * 6) * c.rng.random() * wide, r, ry=r * 0.78
            )
        for n in range(40):
            t = n / 40
            r = (18 + 66 * t**1.3) * wide
            bank.disc(x + c.rng.gauss(0, 6 + 16 * t), top + 150 + (ground - top - 180) * t, r)
        c.press(bank.softened(5), ink, strength=strength)
        c.stipple(bank, darker(ink, 0.22), "down", density=0.5, bend=2.6)
    c.glow(x, ground - 60, 330, "#ff9a45", 0.55, ry=190)
    for wide, long, ink in ((44, 330, "#ff8f3a"), (31, 270, "#ffc95c"), (17, 200, "#fffbe6")):
        c.press(
            c.cut(
                smooth(
                    [
                        (x - wide, top),
                        (x - wide * 1.25, top + long * 0.35),
                        (x - wide * 0.4, top + long * 0.85),
                        (x, top + long),
                        (x + wide * 0.4, top + long * 0.85),
                        (x + wide * 1.25, top + long * 0.35),
                        (x + wide, top),
                    ],
                    steps=6,
                )
            ).softened(4),
            ink,
        )
    c.glow(x, top + 60, 190, "#fff0c0", 1)


def _vehicle(c: Canvas, x: float, base: float) -> None:
    """A core stage with two boosters; `base` is where the flame begins."""
    white = [(0, "#a9b3b3"), (0.3, "#fdf8ea"), (1, "#5f6f76")]
    for side in (-1, 1):
        left = x + side * 43
        c.fill(
            [
                *smooth(moved(path("-17,-220 -12,-252 0,-276 12,-252 17,-220"), left, base), steps=5),
                (left + 17, base - 8),
                (left - 17, base - 8),
            ],
            white,
            across=True,
        )
        c.box(left - 17, base - 196, left + 17, base - 182, "#c8452f")
        c.polygon(
            [(left - 12, base - 8), (left + 12, base - 8), (left + 17, base + 10), (left - 17, base + 10)], "#33424a"
        )
    c.fill(
        [
            *smooth(moved(path("-28,-352 -26,-392 0,-446 26,-392 28,-352"), x, base), steps=6),
            (x + 26, base - 4),
            (x - 26, base - 4),
        ],
        white,
        across=True,
    )
    c.box(x - 27, base - 352, x + 27, base - 340, "#1f5a6b")
    c.box(x - 27, base - 240, x + 27, base - 228, "#1f5a6b")
    c.fill(
        [(x - 26, base - 334), (x + 26, base - 334), (x + 26, base - 300), (x - 26, base - 300)],
        [(0, "#8f3423"), (0.35, "#d9553a"), (1, "#6b2a1f")],
        across=True,
    )
    for n in range(6):
        c.box(x - 4, base - 216 + n * 26, x + 4, base - 202 + n * 26, "#33424a")
    c.polygon([(x - 18, base - 4), (x + 18, base - 4), (x + 24, base + 14), (x - 24, base + 14)], "#33424a")
    for side in (-1, 1):
        c.polygon([(x + side * 60, base - 60), (x + side * 88, base - 8), (x + side * 60, base - 10)], "#c8452f")
