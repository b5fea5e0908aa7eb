"""The harbour, the quays and the strait."""

import math

from newsroom.demo.pictures.buildings import houses, lantern_tower, tower_block
from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, View, smooth
from newsroom.demo.pictures.machines import container_stack, lorry, quay_crane
from newsroom.demo.pictures.palette import clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import Head, standing
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import (
    bird,
    flock,
    glints,
    hills,
    land,
    swell,
)
from newsroom.demo.pictures.vessels import trawler

BOXES = ["#1f4e63", "#c7502f", "#e2a13b", "#2d7d78", "#7c2f3c", "#d9c9a3"]


@paints("harbour-cranes")
def harbour_cranes(c: Canvas) -> None:
    """Gantry cranes over the container terminal on a pale cold morning."""
    quay = 800
    c.wash(even("#2f7f8c", "#7fb5b3", "#dfe0cd", "#f6e6cc"), 0, quay)
    c.drift("#e9efe6", (5, 14), 60, 620, cover=0.4, strength=0.6)
    c.disc(1030, 430, 128, "#fbf3df")
    c.glow(1030, 430, 420, "#fff1d0", 0.45)
    for x, size, tone in ((1180, 330, 0.72), (1010, 380, 0.6), (830, 440, 0.48)):
        quay_crane(
            c,
            x,
            quay,
            size,
            mix("#d6482c", "#d9dccf", tone),
            load=mix("#1f4e63", "#d9dccf", tone),
            reach=0.45,
            drop=0.12,
        )
    c.haze("#f3e3cd", (420, 0), (quay, 0.55))
    quay_crane(c, 620, quay, 620, mix("#d6482c", "#f3e3cd", 0.2), load="#4b8a86", reach=0.7, drop=0.16)
    container_stack(c, 880, quay, 118, [2, 3, 4, 4, 3, 5], [mix(ink, "#f3e3cd", 0.25) for ink in BOXES])
    quay_crane(c, 330, quay, 800, "#d6452a", load="#1f4e63", reach=0.58, drop=0.2)
    container_stack(c, -60, quay, 150, [3, 2], BOXES)
    _wet_quay(c, quay)
    with c.mirrored(872, squeeze=0.5, tint="#708890", strength=0.5):
        lorry(c, 1010, 872, 330, "#e2a13b", "#1f4e63")
    for x, size in ((560, 92), (600, 88)):
        with c.mirrored(886, squeeze=0.6, strength=0.5):
            standing(c, x, 886, size, "#e2702f", legs="#22333d", head=Head(hat="#f2d13c"))
    flock(c, "#21414c", 1010, 250, 120, count=8, span=34)


def _wet_quay(c: Canvas, y: float) -> None:
    """Wet concrete with crane rails."""
    c.mirror(y, 1000, squeeze=1.6, tint="#a9b0a8", ripple=3)
    c.haze("#3a5661", (y, 0.45), (1000, 0.85))
    for at_y, width in ((y + 8, 3), (y + 40, 5), (y + 150, 9)):
        c.box(0, at_y, WIDTH, at_y + width, clear("#1c3039", 0.8))
    for x in range(-400, 1900, 210):
        c.stroke([(x + (750 - x) * 0.12, y + 12), (x - (750 - x) * 0.1, 1000)], clear("#1c3039", 0.3), 3)


@paints("bridge-dusk")
def bridge_dusk(c: Canvas) -> None:
    """The cable-stayed bridge over the Alma Strait with its lights on, from the water."""
    view = View(horizon=735, eye=4, middle=430, focal=980)
    c.wash([(0, "#1d1648"), (0.35, "#5b2a72"), (0.68, "#c4527c"), (0.88, "#f59a78"), (1, "#ffd49a")], 0, 735)
    c.drift("#3a1d5c", (5, 12), 20, 470, cover=0.42, strength=0.7)
    c.drift("#ff9f86", (5, 26), 360, 700, cover=0.4, strength=0.6)
    c.glow(430, 735, 700, "#ffb070", 0.6, ry=330)
    c.polygon(land(hills(c.rng, 706, 34), 737), "#7a3a68")
    for x in range(30, 900, 34):
        if c.rng.random() < 0.7:
            tower_block(
                c, x, 737, c.rng.uniform(20, 40), c.rng.uniform(18, 86), "#57295a", lit="#ffd58c", chance=0.25, pane=6
            )
    _bridge(c, view)
    c.mirror(737, squeeze=0.92, tint="#8f7fa6", ripple=8)
    c.haze("#150f3a", (737, 0), (1000, 0.7))
    glints(c, "#ffc98f", 742, 990, x=430, spread=420, count=200, opacity=0.6)
    for z in (215, 300, 420, 560):
        below, _ = view.at(90, 0, z)
        glints(c, "#ffe0a6", 760, 985, x=below, spread=46, count=26, opacity=0.5)


def _bridge(c: Canvas, view: View) -> None:
    """Pylons, deck, lamps and traffic, from the far shore to the eye."""
    deck, ink = 52.0, "#1a1236"
    for z in (1530, 1110, 690, 270):
        _pylon_of_bridge(c, view, z, deck, mix(ink, "#7a3a68", min(0.7, z / 2400)))
    c.polygon(view.face([(79, deck, 62), (79, deck, 4000), (79, deck - 4, 4000), (79, deck - 7, 62)]), ink)
    c.polygon(
        view.face([(79, deck - 7, 62), (79, deck - 4, 4000), (101, deck - 4, 4000), (101, deck - 7, 62)]), "#0f0a26"
    )
    c.stroke([view.at(79, deck + 0.2, 62), view.at(79, deck + 0.2, 4000)], "#ff9d6b", 3)
    for n in range(46):
        far = 66 * 1.085**n
        x, y = view.at(79, deck + 9, far)
        c.stroke([view.at(79, deck, far), (x, y)], ink, max(1, 420 / far))
        c.glow(x, y, min(60, max(5, 8000 / far)), "#ffd98f", 0.9)
        c.disc(x, y, max(0.9, 620 / far), "#fff3d0")
    for n in range(70):
        far = 70 * 1.06**n * c.rng.uniform(0.96, 1.04)
        x, y = view.at(79, deck + 1.6, far)
        tail = c.rng.random() < 0.5
        c.disc(x, y, max(0.8, 380 / far), "#ff5a4a" if tail else "#fff6dc")


def _pylon_of_bridge(c: Canvas, view: View, z: float, deck: float, ink: tuple[int, int, int]) -> None:
    """An A-shaped tower and its fans of cables to both sides."""
    top, middle = 178.0, 90.0
    wire = max(1.0, 430 / z)
    for step in range(1, 17):
        for way in (-1, 1):
            far = z + way * step * 12.5
            if far > 64:
                for side in (80, 100):
                    c.stroke(
                        [view.at(middle, top - step * 2.1, z), view.at(side, deck, far)],
                        clear("#ffd9c0" if side == 80 else "#c28aa6", 0.55),
                        wire,
                    )
    for side in (-1, 1):
        legs: list[tuple[float, float]] = [(14 * side, -4), (17 * side, deck), (3.4 * side, 118), (3.0 * side, top)]
        outer = [view.at(middle + px + 2.6 * side, py, z) for px, py in legs]
        inner = [view.at(middle + px - 2.6 * side, py, z) for px, py in reversed(legs)]
        c.polygon([*outer, *inner], ink)
    for low, high in ((deck - 9, deck - 3), (114, 120)):
        c.polygon(
            view.front(middle - 17, middle + 17, low, high, z)
            if low < 60
            else view.front(middle - 5, middle + 5, low, high, z),
            ink,
        )
    tip: Point = view.at(middle, top + 5, z)
    c.stroke([view.at(middle, top - 2, z), tip], ink, max(2, 2400 / z))
    c.glow(*tip, max(14, 16000 / z), "#ff4a52", 0.9)
    c.disc(*tip, max(1.2, 1100 / z), "#ffb3a8")


@paints("harbour-dawn")
def harbour_dawn(c: Canvas) -> None:
    """The first boat leaves the old quay into a low sun."""
    shore, sun = 590, 905
    c.wash([(0, "#23455c"), (0.4, "#777b89"), (0.72, "#e39a7c"), (1, "#ffdca3")], 0, shore)
    c.drift("#c9766a", (6, 16), 40, 430, cover=0.42, strength=0.6)
    c.drift("#ffd0a0", (5, 26), 250, 540, cover=0.4, strength=0.7)
    c.glow(sun, 520, 620, "#ff9d5c", 0.75)
    c.disc(sun, 520, 52, "#fff3cf")
    c.glow(sun, 520, 190, "#ffe3a0", 0.9)
    for y, rise, ink in ((545, 34, "#b98481"), (572, 26, "#8a6d78")):
        c.polygon(land(hills(c.rng, y, rise), shore), ink)
    houses(c, -20, 620, shore, 66, ["#55566a", "#4d5064", "#5d5a6c"], lit="#ffcf87", chance=0.2)
    lantern_tower(c, 470, shore, 210, "#4a4c61", lit="#ffe0a0")
    houses(c, 1230, 1520, shore, 44, ["#6f6474", "#665e70"], lit="#ffcf87", chance=0.1)
    c.haze("#ffb98a", (470, 0), (588, 0.3), (592, 0.3))
    c.mirror(shore, squeeze=0.8, tint="#a9a2a8", ripple=6)
    c.haze("#16344a", (shore, 0), (1000, 0.72))
    glints(c, "#ffe2ab", shore + 6, 960, x=sun, spread=330, count=230)
    _wake(c, 690, 696, 330, "#ffe6c0")
    with c.mirrored(690, strength=0.7):
        trawler(c, 850, 690, 330, "#1d2f40", "#33475a", trim="#d98b63", lamp="#ffd890")
    flock(c, "#2a3f50", 1060, 430, 90, count=8, span=34)
    with c.mirrored(880, strength=0.75, ripple=8):
        trawler(c, 250, 880, 470, "#172736", "#26394a", trim="#b4644f", lamp="#ffca7a", flip=True)
    _quay(c, "#15212e")


def _wake(c: Canvas, x: float, y: float, length: float, ink: str) -> None:
    """The trace of a boat on calm water."""
    for n in range(26):
        t = n / 26
        at_x, drop = x - length * t * 1.4, 18 * t
        c.polygon(
            [(at_x - 46, y + drop), (at_x, y + drop - 3 + 2 * t), (at_x + 40, y + drop), (at_x, y + drop + 3)],
            clear(ink, 0.5 * (1 - t)),
        )


def _quay(c: Canvas, ink: str) -> None:
    """A stone corner with bollards and a rope, nearest to the eye."""
    c.polygon([(1050, 1010), (1130, 842), (1520, 820), (1520, 1010)], ink)
    c.polygon([(1130, 842), (1520, 820), (1520, 836), (1124, 858)], lighter(ink, 0.22))
    for x, y in ((1190, 838), (1390, 828)):
        c.polygon([(x - 20, y), (x - 14, y - 52), (x + 14, y - 52), (x + 20, y)], darker(ink, 0.2))
        c.disc(x, y - 54, 24, darker(ink, 0.1), ry=11)
    c.stroke(smooth([(1176, 812), (860, 905), (470, 838)]), "#0f1a26", 5)


@paints("fishing-boats")
def fishing_boats(c: Canvas) -> None:
    """Painted hulls side by side at noon."""
    c.wash(even("#5fb4c9", "#a5d6d6", "#e9efdc"), 0, 520)
    c.drift("#ffffff", (6, 9), 20, 420, cover=0.36, strength=0.85, edge=0.3)
    c.polygon(land(hills(c.rng, 440, 46), 520), "#7fa6a4")
    houses(
        c,
        -10,
        1510,
        520,
        92,
        ["#e8d4b2", "#dcb48c", "#f0e3cb", "#c98f6f", "#b9c4ba"],
        roof="#b65a3c",
        lit="#4f6f78",
        chance=0.75,
    )
    c.box(0, 512, WIDTH, 548, "#8f8a7c")
    c.box(0, 540, WIDTH, 560, "#5c5f5c")
    c.mirror(558, squeeze=0.7, tint="#6fb0b4", ripple=7)
    c.haze("#0f4f5e", (558, 0.1), (1000, 0.75))
    fleet = [
        (360, 628, 330, "#2f6f8f", "#f1e7d0", "#f2c14e"),
        (760, 622, 320, "#c8452f", "#f4ead6", "#ffffff"),
        (1150, 630, 340, "#2d7d62", "#f3dfb5", "#f0e6d2"),
        (140, 742, 470, "#d9902f", "#f5ecd9", "#7b2f23"),
        (1340, 752, 500, "#28425e", "#f0e4cc", "#d95f43"),
        (735, 806, 620, "#b5342c", "#f7efdc", "#f5d58a"),
    ]
    for x, y, length, hull, house, trim in fleet:
        with c.mirrored(y, tint="#5f8f98", strength=0.72, ripple=7):
            trawler(c, x, y, length, hull, house, trim=trim, flip=x > 1000)
    _net_pile(c, 735, 806, 620)
    for x, y, span in ((470, 300, 74), (610, 215, 52), (930, 265, 84), (1080, 170, 46)):
        bird(c, x, y, span, "#fdfaf0", lift=0.28, tilt=c.rng.uniform(-0.2, 0.2))
    swell(c, "#134a58", "#bfe3dc", 840, 990, count=90)


def _net_pile(c: Canvas, x: float, water: float, length: float) -> None:
    """Nets and floats on the after deck."""
    for n in range(34):
        ink = ("#2b8a7d", "#3aa38f", "#1f6d66")[n % 3]
        c.disc(x - length * c.rng.uniform(0.26, 0.42), water - length * c.rng.uniform(0.12, 0.2), 15, ink, ry=10)
    for n in range(9):
        c.disc(x - length * (0.25 + 0.02 * n), water - length * (0.17 + 0.02 * math.sin(n)), 9, "#f2a33a")
