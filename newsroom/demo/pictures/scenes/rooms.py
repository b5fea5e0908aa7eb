"""Rooms where people work: a corridor, a classroom, a laboratory."""

import math

from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, View, arc, moved, path, smooth
from newsroom.demo.pictures.furniture import globe, hospital_bed
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, bust, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints


@paints("hospital-corridor")
def hospital_corridor(c: Canvas) -> None:
    """A surgical corridor at the change of shift."""
    view = View(horizon=470, eye=1.65, middle=750, focal=820)
    depth, half, high = 34.0, 1.9, 2.75
    c.wash(even("#f2f7f4", "#dfeae6"), 0, 1000)
    c.fill(view.floor(-half, half, 1.8, depth), [(0, "#e3f0ea"), (0.4, "#a9cfc6"), (1, "#5f9a95")])
    c.fill(view.floor(-half, half, 1.8, depth, y=high), [(0, "#d3e3df"), (1, "#f6faf6")])
    c.stipple(c.cut(view.floor(-half, half, 1.8, depth)), "#2c6468", "down", density=0.3)
    for side in (-1, 1):
        c.fill(
            view.side(half * side, 0, high, 1.8, depth),
            [(0, "#e6f0ea"), (1, "#c9ddd8")] if side < 0 else [(0, "#cfe0dc"), (1, "#a9c6c2")],
        )
        c.polygon(view.side(half * side, 0, 1.0, 1.8, depth), mix("#5fa8a0", "#2f6f74", 0.2 if side < 0 else 0.5))
        c.polygon(view.side(half * side * 0.985, 0.92, 1.06, 1.8, depth), "#f3c56a")
        for z in (3.2, 6.6, 10, 14.5, 20, 27):
            _ward_door(c, view, half * side, z)
    for z in (2.6, 4.4, 6.6, 9.4, 13, 18, 25):
        c.polygon(view.floor(-0.5, 0.5, z, z * 1.14, y=high - 0.01), "#ffffff")
        c.fill(view.floor(-0.42, 0.42, z * 0.96, z * 1.12), [(0, "#ffffff"), (1, "#d3ebe4")])
    c.polygon(view.front(-half, half, 0, high, depth), "#fdf6e3")
    c.glow(*view.at(0, 1.3, depth), 330, "#fff6da", 0.9)
    hospital_bed(c, view, -1.2, 5.2)
    for x, z, coat, flip in (
        (0.5, 5.6, "#2f7f86", True),
        (-0.3, 13, "#f7faf6", False),
        (0.1, 13.4, "#4a9a94", False),
        (0.5, 21, "#f7faf6", True),
    ):
        at_x, foot = view.at(x, 0, z)
        with c.mirrored(foot, squeeze=0.6, strength=0.3, tint="#b9d9d2", ripple=1):
            walking(c, at_x, foot, 1.74 * view.focal / z, coat, flip=flip, head=Head("#b98468", hair="#2a1f1e"))


def _ward_door(c: Canvas, view: View, x: float, z: float) -> None:
    """A door with a pane and a sign above it."""
    far, inner = z * 1.28, x * 0.995
    c.polygon(view.side(inner, 0, 2.15, z, far), "#f3efe2")
    c.polygon(view.side(inner, 0, 2.08, z * 1.02, far * 0.985), "#e0a36a" if x < 0 else "#c98a58")
    c.polygon(view.side(inner, 1.2, 1.9, z * 1.1, z * 1.19), "#eaf6f2")
    c.polygon(view.side(inner, 1.0, 1.06, z * 1.04, z * 1.1), "#6f7f80")
    c.polygon(view.side(inner, 2.25, 2.45, z * 1.06, z * 1.22), "#2f6f74")


@paints("classroom")
def classroom(c: Canvas) -> None:
    """A one-room school in Upper Tarsh, sun across the desks."""
    view = View(horizon=430, eye=1.9, middle=780, focal=860)
    c.wash(even("#f0dfb8", "#e0c48f"), 0, 1000)
    c.fill(view.side(-4.2, 0, 3.4, 2.2, 9.5), [(0, "#e9d3a3"), (1, "#c9a76c")])
    c.fill(view.side(4.2, 0, 3.4, 2.2, 9.5), [(0, "#d9b980"), (1, "#a9824c")])
    c.fill(view.front(-4.2, 4.2, 0, 3.4, 9.5), [(0, "#f3e4bf"), (1, "#dfc592")])
    for side in (-1, 1):
        c.polygon(view.side(4.2 * side, 0, 0.95, 1.6, 9.5), "#8f9f72" if side < 0 else "#6f7f55")
    c.polygon(view.front(-4.2, 4.2, 0, 0.95, 9.5), "#9aa97c")
    c.fill(view.floor(-4.2, 4.2, 2.2, 9.5, y=3.4), [(0, "#b9965f"), (1, "#f6ead0")])
    c.fill(view.floor(-4.2, 4.2, 1.6, 9.5), [(0, "#c08a50"), (1, "#7a4e2c")])
    for n in range(-8, 9):
        c.stroke([view.at(n * 0.52, 0, 1.6), view.at(n * 0.52, 0, 9.5)], clear("#5a361f", 0.4), 2)
    for z in (8.4, 6.2, 4.6):
        _school_window(c, view, z)
    _blackboard(c, view)
    globe(c, *view.at(2.55, 0.95, 9.0), 46)
    c.polygon(view.front(1.4, 3.2, 0, 0.92, 9.0), "#8a5a34")
    c.polygon(view.front(1.3, 3.3, 0.88, 0.96, 9.0), "#b98248")
    standing(c, *view.at(0.95, 0, 8.6), 165, "#34505f", head=Head("#b98468", hair="#2a1e1a", facing=True))
    for z in (7.0, 5.7, 4.55, 3.6):
        for x in (-2.5, -0.85, 0.85, 2.5):
            _pupil(c, view, x, z)
    for z in (8.4, 6.2, 4.6):
        c.beam(
            [
                view.at(-4.2, 2.7, z),
                view.at(-4.2, 2.7, z * 0.86),
                view.at(1.6, 0, z * 0.74),
                view.at(0.6, 0, z * 0.9),
                view.at(-4.2, 1.1, z),
            ],
            "#fff0bf",
            0.62,
            towards="right",
            soft=10,
        )


def _school_window(c: Canvas, view: View, z: float) -> None:
    """A tall window in the left wall."""
    near = z * 0.82
    c.polygon(view.side(-4.18, 0.95, 2.9, near, z), "#f9f1dc")
    c.fill(view.side(-4.18, 1.05, 2.8, near * 1.02, z * 0.985), [(0, "#a9d0dc"), (0.7, "#e9f1e2"), (1, "#b9c9b0")])
    middle = (near + z) / 2
    c.stroke([view.at(-4.18, 1.05, middle), view.at(-4.18, 2.8, middle)], "#f9f1dc", 6)
    c.stroke([view.at(-4.18, 2.1, near), view.at(-4.18, 2.1, z)], "#f9f1dc", 6)


def _blackboard(c: Canvas, view: View) -> None:
    """A blackboard with a drawing, and a map beside it."""
    c.polygon(view.front(-2.35, 1.05, 1.0, 2.75, 9.49), "#7a4e2c")
    board = view.front(-2.25, 0.95, 1.08, 2.67, 9.48)
    c.fill(board, [(0, "#2c5a4a"), (1, "#1f4438")])
    c.shade(board, "#dfe9dc", "right", density=0.12)
    (x0, base), (x1, _), (_, top), _ = board
    for n, (start, end) in enumerate(((0.08, 0.44), (0.08, 0.36), (0.08, 0.4))):
        y = top + (base - top) * (0.2 + 0.16 * n)
        line = [(x0 + (x1 - x0) * (start + (end - start) * t / 24), y + 4 * math.sin(t * 1.9 + n)) for t in range(25)]
        c.stroke(line, "#e6ede2", 2.5)
    cx, cy = x0 + (x1 - x0) * 0.72, (top + base) / 2
    c.stroke([(cx - 62, cy + 42), (cx + 62, cy + 42), (cx - 24, cy - 48), (cx - 62, cy + 42)], "#f3d98a", 3)
    c.ring(cx - 8, cy + 10, 31, "#e6ede2", 2.5)
    c.polygon(view.front(2.0, 3.6, 1.55, 2.75, 9.48), "#f6ecd2")
    land_x, land_y = view.at(2.8, 2.15, 9.48)
    c.polygon(
        smooth(moved(path("-74,-44 -30,-50 4,-26 62,-40 74,4 -6,16 -66,-4"), land_x, land_y), closed=True), "#c98a4a"
    )
    c.polygon(
        smooth(
            [
                (land_x - 34, land_y - 30),
                (land_x - 12, land_y - 26),
                (land_x - 18, land_y - 12),
                (land_x - 40, land_y - 14),
            ],
            closed=True,
        ),
        "#4f8f9a",
    )


def _pupil(c: Canvas, view: View, x: float, z: float) -> None:
    """A desk with a child at it, from behind."""
    c.polygon(view.floor(x - 0.62, x + 0.62, z, z + 0.5, y=0.74), "#d9a45e")
    c.polygon(view.front(x - 0.62, x + 0.62, 0.62, 0.74, z), "#8a5a30")
    for px in (-0.56, 0.56):
        c.stroke([view.at(x + px, 0.7, z), view.at(x + px, 0, z)], "#4a3222", max(3, 34 / z))
    at_x, at_y = view.at(x + 0.2, 0.76, z + 0.2)
    c.polygon(
        [
            (at_x - 130 / z, at_y),
            (at_x - 90 / z, at_y - 50 / z),
            (at_x + 120 / z, at_y - 50 / z),
            (at_x + 100 / z, at_y),
        ],
        "#fbf3dc",
    )
    seat, foot = view.at(x - 0.1, 0.42, z - 0.2)
    if c.rng.random() < 0.86:
        bust(
            c,
            seat,
            foot,
            0.46 * view.focal / z,
            c.rng.choice(["#b5452f", "#2f6f74", "#d9a03a", "#4a5f8a", "#6b7f4a", "#8a3f5a"]),
            head=c.rng.choice(["#3a241a", "#1f1613", "#7a5230", "#54341f"]),
        )
    c.polygon(view.front(x - 0.36, x + 0.16, 0.2, 0.62, z - 0.3), "#a8703c")
    c.polygon(view.front(x - 0.36, x + 0.16, 0.56, 0.62, z - 0.3), "#cf9a58")


@paints("laboratory")
def laboratory(c: Canvas) -> None:
    """Glassware and a microscope on the bench of the Kelten laboratory."""
    c.wash(even("#0f2440", "#1f4a6b", "#3f8f9f", "#bfe3d3"), 0, 740)
    for n in range(6):
        x = 60 + n * 245
        c.box(x, 60, x + 212, 430, clear("#dff5ee", 0.16))
        c.box(x, 236, x + 212, 246, clear("#0f2440", 0.5))
        for k in range(6):
            tall = c.rng.uniform(46, 118)
            left = x + 14 + k * 32
            for shelf in (236, 430):
                if c.rng.random() < 0.8:
                    c.box(
                        left,
                        shelf - tall,
                        left + 22,
                        shelf,
                        clear(c.rng.choice(["#7fd0d9", "#f2a65a", "#e86f8a", "#cfe9e0", "#4f8fb0"]), 0.5),
                    )
    c.blur(0, 560, 6)
    c.wash(even("#eaf4ee", "#a9c9cc", "#5f8f9f"), 740)
    c.box(0, 734, WIDTH, 744, "#ffffff")
    _scientist(c)
    bench = 856
    with c.mirrored(bench, squeeze=0.4, strength=0.45, tint="#9fc0c6", ripple=1):
        _microscope(c, 930, bench)
        _flask(c, 330, bench, 290, "#e8577f")
        _beaker(c, 545, bench, 170, 190, "#f2a23c")
        _tube_rack(c, 1235, bench)
        _bottle(c, 120, bench, 210, "#3fb0a3")
    c.glow(330, bench - 70, 220, "#ff8fb0", 0.35)


def _scientist(c: Canvas) -> None:
    """A researcher in a white coat, at work behind the bench."""
    coat = smooth(path("600,745 610,560 650,470 720,430 800,430 868,470 915,570 930,745"), steps=8)
    c.fill(coat, [(0, "#ffffff"), (0.5, "#e3eef0"), (1, "#8fb3c2")], across=True)
    c.polygon([(722, 430), (796, 430), (766, 560)], "#2f6f86")
    c.stroke([(722, 430), (764, 566), (764, 744)], "#a9c4cc", 5)
    c.stroke([(796, 430), (768, 566)], "#a9c4cc", 5)
    c.box(734, 372, 786, 440, "#b07a5c")
    c.disc(760, 330, 64, "#c08a68", ry=78)
    c.polygon(
        smooth(path("690,350 688,270 740,232 810,244 838,300 828,350 812,296 760,284 714,300"), closed=True), "#2a1a1c"
    )
    c.disc(834, 262, 34, "#2a1a1c")
    for x in (736, 792):
        c.disc(x, 334, 22, clear("#bff0f5", 0.35))
        c.disc(x, 337, 6.5, "#2a1a1c")
        c.stroke(arc(x, 322, 15, 200, 340, ry=7), "#2a1a1c", 4)
        c.ring(x, 334, 26, "#e6fbff", 5)
    c.stroke([(762, 332), (768, 332)], "#e6fbff", 6)
    c.polygon(arc(762, 366, 52, 0, 180, ry=44), "#dff0f2")
    c.stroke(smooth([(640, 520), (600, 640), (660, 706), (720, 690)]), "#d3e3e8", 56)
    c.disc(728, 688, 25, "#4fb0c0")
    c.stroke([(728, 690), (760, 600)], "#f6fbfa", 9)
    c.stroke([(752, 622), (764, 590)], "#e8577f", 5)


def _glass(c: Canvas, outline: list[Point], liquid: Ink, level: float, base: float) -> None:
    """Any glass vessel: its wall, and a liquid up to a height."""
    body = c.cut(outline)
    c.press(body, "#e9fbf8", strength=0.34)
    filled = c.stencil()
    filled.box(0, base - level, WIDTH, base + 10)
    inside = body.through(filled)
    c.grade(inside, [(0, lighter(liquid, 0.3)), (1, darker(liquid, 0.15))], strength=0.88)
    c.stipple(inside, darker(liquid, 0.45), "right", density=0.5)
    c.stroke([*outline, outline[0]], clear("#f6fffd", 0.9), 4)


def _flask(c: Canvas, x: float, base: float, tall: float, liquid: Ink) -> None:
    """A conical flask."""
    outline = [
        (x - 26, base - tall),
        (x + 26, base - tall),
        (x + 26, base - tall * 0.66),
        *smooth([(x + 40, base - tall * 0.58), (x + 126, base - 24), (x + 112, base)], steps=5),
        *smooth([(x - 112, base), (x - 126, base - 24), (x - 40, base - tall * 0.58)], steps=5),
        (x - 26, base - tall * 0.66),
    ]
    _glass(c, outline, liquid, tall * 0.42, base)
    c.box(x - 32, base - tall - 8, x + 32, base - tall + 4, "#f6fffd")
    c.stroke([(x - 60, base - tall * 0.3), (x - 92, base - 40)], clear("#ffffff", 0.8), 7)
    for _ in range(14):
        c.disc(
            x + c.rng.uniform(-70, 70),
            base - c.rng.uniform(12, tall * 0.38),
            c.rng.uniform(2, 6),
            clear("#ffffff", 0.55),
        )


def _beaker(c: Canvas, x: float, base: float, wide: float, tall: float, liquid: Ink) -> None:
    """A graduated beaker."""
    _glass(
        c,
        [
            (x - wide / 2 - 8, base - tall),
            (x + wide / 2 + 8, base - tall),
            (x + wide / 2, base - tall * 0.92),
            (x + wide / 2, base),
            (x - wide / 2, base),
            (x - wide / 2, base - tall * 0.92),
        ],
        liquid,
        tall * 0.55,
        base,
    )
    for n in range(1, 6):
        c.stroke(
            [(x + wide * 0.18, base - n * tall / 7), (x + wide * (0.42 if n % 2 else 0.34), base - n * tall / 7)],
            "#ffffff",
            3,
        )


def _bottle(c: Canvas, x: float, base: float, tall: float, liquid: Ink) -> None:
    """A stoppered bottle with a label."""
    _glass(
        c,
        [
            (x - 22, base - tall),
            (x + 22, base - tall),
            (x + 22, base - tall * 0.8),
            (x + 62, base - tall * 0.64),
            (x + 62, base),
            (x - 62, base),
            (x - 62, base - tall * 0.64),
            (x - 22, base - tall * 0.8),
        ],
        liquid,
        tall * 0.5,
        base,
    )
    c.box(x - 27, base - tall - 30, x + 27, base - tall + 6, "#f2c14e")
    c.box(x - 52, base - tall * 0.44, x + 52, base - tall * 0.14, "#f9fbf6")
    for n in range(3):
        c.stroke(
            [(x - 40, base - tall * (0.36 - 0.08 * n)), (x + 34 - 18 * n, base - tall * (0.36 - 0.08 * n))],
            "#34505f",
            4,
        )


def _tube_rack(c: Canvas, x: float, base: float) -> None:
    """Test tubes in a wooden rack."""
    for n, (ink, level) in enumerate(
        (("#e8577f", 90), ("#f2a23c", 120), ("#3fb0a3", 70), ("#8f6fc0", 110), ("#f2d44e", 84))
    ):
        at_x = x - 128 + n * 64
        outline = [
            (at_x - 20, base - 236),
            (at_x + 20, base - 236),
            (at_x + 20, base - 34),
            *arc(at_x, base - 34, 20, 0, 180, steps=10),
            (at_x - 20, base - 34),
        ]
        _glass(c, outline, ink, level + 20, base - 14)
        c.box(at_x - 24, base - 242, at_x + 24, base - 232, "#f6fffd")
    for y0, y1 in ((-172, -146), (-26, 0)):
        c.fill(
            [(x - 180, base + y0), (x + 180, base + y0), (x + 180, base + y1), (x - 180, base + y1)],
            [(0, "#d9a45e"), (1, "#9a6a36")],
        )
    for side in (-1, 1):
        c.box(x + side * 180 - 10, base - 172, x + side * 180 + 10, base, "#b98248")


def _microscope(c: Canvas, x: float, base: float) -> None:
    """A microscope with its lamp on."""
    dark, metal = "#16293a", "#dfe9ea"
    c.polygon(smooth(moved(path("-110,0 -104,-34 20,-46 104,-30 116,0"), x, base), steps=5), dark)
    c.stroke(
        smooth([(x + 62, base - 30), (x + 104, base - 130), (x + 90, base - 250), (x + 20, base - 320)], steps=8),
        dark,
        36,
    )
    c.box(x - 96, base - 132, x + 74, base - 112, dark)
    c.box(x - 70, base - 140, x + 10, base - 131, clear("#bff0f5", 0.95))
    c.glow(x - 28, base - 120, 90, "#cffcff", 0.9)
    c.polygon([(x - 52, base - 112), (x - 4, base - 112), (x - 14, base - 78), (x - 42, base - 78)], metal)
    c.polygon([(x - 74, base - 300), (x - 18, base - 322), (x + 12, base - 206), (x - 46, base - 190)], metal)
    c.polygon([(x - 40, base - 310), (x - 18, base - 322), (x + 12, base - 206), (x - 8, base - 200)], "#9fb8c0")
    c.polygon([(x - 44, base - 192), (x - 6, base - 202), (x - 20, base - 146), (x - 36, base - 146)], "#c79a4a")
    c.polygon([(x - 122, base - 426), (x - 84, base - 438), (x - 28, base - 318), (x - 68, base - 304)], dark)
    c.polygon([(x - 132, base - 440), (x - 84, base - 456), (x - 78, base - 436), (x - 126, base - 420)], "#2f4a5c")
    c.disc(x + 92, base - 170, 26, metal)
    c.disc(x + 92, base - 170, 14, "#8fa9b2")
