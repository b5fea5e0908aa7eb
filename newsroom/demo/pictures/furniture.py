"""Things that stand in rooms."""

import math

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import Point, View, along, arc, moved, path, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, lighter
from newsroom.demo.pictures.stand import Stand


def desk_lamp(c: Canvas, x: float, base: float, size: float) -> None:
    """A brass reading lamp with a green shade, lit."""
    c.stroke([(x, base), (x, base - size * 0.8)], "#c79a4a", max(1.5, size * 0.07))
    c.box(x - size * 0.22, base - size * 0.06, x + size * 0.22, base, "#c79a4a")
    c.polygon(
        smooth(
            [
                (x - size * 0.5, base - size * 0.7),
                (x - size * 0.36, base - size * 0.95),
                (x + size * 0.36, base - size * 0.95),
                (x + size * 0.5, base - size * 0.7),
            ],
            steps=5,
        ),
        "#2f8a62",
    )
    c.box(x - size * 0.46, base - size * 0.72, x + size * 0.46, base - size * 0.67, "#fff0b8")
    c.glow(x, base - size * 0.35, size * 1.7, "#ffdd8a", 0.6)


def frame_on(c: Canvas, corners: list[Point], ink: Ink) -> None:
    """A gilt frame with a seascape in it, on any wall; corners run near foot, near top, far top, far foot."""
    c.polygon(corners, "#b98a44")
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    foot, top, far_top, far_foot = (along(middle, corner, 0.84) for corner in corners)
    c.fill([foot, top, far_top, far_foot], [(0, lighter(ink, 0.6)), (1, lighter(ink, 0.3))])
    c.polygon([foot, along(foot, top, 0.38), along(far_foot, far_top, 0.44), far_foot], darker(ink, 0.2))
    keel, mast = (
        along(along(foot, top, 0.36), along(far_foot, far_top, 0.36), 0.5),
        along(along(foot, top, 0.82), along(far_foot, far_top, 0.82), 0.55),
    )
    c.polygon([keel, mast, along(keel, along(far_foot, far_top, 0.4), 0.5)], "#f6ecd2")
    c.polygon([keel, along(keel, mast, 0.8), along(keel, along(foot, top, 0.4), 0.4)], "#e0cfa6")


def globe(c: Canvas, x: float, base: float, r: float) -> None:
    """A school globe."""
    c.box(x - r * 0.5, base - r * 0.12, x + r * 0.5, base, "#5a3a22")
    c.stroke([(x, base), (x, base - r * 0.4)], "#5a3a22", 6)
    ball = c.stencil()
    ball.disc(x, base - r * 1.4, r)
    c.grade(ball, [(0, "#5fa3b5"), (1, "#2f6a84")])
    for points in (
        path("-0.5,-1.9 -0.1,-2 0.1,-1.6 -0.2,-1.2 -0.5,-1.4"),
        [(0.2, -1.8), (0.7, -1.7), (0.6, -1.2), (0.3, -1.1)],
    ):
        c.polygon(moved(smooth(points, closed=True, steps=5), x, base, scale=r), "#d9b063")
    c.stipple(ball, "#173a4a", "right", density=0.3)
    c.stroke(arc(x, base - r * 1.4, r * 1.12, -70, 110), "#c79a4a", 5)


def hospital_bed(c: Canvas, view: View, x: float, z: float) -> None:
    """A made bed on wheels by the wall."""
    x0, x1, far = x - 0.45, x + 0.45, z + 2.0
    for leg_x, leg_z in ((x0, z), (x1, z), (x1, far)):
        c.stroke([view.at(leg_x, 0.5, leg_z), view.at(leg_x, 0.06, leg_z)], "#6f8888", 6)
        c.disc(*view.at(leg_x, 0.07, leg_z), 10, "#2f4548")
    c.polygon(view.front(x0, x1, 0.3, 1.2, far), "#8fb0b2")
    c.polygon(view.floor(x0, x1, z, far, y=0.72), "#ffffff")
    c.polygon(view.floor(x0 + 0.08, x1 - 0.08, far - 0.6, far - 0.1, y=0.8), "#e3eff0")
    c.polygon(view.side(x1, 0.46, 0.72, z, far), "#dfe9ea")
    c.fill(view.floor(x0, x1, z, z + 1.35, y=0.75), [(0, "#e9b87a"), (1, "#d99a52")])
    c.polygon(view.side(x1, 0.5, 0.75, z, z + 1.35), "#b87a3c")
    c.polygon(view.front(x0, x1, 0.36, 0.9, z), "#7fa8ac")
    c.polygon(view.front(x0 + 0.07, x1 - 0.07, 0.44, 0.82, z), "#a3c6c8")


def sailing_model(c: Canvas, x: float, base: float, size: float) -> None:
    """A three-masted ship model under full sail, on its plinth under glass."""
    here = Stand(c, x, base, size)
    c.fill(here.place(path("-0.74,0.12 0.78,0.12 0.78,0.3 -0.74,0.3")), [(0, "#9a6a3c"), (1, "#5f3c22")])
    here.box(-0.77, 0.1, 0.81, 0.135, "#c0905a")
    here.box(-0.12, 0.17, 0.16, 0.25, "#e6c98a")
    for px in (-0.18, 0.18):
        here.shape([(px - 0.02, 0.02), (px + 0.02, 0.02), (px + 0.03, 0.12), (px - 0.03, 0.12)], "#c79a4a")
    here.line(path("0.38,-0.12 0.66,-0.26"), "#4a2e1b", size * 0.012)
    for mast, tall, wide in ((-0.27, 0.62, 0.2), (0.0, 0.82, 0.27), (0.25, 0.7, 0.22)):
        _mast(c, here, mast, tall, wide)
    for n, ink in enumerate(("#efe2c2", "#e3d2a8", "#f6ecd2")):
        jib = [(0.27 + n * 0.02, -0.62 + n * 0.14), (0.62 - n * 0.08, -0.24), (0.4 - n * 0.04, -0.2)]
        here.shape(jib, ink)
    _model_hull(c, here)
    glass = here.place(path("-0.7,-0.92 0.74,-0.92 0.74,0.12 -0.7,0.12"))
    c.polygon(glass, clear("#f3fbf6", 0.1))
    c.stroke([*glass, glass[0]], clear("#5f8080", 0.8), 3)
    here.shape(path("-0.62,-0.88 -0.48,-0.88 -0.62,-0.2"), clear("#ffffff", 0.35))


def _mast(c: Canvas, here: Stand, mast: float, tall: float, wide: float) -> None:
    """A mast with three square sails, a pennant and its stays."""
    wood = "#4a2e1b"
    here.line([(mast, -0.08), (mast, -tall)], wood, here.size * 0.013)
    for n in range(3):
        top, low = tall * (0.24 * n - 1) + 0.05, tall * (0.24 * (n + 0.92) - 1) + 0.04
        yard, foot = wide * (0.3 + 0.11 * n), wide * (0.42 + 0.11 * n)
        right = [(mast + yard, top), (mast + foot + 0.02, (top + low) / 2), (mast + foot, low)]
        sail = smooth([(mast - yard, top), *right, (mast + foot * 0.3, low - 0.03), (mast - foot, low)], closed=True)
        c.fill(here.place(sail), [(0, "#fdf6e3"), (1, "#d3bd92")])
        here.line([(mast - yard * 1.1, top), (mast + yard * 1.1, top)], wood, here.size * 0.007)
    here.shape([(mast, -tall), (mast + 0.07, -tall + 0.012), (mast, -tall + 0.03)], "#b5342c")
    for end in ((-0.4, -0.12), (0.64, -0.25) if mast > 0.2 else (mast + 0.2, -0.12)):
        here.line([(mast, -tall + 0.02), end], clear("#3a2416", 0.6), here.size * 0.003)


def _model_hull(c: Canvas, here: Stand) -> None:
    """A black hull with gun ports under a brown upper work."""
    sheer = smooth(path("-0.46,-0.2 -0.3,-0.12 0,-0.085 0.25,-0.1 0.42,-0.15"), steps=6)
    hull = here.place([*sheer, *path("0.38,-0.02 0.26,0.06 -0.3,0.06 -0.42,-0.04")])
    c.fill(hull, [(0, "#8f4a2c"), (0.45, "#5f2f1f"), (0.46, "#2b2a2c"), (1, "#17181b")])
    here.line([(px, py + 0.03) for px, py in sheer], "#e6bd6a", here.size * 0.008)
    for n in range(11):
        port, y = -0.36 + n * 0.066, 0.02 * math.sin(n / 3.3) - 0.062
        here.box(port, y, port + 0.025, y + 0.02, "#e6d3a3")
    here.shape(path("-0.5,-0.25 -0.42,-0.25 -0.42,-0.04 -0.47,-0.1"), darker("#8f4a2c", 0.2))
