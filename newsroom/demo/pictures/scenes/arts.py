"""Stage and screen."""

import math

from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, arc, moved, path, smooth
from newsroom.demo.pictures.palette import clear, darker, even, lighter
from newsroom.demo.pictures.people import audience
from newsroom.demo.pictures.scenes.gallery import paints


@paints("theatre-stage")
def theatre_stage(c: Canvas) -> None:
    """A single actor in the light, the house dark before her."""
    c.wash(even("#1a0709", "#2b0c10"), 0)
    c.fill([(180, 90), (1320, 90), (1320, 700), (180, 700)], [(0, "#1b1f3d"), (0.6, "#3f2f5c"), (1, "#8a4a5a")])
    _set(c)
    c.fill([(180, 690), (1320, 690), (1520, 800), (-20, 800)], [(0, "#b8743c"), (1, "#6b351f")])
    for n in range(-9, 10):
        c.stroke([(750 + n * 62, 690), (750 + n * 86, 800)], clear("#3a1a10", 0.5), 2)
    c.beam([(985, 60), (1025, 60), (900, 742), (600, 742)], "#fff0c4", 0.62, soft=12)
    c.glow(750, 742, 230, "#ffe6ac", 0.75, ry=48)
    c.polygon(smooth([(650, 744), (750, 734), (850, 744), (750, 756)], closed=True), clear("#fff3d0", 0.4))
    _actor(c, 750, 744)
    _curtain(c)
    c.box(-10, 798, WIDTH + 10, 824, "#5f1d1b")
    for x in range(120, 1400, 84):
        c.glow(x, 798, 60, "#ffcf80", 0.6)
        c.polygon(arc(x, 802, 15, 180, 360), "#e0a850")
    for y, wide, ink, rim in (
        (880, 64, "#2a0d12", "#c2693a"),
        (938, 84, "#1b080c", "#7a3322"),
        (1006, 110, "#0d0407", "#3f1714"),
    ):
        audience(c, y, wide, ink, rim=rim)


def _set(c: Canvas) -> None:
    """Painted flats: a moon, a line of roofs and a bare tree."""
    c.disc(520, 260, 74, "#f3e3bd")
    c.glow(520, 260, 220, "#f3d9a8", 0.5)
    for n in range(9):
        x, tall = 220 + n * 124, c.rng.uniform(70, 180)
        c.polygon(
            [(x, 692), (x, 692 - tall), (x + 52, 692 - tall - 46), (x + 104, 692 - tall), (x + 104, 692)],
            "#2c2447" if n % 2 else "#382a52",
        )
        if n % 3 == 0:
            c.box(x + 40, 692 - tall + 20, x + 60, 692 - tall + 48, "#ffcf7d")
    _bare_tree(c, (1130, 692), -90, 150, 17)


def _bare_tree(c: Canvas, root: Point, degrees: float, length: float, width: float) -> None:
    """A branch and the branches that grow from it."""
    if length < 16:
        return
    turn = math.radians(degrees)
    tip = (root[0] + length * math.cos(turn), root[1] + length * math.sin(turn))
    c.stroke([root, tip], "#150d22", max(1.5, width))
    for lean in (c.rng.uniform(-42, -16), c.rng.uniform(14, 40)):
        _bare_tree(c, tip, degrees + lean, length * c.rng.uniform(0.62, 0.8), width * 0.64)


def _actor(c: Canvas, x: float, foot: float) -> None:
    """A singer in a long gown, one arm raised."""
    gown = smooth(moved(path("-16,-190 -24,-130 -40,-50 -66,0 66,0 40,-50 24,-130 16,-190"), x, foot), steps=6)
    c.fill(gown, [(0, "#f9f0dc"), (1, "#c9463a")])
    c.shade(gown, "#6b1d22", "left", density=0.5)
    c.stroke(smooth([(x + 12, foot - 182), (x + 58, foot - 206), (x + 96, foot - 250)]), "#e6b48a", 11)
    c.stroke(smooth([(x - 12, foot - 182), (x - 48, foot - 150), (x - 66, foot - 108)]), "#e6b48a", 11)
    c.disc(x + 2, foot - 222, 19, "#e6b48a", ry=23)
    c.polygon(
        smooth(moved(path("-20,-210 -22,-240 4,-250 22,-234 4,-232 -8,-216 -14,-196"), x, foot), closed=True), "#2a1218"
    )


def _curtain(c: Canvas) -> None:
    """Red drapes drawn to the sides, and a swagged pelmet with a gold fringe."""
    for side in (-1, 1):
        outer = 750 + side * 780
        for n in range(9):
            t0, t1 = n / 9, (n + 1) / 9
            top0, top1 = outer - side * 470 * t0, outer - side * 470 * t1
            mid0, mid1 = outer - side * 260 * t0, outer - side * 260 * t1
            low0, low1 = outer - side * 330 * t0, outer - side * 330 * t1
            fold = [
                *smooth([(top0, 60), ((top0 + mid0) / 2 + side * 14, 330), (mid0, 520), (low0, 800)], steps=6),
                *reversed(
                    smooth([(top1, 60), ((top1 + mid1) / 2 + side * 14, 330), (mid1, 520), (low1, 800)], steps=6)
                ),
            ]
            c.fill(
                fold,
                [(0, "#d8393a"), (0.5, "#a51f2a"), (1, "#3f0a12")]
                if n % 2
                else [(0, "#9a1b26"), (0.5, "#6b111c"), (1, "#28060c")],
                across=n % 2 == 0,
            )
        c.stroke([(outer, 516), (outer - side * 268, 524)], "#e0a850", 12)
    for x in range(-40, 1400, 226):
        swag = [(x, -10), (x + 226, -10), *reversed(smooth([(x, 96), (x + 113, 172), (x + 226, 96)], steps=8))]
        c.fill(swag, [(0, "#5f0f19"), (0.5, "#a51f2a"), (1, "#d8393a")])
        for pleat in range(1, 5):
            c.stroke(
                smooth([(x + 10, 96 - pleat * 22), (x + 113, 164 - pleat * 26), (x + 216, 96 - pleat * 22)], steps=8),
                "#6b131d",
                5,
            )
        c.stroke(smooth([(x, 98), (x + 113, 174), (x + 226, 98)], steps=8), "#e6b45a", 8)


@paints("film-projector")
def film_projector(c: Canvas) -> None:
    """A projector runs in the dark; dust turns in its beam."""
    c.wash(even("#0b0d12", "#14161b", "#1f1a16"), 0)
    for n in range(7):
        c.box(1120 + n * 58, 120, 1164 + n * 58, 700, "#161a20" if n % 2 else "#12151a")
    _film_cans(c)
    lens = (560, 520)
    c.beam(
        [(lens[0], lens[1] - 20), (lens[0], lens[1] + 20), (-40, 860), (-40, 120)],
        "#ffe9b8",
        0.85,
        towards="left",
        soft=5,
    )
    c.beam(
        [(lens[0], lens[1] - 16), (lens[0], lens[1] + 10), (-40, 640), (-40, 260)],
        "#fff6dc",
        0.5,
        towards="left",
        soft=9,
    )
    for _ in range(360):
        t = c.rng.random()
        c.disc(
            lens[0] - 600 * t,
            lens[1] + c.rng.uniform(-1, 1) * (18 + 330 * t) * 0.9,
            c.rng.uniform(0.6, 2.4),
            clear("#fff6dc", c.rng.uniform(0.2, 0.8)),
        )
    _projector(c)
    _reel(c, 700, 236, 190, 0.75)
    _reel(c, 1060, 300, 150, 0.45)
    c.stroke(smooth([(872, 300), (850, 400), (800, 440)], steps=8), "#1d120c", 9)
    c.stroke(smooth([(915, 320), (930, 450), (900, 640), (950, 700)], steps=8), "#1d120c", 9)
    c.glow(*lens, 230, "#ffd98a", 1)
    c.glow(*lens, 70, "#ffffff", 1)


def _projector(c: Canvas) -> None:
    """The body of the projector with its lens, sprockets and stand."""
    body = path("640,420 1000,396 1030,420 1030,690 1000,716 640,716 616,690 616,444")
    c.fill(body, [(0, "#8a4a22"), (0.14, "#6b6a66"), (0.5, "#3f454a"), (1, "#191d21")], across=False)
    c.shade(body, "#0c0f12", "right", density=0.75)
    c.polygon([(640, 420), (1000, 396), (1002, 408), (640, 432)], "#f0b45c")
    c.fill([(556, 474), (626, 462), (626, 578), (556, 566)], [(0, "#c98a42"), (1, "#2b2420")])
    c.fill([(548, 482), (562, 480), (562, 560), (548, 558)], [(0, "#ffe3a8"), (1, "#6b4a2a")])
    for n in range(7):
        c.polygon(
            [(900 + n * 16, 450), (908 + n * 16, 450), (900 + n * 16, 560), (892 + n * 16, 560)],
            "#ffb85c" if n % 2 else "#e8923a",
        )
    c.glow(950, 505, 130, "#ff9f45", 0.6)
    c.box(690, 500, 850, 640, "#22272b")
    for x, y, r in ((726, 540, 26), (812, 540, 26), (768, 604, 32)):
        c.disc(x, y, r, "#9a9388")
        c.disc(x, y, r * 0.7, "#3a3a3a")
        for n in range(8):
            turn = math.tau * n / 8
            c.disc(x + r * 0.84 * math.cos(turn), y + r * 0.84 * math.sin(turn), 3, "#e9d9b8")
    c.stroke(smooth(path("700,440 726,512 768,560 812,512 850,620 900,690"), steps=8), "#c98a42", 5)
    for x, ink in ((880, "#d9452f"), (920, "#e8b24a"), (960, "#8fa39a")):
        c.disc(x, 640, 14, "#15181b")
        c.disc(x, 637, 11, ink)
    c.stroke([(660, 430), (700, 236)], "#4a4d50", 22)
    c.stroke([(985, 410), (1060, 300)], "#4a4d50", 20)
    c.polygon([(690, 716), (960, 716), (1040, 1010), (610, 1010)], "#14171a")
    c.polygon([(690, 716), (740, 716), (690, 1010), (610, 1010)], "#5a3f26")
    c.polygon([(520, 716), (1120, 716), (1130, 742), (510, 742)], "#3a2c20")
    c.polygon([(520, 716), (1120, 716), (1121, 722), (519, 722)], "#c98a42")


def _reel(c: Canvas, x: float, y: float, r: float, wound: float) -> None:
    """A film reel with its spokes; `wound` is how much of it is full."""
    c.disc(x, y, r, "#22262a")
    c.disc(x, y, r * (0.35 + 0.6 * wound), "#1d120c")
    for n in range(4):
        c.ring(x, y, r * (0.4 + 0.13 * n) * (0.6 + 0.4 * wound), "#3f2a1a", 2)
    for n in range(5):
        centre = math.radians(72 * n + 20)
        hole = smooth(
            [
                (x + r * d * math.cos(centre + a), y + r * d * math.sin(centre + a))
                for d, a in (
                    (0.36, -0.32),
                    (0.62, -0.42),
                    (0.86, -0.36),
                    (0.9, 0),
                    (0.86, 0.36),
                    (0.62, 0.42),
                    (0.36, 0.32),
                )
            ],
            closed=True,
            steps=5,
        )
        c.stroke([*hole, hole[0]], "#8f8a80", 7)
    c.ring(x, y, r, "#b5ac9a", 10)
    c.stroke(arc(x, y, r - 5, 130, 230), "#ffd08a", 8)
    c.disc(x, y, r * 0.22, "#8f8a80")
    c.disc(x, y, r * 0.09, "#15181b")


def _film_cans(c: Canvas) -> None:
    """A pile of labelled cans."""
    for n, (wide, ink) in enumerate(
        ((170, "#4f5a60"), (150, "#6b5a3f"), (164, "#3f4a50"), (140, "#7a4a2f"), (156, "#55606a"))
    ):
        y = 980 - n * 44
        c.fill(
            [(1290 - wide, y - 38), (1290 + wide, y - 38), (1290 + wide, y), (1290 - wide, y)],
            [(0, lighter(ink, 0.25)), (0.3, ink), (1, darker(ink, 0.6))],
            across=True,
        )
        c.box(1290 - wide - 6, y - 38, 1290 + wide + 6, y - 26, darker(ink, 0.2))
        c.box(1230, y - 22, 1330, y - 8, "#e6d3a3")
