"""Port Alma from a distance: towers, blocks and roofs."""

from collections.abc import Sequence

from newsroom.demo.pictures.buildings import lantern_tower, tower_block
from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import arc, path, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import flock, glints, hills, land, leafy, poplar, swell


@paints("city-skyline")
def city_skyline(c: Canvas) -> None:
    """Towers of the government quarter light up over the river at blue hour."""
    shore = 700
    c.wash([(0, "#0c3a4a"), (0.3, "#1b6a74"), (0.6, "#6bb09b"), (0.82, "#d9d7a0"), (1, "#fbe3a8")], 0, shore)
    c.drift("#0d4552", (5, 16), 30, 380, cover=0.4, strength=0.6)
    c.drift("#e8d79c", (5, 30), 240, 600, cover=0.34, strength=0.5)
    rows = [(0.72, 26, (110, 240), (34, 60)), (0.45, 22, (170, 330), (44, 74)), (0.14, 13, (180, 420), (60, 104))]
    for fade, count, heights, widths in rows:
        wall = mix("#082833", "#a3c8a4", fade)
        for n in range(count):
            x = -30 + (WIDTH + 30) * (n + c.rng.uniform(-0.2, 0.3)) / count
            tall = c.rng.uniform(*heights) * (1.25 - abs(x - 780) / 1300)
            tower_block(
                c,
                x,
                shore,
                c.rng.uniform(*widths),
                tall,
                darker(wall, c.rng.uniform(0, 0.2)),
                lit="#ffdb83",
                chance=0.42 - 0.2 * fade,
                pane=8 - 3 * fade,
            )
    for x, wide, tall in ((610, 104, 560), (820, 92, 470), (1010, 110, 380)):
        tower_block(c, x, shore, wide, tall, "#062530", lit="#ffd877", chance=0.46, pane=10)
    c.polygon([(610, 142), (662, 60), (714, 142)], "#062530")
    c.stroke([(662, 66), (662, 6)], "#062530", 4)
    c.glow(662, 14, 40, "#ff5548", 1)
    c.haze("#d9c98f", (480, 0), (shore, 0.3))
    _embankment(c, shore)
    c.mirror(shore + 16, squeeze=1.5, tint="#8aa8a4", ripple=7)
    c.haze("#041a24", (shore + 16, 0.05), (1000, 0.75))
    glints(c, "#ffe09a", 740, 980, x=720, spread=700, count=130, opacity=0.45)


def _embankment(c: Canvas, y: float) -> None:
    """Street lamps and trees along the river."""
    c.box(0, y - 2, WIDTH, y + 16, "#041c25")
    for x in range(20, WIDTH, 62):
        c.stroke([(x, y), (x, y - 26)], "#041c25", 3)
        c.glow(x, y - 28, 26, "#ffd67c", 0.9)
        c.disc(x, y - 28, 3.6, "#fff3cf")
    for x in range(-10, WIDTH, 46):
        leafy(c, c.rng, x + c.rng.uniform(-9, 9), y + 4, c.rng.uniform(26, 44), "#0b3a3d")


@paints("apartment-blocks")
def apartment_blocks(c: Canvas) -> None:
    """Slab blocks of the northern suburb in late sun."""
    c.wash(even("#86b7c9", "#cfdccf", "#f6e3c3"), 0, 870)
    c.drift("#fdf5e2", (5, 9), 30, 460, cover=0.34, strength=0.7)
    for x, wide, tall in ((20, 190, 360), (270, 150, 300), (1190, 220, 390), (1010, 130, 300)):
        tower_block(c, x, 800, wide, tall, "#b9b5a8", side=0.22, lit="#7f8f93", chance=0.9, pane=19)
    c.haze("#f6e3c3", (350, 0.1), (800, 0.55))
    _slab(c, 40, 846, 560, 640, ["#c8583c", "#e2a548", "#e8dcc3"], "#e7d3b1")
    _slab(c, 720, 880, 700, 790, ["#2f7d82", "#e0d5bd", "#d97b3f"], "#efe0c3")
    c.wash(even("#8b9468", "#5c6f4c"), 846)
    c.polygon([(0, 930), (1500, 890), (1500, 950), (0, 1000)], "#b9a98c")
    for x in range(-10, 1520, 26):
        c.disc(x + c.rng.uniform(-6, 6), 882, 24, c.rng.choice(["#4a6f45", "#557a49", "#41643f"]), ry=17)
    for x, size in ((30, 230), (640, 210), (700, 160), (1460, 240)):
        leafy(c, c.rng, x, 905, size, "#3f6a45", lit="#9bb160")
    poplar(c, 660, 890, 300, "#345c40")
    for x, tone, flip in (
        (250, "#7b2f3c", False),
        (470, "#24444f", True),
        (880, "#c8583c", False),
        (925, "#24444f", False),
        (1210, "#3a3f57", True),
    ):
        c.polygon([(x, 944), (x + 90, 966), (x + 100, 972), (x + 6, 950)], clear("#4a4636", 0.45))
        walking(c, x, 946, 82, tone, flip=flip)
    c.shade([(0, 880), (1500, 880), (1500, 1000), (0, 1000)], "#33432f", "down", density=0.5)


def _slab(c: Canvas, x: float, base: float, width: float, height: float, balconies: Sequence[Ink], wall: Ink) -> None:
    """One block: a lit front with balconies in colour, a shaded flank, and washing here and there."""
    top, edge = base - height, x + width * 0.86
    c.fill([(x, top), (edge, top), (edge, base), (x, base)], [(0, lighter(wall, 0.15)), (1, darker(wall, 0.1))])
    flank = [(edge, top), (x + width, top + height * 0.05), (x + width, base - 8), (edge, base)]
    c.polygon(flank, darker(wall, 0.5))
    c.box(x + 20, top - 34, x + 120, top, darker(wall, 0.2))
    c.stroke([(x + 200, top), (x + 200, top - 70)], "#5b5750", 4)
    for n in range(4):
        c.stroke([(x + 184 + n * 3, top - 66 + n * 9), (x + 216 - n * 3, top - 70 + n * 9)], "#5b5750", 2)
    rows, columns = round(height / 66), round(width / 92)
    tall, wide = height / rows, (edge - x) / columns
    for row in range(rows):
        for n in range(columns):
            _flat(c, x + wide * n, top + tall * row, wide, tall, c.rng.choice(balconies) if n % 2 else None, wall)
    c.shade(flank, "#2c2a33", "down", density=0.5)
    c.shade([(x, top), (edge, top), (edge, base), (x, base)], darker(wall, 0.55), "left", density=0.14)


def _flat(c: Canvas, x: float, y: float, wide: float, tall: float, balcony: Ink | None, wall: Ink) -> None:
    """One window, or one balcony, of a block."""
    glass = c.rng.choice(["#41606b", "#4f707a", "#38545f", "#ffd58f" if c.rng.random() < 0.4 else "#5d7b82"])
    c.box(x + wide * 0.18, y + tall * 0.2, x + wide * 0.82, y + tall * 0.78, glass)
    c.box(x + wide * 0.48, y + tall * 0.2, x + wide * 0.52, y + tall * 0.78, lighter(wall, 0.4))
    if c.rng.random() < 0.35:
        c.box(x + wide * 0.18, y + tall * 0.2, x + wide * 0.34, y + tall * 0.78, clear("#f4ead3", 0.8))
    c.stroke([(x, y), (x + wide, y)], clear(darker(wall, 0.4), 0.5), 2)
    if not balcony:
        return
    c.polygon(
        [
            (x + wide * 0.06, y + tall * 0.92),
            (x + wide * 0.94, y + tall * 0.92),
            (x + wide * 1.25, y + tall * 1.2),
            (x + wide * 0.4, y + tall * 1.2),
        ],
        clear("#4a4038", 0.28),
    )
    c.box(x + wide * 0.06, y + tall * 0.52, x + wide * 0.94, y + tall * 0.92, balcony)
    c.box(x + wide * 0.06, y + tall * 0.52, x + wide * 0.94, y + tall * 0.57, lighter(balcony, 0.35))
    c.box(x + wide * 0.8, y + tall * 0.52, x + wide * 0.94, y + tall * 0.92, darker(balcony, 0.2))
    if c.rng.random() < 0.4:
        for n in range(4):
            left = x + wide * (0.14 + 0.17 * n)
            c.box(
                left,
                y + tall * 0.36,
                left + wide * 0.13,
                y + tall * c.rng.uniform(0.58, 0.74),
                c.rng.choice(["#f7f2e6", "#d9748a", "#4a86a8", "#f2c14e"]),
            )


@paints("old-town-roofs")
def old_town_roofs(c: Canvas) -> None:
    """Tiled roofs step down from the hill to the sea."""
    c.wash(even("#bfd9dc", "#e8ead9", "#f8ecd2"), 0, 300)
    c.wash(even("#7fb3bd", "#3f8494"), 296, 420)
    swell(c, "#2f6f80", "#d9ebe4", 305, 415, count=160)
    c.polygon(land(hills(c.rng, 292, 26), 330), "#a5c0b9")
    c.polygon(path("0,330 240,300 420,345 560,420 0,420"), "#7c9c86")
    for row in range(9):
        near = row / 8
        _roof_row(c, 395 + 540 * near**1.15, 44 + 92 * near, near)
        if row == 3:
            lantern_tower(c, 1015, 640, 430, "#ecdcba", lit="#33545f")
        if row == 4:
            _dome(c, 470, 690, 150)
    c.haze("#fbeed3", (230, 0), (330, 0.3), (640, 0))
    flock(c, "#2c3c46", 740, 200, 190, count=13, span=26)
    c.stipple(c.cut([(0, 520), (1500, 520), (1500, 1000), (0, 1000)]), "#3a1c1c", "down", density=0.16)


def _roof_row(c: Canvas, y: float, size: float, near: float) -> None:
    """Gabled houses shoulder to shoulder, their tiles lit from the left."""
    x = -c.rng.uniform(0, size * 2)
    while x < WIDTH + size:
        wide, tall, drop = (
            size * c.rng.uniform(1.3, 2.3),
            size * c.rng.uniform(0.5, 0.75),
            c.rng.uniform(-0.25, 0.25) * size,
        )
        clay = c.rng.choice(["#c8552f", "#b8452a", "#d56b3a", "#a83c2a", "#c9663f", "#d98350"])
        lime = c.rng.choice(["#f0dfbd", "#e8cfa4", "#f6ead2", "#d9bb93", "#e9c9b4"])
        tile, wall = mix("#cfa58c", clay, 0.45 + 0.55 * near), mix("#e0d5c0", lime, 0.5 + 0.5 * near)
        _roof_house(c, x, y + drop, wide, tall, size, tile, wall)
        x += wide * 0.94


def _roof_house(c: Canvas, x: float, y: float, wide: float, tall: float, size: float, tile: Ink, wall: Ink) -> None:
    """One house: a gable to the left, a tiled slope to the right, a chimney."""
    eave, gable = y - tall * 0.2, x + wide * 0.34
    c.box(x, eave, x + wide, y + size * 1.6, wall)
    c.polygon(
        [(x, eave), ((x + gable) / 2, eave - tall * 0.8), (gable, eave), (gable, y + size * 1.6), (x, y + size * 1.6)],
        lighter(wall, 0.2),
    )
    c.polygon(
        [
            ((x + gable) / 2, eave - tall * 0.86),
            (x + wide * 0.86, eave - tall * 0.86),
            (x + wide * 1.03, eave + tall * 0.1),
            (gable - size * 0.03, eave + tall * 0.1),
        ],
        tile,
    )
    c.polygon(
        [
            ((x + gable) / 2, eave - tall * 0.88),
            (x - size * 0.05, eave + tall * 0.08),
            (x + size * 0.04, eave + tall * 0.1),
            ((x + gable) / 2, eave - tall * 0.7),
        ],
        darker(tile, 0.3),
    )
    for n in range(1, 9):
        t = n / 9
        c.stroke(
            [
                ((x + gable) / 2 + (x + wide * 0.86 - (x + gable) / 2) * t, eave - tall * 0.86),
                (gable + (x + wide * 1.03 - gable) * t, eave + tall * 0.1),
            ],
            clear(darker(tile, 0.45), 0.4),
            max(1, size * 0.016),
        )
    stack = x + wide * c.rng.uniform(0.45, 0.75)
    c.box(stack, eave - tall * 1.2, stack + size * 0.17, eave - tall * 0.6, darker(wall, 0.15))
    c.box(stack - size * 0.03, eave - tall * 1.25, stack + size * 0.2, eave - tall * 1.15, darker(tile, 0.3))
    for n in range(3):
        left = x + wide * (0.42 + 0.19 * n)
        c.box(
            left,
            eave + tall * 0.35,
            left + size * 0.17,
            eave + tall * 0.35 + size * 0.3,
            "#4a6a72" if c.rng.random() < 0.8 else "#ffd58f",
        )
        c.box(
            left - size * 0.08,
            eave + tall * 0.35,
            left - size * 0.01,
            eave + tall * 0.35 + size * 0.3,
            darker("#4f7a6a", 0.1),
        )
    c.box(x + wide * 0.12, eave + tall * 0.1, x + wide * 0.12 + size * 0.14, eave + tall * 0.1 + size * 0.26, "#4a6a72")


def _dome(c: Canvas, x: float, base: float, size: float) -> None:
    """A church dome in green copper."""
    c.box(x - size * 0.8, base - size * 1.1, x + size * 0.8, base, "#f0e2c4")
    c.box(x + size * 0.3, base - size * 1.1, x + size * 0.8, base, "#d3bd97")
    for n in range(4):
        left = x - size * (0.64 - 0.23 * n)
        c.polygon(
            [
                *arc(left + size * 0.06, base - size * 0.74, size * 0.06, 180, 360),
                (left + size * 0.12, base - size * 0.4),
                (left, base - size * 0.4),
            ],
            "#7d8f8c",
        )
    c.polygon(
        [
            (x - size * 0.84, base - size * 1.1),
            (x - size * 0.25, base - size * 1.32),
            (x + size * 0.34, base - size * 1.1),
        ],
        "#f7ecd4",
    )
    c.box(x - size * 0.6, base - size * 1.5, x + size * 0.6, base - size * 1.1, "#e9d8b5")
    for n in range(6):
        c.box(
            x - size * 0.5 + n * size * 0.18,
            base - size * 1.4,
            x - size * 0.42 + n * size * 0.18,
            base - size * 1.18,
            "#4b6a72",
        )
    dome = [*arc(x, base - size * 1.5, size * 0.66, 180, 360, ry=size * 0.74)]
    c.fill(dome, [(0, "#8cc2ae"), (0.4, "#5b9d8c"), (1, "#2e6a63")], across=True)
    for rib in (-0.4, -0.15, 0.15, 0.4):
        c.stroke(
            smooth(
                [
                    (x + rib * 0.2 * size, base - size * 2.22),
                    (x + rib * 1.3 * size, base - size * 1.9),
                    (x + rib * 1.55 * size, base - size * 1.5),
                ]
            ),
            clear("#1f4f4b", 0.5),
            2,
        )
    c.box(x - size * 0.12, base - size * 2.5, x + size * 0.12, base - size * 2.2, "#e9d8b5")
    c.polygon(
        [(x - size * 0.15, base - size * 2.5), (x, base - size * 2.82), (x + size * 0.15, base - size * 2.5)], "#4f9183"
    )
