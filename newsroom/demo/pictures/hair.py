"""Heads of hair, in two layers: what falls behind the face, and what frames it.

Places are in units of the frame, from the middle of the face."""

import math
from collections.abc import Callable

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import Point, moved, path, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, lighter, mix

Layer = Callable[[Canvas, float, float, Ink], None]


def _lock(c: Canvas, x: float, y: float, points: list[Point], ink: Ink) -> None:
    """A mass of hair, shaded to the right."""
    outline = moved(smooth(points, closed=True, steps=8), x, y)
    c.polygon(outline, ink)
    c.shade(outline, darker(ink, 0.4), "right", density=0.5)


def _strands(c: Canvas, x: float, y: float, lines: list[list[Point]], ink: Ink) -> None:
    """Light lines that follow the comb."""
    for line in lines:
        c.stroke(moved(smooth(line, steps=8), x, y), lighter(ink, 0.16), 5)


def _cap(top: float, temple: float, line: list[Point]) -> list[Point]:
    """Hair over the skull: out to the temples, with a given hairline."""
    return [
        (-168, temple),
        (-176, -90),
        (-140, -196),
        (-60, top),
        (40, top - 4),
        (132, -206),
        (176, -96),
        (168, temple),
        *line,
    ]


def bob_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path("-172,-120 -120,-222 0,-258 124,-222 178,-116 202,40 208,172 150,224 0,210 -150,224 -206,172 -200,40"),
        darker(ink, 0.18),
    )


def bob_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path(
            "-198,190 -206,40 -182,-110 -110,-224 10,-258 126,-222 186,-112 204,40 196,190"
            " 158,200 154,60 140,-40 96,-104 10,-128 -70,-96 -136,-30 -152,60 -156,200"
        ),
        ink,
    )
    _strands(
        c,
        x,
        y,
        [[(-20, -246), (-120, -180), (-172, -40), (-180, 120)], [(40, -246), (130, -190), (170, -60), (180, 100)]],
        ink,
    )


def long_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path("-150,-170 0,-262 150,-170 204,20 214,240 232,470 130,520 0,480 -130,520 -232,470 -214,240 -204,20"),
        darker(ink, 0.18),
    )


def long_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path("-8,-256 -120,-216 -186,-90 -202,80 -206,300 -160,330 -158,120 -144,-10 -112,-92 -30,-150 14,-196"),
        ink,
    )
    _lock(c, x, y, path("-8,-256 110,-220 184,-96 204,80 208,300 164,330 158,120 146,-10 116,-96 50,-160 10,-200"), ink)
    _strands(
        c,
        x,
        y,
        [[(-40, -240), (-150, -120), (-182, 60), (-184, 260)], [(40, -236), (150, -110), (184, 60), (186, 260)]],
        ink,
    )


def waves_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    outline = []
    for n in range(26):
        turn = math.radians(150 + n * 9.6)
        r = 226 + (16 if n % 2 else -8)
        outline.append((r * math.cos(turn), -30 + r * math.sin(turn)))
    _lock(
        c,
        x,
        y,
        [
            *outline,
            (236, 200),
            (206, 270),
            (240, 350),
            (180, 420),
            (80, 380),
            (-80, 380),
            (-180, 420),
            (-240, 350),
            (-206, 270),
            (-236, 200),
        ],
        darker(ink, 0.16),
    )


def waves_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path(
            "30,-262 -90,-246 -190,-150 -196,-30 -224,60 -196,150 -222,260 -172,290 -160,160"
            " -152,40 -140,-40 -70,-120 20,-160 60,-210"
        ),
        ink,
    )
    _lock(
        c,
        x,
        y,
        path("20,-262 130,-226 196,-110 198,0 226,80 200,170 222,270 172,296 164,160 156,30 138,-60 80,-140 40,-200"),
        ink,
    )
    _strands(
        c,
        x,
        y,
        [path("0,-246 -120,-190 -172,-70 -180,60 -196,160"), [(60, -244), (150, -160), (178, -20), (190, 90)]],
        ink,
    )


def bun_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    c.disc(x + 16, y - 268, 82, darker(ink, 0.12), ry=72)
    c.stroke(moved(smooth([(-34, -290), (10, -316), (62, -294)]), x, y), lighter(ink, 0.18), 6)
    _lock(c, x, y, path("-168,10 -172,-110 -110,-214 0,-248 112,-214 172,-110 168,10"), darker(ink, 0.18))


def bun_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(c, x, y, [*_cap(-246, 20, path("152,-30 118,-112 40,-158 -44,-154 -118,-106 -152,-28"))], ink)
    _strands(
        c,
        x,
        y,
        [[(-136, -70), (-100, -160), (0, -222)], [(136, -76), (100, -164), (20, -222)], [(-40, -160), (-10, -210)]],
        ink,
    )


def curls_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    for n in range(30):
        turn = math.radians(128 + n * 9.8)
        c.disc(x + 196 * math.cos(turn), y - 40 + 202 * math.sin(turn), 62, darker(ink, 0.14 if n % 2 else 0.24))
    for side in (-1, 1):
        for n in range(4):
            c.disc(x + side * (186 - n * 6), y + 30 + n * 56, 58, darker(ink, 0.2))


def curls_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    for n in range(17):
        turn = math.radians(178 + n * 11.5)
        c.disc(x + 158 * math.cos(turn), y - 56 + 142 * math.sin(turn), 50, ink if n % 2 else lighter(ink, 0.07))
    for n in range(13):
        turn = math.radians(186 + n * 14)
        c.ring(x + 168 * math.cos(turn), y - 62 + 150 * math.sin(turn), 22, clear(lighter(ink, 0.35), 0.5), 4)


def pixie_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(c, x, y, path("-170,60 -182,-90 -120,-220 0,-254 124,-220 182,-90 170,60 120,90 -120,90"), darker(ink, 0.18))


def pixie_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path(
            "-172,50 -190,-80 -140,-206 -30,-262 90,-246 172,-160 184,-40 170,40 156,-30 130,-96"
            " 60,-92 -30,-128 -90,-84 -148,-40 -160,20"
        ),
        ink,
    )
    _strands(
        c,
        x,
        y,
        [
            [(60, -236), (-40, -200), (-110, -120)],
            [(96, -220), (20, -170), (-40, -130)],
            [(130, -190), (90, -140), (60, -104)],
        ],
        ink,
    )


def parted_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path(
            "-166,-10 -178,-110 -130,-214 -30,-258 90,-254 166,-180 178,-70 166,0 156,-70"
            " 128,-124 40,-150 -70,-176 -122,-120 -152,-70"
        ),
        ink,
    )
    _strands(
        c, x, y, [[(-74, -178), (10, -220), (110, -206), (158, -120)], [(-60, -172), (30, -196), (120, -160)]], ink
    )


def cropped_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(c, x, y, [*_cap(-240, -10, path("156,-80 124,-136 50,-158 -50,-158 -124,-136 -156,-80"))], ink)
    c.stroke(moved(smooth([(-120, -190), (-60, -222), (10, -232)]), x, y), lighter(ink, 0.15), 7)


def swept_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path(
            "-166,0 -180,-110 -134,-220 -20,-272 100,-262 172,-180 180,-80 166,0 152,-80 120,-150"
            " 60,-182 -40,-184 -112,-156 -150,-84"
        ),
        ink,
    )
    _strands(
        c,
        x,
        y,
        [
            [(-100, -160), (-60, -220), (20, -256)],
            [(-30, -184), (10, -226), (80, -248)],
            [(50, -184), (90, -214), (134, -216)],
        ],
        ink,
    )


def shaven_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    for side in (-1, 1):
        c.shade(
            moved([(side * 168, 0), (side * 172, -90), (side * 140, -130), (side * 150, -20)], x, y),
            ink,
            "down",
            density=0.55,
        )
    c.stroke(moved(smooth([(-92, -178), (-40, -202), (20, -206)]), x, y), clear("#ffffff", 0.28), 14)


def tousled_front(c: Canvas, x: float, y: float, ink: Ink) -> None:
    _lock(
        c,
        x,
        y,
        path(
            "-168,10 -190,-90 -172,-170 -128,-206 -104,-252 -40,-254 4,-282 62,-256 120,-252"
            " 146,-204 184,-158 184,-70 168,10 154,-60 140,-104 104,-96 78,-134 40,-104 0,-140"
            " -40,-104 -76,-138 -110,-94 -146,-96 -156,-50"
        ),
        ink,
    )
    _strands(
        c,
        x,
        y,
        [
            [(-120, -200), (-96, -160), (-80, -140)],
            [(-20, -246), (0, -200), (-2, -150)],
            [(80, -240), (74, -190), (78, -144)],
            [(146, -190), (130, -150), (110, -110)],
        ],
        ink,
    )


def short_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    """What shows of short hair behind the ears."""
    _lock(c, x, y, path("-160,70 -174,-60 -120,-200 0,-230 120,-200 174,-60 160,70 100,110 -100,110"), darker(ink, 0.3))


def no_back(c: Canvas, x: float, y: float, ink: Ink) -> None:
    """A shaven head has nothing behind it but its own edge."""
    c.disc(x, y - 60, 10, mix(ink, "#000000", 0.2))


STYLES: dict[str, tuple[Layer, Layer]] = {
    "bob": (bob_back, bob_front),
    "long": (long_back, long_front),
    "waves": (waves_back, waves_front),
    "bun": (bun_back, bun_front),
    "curls": (curls_back, curls_front),
    "pixie": (pixie_back, pixie_front),
    "parted": (short_back, parted_front),
    "cropped": (short_back, cropped_front),
    "swept": (short_back, swept_front),
    "tousled": (short_back, tousled_front),
    "shaven": (no_back, shaven_front),
}
