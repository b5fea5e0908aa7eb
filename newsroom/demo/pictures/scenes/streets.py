"""Streets and squares, with people in them."""

from collections.abc import Sequence

from newsroom.demo.pictures.buildings import Wall, houses, lantern_tower
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import arc, moved, path, sag, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, bust, crowd, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import rain, swell
from newsroom.demo.pictures.vessels import rowing_boat


@paints("tram-street")
def tram_street(c: Canvas) -> None:
    """A tram comes up a wet street in Kelten at lamp-lighting."""
    c.wash(even("#2a1f45", "#6b3f63", "#d9826a", "#ffcf93"), 0, 620)
    c.drift("#4a2c55", (5, 12), 0, 420, cover=0.45, strength=0.6)
    tower = (680, 560)
    lantern_tower(c, *tower, 260, "#7b4a66", lit="#ffe3a0")
    houses(c, 560, 960, 570, 60, ["#6b3f60", "#74466a"], lit="#ffd28a", chance=0.4)
    _street_side(c, Wall((-60, -260, 800), (610, 420, 566)), ["#4a2b4d", "#5a3350", "#3f2748", "#66405a"])
    _street_side(c, Wall((900, 420, 566), (1560, -260, 800)), ["#3a2446", "#4f2e4e", "#33203f", "#593653"])
    c.haze("#ff9f70", (380, 0), (560, 0.34), (600, 0.1))
    road = c.cut(path("610,566 900,566 1560,800 1560,1000 -60,1000 -60,800"))
    c.mirror(572, squeeze=1.35, tint="#7d6a85", ripple=5, within=road)
    c.press(road, "#1f1430", strength=0.4)
    for x0, x1 in ((722, 470), (790, 1010)):
        c.polygon([(x0, 572), (x0 + 3, 572), (x1 + 12, 1000), (x1, 1000)], "#f0b08a")
    for y, x in ((300, 200), (250, 1330), (395, 420), (380, 1060)):
        c.stroke(sag((x, y), (755, y + 10), 12), "#170f26", 2)
    c.stroke([(752, 545), (740, -10)], "#170f26", 3)
    _tram(c, 745, 800)
    for x, y, size, tone in ((235, 796, 196, "#140c24"), (322, 778, 176, "#241535"), (1262, 800, 200, "#140c24")):
        with c.mirrored(y, squeeze=0.5, strength=0.5):
            walking(c, x, y, size, tone, flip=x > 700)
            _umbrella(c, x, y - size * 1.03, size * 0.36, "#d8434a" if x != 322 else "#e2a64a")
    rain(c, "#ffe6d0", 0.13, count=900, lean=-0.2)


def _street_side(c: Canvas, wall: Wall, inks: Sequence[Ink]) -> None:
    """House fronts that run into depth, with shop windows at their feet."""
    count = 7
    for n in range(count):
        u0, u1, low = n / count, (n + 1) / count, c.rng.uniform(0, 0.16)
        ink = inks[n % len(inks)]
        c.polygon(wall.quad(u0, u1, low, 1), ink)
        c.polygon(wall.quad(u0, u1, low, low + 0.02), lighter(ink, 0.2))
        for column in range(3):
            for row in range(5):
                u, v = u0 + (u1 - u0) * (0.14 + 0.28 * column), low + 0.07 + row * 0.125
                lit = c.rng.random() < 0.5
                c.polygon(
                    wall.quad(u, u + (u1 - u0) * 0.16, v, v + 0.075),
                    c.rng.choice(["#ffca78", "#ffdb9a", "#ffb866"]) if lit else darker(ink, 0.35),
                )
        for pane in range(4):
            u = u0 + (u1 - u0) * (0.06 + 0.225 * pane)
            c.fill(
                wall.quad(u, u + (u1 - u0) * 0.19, 0.845, 0.985),
                [(0, "#ffe2a0"), (0.6, c.rng.choice(["#f2a95f", "#e8935a", "#c98a6a"])), (1, "#7a4050")],
            )
        c.polygon(
            wall.quad(u0 + (u1 - u0) * 0.02, u1 - (u1 - u0) * 0.02, 0.8, 0.845),
            ("#8a2c40", "#2b4f66", "#9a7048")[n % 3],
        )


def _tram(c: Canvas, x: float, base: float) -> None:
    """A tram head on."""
    with c.mirrored(base, squeeze=0.55, strength=0.75, tint="#8a7a90", ripple=8):
        body = smooth(
            moved(path("-148,-30 -152,-200 -132,-372 -80,-398 80,-398 132,-372 152,-200 148,-30"), x, base), steps=6
        )
        c.fill(body, [(0, "#f3e6cb"), (0.46, "#ead6b2"), (0.47, "#b23a35"), (1, "#7d2029")])
        c.fill(
            smooth(
                [(x - 126, base - 196), (x - 116, base - 340), (x + 116, base - 340), (x + 126, base - 196)], steps=5
            ),
            [(0, "#ffe2a4"), (0.55, "#e7ad6a"), (1, "#5b3a46")],
        )
        bust(c, x - 44, base - 180, 74, "#3a2438", head="#6b4438")
        for px in (-42, 42):
            c.stroke([(x + px, base - 338), (x + px * 1.1, base - 196)], "#2a1c2b", 5)
        c.box(x - 76, base - 384, x + 76, base - 350, "#1d1524")
        for n, wide in enumerate((30, 58, 22)):
            c.box(x - 62 + (0, 38, 104)[n], base - 374, x - 62 + (0, 38, 104)[n] + wide - 8, base - 360, "#ffc65c")
        c.box(x - 150, base - 42, x + 150, base - 24, "#2b1a24")
        c.box(x - 122, base - 28, x + 122, base - 4, "#160e18")
        c.stroke([(x, base - 398), (x - 34, base - 440), (x + 8, base - 482)], "#170f26", 5)
        for px in (-100, 100):
            c.disc(x + px, base - 88, 22, "#fff4d4")
    for px in (-100, 100):
        c.glow(x + px, base - 88, 190, "#ffdf9c", 0.95)


def _umbrella(c: Canvas, x: float, y: float, r: float, ink: Ink) -> None:
    """An open umbrella."""
    c.stroke([(x, y - r * 0.3), (x, y + r * 1.2)], "#120b1c", 3)
    c.polygon(
        [
            *arc(x, y + r * 0.3, r, 180, 360, ry=r * 0.72),
            *reversed([(x - r + n * r / 3, y + r * (0.3 if n % 2 == 0 else 0.16)) for n in range(7)]),
        ],
        ink,
    )


@paints("flooded-street")
def flooded_street(c: Canvas) -> None:
    """High water in the lower town; a rescue boat passes the doors."""
    water = 640
    c.wash(even("#6f7f80", "#9aa59c", "#c8ccb6"), 0, water)
    c.drift("#56666a", (4, 8), -60, 260, cover=0.5, strength=0.6, fade=0.2)
    x = -60.0
    for n, (wide, tall) in enumerate(
        ((250, 560), (210, 500), (270, 600), (230, 520), (260, 570), (220, 490), (270, 610))
    ):
        _drowned_house(
            c, x, water, wide, tall, ("#b9a88a", "#8d9a8c", "#c4967a", "#a7a08e", "#7f8f92", "#c2b08a", "#9a7f72")[n]
        )
        x += wide
    _street_lamp(c, 1130, water)
    _street_lamp(c, 240, water)
    c.haze("#b9c2b4", (200, 0), (water, 0.25))
    c.mirror(water, squeeze=1.0, tint="#a0a496", ripple=7)
    c.haze("#3b4a45", (water, 0.12), (1000, 0.62))
    swell(c, "#3a4843", "#d5d8c6", 650, 990, count=150)
    for x, y, w in ((1040, 740, 70), (330, 700, 54), (1290, 860, 90)):
        c.polygon([(x - w, y), (x - w * 0.4, y - 7), (x + w, y - 3), (x + w * 0.5, y + 7)], "#5b4a36")
    with c.mirrored(812, squeeze=0.65, tint="#8b8f80", ripple=8):
        _rescuers(c, 720, 812)
    rain(c, "#eef0e6", 0.2, count=1100, lean=-0.2, length=20)


def _drowned_house(c: Canvas, x: float, water: float, wide: float, tall: float, wall: Ink) -> None:
    """A narrow town house with water half way up its door."""
    top = water - tall
    c.fill(
        [(x, top), (x + wide, top), (x + wide, water), (x, water)],
        [(0, lighter(wall, 0.1)), (0.72, wall), (0.86, darker(wall, 0.22)), (1, darker(wall, 0.35))],
    )
    c.polygon(
        [(x - 8, top + 4), (x + wide * 0.2, top - 70), (x + wide * 0.8, top - 70), (x + wide + 8, top + 4)],
        darker(mix(wall, "#6a3c32", 0.7), 0.2),
    )
    c.box(x, top, x + wide, top + 12, lighter(wall, 0.25))
    c.box(x + wide - 5, top, x + wide, water, darker(wall, 0.25))
    for row in range(3):
        for n in range(3):
            left, up = x + wide * (0.13 + 0.29 * n), top + tall * (0.09 + 0.215 * row)
            lit = c.rng.random() < 0.12
            c.box(left - 4, up - 4, left + wide * 0.17 + 4, up + tall * 0.13 + 4, lighter(wall, 0.32))
            c.box(left, up, left + wide * 0.17, up + tall * 0.13, "#ffd890" if lit else "#33444a")
            c.box(left + wide * 0.08, up, left + wide * 0.095, up + tall * 0.13, lighter(wall, 0.2))
            if c.rng.random() < 0.6:
                c.box(left - wide * 0.075, up, left - 4, up + tall * 0.13, darker(mix(wall, "#35564f", 0.8), 0.1))
    door = x + wide * c.rng.choice((0.14, 0.62))
    c.polygon(
        [
            *arc(door + wide * 0.11, water - tall * 0.2, wide * 0.11, 180, 360),
            (door + wide * 0.22, water),
            (door, water),
        ],
        "#3d2f2a",
    )
    c.box(
        x + wide * (0.42 if door < x + wide * 0.4 else 0.12),
        water - tall * 0.2,
        x + wide * (0.86 if door < x + wide * 0.4 else 0.56),
        water,
        "#2c3a3f",
    )


def _street_lamp(c: Canvas, x: float, base: float) -> None:
    """A lamp on a bent post, lit by day."""
    c.stroke([(x, base), (x, base - 300)], "#252c2e", 9)
    c.stroke(smooth([(x, base - 290), (x + 10, base - 330), (x + 46, base - 330)]), "#252c2e", 6)
    c.polygon([(x + 30, base - 326), (x + 62, base - 326), (x + 56, base - 286), (x + 36, base - 286)], "#ffe2a0")
    c.glow(x + 46, base - 306, 90, "#ffdf9a", 0.6)


def _rescuers(c: Canvas, x: float, water: float) -> None:
    """Two rescuers and an old woman under a blanket in a yellow boat."""
    for at_x, tall, tone, head in (
        (x - 130, 224, "#d9531e", Head(hat="#f2c12e", facing=True)),
        (x + 96, 200, "#6f7f8f", Head(hair="#d9d3c6", facing=True)),
        (x + 12, 196, "#a3473f", Head("#c99a7c", hair="#4a2e24", facing=True)),
    ):
        standing(c, at_x, water + 34, tall, tone, head=head)
    c.stroke([(x - 80, water - 150), (x - 250, water + 40)], "#6b5136", 7)
    c.stroke([(x - 146, water - 118), (x - 96, water - 126)], "#b8431a", 16)
    rowing_boat(c, x, water, 520, "#e8b022")


@paints("market-stalls")
def market_stalls(c: Canvas) -> None:
    """Fruit, herbs and fish under striped awnings in Port Alma."""
    c.wash(even("#3c4568", "#6d6a86", "#b98f86"), 0, 640)
    _arcade(c)
    c.wash(even("#8f7a72", "#5c4a4e"), 630)
    for x, y, size, inks in (
        (60, 690, 0.62, ("#2f7d72", "#f0e6cf")),
        (1130, 690, 0.62, ("#c98a2e", "#f5ead2")),
        (600, 668, 0.56, ("#3b5f94", "#efe7d5")),
    ):
        _stall(c, x, y, size, inks)
    crowd(c, 380, 1180, 730, 168, ["#2b2f4a", "#7a3140", "#3d5a5c", "#c08b4f", "#4d3d5c"], count=9)
    c.haze("#d9a184", (300, 0.0), (640, 0.22), (720, 0.0))
    _stall(c, -70, 930, 1.12, ("#c33f2f", "#f7ecd6"))
    _stall(c, 900, 940, 1.2, ("#2a7f6c", "#f7ecd6"))
    walking(c, 742, 968, 330, "#232641", bag="#d9a441", head=Head("#c99a7c", hair="#1b1a26"))
    standing(c, 590, 940, 290, "#8e2f3a", legs="#23233a", head=Head("#b98468", hair="#2b1b22"))
    _festoon(c)


def _arcade(c: Canvas) -> None:
    """A terracotta house with arches and shutters."""
    c.fill([(-10, 60), (1510, 60), (1510, 640), (-10, 640)], [(0, "#d9a37d"), (1, "#a06b62")])
    for n in range(8):
        x = 95 + n * 190
        c.polygon([*arc(x, 400, 66, 180, 360), (x + 66, 640), (x - 66, 640)], "#4b3a55")
        c.polygon([*arc(x + 7, 402, 58, 180, 360), (x + 62, 640), (x - 50, 640)], "#6d4f62")
        for y in (120, 230):
            c.box(x - 30, y, x + 30, y + 76, "#f2c894" if c.rng.random() < 0.3 else "#6a6a84")
            c.box(x - 50, y, x - 32, y + 76, "#3f6b68")
            c.box(x + 32, y, x + 50, y + 76, "#3f6b68")
    c.box(-10, 50, 1510, 66, "#8e4f44")


def _stall(c: Canvas, x: float, base: float, size: float, inks: tuple[Ink, Ink]) -> None:
    """An awning in stripes over a sloping counter of crates."""
    wide, top = 560 * size, base - 470 * size
    c.box(x + 14 * size, top + 60 * size, x + 26 * size, base, "#3a2a2a")
    c.box(x + wide - 26 * size, top + 60 * size, x + wide - 14 * size, base, "#3a2a2a")
    c.box(x + 30 * size, top + 120 * size, x + wide - 30 * size, base - 180 * size, clear("#2a1f33", 0.62))
    standing(
        c, x + wide * 0.5, base - 60 * size, 310 * size, "#54404f", head=Head("#b98468", hair="#2b1b22", facing=True)
    )
    _crates(c, x, base, wide, size)
    stripes = 10
    for n in range(stripes):
        u0, u1 = n / stripes, (n + 1) / stripes
        ink = inks[n % 2]
        top0, top1 = x + wide * (0.09 + 0.82 * u0), x + wide * (0.09 + 0.82 * u1)
        low0, low1 = x - 34 * size + (wide + 68 * size) * u0, x - 34 * size + (wide + 68 * size) * u1
        y = top + 128 * size
        c.polygon([(top0, top), (top1, top), (low1, y), (low0, y)], ink)
        c.polygon(
            [
                (low0, y),
                (low1, y),
                (low1, y + 26 * size),
                *arc((low0 + low1) / 2, y + 26 * size, (low1 - low0) / 2, 0, 180, ry=16 * size, steps=8),
            ],
            darker(ink, 0.16),
        )
    c.shade(
        [
            (x + wide * 0.09, top),
            (x + wide * 0.91, top),
            (x + wide + 34 * size, top + 128 * size),
            (x - 34 * size, top + 128 * size),
        ],
        "#5b2a2a",
        "down",
        density=0.18,
    )


def _crates(c: Canvas, x: float, base: float, wide: float, size: float) -> None:
    """Two rows of crates heaped with fruit."""
    goods = [
        ["#d9542b", "#e8762f"],
        ["#e9b93a", "#f3cf5a"],
        ["#8fae3c", "#6f9434"],
        ["#a32f3d", "#c2404a"],
        ["#e58a2c", "#f0a544"],
        ["#4f7d3a", "#6b9a48"],
        ["#7a3b63", "#93507a"],
    ]
    for row in range(2):
        y = base - (172 - 86 * row) * size
        for n in range(5):
            left, right = x + wide * (n + 0.06) / 5, x + wide * (n + 0.94) / 5
            heap = c.rng.choice(goods)
            for layer in range(3):
                for fruit in range(7 - layer):
                    r = (right - left) / 13
                    c.disc(
                        left + r * (1.3 + layer * 0.9) + fruit * r * 1.72,
                        y - layer * r * 1.15 + 4 * size,
                        r * 1.08,
                        heap[(fruit + layer) % 2],
                    )
                    c.disc(
                        left + r * (1.0 + layer * 0.9) + fruit * r * 1.72,
                        y - layer * r * 1.15,
                        r * 0.34,
                        lighter(heap[(fruit + layer) % 2], 0.4),
                    )
            c.box(left, y + 6 * size, right, y + 62 * size, "#a9794a")
            for slat in range(3):
                c.box(
                    left,
                    y + (8 + 19 * slat) * size,
                    right,
                    y + (20 + 19 * slat) * size,
                    ("#c2925c", "#b5854f")[slat % 2],
                )
    c.box(x, base - 24 * size, x + wide, base, "#3d2b2a")


def _festoon(c: Canvas) -> None:
    """Bulbs on a wire across the square."""
    for start, end in (((-20, 250), (760, 190)), ((760, 190), (1520, 270))):
        wire = sag(start, end, 90, steps=14)
        c.stroke(wire, "#1f1a2b", 2.5)
        for x, y in wire:
            c.glow(x, y + 10, 52, "#ffd27a", 0.8)
            c.disc(x, y + 10, 8, "#fff1c4")
