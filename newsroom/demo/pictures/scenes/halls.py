"""Great rooms: the chamber, the museum, the library."""

import math

from newsroom.demo.pictures.buildings import Wall
from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import View, arc, smooth
from newsroom.demo.pictures.furniture import desk_lamp, frame_on, sailing_model
from newsroom.demo.pictures.palette import Ink, clear, darker, even, mix
from newsroom.demo.pictures.people import Head, bust, standing, walking
from newsroom.demo.pictures.scenes.civic import NATIONAL
from newsroom.demo.pictures.scenes.gallery import paints


@paints("assembly-hall")
def assembly_hall(c: Canvas) -> None:
    """The chamber of the Assembly in session: rows of benches around the rostrum."""
    c.wash(even("#2b2018", "#5a3c26", "#8a5c34"), 0, 560)
    for n in range(15):
        x = 750 + (n - 7) * 112
        c.fill(
            [(x - 50, 120), (x + 50, 120), (x + 50, 560), (x - 50, 560)],
            [(0, "#3f2a1b"), (0.5, "#6b4629"), (1, "#94653a")],
        )
        c.box(x + 44, 120, x + 50, 560, "#2b1c13")
    c.wash(even("#6b4429", "#3f2618", "#20130d"), 556)
    _gallery(c)
    _skylight(c)
    _rostrum(c)
    for row in range(8):
        _bench(c, row)
    c.beam([(560, 60), (940, 60), (1180, 760), (320, 760)], "#fff0c8", 0.24, towards="down", soft=26)
    c.haze("#1a100a", (900, 0), (1000, 0.35))


def _gallery(c: Canvas) -> None:
    """The press gallery under the ceiling."""
    c.box(0, 60, WIDTH, 124, "#241811")
    for x in range(30, WIDTH, 58):
        if c.rng.random() < 0.66:
            bust(
                c,
                x + c.rng.uniform(-8, 8),
                100,
                30,
                c.rng.choice(["#5f4a3c", "#3f3a44", "#6b4f3a", "#4a5256"]),
                head="#b98a68",
            )
    c.box(0, 92, WIDTH, 124, "#6d4a2c")
    c.box(0, 92, WIDTH, 99, "#c79a5e")


def _skylight(c: Canvas) -> None:
    """The glass ceiling."""
    c.polygon([(500, -10), (1000, -10), (930, 62), (570, 62)], "#fdf3d2")
    for n in range(6):
        c.stroke([(500 + n * 100, -10), (570 + n * 72, 62)], "#8a6a44", 4)
    c.stroke([(535, 26), (965, 26)], "#8a6a44", 4)
    c.glow(750, 20, 420, "#fff1c8", 0.7, ry=260)


def _rostrum(c: Canvas) -> None:
    """The speaker's dais, the flags and a member at the lectern."""
    c.fill([(560, 170), (940, 170), (940, 440), (560, 440)], [(0, "#2f6a5c"), (1, "#184038")])
    for n in range(10):
        c.stroke([(570 + n * 40, 170), (570 + n * 40, 440)], clear("#0f2d27", 0.6), 4)
    c.disc(750, 246, 60, "#d9b063")
    c.disc(750, 246, 50, "#1f4f45")
    for n in range(8):
        turn = math.tau * n / 8
        tip, wing = (750 + 42 * math.cos(turn), 246 + 42 * math.sin(turn)), 0.3
        c.polygon(
            [
                tip,
                (750 + 13 * math.cos(turn + wing), 246 + 13 * math.sin(turn + wing)),
                (750, 246),
                (750 + 13 * math.cos(turn - wing), 246 + 13 * math.sin(turn - wing)),
            ],
            "#f0d294",
        )
    for side in (-1, 1):
        x = 750 + side * 245
        c.stroke([(x, 180), (x, 440)], "#c79a5e", 5)
        for n, ink in enumerate(NATIONAL):
            c.polygon(
                [
                    (x + side * 26 * (n / 3), 190 + 10 * n),
                    (x + side * 26 * ((n + 1) / 3) + side * 6, 196 + 10 * n),
                    (x + side * 34 * (n + 1) / 3, 400),
                    (x + side * 34 * n / 3, 408),
                ],
                ink,
            )
    for n in (-1, 0, 1):
        standing(
            c,
            750 + n * 92,
            470,
            160 if n else 178,
            "#26303a" if n else "#7d2f33",
            head=Head("#c49a78", hair="#2a1e18", facing=True),
        )
    c.fill([(560, 392), (940, 392), (960, 470), (540, 470)], [(0, "#a8713c"), (1, "#6b4226")])
    c.box(550, 384, 950, 396, "#d9a862")
    standing(c, 750, 520, 150, "#22323f", head=Head("#b98a68", hair="#2a1e18", facing=True))
    c.fill([(690, 452), (810, 452), (824, 548), (676, 548)], [(0, "#b87f45"), (1, "#6b4226")])
    c.box(682, 444, 818, 456, "#e0b26c")
    c.stroke(smooth([(724, 446), (736, 424), (744, 420)]), "#1b1512", 3)


def _bench(c: Canvas, row: int) -> None:
    """One curved row with its members, green leather and wooden desks."""
    near = row / 7
    half, y, drop = 250 + 640 * near, 548 + 330 * near**1.15, 60 + 150 * near
    size = 24 + 62 * near
    count = round(13 + 3 * near)
    spots = []
    for n in range(count + 1):
        t = n / count
        turn = math.pi * (0.06 + 0.88 * t)
        spots.append((750 - half * 1.12 * math.cos(turn), y - drop * 0.9 + drop * math.sin(turn)))
    for n, (x, top) in enumerate(spots):
        if n % (count // 3) == 0 and 0 < n < count:
            continue
        tone = c.rng.choice(["#22303c", "#2f2a33", "#3f3a44", "#6d2f33", "#2c4a4c", "#54483c"])
        if c.rng.random() < 0.88:
            bust(
                c,
                x,
                top + size * 0.2,
                size,
                tone,
                head=c.rng.choice(["#3a281e", "#1f1713", "#6b4a2f", "#8f8378", "#4a3223"]),
            )
    back = smooth(spots, steps=6)
    c.polygon([*back, *reversed([(x, py + size * 1.05) for x, py in back])], mix("#1f4f42", "#122f29", near))
    c.polygon([*back, *reversed([(x, py + size * 0.2) for x, py in back])], mix("#b98248", "#8a5a30", near))
    c.stroke(back, mix("#e6bd7c", "#c08a4c", near), 2 + 2 * near)
    for x, py in spots:
        c.stroke([(x, py + size * 0.2), (x, py + size)], clear("#0c211c", 0.7), 1.5 + 2 * near)


@paints("museum-hall")
def museum_hall(c: Canvas) -> None:
    """The main hall of the Maritime Museum: a great ship model under a glass vault."""
    view = View(horizon=610, eye=1.9, middle=750, focal=760)
    c.wash(even("#d9dccb", "#efe6cf"), 0, 1000)
    _vault(c, view)
    for side in (-1, 1):
        x = 7.5 * side
        c.fill(
            view.side(x, 0, 6.2, 4.2, 40),
            [(0, "#7f9a93"), (1, "#4c6a68")] if side > 0 else [(0, "#a3b8ab"), (1, "#6f8c86")],
        )
        for z in (32, 25, 19.5, 15, 11.6, 8.9, 6.8):
            frame_on(
                c,
                view.side(x, 1.6, 4.2, z * 0.86, z),
                c.rng.choice(["#2f6f86", "#b5653a", "#d9b063", "#4a5f7a", "#8a3f3a"]),
            )
    c.fill(view.front(-7.5, 7.5, 0, 6.2, 40), [(0, "#c9cdb9"), (1, "#8fa59c")])
    c.polygon(view.front(-1.6, 1.6, 0, 3.6, 40), "#41605f")
    c.fill(view.floor(-7.5, 7.5, 3.2, 40), [(0, "#e6d3ac"), (1, "#a98559")])
    c.stipple(c.cut(view.floor(-7.5, 7.5, 3.2, 40)), "#5f4530", "down", density=0.2)
    for n in range(-7, 8):
        c.stroke([view.at(n, 0, 3.2), view.at(n, 0, 40)], clear("#7a5a3a", 0.3), 2)
    c.beam([view.at(-2, 9, 9), view.at(2.4, 9, 9), view.at(4.6, 0, 7), view.at(-0.6, 0, 7)], "#fff6da", 0.5, soft=16)
    for x, z in ((-4.4, 14), (4.4, 17)):
        _showcase(c, view, x, z)
    sailing_model(c, 750, 700, 620)
    for x, z, tone, flip in (
        (-5.4, 9.2, "#3f4a5c", False),
        (5.9, 9.6, "#8a5a3c", True),
        (-2.75, 5.6, "#7a3140", False),
        (2.5, 5.2, "#24424c", True),
        (3.15, 5.3, "#c08b3f", True),
    ):
        at_x, foot = view.at(x, 0, z)
        with c.mirrored(foot, squeeze=0.45, strength=0.3, ripple=1):
            _visitor(c, at_x, foot, 1.73 * view.focal / z, tone, stands=flip)


def _visitor(c: Canvas, x: float, foot: float, height: float, coat: Ink, *, stands: bool) -> None:
    """Somebody looking at the exhibits, or walking on."""
    if stands:
        standing(c, x, foot, height, coat, legs="#2a2b33", head=Head("#b98a68", hair="#2a1e1a"))
    else:
        walking(c, x, foot, height, coat, head=Head("#c99a7c", hair="#3a2820"))


def _vault(c: Canvas, view: View) -> None:
    """Iron ribs and glass, running away from the eye."""
    c.wash(even("#a9cdd0", "#dbe8dc", "#f3ecd6"), 0, 640)
    for z in (40, 30, 23, 17.5, 13.4, 10.2, 7.8, 6, 4.6):
        rib = [view.at(7.5 * math.cos(math.pi * t / 16), 6.2 + 5.2 * math.sin(math.pi * t / 16), z) for t in range(17)]
        c.stroke(rib, mix("#2c4f55", "#b9ccc2", min(0.85, z / 46)), max(2, 110 / z))
    for t in range(1, 16):
        x, y = 7.5 * math.cos(math.pi * t / 16), 6.2 + 5.2 * math.sin(math.pi * t / 16)
        c.stroke([view.at(x, y, 4.2), view.at(x, y, 40)], clear("#3f6a70", 0.6), 2.5)
    c.glow(750, 330, 420, "#fffbe8", 0.6)


def _showcase(c: Canvas, view: View, x: float, z: float) -> None:
    """A small glass case."""
    c.polygon(view.front(x - 0.9, x + 0.9, 0, 0.9, z), "#6b4a30")
    c.polygon(view.front(x - 0.9, x + 0.9, 0.9, 2.1, z), clear("#e9f3ee", 0.55))
    at_x, at_y = view.at(x, 1.0, z)
    r = 330 / z
    c.polygon([*arc(at_x, at_y - r, r, 30, 330), (at_x, at_y - r)], "#c99a4a")
    c.box(at_x - r * 0.3, at_y - r * 0.2, at_x + r * 0.3, at_y, "#7a5a30")
    for point in view.front(x - 0.9, x + 0.9, 0.9, 2.1, z):
        c.disc(*point, 2, "#2c4f55")


@paints("library")
def library(c: Canvas) -> None:
    """The reading room: shelves to the ceiling, green lamps on long tables."""
    view = View(horizon=500, eye=2.0, middle=750, focal=760)
    c.wash(even("#1d120d", "#3a2317"), 0, 1000)
    for side in (-1, 1):
        x = 6.4 * side
        far, near = view.at(x, 6.6, 26), view.at(x, 6.6, 3.6)
        base_far, base_near = view.at(x, 0, 26), view.at(x, 0, 3.6)
        wall = (
            Wall((near[0], near[1], base_near[1]), (far[0], far[1], base_far[1]))
            if side < 0
            else Wall((far[0], far[1], base_far[1]), (near[0], near[1], base_near[1]))
        )
        _shelves(c, wall)
    _end_window(c, view)
    c.fill(view.floor(-6.4, 6.4, 2.6, 26), [(0, "#7a4f2c"), (1, "#2b1810")])
    c.fill(view.floor(-1.3, 1.3, 2.6, 26), [(0, "#8f3a30"), (1, "#4a1a1c")])
    for z in (22, 17.5, 14, 11, 8.6, 6.7):
        for x in (-3.3, 3.3):
            _table(c, view, x, z)
    _near_table(c)
    walking(c, 770, 760, 190, "#2a2f44", head=Head("#b98a68", hair="#1c1412"), bag="#7a3a2a")
    c.stipple(c.cut([(0, 0), (1500, 0), (1500, 300), (0, 300)]), "#120a07", "up", density=0.7)


def _shelves(c: Canvas, wall: Wall) -> None:
    """Books in their hundreds, lit from below."""
    c.fill(wall.quad(0, 1, 0, 1), [(0, "#2b1810"), (1, "#5f3a20")])
    books = ["#8a3a2c", "#a8703a", "#2f5a4f", "#c79a54", "#5f2f33", "#34485a", "#7a5a34", "#d9bd84", "#46603f"]
    bays, rows = 7, 9
    for bay in range(bays):
        for row in range(rows):
            v0 = 0.03 + row * 0.104
            u = (bay + 0.07) / bays
            while u < (bay + 0.9) / bays:
                wide = c.rng.uniform(0.06, 0.13) / bays
                tall = c.rng.uniform(0.058, 0.082)
                ink = darker(c.rng.choice(books), 0.45 - 0.045 * row)
                c.polygon(wall.quad(u, u + wide * 0.92, v0 + 0.09 - tall, v0 + 0.09), ink)
                u += wide
            c.polygon(wall.quad(bay / bays, (bay + 1) / bays, v0 + 0.09, v0 + 0.1), "#8a5a30")
        c.polygon(wall.quad((bay - 0.03) / bays if bay else 0, (bay + 0.04) / bays, 0, 1), "#6b4426")


def _end_window(c: Canvas, view: View) -> None:
    """A tall arched window at the far end, blue with evening."""
    c.polygon(view.front(-6.4, 6.4, 0, 8, 26), "#4a2e1b")
    for x in (-3.4, 0, 3.4):
        left, top = view.at(x - 1.2, 5.4, 26)
        right, base = view.at(x + 1.2, 1.4, 26)
        r = (right - left) / 2
        c.fill([*arc(left + r, top, r, 180, 360), (right, base), (left, base)], [(0, "#3f6f9a"), (1, "#b9d3d6")])
        c.stroke([(left + r, top - r), (left + r, base)], "#3a2416", 4)
        for n in range(1, 4):
            c.stroke([(left, top + (base - top) * n / 4), (right, top + (base - top) * n / 4)], "#3a2416", 3)
    c.glow(*view.at(0, 4, 26), 300, "#a9cfe0", 0.4)


def _table(c: Canvas, view: View, x: float, z: float) -> None:
    """A reading table with lamps, papers and often a reader."""
    c.polygon(view.front(x - 1.5, x + 1.5, 0, 0.78, z), "#3f2414")
    c.fill(view.floor(x - 1.6, x + 1.6, z, z + 1.3, y=0.8), [(0, "#c98f50"), (1, "#8a5a30")])
    for px in (-0.8, 0.8):
        desk_lamp(c, *view.at(x + px, 0.8, z + 0.7), 0.62 * view.focal / z)
    if c.rng.random() < 0.8:
        at_x, foot = view.at(x + c.rng.choice((-0.1, 0.3)), 0.55, z - 0.2)
        bust(
            c,
            at_x,
            foot,
            0.5 * view.focal / z,
            c.rng.choice(["#2c3a4c", "#5f2f33", "#3a4a3c", "#54453c"]),
            head="#2a1c15",
        )
    at_x, at_y = view.at(x, 0.82, z + 0.3)
    size = 130 / z
    c.polygon(
        [(at_x - size * 2, at_y), (at_x, at_y - size * 0.8), (at_x + size * 2, at_y), (at_x, at_y + size * 0.4)],
        "#f6e8c6",
    )


def _near_table(c: Canvas) -> None:
    """The end of the table at which the viewer sits."""
    c.fill([(-10, 884), (1510, 884), (1510, 1010), (-10, 1010)], [(0, "#c08448"), (1, "#6b3f20")])
    c.box(-10, 880, 1510, 888, "#e6b878")
    for x, size in ((255, 190), (1245, 190)):
        desk_lamp(c, x, 930, size)
    for side in (-1, 1):
        page = smooth([(750, 944), (750 + side * 60, 926), (750 + side * 150, 922), (750 + side * 218, 934)], steps=6)
        c.polygon([*page, (750 + side * 236, 1000), (750, 1004)], "#f6ead0" if side < 0 else "#ead9b5")
        for n in range(5):
            c.stroke([(750 + side * 24, 955 + n * 10), (750 + side * 196, 946 + n * 11)], clear("#5f4a38", 0.55), 2)
    for n, (ink, wide) in enumerate((("#7a3229", 210), ("#2f5a4f", 186), ("#c79a54", 196), ("#34485a", 160))):
        c.box(960 - wide / 2, 930 - 22 * n, 960 + wide / 2, 951 - 22 * n, ink)
        c.box(960 + wide / 2 - 16, 933 - 22 * n, 960 + wide / 2, 948 - 22 * n, "#f0e2c0")
