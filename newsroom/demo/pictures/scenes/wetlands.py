"""Water and the want of it: the delta and a reservoir."""

from newsroom.demo.pictures.animals import heron, heron_flying
from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, View, arc, path, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import flock, glints, grass, height_at, hills, land, leafy, reed, swell
from newsroom.demo.pictures.vessels import rowing_boat


@paints("delta-reeds")
def delta_reeds(c: Canvas) -> None:
    """Channels wind between reed beds in the Ossa delta under a low sun."""
    c.wash(even("#3f6f74", "#93ac8f", "#e9cf8e", "#fbe6ae"), 0, 470)
    c.drift("#f7dfa6", (5, 18), 30, 440, cover=0.42, strength=0.65)
    c.drift("#5f8a83", (4, 12), 0, 250, cover=0.36, strength=0.4)
    c.disc(560, 405, 50, "#fffbe2")
    c.glow(560, 405, 420, "#fff0b0", 0.85)
    c.polygon(land(hills(c.rng, 462, 9, waves=3), 476), "#8a9a70")
    c.mirror(470, squeeze=0.82, tint="#d3d3b5", ripple=5)
    c.haze("#2c5550", (600, 0), (1000, 0.6))
    beds = [
        (486, 900, 1510, 16),
        (500, -10, 380, 20),
        (528, 640, 1230, 28),
        (560, -10, 300, 38),
        (600, 980, 1510, 56),
        (668, -10, 420, 74),
    ]
    for n, (y, x0, x1, tall) in enumerate(beds):
        _reed_bed(c, x0, x1, y, tall, mix("#b3a865", "#4f5a34", n / 5))
    glints(c, "#fff3c2", 480, 900, x=570, spread=160, count=120, opacity=0.7)
    with c.mirrored(742, tint="#7d8a6a", strength=0.7):
        rowing_boat(c, 760, 742, 250, "#4a3a2c")
        standing(c, 690, 730, 150, "#2f3a34")
        c.stroke([(702, 640), (640, 780)], "#3a2d22", 5)
    for x, wide, tall in ((-20, 480, 620), (1120, 420, 560)):
        for _ in range(74):
            t = c.rng.random()
            shade = c.rng.random()
            reed(
                c,
                c.rng,
                x + wide * t,
                1015,
                tall * c.rng.uniform(0.55, 1) * (1 - 0.45 * (t if x < 0 else 1 - t)),
                mix("#2c3a22", "#8f8a3f", shade),
                plume=mix("#6b4f2c", "#d9b067", shade),
            )
    grass(c, c.rng, -10, 1510, 1010, 90, "#24301c", count=240)
    flock(c, "#30473f", 1010, 220, 120, count=14, span=26)


def _reed_bed(c: Canvas, x0: float, x1: float, base: float, tall: float, ink: Ink) -> None:
    """A bed of reeds seen from the water, ragged on top, with its dark foot."""
    line: list[Point] = [(x0, base)]
    steps = max(12, round((x1 - x0) / (tall * 0.1)))
    for n in range(steps + 1):
        t = n / steps
        edge = min(1.0, 5 * t if x0 > 0 else 9.0, 5 * (1 - t) if x1 < WIDTH else 9.0)
        line.append((x0 + (x1 - x0) * t, base - tall * edge * c.rng.uniform(0.55, 1)))
    c.fill([*line, (x1, base)], [(0, lighter(ink, 0.3)), (0.5, ink), (1, darker(ink, 0.4))])
    for _ in range(steps // 2):
        x = c.rng.uniform(x0, x1)
        c.stroke(
            [(x, base), (x + tall * 0.06, base - tall * c.rng.uniform(0.3, 0.9))],
            clear(darker(ink, 0.45), 0.5),
            max(1, tall * 0.02),
        )
    c.polygon(
        [(x0, base - 1), (x1, base - 1), (x1, base + tall * 0.5), (x0 + tall, base + tall * 0.5)],
        clear(darker(ink, 0.5), 0.4),
    )


@paints("herons-delta")
def herons(c: Canvas) -> None:
    """Herons fish in a misty shallow at daybreak."""
    c.wash(even("#8fb7a8", "#c5d5bb", "#f3dfc5", "#f6c9b5"), 0, 520)
    c.drift("#f9efdd", (4, 12), 20, 420, cover=0.4, strength=0.6)
    c.disc(980, 300, 92, "#fdf3e0")
    c.glow(980, 300, 380, "#ffe9c9", 0.7)
    for y, rise, ink in ((470, 26, "#a5bfae"), (498, 34, "#7fa596")):
        line = hills(c.rng, y, rise, waves=2.6)
        for _ in range(60):
            x = c.rng.uniform(0, WIDTH)
            leafy(c, c.rng, x, height_at(line, x) + 16, c.rng.uniform(40, 84), ink)
        c.polygon(land(line, 524), ink)
    c.drift("#f3e8d6", (5, 8), 400, 560, cover=0.55, strength=0.85)
    c.mirror(520, squeeze=1.0, tint="#dfe2d2", ripple=5)
    c.haze("#3f6f68", (560, 0), (1000, 0.55))
    swell(c, "#5f8f86", "#fbf0e0", 540, 990, count=120)
    birds = [
        (1120, 640, 150, True),
        (280, 660, 170, False),
        (1310, 700, 210, True),
        (480, 770, 330, False),
        (860, 870, 520, True),
    ]
    for x, y, tall, flip in birds:
        fade = max(0.0, (860 - y) / 420)
        with c.mirrored(y, squeeze=0.8, tint="#9fb3a8", strength=0.6, ripple=6):
            heron(
                c,
                x,
                y,
                tall,
                mix("#f2f1ea", "#cfdccd", fade),
                flip=flip,
                legs=mix("#39453f", "#8aa398", fade),
                bill=mix("#df9a34", "#cfc39b", fade),
            )
        for n in range(3):
            c.polygon(ripple_ring(x, y, tall * (0.14 + 0.1 * n)), clear("#fbf3e4", 0.4 - 0.1 * n))
    heron_flying(c, 640, 240, 210, "#f4f1e8")
    heron_flying(c, 380, 170, 130, "#e6ead9")
    c.drift("#f6ecdc", (5, 10), 540, 760, cover=0.34, strength=0.5)
    for _ in range(40):
        x = c.rng.choice((c.rng.uniform(-20, 260), c.rng.uniform(1300, 1520)))
        reed(c, c.rng, x, 1012, c.rng.uniform(160, 380), mix("#2f5149", "#6f8a5f", c.rng.random()), plume="#b59a6a")


def ripple_ring(x: float, y: float, r: float) -> list[Point]:
    """A thin ring of light around a leg in the water."""
    return [*arc(x, y, r, 0, 360, ry=r * 0.16), *reversed(arc(x, y, r * 0.93, 0, 360, ry=r * 0.125))]


@paints("dry-reservoir")
def dry_reservoir(c: Canvas) -> None:
    """The upper arm of a reservoir: bathtub rings, cracked mud and a stranded boat."""
    c.wash(even("#d9cdb0", "#ecdfc0", "#f6ead0"), 0, 420)
    c.glow(1150, 90, 520, "#fff8df", 0.8)
    c.disc(1150, 90, 44, "#fffdf0")
    c.polygon(land(hills(c.rng, 300, 44), 570), "#cdb897")
    _banks(c)
    _dam(c)
    c.wash(even("#c9a57a", "#a97c55", "#7d5540"), 560)
    c.fill(
        smooth(path("440,562 760,556 1080,562 980,578 760,584 600,592 420,586"), closed=True),
        [(0, "#7fa3a0"), (1, "#4f7f86")],
    )
    glints(c, "#f9f2dc", 561, 588, x=740, spread=260, count=26, opacity=0.5)
    _cracks(c)
    _stranded_boat(c)
    c.haze("#f3e2bd", (380, 0), (560, 0.3), (660, 0))


def _banks(c: Canvas) -> None:
    """Valley sides with the pale rings that the falling water left."""
    for side in (-1, 1):
        for n in range(13):
            t = n / 12
            inner = 750 + side * (330 - 150 * t + 40 * t * t)
            top = 255 + 300 * t
            edge = 750 + side * 800
            ring = smooth(
                [
                    (edge, top - 90 + 60 * t),
                    ((edge + inner) / 2, top - 26 + 20 * t),
                    (inner + side * 60, top + 12),
                    (inner, 566),
                ],
                steps=8,
            )
            ink = mix(("#a5714a", "#c08a5c", "#d9ac7d", "#ead0a4")[n % 4], "#8a5c40", 0.12 * (n % 3))
            c.polygon([*ring, (edge, 590)], darker(ink, 0.22) if side > 0 else ink)
        c.polygon(
            smooth(
                [
                    (750 + side * 800, 120),
                    (750 + side * 620, 150),
                    (750 + side * 470, 205),
                    (750 + side * 340, 268),
                    (750 + side * 470, 256),
                    (750 + side * 800, 246),
                ],
                closed=True,
            ),
            "#6f7a4a" if side < 0 else "#59653f",
        )


def _dam(c: Canvas) -> None:
    """The concrete arch far off at the head of the valley."""
    c.fill(
        [(520, 372), *arc(750, 300, 230, 160, 20, ry=90)[8:25], (980, 372), (930, 562), (570, 562)],
        [(0, "#dccfb4"), (1, "#b9a184")],
    )
    c.fill([(520, 372), (980, 372), (930, 562), (570, 562)], [(0, "#e0d5bd"), (0.45, "#cbb99b"), (1, "#a58a6c")])
    for n in range(1, 9):
        c.stroke([(520 + n * 51, 372), (570 + n * 40, 562)], clear("#8a7358", 0.5), 2)
    c.box(510, 360, 990, 378, "#c4b498")
    c.box(716, 330, 784, 362, "#b5a487")
    c.box(572, 470, 928, 478, clear("#7d6a50", 0.6))


def _cracks(c: Canvas) -> None:
    """Plates of dried mud: the cells between scattered middles, with dark gaps."""
    view = View(horizon=500, eye=2.3, focal=900)
    rows, columns, step = 34, 62, 0.82
    middles = [
        [
            (
                (n + row % 2 / 2 - columns / 2) * step + c.rng.uniform(-0.27, 0.27),
                3.2 + row * step * 0.86 + c.rng.uniform(-0.24, 0.24),
            )
            for n in range(columns)
        ]
        for row in range(rows)
    ]
    for row in range(rows - 2, 0, -1):
        for n in range(1, columns - 1):
            left = n - 1 + row % 2
            ring = [
                middles[row][n - 1],
                middles[row - 1][left],
                middles[row - 1][left + 1],
                middles[row][n + 1],
                middles[row + 1][left + 1],
                middles[row + 1][left],
            ]
            _plate(c, view, middles[row][n], ring)


def _plate(c: Canvas, view: View, middle: Point, ring: list[Point]) -> None:
    """One plate: its corners lie between its middle and each two neighbours."""
    x, z = middle
    if abs(x) > z * 0.9 + 1:
        return
    corners = []
    for (ax, az), (bx, bz) in zip(ring, [*ring[1:], ring[0]], strict=True):
        corners.append((x + (ax + bx - 2 * x) / 3 * 0.9, z + (az + bz - 2 * z) / 3 * 0.9))
    far = min(1.0, z / 30)
    ink = mix(c.rng.choice(["#c4976a", "#b8895e", "#cba274", "#bf9063"]), "#dcbd90", far)
    c.polygon([view.at(px, -0.07, pz) for px, pz in corners], mix("#452c22", "#c9a57a", far))
    c.polygon([view.at(px, 0, pz) for px, pz in corners], ink)
    c.stroke([view.at(px, 0, pz) for px, pz in corners[3:]], lighter(ink, 0.22), max(1, 10 / z))


def _stranded_boat(c: Canvas) -> None:
    """A boat left on the mud, and somebody walking away from it."""
    c.polygon([(840, 852), (1230, 852), (1340, 878), (900, 884)], clear("#3a2620", 0.55))
    rowing_boat(c, 1010, 842, 400, "#2f7f86")
    c.stroke([(840, 800), (700, 876)], "#6b4a34", 6)
    c.stroke(smooth([(1218, 760), (1290, 830), (1330, 900)]), "#d9c7a4", 4)
    walking(c, 560, 762, 128, "#4a3a3a", head=Head("#8a5f4a", hair="#2a1f1c"), flip=True)
