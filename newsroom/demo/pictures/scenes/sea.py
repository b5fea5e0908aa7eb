"""Ships under way."""

from newsroom.demo.pictures.buildings import houses
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import moved, path, smooth
from newsroom.demo.pictures.palette import clear, even
from newsroom.demo.pictures.people import standing
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import bird, flock, hills, land, swell
from newsroom.demo.pictures.vessels import container_ship, ferry_boat, tug


@paints("ferry")
def ferry(c: Canvas) -> None:
    """The line 1 ferry crosses the strait on a green and pink evening."""
    c.wash([(0, "#2f6d73"), (0.45, "#8fb8a4"), (0.8, "#f3c9b0"), (1, "#f7ddc2")], 0, 500)
    c.drift("#f2a59b", (5, 18), 60, 420, cover=0.4, strength=0.75)
    c.drift("#fbe3cf", (5, 26), 240, 470, cover=0.34, strength=0.8)
    c.polygon(land(hills(c.rng, 455, 70), 500), "#9fb3a8")
    c.polygon(land(hills(c.rng, 482, 40), 500), "#6f948f")
    houses(c, 860, 1520, 500, 34, ["#5f8682", "#557c79"], lit="#ffe3b0", chance=0.2)
    c.wash(even("#c9c3b0", "#5f9c97", "#1f5a63", "#123f4b"), 500)
    swell(c, "#124550", "#f6d9c4", 510, 990, count=420)
    with c.mirrored(640, squeeze=0.5, tint="#6f9a98", strength=0.55, ripple=9):
        ferry_boat(c, 730, 640, 860, "#f4efe2", "#fbf7ec", stripe="#c8402f", window="#27505c")
        _passengers(c, 730, 640, 860)
    _bow_wave(c, 730, 652, 860)
    for x, y, span in ((250, 330, 66), (330, 240, 44), (200, 440, 90), (1180, 210, 60), (1290, 300, 40)):
        bird(c, x, y, span, "#fdf8ee", lift=0.3, tilt=c.rng.uniform(-0.25, 0.25))
    c.drift("#5b7a78", (5, 3), 60, 240, cover=0.2, strength=0.35)


def _passengers(c: Canvas, x: float, water: float, length: float) -> None:
    """People at the rail of the upper deck, and the boats hung below it."""
    for place in (0.34, 0.325, 0.29, 0.24, 0.228, 0.213, 0.1, 0.082, 0.045, 0.0, -0.016):
        coat = c.rng.choice(["#2c4f5a", "#b5432f", "#d9a23c", "#46616a", "#7b4a3a"])
        standing(c, x - length * place, water - length * 0.35, c.rng.uniform(42, 48), coat)
    for n in range(27):
        at_x = x - length * (0.36 - 0.0165 * n)
        c.stroke([(at_x, water - length * 0.383), (at_x, water - length * 0.345)], "#dcd6c8", 1.6)
    c.stroke([(x - length * 0.36, water - length * 0.383), (x + length * 0.07, water - length * 0.383)], "#dcd6c8", 3)
    for n in range(3):
        left = x - length * (0.33 - 0.16 * n)
        c.polygon(
            smooth(moved(path("0,-205 40,-196 84,-206 70,-186 14,-186"), left, water), closed=True, steps=4), "#e07a34"
        )


def _bow_wave(c: Canvas, x: float, y: float, length: float) -> None:
    """Foam along a moving hull and behind it."""
    for _ in range(900):
        t = c.rng.random() ** 1.3
        at_x = x + length * (0.475 - 1.2 * t)
        spread = length * (0.006 + 0.045 * t)
        c.disc(
            at_x,
            y + c.rng.gauss(0, 0.5) * spread,
            c.rng.uniform(1, 4.2),
            clear("#fbf6ea", 0.8 * (1 - t)),
            ry=c.rng.uniform(0.8, 2.2),
        )
    bow = x + length * 0.462
    c.polygon(
        smooth(
            [
                (bow + 14, y - 10),
                (bow - length * 0.03, y - 16),
                (bow - length * 0.11, y - 3),
                (bow - length * 0.03, y + 5),
            ],
            closed=True,
        ),
        clear("#fbf6ea", 0.9),
    )


@paints("container-ship")
def ship_at_sea(c: Canvas) -> None:
    """A loaded container ship makes for the strait."""
    c.wash(even("#e8b84d", "#f2d48a", "#f7ebc8"), 0, 560)
    c.drift("#fff6dc", (5, 12), 20, 480, cover=0.42, strength=0.8)
    c.drift("#c98f4a", (5, 22), 300, 540, cover=0.34, strength=0.4)
    c.polygon(land(hills(c.rng, 536, 30), 562), "#cdb07a")
    c.wash(even("#7fb0a3", "#2f7f80", "#125561", "#0b3947"), 560)
    swell(c, "#0c4150", "#cfe3c4", 570, 990, count=460)
    with c.mirrored(700, squeeze=0.5, tint="#4f8a86", strength=0.6, ripple=9):
        container_ship(c, 750, 700, 1330, "#1f3f5c", ["#c8452f", "#d98a2e", "#2f7d78", "#e5d3a8", "#7b2f3a", "#3b6ea0"])
    _bow_wave(c, 760, 712, 1330)
    with c.mirrored(868, tint="#4f8a86"):
        tug(c, 300, 868, 250, "#8e2f26", "#f3ead2")
    _bow_wave(c, 300, 872, 250)
    flock(c, "#fdf6e3", 1120, 300, 120, count=7, span=38)
