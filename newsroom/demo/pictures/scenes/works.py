"""Heavy work: steel, and the printing press."""

import math

from newsroom.demo.pictures.buildings import houses
from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import cap, smooth
from newsroom.demo.pictures.machines import lattice, smoke
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter
from newsroom.demo.pictures.people import Head, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.stand import Stand
from newsroom.demo.pictures.terrain import (
    glints,
)


@paints("printing-press")
def printing_press(c: Canvas) -> None:
    """The web of tomorrow's paper comes down through the cylinders."""
    c.wash(even("#0c2532", "#1a4557", "#0f2f3d"), 0)
    for x in range(-40, 1500, 250):
        c.glow(x + 125, 20, 190, "#cfe9ee", 0.5)
        c.box(x + 60, 14, x + 190, 28, "#eefaf6")
    for x in (60, 150, 1330, 1420):
        c.box(x, 0, x + 16, 900, "#0a1f2a")
    _web(c, 400, 1100)
    for side in (-1, 1):
        _frame(c, 750 + side * 440, side)
    for y, r, ink in ((176, 58, "#2aa3c4"), (532, 72, "#d9427a")):
        _cylinder(c, y, r, ink)
    c.fill([(-10, 872), (1510, 872), (1510, 1010), (-10, 1010)], [(0, "#16384a"), (1, "#081922")])
    _delivery(c)
    standing(c, 212, 948, 330, "#e07a2f", legs="#1b2b36", head=Head("#b98468", hair="#1f1613"))
    walking(c, 1352, 944, 300, "#34606f", flip=True, head=Head("#c99a7c", hair="#3a241a"))


def _web(c: Canvas, x0: float, x1: float) -> None:
    """The band of paper, page after page, in shade where it leaves a cylinder."""
    c.box(x0, -10, x1, 900, "#f4efe0")
    for n, top in enumerate((-190, 232, 604)):
        for page in range(2):
            _page(c, x0 + 24 + page * 345, top + 30, 308, 252, (n + page) % 2 == 0)
    for top in (234, 604):
        c.fill([(x0, top), (x1, top), (x1, top + 26), (x0, top + 26)], [(0, "#7f9298"), (1, "#f4efe0")])
    c.shade([(x0, 0), (x0 + 120, 0), (x0 + 120, 900), (x0, 900)], "#5f7a84", "left", density=0.35)
    c.shade([(x1 - 120, 0), (x1, 0), (x1, 900), (x1 - 120, 900)], "#5f7a84", "right", density=0.35)


def _page(c: Canvas, x: float, y: float, wide: float, tall: float, front: bool) -> None:
    """One printed page: nameplate or running head, a picture in colour, columns of type."""
    c.box(x, y, x + wide, y + (30 if front else 8), "#22303a" if front else "#8fa0a6")
    if front:
        c.box(x + 40, y + 9, x + wide - 40, y + 21, "#f4efe0")
        c.box(x, y + 38, x + wide, y + 48, "#22303a")
        c.box(x, y + 52, x + wide * 0.7, y + 60, "#22303a")
    top = y + (70 if front else 18)
    left, right = (x, x + wide * 0.63) if front else (x + wide * 0.34, x + wide)
    c.fill(
        [(left, top), (right, top), (right, top + 92), (left, top + 92)],
        [(0, "#2aa3c4"), (0.55, "#f2c9a0"), (0.6, "#1f5a6b"), (1, "#123a48")]
        if front
        else [(0, "#f2c230"), (0.5, "#d9427a"), (1, "#4a2a52")],
    )
    c.disc(left + (right - left) * 0.7, top + 40, 13, "#fff3cf")
    columns = 4
    for n in range(columns):
        start = x + wide * n / columns
        beside = start + 5 < right and start + wide / columns - 6 > left
        for line in range(40):
            at_y = (top + 102 if beside else top) + line * 7
            if at_y > y + tall - 4:
                break
            c.box(start + 2, at_y, start + wide / columns - 8 - (22 if line % 9 == 8 else 0), at_y + 2.6, "#56646b")


def _frame(c: Canvas, x: float, side: int) -> None:
    """One side frame of the press with its gears."""
    c.fill(
        [(x - 62, -10), (x + 62, -10), (x + 62, 900), (x - 62, 900)],
        [(0, "#4f7f8c"), (0.5, "#2f5a68"), (1, "#17394a")],
        across=True,
    )
    c.box(x - 62 if side > 0 else x + 52, -10, x - 52 if side > 0 else x + 62, 900, "#7fb0b8")
    for y, r in ((176, 92), (532, 112)):
        teeth = 26
        rim = [
            (
                x + (r + (9 if n % 2 else 0)) * math.cos(math.tau * n / (teeth * 2)),
                y + (r + (9 if n % 2 else 0)) * math.sin(math.tau * n / (teeth * 2)),
            )
            for n in range(teeth * 2)
        ]
        c.polygon([(px + 6, py + 8) for px, py in rim], "#0c2430")
        c.fill(rim, [(0, "#c9d6d3"), (1, "#5f7f8a")])
        c.ring(x, y, r * 0.78, "#2f5160", 7)
        for n in range(5):
            turn = math.tau * n / 5 + y
            c.disc(x + r * 0.5 * math.cos(turn), y + r * 0.5 * math.sin(turn), r * 0.16, "#23485a")
        c.disc(x, y, r * 0.2, "#e0a63a")
        c.disc(x, y, r * 0.08, "#17323f")


def _cylinder(c: Canvas, y: float, r: float, ink: Ink) -> None:
    """A cylinder across the press with its ink roller above it."""
    for at_y, radius, colours in (
        (y - r * 1.25, r * 0.42, [(0, lighter(ink, 0.5)), (0.35, ink), (1, darker(ink, 0.6))]),
        (y, r, [(0, "#4f6f7a"), (0.25, "#f3f8f4"), (0.55, "#a9bfc4"), (1, "#234453")]),
    ):
        c.fill([(372, at_y - radius), (1128, at_y - radius), (1128, at_y + radius), (372, at_y + radius)], colours)
    drum = [(372, y - r), (1128, y - r), (1128, y + r), (372, y + r)]
    c.shade(drum, "#0f2b3a", "down", density=0.12)
    c.box(372, y - r * 1.7, 390, y + r, "#23485a")
    c.box(1110, y - r * 1.7, 1128, y + r, "#23485a")
    c.haze("#041018", (y + r, 0.28), (y + r + 26, 0.0))


def _delivery(c: Canvas) -> None:
    """Finished copies, overlapping, carried out on a belt."""
    c.box(-10, 900, WIDTH + 10, 914, "#e0a63a")
    c.fill([(-10, 962), (1510, 962), (1510, 1010), (-10, 1010)], [(0, "#2f5a68"), (1, "#0c2430")])
    for n in range(19, -1, -1):
        x = 386 + n * 40
        sheet = [(x, 952), (x + 96, 952), (x + 134, 880), (x + 38, 880)]
        c.polygon([(px + 5, py + 6) for px, py in sheet], clear("#06141c", 0.5))
        c.polygon(sheet, "#f4efe0" if n % 2 else "#e9e2cf")
        c.polygon([(x + 8, 946), (x + 92, 946), (x + 97, 936), (x + 13, 936)], "#22303a")
        c.polygon(
            [(x + 15, 930), (x + 62, 930), (x + 80, 896), (x + 33, 896)],
            ("#2aa3c4", "#1f5a6b", "#d9427a", "#f2c230")[n % 4],
        )
    for x in range(380, 1200, 70):
        c.disc(x, 972, 17, "#8fa9b2")
        c.disc(x, 972, 7, "#17323f")


@paints("steelworks-kelten")
def steelworks(c: Canvas) -> None:
    """Furnaces, stacks and stockpiles of the Kelten works against a red evening."""
    ground = 760
    c.wash(even("#1a1218", "#4d1c22", "#a8352a", "#ee7a36"), 0, ground)
    c.drift("#1b1116", (4, 9), 0, 560, cover=0.46, strength=0.7)
    c.glow(760, 700, 760, "#ff8a3c", 0.7, ry=420)
    for x, wide, top, blow in (
        (200, 22, 250, 330),
        (330, 26, 190, 420),
        (470, 22, 280, 330),
        (1180, 24, 230, 300),
        (1330, 20, 310, 260),
    ):
        _stack(c, x, ground, wide, top)
        smoke(c, "#6b4646", x, top - 10, rise=250, blow=blow, start=16, opacity=0.55)
    houses(c, -20, 150, ground, 60, ["#2a1a20"], lit="#ffb45e", chance=0.2)
    _shed(c, 150, 560, ground, 210)
    _shed(c, 1040, 1490, ground, 180)
    _furnace(c, 690, ground, 1.0)
    _furnace(c, 920, ground, 0.86)
    c.stroke([(470, 700), (640, 400)], "#140d12", 30)
    lattice(c, ((430, 716), (450, 736)), ((660, 372), (690, 388)), "#140d12", 5, bays=16)
    c.wash(even("#2b1519", "#120b10"), ground)
    for x, wide, tall in ((160, 420, 120), (1240, 520, 150), (1000, 300, 90)):
        c.fill(
            [
                (x - wide / 2, 850),
                (x - wide * 0.08, 850 - tall),
                (x + wide * 0.1, 850 - tall * 0.94),
                (x + wide / 2, 850),
            ],
            [(0, "#6d332b"), (1, "#25141a")],
        )
        c.shade([(x - wide / 2, 850), (x - wide * 0.08, 850 - tall), (x, 850)], "#120b10", "left", density=0.7)
    c.mirror(862, squeeze=2.4, tint="#8d5a52", ripple=8)
    c.haze("#140b10", (862, 0.2), (1000, 0.75))
    glints(c, "#ffb067", 868, 990, x=760, spread=260, count=110, opacity=0.65)
    c.box(0, 850, WIDTH, 864, "#0f090d")


def _stack(c: Canvas, x: float, base: float, wide: float, top: float) -> None:
    """A banded chimney with a warning light."""
    c.polygon([(x - wide * 0.7, top), (x + wide * 0.7, top), (x + wide * 1.1, base), (x - wide * 1.1, base)], "#1c1218")
    c.polygon([(x + wide * 0.2, top), (x + wide * 0.7, top), (x + wide * 1.1, base), (x + wide * 0.4, base)], "#7a2f28")
    for n in (0.06, 0.13):
        y = top + (base - top) * n
        c.box(x - wide * 0.74, y, x + wide * 0.74, y + 14, "#c9a08a")
    c.disc(x, top + 3, 3.5, "#ff4038")
    c.glow(x, top + 3, 30, "#ff4038", 0.9)


def _shed(c: Canvas, x0: float, x1: float, base: float, tall: float) -> None:
    """A mill hall with a saw-tooth roof and fire behind its doors."""
    teeth = 5
    wide = (x1 - x0) / teeth
    c.box(x0, base - tall, x1, base, "#1d1318")
    for n in range(teeth):
        left = x0 + n * wide
        c.polygon([(left, base - tall), (left + wide * 0.85, base - tall - 52), (left + wide, base - tall)], "#24161b")
        c.polygon(
            [(left + wide * 0.85, base - tall - 52), (left + wide, base - tall), (left + wide * 0.9, base - tall)],
            "#ff9d4a",
        )
        c.box(left + wide * 0.2, base - tall * 0.5, left + wide * 0.8, base, "#ff8436" if n % 2 else "#39191b")
        c.box(
            left + wide * 0.1,
            base - tall * 0.8,
            left + wide * 0.9,
            base - tall * 0.66,
            "#b5482c" if n % 2 else "#ffb45e",
        )
    c.glow((x0 + x1) / 2, base - 40, (x1 - x0) * 0.6, "#ff7a30", 0.55)


def _furnace(c: Canvas, x: float, base: float, size: float) -> None:
    """A blast furnace: bosh, shaft, down-comers and stoves."""
    spot = Stand(c, x, base, size).at
    for px in (-150, -108):
        c.fill(
            [spot(px - 20, 0), spot(px - 20, -290), *cap(*spot(px, -290), 20 * size), spot(px + 20, 0)],
            [(0, "#1a1116"), (0.7, "#4a252a"), (1, "#93402f")],
            across=True,
        )
    body = [
        spot(-52, 0),
        spot(-66, -110),
        spot(-84, -170),
        spot(-50, -380),
        spot(-44, -430),
        spot(44, -430),
        spot(50, -380),
        spot(84, -170),
        spot(66, -110),
        spot(52, 0),
    ]
    c.fill(body, [(0, "#170f14"), (0.55, "#43222a"), (1, "#a3462f")], across=True)
    for y, wide in ((-110, 88), (-190, 104), (-280, 92), (-370, 80)):
        c.box(*spot(-wide, y - 6), *spot(wide, y + 4), "#110b0f")
        for n in range(9):
            c.stroke([spot(-wide + n * wide / 4, y - 26), spot(-wide + n * wide / 4, y)], "#110b0f", 2.5)
        c.stroke([spot(-wide, y - 26), spot(wide, y - 26)], "#110b0f", 2.5)
    for side in (-1, 1):
        c.stroke(smooth([spot(26 * side, -424), spot(34 * side, -520), spot(0, -560)]), "#1c1218", 20 * size)
    c.stroke([spot(0, -556), spot(150, -250), spot(150, -60)], "#1c1218", 22 * size)
    c.fill(
        [spot(118, -60), spot(118, -200), spot(182, -200), spot(182, -60), spot(150, 0)],
        [(0, "#1a1116"), (1, "#7d362c")],
        across=True,
    )
    c.box(*spot(-46, -80), *spot(46, -8), "#ffd98a")
    c.polygon([spot(-40, -10), spot(40, -10), spot(70, 20), spot(-70, 20)], "#ff8a35")
    c.glow(*spot(0, -36), 240 * size, "#ffa04a", 1)
    c.glow(*spot(0, -40), 90 * size, "#fff0c4", 1)
